"""Look for damage: what cannot be read, and what refers to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, select

from headwater import codec
from headwater.errors import ModelError
from headwater.ledger import schema
from headwater.ledger.captured import DONE
from headwater.model import (
    Article,
    Assertion,
    Capture,
    Claim,
    Decision,
    Entity,
    Evidence,
    Failure,
    Finding,
    Mention,
    Relation,
    Resolution,
    Series,
    Statement,
    SystemLink,
    Thread,
    Utterance,
)

_KINDS: dict[str, type[object]] = {
    "captures": Capture,
    "articles": Article,
    "statements": Statement,
    "assertions": Assertion,
    "mentions": Mention,
    "entities": Entity,
    "resolutions": Resolution,
    "utterances": Utterance,
    "claims": Claim,
    "threads": Thread,
    "relations": Relation,
    "series": Series,
    "findings": Finding,
    "links": SystemLink,
    "decisions": Decision,
    "failures": Failure,
}
_BATCH = 500


def problems(connection: Connection, *, stale: bool) -> Iterator[str]:
    """Yield one line a problem. While linking is due, what is linked may refer to what is no longer there: that is no problem."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
    yield from _orphans(connection)
    known = _Known(connection)
    for name, kind in _KINDS.items():
        for value, problem in _read(connection, name, kind):
            if problem:
                yield problem
            elif not stale:
                yield from known.missing(name, value)


def _sqlite(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"the database file is damaged: {' '.join(line.split())}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} refers to a row of {row[2]} that is not there"
    lost = "SELECT id FROM articles WHERE number NOT IN (SELECT rowid FROM articles_fts)"
    for (article_id,) in connection.exec_driver_sql(lost):
        yield f"article {article_id} cannot be found by search"


def _orphans(connection: Connection) -> Iterator[str]:
    """Yield the captures that count as done although nothing came of them."""
    c, a, f = schema.captures.c, schema.articles.c, schema.failures.c
    query = select(c.id).where(c.state == DONE, c.id.not_in(select(a.capture_id)), c.id.not_in(select(f.capture_id).where(f.capture_id.is_not(None))))
    for capture_id in connection.execute(query.order_by(c.id)).scalars():
        yield f"capture {capture_id} is done, but has neither an article nor a failure"


def _read(connection: Connection, name: str, kind: type[object]) -> Iterator[tuple[Any, str | None]]:
    """Yield each noun of a table, or what is wrong with it."""
    table = schema.metadata.tables[name]
    key = next(iter(table.c)) if "id" not in table.c else table.c.id
    for row in connection.execution_options(yield_per=_BATCH).execute(select(key, table.c.body)):
        try:
            value = codec.loads(kind, row[1])
        except ModelError as error:
            yield None, f"{name}: {row[0]} cannot be read: {error}"
            continue
        found = getattr(value, "id", row[0])
        yield value, None if found == row[0] else f"{name}: {row[0]} holds another noun, {found}"


class _Known:
    """The ids there are, and what of a noun refers to none of them."""

    def __init__(self, connection: Connection) -> None:
        def ids(column: Column[Any]) -> set[str]:
            return set(connection.execute(select(column)).scalars())

        self._ids = {
            "article": ids(schema.articles.c.id),
            "statement": ids(schema.statements.c.id),
            "assertion": ids(schema.assertions.c.id),
            "claim": ids(schema.claims.c.id),
            "entity": ids(schema.entities.c.id),
            "thread": ids(schema.threads.c.id),
            "utterance": ids(schema.utterances.c.id),
        }

    def missing(self, table: str, value: Any) -> Iterator[str]:
        """Yield one line for every id in a noun that the ledger does not hold."""
        name = getattr(value, "id", None) or getattr(value, "statement_id", "")
        for kind, wanted in _references(value):
            if wanted is not None and wanted not in self._ids[kind]:
                yield f"{table}: {name} refers to {kind} {wanted}, which is not there"


def _references(value: Any) -> Iterator[tuple[str, str | None]]:
    """Yield (kind, id) for what a linked noun refers to."""
    match value:
        case Claim():
            yield from (("assertion", i) for i in value.assertion_ids)
            yield from (("article", i) for i in value.article_ids)
            yield from (("utterance", i) for origin in value.independence for i in origin.utterance_ids)
            yield "thread", value.thread_id
        case Utterance():
            yield from (("assertion", i) for i in value.assertion_ids)
        case Thread():
            yield from (("claim", i) for i in value.claim_ids)
        case Relation():
            yield from (("article", i) for i in (value.article_id, value.of_article_id))
        case Resolution():
            yield "statement", value.statement_id
        case Series():
            yield from (("assertion", p.assertion_id) for p in value.points)
        case Finding():
            yield from (("claim", i) for i in value.claim_ids)
        case SystemLink():
            yield from (("entity", i) for i in (value.from_id, value.to_id))
            yield from (("claim", i) for i in value.claim_ids)
    evidence: tuple[Evidence, ...] = getattr(value, "mentions", ()) if isinstance(value, Entity) else getattr(value, "evidence", ())
    yield from (("article", e.article_id) for e in evidence)
