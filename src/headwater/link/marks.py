"""Marks: the few features of an article by which it finds the articles of its story: names, pairs of names, figures, runs of words.

A function of the article alone, and of bounded size. A mark is a number that the same feature has everywhere. Names stand by themselves, in the
fortnight of their article and in pairs, so that a name which a dossier is full of still tells who wrote of the same event; runs of words also
with a part of the article's id, so that a text that a thousand outlets print still finds some of its copies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from headwater.link.known import as_country
from headwater.link.moments import bounds
from headwater.link.names import body_tokens, person_tokens
from headwater.link.naming import days
from headwater.link.reuse import read_spans
from headwater.model import Article, Mention, Reading
from headwater.text.romanise import skeleton

Marks = NDArray[np.int64]

NAMES = 16
"""Names of an article that count: those that stand most often, and in its beginning."""
DATED = 8
"""Names that also count together with the fortnight."""
PAIRED = 6
"""Names that also count in pairs."""
FIGURES = 8
RUNS = 8
"""Runs of five words that count: those with the least checksums, which copies have in common."""
PARTED = 2
"""Runs that also count together with a part of the article's id."""
STEM = 6
"""Letters of a name that count: its endings are of one language only."""
LEAD = 600
"""Characters of an article in which a name weighs as much as two further mentions."""
SPAN = 14
"""Days of a fortnight."""
LEAST_FIGURE = 100
"""A figure below it tells nothing by itself."""
MAX_WORDS = 2000
_WORD = re.compile(r"[^\W_]+")


def marks(reading: Reading) -> Marks:
    """Return an article's marks, sorted, each once: 63 bits of a digest."""
    article = reading.article
    told = {*_names(reading), *_figures(reading), *_runs(article)}
    return np.array(sorted(_mark(t) for t in told), dtype=np.int64)


def _mark(told: str) -> int:
    return int.from_bytes(blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") >> 1


def _names(reading: Reading) -> Iterator[str]:
    counts: Counter[str] = Counter()
    early: set[str] = set()
    for m in reading.extraction.mentions:
        if name := _name(m):
            counts[name] += 1
            if m.span.start < LEAD:
                early.add(name)
    ranked = sorted(counts, key=lambda n: (-counts[n] - 2 * (n in early), _mark(n)))[:NAMES]
    yield from ranked
    if day := _day(reading.article):
        # two rows of fortnights, so that the last day of one is the middle of another
        for name in ranked[:DATED]:
            yield f"{name} {day // SPAN}"
            yield f"{name} +{(day + SPAN // 2) // SPAN}"
    yield from (f"{a}&{b}" for a, b in combinations(sorted(ranked[:PAIRED]), 2))


def _name(m: Mention) -> str | None:
    """Return the stem of a person's last name, or of the words of another name; countries, which everybody names, tell nothing."""
    if m.kind == "outlet" or not m.name.strip() or as_country(m.name):
        return None
    tokens = person_tokens(m.name)[-1:] if m.kind == "person" else body_tokens(m.name)[0]
    return " ".join(sorted(_stem(t) for t in tokens)) or None


@lru_cache(maxsize=65536)
def _stem(token: str) -> str:
    return skeleton(token)[:STEM]


def _day(article: Article) -> int | None:
    at = bounds(article.published) if article.published else None
    return days(at[0]) if at else None


def _figures(reading: Reading) -> Iterable[str]:
    found: dict[str, None] = {}
    for assertion in reading.extraction.assertions:
        for f in assertion.figures:
            value = next((abs(v) for v in (f.value, f.high, f.low) if v is not None), 0.0)
            digits = f"{value:.6g}".replace(".", "").strip("0")
            if value >= LEAST_FIGURE and len(digits) > 1 and not (not f.unit and 1900 <= value <= 2100):
                found.setdefault(f"#{value:g}")
    return list(found)[:FIGURES]


def _runs(article: Article) -> Iterator[str]:
    words: list[str] = []
    for start, end in read_spans(article):
        words += (m[0] for m in _WORD.finditer(article.text, start, end))
        if len(words) >= MAX_WORDS:
            break
    words = [w.casefold() for w in words[:MAX_WORDS]]
    runs = {" ".join(words[n : n + 5]) for n in range(len(words) - 4)}
    least = sorted(runs, key=lambda r: (crc32(r.encode("utf-8", "surrogatepass")), r))[:RUNS]
    yield from least
    own = _mark(article.id)
    for run in least[:PARTED]:
        yield f"{run}|{own % 16}"
        yield f"{run}|{own % 256}|"
