"""The ledger's tables: ids, the few columns that queries need, and the noun itself as JSON in `body`.

The tables as they are now; `migrations/` says how they came to be, and a test compares the two. `place` keeps the order in which nouns
were handed over. What is linked refers to what was extracted by id alone, without foreign keys: an article may be read anew, and until
it is linked anew the ledger knows that it is stale. It belongs to the neighbourhood of articles that was linked together; an entity or a link
of the system that several of them know has a row from each, and is put together where it is read.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, TypeDecorator

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


def _neighbourhood(*, key: bool = False) -> Column[str]:
    return Column("neighbourhood", Key, nullable=False, primary_key=key, index=True)


def _of_article() -> Column[str]:
    return Column("article_id", Key, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


captures = Table(
    "captures", metadata, _id(), Column("state", Key, nullable=False, index=True), Column("sha256", Key, nullable=False, index=True), _body()
)
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

entities = Table("entities", metadata, _id(), _neighbourhood(key=True), _place(), Column("kind", Key, nullable=False), _body())
resolutions = Table(
    "resolutions",
    metadata,
    _neighbourhood(key=True),
    Column("place", Integer, primary_key=True),
    Column("statement_id", Key, nullable=False, index=True),
    _body(),
)
utterances = Table("utterances", metadata, _id(), _neighbourhood(), _place(), _body())
claims = Table(
    "claims",
    metadata,
    _id(),
    _neighbourhood(),
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
threads = Table("threads", metadata, _id(), _neighbourhood(), _place(), _body())
relations = Table(
    "relations",
    metadata,
    _id(),
    _neighbourhood(),
    _place(),
    Column("article_id", Key, nullable=False, index=True),
    Column("of_article_id", Key, index=True),
    _body(),
)
series = Table("series", metadata, _id(), _neighbourhood(), _place(), _body())
findings = Table("findings", metadata, _id(), _neighbourhood(), _place(), Column("kind", Key, nullable=False), _body())
links = Table("links", metadata, _id(), _neighbourhood(key=True), _place(), _body())

neighbourhoods = Table(
    "neighbourhoods",
    metadata,
    _id(),
    # whether it stands as it is ("linked"), or holds what was read anew ("anew")
    Column("state", Key, nullable=False, index=True),
    # of the decisions that it was linked with
    Column("digest", Key, nullable=False),
    # the strength of the ties that hold it together
    Column("least", Integer, nullable=False),
)
standings = Table(
    "standings",
    metadata,
    # the article's number
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", Key, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, unique=True),
    # none until it was linked
    Column("neighbourhood", Key, index=True),
    # whether its marks are counted and its ties drawn
    Column("tied", Integer, nullable=False, index=True),
    # whether its neighbourhood may be another one by now
    Column("look", Integer, nullable=False, index=True),
    Column("marks", LargeBinary, nullable=False),
)
marks = Table(
    "marks",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
ties = Table(
    "ties",
    metadata,
    # each tie stands twice, so that it is found from either end
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("other", Integer, primary_key=True, autoincrement=False),
    Column("strength", Integer, nullable=False),
    sqlite_with_rowid=False,
)

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
