"""Stretches of a sentence, as ranges of tokens and as passages of the text."""

from __future__ import annotations

import re

from headwater.extract.cues import AUXILIARY
from headwater.extract.phrases import Sentence, has_finite
from headwater.extract.spoken import Attribution, Range
from headwater.model import Mode, Span
from headwater.text.offsets import take

OPENING = re.compile(r"[,;:—–\s]+|(?:that|[Aa]nd|[Bb]ut|[Oo]r|[Nn]or)\b,?\s+(?=\S)")
CLOSING = re.compile(r"(?:[,;:—–\s]|\s(?:and|but|or|nor|that))$")
"""What stands at the ends of a content and is no part of it."""


def text(s: Sentence, r: Range) -> str:
    """Return the words of a stretch, as they stand; nothing of an empty one."""
    return s.text[s.tokens[r[0]].start : s.tokens[r[1] - 1].end] if r[1] > r[0] else ""


def tokens(s: Sentence, span: Span) -> Range | None:
    """Return the tokens of a passage of a sentence."""
    held = [i for i, t in enumerate(s.tokens) if span.start <= t.start < span.end]
    return (held[0], held[-1] + 1) if held else None


def all_quoted(s: Sentence) -> bool:
    """Tell whether a sentence is a quotation and nothing else."""
    return bool(s.quotes) and s.quoted[0] >= 0 and sum(q < 0 for q in s.quoted) <= 1 and len(s.tokens) > 4


def pieces(s: Sentence, hit: Attribution) -> list[Range]:
    """Return the stretches that an attribution gives to its source."""
    found = [p for p in hit.pieces if p[1] > p[0]]
    if hit.form == "inserted" and len(found) == 2:
        # a proposition is one passage: around the tag where the subject stands before it, else what follows
        verb_next = s.tags[found[1][0]] in "ZTMV" or s.tokens[found[1][0]].low in AUXILIARY
        return [(found[0][0], found[1][1])] if verb_next else found[1:]
    return found


def bare_noun(s: Sentence, hit: Attribution, piece: Range) -> bool:
    """Tell whether a content is a noun phrase too short to be a proposition ("claimed responsibility")."""
    return hit.form == "plain" and hit.lemma != ":" and piece[1] - piece[0] <= 4 and not has_finite(s, *piece)


def span(s: Sentence, r: Range) -> Span | None:
    """Return a stretch as a passage, without the commas at its end."""
    a, b = r
    while b > a + 1 and s.tags[b - 1] == ",":
        b -= 1
    return take(s.text, s.tokens[a].start, s.tokens[b - 1].end)


def content(s: Sentence, r: Range) -> Span | None:
    """Return a content as a passage, without the quotation marks around it."""
    a, b = r
    if b <= a:
        return None
    low, high = s.tokens[a].start, s.tokens[b - 1].end
    for q in s.quotes:
        if q.start == low and q.end >= high > q.low:
            low, high = q.low, min(high, q.high)
    while high > low and (closing := CLOSING.search(s.text, max(low, high - 6), high)):
        high = closing.start()
    while (opening := OPENING.match(s.text, low, high)) and opening.end() < high:
        low = opening.end()
    return take(s.text, low, high) if high > low else None


def spans(s: Sentence, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Return ranges of characters as passages; empty ones are left out."""
    return tuple(p for a, b in ranges if (p := take(s.text, a, b)) is not None)


def mode(s: Sentence, piece: Range) -> Mode:
    """Return whether a stretch is quoted, in part or as a whole."""
    a, b = piece
    inside = sum(s.quoted[i] >= 0 for i in range(a, b))
    if inside >= b - a - 1 and s.quoted[a] >= 0:
        return "direct"
    return "mixed" if inside >= 2 else "indirect"


def left(s: Sentence, spoken: list[Range]) -> list[Range]:
    """Return what stretches leave of a sentence, in order."""
    found: list[Range] = []
    k = 0
    for a, b in sorted(spoken):
        if a > k:
            found.append((k, a))
        k = max(k, b)
    if k < len(s.tokens):
        found.append((k, len(s.tokens)))
    return found
