"""schema.org data that a page carries (JSON-LD), broken JSON included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from headwater.model import noun

_TYPES = """
newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle reviewnewsarticle blogposting liveblogposting
socialmediaposting techarticle scholarlyarticle report satiricalarticle advertisercontentarticle
"""
ARTICLE_TYPES = frozenset(_TYPES.split())
PAGE_TYPES = frozenset(("webpage", "itempage", "videoobject", "imageobject", "recipe", "product", "event", "podcastepisode"))

MOST_NODES = 3_000
MOST_CHARS = 2_000_000

_COMMENT = re.compile(r"^\s*(?:/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[|<!--)|(?:/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>|-->)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,400})"')


@noun
class LinkedData:
    """What schema.org data says of the article; absent fields are None."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None


def linked_data(tree: html.HtmlElement) -> LinkedData:
    """Return the data on the article in a page's JSON-LD; what cannot be parsed is searched for its plain fields."""
    articles: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    names: dict[str, str] = {}
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")[:40]:
        for node in _nodes((script.text or "")[:MOST_CHARS]):
            kinds = {k.lower() for k in _strings(node.get("@type"))}
            if kinds & ARTICLE_TYPES:
                articles.append(node)
            elif kinds & PAGE_TYPES:
                pages.append(node)
            if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
                names.setdefault(node["@id"], node["name"])
    best = articles[:1] + pages[:1]
    return LinkedData(
        headline=_first(articles[:1], "headline") or _first(articles[:1], "name"),
        published=_first(best, "datePublished") or _first(articles[:1], "dateCreated"),
        modified=_first(best, "dateModified"),
        authors=tuple(dict.fromkeys(n for node in articles[:1] for n in _names(node.get("author") or node.get("creator"), names))),
        publisher=next((n for node in best for n in _names(node.get("publisher"), names)), None),
        language=_first(articles[:1], "inLanguage"),
    )


def _nodes(content: str) -> Iterator[dict[str, Any]]:
    content = _COMMENT.sub("", _COMMENT.sub("", content)).strip()
    try:
        data = json.loads(content, strict=False)
    except (json.JSONDecodeError, RecursionError):
        try:
            data = json.loads(_TRAILING_COMMA.sub(r"\1", content), strict=False)
        except (json.JSONDecodeError, RecursionError):
            fields = dict(reversed(_FIELD.findall(content)))
            data = {"@type": "NewsArticle", **fields} if fields and "rticle" in content else None
    todo, seen = [data], 0
    while todo and seen < MOST_NODES:
        node, seen = todo.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            todo.extend(
                v for k, v in node.items() if isinstance(v, dict | list) and k not in ("author", "publisher", "image", "comment", "itemListElement")
            )
        elif isinstance(node, list):
            todo.extend(node[:200])


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str)]


def _first(nodes: list[dict[str, Any]], key: str) -> str | None:
    return next((v.strip() for node in nodes for v in _strings(node.get(key)) if v.strip()), None)


def _names(value: Any, known: dict[str, str]) -> list[str]:
    found = []
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            name = item.get("name")
            if not name and isinstance(item.get("@id"), str):
                name = known.get(item["@id"])
            found.extend(_strings(name))
        elif isinstance(item, str):
            found.append(known.get(item, item))
    return [n.strip() for n in found if n.strip() and "://" not in n]
