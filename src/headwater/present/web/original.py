"""Show original bytes safely: nothing in them runs, and nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape

import nh3

from headwater.read import markup
from headwater.read.decoding import decode

MAX_SHOWN = 4_000_000
"""Bytes shown; a longer original can be downloaded."""

STYLE = (
    "body{margin:0 auto;padding:1rem;max-width:46rem;font:16px/1.5 Georgia,serif;color:#1c2024;background:#fff;overflow-wrap:anywhere}"
    "pre{white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace}"
    "h1,h2,h3{line-height:1.2}table{border-collapse:collapse}td,th{padding:.1rem .5rem;vertical-align:top}"
    "a{color:#0a5a78}"
)
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)

_TAGS = """
a abbr address article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3
h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time
tr u ul var wbr
"""
TAGS = frozenset(_TAGS.split())
DROPPED_WHOLE = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "select", "textarea"})
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "*": {"lang", "dir"}}

_TAG = re.compile(r"<(/?)[a-zA-Z]")


def show(content: bytes, media_type: str) -> str:
    """Return a page that shows original bytes: HTML without anything active or remote, JSON indented, other text as it is."""
    kind = media_type.partition(";")[0].strip().casefold()
    if len(content) > MAX_SHOWN:
        return _page(f"<p>The original is {len(content):,} bytes long, too long to show here. Download it to see it.</p>")
    if kind in ("text/html", "application/xhtml+xml"):
        html = decode(content, page=True) or ""
        return _page(f"<pre dir=auto>{escape(markup.flatten(html))}</pre>" if _too_deep(html) else clean(html))
    binary = kind == "application/pdf" or kind.startswith(("image/", "audio/", "video/"))
    text = None if binary else decode(content)
    if text is None:
        return _page(f"<p>The original is not text ({escape(kind or 'unknown type')}, {len(content):,} bytes). Download it to see it.</p>")
    return _page(f"<pre dir=auto>{escape(_indented(text) if 'json' in kind else text)}</pre>")


def clean(html: str) -> str:
    """Return the visible structure of a page, without scripts, styles, images, forms and frames; links lead to http(s) only."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https"},
        url_relative="deny",
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def _too_deep(html: str) -> bool:
    """Tell whether elements nest so deeply that cleaning them would take quadratic time: such a page is shown as its words."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    # many elements end without a closing tag, so that a high count alone proves nothing
    return deepest > markup.MOST_DEPTH and markup.parse(html) is None


def _indented(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text  # JSON lines, or broken: shown as it is


def _page(body: str) -> str:
    return f'<!doctype html><html><head><meta charset="utf-8"><title>Original</title><style>{STYLE}</style></head><body>{body}</body></html>'
