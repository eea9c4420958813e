"""Whether what is linked is up to date with what was extracted and decided."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from headwater.ledger import schema
from headwater.ledger.session import Session

_KEY = "stale"


class Staleness(Session):
    """The flag that a process killed between storing and linking leaves behind."""

    def stale(self) -> bool:
        """Tell whether articles or decisions have changed since linking."""
        with self._reading() as connection:
            return get(connection, _KEY) == "yes"

    def mark_stale(self) -> None:
        """Note that everything is to be linked anew, as after a new version of the program."""
        with self._writing() as connection:
            connection.execute(update(schema.neighbourhoods).values(state="anew"))
            set_stale(connection, stale=True)

    def note(self, key: str) -> str | None:
        """Return what was noted under a key, such as the version that linked last."""
        with self._reading() as connection:
            return get(connection, f"note {key}")

    def set_note(self, key: str, value: str) -> None:
        """Note something about the ledger as a whole."""
        with self._writing() as connection:
            put(connection, f"note {key}", value)


def set_stale(connection: Connection, *, stale: bool) -> None:
    """Set the flag within a transaction that changes something."""
    put(connection, _KEY, "yes" if stale else "no")


def get(connection: Connection, key: str) -> str | None:
    """Return what is noted within a transaction."""
    return connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()


def put(connection: Connection, key: str, value: str) -> None:
    """Note something within a transaction."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), {"key": key, "value": value})
