"""What average linkage leaves to mend: claims told in two wordings, and what one page puts beside a claim that says something else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations

from headwater.link.clusters import Pair, pair

MATCHED = 0.75
"""Mean of the best likeness that the members of the smaller cluster find in the larger one."""
BESIDE = 0.42
"""Mean likeness of all pairs below which two clusters are no variants of each other."""
NEAREST, AROUND = 0.8, 0.6
"""Likeness of the nearest member, and mean likeness of all, from which an assertion that is alone joins a cluster."""
MOST = 60
"""Clusters of a block above which their pairs are not looked at: a block that wide is held together by little."""

TOLD_AGAIN = 0.2
"""Mean likeness of all pairs from which two clusters are joined by assertions that related articles tell in sentences of one meaning."""

Cluster = tuple[str, ...]
Likeness = Callable[[str, str], float]
Near = Callable[[str, str], bool]


def every(_a: str, _b: str) -> bool:
    """Look at every pair."""
    return True


def rejoined(clusters: Sequence[Cluster], likeness: Likeness, apart: float, cannot: frozenset[Pair], near: Near = every) -> list[Cluster]:
    """Join clusters that are variants of each other, the closest first, until none is left; a pair held apart keeps both apart.

    `near` tells which pairs may be as alike as `MATCHED`: clusters without one between them are no variants.
    """
    left = sorted(clusters)
    if not 1 < len(left) <= MOST:
        return left
    ties = {(a, b): _tie(a, b, likeness, apart, cannot, near) for a, b in combinations(left, 2)}
    while ties:
        (a, b), best = min(ties.items(), key=lambda t: (-t[1], t[0]))
        if best < MATCHED:
            break
        joined = tuple(sorted(a + b))
        left = sorted([c for c in left if c not in (a, b)] + [joined])
        ties = {p: t for p, t in ties.items() if not {a, b} & set(p)}
        for other in left:
            if other != joined:
                x, y = sorted((other, joined))
                ties[x, y] = _tie(x, y, likeness, apart, cannot, near)
    return left


def _tie(a: Cluster, b: Cluster, likeness: Likeness, apart: float, cannot: frozenset[Pair], near: Near) -> float:
    """Return how well the smaller cluster's members are matched in the larger one; 0 where the two stay apart."""
    few, many = sorted((a, b), key=lambda c: (len(c), c))
    if len(few) < 2:
        return 0.0  # one wording alone is no variant: what is like it may be another matter
    if not any(near(x, y) for x in few for y in many):
        return 0.0
    rows = [[likeness(x, y) for y in many] for x in few]
    if min(min(r) for r in rows) <= apart or any(pair(x, y) in cannot for x in few for y in many):
        return 0.0
    mean = sum(map(sum, rows)) / (len(few) * len(many))
    return sum(max(r) for r in rows) / len(few) if mean >= BESIDE else 0.0


def sifted(clusters: Sequence[Cluster], likeness: Callable[[str, str], float], article: Mapping[str, str], least: float) -> list[Cluster]:
    """Take out of a cluster of one article's assertions who is less like the others than `least`: a page seldom says one thing twice."""
    found: list[Cluster] = []
    for cluster in clusters:
        left = list(cluster)
        while len(left) > 2 and len({article[m] for m in left}) == 1:
            mean, member = min((sum(likeness(m, x) for x in left if x != m) / (len(left) - 1), m) for m in left)
            if mean >= least:
                break
            left.remove(member)
            found.append((member,))
        found.append(tuple(left))
    return sorted(found)


def attached(clusters: Sequence[Cluster], likeness: Likeness, apart: float, cannot: frozenset[Pair], near: Near = every) -> list[Cluster]:
    """Let an assertion that is alone join the cluster of the one most like it, where the rest of it is not far; a pair held apart forbids it."""
    homes = [list(c) for c in sorted(clusters) if len(c) > 1]
    alone = [c[0] for c in sorted(clusters) if len(c) == 1]
    if not homes or len(homes) + len(alone) > MOST:
        return sorted(clusters)
    left: list[Cluster] = []
    members = [tuple(h) for h in homes]
    for one in alone:
        if not any(near(one, m) for home in members for m in home):
            left.append((one,))
            continue
        rows = [[likeness(one, m) for m in home] for home in members]
        nearest = max(range(len(rows)), key=lambda n: (max(rows[n]), -n))
        row = rows[nearest]
        free = min(row) > apart and not any(pair(one, m) in cannot for m in members[nearest])
        if free and max(row) >= NEAREST and sum(row) / len(row) >= AROUND:
            homes[nearest].append(one)
        else:
            left.append((one,))
    return sorted([*left, *(tuple(sorted(h)) for h in homes)])


def told_again(
    clusters: Sequence[Cluster], twins: Collection[Pair], likeness: Callable[[str, str], float], apart: float, cannot: frozenset[Pair]
) -> list[Cluster]:
    """Join the clusters of twins, the most alike first, where the rest of them is not far; a pair held apart keeps both apart."""
    home = {m: c for c in clusters for m in c}
    for a, b in sorted(twins, key=lambda p: (-likeness(*p), p)):
        one, other = home[a], home[b]
        if one == other or any(pair(x, y) in cannot for x in one for y in other):
            continue
        scores = [likeness(*pair(x, y)) for x in one for y in other]
        if min(scores) > apart and sum(scores) / len(scores) >= TOLD_AGAIN:
            joined = tuple(sorted(one + other))
            home.update(dict.fromkeys(joined, joined))
    return sorted(set(home.values()))
