"""Which assertions could mean the same in other words or another language: an inverted index over words and the words that lie near them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from headwater.link.candidates import COMMON, Ids, Weights
from headwater.link.clusters import Pair
from headwater.link.propositions import Proposition
from headwater.model import noun

NEAR = 0.45
"""Cosine from which one word may stand for another."""
NEIGHBOURS = 40
"""Words that may stand for one, the nearest first."""
LEAST = 0.35
"""Mean share of two assertions' weight that has a counterpart, from which a pair is looked at."""
MOST = 25
"""Pairs that one assertion keeps, the most alike first."""
STEPS = (0.55, 0.65, 0.75)
"""Cosines by which a word with more neighbours than that loses the farthest ones first."""
ROWS = 256
"""Words that are held against all others at a time."""


@noun
class Lists:
    """Many lists end to end, of numbers and of what each is worth: list n stands from `starts[n]` up to `starts[n + 1]`."""

    starts: Ids
    numbers: Ids
    worth: Weights

    def gathered(self, which: Ids, most: int | None = None) -> tuple[Ids, Weights, Ids]:
        """Return some lists end to end, those of more than `most` left out: numbers, worth, and for each entry the place in `which` of its list."""
        sizes = self.starts[which + 1] - self.starts[which]
        kept = np.flatnonzero(sizes <= most) if most is not None else np.arange(len(which))
        sizes = sizes[kept]
        ends = np.cumsum(sizes)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self.starts[which[kept]] - ends + sizes, sizes)
        return self.numbers[at], self.worth[at], np.repeat(kept, sizes)


def _lists(of: Ids, numbers: Ids, worth: Weights, count: int) -> Lists:
    """Return lists from entries that stand in the order of the lists they are of, `count` lists in all."""
    return Lists(starts=np.concatenate(([0], np.cumsum(np.bincount(of, minlength=count)))), numbers=numbers, worth=worth)


@noun
class Index:
    """The words of a dossier's assertions: the words near each with their cosines, the assertions that each stands in, and all assertions' weight."""

    near: Lists
    holders: Lists
    rows: list[tuple[Ids, Weights]]
    masses: Weights


def paraphrases(found: Sequence[Proposition]) -> list[Pair]:
    """Return pairs of assertion ids that may mean the same, sorted; `found` is sorted by id."""
    if not found:
        return []
    index = _index(found)
    codes, total = [np.empty(0, dtype=np.int64)], len(found)
    for at in range(total):
        others = _others(at, index)
        codes.append(np.minimum(others, at) * total + np.maximum(others, at))
    return [(found[c // total].id, found[c % total].id) for c in np.unique(np.concatenate(codes)).tolist()]


def _index(found: Sequence[Proposition]) -> Index:
    known: dict[str, int] = {}
    told = [[known.setdefault(word, len(known)) for word in p.meaning.words] for p in found]
    numbers = np.array([n for row in told for n in row], dtype=np.int64)
    of = np.repeat(np.arange(len(found)), [len(row) for row in told])
    weights = np.concatenate([p.meaning.weights[: len(row)] for p, row in zip(found, told, strict=True)]).astype(np.float64)
    vectors = np.concatenate([p.meaning.vectors[: len(row)] for p, row in zip(found, told, strict=True)])
    _, first = np.unique(numbers, return_index=True)
    of, numbers, weights = _once(of, numbers, weights)
    held = np.argsort(numbers, kind="stable")
    rows = [(numbers[a:b], weights[a:b]) for a, b in pairwise(np.searchsorted(of, np.arange(len(found) + 1)).tolist())]
    return Index(
        near=_neighbours(vectors[first]),
        holders=_lists(numbers[held], of[held], weights[held], len(known)),
        rows=rows,
        masses=np.array([max(float(w.sum()), 1e-6) for _, w in rows]),
    )


def _once(of: Ids, numbers: Ids, weights: Weights) -> tuple[Ids, Ids, Weights]:
    """Return each word of an assertion once, where it first stands, with its largest weight."""
    place = np.arange(len(of))
    order = np.lexsort((place, numbers, of))
    new = np.flatnonzero(np.diff(of[order], prepend=-1) | np.diff(numbers[order], prepend=-1))
    most = np.maximum.reduceat(weights[order], new) if len(new) else weights
    back = np.argsort(place[order][new])
    kept = order[new][back]
    return of[kept], numbers[kept], most[back]


def _neighbours(vectors: Any) -> Lists:
    """Return for each word those near it, itself among them."""
    parts = [_near(start, vectors[start : start + ROWS] @ vectors.T) for start in range(0, len(vectors), ROWS)]
    none = np.empty(0, dtype=np.int64)
    of, numbers = (np.concatenate([none, *(p[n] for p in parts)]) for n in (0, 1))
    return _lists(of, numbers, np.concatenate([none.astype(np.float64), *(p[2] for p in parts)]), len(vectors))


def _near(start: int, cosines: Any) -> tuple[Ids, Ids, Weights]:
    """Return, for words from a number on, those near each: its number, theirs, and their cosines."""
    of, numbers = np.nonzero(cosines >= NEAR)
    worth = cosines[of, numbers].astype(np.float64)
    if np.bincount(of).max(initial=0) > NEIGHBOURS:
        for least in STEPS:
            # A word that has enough neighbours this near needs no others: few are left to be put in order.
            near = worth >= least
            kept = near | (np.bincount(of[near], minlength=len(cosines)) < NEIGHBOURS)[of]
            of, numbers, worth = of[kept], numbers[kept], worth[kept]
        order = np.lexsort((numbers, -worth, of))
        of, numbers, worth = of[order], numbers[order], worth[order]
        kept = np.arange(len(of)) - np.searchsorted(of, of) < NEIGHBOURS
        of, numbers, worth = of[kept], numbers[kept], worth[kept]
    return of + start, numbers, worth


def _others(at: int, index: Index) -> Ids:
    """Return the assertions that have counterparts for enough of one's weight."""
    numbers, weights = index.rows[at]
    if not len(numbers):
        return np.empty(0, dtype=np.int64)
    near, cosines, of = index.near.gathered(numbers)
    words, best = _largest(near, cosines * weights[of])
    ids, held, word = index.holders.gathered(words, COMMON)
    # assertions are numbered densely, so that adding up by number beats sorting
    summed = np.bincount(ids, weights=np.minimum(held, best[word]), minlength=len(index.masses))
    share = 0.5 * (np.minimum(summed / index.masses[at], 1.0) + np.minimum(summed / index.masses, 1.0))
    share[at] = 0.0
    others = np.flatnonzero(share >= LEAST)
    return np.asarray(others[np.lexsort((others, -share[others]))[:MOST]], dtype=np.int64)


def _largest(ids: Ids, values: Weights) -> tuple[Ids, Weights]:
    """Return each id once, with its largest value."""
    order = np.lexsort((-values, ids))
    ids, values = ids[order], values[order]
    first = np.concatenate(([True], ids[1:] != ids[:-1]))
    return ids[first], values[first]
