"""Origins of a claim: utterances by institution, and which of them are known to be independent. In doubt an origin is possible, never established."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from headwater.link.claims import first
from headwater.link.clusters import components, pair
from headwater.link.compare import overlap
from headwater.link.descriptions import is_mouth
from headwater.link.moments import is_day
from headwater.link.nations import nations_in
from headwater.link.own_evidence import has_own_evidence
from headwater.link.propositions import Proposition
from headwater.link.same import likeness
from headwater.link.standing_of_bodies import is_international, is_organ, is_private, speaks_for_body
from headwater.link.voices import house_of, voice_of
from headwater.link.words import fold, listed, words
from headwater.model import MEDIA, Entity, Evidence, Origin, Relation

SURE = 0.5
"""Overlap with what the first institution said, from which a second one surely says the same."""
SURELY_ALIKE = 0.6
"""The same for their likeness, which tells translations and other words too."""
MOST_EVIDENCE = 6
RELEASING = listed("bodies", "releasing")

DEEPEST = 4
STEM = 5
"""Letters of a country's name that its adjective shares."""
_STATE = re.compile(r"^(?:[Tt]he )?([A-Z]\w{3,})['’]s [A-Z]|\bof (?:the )?(?:Republic of |Kingdom of )?([A-Z]\w{3,})$")

Kin = Mapping[str, str]
"""Article id -> the first article of those that stem from one another."""


def kin(article_ids: Sequence[str], relations: Sequence[Relation]) -> Kin:
    """Put articles that take their text or facts from one another under one name."""
    edges = {pair(r.article_id, r.of_article_id): 1.0 for r in relations if r.of_article_id}
    ids = sorted({*article_ids, *(i for e in edges for i in e)})
    return {i: block[0] for block in components(ids, edges) for i in block}


def origins(members: Sequence[Proposition], family: Kin, bodies: Mapping[str, Entity]) -> tuple[Origin, ...]:
    """Return the origins of one claim, the established first. `bodies` are the entities by id."""
    voices: dict[tuple[str, str], list[Proposition]] = {}
    for p in members:
        voice = voice_of(p, family)
        voices.setdefault((voice.kind, voice.key), []).append(p)
    named = _own_voices({key: ps for (kind, key), ps in voices.items() if kind == "named"})
    relays = {key: ps for (kind, key), ps in voices.items() if kind == "relay"}
    called = {key: ps for (kind, key), ps in voices.items() if kind == "called"}
    heard = {family.get(p.article.id, p.article.id) for (kind, _), ps in voices.items() if kind != "silent" for p in ps}
    told = {family.get(p.article.id, p.article.id) for ps in [*named.values(), *relays.values()] for p in ps}
    found = _named(named, family, bodies)
    found += _called(called, told, family, established=bool(found))
    found += _relays(relays, established=bool(found))
    for (kind, _), ps in sorted(voices.items()):
        if kind == "unnamed" and not any(family.get(p.article.id, p.article.id) in told for p in ps):
            found.append(_origin(ps, None, "possible", "the source is not named, so its independence cannot be shown"))
        elif kind == "silent" and not any(family.get(p.article.id, p.article.id) in heard for p in ps):
            found.append(_origin(ps, None, "possible", "no source is named: silence is unknown, not independent"))
    return tuple(sorted(found, key=lambda o: (o.standing, o.reason, o.utterance_ids, o.institution_id or "")))


def _own_voices(named: Mapping[str, list[Proposition]]) -> dict[str, list[Proposition]]:
    """Leave out voices that only head articles whose text has the claim from another: a headline repeats its text's source."""
    if len(named) < 2:
        return dict(named)
    texts = {key: {p.article.id for p in ps if p.position == "body"} for key, ps in named.items()}

    def repeats(key: str) -> bool:
        others = set().union(*(ids for k, ids in texts.items() if k != key))
        return all(p.position in ("headline", "standfirst") and p.article.id in others for p in named[key])

    return {key: ps for key, ps in named.items() if not repeats(key)}


def _named(groups: Mapping[str, list[Proposition]], family: Kin, bodies: Mapping[str, Entity]) -> list[Origin]:
    """Return one origin an institution: the best attested established, a further one only where it is shown to speak for itself."""
    order = sorted(groups, key=lambda k: _attested(groups[k], k))
    found: list[Origin] = []
    kept: list[str] = []
    for key in order:
        institution = groups[key][0].speaker
        if not kept:
            found.append(
                _origin(groups[key], institution, "established", f"{_name(groups[key])} is named as the source and rests on nobody else here")
            )
            kept.append(key)
            continue
        doubts = [d for k in kept if (d := _doubt(groups[key], groups[k], family, bodies))]
        if doubts:
            found.append(_origin(groups[key], institution, "possible", doubts[0]))
        else:
            why = f"{_name(groups[key])} is named and speaks for itself, apart from {_name(groups[kept[0]])}"
            found.append(_origin(groups[key], institution, "established", why))
            kept.append(key)
    return found


