"""Whether what is linked is up to date with what was extracted and decided."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from headwater.ledger import schema
from headwater.ledger.session import Session

_KEY = "stale"


class Staleness(Session):
    """The flag that a process killed between storing and linking leaves behind."""

    def stale(self) -> bool:
        """Tell whether articles or decisions have changed since linking."""
        with self._reading() as connection:
            return connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == _KEY)).scalar() == "yes"

    def mark_stale(self) -> None:
        """Note that linking is due, as after a new version of the program."""
        with self._writing() as connection:
            set_stale(connection, stale=True)

    def note(self, key: str) -> str | None:
        """Return what was noted under a key, such as the version that linked last."""
        with self._reading() as connection:
            return connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == f"note {key}")).scalar()

    def set_note(self, key: str, value: str) -> None:
        """Note something about the ledger as a whole."""
        with self._writing() as connection:
            _set(connection, f"note {key}", value)


def set_stale(connection: Connection, *, stale: bool) -> None:
    """Set the flag within a transaction that changes something."""
    _set(connection, _KEY, "yes" if stale else "no")


def _set(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), {"key": key, "value": value})
