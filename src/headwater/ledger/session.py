"""Connections and transactions, and what a database's errors mean."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from headwater import codec
from headwater.errors import DossierError, ModelError, NotFound

T = TypeVar("T")

BATCH = 500
"""Rows or ids that one query asks for: far below every database's limit of parameters."""
_BUSY_MS = 10_000


class Session:
    """A ledger's engine: reading and writing transactions, both of which turn the database's errors into ours."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Open a transaction that sees one state of the ledger throughout, whatever others write meanwhile."""
        with told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Open a transaction that is kept whole or not at all."""
        with told(), self._engine.connect() as connection, connection.execution_options(writes=True).begin():
            yield connection

    def _nouns(self, kind: type[T], query: Select[Any]) -> list[T]:
        """Return the nouns of a query whose first column is `body`."""
        with self._reading() as connection:
            return parse(kind, connection.execute(query).scalars().all())

    def _one(self, kind: type[T], query: Select[Any], name: str, wanted: str) -> T:
        """Return the noun of a query that has one; raises NotFound."""
        found = self._nouns(kind, query)
        if not found:
            raise NotFound(f"no {name} {wanted[:60]!r}")
        return found[0]

    def _stream(self, kind: type[T], query: Select[Any]) -> Iterator[T]:
        """Yield the nouns of a query without loading them all."""
        with self._reading() as connection:
            rows = connection.execution_options(yield_per=BATCH).execute(query).scalars()
            for bodies in rows.partitions():
                yield from parse(kind, bodies)


def engine_for(url: URL) -> Engine:
    """Return an engine; for SQLite with transactions that hold and commits that outlive a power cut."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # Python's own handling of transactions leaves reads and table definitions outside of them
    connection.isolation_level = None
    # FULL: in WAL mode NORMAL may lose the last commits in a power cut, and what was reported as added must never be lost;
    # commits come in batches, so that one more sync each costs little
    for pragma in (f"busy_timeout = {_BUSY_MS}", "foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # a transaction that will write takes its lock at once: one that begins as a reader could be refused half-way
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def told() -> Iterator[None]:
    """Raise DossierError, with one clear line, for what a database reports."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        low = cause.lower()
        if "locked" in low or "busy" in low:
            raise DossierError("the ledger is in use by another process") from error
        if "malformed" in low or "not a database" in low or "disk image" in low:
            raise DossierError(f"the ledger is damaged, or is no ledger ({cause})") from error
        if "readonly" in low:
            # even a reader writes its marks beside the file, so that it never waits for a writer
            raise DossierError(
                "the ledger or its folder may not be written, which reading needs too: copy the dossier to a place of your own"
            ) from error
        raise DossierError(f"the ledger cannot be used ({cause})") from error


def parse(kind: type[T], bodies: Sequence[str]) -> list[T]:
    """Return nouns from their JSON; raises DossierError for a body that does not fit."""
    try:
        return codec.loads_all(kind, bodies)
    except ModelError as error:
        raise DossierError(f"the ledger holds what cannot be read: {error}") from error


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`."""
    pending = iter(items)
    while batch := list(islice(pending, size)):
        yield batch


def bodies_by_article(rows: Iterable[Any]) -> dict[str, list[str]]:
    """Return bodies by article, from rows of (article_id, body)."""
    found: dict[str, list[str]] = {}
    for article_id, body in rows:
        found.setdefault(article_id, []).append(body)
    return found


@contextmanager
def unhurried_collector() -> Iterator[None]:
    """Keep the garbage collector from looking through everything again and again while very many objects are made that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
