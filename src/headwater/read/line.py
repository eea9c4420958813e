"""Read one line of JSON: `id, url, outlet, published, title, language, text` or `html`; anything else is ignored."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from headwater.config import Settings
from headwater.model import Capture, Outlet
from headwater.read import dates
from headwater.read.decoding import clean
from headwater.read.draft import Dating, Draft
from headwater.read.plain import read_text
from headwater.text.outlets import host_of, outlet_named

GIVEN = "given with the input"

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?")
_COARSE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_line(line: str, capture: Capture, settings: Settings) -> Draft | str:
    """Return what a line of JSON holds, or why nothing can be read from it; a field of the wrong type counts as absent."""
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return f"not a line of JSON: {str(error)[:120]}"
    if not isinstance(data, dict):
        return "not a JSON object"
    text, html = _text(data, "text"), _text(data, "html")
    url = _text(data, "url") or capture.url
    title = _text(data, "title")
    title = " ".join(title.split()) or None if title else None
    given = _LANGUAGE.fullmatch((_text(data, "language") or "").strip())
    language = given[1].lower() if given else None
    if text:
        whole = f"{title}\n\n{text}" if title else text
        draft: Draft | str = read_text(whole[: settings.max_text_chars], url, title=title, language=language)
    elif html:
        from headwater.read.page import read_page  # noqa: PLC0415 - a slow import that texts do not need

        draft = read_page(html, url, settings)
    else:
        return "the line holds neither text nor html"
    return draft if isinstance(draft, str) else _given(draft, data, title, url, language)


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    return clean(value) if isinstance(value, str) and value.strip() else None


def _given(draft: Draft, data: dict[str, Any], title: str | None, url: str | None, language: str | None) -> Draft:
    """Let the line's own fields win over what the text or the page says."""
    changes: dict[str, Any] = {}
    if title:
        changes["title"] = title
    if name := _text(data, "outlet"):
        known = outlet_named(name)
        changes["outlet"] = Outlet(name=name.strip(), domain=host_of(url) or (known[1] if known else None))
    if _text(data, "published"):
        changes["published"] = _date(str(data["published"]))
    if _text(data, "modified"):
        changes["modified"] = _date(str(data["modified"]))
    if language:
        changes["language"] = language
    return replace(draft, **changes)


def _date(value: str) -> Dating | None:
    value = value.strip()
    edtf = value if _COARSE.fullmatch(value) else dates.as_edtf(value)
    return Dating(value=edtf, basis=GIVEN) if edtf else None
