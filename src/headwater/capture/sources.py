"""Where captures come from: files, folders and standard input."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, BinaryIO

from headwater.capture import sniff
from headwater.capture.lines import from_json
from headwater.capture.original import Obtained, Original, clean, original, refused
from headwater.config import Settings
from headwater.model import Failure

__all__ = ["Original", "gather"]

DOSSIER = "dossier.toml"
"""What makes a folder a dossier: what lies in it are records, not captures."""

_KINDS = {
    **dict.fromkeys((".txt", ".text", ".md"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), "json"),
}
_FURNITURE = {".css": "a style sheet", ".js": "a script", ".mjs": "a script", ".svg": "an image", ".map": "a script's map"}
"""What browsers save beside a page; text by its bytes, but nothing a reader sees."""


def gather(inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Original | Failure]:
    """Yield every original that the inputs hold, and one failure for whatever is refused; "-" stands for standard input."""
    for name in inputs:
        if name == "-":
            yield from _from_stdin(stdin, settings)
        else:
            yield from _from_path(name, settings)


def _from_path(name: str, settings: Settings) -> Iterator[Original | Failure]:
    if name.lower().startswith(("http://", "https://")):
        yield refused(name, "is an address: save the page and add the file")
        return
    if not name:  # a Path of nothing is the current folder
        yield refused(name, "is an empty name")
        return
    path = Path(name)
    try:
        folder = path.is_dir()
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        yield refused(name, f"cannot be read: {_why(error)}")
        return
    if folder:
        yield from _from_folder(path, settings)
    else:
        yield from _from_file(path, "file", settings)


def _from_folder(folder: Path, settings: Settings) -> Iterator[Original | Failure]:
    """Walk a folder in order of names; hidden files are left out, links are followed to files inside the folder alone."""
    root = folder.resolve()
    pending, found = [folder], False
    while pending:
        path = pending.pop()
        try:
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield refused(str(path), "links out of the folder")
            elif path.is_dir() and (path / DOSSIER).is_file():
                found = True
                yield refused(str(path), "is a dossier; add what it was made from")
            elif path.is_dir():
                if path == folder or not path.is_symlink():  # a linked folder inside is met under its own name
                    pending.extend(sorted(_children(path), key=lambda p: p.name, reverse=True))
            else:
                found = True
                yield from _from_file(path, "folder", settings)
        except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError before Python 3.13
            yield refused(str(path), f"cannot be read: {_why(error)}")
    if not found:
        yield refused(str(folder), "holds no files")


def _children(folder: Path) -> list[Path]:
    """Return what a folder holds without hidden files and without the folders that browsers save beside a page."""
    children = [p for p in folder.iterdir() if not p.name.startswith(".")]
    pages = {f"{p.stem}_files" for p in children if p.suffix.lower() in (".html", ".htm")}
    return [p for p in children if p.name not in pages]


def _from_file(path: Path, how: str, settings: Settings) -> Iterator[Original | Failure]:
    subject = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield refused(subject, "is not a regular file")
            return
        with path.open("rb") as stream:
            yield from _from_stream(stream, Obtained(subject=subject, name=clean(path.name), url=None, how=how), path.suffix, settings)
    except (OSError, ValueError) as error:
        yield refused(subject, f"cannot be read: {_why(error)}")


def _from_stdin(stdin: BinaryIO | None, settings: Settings) -> Iterator[Original | Failure]:
    if stdin is None:
        yield refused("-", "there is no standard input")
        return
    obtained = Obtained(subject="-", name="stdin", url=None, how="standard input")
    try:
        yield from _from_stream(stdin, obtained, "", settings)
    except (OSError, ValueError) as error:
        yield refused("-", f"cannot be read: {_why(error)}")


def _from_stream(source: IO[bytes], obtained: Obtained, suffix: str, settings: Settings) -> Iterator[Original | Failure]:
    head = source.read(min(sniff.HEAD, settings.max_input_bytes + 1))
    stream = io.BufferedReader(_Joined(head, source))
    if what := sniff.unreadable(head) or _FURNITURE.get(suffix.lower()):
        yield refused(obtained.subject, f"looks like {what}, which is not read")
        return
    kind = _KINDS.get(suffix.lower()) or sniff.kind(head)
    if kind == "json" and not sniff.wide(head):
        yield from from_json(stream, obtained.subject, obtained.name, settings)
    elif kind == "json":
        yield refused(obtained.subject, "is JSON in UTF-16 or UTF-32; JSON must be UTF-8")
    else:
        yield _whole(stream, "html" if sniff.looks_like_page(head) else kind, obtained, settings.max_input_bytes)


def _whole(stream: IO[bytes], kind: str, obtained: Obtained, cap: int) -> Original | Failure:
    """Return a text or page as one capture; no more than the largest size is ever read."""
    content = stream.read(cap + 1)
    if len(content) > cap:
        return refused(obtained.subject, f"is larger than {cap:,} bytes")
    if sniff.blank(content):
        return refused(obtained.subject, "is empty")
    if b"\x00" in content and not sniff.wide(content):
        return refused(obtained.subject, "looks like binary data (it holds NUL bytes), which is not read")
    return original(content, kind, obtained)


def _why(error: OSError | ValueError | RuntimeError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class _Joined(io.RawIOBase):
    """What has been read of a stream already, then the rest of it."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stubs' Buffer has no len()
        part = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)
