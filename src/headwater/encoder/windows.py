"""Cut a text into the windows of pieces that the encoder reads: paragraphs, long ones at sentence ends.

At run time each paragraph is cut by itself; training also puts several into one window, as far as they fit, which does no harm to either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

LIMIT = 190
"""Pieces of a window, without the two that open and close it."""
MARKS = "▁?[\"“”„«»‘()\\[\\]—–]|(?<=▁)['’]|['’](?!\\w)"
"""Quotation marks, brackets and dashes are always pieces of their own, so that a span can end beside them."""
SENTENCE_END = re.compile(r"[.!?…][\"”»’)]*\s+")
PARAGRAPH_END = re.compile(r"\n+")


def cut(size: int, paragraphs: Sequence[int], sentences: Sequence[int], limit: int = LIMIT, chance: Random | None = None) -> list[tuple[int, int]]:
    """Return the windows of a text of `size` pieces as ranges of them; with `chance`, of varied sizes.

    `paragraphs` and `sentences` are the first pieces of each, in order. What fits into no window is cut at the last sentence end that fits, else
    anywhere.
    """
    out: list[tuple[int, int]] = []
    ends, stops = [*paragraphs[1:], size], [*sentences[1:], size]
    start = at = inside = 0
    while start < size:
        bound = limit if chance is None else chance.choice((limit, limit, limit // 2, limit * 2 // 3))
        while ends[at] <= start:
            at += 1
        stop = last = ends[at]
        follow = at
        while follow + 1 < len(ends) and ends[follow + 1] <= start + bound:
            follow += 1
            stop = ends[follow]
        if last > start + limit:
            stop = min(size, start + limit)
            while inside + 1 < len(stops) and stops[inside + 1] <= stop:
                inside += 1
            if start < stops[inside] <= stop:
                stop = stops[inside]
        out.append((start, stop))
        start = stop
    return out
