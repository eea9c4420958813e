"""What passages mean: vectors of the encoder, asked for one paragraph at a time and only where words have brought two passages together."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from headwater.encoder import Encoding, encode
from headwater.link.propositions import Proposition
from headwater.model import Article

LONGEST = 4000
"""Characters of a paragraph that are read."""


def likeness(a: Proposition, b: Proposition) -> float:
    """Return the cosine of what two assertions mean, in one language or two: about .5 for one matter in other words, .7 for the same thing."""
    return alike((a.article, a.assertion.span.start, a.assertion.span.end), (b.article, b.assertion.span.start, b.assertion.span.end))


def alike(a: tuple[Article, int, int], b: tuple[Article, int, int]) -> float:
    """Return the cosine of two passages, each an article and its offsets; rounded, so that who comes first does not matter."""
    return round(float(meaning(*a) @ meaning(*b)), 3)


def meaning(article: Article, start: int, end: int) -> Any:
    """Return the unit vector of a passage, read within its paragraph."""
    first = article.text.rfind("\n", 0, start) + 1
    stop = article.text.find("\n", end)
    last = min(stop if stop >= 0 else len(article.text), first + LONGEST)
    return _read(article.text[first:last]).vector(start - first, end - first)


@lru_cache(maxsize=2048)
def _read(paragraph: str) -> Encoding:
    return encode(paragraph, named=False)
