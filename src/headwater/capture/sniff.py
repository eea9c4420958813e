"""What bytes look like, judged from their beginning: HTML, JSON, text, or something that Headwater does not read."""

from __future__ import annotations

import re

from headwater.text.byte_order import MARKS

HEAD = 65_536
"""Bytes looked at; what matters stands at the beginning."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh91AY&SY", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"WARC/1.", "a WARC file"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)[\s>/]", re.IGNORECASE)
_PAGE = re.compile(rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(rb'\A\s*(?:\{\s*["}]|\[\s*\{)')
_FEED = re.compile(rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)[\s>]")
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]{0,500}\r?\n){0,20}?MIME-Version:", re.IGNORECASE)


def bom(content: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that content begins with and the encoding it tells, or None."""
    return next(((mark, name) for mark, name in MARKS if content.startswith(mark)), None)


def unreadable(head: bytes) -> str | None:
    """Return what content looks like where it is nothing that Headwater reads, else None."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image or a recording"
    if head[4:8] == b"ftyp":
        return "an image or a film"
    if _MHTML.match(head[:4096]):
        return "a saved mail or MHTML page"
    if _FEED.match(_narrow(head[:4096])):
        return "a news feed"
    if b"\x00" in head and not wide(head):
        return "binary data (it holds NUL bytes)"
    return None


def wide(head: bytes) -> bool:
    """Tell whether a byte order mark explains NUL bytes."""
    found = bom(head)
    return found is not None and found[1] != "utf-8"


def blank(content: bytes) -> bool:
    """Tell whether content is empty or only white space, whatever its encoding."""
    found = bom(content)
    body = content[len(found[0]) :] if found else content
    # in UTF-16 and UTF-32 a space is a space byte among NUL bytes
    return not (body.replace(b"\x00", b"") if wide(content) else body).strip()


def looks_like_page(head: bytes) -> bool:
    """Tell whether content declares itself to be a web page."""
    return _PAGE.match(_narrow(head)) is not None


def kind(head: bytes) -> str:
    """Return "json", "html" or "text" for content whose name does not tell."""
    plain = _narrow(head)
    if _JSON.match(plain):
        return "json"
    return "html" if _PAGE.match(plain) or (plain.lstrip()[:1] == b"<" and _HTML.search(plain)) else "text"


def _narrow(head: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, and nothing of a byte order mark."""
    found = bom(head)
    if not found:
        return head
    return head[len(found[0]) :].decode(found[1], "ignore").encode("utf-8", "ignore")
