"""Who speaks in each statement: the named entity, also where headline or lead only describe it and the body names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.link.content import content, covered, together
from headwater.link.credits import is_known
from headwater.link.descriptions import is_mouth, is_proper
from headwater.link.entities import Identities
from headwater.link.known import country_in
from headwater.link.nations import nations_in
from headwater.link.words import fold, listed, words
from headwater.model import Article, Entity, Hop, Reading, Statement, noun
from headwater.text.outlets import UNKNOWN_OUTLET

SAME_CONTENT = 0.6
"""Share of a headline's weight that the body must attribute to one person, for the headline to be theirs."""
CLEARLY_MORE = 0.1
LONGEST_TITLE = 100
"""Characters of a line without a full stop that is a title above a paragraph."""
NEWS = frozenset(["news", "press", "wire", "times", "post", "daily", "herald"])
FEWEST = 0.8
"""Weight of a passage below which nothing is concluded from its words."""
Content = Mapping[str, float]


@noun
class Speaker:
    """Who speaks in a statement: the entity (None: unknown), what the words call them, and why they are taken for it."""

    entity: Entity | None
    institution: Entity | None
    named: bool
    label: str
    reason: str | None = None


def speakers(reading: Reading, ids: Identities) -> dict[str, Speaker]:
    """Return who speaks, by statement; narration has no speaker."""
    article = reading.article
    attributed = [s for s in reading.extraction.statements if s.mode != "narration" and s.chain and not _own(s.chain[0], article)]
    found = {s.id: _plain(s.chain[0], article.id, ids) for s in attributed}
    told = {s.id: content(article.text, s.content.start, s.content.end) for s in attributed}
    for s in _repeating(attributed, found, article):
        better = _behind(s, attributed, found, told, ids)
        if better:
            found[s.id] = better
    house = _house(article, ids, found)
    if house:
        found.update({s.id: house for s in reading.extraction.statements if _of_the_house(s, found.get(s.id), house)})
    for s in _without_source(reading, attributed):
        heard = _inherited(s, content(article.text, s.content.start, s.content.end), attributed, found, told)
        if heard:
            found[s.id] = heard
    return found


def _house(article: Article, ids: Identities, found: Mapping[str, Speaker]) -> Speaker | None:
    """Return the body whose own release a page is: a ministry, a board, a company; None for outlets of news."""
    known = article.outlet is not None and article.outlet.name != UNKNOWN_OUTLET
    name = article.outlet.name if known and article.outlet else article.text.strip().split("\n", maxsplit=1)[0].strip()
    said = {fold(w.text) for w in words(name)}
    if len(name) > LONGEST_TITLE or not said & listed("bodies", "releasing") or said & NEWS or is_known(name):
        return None
    entity = ids.named(name)
    if entity is None:
        # The page calls itself by its head word: "the Board said" below "Water Board of Norland".
        spoken = sorted({w.entity.id for w in found.values() if w.entity and {fold(x.text) for x in words(w.label)} - {"the"} <= said})
        entity = ids.by_id(spoken[0]) if len(spoken) == 1 else None
    return Speaker(entity=entity, institution=ids.institution(entity), named=True, label=name, reason=f"the page is {name}'s own") if entity else None


def _of_the_house(s: Statement, who: Speaker | None, house: Speaker) -> bool:
    """Tell whether a page's body itself says something: in its own voice, as "we", or as "the Board"."""
    if s.mode == "narration":
        return s.position == "body" and s.chain != ()
    label = {fold(w.text) for w in words(who.label if who else "")} - {"the", "our", "this"}
    return who is None or label <= {"unnamed", "we", "it", "statement"} or (len(label) == 1 and label <= {fold(w.text) for w in words(house.label)})


def _without_source(reading: Reading, attributed: Sequence[Statement]) -> list[Statement]:
    """Return what the article says in its own voice at its head, in its lead or above a paragraph, or hangs on an attributed sentence."""
    text = reading.article.text
    starts = [s.content.start for s in reading.extraction.statements if s.position == "body"]
    lead_end = text.find("\n", min(starts)) if starts else 0

    def heads(s: Statement) -> bool:
        start, end = text.rfind("\n", 0, s.content.start) + 1, text.find("\n", s.content.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        title = len(line) <= LONGEST_TITLE and line[-1:] not in ".!?:;,”\"'"
        return s.position in ("headline", "standfirst") or title or (s.position == "body" and s.content.start < lead_end)

    return [s for s in reading.extraction.statements if s.mode == "narration" and attributed and heads(s)]


def _inherited(
    s: Statement, own: Content, attributed: Sequence[Statement], found: Mapping[str, Speaker], told: Mapping[str, Content]
) -> Speaker | None:
    """Return the one source to whom the text attributes what a head, a lead or a title says without one."""
    if sum(own.values()) < FEWEST:
        return None
    said: dict[str, list[Content]] = defaultdict(list)
    who: dict[str, Speaker] = {}
    for t in attributed:
        if t.position in ("body", "caption") and t.content.start > s.content.start:
            speaker = found[t.id]
            key = speaker.entity.id if speaker.entity else f"?{speaker.label}"
            said[key].append(told[t.id])
            who.setdefault(key, speaker)
    ranked = sorted(((covered(own, together(parts)), key) for key, parts in said.items()), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < SAME_CONTENT or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] + CLEARLY_MORE):
        return None
    speaker = who[ranked[0][1]]
    where = s.position if s.position != "body" else "lead or title"
    return replace(speaker, reason=f"the {where} names no source and repeats what the text attributes to {speaker.label}")


