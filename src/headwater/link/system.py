"""The system that the reports describe: who trains, sends, makes, supplies, signs, leads, and where, each link resting on its claims."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter

from headwater.ids import make_id
from headwater.link import standing
from headwater.link.acts import Edge, edges_of
from headwater.link.cast import Cast
from headwater.link.claims import Group
from headwater.link.deeds import deeds
from headwater.link.parts import Language, language
from headwater.link.propositions import Proposition
from headwater.link.threads import STATUSES, spoken
from headwater.link.words import words
from headwater.model import Entity, Span, Status, SystemLink

LASTING = ("leads", "part_of", "owns")
"""Relations that hold while they are told of, whatever becomes of what is told beside them."""
MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?!\d)")
"""A time that is at least as exact as a month."""
LONGEST = 800
"""Characters of an assertion that is read; what is longer is no one proposition."""
AROUND = 400
"""Characters before and behind an assertion that may belong to its sentence."""
BACK = 160
"""Characters before an assertion in which the parties to an agreement may stand."""


def system(groups: Sequence[Group], entities: Sequence[Entity]) -> tuple[SystemLink, ...]:
    """Return the links between entities that the claims describe, each once, with the claims it rests on."""
    cast = Cast(entities)
    holder = {p.id: g.id for g in groups for p in g.members}
    by_id = {e.id: e for e in entities}
    found: dict[Edge, list[Proposition]] = {}
    told = sorted((p for g in groups for p in g.members if _tells(p)), key=lambda p: (p.article.id, p.assertion.span.start, p.id))
    described: set[Edge] = set()
    subject: dict[str, str] = {}
    sentences: dict[tuple[str, int, int], list[Edge]] = {}
    for p in told:
        of = language(p.article.language)
        if of is None:
            continue
        beside = _described(p, cast, of, sentences) if of.code == "en" else []
        described |= set(beside) - found.keys()
        made, head = _edges(p, cast, of, subject.get(p.statement.id) or _speaker(p, by_id, cast))
        for edge in sorted({*made, *beside}):
            if _stands(edge, by_id):
                found.setdefault(edge, []).append(p)
        if head:
            subject[p.statement.id] = head
    for edge, ps in _standing(entities, told, cast).items():
        found.setdefault(edge, []).extend(p for p in ps if p not in found[edge])
    return tuple(sorted((_link(edge, ps, holder, described) for edge, ps in found.items()), key=lambda x: x.id))


def _described(p: Proposition, cast: Cast, of: Language, sentences: dict[tuple[str, int, int], list[Edge]]) -> list[Edge]:
    """Return what an assertion's sentence says beside its names, read once for all assertions in it."""
    span = _sentence(p)
    key = (p.article.id, span.start, span.end)
    if key not in sentences:
        sentences[key] = standing.described(p.article, span, cast, of)
    return sentences[key]


def _tells(p: Proposition) -> bool:
    """Tell whether an assertion describes the system: what is said, not denied or doubted, and no picture's label."""
    span = p.assertion.span
    return p.stance == "says" and not p.negated and p.position != "caption" and span.end - span.start <= LONGEST


def _speaker(p: Proposition, by_id: Mapping[str, Entity], cast: Cast) -> str | None:
    """Return the body that speaks of itself: "Acme said it had sent pumps"."""
    actor = p.assertion.frame.actor
    speaker = by_id.get(p.speaker or "")
    body = speaker and speaker.kind in ("organisation", "group") and speaker.id in cast.kinds
    return speaker.id if speaker and body and actor and actor.text.casefold() == "it" else None


def _edges(p: Proposition, cast: Cast, of: Language, subject: str | None) -> tuple[list[Edge], str | None]:
    """Return the links that one assertion states, and whom it speaks of; `subject` is whom its statement spoke of before."""
    items = cast.items(p.article, p.assertion.span, of)
    made = deeds(p, of, items, subject)
    found = words(p.article.text, p.assertion.span.start, p.assertion.span.end)
    edges = [e for d in made for e in edges_of(d)]
    edges += standing.present(items, found, made, of)
    edges += _signatories(p, cast, [i.entity_id for i in items if i.kind == "agreement"], edges, signed=any(d.label == "agree" for d in made))
    head = next((i.entity_id for i in items if i.kind == "party" and i.part in ("", "subject")), None)
    return edges, head


def _sentence(p: Proposition) -> Span:
    """Return the sentence in which an assertion stands, itself where none holds it."""
    text, span = p.article.text, p.assertion.span
    low, high = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = max(text.rfind("\n", low, span.start), text.rfind(". ", low, span.start) + 1, low - 1) + 1
    end = min([e for e in (text.find("\n", span.end, high), text.find(". ", span.end, high)) if e >= 0], default=high)
    return Span(start=start, end=end, text=text[start:end]) if start <= span.start and end > start else span


