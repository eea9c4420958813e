"""Bytes to text: byte order mark, UTF-8, the declared encoding, then the likeliest one."""

from __future__ import annotations

import codecs
import re

from headwater.text.byte_order import MARKS

SAMPLE_BYTES = 60_000
MOST_CONTROLS = 0.02
"""A larger share of control characters says: no text."""

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WEB_NAMES = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "utf-16": "utf-8",
    "x-user-defined": "windows-1252",
}
"""Encodings that pages declare and browsers read as another (WHATWG Encoding Standard)."""


def decode(content: bytes, *, page: bool = False) -> str | None:
    """Return bytes as text, or None where they are none; `page`: an HTML page may declare its encoding."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strict_enough(content[len(mark) :].decode(encoding, "replace"))
    try:
        return _strict_enough(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(content[:4_096]) if page else None
    named = _known(declared.group(1).decode("ascii", "replace")) if declared else None
    if named and named != "utf-8":
        return _strict_enough(content.decode(named, "replace"))
    lenient = content.decode("utf-8", "replace")
    if lenient.count("\ufffd") <= 1 + len(lenient) // 500:  # cut in the middle of a character, or slightly damaged
        return _strict_enough(lenient)
    return _strict_enough(_likeliest(content))


def clean(text: str) -> str:
    """Return a text with line feeds for line ends, spaces for control characters and U+FFFD for lone surrogates."""
    text = _NEWLINES.sub("\n", text) if _NEWLINES.search(text) else text
    text = _CONTROLS.sub(" ", text) if _CONTROLS.search(text) else text
    return _NO_CHARACTERS.sub("\ufffd", text) if _NO_CHARACTERS.search(text) else text


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(_WEB_NAMES.get(name.lower(), name)).name
    except LookupError:
        return None


def _likeliest(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a slow import that few captures need

    best = from_bytes(content[:SAMPLE_BYTES]).best()
    return content.decode(best.encoding, "replace") if best else None


def _strict_enough(text: str | None) -> str | None:
    if text is None:
        return None
    strange = len(_CONTROLS.findall(text[:200_000])) + text.count("\ufffd", 0, 200_000)
    return text if strange <= 2 + MOST_CONTROLS * min(len(text), 200_000) else None
