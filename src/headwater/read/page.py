"""Read an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from headwater.config import Settings
from headwater.read import markup
from headwater.read.blocks import Block, blocks
from headwater.read.credits import byline, outlet, publisher
from headwater.read.draft import Draft
from headwater.read.labels import Labelled, label, sections
from headwater.read.layout import label_blocks
from headwater.read.lines import Line, look_at
from headwater.read.metadata import Metadata, metadata, searched_date
from headwater.read.plain import body_sample, from_address, page_dates, read_text
from headwater.read.story import story
from headwater.read.words import fold
from headwater.text.language import detect

FEWEST_VISIBLE = 200
"""Characters: a page that shows less was hidden until its scripts run."""

FEWEST_STORY = 100
"""Characters of main text: with less, the labels come from the lines alone."""


def read_page(page: str, url: str | None, settings: Settings) -> Draft | str:
    """Return what a page holds, or why nothing can be read from it."""
    tree = markup.parse(page)
    if tree is None:
        flat = markup.flatten(page).strip()
        return read_text(flat[: settings.max_text_chars], url) if flat else "no visible text"
    small = markup.is_small(tree)
    shown = _visible(tree, settings.max_text_chars, whole=small)
    if not shown:
        return "no visible text"
    meta = metadata(tree)
    main = story(tree, shown) if small else frozenset()
    draft = _draft(shown, main, meta, url, settings)
    if draft.published:
        return draft
    return replace(draft, published=(searched_date(tree) if small else None) or from_address(url))


def _visible(tree: html.HtmlElement, most: int, *, whole: bool) -> list[Block]:
    shown = _up_to(blocks(tree), None if whole else most)
    if sum(len(b.text) for b in shown) < FEWEST_VISIBLE:
        shown = _up_to(blocks(tree, hidden_too=True), None if whole else most)
    return shown


def _up_to(found: Iterator[Block], most: int | None) -> list[Block]:
    kept, length = [], 0
    for block in found:
        kept.append(block)
        length += len(block.text) + 1
        if most is not None and length > most:
            break
    return kept


def _draft(shown: list[Block], main: frozenset[int], meta: Metadata, url: str | None, settings: Settings) -> Draft:
    shown, main = _cut(shown, main, settings.max_text_chars)
    text, lines = _lines(shown)
    labelled = _labelled(lines, shown, main, meta)
    kinds = labelled.kinds
    # what the page says of itself comes first, then what its lines say
    dated, changed = page_dates(lines, labelled)
    return Draft(
        text=text,
        sections=sections(lines, kinds),
        title=meta.title or labelled.title,
        outlet=publisher(meta.outlet, url) if meta.outlet else outlet(lines, kinds, url),
        byline=meta.byline or byline(lines, kinds, labelled.headline),
        published=meta.published or dated,
        modified=meta.modified or changed,
        language=detect(body_sample(text, lines, kinds)) or meta.language,
    )


def _labelled(lines: list[Line], shown: list[Block], main: frozenset[int], meta: Metadata) -> Labelled:
    if sum(len(shown[i].text) for i in main) >= FEWEST_STORY:
        return label_blocks(lines, shown, main, meta)
    title = fold(meta.title) if meta.title else None
    return label(lines, title if title and any(line.folded == title for line in lines) else None)


def _cut(shown: list[Block], main: frozenset[int], most: int) -> tuple[list[Block], frozenset[int]]:
    """Leave out blocks beyond the most characters: first what is not of the story, from the end."""
    total = sum(len(b.text) + 1 for b in shown)
    if total <= most:
        return shown, main
    dropped: set[int] = set()
    for i in sorted(range(len(shown)), key=lambda i: (i in main, -i)):
        if total <= most:
            break
        total -= len(shown[i].text) + 1
        dropped.add(i)
    kept = [i for i in range(len(shown)) if i not in dropped]
    if not kept:  # one block is longer than all that may be kept
        return [replace(shown[0], text=shown[0].text[: most - 1].strip() or "…")], frozenset({0})
    return [shown[i] for i in kept], frozenset(n for n, i in enumerate(kept) if i in main)


def _lines(shown: list[Block]) -> tuple[str, list[Line]]:
    text = "\n".join(b.text for b in shown)
    lines, at = [], 0
    for block in shown:
        lines.append(look_at(text, at, at + len(block.text)))
        at += len(block.text) + 1
    return text, lines
