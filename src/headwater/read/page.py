"""Read an HTML page."""

from __future__ import annotations

from lxml import etree, html

from headwater.config import Settings
from headwater.read.draft import Draft
from headwater.read.plain import read_text


def read_page(page: str, url: str | None, settings: Settings) -> Draft | str:
    """Return what a page holds, or why nothing can be read from it."""
    try:
        tree = html.document_fromstring(page)
    except (etree.ParserError, ValueError) as error:
        return f"no HTML: {error}"
    text = "\n".join(t for t in (x.strip() for x in tree.itertext()) if t)
    return read_text(text[: settings.max_text_chars], url)
