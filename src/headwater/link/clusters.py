"""Average-link clustering of one connected block: deterministic, bounded, and bound by the analysts' constraints."""

from __future__ import annotations

import heapq
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
) -> list[tuple[str, ...]]:
    """Merge while the mean likeness between two clusters reaches the threshold; ties go to the smaller ids."""
    ordered = sorted(block)
    members: dict[str, tuple[str, ...]] = {i: (i,) for i in ordered}
    sums = {(a, b): likeness(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :]}
    barred = {p for p in cannot if p in sums}
    for a, b in sorted(must):
        if pair(a, b) in sums:
            _join_named(members, sums, barred, a, b)
    heap = [(-s / (len(members[a]) * len(members[b])), a, b) for (a, b), s in sums.items()]
    heap = [h for h in heap if -h[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if a not in members or b not in members or pair(a, b) in barred:
            continue
        now = sums[pair(a, b)] / (len(members[a]) * len(members[b]))
        if now != -mean:
            continue  # out of date: the merged cluster has entries of its own
        for other in _join(members, sums, barred, a, b):
            mean = sums[pair(a, other)] / (len(members[a]) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, *pair(a, other)))
    return [tuple(sorted(m)) for _, m in sorted(members.items())]


def _join_named(members: dict[str, tuple[str, ...]], sums: dict[Pair, float], barred: set[Pair], a: str, b: str) -> None:
    """Join the clusters that hold two members, where they are still apart."""
    holders = sorted({key for key, m in members.items() if a in m or b in m})
    if len(holders) == 2:
        _join(members, sums, barred, holders[0], holders[1])


def _join(members: dict[str, tuple[str, ...]], sums: dict[Pair, float], barred: set[Pair], a: str, b: str) -> list[str]:
    """Join cluster b to cluster a, and return the clusters beside it."""
    members[a] += members.pop(b)
    others = [o for o in members if o != a]
    for other in others:
        left, right = pair(a, other), pair(b, other)
        sums[left] += sums.pop(right)
        if right in barred:
            barred.add(left)
    sums.pop(pair(a, b))
    return others
