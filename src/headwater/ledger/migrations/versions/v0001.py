"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None

APPLICATION_ID = 0x48_57_4C_47
"""Tells `file` and other programs that an SQLite database is a Headwater ledger ("HWLG")."""


def upgrade() -> None:
    """Make all tables."""
    _extracted()
    _claims()
    _linked()
    _kept()
    if op.get_context().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2')")
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String, primary_key=True)


def _body() -> sa.Column[str]:
    return sa.Column("body", sa.Text, nullable=False)


def _place() -> sa.Column[int]:
    return sa.Column("place", sa.Integer, nullable=False)


def _of_article() -> sa.Column[str]:
    return sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)


def _of_claim() -> sa.Column[str]:
    return sa.Column("claim_id", sa.String, sa.ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _extracted() -> None:
    op.create_table("captures", _id(), sa.Column("state", sa.String, nullable=False), _body())
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("capture_id", sa.String, sa.ForeignKey("captures.id"), nullable=False),
        _body(),
    )
    op.create_table("statements", _id(), _of_article(), _place(), _body())
    op.create_table(
        "assertions",
        _id(),
        sa.Column("statement_id", sa.String, sa.ForeignKey("statements.id", ondelete="CASCADE"), nullable=False),
        _of_article(),
        _place(),
        _body(),
    )
    op.create_table(
        "mentions",
        sa.Column("article_id", sa.String, sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        _body(),
    )
    _index("captures", "state")
    _index("articles", "capture_id")
    _index("statements", "article_id")
    _index("assertions", "statement_id", "article_id")


def _claims() -> None:
    op.create_table(
        "claims",
        _id(),
        _place(),
        sa.Column("thread_id", sa.String),
        sa.Column("established", sa.Integer, nullable=False),
        sa.Column("article_count", sa.Integer, nullable=False),
        _body(),
    )
    op.create_index("claims_shown", "claims", ["established", "article_count"])
    op.create_table("claim_assertions", _of_claim(), sa.Column("assertion_id", sa.String, primary_key=True))
    op.create_table("claim_articles", _of_claim(), sa.Column("article_id", sa.String, primary_key=True))
    op.create_table("claim_names", sa.Column("former_id", sa.String, primary_key=True), _of_claim())
    _index("claims", "thread_id")
    _index("claim_assertions", "assertion_id")
    _index("claim_articles", "article_id")
    _index("claim_names", "claim_id")


def _linked() -> None:
    op.create_table("entities", _id(), _place(), sa.Column("kind", sa.String, nullable=False), _body())
    op.create_table("resolutions", sa.Column("place", sa.Integer, primary_key=True), sa.Column("statement_id", sa.String, nullable=False), _body())
    op.create_table("utterances", _id(), _place(), _body())
    op.create_table("threads", _id(), _place(), _body())
    op.create_table("relations", _id(), _place(), sa.Column("article_id", sa.String, nullable=False), sa.Column("of_article_id", sa.String), _body())
    op.create_table("series", _id(), _place(), _body())
    op.create_table("findings", _id(), _place(), sa.Column("kind", sa.String, nullable=False), _body())
    op.create_table("links", _id(), _place(), _body())
    _index("resolutions", "statement_id")
    _index("relations", "article_id", "of_article_id")


def _kept() -> None:
    op.create_table("decisions", sa.Column("number", sa.Integer, primary_key=True), sa.Column("id", sa.String, nullable=False, unique=True), _body())
    op.create_table(
        "failures",
        _id(),
        sa.Column("capture_id", sa.String),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        _body(),
    )
    _index("failures", "capture_id", "subject")
    op.create_table("meta", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.String, nullable=False))
