"""The originals of a dossier: web archive segments that are only ever added to."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from headwater import __version__
from headwater.capture import record
from headwater.errors import DossierError
from headwater.model import ArchiveRef, Capture

SEGMENT_BYTES = 1_000_000_000
"""A segment that has grown beyond this is followed by a new one."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}\.warc\.gz")


class Archive:
    """The folder of segments. Every session that writes begins a segment of its own, so that nothing ever follows a torn record."""

    def __init__(self, folder: Path, segment_bytes: int = SEGMENT_BYTES) -> None:
        self._folder = folder
        self._limit = segment_bytes
        self._segment: IO[bytes] | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def write(self, capture: Capture, content: bytes) -> ArchiveRef:
        """Add an original and return where it lies. It outlives a killed process at once, and a power cut after `sync`."""
        record_id = record.new_id()
        member = record.resource(capture, content, record_id)
        try:
            segment = self._open_segment()
            offset = segment.tell()
            segment.write(member)
            segment.flush()
        except OSError as error:
            self._abandon()
            raise DossierError(f"the archive cannot be written: {error.strerror or error}") from error
        return ArchiveRef(file=Path(segment.name).name, record_id=record_id, offset=offset, length=len(member))

    def sync(self) -> None:
        """Return once everything written lies on the disk; call it before anything that refers to the originals is stored."""
        if self._segment:
            try:
                os.fsync(self._segment.fileno())
            except OSError as error:
                self._abandon()
                raise DossierError(f"the archive cannot be written: {error.strerror or error}") from error

    def close(self) -> None:
        """Sync and close the segment that this session writes."""
        self.sync()
        self._abandon()

    def read(self, ref: ArchiveRef) -> bytes:
        """Return an original's bytes; raises DossierError where the record is not what the reference says."""
        if not _NAME.fullmatch(ref.file):
            raise DossierError(f"archive: {ref.file[:80]!r} is no name of a segment")
        if ref.offset < 0 or ref.length < 1:
            raise DossierError(f"archive: {ref.file} has no record of {ref.length} bytes at byte {ref.offset}")
        try:
            with (self._folder / ref.file).open("rb") as segment:
                # a length that lies must not make us ask for more memory than there is file
                length = min(ref.length, segment.seek(0, os.SEEK_END))
                segment.seek(ref.offset)
                member = segment.read(length)
        except OSError as error:
            raise DossierError(f"archive: {ref.file} cannot be read: {error.strerror or error}") from error
        at = f"archive: {ref.file}, record at byte {ref.offset}"
        if len(member) < ref.length:
            raise DossierError(f"{at}: it is torn off")
        try:
            found = record.parse(member)
        except DossierError as error:
            raise DossierError(f"{at}: {error}") from error
        if found.field("WARC-Record-ID") != ref.record_id:
            raise DossierError(f"{at}: it is another record than {ref.record_id}")
        return found.content

    def verify(self, refs: Iterable[ArchiveRef]) -> Iterator[str]:
        """Yield one line for every reference whose record is missing, torn or altered."""
        for ref in refs:
            try:
                self.read(ref)
            except DossierError as error:
                yield str(error)

    def loose_ends(self, refs: Iterable[ArchiveRef]) -> Iterator[str]:
        """Yield one line for every harmless remainder: records after the last one that is referred to, as a killed process leaves them."""
        ends: dict[str, int] = {}
        for ref in refs:
            ends[ref.file] = max(ends.get(ref.file, 0), ref.offset + ref.length)
        for path in sorted(self._folder.glob("*.warc.gz")):
            try:
                with path.open("rb") as segment:
                    yield from _remainder(segment, path.name, ends.get(path.name, 0))
            except OSError as error:
                yield f"archive: {path.name} cannot be read: {error.strerror or error}"

    def _open_segment(self) -> IO[bytes]:
        if self._segment and self._segment.tell() >= self._limit:
            self.close()
        if not self._segment:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"headwater-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.warc.gz"
            self._segment = (self._folder / name).open("xb")
            self._segment.write(record.info(name, f"Headwater/{__version__}"))
            _sync_folder(self._folder)
        return self._segment

    def _abandon(self) -> None:
        """Let go of the segment, whatever state it is in; the next write begins another."""
        segment, self._segment = self._segment, None
        if segment:
            try:
                segment.close()
            except OSError:  # a full disk: what was synced stands, the rest was reported already
                return


def _sync_folder(folder: Path) -> None:
    """Make a new file's name outlive a power cut; Windows cannot, and need not."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remainder(segment: IO[bytes], name: str, offset: int) -> Iterator[str]:
    for member in record.members(segment, offset):
        if not member.whole:
            yield f"archive: {name} ends with a torn record at byte {member.offset}; no capture refers to it"
        elif b"WARC-Type: warcinfo" not in member.head:
            yield f"archive: {name} holds a record at byte {member.offset} that no capture refers to"
