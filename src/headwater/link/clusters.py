"""Average-link clustering of one connected block: deterministic, bounded, and bound by the analysts' constraints."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping, Sequence

LARGEST = 300
"""Members of a block that are clustered together; a larger block is first cut along its weakest links."""
Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    """Return two ids in order."""
    return (a, b) if a < b else (b, a)


def components(ids: Sequence[str], edges: Mapping[Pair, float], least: float = 0.0) -> list[list[str]]:
    """Return the connected blocks of ids over edges of at least that strength, each sorted, in order of their first member."""
    root = {i: i for i in ids}

    def find(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for (a, b), strength in edges.items():
        if strength >= least:
            x, y = find(a), find(b)
            if x != y:
                root[max(x, y)] = min(x, y)
    blocks: dict[str, list[str]] = {}
    for i in sorted(ids):
        blocks.setdefault(find(i), []).append(i)
    return list(blocks.values())


def bounded(ids: Sequence[str], edges: Mapping[Pair, float], least: float, step: float = 0.08) -> list[list[str]]:
    """Return blocks of at most LARGEST members: a larger one is taken apart at the next higher strength."""
    blocks = []
    for block in components(ids, edges, least):
        if len(block) <= LARGEST:
            blocks.append(block)
        elif least > 1.5:
            blocks.extend(block[i : i + LARGEST] for i in range(0, len(block), LARGEST))
        else:
            inside = set(block)
            blocks.extend(bounded(block, {p: s for p, s in edges.items() if p[0] in inside and p[1] in inside}, least + step, step))
    return blocks


def cluster(
    block: Sequence[str],
    likeness: Callable[[str, str], float],
    threshold: float,
    must: frozenset[Pair] = frozenset(),
    cannot: frozenset[Pair] = frozenset(),
    near: Callable[[str, str], bool] | None = None,
) -> list[tuple[str, ...]]:
    """Merge while the mean likeness between two clusters reaches the threshold; ties go to the smaller ids.

    `near` tells whether a pair reaches the threshold, where that costs less than to measure it. A mean that reaches it has such a pair, so that
    only clusters with one between them are measured.
    """
    ordered = sorted(block)
    reach = near or (lambda a, b: likeness(a, b) >= threshold)
    merging = _Merging(ordered, likeness)
    merging.near = {(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if reach(a, b)}
    merging.barred = {p for p in cannot if p[0] in merging.members and p[1] in merging.members}
    for a, b in sorted(must):
        merging.join_named(a, b)
    heap = [(-m, *p) for p in sorted(merging.near) if (m := merging.mean(p)) >= threshold]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in merging.members or b not in merging.members or pair(a, b) in merging.barred or merging.mean(pair(a, b)) != -mean:
            continue  # joined meanwhile, held apart, or out of date: a merged cluster has entries of its own
        for other in merging.join(a, b):
            now = merging.mean(pair(a, other))
            if now >= threshold:
                heapq.heappush(heap, (-now, *pair(a, other)))
    return [tuple(sorted(m)) for _, m in sorted(merging.members.items())]


class _Merging:
    """Clusters by their smallest member, and what is known of pairs of them."""

    def __init__(self, ordered: Sequence[str], likeness: Callable[[str, str], float]) -> None:
        self._likeness = likeness
        self._sums: dict[Pair, float] = {}
        self.members: dict[str, tuple[str, ...]] = {i: (i,) for i in ordered}
        self.near: set[Pair] = set()
        self.barred: set[Pair] = set()

    def mean(self, p: Pair) -> float:
        """Return the mean likeness between two clusters."""
        left, right = self.members[p[0]], self.members[p[1]]
        if p not in self._sums:
            self._sums[p] = math.fsum(self._likeness(*pair(x, y)) for x in left for y in right)
        return self._sums[p] / (len(left) * len(right))

    def join_named(self, a: str, b: str) -> None:
        """Join the clusters that hold two members, where they are still apart."""
        holders = sorted({key for key, m in self.members.items() if a in m or b in m})
        if len(holders) == 2:
            self.join(holders[0], holders[1])

    def join(self, a: str, b: str) -> list[str]:
        """Join cluster b to cluster a, and return the clusters that are near it."""
        self.members[a] += self.members.pop(b)
        found = []
        for other in self.members:
            if other == a:
                continue
            left, right = pair(a, other), pair(b, other)
            was_near = right in self.near
            self.near.discard(right)
            if right in self.barred:
                self.barred.add(left)
            if left in self.near or was_near:
                self.near.add(left)
                found.append(other)
            parts = (self._sums.pop(left, None), self._sums.pop(right, None))
            if parts[0] is not None and parts[1] is not None:
                self._sums[left] = parts[0] + parts[1]
        self._sums.pop(pair(a, b), None)
        self.near.discard(pair(a, b))
        return found
