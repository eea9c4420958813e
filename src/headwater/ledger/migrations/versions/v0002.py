"""Neighbourhoods: articles that are linked together, so that an added article touches only its own.

What was linked before stays readable, as one neighbourhood without a name, until the next `add` links anew.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import context, op

revision = "v0002"
down_revision = "v0001"

_LINKED = ("utterances", "claims", "threads", "relations", "series", "findings")


def upgrade() -> None:
    """Give what is linked its neighbourhood, and captures their digests; make the tables that neighbourhoods are found by."""
    for table in _LINKED:
        op.add_column(table, sa.Column("neighbourhood", sa.String, nullable=False, server_default=""))
        _index(table, "neighbourhood")
    _rebuilt()
    op.add_column("captures", sa.Column("sha256", sa.String, nullable=False, server_default=""))
    _index("captures", "sha256")
    _digests()
    _standings()
    op.execute("DELETE FROM meta WHERE key = 'stale'")
    op.execute("INSERT INTO meta (key, value) SELECT 'stale', 'yes' WHERE EXISTS (SELECT 1 FROM articles)")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _rebuilt() -> None:
    """Make the tables anew whose rows several neighbourhoods may share: their keys change, which SQLite cannot do in place."""
    _again("entities", ["id", "neighbourhood"], {"place": sa.Integer(), "kind": sa.String(), "body": sa.Text()})
    _again("links", ["id", "neighbourhood"], {"place": sa.Integer(), "body": sa.Text()})
    op.drop_index("ix_resolutions_statement_id", "resolutions")
    _again("resolutions", ["neighbourhood", "place"], {"statement_id": sa.String(), "body": sa.Text()})
    _index("resolutions", "statement_id")


def _again(table: str, keys: list[str], others: dict[str, sa.types.TypeEngine[str] | sa.types.TypeEngine[int]]) -> None:
    columns = [sa.Column(k, sa.Integer if k == "place" else sa.String, primary_key=True) for k in keys]
    op.create_table(f"{table}_new", *columns, *(sa.Column(name, kind, nullable=False) for name, kind in others.items()))
    kept = ", ".join([*(k for k in keys if k != "neighbourhood"), *others])
    op.execute(f"INSERT INTO {table}_new ({kept}, neighbourhood) SELECT {kept}, '' FROM {table}")  # noqa: S608 - names of our own
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)
    _index(table, "neighbourhood")


def _digests() -> None:
    """Fill in the digests of the captures that there are; a script for a database kept by hand cannot, and need not where it is new."""
    if context.is_offline_mode():
        return
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, body FROM captures")).all()
    found = [{"id": i, "sha256": digest} for i, body in rows if (digest := _digest(body))]
    if found:
        connection.execute(sa.text("UPDATE captures SET sha256 = :sha256 WHERE id = :id"), found)


def _digest(body: str) -> str:
    try:
        return str(json.loads(body)["sha256"])
    except (ValueError, LookupError, TypeError):
        return ""  # damaged, which `verify` says


def _standings() -> None:
    op.create_table(
        "neighbourhoods",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("least", sa.Integer, nullable=False),
    )
    _index("neighbourhoods", "state")
    op.create_table(
        "standings",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("neighbourhood", sa.String),
        sa.Column("tied", sa.Integer, nullable=False),
        sa.Column("look", sa.Integer, nullable=False),
        sa.Column("marks", sa.LargeBinary, nullable=False),
    )
    _index("standings", "neighbourhood", "tied", "look")
    op.create_table(
        "marks",
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ties",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("other", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("strength", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
