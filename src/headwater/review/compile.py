"""Decisions to constraints: what an analyst ruled on passages becomes what `link` must respect.

Decisions are appended, never edited; a later one that supersedes another takes its place. What no longer attaches is listed as orphaned, never
dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from headwater.model import Anchor, Assertion, Constraints, Decision, Reading
from headwater.review.anchors import attach
from headwater.text.offsets import overlap

Pair = tuple[str, str]


def compile_decisions(decisions: Iterable[Decision], readings: Sequence[Reading], digests: Mapping[str, str]) -> tuple[Constraints, tuple[str, ...]]:
    """Return the constraints, and the ids of decisions whose passages are no longer found.

    `digests` maps capture ids to the SHA-256 of their bytes.
    """
    by_digest: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_digest[digests.get(reading.article.capture_id, "")].append(reading)
    everything = sorted(decisions, key=lambda d: (d.decided_at, d.id))
    replaced = {d.supersedes for d in everything}
    must: set[Pair] = set()
    cannot: set[Pair] = set()
    rejected: set[str] = set()
    orphaned = []
    for decision in everything:
        if decision.id in replaced:
            continue
        found = [_assertions(a, by_digest) for a in decision.subject]
        if not all(found) or not found:
            orphaned.append(decision.id)
            continue
        ids = sorted({a.id for group in found for a in group})
        pairs = set(combinations(ids, 2))
        if decision.ruling == "merge":
            must, cannot = must | pairs, cannot - pairs
        elif decision.ruling == "split":
            must, cannot = must - pairs, cannot | pairs
        elif decision.ruling == "reject":
            rejected |= set(ids)
        elif decision.ruling == "accept":
            rejected -= set(ids)
    constraints = Constraints(must_link=tuple(sorted(must)), cannot_link=tuple(sorted(cannot)), rejected=tuple(sorted(rejected)))
    return constraints, tuple(orphaned)


def _assertions(where: Anchor, by_digest: Mapping[str, Sequence[Reading]]) -> list[Assertion]:
    """Return, for each article made from the anchored capture, the assertion that shares most with the passage."""
    found = []
    for reading in by_digest.get(where.sha256, ()):
        span = attach(reading.article.text, where)
        if span is None:
            continue
        shared = [(overlap((span.start, span.end), (a.span.start, a.span.end)), a.id, a) for a in reading.extraction.assertions]
        best = max(shared, key=lambda s: (s[0], s[1]), default=None)
        if best and best[0]:
            found.append(best[2])
    return found
