"""One capture to one article, by its media type."""

from __future__ import annotations

from headwater.config import Settings
from headwater.ids import make_id
from headwater.model import Article, Capture, Failure
from headwater.read.decoding import clean, decode
from headwater.read.draft import Draft
from headwater.read.line import read_line
from headwater.read.plain import read_text

MADE_BY = "read/1"


def read(capture: Capture, content: bytes, settings: Settings) -> Article | Failure:
    """Return the article in a capture's bytes, or a failure that says why there is none."""
    if len(content) > settings.max_input_bytes:
        return _failure(capture, f"{len(content)} bytes are more than max_input_bytes ({settings.max_input_bytes})")
    found = _by_type(capture, content, settings)
    if isinstance(found, str):
        return _failure(capture, found)
    if not found.text.strip():
        return _failure(capture, "no visible text")
    return _article(capture, found)


def _by_type(capture: Capture, content: bytes, settings: Settings) -> Draft | str:
    kind = capture.media_type.split(";")[0].strip().lower()
    page = kind in ("text/html", "application/xhtml+xml")
    if not page and kind not in ("text/plain", "application/json", "application/x-ndjson"):
        return f"no reader for {kind or 'a capture without media type'}"
    text = decode(content, page=page)
    if text is None:
        return "the bytes are no text in any known encoding"
    if page:
        from headwater.read.page import read_page  # noqa: PLC0415 - a slow import that texts do not need

        return read_page(clean(text), capture.url, settings)
    if kind == "text/plain":
        return read_text(clean(text)[: settings.max_text_chars], capture.url)
    return read_line(text, capture, settings)


def _article(capture: Capture, draft: Draft) -> Article:
    return Article(
        id=make_id("art", capture.id),
        capture_id=capture.id,
        file_name=capture.file_name,
        url=capture.url,
        outlet=draft.outlet,
        title=draft.title,
        byline=draft.byline,
        published=draft.published.value if draft.published else None,
        published_basis=draft.published.basis if draft.published else None,
        modified=draft.modified.value if draft.modified else None,
        modified_basis=draft.modified.basis if draft.modified else None,
        language=draft.language,
        text=draft.text,
        sections=draft.sections,
        made_by=MADE_BY,
    )


def _failure(capture: Capture, reason: str) -> Failure:
    return Failure(subject=capture.id, step="read", reason=reason)
