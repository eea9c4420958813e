"""The ledger's tables: ids, the few columns that queries need, and the noun itself as JSON in `body`.

The tables as they are now; `migrations/` says how they came to be, and a test compares the two. `place` keeps the order in which nouns
were handed over. What is linked refers to what was extracted by id alone, without foreign keys: an article may be read anew, and until
it is linked anew the ledger knows that it is stale.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, TypeDecorator

metadata = MetaData()


class Key(TypeDecorator[str]):
    """Text to look things up by. What a database cannot hold (NUL, lone surrogates) is replaced, when it is stored and when it is asked for."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: object) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Return text that every database can hold."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Return text of the same length without NUL and lone surrogates; a body needs none of this: JSON escapes them."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _id() -> Column[str]:
    return Column("id", Key, primary_key=True)


def _body() -> Column[str]:
    return Column("body", Text, nullable=False)


def _place() -> Column[int]:
    return Column("place", Integer, nullable=False)


def _of_article() -> Column[str]:
    return Column("article_id", Key, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


captures = Table("captures", metadata, _id(), Column("state", Key, nullable=False, index=True), _body())
articles = Table(
    "articles",
    metadata,
    # full-text search knows an article by its number
    Column("number", Integer, primary_key=True),
    Column("id", Key, nullable=False, unique=True),
    Column("capture_id", Key, ForeignKey("captures.id"), nullable=False, index=True),
    _body(),
)
statements = Table("statements", metadata, _id(), _of_article(), _place(), _body())
assertions = Table(
    "assertions",
    metadata,
    _id(),
    Column("statement_id", Key, ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    _of_article(),
    _place(),
    _body(),
)
mentions = Table(
    "mentions",
    metadata,
    Column("article_id", Key, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    _body(),
)

entities = Table("entities", metadata, _id(), _place(), Column("kind", Key, nullable=False), _body())
resolutions = Table(
    "resolutions", metadata, Column("place", Integer, primary_key=True), Column("statement_id", Key, nullable=False, index=True), _body()
)
utterances = Table("utterances", metadata, _id(), _place(), _body())
claims = Table(
    "claims",
    metadata,
    _id(),
    _place(),
    Column("thread_id", Key, index=True),
    Column("established", Integer, nullable=False),
    Column("article_count", Integer, nullable=False),
    _body(),
    Index("claims_shown", "established", "article_count"),
)
claim_assertions = Table(
    "claim_assertions",
    metadata,
    Column("claim_id", Key, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("assertion_id", Key, primary_key=True, index=True),
)
claim_articles = Table(
    "claim_articles",
    metadata,
    Column("claim_id", Key, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Key, primary_key=True, index=True),
)
claim_names = Table(
    "claim_names",
    metadata,
    # an id that a claim went by before
    Column("former_id", Key, primary_key=True),
    Column("claim_id", Key, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, index=True),
)
threads = Table("threads", metadata, _id(), _place(), _body())
relations = Table(
    "relations",
    metadata,
    _id(),
    _place(),
    Column("article_id", Key, nullable=False, index=True),
    Column("of_article_id", Key, index=True),
    _body(),
)
series = Table("series", metadata, _id(), _place(), _body())
findings = Table("findings", metadata, _id(), _place(), Column("kind", Key, nullable=False), _body())
links = Table("links", metadata, _id(), _place(), _body())

decisions = Table("decisions", metadata, Column("number", Integer, primary_key=True), Column("id", Key, nullable=False, unique=True), _body())
failures = Table(
    "failures",
    metadata,
    _id(),
    Column("capture_id", Key, index=True),
    Column("subject", Key, nullable=False, index=True),
    Column("step", Key, nullable=False),
    _body(),
)
meta = Table("meta", metadata, Column("key", Key, primary_key=True), Column("value", Key, nullable=False))

NOUN_TABLES = tuple(t for t in metadata.tables.values() if "body" in t.c)
"""Every table that holds nouns."""
