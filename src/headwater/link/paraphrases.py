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
class Index:
    """The words of a dossier's assertions: the words near each with their cosines, the assertions that each stands in, and all assertions' weight."""

    near: list[tuple[Ids, Weights]]
    holders: list[tuple[Ids, Weights]]
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
    return Index(near=_neighbours(vectors), holders=holders, rows=rows, masses=np.array([max(float(w.sum()), 1e-6) for _, w in rows]))


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
    near = [index.near[n] for n in numbers.tolist()]
    words, best = _largest(np.concatenate([x for x, _ in near]), np.concatenate([c * w for (_, c), w in zip(near, weights, strict=True)]))
    lists = [(*index.holders[n], told) for n, told in zip(words.tolist(), best.tolist(), strict=True) if len(index.holders[n][0]) <= COMMON]
    if not lists:
        return np.empty(0, dtype=np.int64)
    ids = np.concatenate([x for x, _, _ in lists])
    both = np.concatenate([np.minimum(w, told) for _, w, told in lists])
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    starts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    others, met = ids[starts], np.add.reduceat(both[order], starts)
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
