"""The sentences of a section as attribution reads them: whole around their quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from headwater.extract.phrases import Sentence
from headwater.text.particles import parted, particles
from headwater.text.quotes import Quotation, quotations
from headwater.text.sentences import lines, sentences
from headwater.text.tagged import Tagged, tagged
from headwater.text.tags import tag
from headwater.text.tokens import tokens

MAX_TOKENS = 400
"""A longer sentence is read in pieces, so that time stays linear."""


def read(text: str, start: int, end: int, kind: str, language: str | None = "en") -> Iterator[Sentence]:
    """Yield the sentences of a section, none of which ends inside a quotation."""
    for low, high in lines(text, start, end):
        yield from paragraph(text, low, high, headline=kind == "headline", language=language)


def paragraph(text: str, low: int, high: int, *, headline: bool, language: str | None = "en") -> Iterator[Sentence]:
    """Yield the sentences of one paragraph."""
    quotes = quotations(text, low, high)
    for a, b in _whole(sentences(text, low, high, language), quotes):
        yield from _sentence(text, a, b, quotes, headline=headline, language=language)


def _whole(spans: list[tuple[int, int]], quotes: list[Quotation]) -> list[tuple[int, int]]:
    """Join sentences that a quotation holds together."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and any(q.start < joined[-1][1] < q.end and span[0] < q.end for q in _near(quotes, joined[-1][1], joined[-1][1])):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _near(quotes: list[Quotation], low: int, high: int) -> list[Quotation]:
    """Return the quotations that reach into a stretch; they stand in order, none inside another."""
    first = bisect_right(quotes, low, key=_end)
    return quotes[first : bisect_right(quotes, high, lo=first, key=_start)]


def _start(q: Quotation) -> int:
    return q.start


def _end(q: Quotation) -> int:
    return q.end


def _words(text: str, start: int, end: int, language: str | None) -> Tagged:
    """Return the words of a sentence; where particles end them, apart from these, and each that is no number or mark a name."""
    known = particles(language)
    if known is None:
        return tagged(text, start, end)
    found = parted(tokens(text, start, end), known)
    tags = ("X" if t.text[0].isdigit() else "P" if t.text[0].isalnum() else "," if t.text == "," else "." for t in found)
    return Tagged(tokens=tuple(found), tags="".join(tags))


def _sentence(text: str, start: int, end: int, quotes: list[Quotation], *, headline: bool, language: str | None) -> Iterator[Sentence]:
    of = _words(text, start, end, language)
    found = list(of.tokens)
    inside = [q for q in _near(quotes, start, end) if q.start < end]
    for k in range(0, len(found), MAX_TOKENS):
        part = found[k : k + MAX_TOKENS]
        quoted = [next((n for n, q in enumerate(inside) if q.start <= t.start < q.end), -1) for t in part] if inside else [-1] * len(part)
        yield Sentence(text, part[0].start, part[-1].end, part, of.tags if len(part) == len(found) else tag(part), quoted, inside, headline, language)
