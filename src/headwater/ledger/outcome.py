"""What became of a capture, and the rows it is stored as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from headwater import codec
from headwater.errors import ModelError
from headwater.ledger.schema import storable
from headwater.link.marks import marks
from headwater.model import Article, Assertion, Extraction, Failure, Reading, Statement, noun

Row = dict[str, Any]
STEP = "ledger"


@noun
class Outcome:
    """What became of a capture: an article with what was extracted from it, or failures, or both."""

    capture_id: str
    article: Article | None
    extraction: Extraction | None
    failures: tuple[Failure, ...] = ()


@noun
class Indexed:
    """The words by which full-text search finds an article."""

    article_id: str
    title: str
    text: str


@noun
class Rows:
    """The rows of one outcome, by table; the article to be indexed; and the failures, with those of storing it.

    `read` tells whether the outcome has an article, and `told` the failures that it came with. Rows are text and numbers only, so that
    another process makes them and hands them over for a fraction of what the nouns themselves would take.
    """

    capture_id: str
    read: bool
    told: tuple[Failure, ...]
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    indexed: tuple[Indexed, ...]
    failures: tuple[Failure, ...]

    def of(self, table: str) -> tuple[Row, ...]:
        """Return the rows of one table."""
        return next((rows for name, rows in self.tables if name == table), ())


def rows_of(outcome: Outcome) -> Rows:
    """Return the rows of an outcome; what does not fit together is left out with a failure that says so."""
    failures = list(outcome.failures)
    article, extraction = outcome.article, outcome.extraction
    if extraction:
        failures.extend(extraction.failures)
    nothing = Rows(capture_id=outcome.capture_id, read=article is not None, told=outcome.failures, tables=(), indexed=(), failures=tuple(failures))
    if not article:
        return nothing
    try:
        body = codec.compact(article)
    except ModelError as error:
        lost = Failure(subject=outcome.capture_id, step=STEP, reason=f"the article cannot be stored: {error}")
        return replace(nothing, failures=(*failures, lost))
    tables: dict[str, list[Row]] = {"articles": [{"id": article.id, "capture_id": outcome.capture_id, "body": body}]}
    if extraction:
        for table, row in _extraction_rows(article, extraction):
            if isinstance(row, str):
                failures.append(Failure(subject=outcome.capture_id, step=STEP, reason=row))
            else:
                tables.setdefault(table, []).append(row)
    reading = Reading(article=article, extraction=extraction or Extraction(article_id=article.id, statements=(), assertions=(), mentions=()))
    tables["standings"] = [{"article_id": article.id, "marks": marks(reading).tobytes()}]
    found = Indexed(article_id=article.id, title=storable(article.title or ""), text=storable(article.text))
    stored = tuple((name, tuple(rows)) for name, rows in tables.items())
    return replace(nothing, tables=stored, indexed=(found,), failures=tuple(failures))


def _extraction_rows(article: Article, extraction: Extraction) -> Iterator[tuple[str, Row | str]]:
    """Yield (table, row), or (table, reason) for a noun that cannot be stored."""
    statements: set[str] = set()
    for place, statement in enumerate(extraction.statements):
        row = _row(statement, article, place, statements)
        if isinstance(row, dict):
            statements.add(statement.id)
        yield "statements", row
    assertions: set[str] = set()
    for place, assertion in enumerate(extraction.assertions):
        row = _row(assertion, article, place, assertions)
        if assertion.statement_id not in statements:
            row = f"assertion {assertion.id} belongs to no statement of its article"
        elif isinstance(row, dict):
            assertions.add(assertion.id)
            row["statement_id"] = assertion.statement_id
        yield "assertions", row
    for place, mention in enumerate(extraction.mentions):
        try:
            yield "mentions", {"article_id": article.id, "place": place, "body": codec.compact(mention)}
        except ModelError as error:
            yield "mentions", f"a mention cannot be stored: {error}"


def _row(value: Statement | Assertion, article: Article, place: int, seen: set[str]) -> Row | str:
    if value.article_id != article.id:
        return f"{value.id} belongs to article {value.article_id}, not to {article.id}"
    if value.id in seen:
        return f"{value.id} stands twice in its article"
    try:
        return {"id": value.id, "article_id": article.id, "place": place, "body": codec.compact(value)}
    except ModelError as error:
        return f"{value.id} cannot be stored: {error}"
