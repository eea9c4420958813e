"""Which assertions could share a claim: an inverted index over concepts, so that unrelated articles never meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.link.clusters import Pair
from headwater.link.propositions import Proposition
from headwater.model import noun

COMMON = 400
"""Assertions that may share a concept before it stops finding candidates by itself."""
LEAST = 0.38
"""Overlap of concepts, 0 to 1, from which a pair is looked at."""
LEAST_RELATED = 0.2
"""The same for two assertions of one article or one utterance."""
LEAST_COUNTED = 0.3
"""The same for two assertions that both give figures: one figure in common tells more than words."""
MOST = 40
"""Candidates that one assertion keeps, the most alike first."""
MOST_PLAIN = 12
"""The same for narration without figure or name, which says little that only one event could mean."""

Ids = NDArray[np.int64]
Flags = NDArray[np.bool_]
Weights = NDArray[np.float64]


@noun
class Field:
    """All assertions of a dossier side by side: arrays with one entry each, in the order of their ids."""

    lists: dict[str, Ids]
    masses: Weights
    articles: Ids
    spoken: Ids
    counted: Flags


def candidates(found: Sequence[Proposition]) -> list[Pair]:
    """Return pairs of assertion ids whose concepts overlap, sorted; `found` is sorted by id."""
    beside = Field(
        lists=_postings(found),
        masses=np.array([p.mass for p in found], dtype=np.float64),
        articles=_numbered([p.article.id for p in found]),
        spoken=_numbered([p.utterance_id for p in found]),
        counted=np.array([bool(p.amounts) for p in found], dtype=np.bool_),
    )
    codes, total = [np.empty(0, dtype=np.int64)], len(found)
    for at, p in enumerate(found):
        others = _near(at, p, beside)
        codes.append(np.minimum(others, at) * total + np.maximum(others, at))
    return [(found[c // total].id, found[c % total].id) for c in np.unique(np.concatenate(codes)).tolist()]


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


def _near(at: int, p: Proposition, beside: Field) -> Ids:
    """Return the positions of the assertions most alike by concepts."""
    lists = [(beside.lists[f], w) for f, w in p.features if f in beside.lists]
    if not lists or not p.mass:
        return np.empty(0, dtype=np.int64)
    ids = np.concatenate([x for x, _ in lists])
    weights = np.repeat(np.array([w for _, w in lists]), [len(x) for x, _ in lists])
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    starts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
    others, both = ids[starts], np.add.reduceat(weights[order], starts)
    masses = beside.masses[others]
    overlap = both / np.minimum(masses, p.mass) * 0.5 + both / (masses + p.mass)
    likely = (overlap >= LEAST_RELATED) & (others != at)
    others, overlap = others[likely], overlap[likely]
    related = (beside.articles[others] == beside.articles[at]) | (beside.spoken[others] == beside.spoken[at])
    counted = beside.counted[others] & beside.counted[at]
    keep = (overlap >= LEAST) | related | (counted & (overlap >= LEAST_COUNTED))
    others, overlap = others[keep], overlap[keep]
    best = np.lexsort((others, -overlap))[: MOST_PLAIN if p.narration and not p.amounts and not p.names else MOST]
    return np.asarray(others[best], dtype=np.int64)
