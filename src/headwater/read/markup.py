"""HTML to a tree, in bounded time whatever the bytes."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

MOST_ATTRIBUTES = 300
"""The parser compares each attribute of a tag with all others: a tag with more loses them all."""

MOST_DEPTH = 250
"""The parser drops what is nested deeper than 256."""

MOST_ELEMENTS = 20_000
"""The search for the main text takes quadratic time on some pages; larger ones are labelled by their lines."""

MOST_TAGS = 250_000
"""A page with more is no article: its text is taken without a tree."""

LONGEST_NAME = 500
"""Characters kept of a class, id or style."""

# possessive throughout: linear, also where quotation marks are never closed
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*+)(?:[\s/]++(?:[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)?+)*+>?""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}>")
_UNSEEN = re.compile(r"<(script|style|template|noscript|head)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z!?][^<>]*>?", re.DOTALL)


def parse(page: str) -> html.HtmlElement | None:
    """Return a page's tree, or None where it holds no element, too many, or elements nested too deeply to be kept."""
    if page.count("<") > MOST_TAGS:
        return None
    page = _DECLARATION.sub("", page)
    if page.count("=") > MOST_ATTRIBUTES:
        page = _TAG.sub(_lean, page)
    try:
        # as UTF-8 bytes: what the page declares about its encoding is settled
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if _too_deep(tree) else tree


def is_small(tree: html.HtmlElement) -> bool:
    """Tell whether a tree may be searched for its main text; overlong names of its elements are cut."""
    for count, element in enumerate(tree.iter(etree.Element), 1):
        if count > MOST_ELEMENTS:
            return False
        for name in ("class", "id", "style"):
            value = element.get(name)
            if value and len(value) > LONGEST_NAME:
                element.set(name, value[:LONGEST_NAME])
    return True


def flatten(page: str) -> str:
    """Return a page's text without building a tree: every tag ends a line."""
    return unescape(_ANY_TAG.sub("\n", _UNSEEN.sub("\n", page)))


def _lean(m: re.Match[str]) -> str:
    tag = m.group()
    return f"<{m[1]}>" if len(tag) > 4 * MOST_ATTRIBUTES and tag.count("=") + tag.count(" ") > 20 * MOST_ATTRIBUTES and _attributes(tag) else tag


def _attributes(tag: str) -> bool:
    return len(re.findall(r"""[\s/][^\s/>="']++(?=[\s=/>])""", tag)) > MOST_ATTRIBUTES


def _too_deep(tree: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            return True
    return False
