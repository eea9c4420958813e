"""Claims that outlets repeat as one: neighbouring propositions of one quotation on one object, found together in several articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.link.clusters import Pair, pair
from headwater.link.compare import matter, telling
from headwater.link.propositions import Proposition

ARTICLES = 2
"""Articles that report the two together before they count as one."""
ONE_OBJECT = 0.45
"""Overlap of concepts without figures that two propositions on one object need."""
APART = 250
"""Characters between the two in the article, at most."""

Cluster = tuple[str, ...]


def together(clusters: Sequence[Cluster], told: Mapping[str, Proposition], cannot: frozenset[Pair]) -> list[Cluster]:
    """Join clusters that several articles report in one breath of one speaker on one object; no cluster takes part twice."""
    holder = {m: n for n, cluster in enumerate(clusters) for m in cluster}
    evidence: dict[tuple[int, int], set[str]] = {}
    for first, second in _neighbours(told):
        x, y = sorted((holder[first.id], holder[second.id]))
        if x != y and _one_object(first, second):
            evidence.setdefault((x, y), set()).add(first.article.id)
    merged: dict[int, Cluster] = dict(enumerate(clusters))
    taken: set[int] = set()
    for (x, y), articles in sorted(evidence.items(), key=lambda e: (-len(e[1]), clusters[e[0][0]], clusters[e[0][1]])):
        if len(articles) < ARTICLES or {x, y} & taken or any(pair(a, b) in cannot for a in clusters[x] for b in clusters[y]):
            continue
        taken |= {x, y}
        merged[x] = tuple(sorted(clusters[x] + merged.pop(y)))
    return list(merged.values())


def _neighbours(told: Mapping[str, Proposition]) -> list[tuple[Proposition, Proposition]]:
    """Return assertions of one attributed utterance that stand next to each other in an article."""
    spoken: dict[tuple[str, str], list[Proposition]] = {}
    for p in told.values():
        if p.speaker and p.utterance_id and not p.narration and p.position == "body":
            spoken.setdefault((p.article.id, p.utterance_id), []).append(p)
    found = []
    for _, said in sorted(spoken.items()):
        said.sort(key=lambda p: (p.assertion.span.start, p.id))
        found += [(a, b) for a, b in pairwise(said) if b.assertion.span.start - a.assertion.span.end <= APART]
    return found


def _one_object(a: Proposition, b: Proposition) -> bool:
    """Tell whether two neighbouring propositions say things of one object that only the whole quotation makes a report of."""
    if a.amounts or b.amounts or a.event_days or b.event_days or a.sites or b.sites:
        return False
    if a.stance != b.stance or a.negated != b.negated or "planned" in (a.status, b.status) or "stopped" in (a.status, b.status):
        return False
    return bool(a.names & b.names) and bool([f for f in telling(a, b) if f[0] != "!"]) and matter(a, b) >= ONE_OBJECT
