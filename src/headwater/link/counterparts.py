"""Counterparts: which sentence of one article tells what a sentence of another tells, by what they mean; in one language or across two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from headwater.encoder import encode
from headwater.link.findings import NUMBER
from headwater.link.likeness import longest_run
from headwater.link.reuse import body_sentences
from headwater.model import Article

SAME = 0.6
"""Cosine of two sentences of one language that are each other's nearest, from which they tell the same thing."""
ACROSS = 0.46
"""The same across two languages, whose vectors lie further apart."""
ABROAD = 0.5
"""The same for sentences that are counted, not compared one by one."""
PLAIN = (0.55, 0.4)
"""Cosine of sentences of one event that tell different things: in one language, across two."""
MOSTLY, CLOSELY = 0.5, 0.12
"""Share of the shorter article in one order from which it is told after the other, and the mean excess over plain likeness."""
PARTLY, LOOSELY, FIGURES = 0.4, 0.08, 3
"""The same where several figures are the same as well."""
FEWEST = 8
"""Sentences of an article that can be told after another."""
LEAST = 5
"""Sentences of it told after the other: two round-ups of one event have four in common."""
SHORTEST, OF_FEW = 6, (0.65, 0.12, 3)
"""Sentences of a shorter one that can, where so much of it is told so closely with so many figures."""
SURELY = (0.6, 0.14, 3)
"""The same for two articles of one language that share no rare figure."""
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


def told_after(a: Article, b: Article) -> tuple[float, float, int]:
    """Return how much of the shorter article the other tells sentence by sentence in one order (0 to 1), how closely, and the figures in common."""
    here, there = told(a), told(b)
    if min(len(here), len(there)) < SHORTEST:
        return 0.0, 0.0, 0
    one_language = (a.language or "en") == (b.language or "en")
    cosines = vectors(a.text, here) @ vectors(b.text, there).T
    nearest, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
    least, plain = (SAME, PLAIN[0]) if one_language else (ABROAD, PLAIN[1])
    pairs = [(i, int(j)) for i, j in enumerate(nearest) if int(back[j]) == i and cosines[i, j] >= least]
    size = min(len(here), len(there))
    if len(pairs) < (LEAST if size >= FEWEST else size // 2):
        return 0.0, 0.0, 0
    close = sum(float(cosines[p]) - plain for p in pairs) / size
    figures = {m for m in NUMBER.findall(a.text) if len(m) > 1} & set(NUMBER.findall(b.text))
    measured = (round(len(pairs) / size * longest_run([j for _, j in pairs]), 3), round(close, 3), len(figures))
    return measured if size >= FEWEST or reaches(measured, OF_FEW) else (0.0, 0.0, 0)


def reaches(measured: tuple[float, float, int], least: tuple[float, float, int]) -> bool:
    """Tell whether share, closeness and figures are all enough."""
    return all(m >= n for m, n in zip(measured, least, strict=True))


def is_retelling(measured: tuple[float, float, int]) -> bool:
    """Tell whether that is enough for a rewrite or a translation: nearly half in one order with several figures, or more of it and closely."""
    share, close, figures = measured
    return (share >= MOSTLY and close >= CLOSELY and figures > 1) or (share >= PARTLY and close >= LOOSELY and figures >= FIGURES)


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
