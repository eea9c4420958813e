"""The dossier as the pages read it: kept in memory, read anew when the ledger has changed."""

# ruff: noqa: D102  # the rooms whose methods these are say what each returns
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

from headwater.config import Settings
from headwater.errors import NotFound
from headwater.model import ArchiveRef, Capture, Span
from headwater.present.views.index import Index, read_index
from headwater.present.views.index import Ledger as Readable


class Ledger(Readable, Protocol):
    """What the pages ask of `ledger.store.Ledger`."""

    def search(self, query: str, limit: int = 50) -> Sequence[tuple[str, Span]]: ...


class Archive(Protocol):
    """What the pages ask of `capture.archive.Archive`."""

    def read(self, ref: ArchiveRef) -> bytes: ...


class Dossier(Protocol):
    """What the pages ask of `flow.Dossier`."""

    @property
    def folder(self) -> Path: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def archive(self) -> Archive: ...
    @property
    def settings(self) -> Settings: ...


class Shelf:
    """One dossier for many requests at once; ledger and archive are used by one thread at a time."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._lock = Lock()
        self._index: Index | None = None
        self._stamp: tuple[int, ...] = ()

    def index(self) -> Index:
        """Return the dossier as it is now."""
        with self._lock:
            stamp = self._now()
            if self._index is None or stamp != self._stamp:
                self._index = read_index(self._dossier.ledger, self._dossier.settings.title or self._dossier.folder.name)
                self._stamp = stamp
            return self._index

    def search(self, query: str) -> Sequence[tuple[str, Span]]:
        """Return the passages that hold a query's words."""
        with self._lock:
            return self._dossier.ledger.search(query) if query.strip() else ()

    def original(self, capture: Capture) -> bytes:
        """Return the original bytes of a capture; raises NotFound where they were not kept."""
        if capture.archive is None:
            raise NotFound(f"the bytes of capture {capture.id} were not kept")
        with self._lock:
            return self._dossier.archive.read(capture.archive)

    def _now(self) -> tuple[int, ...]:
        """Return when the ledger was last written: the times and sizes of its file and of SQLite's log beside it."""
        stamp: list[int] = []
        for name in ("ledger.db", "ledger.db-wal"):
            try:
                state = (self._dossier.folder / name).stat()
            except OSError:
                continue
            stamp += [state.st_mtime_ns, state.st_size]
        return tuple(stamp)