def _attested(ps: Sequence[Proposition], key: str) -> tuple[int, int, int, tuple[str, str], str]:
    """Order institutions: most articles, then persons quoted in the text, then the earliest."""
    quoted = sum(p.position == "body" and p.statement.chain[0].role in ("person", "organisation", "document") for p in ps)
    return (-len({p.article.id for p in ps}), -quoted, -len(ps), min(first(p) for p in ps), key)


def _doubt(ps: Sequence[Proposition], kept: Sequence[Proposition], family: Kin, bodies: Mapping[str, Entity]) -> str | None:
    """Return why an institution's independence of another is not shown, None where it is."""
    name, other = _name(ps), _name(kept)
    if not any(p.position == "body" and _own(p, bodies) for p in ps):
        return f"{name} is not shown to speak for itself: only a headline or another hand names it"
    if _cited_by(ps, kept) or _cited_by(kept, ps):
        return f"{name} and {other} stand in one chain"
    here, there = ({family.get(p.article.id, p.article.id) for p in x} for x in (ps, kept))
    together = {p.article.id for p in ps} & {p.article.id for p in kept}
    if here & there and not together:
        return f"an article that names {name} shares its text with one that names {other}"
    left, right = bodies.get(ps[0].speaker or ""), bodies.get(kept[0].speaker or "")
    if left and right and _looked_itself(left, right) and _shown_apart(ps, kept, bodies):
        return _other_matter(ps, kept)
    counted = any(x.amounts and y.amounts for x in ps for y in kept)
    doubt = _one_side(left, right, bodies, quoted_together=bool(together) and _quoted(ps) and _quoted(kept), counted=counted)
    if doubt:
        return doubt.format(name=name, other=other)
    return _other_matter(ps, kept)


def _other_matter(ps: Sequence[Proposition], kept: Sequence[Proposition]) -> str | None:
    pairs = [sorted((a, b), key=lambda p: p.id) for a in ps for b in kept]
    if any(overlap(a, b) >= SURE for a, b in pairs) or any(likeness(a, b) >= SURELY_ALIKE for a, b in pairs):
        return None
    return f"{_name(ps)} may not say the same as {_name(kept)}"


def _shown_apart(ps: Sequence[Proposition], kept: Sequence[Proposition], bodies: Mapping[str, Entity]) -> bool:
    """Tell whether own evidence keeps two bodies apart: both have some, or the one without spoke on an earlier day and cannot rest on the other."""
    shown = [any(_own(p, bodies) and has_own_evidence(p) for p in x) for x in (ps, kept)]
    days = [min((p.article.published[:10] for p in x if p.article.published and is_day(p.article.published[:10])), default="") for x in (ps, kept)]
    if not all(days):
        return all(shown)
    return all(shown) or (shown[0] and days[1] < days[0]) or (shown[1] and days[0] < days[1])


def _looked_itself(left: Entity, right: Entity) -> bool:
    """Tell whether what one says of its own evidence may set it apart: of two persons it is not known whether one body stands behind both."""
    return left.kind == right.kind == "organisation" and not _one_body(left, right)


def _one_body(left: Entity, right: Entity) -> bool:
    return left.id in (right.part_of_id, right.id) or right.id == left.part_of_id


def _one_side(left: Entity | None, right: Entity | None, bodies: Mapping[str, Entity], *, quoted_together: bool, counted: bool) -> str | None:
    """Return why two institutions may rest on one another; None where they are of two states, or one of them is of no state.

    A count that a company and an authority both give goes from one to the other, so it shows nothing.
    """
    if left is None or right is None:
        return None if quoted_together else "nothing shows that {name} does not rest on {other}"
    if _one_body(left, right):
        return "{name} and {other} are one body"
    if left.country and left.country == right.country:
        return "{name} and {other} belong to one country: one may rest on the other"
    states = state_of(left, bodies), state_of(right, bodies)
    if states[0] and states[1] and states[0] != states[1]:
        return None
    if {left.kind, right.kind} == {"group", "organisation"} and not counted and any(is_organ(x) or is_private(x) for x in (left, right)):
        return None  # who breaks in and who is broken into do not speak for one another
    both = {left.kind, right.kind} == {"organisation"}
    apart = not (states[0] and states[0] == states[1]) and not counted
    if both and apart and is_private(left) != is_private(right) and (is_organ(left) or is_organ(right)):
        return None
    if quoted_together and not both:
        return None
    return "nothing shows that {name} does not rest on {other}"