def _signatories(p: Proposition, cast: Cast, agreements: Sequence[str], edges: Sequence[Edge], *, signed: bool) -> list[Edge]:
    """Return who is party to an agreement that is signed where the signatories stand just before the assertion, in its sentence."""
    if not agreements or not signed or any(e[1] == "party_to" for e in edges):
        return []
    text, end = p.article.text, p.assertion.span.start
    start = max(text.rfind(". ", 0, end), text.rfind("\n", 0, end), end - BACK) + 1
    parties = cast.parties_before(text, Span(start=start, end=end, text=text[start:end])) if start < end else []
    inside = cast.parties_before(text, p.assertion.span)
    return [(e, "party_to", a) for e in (parties or inside) for a in agreements]


def _stands(edge: Edge, by_id: Mapping[str, Entity]) -> bool:
    """Tell whether a link may be of the system: two ends that are not one."""
    source, target = by_id.get(edge[0]), by_id.get(edge[2])
    if source is None or target is None or source.id == target.id:
        return False
    # A country or a body does not send to or stand in what its own name begins with.
    same = source.name.casefold()[:5] == target.name.casefold()[:5] and "equipment" not in (source.kind, target.kind)
    return not same or edge[1] == "part_of"


def _standing(entities: Sequence[Entity], told: Sequence[Proposition], cast: Cast) -> dict[Edge, list[Proposition]]:
    """Return who leads what and what is part of what, with the assertions beside which that stands."""
    by_statement: dict[str, list[Proposition]] = defaultdict(list)
    near: dict[str, list[tuple[int, int, Proposition]]] = defaultdict(list)
    for p in told:
        by_statement[p.statement.id].append(p)
        sentence = _sentence(p)
        near[p.article.id].append((sentence.start, sentence.end, p))
    for rows in near.values():
        rows.sort(key=itemgetter(0))
    by_id = {e.id: e for e in entities}
    found: dict[Edge, list[Proposition]] = {}
    for edge, statements in standing.leads(entities, cast).items():
        found[edge] = [p for s in statements for p in by_statement.get(s, ())] or _beside([by_id[edge[0]]], near)
    for edge, e in standing.parts(entities, cast):
        found[edge] = _beside([e, by_id[edge[2]]], near) or _beside([e], near)
    return {edge: ps for edge, ps in found.items() if ps}


def _beside(entities: Iterable[Entity], near: Mapping[str, Sequence[tuple[int, int, Proposition]]]) -> list[Proposition]:
    """Return the assertions in whose sentence all these entities are named."""
    sets = [{p.id: p for m in e.mentions for p in _holding(near.get(m.article_id, ()), m.span)} for e in entities]
    shared = set.intersection(*(set(s) for s in sets))
    return [sets[0][i] for i in sorted(shared)]


def _holding(rows: Sequence[tuple[int, int, Proposition]], span: Span) -> Iterator[Proposition]:
    """Yield what stands in the sentences that hold a passage; `rows` are in order of where their sentences begin."""
    first, last = bisect_left(rows, span.start - LONGEST - 2 * AROUND, key=itemgetter(0)), bisect_right(rows, span.start, key=itemgetter(0))
    return (p for _, end, p in rows[first:last] if span.end <= end)


def _link(edge: Edge, ps: Sequence[Proposition], holder: Mapping[str, str], described: Set[Edge]) -> SystemLink:
    """Return a link with the status of its furthest stage, and since when: the event's earliest day where one is told, else when it was said."""
    known = [p for p in ps if p.status != "unknown"]
    status: Status = max((p.status for p in known), key=STATUSES.index) if known else "unknown"
    lasting = edge[1] in LASTING or edge in described
    times = sorted(t for p in ps if (lasting or p.status == status) and (t := spoken(p) if lasting else _when(p)))
    source, relation, target = edge
    return SystemLink(
        id=make_id("lnk", *edge),
        from_id=source,
        relation=relation,
        to_id=target,
        status="under_way" if lasting else status,
        time=times[0] if times else None,
        claim_ids=tuple(sorted({holder[p.id] for p in ps})),
    )


def _when(p: Proposition) -> str | None:
    """Return the month or day of what has begun or happened, where one is told; else when the assertion was uttered."""
    told = sorted(t.value for t in p.assertion.times if t.of == "event" and MONTH.match(t.value)) if p.status != "planned" else []
    return told[0] if told else spoken(p)
