"""Passages with offsets that hold."""

from __future__ import annotations

from headwater.model import Span


def take(text: str, start: int, end: int) -> Span | None:
    """Return the passage without white space at its ends, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end, text=text[start:end]) if start < end else None


def holds(text: str, span: Span) -> bool:
    """Tell whether a passage stands in the text where it says."""
    return text[span.start : span.end] == span.text


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return how many code points two half-open stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
