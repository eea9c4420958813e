"""What assertions mean, word by word: how much of one's weight has a counterpart in the other, in whatever language and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from headwater.encoder.lexicon import DIMENSIONS, word
from headwater.link.tongues import foreign
from headwater.link.words import Word, fold, is_stop, weight
from headwater.model import noun

LEAST = 0.05
"""Weight of a word that tells nothing."""
PLAIN = 0.1
"""Weight of an English word that tells little."""
COMMON, RARE = 300, 60_000
"""Places in the encoder's vocabulary at and below which a word tells nothing, and from which it tells all that a word can."""
SHORT = 2


@noun
class Meaning:
    """The words of a passage: as written, their vectors (n, 64), each of length 1, how much each tells (n), and all of them together."""

    words: tuple[str, ...]
    vectors: Any
    weights: Any
    whole: float


class Shared(NamedTuple):
    """How much two passages mean the same: mean and larger share of weight that has a counterpart, 0 to 1, and what each has alone."""

    mean: float
    best: float
    few: float
    many: float


def meant_by(found: Sequence[Word], language: str | None) -> Meaning:
    """Return what the words of a passage mean."""
    tongue = foreign(language)
    rows = [(w.text, vector, _told(w, place, tongue)) for w in found for vector, place in [word(w.text)] if place]
    told = np.array([t for _, _, t in rows] or [1.0], dtype=np.float32)
    return Meaning(
        words=tuple(w for w, _, _ in rows),
        vectors=np.array([v for _, v, _ in rows] or [np.zeros(DIMENSIONS)], dtype=np.float32),
        weights=told,
        whole=float(told.sum()),
    )


def _told(w: Word, place: int, tongue: str | None) -> float:
    """Return how much a word tells: in English by the frozen table, elsewhere by its place in the encoder's vocabulary."""
    if is_stop(fold(w.text)):
        return LEAST
    if tongue is None:
        return max(PLAIN, weight(w.stem))
    if len(w.text) <= SHORT:
        return LEAST
    return min(1.0, max(LEAST, math.log((place + 2) / COMMON) / math.log(RARE / COMMON)))


def shared(a: Meaning, b: Meaning) -> Shared:
    """Return how much two passages mean the same; the order of the two does not matter."""
    cosines = np.dot(a.vectors, b.vectors.T)
    # Called for every pair of candidates: ufuncs asked directly take half of the time of array methods.
    here = float(np.maximum.reduce(cosines, 1, initial=0.0).dot(a.weights))
    there = float(np.maximum.reduce(cosines, 0, initial=0.0).dot(b.weights))
    x, y = here / a.whole, there / b.whole
    left, right = a.whole - here, b.whole - there
    return Shared((x + y) / 2, max(x, y), min(left, right), max(left, right))
