"""Assertions that two related articles tell in sentences of one meaning: what a rewrite or a translation made of an assertion is its twin.

Which sentences those are is known from the relation (`alignment`) and from what sentences mean (`counterparts`). Where a sentence makes several
assertions, those are twins that are most like each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from headwater.link.apart_on_map import elsewhere, places_apart
from headwater.link.clusters import Pair, pair
from headwater.link.compare import may_be_one
from headwater.link.counterparts import Place, counterparts
from headwater.link.propositions import Amount, Proposition
from headwater.model import Article, Reading, Relation
from headwater.text.offsets import overlap

MOST = 6
"""Assertions of a passage above which it is too long to tell which of them are twins."""
LEAST = 0.2
"""Likeness that twins have without being known as such: sentences of one meaning make other assertions too."""
SEVERAL = 2
"""Names of each of two assertions, none in common, from which they are of two matters."""
INSIDE = 0.5
"""Share of an assertion's words that stand in a passage."""
Likeness = Callable[[Proposition, Proposition], float]


def with_twins(told: Sequence[Proposition], readings: Sequence[Reading], related: Sequence[Relation], likeness: Likeness) -> tuple[Proposition, ...]:
    """Return the propositions, each with the ids of its twins."""
    articles = {r.article.id: r.article for r in readings}
    by_article: dict[str, list[Proposition]] = defaultdict(list)
    for p in told:
        by_article[p.article.id].append(p)
    found: dict[str, set[str]] = defaultdict(set)
    for relation in related:
        a, b = articles.get(relation.article_id), articles.get(relation.of_article_id or "")
        if a is None or b is None:
            continue
        for left, right in _passages(relation, a, b):
            for x, y in _matched(_within(by_article[a.id], left), _within(by_article[b.id], right), likeness):
                found[x.id].add(y.id)
                found[y.id].add(x.id)
    return tuple(replace(p, twins=frozenset(found[p.id])) if p.id in found else p for p in told)


def _passages(relation: Relation, a: Article, b: Article) -> Iterator[tuple[Place, Place]]:
    for two in relation.alignment:
        here, there = (two.left, two.right) if two.left.article_id == a.id else (two.right, two.left)
        yield (here.span.start, here.span.end), (there.span.start, there.span.end)
    if relation.kind != "reprint":
        for left, right, _ in counterparts(a, b):
            yield left, right


def _within(told: Sequence[Proposition], place: Place) -> list[Proposition]:
    """Return the assertions that stand in a passage for the most part."""
    found = []
    for p in told:
        span = p.assertion.span
        if overlap((span.start, span.end), place) >= INSIDE * (span.end - span.start):
            found.append(p)
    return found


def _matched(here: Sequence[Proposition], there: Sequence[Proposition], likeness: Likeness) -> list[tuple[Proposition, Proposition]]:
    """Return who are twins: those most like each other, where they are somewhat alike."""
    if not here or not there or max(len(here), len(there)) > MOST:
        return []
    scores = {(x.id, y.id): 0.0 if _filled_otherwise(x, y) else likeness(x, y) for x in here for y in there}
    best = {x.id: max(there, key=lambda y: (scores[x.id, y.id], y.id)) for x in here}
    back = {y.id: max(here, key=lambda x: (scores[x.id, y.id], x.id)) for y in there}
    return [(x, best[x.id]) for x in here if scores[x.id, best[x.id].id] >= LEAST and back[best[x.id].id].id == x.id]


def _filled_otherwise(x: Proposition, y: Proposition) -> bool:
    """Tell whether one sentence has other places, names or figures in it in one language: daily reports are written to one form."""
    if x.article.language != y.article.language:
        return False
    if places_apart(x, y) or elsewhere(x, y) or (min(len(x.names), len(y.names)) >= SEVERAL and not x.names & y.names):
        return True
    return bool(x.amounts and y.amounts) and not any(may_be_one(x, y, a, b) or _slip(a, b) for a in x.amounts for b in y.amounts)


def _slip(x: Amount, y: Amount) -> bool:
    """Tell whether a copy may have made one figure of the other: a point or noughts lost, two digits that changed places."""
    return _digits(x) == _digits(y)


def _digits(x: Amount) -> list[str]:
    return sorted(f"{x.high:.6g}".replace(".", "").replace("0", ""))


def pairs(told: Sequence[Proposition]) -> list[Pair]:
    """Return the pairs of twins, sorted, the lesser id first."""
    return sorted({pair(p.id, t) for p in told for t in p.twins})
