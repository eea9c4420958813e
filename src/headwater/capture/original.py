"""The noun that leaves this room: a capture with its bytes, and how it is made."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from headwater import ids
from headwater.model import Capture, Failure, noun

STEP = "capture"
MEDIA_TYPES = {"text": "text/plain", "html": "text/html", "json": "application/json"}
LONGEST_NAME = 255
LONGEST_ADDRESS = 4_000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@noun
class Original:
    """A capture with its bytes; `subject` is the path, or path:line, that a failure on it would have named."""

    capture: Capture
    content: bytes
    subject: str


@noun
class Obtained:
    """Where bytes come from: the path or path:line, the name the capture goes by, its address, and how it was obtained."""

    subject: str
    name: str
    url: str | None
    how: str


def clean(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a name fit to be stored and shown: no control characters, no lone surrogates, not endless."""
    return _UNPRINTABLE.sub("\ufffd", text)[:longest]


def address(value: object) -> str | None:
    """Return a web address (http or https), or None for anything else."""
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
        return None
    value = value.strip()
    if _UNPRINTABLE.search(value) or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.hostname else None


def original(content: bytes, kind: str, obtained: Obtained) -> Original:
    """Return bytes as a capture; its id depends on the bytes and on the address or name alone."""
    digest = ids.sha256(content)
    capture = Capture(
        id=ids.make_id("cap", digest, obtained.url or obtained.name),
        sha256=digest,
        size=len(content),
        media_type=MEDIA_TYPES[kind],
        url=obtained.url,
        file_name=obtained.name,
        obtained_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        obtained_by=obtained.how,
    )
    return Original(capture=capture, content=content, subject=obtained.subject)


def refused(subject: str, reason: str) -> Failure:
    """Return the one failure that says why an input was refused."""
    return Failure(subject=clean(subject, 1_000), step=STEP, reason=reason)
