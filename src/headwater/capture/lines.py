"""JSON lines, and JSON documents that are one object or a list of them: one capture for each object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any

from headwater.capture import sniff
from headwater.capture.original import Obtained, Original, address, clean, original, refused
from headwater.config import Settings
from headwater.model import Failure, noun

HOW = "json lines"
_SPACE = re.compile(r"[\s,]*")
_MANY = 1_000
"""A file whose first so many lines all fail is not JSON lines, and is given up."""


@noun
class Line:
    """One line of a file: its number from 1, and its bytes without the newline (None: longer than allowed)."""

    number: int
    content: bytes | None


def from_json(stream: IO[bytes], subject: str, name: str, settings: Settings) -> Iterator[Original | Failure]:
    """Yield a capture for every object; lines are read one by one, a document as a whole up to the largest size."""
    cap = settings.max_input_bytes
    lines = _lines(stream, cap)
    first = next(lines, None)
    if first is None:
        yield refused(subject, "is empty")
        return
    if first.content is None or not _begins_document(first.content):
        yield from _each_line(chain([first], lines), subject, name, cap)
        return
    content = first.content + b"\n" + stream.read(max(0, cap + 1 - len(first.content)))
    if len(content) > cap + 1:
        yield refused(subject, f"is one JSON document larger than {cap:,} bytes")
    elif isinstance(parse(content), str) and any(isinstance(parse(line), dict) for line in content.split(b"\n")[1:]):
        # not a document after all: JSON lines with a broken line at their head
        numbered = (Line(number=n, content=c) for n, c in enumerate(content.split(b"\n"), first.number) if c.strip())
        yield from _each_line(numbered, subject, name, cap)
    else:
        yield from _document(content, subject, name)


def _begins_document(first: bytes) -> bool:
    """Tell a document from JSON lines by its first line: a list, or an object that goes on in the next line."""
    text = first.strip()
    return text.startswith(b"[") or text == b"{" or (text.startswith(b"{") and text.endswith((b",", b"[", b"{")))


def _lines(stream: IO[bytes], cap: int) -> Iterator[Line]:
    """Yield the lines that are not blank, never holding more than the largest size."""
    number = 0
    while content := stream.readline(cap + 2):
        number += 1
        if number == 1:
            content = content.removeprefix(b"\xef\xbb\xbf")
        ended = content.endswith(b"\n")
        body = content.rstrip(b"\r\n")
        too_long = len(body) > cap
        while not ended and (more := stream.readline(65_536)):
            too_long, ended = True, more.endswith(b"\n")
        if too_long:
            yield Line(number=number, content=None)
        elif body.strip():
            yield Line(number=number, content=body)


def _each_line(lines: Iterable[Line], subject: str, name: str, cap: int) -> Iterator[Original | Failure]:
    good = seen = 0
    for line in lines:
        at = f"{subject}:{line.number}"
        seen += 1
        result = refused(at, f"the line is longer than {cap:,} bytes") if line.content is None else _from_bytes(line.content, at, name)
        good += isinstance(result, Original)
        yield result
        if seen == _MANY and not good:
            yield refused(subject, f"given up: none of the first {_MANY:,} lines is a JSON object with text")
            return
    if not seen:
        yield refused(subject, "is empty")


def _from_bytes(content: bytes, at: str, name: str) -> Original | Failure:
    value = parse(content)
    return refused(at, value) if isinstance(value, str) else _from_value(value, content, at, name)


def parse(content: bytes) -> dict[str, Any] | list[Any] | str:
    """Return the object or list that bytes hold, or why they hold none."""
    if found := sniff.bom(content):
        return f"is encoded in {found[1].upper()}, JSON must be UTF-8 without a mark"
    try:
        value = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"is not UTF-8 (byte {error.start + 1})"
    except json.JSONDecodeError as error:
        return f"is not JSON: {error.msg} at character {error.pos + 1}"
    except RecursionError:
        return "is JSON nested too deeply"
    except ValueError:  # a whole number of thousands of digits
        return "is JSON with a number that cannot be read"
    return value if isinstance(value, dict | list) else "is JSON, but no object"


def _from_value(value: object, content: bytes, at: str, name: str) -> Original | Failure:
    if not isinstance(value, dict):
        return refused(at, "is JSON, but no object")
    fields = [value.get("text"), value.get("html")]
    if any(f is not None and not isinstance(f, str) for f in fields):
        return refused(at, 'its "text" or "html" is not a string')
    if not any(isinstance(f, str) and f.strip() for f in fields):
        return refused(at, 'has no "text" and no "html"')
    obtained = Obtained(subject=at, name=_name(value.get("id")) or name, url=address(value.get("url")), how=HOW)
    return original(content, "json", obtained)


def _name(value: object) -> str | None:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return clean(str(value).strip()) or None
    return None


def _document(content: bytes, subject: str, name: str) -> Iterator[Original | Failure]:
    """Yield a capture for the object, or for each object of the list, each with exactly its own bytes."""
    value = parse(content)
    if isinstance(value, str):
        yield refused(subject, value)
    elif isinstance(value, dict):
        yield _from_value(value, content.strip(), subject, name)
    elif not value:
        yield refused(subject, "is an empty list")
    else:
        for number, (item, raw) in enumerate(_items(content.decode("utf-8")), 1):
            yield _from_value(item, raw, f"{subject}:{number}", name)


def _items(text: str) -> Iterator[tuple[object, bytes]]:
    """Yield the values of a JSON list that is known to be sound, each with its bytes."""
    decoder, at = json.JSONDecoder(), text.index("[") + 1
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        if text[at] == "]":
            return
        value, end = decoder.raw_decode(text, at)
        yield value, text[at:end].encode("utf-8")
        at = end
