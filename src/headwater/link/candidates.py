"""Which assertions could share a claim: an inverted index over concepts, so that unrelated articles never meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.link.clusters import Pair, pair
from headwater.link.propositions import Proposition

COMMON = 600
"""Assertions that may share a concept before it stops finding candidates by itself."""
LEAST = 0.34
"""Overlap of concepts, 0 to 1, from which a pair is looked at."""
LEAST_RELATED = 0.2
"""The same for two assertions of one article or one utterance."""
MOST = 60
"""Candidates that one assertion keeps, the most alike first."""

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]


def candidates(found: Sequence[Proposition]) -> list[Pair]:
    """Return pairs of assertion ids whose concepts overlap, sorted; `found` is sorted by id."""
    postings = _postings(found)
    masses = np.array([p.mass for p in found], dtype=np.float64)
    articles = _numbered([p.article.id for p in found])
    spoken = _numbered([p.utterance_id for p in found])
    pairs: set[Pair] = set()
    for at, p in enumerate(found):
        near = _near(at, p, postings, masses, (articles, spoken))
        pairs.update(pair(p.id, found[int(n)].id) for n in near)
    return sorted(pairs)


def _postings(found: Sequence[Proposition]) -> dict[str, Ids]:
    lists: dict[str, list[int]] = {}
    for at, p in enumerate(found):
        for feature, _ in p.features:
            lists.setdefault(feature, []).append(at)
    return {f: np.array(at, dtype=np.int64) for f, at in lists.items() if 1 < len(at) <= COMMON}


def _numbered(names: Sequence[str | None]) -> Ids:
    """Return a number for every name, the same for the same; -1 and below, all different, for none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(n, len(known)) if n else -1 - at for at, n in enumerate(names)], dtype=np.int64)


def _near(at: int, p: Proposition, postings: dict[str, Ids], masses: Weights, kin: tuple[Ids, Ids]) -> Ids:
    """Return the positions of the assertions most alike by concepts."""
    lists = [(postings[f], w) for f, w in p.features if f in postings]
    if not lists or not p.mass:
        return np.empty(0, dtype=np.int64)
    ids = np.concatenate([x for x, _ in lists])
    weights = np.concatenate([np.full(len(x), w) for x, w in lists])
    others, inverse = np.unique(ids, return_inverse=True)
    both = np.bincount(inverse, weights=weights)
    overlap = both / np.minimum(masses[others], p.mass) * 0.5 + both / (masses[others] + p.mass)
    related = (kin[0][others] == kin[0][at]) | (kin[1][others] == kin[1][at])
    keep = ((overlap >= LEAST) | (related & (overlap >= LEAST_RELATED))) & (others != at)
    others, overlap = others[keep], overlap[keep]
    order = np.lexsort((others, -overlap))[:MOST]
    return np.asarray(others[order], dtype=np.int64)