def _own(hop: Hop, article: Article) -> bool:
    """Tell whether a first hop is but the article's own outlet."""
    return hop.role == "outlet" and hop.span is None and article.outlet is not None and hop.name == article.outlet.name


def _plain(hop: Hop, article_id: str, ids: Identities) -> Speaker:
    """Return the speaker whom the hop itself names; who speaks for a body that is named is that body."""
    label = " ".join((hop.as_written or hop.name if hop.role == "unnamed" else hop.name or hop.as_written or "").split())
    entity = ids.of(article_id, hop.span)
    organisation = ids.named(hop.organisation) or (ids.within(article_id, hop.span, "organisation") if hop.role in ("person", "unnamed") else None)
    called = ids.named(hop.name)
    if entity is None or (called and called.kind == "person" and entity.kind != "person") or not _fits(hop, entity):
        entity = called or (entity if hop.role != "person" else None)
    if hop.role == "document" or (hop.role != "person" and is_mouth(label)):
        entity = organisation or (entity if entity and entity.kind in ("organisation", "outlet", "place") else None)
        if entity and is_mouth(entity.name):
            entity = None
    elif hop.role == "unnamed":
        entity = None
    if entity is None or (entity.kind not in ("person", "place", "outlet") and not is_proper(entity.name)):
        return Speaker(entity=None, institution=ids.institution(organisation) if organisation else None, named=False, label=label)
    institution = ids.institution(entity)
    if institution.id == entity.id and entity.kind == "person" and organisation and is_proper(organisation.name):
        institution = ids.institution(organisation)
    return Speaker(entity=entity, institution=institution, named=True, label=label)


def _fits(hop: Hop, entity: Entity) -> bool:
    """Tell whether an entity at the hop's passage is of the hop's kind: in "Ukraine's spy chief Orlo said" two names stand there."""
    if hop.role == "person":
        return entity.kind == "person"
    return entity.kind not in ("equipment", "agreement", "activity", "person")


def _repeating(attributed: Sequence[Statement], found: dict[str, Speaker], article: Article) -> list[Statement]:
    """Return statements in headline, standfirst or lead whose source is a description, or a body or country that may stand for one mouth."""
    body = min((s.content.start for s in attributed if s.position == "body"), default=0)
    lead_end = article.text.find("\n", max(body, 0))
    lead_end = len(article.text) if lead_end < 0 else lead_end

    def early(s: Statement) -> bool:
        return s.position in ("headline", "standfirst") or (s.position == "body" and s.content.start < lead_end)

    def open_(s: Statement) -> bool:
        who = found[s.id]
        return not who.named or (who.entity is not None and who.entity.kind != "person")

    return [s for s in attributed if early(s) and open_(s)]


def _behind(s: Statement, attributed: Sequence[Statement], found: dict[str, Speaker], told: Mapping[str, Content], ids: Identities) -> Speaker | None:
    """Return the one named person to whom the rest of the article attributes the same content."""
    own = told[s.id]
    if sum(own.values()) < FEWEST:
        return None
    said: dict[str, list[Content]] = defaultdict(list)
    people: dict[str, Speaker] = {}
    for t in attributed:
        who = found[t.id]
        if t.id != s.id and who.entity is not None and t.position in ("body", "caption"):
            said[who.entity.id].append(told[t.id])
            people[who.entity.id] = who
    ranked = sorted(((covered(own, together(parts)), i) for i, parts in said.items()), key=lambda r: (-r[0], r[1]))
    mine = found[s.id]
    ranked = [r for r in ranked if mine.entity is None or r[1] != mine.entity.id]
    if not ranked or people[ranked[0][1]].entity is None:
        return None
    best, identity = ranked[0]
    other = next((r[0] for r in ranked[1:]), 0.0)
    repeated = max((covered(own, together(said[mine.entity.id])) for _ in [0] if mine.entity and mine.entity.id in said), default=0.0)
    who = people[identity]
    person = who.entity
    if person is None or person.kind != "person" or best < SAME_CONTENT or best < other + CLEARLY_MORE or repeated >= best:
        return None
    if mine.named and not _speaks_for(person, mine, ids):
        return None
    described = f"{mine.label!r} in the {s.position if s.position != 'body' else 'lead'}"
    note = f"{described} repeats what the body attributes to {person.name}" + _mismatch(s, person, ids)
    return Speaker(entity=person, institution=who.institution, named=True, label=person.name, reason=note)


def _speaks_for(person: Entity, mine: Speaker, ids: Identities) -> bool:
    """Tell whether a person may be the mouth of the body or country that is named."""
    if mine.entity is None:
        return True
    institution = ids.institution(person)
    if mine.entity.kind == "place":
        return mine.entity.country is not None and ids.country(person) == mine.entity.country
    return mine.entity.id in {institution.id, *(r.organisation_id for r in person.roles)} or ids.institution(mine.entity).id == institution.id


def _mismatch(s: Statement, person: Entity, ids: Identities) -> str:
    """Say so where the description gives another country than the person has."""
    hop = s.chain[0]
    said = hop.as_written or hop.name
    countries = {n.code for _, n in nations_in(words(said))} or {c for c in [country_in(said)[0]] if c}
    own = ids.country(person)
    return "; the description names another country" if own and countries and own not in countries else ""
