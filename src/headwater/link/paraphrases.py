"""Which assertions could mean the same in other words or another language: an inverted index over words and the words that lie near them."""

from __future__ import annotations

from collections.abc import Sequence
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


def _lists(parts: Sequence[tuple[Ids, Weights]]) -> Lists:
    numbers = np.concatenate([np.empty(0, dtype=np.int64), *(n for n, _ in parts)])
    worth = np.concatenate([np.empty(0), *(w for _, w in parts)])
    return Lists(starts=np.concatenate(([0], np.cumsum([len(n) for n, _ in parts], dtype=np.int64))), numbers=numbers, worth=worth)


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
    vectors: list[Any] = []
    rows: list[tuple[Ids, Weights]] = []
    holding: list[list[int]] = []
    for at, p in enumerate(found):
        own: dict[int, float] = {}
        for text, vector, weight in zip(p.meaning.words, p.meaning.vectors, p.meaning.weights.tolist(), strict=False):
            number = known.setdefault(text, len(known))
            if number == len(vectors):
                vectors.append(vector)
                holding.append([])
            if number not in own:
                holding[number].append(at)
            own[number] = max(own.get(number, 0.0), weight)
        rows.append((np.array(list(own), dtype=np.int64), np.array(list(own.values()))))
    told = [dict(zip(r.tolist(), w.tolist(), strict=True)) for r, w in rows]
    holders = [(np.array(h, dtype=np.int64), np.array([told[at][n] for at in h])) for n, h in enumerate(holding)]
    return Index(near=_lists(_neighbours(vectors)), holders=_lists(holders), rows=rows, masses=np.array([max(float(w.sum()), 1e-6) for _, w in rows]))


def _neighbours(vectors: Sequence[Any]) -> list[tuple[Ids, Weights]]:
    """Return for each word those near it, itself among them."""
    if not vectors:
        return []
    every = np.array(vectors, dtype=np.float32)
    found = []
    for start in range(0, len(every), ROWS):
        for cosines in every[start : start + ROWS] @ every.T:
            close = np.flatnonzero(cosines >= NEAR)
            best = close[np.lexsort((close, -cosines[close]))[:NEIGHBOURS]]
            found.append((best, cosines[best].astype(np.float64)))
    return found


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
    others = np.flatnonzero(summed)
    met = summed[others]
    share = 0.5 * (np.minimum(met / index.masses[at], 1.0) + np.minimum(met / index.masses[others], 1.0))
    likely = (share >= LEAST) & (others != at)
    others, share = others[likely], share[likely]
    return np.asarray(others[np.lexsort((others, -share))[:MOST]], dtype=np.int64)


def _largest(ids: Ids, values: Weights) -> tuple[Ids, Weights]:
    """Return each id once, with its largest value."""
    order = np.lexsort((-values, ids))
    ids, values = ids[order], values[order]
    first = np.concatenate(([True], ids[1:] != ids[:-1]))
    return ids[first], values[first]