def state_of(body: Entity, bodies: Mapping[str, Entity]) -> str | None:
    """Return the country of a body or of what it is part of, one that no table knows too: "Norland's Water Board", "Water Board of Norland"."""
    at: Entity | None = body
    for _ in range(DEEPEST):
        if at is None or at.kind not in ("organisation", "place"):
            return None
        if at.kind == "place" and not nations_in(words(at.name)):
            return None  # a town of the name of a body that speaks: only a country or its capital stands for a state
        if at.country:
            return at.country
        if is_international(at):
            return at.id
        found = {fold(m[1] or m[2])[:STEM] for n in at.names for m in [_STATE.search(n.text)] if m}
        if at.id != body.id and len(at.name.split()) == 1:
            found.add(fold(at.name)[:STEM])
        if found:
            return min(found) if len(found) == 1 else None
        at = bodies.get(at.part_of_id or "")
    return None


def _own(p: Proposition, bodies: Mapping[str, Entity]) -> bool:
    """Tell whether a source is written at the assertion, by name or by its own page, and says it without keeping away from it."""
    hop = p.statement.chain[0]
    if p.narration:
        return _own_release(p, bodies) and p.stance in ("says", "denies") and not p.assertion.distanced
    return (
        (hop.role in ("person", "organisation", "group") or (hop.role == "unnamed" and speaks_for_body(hop.as_written or hop.name)))
        and p.speaker is not None
        and (not hop.inferred or hop.role in ("person", "organisation") or has_own_evidence(p))
        and p.stance in ("says", "denies")
    )


def _own_release(p: Proposition, bodies: Mapping[str, Entity]) -> bool:
    """Tell whether a page that says it in its own voice is the release of the body that speaks."""
    body = bodies.get(p.speaker or "")
    if not p.named or body is None or p.article.outlet is None:
        return False
    page = {fold(w.text) for w in words(p.article.outlet.name)}
    return any(own <= page for own in ({fold(w.text) for w in words(n.text)} for n in body.names) if own and own - RELEASING)


def _quoted(ps: Sequence[Proposition]) -> bool:
    """Tell whether a source is quoted in its own words, and not through somebody who speaks for it."""
    return any(p.statement.mode in ("direct", "mixed") and not is_mouth(_description(p)) for p in ps) and not any(
        is_mouth(_description(p)) for p in ps
    )


def _description(p: Proposition) -> str:
    hop = p.statement.chain[0]
    return f"{hop.title or ''} {hop.as_written or hop.name}"


def _cited_by(ps: Sequence[Proposition], others: Sequence[Proposition]) -> bool:
    """Tell whether a later hop of the others' chains is the first ones' source."""
    names = {p.statement.chain[0].name for p in ps}
    return any(h.name in names for p in others for h in p.statement.chain[1:])


def _called(groups: Mapping[str, list[Proposition]], told: Collection[str], family: Kin, *, established: bool) -> list[Origin]:
    """Return bodies that articles call by what they are: an origin where nobody is named, and even then only the first."""
    found = []
    for key in sorted(groups, key=lambda k: _attested(groups[k], k)):
        ps = groups[key]
        if any(family.get(p.article.id, p.article.id) in told for p in ps):
            continue  # the name that the article gives may be of this body
        if established or not any(p.stance in ("says", "denies") and not p.assertion.distanced for p in ps):
            found.append(_origin(ps, ps[0].speaker, "possible", f"{_name(ps)} is not called by its name, so its independence cannot be shown"))
        else:
            found.append(_origin(ps, ps[0].speaker, "established", f"{_name(ps)} says it, a body that is not named, and nobody else is"))
            established = True
    return found


def _relays(groups: Mapping[str, list[Proposition]], *, established: bool) -> list[Origin]:
    """Return outlets whose own reporting is cited: an origin where nobody else is named, and even then only the first."""
    found = []
    for key in sorted(groups, key=lambda k: _attested(groups[k], k)):
        name = _name(groups[key])
        if established:
            found.append(_origin(groups[key], groups[key][0].speaker, "possible", f"{name} reports it; where it has it from is not written"))
        else:
            found.append(
                _origin(groups[key], groups[key][0].speaker, "established", f"{name} reports it on its own account and nobody else is named")
            )
            established = True
    return found


def _origin(ps: Sequence[Proposition], institution: str | None, standing: str, reason: str) -> Origin:
    ordered = sorted(ps, key=first)
    spans = [Evidence(article_id=p.article.id, span=p.statement.source or p.assertion.span) for p in ordered]
    return Origin(
        utterance_ids=tuple(sorted({p.utterance_id for p in ordered if p.utterance_id})),
        institution_id=institution,
        standing="established" if standing == "established" else "possible",
        reason=reason,
        evidence=tuple(spans[:MOST_EVIDENCE]),
    )


def _name(ps: Sequence[Proposition]) -> str:
    """Return the fullest name that a source is written with; a headline is its outlet's own voice and names no source."""
    heads = [p.statement.chain[0] for p in ps if p.statement.chain]
    named = [h.name for h in heads if h.role not in MEDIA] or [h.name for h in heads]
    houses = [house for p in ps if p.statement.chain and (house := house_of(p))]
    if houses:
        return min(houses)
    return min(named, key=lambda n: (-len(n), n), default="the source")
