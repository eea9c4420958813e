"""Neighbourhoods: which articles of a dossier are linked together; a pure function of the set of articles, whatever the order of adding.

Two articles are tied where they share marks that few others have, as strongly as they share many. A neighbourhood is what ties hold together; one
that grows too large is taken apart at the next higher strength, as a dendrogram of single links is cut. Whether an article's neighbourhood at
some strength is small enough can be seen from that article by walking along ties: a new article touches only what it is tied to.
A dossier of few articles, which is one story, is one neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.model import noun

WHOLE = 150
"""Articles up to which a dossier is one neighbourhood."""
LARGEST = 100
"""Articles of a neighbourhood at most, unless analysts ruled that more belong together."""
COMMON = 64
"""Articles that may have a mark before it ties none of them any more."""
LEVELS = (3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 33, 39, 46, 55)
"""Marks in common from which two articles are tied, step by step more closely."""

RULED = 1_000
"""Stands for the strength of what an analyst ruled: above every tie."""

Numbers = NDArray[np.int64]
Joined = Mapping[int, Collection[int]]
"""By article, those that an analyst ruled to belong with it: never taken apart."""
Tie = tuple[int, int, int]
"""An article, another that it is tied to, and how strongly."""
Around = Callable[[Collection[int]], Iterable[Tie]]
"""Returns the ties of some articles."""


@noun
class Ties:
    """Pairs of articles by number, the lesser first, and how many uncommon marks they share: LEVELS[0] at least."""

    left: Numbers
    right: Numbers
    strength: Numbers


def level(strength: int) -> int:
    """Return the level that a strength reaches, -1 below the first."""
    return int(np.searchsorted(LEVELS, strength, side="right")) - 1


def ties(owners: Numbers, marks: Numbers) -> Ties:
    """Return all ties of a dossier, from its marks and the articles that have them, side by side."""
    order = np.argsort(marks, kind="stable")
    flat, owner = marks[order], owners[order]
    edges = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1], [True]))) if len(flat) else np.zeros(1, dtype=np.int64)
    sizes = np.diff(edges)
    names = np.unique(owners)
    total = max(1, len(names))
    place = np.searchsorted(names, owner)
    codes: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for size in np.unique(sizes).tolist():
        if 2 <= size <= COMMON:
            block = np.sort(place[edges[:-1][sizes == size][:, None] + np.arange(size)], axis=1)
            left, right = np.triu_indices(size, 1)
            codes.append((block[:, left] * total + block[:, right]).ravel())
    values, counts = _counted(np.concatenate(codes))
    return Ties(left=names[values // total], right=names[values % total], strength=counts)


def _counted(codes: Numbers) -> tuple[Numbers, Numbers]:
    """Return the codes that stand there often enough, and how often: sorted in place, which takes the least memory."""
    codes.sort()
    starts = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1]))) if len(codes) else np.empty(0, dtype=np.int64)
    counts = np.diff(np.append(starts, len(codes)))
    kept = counts >= LEVELS[0]
    return codes[starts[kept]], counts[kept]


@noun
class Neighbourhood:
    """Articles that are linked together, by number, and how strong the ties are that hold them: 0 where they are the whole dossier."""

    articles: frozenset[int]
    least: int


def joined(groups: Iterable[Sequence[int]]) -> dict[int, set[int]]:
    """Return who is joined to whom, from groups of articles that belong together."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for group in groups:
        for a, b in pairwise(sorted(set(group))):
            found[a].add(b)
            found[b].add(a)
    return dict(found)


class Walk:
    """Walks along ties, no further than it takes to see that too many articles hang together; what was seen is remembered."""

    def __init__(self, around: Around, together: Joined) -> None:
        self._around = around
        self._together = together
        self._many: dict[int, set[int]] = {least: set() for least in LEVELS}

    def partition(self, articles: Iterable[int]) -> list[Neighbourhood]:
        """Return the neighbourhoods of some articles, each once, in order of their least article."""
        found: list[Neighbourhood] = []
        placed: set[int] = set()
        for article in sorted(articles):
            if article not in placed:
                found.append(self.neighbourhood(article))
                placed |= found[-1].articles
        return sorted(found, key=lambda n: min(n.articles))

    def neighbourhood(self, article: int) -> Neighbourhood:
        """Return the neighbourhood of one article: the same from each of its members."""
        for least in LEVELS:
            if found := self._reached(article, least):
                return Neighbourhood(articles=found, least=least)
        return Neighbourhood(articles=self._held(article), least=RULED)

    def _reached(self, article: int, least: int) -> frozenset[int] | None:
        """Return all that ties of some strength hold together with an article, None where that is more than a neighbourhood may have."""
        many = self._many[least]
        seen, edge = {article}, {article}
        while edge and len(seen) <= LARGEST and not edge & many:
            further = {other for _, other, strength in self._around(edge) if strength >= least}
            edge = (further | self._ruled(edge)) - seen
            seen |= edge
        if not edge and len(seen) <= LARGEST:
            return frozenset(seen)
        many |= seen
        return None

    def _ruled(self, articles: Collection[int]) -> set[int]:
        return {other for a in articles for other in self._together.get(a, ())}

    def _held(self, article: int) -> frozenset[int]:
        """Return all that analysts ruled to belong with an article, one by the other."""
        seen, edge = {article}, {article}
        while edge:
            edge = self._ruled(edge) - seen
            seen |= edge
        return frozenset(seen)


class Web:
    """Ties in memory, found from either end."""

    def __init__(self, found: Ties) -> None:
        left, right = np.concatenate((found.left, found.right)), np.concatenate((found.right, found.left))
        order = np.lexsort((right, left))
        self._left, self._right = left[order], right[order]
        self._strength = np.concatenate((found.strength, found.strength))[order]

    def __call__(self, articles: Collection[int]) -> Iterator[Tie]:
        """Yield the ties of some articles."""
        for a in articles:
            start, end = np.searchsorted(self._left, [a, a + 1])
            others, strengths = self._right[start:end].tolist(), self._strength[start:end].tolist()
            yield from ((a, other, strength) for other, strength in zip(others, strengths, strict=True))
