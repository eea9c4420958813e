"""What each article says by itself: articles, statements, assertions, mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Select, delete, insert, select, text, update

from headwater.errors import NotFound
from headwater.ledger import schema
from headwater.ledger.captured import DONE, Captured, store_failures
from headwater.ledger.outcome import Outcome, Rows, rows_of
from headwater.ledger.search import index
from headwater.ledger.session import batches, bodies_by_article, parse, unhurried_collector
from headwater.ledger.stale import set_stale
from headwater.ledger.standings import store_marks, unsettle
from headwater.model import Article, Assertion, Extraction, Failure, Mention, Reading, Statement, noun

_PAGE = 100
"""Articles that `readings` loads at a time."""


class Extracted(Captured):
    """Articles and what was extracted from them."""

    def finish(self, capture_id: str, article: Article | None, extraction: Extraction | None, failures: Iterable[Failure] = ()) -> None:
        """Store what became of a capture, in place of what was there before, and mark the capture as done."""
        self.finish_many([Outcome(capture_id=capture_id, article=article, extraction=extraction, failures=tuple(failures))])

    def finish_many(self, outcomes: Iterable[Outcome | Rows]) -> None:
        """Store what became of many captures, or the rows made of it, in one transaction; raises NotFound for a capture that was never kept."""
        made = [o if isinstance(o, Rows) else rows_of(o) for o in outcomes]
        with self._writing() as connection:
            for batch in batches({r.capture_id: r for r in made}.values(), _PAGE):
                _store(connection, batch)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        return self._stream(Article, select(schema.articles.c.body).order_by(schema.articles.c.id))

    def article(self, article_id: str) -> Article:
        """Return an article; raises NotFound."""
        return self._one(Article, select(schema.articles.c.body).where(schema.articles.c.id == article_id), "article", article_id)

    def reading(self, article_id: str) -> Reading:
        """Return an article with all that was extracted from it; raises NotFound."""
        c = schema.articles.c
        with self._reading() as connection:
            found = _readings(connection, select(c.id, c.body).where(c.id == article_id))
        if not found:
            raise NotFound(f"no article {article_id[:60]!r}")
        return found[0]

    def readings(self) -> Iterator[Reading]:
        """Yield every article with all that was extracted from it, by article id, some at a time and all from one state of the ledger."""
        c, last = schema.articles.c, ""
        with self._reading() as connection:
            while found := _readings(connection, select(c.id, c.body).where(c.id > last).order_by(c.id).limit(_PAGE)):
                yield from found
                last = found[-1].article.id

    def statements(self, article_id: str) -> list[Statement]:
        """Return an article's statements in their order."""
        c = schema.statements.c
        return self._nouns(Statement, select(c.body).where(c.article_id == article_id).order_by(c.place))

    def statement(self, statement_id: str) -> Statement:
        """Return a statement; raises NotFound."""
        c = schema.statements.c
        return self._one(Statement, select(c.body).where(c.id == statement_id), "statement", statement_id)

    def assertions(self, assertion_ids: Iterable[str]) -> list[Assertion]:
        """Return the assertions with these ids, in the order of the ids; ids that are unknown are left out."""
        wanted, c = list(assertion_ids), schema.assertions.c
        with self._reading() as connection:
            found = {
                a.id: a
                for batch in batches(dict.fromkeys(wanted))
                for a in parse(Assertion, connection.execute(select(c.body).where(c.id.in_(batch))).scalars().all())
            }
        return [found[i] for i in wanted if i in found]

    def assertion(self, assertion_id: str) -> Assertion:
        """Return an assertion; raises NotFound."""
        c = schema.assertions.c
        return self._one(Assertion, select(c.body).where(c.id == assertion_id), "assertion", assertion_id)


@noun
class Bodies:
    """What is stored of one article: itself, its statements, assertions and mentions, each as JSON."""

    article_id: str
    article: str
    statements: tuple[str, ...]
    assertions: tuple[str, ...]
    mentions: tuple[str, ...]


def bodies_of(connection: Connection, query: Select[str, str]) -> list[Bodies]:
    """Return what is stored of the articles of a query that has their ids and bodies."""
    rows = connection.execute(query).all()
    wanted = [row[0] for row in rows]
    parts = []
    for table in (schema.statements, schema.assertions, schema.mentions):
        c = table.c
        found = connection.execute(select(c.article_id, c.body).where(c.article_id.in_(wanted)).order_by(c.article_id, c.place))
        parts.append(bodies_by_article(found))
    made = []
    for article_id, body in rows:
        statements, assertions, mentions = (tuple(p.get(article_id, ())) for p in parts)
        made.append(Bodies(article_id=article_id, article=body, statements=statements, assertions=assertions, mentions=mentions))
    return made


def readings_of(stored: Sequence[Bodies]) -> list[Reading]:
    """Return articles with all that was extracted from them, from what is stored."""
    result = []
    with unhurried_collector():
        for article, b in zip(parse(Article, [b.article for b in stored]), stored, strict=True):
            extraction = Extraction(
                article_id=article.id,
                statements=tuple(parse(Statement, b.statements)),
                assertions=tuple(parse(Assertion, b.assertions)),
                mentions=tuple(parse(Mention, b.mentions)),
            )
            result.append(Reading(article=article, extraction=extraction))
    return result


def _readings(connection: Connection, query: Select[str, str]) -> list[Reading]:
    return readings_of(bodies_of(connection, query))


def _store(connection: Connection, found: list[Rows]) -> None:
    wanted = [r.capture_id for r in found]
    _remove(connection, wanted)
    done = connection.execute(update(schema.captures).where(schema.captures.c.id.in_(wanted)).values(state=DONE))
    if done.rowcount != len(wanted):
        there = set(connection.execute(select(schema.captures.c.id).where(schema.captures.c.id.in_(wanted))).scalars())
        raise NotFound(f"no capture {next(i for i in wanted if i not in there)[:60]!r}")
    for table in (schema.articles, schema.statements, schema.assertions, schema.mentions):
        if rows := [row for r in found for row in r.of(table.name)]:
            connection.execute(insert(table), rows)
            set_stale(connection, stale=True)
    store_marks(connection, [row for r in found for row in r.of("standings")])
    index(connection, [a for r in found for a in r.indexed])
    store_failures(connection, [(r.capture_id, f) for r in found for f in r.failures])


def _remove(connection: Connection, capture_ids: list[str]) -> None:
    """Remove what an earlier reading of the captures left."""
    connection.execute(delete(schema.failures).where(schema.failures.c.capture_id.in_(capture_ids)))
    connection.execute(delete(schema.failures).where(schema.failures.c.subject.in_(capture_ids)))
    c = schema.articles.c
    numbers = list(connection.execute(select(c.number).where(c.capture_id.in_(capture_ids))).scalars())
    if numbers:
        if connection.dialect.name == "sqlite":
            connection.execute(text("DELETE FROM articles_fts WHERE rowid = :number"), [{"number": n} for n in numbers])
        unsettle(connection, numbers)
        connection.execute(delete(schema.articles).where(c.number.in_(numbers)))
        set_stale(connection, stale=True)
