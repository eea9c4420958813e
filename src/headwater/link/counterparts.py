"""Counterparts: which sentence of one article tells what a sentence of another tells, by what they mean; in one language or across two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from headwater.encoder import encode
from headwater.link.reuse import body_sentences
from headwater.model import Article

SAME = 0.6
"""Cosine of two sentences of one language that are each other's nearest, from which they tell the same thing."""
ACROSS = 0.46
"""The same across two languages, whose vectors lie further apart."""
MOST = 60
"""Sentences of an article that are compared."""

Place = tuple[int, int]


def counterparts(a: Article, b: Article) -> list[tuple[Place, Place, float]]:
    """Return the sentences of two articles that are each other's nearest, headlines among them, in the order of the first article's."""
    here, there = told(a), told(b)
    if not here or not there:
        return []
    cosines = vectors(a.text, here) @ vectors(b.text, there).T
    least = SAME if (a.language or "en") == (b.language or "en") else ACROSS
    nearest, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    found = [(i, int(j)) for i, j in enumerate(nearest) if int(back[j]) == i and cosines[i, j] >= least]
    leads = (_lead(a, here), _lead(b, there))
    if leads not in found and cosines[leads] >= least:
        found = sorted([*found, leads])  # the leads of two reports of one event tell the same, even where another sentence is nearer
    return [(here[i], there[j], round(float(cosines[i, j]), 3)) for i, j in found]


def _lead(article: Article, places: Sequence[Place]) -> int:
    """Return which of an article's places is the first sentence of its text."""
    return next((n for n, place in enumerate(places) if place not in heads(article)), 0)


def heads(article: Article) -> list[Place]:
    """Return where an article's headlines stand."""
    return [(s.start, s.end) for s in article.sections if s.kind == "headline"]


def told(article: Article) -> tuple[Place, ...]:
    """Return where an article's headline and its sentences stand."""
    return tuple(dict.fromkeys((*heads(article)[:1], *body_sentences(article)[:MOST])))


@lru_cache(maxsize=256)
def vectors(text: str, places: tuple[Place, ...]) -> Any:
    """Return a unit vector (128) for each place of a text, one a row."""
    if not places:
        return np.zeros((0, 128), dtype=np.float32)
    encoding = encode(text[: max(end for _, end in places)], named=False)
    return np.array([encoding.vector(*p) for p in places])
