"""Bring a ledger's tables up to date; tell what is not a ledger."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from headwater.errors import DossierError

REVISIONS = ("v0001", "v0002")
"""Every state of the tables there has been, oldest first; one file each in `migrations/versions/`."""


def state(connection: Connection) -> str | None:
    """Return the revision that the tables are at, or None for an empty database; raises DossierError for what is no ledger, or too new."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", "captures", "meta"} <= tables:
        raise DossierError("it is a database, but not a ledger")
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        raise DossierError(f"it was made by a newer Headwater (tables {revision}); this one knows tables up to {REVISIONS[-1]}")
    return str(revision)


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction that is open."""
    if state(connection) == REVISIONS[-1]:  # another process was faster
        return
    # importing Alembic takes longer than anything else at the start of a command, and is hardly ever needed
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    # the configuration takes a percent sign in a path for a placeholder
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
