"""The ledger of a dossier: everything made from its captures. The only room that knows SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from sqlalchemy import URL, Engine, Select, Table, func, make_url, select
from sqlalchemy.exc import ArgumentError

from headwater.errors import DossierError
from headwater.ledger import migrate, schema
from headwater.ledger.check import problems
from headwater.ledger.extracted import Extracted
from headwater.ledger.judged import Judged
from headwater.ledger.linked import SHARED, LinkedNouns
from headwater.ledger.outcome import Outcome
from headwater.ledger.placed import Placed
from headwater.ledger.search import Search
from headwater.ledger.session import engine_for, told
from headwater.ledger.stale import Staleness
from headwater.ledger.standings import Standings

__all__ = ["Ledger", "Outcome"]


class Ledger(Extracted, LinkedNouns, Judged, Search, Staleness, Standings, Placed):
    """Nouns in, nouns out; each method is one transaction. Open it with `Ledger.open`, close it or use it in a `with`."""

    @classmethod
    def open(cls, where: str | Path, create: bool = False) -> Ledger:
        """Open a ledger, a file's path or a database's URL, and bring its tables up to date; raises DossierError for anything else."""
        url, engine = _url(where, create=create), None
        try:
            with told():
                engine = engine_for(url)
                _prepare(engine, create=create)
        except ImportError as error:
            raise DossierError(f"{url.get_backend_name()} databases need a driver that is not installed ({error})") from error
        except DossierError as error:
            if engine:
                engine.dispose()
            raise DossierError(f"{url.database}: {error}") from error
        return cls(engine)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def counts(self) -> dict[str, int]:
        """Return how many of each noun the ledger holds, by the plural of its name."""
        with self._reading() as connection:
            return {t.name: connection.execute(_count(t)).scalar_one() for t in schema.NOUN_TABLES}

    def check(self) -> Iterator[str]:
        """Yield one line for everything that is damaged or refers to nothing."""
        try:
            with self._reading() as connection:
                yield from problems(connection, stale=self.stale())
        except DossierError as error:
            yield str(error)


def _count(table: Table) -> Select[int]:
    # what several neighbourhoods know is one noun all the same
    return select(func.count(table.c.id.distinct())) if table in SHARED else select(func.count()).select_from(table)


def _url(where: str | Path, *, create: bool) -> URL:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise DossierError(f"{where[:80]!r} is no address of a database") from error
        if url.get_backend_name() != "sqlite" or not url.database:
            return url
        where = url.database
    path = Path(where)
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.is_file():
            raise DossierError(f"{path}: there is no ledger")
    except (OSError, ValueError) as error:
        raise DossierError(f"{path}: {error}") from error
    return URL.create("sqlite", database=str(path))


def _prepare(engine: Engine, *, create: bool) -> None:
    """Migrate what is behind; leave alone what is no ledger."""
    with engine.connect() as connection:
        state = migrate.state(connection)
    if state == migrate.REVISIONS[-1]:
        return
    if state is None and not create:
        raise DossierError("it is empty, not a ledger")
    if engine.dialect.name == "sqlite":
        # readers never wait for the writer; the mode stays with the file
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        migrate.upgrade(connection)
