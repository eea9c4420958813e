"""Find what a second reader copied in the passage it names: exactly, or nearly so where only words are concerned.

A near match has as many words as were asked for, nearly all of them the same; a word may differ in a letter or two (not where a language's
number words are not known), never in a digit, and both sides hold the same figures. Whatever is found, the passage that counts is the article's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from headwater.model import Span
from headwater.text.numbers import find_figures
from headwater.text.offsets import overlap, take
from headwater.text.patterns import load

WORD = re.compile(r"\w+")
ATTACHED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write particles on to names, or no spaces at all."""
OCCURRENCES = 200
"""Places at which words are looked for; words that stand more often in one passage say nothing."""
LONGEST_NEAR = 400
"""Words; a longer passage must be copied exactly."""
ONE_IN = 8
"""At most one word in so many may differ, and none where only one is given."""
SHORTEST_NEAR = 6
"""Letters; a shorter word must be the same, a longer one begin alike."""
ALL_NUMBERS = 27
"""Words without which a language cannot count to a hundred: where fewer are listed, its number words are not known."""
LONG = 10
"""Letters from which two may differ, and not one only."""

Stretch = tuple[int, int]


class Ground(NamedTuple):
    """The text in which words must be found."""

    text: str
    low: int
    high: int
    language: str | None


class Found(NamedTuple):
    """A passage of the text, and whether it was copied exactly."""

    span: Span
    exact: bool


def exactly(ground: Ground, words: str, near: Stretch | None = None, outside: Stretch | None = None) -> Span | None:
    """Return where words stand letter by letter: outside of a stretch if they can, nearest to another."""
    wanted = words.strip()
    if not wanted:
        return None
    places = list(_occurrences(ground, wanted))
    if not places:
        return None
    start = min(places, key=lambda p: (_inside(p, len(wanted), outside), _distance(p, len(wanted), near), p))
    return take(ground.text, start, start + len(wanted))


def nearly(ground: Ground, words: str, near: Stretch | None = None) -> Span | None:
    """Return where nearly the same words stand; None where figures differ, or more than a few letters."""
    wanted = [_folded(m[0]) for m in WORD.finditer(words)]
    if not wanted or len(wanted) > LONGEST_NEAR:
        return None
    there = _words(ground.text, ground.low, ground.high)
    numbers = number_words(ground.language)
    most = (len(wanted) // ONE_IN or int(len(wanted) > 1)) if numbers else 0
    best: tuple[int, int, int] | None = None
    for i in range(len(there) - len(wanted) + 1):
        differing = _differing(wanted, there, i, most if best is None else best[0], numbers)
        if differing is None:
            continue
        start, end = there[i][0], there[i + len(wanted) - 1][1]
        rank = (differing, _distance(start, end - start, near), i)
        if (best is None or rank < best) and _figures(ground.text[start:end], ground.language) == _figures(words, ground.language):
            best = rank
    return take(ground.text, there[best[2]][0], there[best[2] + len(wanted) - 1][1]) if best else None


@cache
def number_words(language: str | None) -> frozenset[str]:
    """Return the words that numbers are written with; none where the language's are not known."""
    data, english = load(language, "numbers"), load("en", "numbers")
    if data is not english and len(data["ones"].keys() - english["ones"].keys()) < ALL_NUMBERS:
        return frozenset()
    return frozenset(_folded(m[0]) for table in ("ones", "single", "fractions", "scales") for phrase in data[table] for m in WORD.finditer(phrase))


def find(ground: Ground, words: str, near: Stretch | None = None, outside: Stretch | None = None) -> Found | None:
    """Return where words stand, exactly if they do, else nearly."""
    if (span := exactly(ground, words, near, outside)) is not None:
        return Found(span, exact=True)
    span = nearly(ground, words, near)
    return Found(span, exact=False) if span else None


def _occurrences(ground: Ground, wanted: str) -> Iterator[int]:
    at = ground.text.find(wanted, ground.low, ground.high)
    for _ in range(OCCURRENCES):
        if at < 0:
            return
        if _whole(ground, at, at + len(wanted)):
            yield at
        at = ground.text.find(wanted, at + 1, ground.high)


def _whole(ground: Ground, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where words and numbers do."""
    text = ground.text
    if start > ground.low and _joined(text[start - 1], text[start]):
        return False
    if end < ground.high and _joined(text[end - 1], text[end]):
        return False
    # "3" is no part of "3,000", nor "000"
    number_before = start - 1 > ground.low and text[start].isdigit() and text[start - 1] in ".,'’" and text[start - 2].isdigit()
    number_after = end + 1 < ground.high and text[end - 1].isdigit() and text[end] in ".,'’" and text[end + 1].isdigit()
    return not (number_before or number_after)


def _joined(a: str, b: str) -> bool:
    if not (a.isalnum() and b.isalnum()):
        return False
    return (a.isdigit() and b.isdigit()) or not (ATTACHED.match(a) or ATTACHED.match(b))


def _inside(start: int, length: int, outside: Stretch | None) -> bool:
    return outside is not None and overlap((start, start + length), outside) > 0


def _distance(start: int, length: int, near: Stretch | None) -> int:
    if near is None:
        return 0
    return max(near[0] - (start + length), start - near[1], 0)


@lru_cache(maxsize=64)
def _words(text: str, low: int, high: int) -> tuple[tuple[int, int, str], ...]:
    return tuple((m.start(), m.end(), _folded(m[0])) for m in WORD.finditer(text, low, high))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _differing(wanted: list[str], there: tuple[tuple[int, int, str], ...], at: int, most: int, numbers: frozenset[str]) -> int | None:
    """Return how many words differ from those that stand at a place; None where too many do, or one too much."""
    count = 0
    for k, word in enumerate(wanted):
        other = there[at + k][2]
        if word != other:
            count += 1
            if count > most or word in numbers or other in numbers or not _like(word, other):
                return None
    return count


def _like(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    if shorter < SHORTEST_NEAR or word[0] != other[0] or any(c.isdigit() for c in word + other):
        return False
    most = 2 if shorter >= LONG else 1
    return Levenshtein.distance(word, other, score_cutoff=most) <= most


def _figures(words: str, language: str | None) -> list[tuple[float | None, float | None, float | None]]:
    return [(f.value, f.low, f.high) for f in find_figures(words, 0, len(words), language)]
