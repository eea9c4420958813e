"""Labels of a page's blocks: from the main text, the markup and the looks together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.model import SectionKind
from headwater.read.blocks import Block
from headwater.read.labels import Labelled
from headwater.read.lines import Line
from headwater.read.metadata import Metadata
from headwater.read.words import fold

LINKED = 0.6
"""A block that is links to so large a part points elsewhere."""


def label_blocks(lines: Sequence[Line], shown: Sequence[Block], main: frozenset[int], meta: Metadata) -> Labelled:
    """Return a label for each block, and which is the headline."""
    shown = _own_hints(shown, main)
    headline = _headline(lines, shown, main, meta)
    top = -1 if headline is None else headline
    after = [i for i in sorted(main) if i > top and lines[i].words >= 4] or sorted(main)
    first, last = after[0], after[-1]
    kinds: list[SectionKind] = []
    for i, (line, block) in enumerate(zip(lines, shown, strict=True)):
        inside = i in main and (i > top or line.look == "prose")
        near = max(0, min(top, first) - 8) <= i <= last + 4
        kinds.append(_kind(line, block, inside=inside, between=first <= i <= last, near=near))
    _fill(lines, shown, kinds, main)
    _mark_standfirst(lines, shown, kinds, headline, meta)
    if headline is not None:
        _mark_headline(lines, kinds, headline)
    _mark_repeats(lines, kinds)
    return Labelled(kinds=tuple(kinds), headline=headline, title=None if headline is None else lines[headline].text)


def _own_hints(shown: Sequence[Block], main: frozenset[int]) -> list[Block]:
    """Take away the hints that most of the story has: they speak of the page's layout, not of a block."""
    counts = Counter(hint for i in main for hint in shown[i].hints)
    common = frozenset(hint for hint, n in counts.items() if n >= 0.5 * len(main) and hint not in ("post", "heading", "h1"))
    return [replace(b, hints=b.hints - common) if b.hints & common else b for b in shown]


def _headline(lines: Sequence[Line], shown: Sequence[Block], main: frozenset[int], meta: Metadata) -> int | None:
    title = fold(meta.title) if meta.title else None
    top = min(main, default=len(lines))
    best: tuple[float, int] | None = None
    for i, (line, block) in enumerate(zip(lines, shown, strict=True)):
        score = (3.0 if title and line.folded == title else 0.0) + (2.0 if "h1" in block.hints else 0.0) + (1.0 if "title" in block.hints else 0.0)
        if title and not score and "heading" in block.hints and (line.folded in title or title in line.folded) and line.words >= 3:
            score = 1.5
        if not score or line.words > 60:
            continue
        score -= min(2.0, abs(top - i) / 50) + (1.0 if block.hints & {"furniture", "related", "aside"} else 0.0) + (1.0 if line.words < 2 else 0.0)
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best and best[0] > 0 else None


def _kind(line: Line, block: Block, *, inside: bool, between: bool, near: bool) -> SectionKind:
    hints, look = block.hints, line.look
    if "post" in hints and (inside or between):
        return "body"
    if "caption" in hints or (look == "caption" and not inside):
        return "caption"
    if inside:
        return _inside(line, block)
    if "related" in hints or look in ("related", "related_head"):
        return "related"
    if near and (look in ("byline", "credit") or ("byline" in hints and line.words <= 20)):
        return "credit"
    if "furniture" in hints or look in ("furniture", "appeal", "date"):
        return "furniture"
    if block.linked >= LINKED and line.words >= 4:
        return "related"
    return "furniture"


def _inside(line: Line, block: Block) -> SectionKind:
    look = line.look
    if look == "caption" and line.words <= 60:
        return "caption"
    if look in ("byline", "credit") and line.words <= 20:
        return "credit"
    if look == "related" or (block.linked >= 0.9 and "related" in block.hints):
        return "related"
    if look == "appeal" or (look == "furniture" and "cell" not in block.hints and "list" not in block.hints):
        return "furniture"
    return "body"


def _fill(lines: Sequence[Line], shown: Sequence[Block], kinds: list[SectionKind], main: frozenset[int]) -> None:
    """Take prose that stands between two blocks of the story, and is marked as nothing else, as part of it."""
    bodies = sorted(i for i in main if kinds[i] == "body")
    for a, b in pairwise(bodies):
        if 1 < b - a <= 4:
            for i in range(a + 1, b):
                plain = not shown[i].hints & {"furniture", "related", "aside", "caption", "byline", "date", "header"}
                if kinds[i] == "furniture" and plain and lines[i].look == "prose" and shown[i].linked < 0.5:
                    kinds[i] = "body"


def _mark_standfirst(lines: Sequence[Line], shown: Sequence[Block], kinds: list[SectionKind], headline: int | None, meta: Metadata) -> None:
    """Label the text between headline and body that the markup or the page's description calls its summary, or the first prose there."""
    top = -1 if headline is None else headline
    first = next((i for i, k in enumerate(kinds) if k == "body" and i > top and lines[i].words >= 4), len(lines) - 1)
    description = fold(meta.description) if meta.description and len(meta.description) > 30 else None
    for i in range(top + 1, first + 1):
        block, line = shown[i], lines[i]
        if kinds[i] not in ("body", "furniture") or not 5 <= line.words <= 90 or block.linked > 0.5 or block.hints & {"related", "aside"}:
            continue
        said = description is not None and line.folded == description
        hinted = "standfirst" in block.hints or ("heading" in block.hints and line.words >= 8 and kinds[i] == "body")
        if said or (hinted and line.look not in ("furniture", "date", "appeal")):
            kinds[i] = "standfirst"
            return
        if (
            i < first
            and first - i <= 6
            and top >= 0
            and line.look == "prose"
            and line.words >= 12
            and not block.hints & {"furniture", "list", "byline"}
        ):
            kinds[i] = "standfirst"
            return


def _mark_headline(lines: Sequence[Line], kinds: list[SectionKind], headline: int) -> None:
    kinds[headline] = "headline"
    title = lines[headline].folded
    for i, line in enumerate(lines):
        if i != headline and line.folded == title and kinds[i] == "body":
            kinds[i] = "furniture"


def _mark_repeats(lines: Sequence[Line], kinds: list[SectionKind]) -> None:
    seen: set[tuple[str, str]] = set()
    for i, line in enumerate(lines):
        if kinds[i] == "caption" and line.words >= 4:
            if (kinds[i], line.folded) in seen:
                kinds[i] = "furniture"
            seen.add(("caption", line.folded))
