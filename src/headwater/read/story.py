"""Which blocks of a page are its story, by trafilatura's main text found again in the blocks."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lxml import html

from headwater.read.blocks import Block

_SIGNS = re.compile(r"[\W_]+")

SURE_LENGTH = 24
"""Letters from which a block found in the main text is that passage and no chance hit."""

PARTLY = 0.6
"""Share of a block's sentences that must stand in the main text where the whole does not."""


def story(tree: html.HtmlElement, page_blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks that stand in the page's main text."""
    main = _main_text(tree)
    return _found(page_blocks, main) if main else frozenset()


def _main_text(tree: html.HtmlElement) -> str:
    import trafilatura  # noqa: PLC0415 - half a second that only pages need

    with silence("trafilatura"):
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


@contextmanager
def silence(name: str) -> Iterator[None]:
    """Keep a library's own log from the user while it runs."""
    logger = logging.getLogger(name)
    before = logger.disabled, logger.propagate, logger.level
    logger.propagate, logger.level = False, logging.CRITICAL + 1
    try:
        yield
    finally:
        logger.disabled, logger.propagate, logger.level = before


def squeeze(text: str) -> str:
    """Return a text's letters and digits alone, without case."""
    return _SIGNS.sub("", text).casefold()


def _found(page_blocks: Sequence[Block], main: str) -> frozenset[int]:
    whole = squeeze(main)
    lines = {squeeze(line) for line in main.split("\n")}
    taken = bytearray(len(whole))
    kept: set[int] = set()
    doubtful = {"furniture", "related", "aside"}
    order = sorted(range(len(page_blocks)), key=lambda i: (bool(page_blocks[i].hints & doubtful), i))
    for i in order:
        key = squeeze(page_blocks[i].text)
        if not key:
            continue
        at = _free(whole, key, taken) if len(key) >= SURE_LENGTH or key in lines else -1
        if at >= 0:
            taken[at : at + len(key)] = b"\x01" * len(key)
            kept.add(i)
        elif len(key) >= 2 * SURE_LENGTH and key not in whole and _partly(page_blocks[i].text, whole):
            kept.add(i)
    return frozenset(kept)


def _free(whole: str, key: str, taken: bytearray) -> int:
    """Return where the key stands in the main text and no other block has taken it, or -1; at most 20 places are tried."""
    at = -1
    for _ in range(20):
        at = whole.find(key, at + 1)
        if at < 0 or not taken[at]:
            return at
    return -1


def _partly(text: str, whole: str) -> bool:
    pieces = [p for p in (squeeze(s) for s in re.split(r"[.!?\n,;:]\s", text[:20_000])) if len(p) >= 8]
    held = sum(len(p) for p in pieces if p in whole)
    return held >= PARTLY * sum(map(len, pieces)) > 0
