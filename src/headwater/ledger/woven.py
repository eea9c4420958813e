"""What was linked of one neighbourhood, as the rows it is stored as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table

from headwater import codec
from headwater.ledger import schema
from headwater.ledger.outcome import STEP, Row
from headwater.model import Claim, Entity, Failure, Finding, Linked, Relation, Resolution, Series, SystemLink, Thread, Utterance, noun

T = TypeVar("T")

KINDS: tuple[tuple[Table, type], ...] = (
    (schema.entities, Entity),
    (schema.resolutions, Resolution),
    (schema.utterances, Utterance),
    (schema.claims, Claim),
    (schema.threads, Thread),
    (schema.relations, Relation),
    (schema.series, Series),
    (schema.findings, Finding),
    (schema.links, SystemLink),
)


@noun
class Woven:
    """A neighbourhood's articles by number, the digest of the decisions it was linked with, and what was linked, as rows by table.

    Rows are text and numbers only, so that another process makes them and hands them over.
    """

    id: str
    digest: str
    articles: tuple[int, ...]
    tables: tuple[tuple[str, tuple[Row, ...]], ...]
    failures: tuple[Failure, ...]


def woven(linked: Linked, neighbourhood: str = "", digest: str = "", articles: Sequence[int] = ()) -> Woven:
    """Return the rows of what was linked; raises ModelError for a noun that cannot be stored."""
    doubles: list[Failure] = []
    tables: list[tuple[str, tuple[Row, ...]]] = []
    for table, _ in KINDS:
        once = _once(getattr(linked, table.name), doubles)
        tables.append((table.name, tuple(_row(table, neighbourhood, place, n) for place, n in enumerate(once))))
    tables += _of_claims(_once(linked.claims, []))
    return Woven(id=neighbourhood, digest=digest, articles=tuple(articles), tables=tuple(tables), failures=tuple(doubles))


def _once(values: Iterable[T], doubles: list[Failure]) -> list[T]:
    """Return nouns without those whose id was there before; one that differs from its namesake is a failure, not the end of everything."""
    found: dict[str, T] = {}
    for place, value in enumerate(values):
        name = getattr(value, "id", str(place))
        if found.setdefault(name, value) != value:
            reason = f"another {type(value).__name__.lower()} goes by the same id; this one was left out"
            doubles.append(Failure(subject=name, step=STEP, reason=reason))
    return list(found.values())


def _row(table: Table, neighbourhood: str, place: int, value: Any) -> Row:
    """Return a noun's row: the columns that are named like its fields, its neighbourhood, its place and its body."""
    row: Row = {"neighbourhood": neighbourhood, "place": place, "body": codec.compact(value)}
    if isinstance(value, Claim):
        row |= {"established": value.established_origins, "article_count": len(value.article_ids)}
    return row | {name: getattr(value, name) for name in (c.name for c in table.c) if name not in row}


def _of_claims(claims: Sequence[Claim]) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the rows by which claims are found: by assertion, article and former id."""
    return [
        ("claim_assertions", tuple({"claim_id": c.id, "assertion_id": a} for c in claims for a in dict.fromkeys(c.assertion_ids))),
        ("claim_articles", tuple({"claim_id": c.id, "article_id": a} for c in claims for a in dict.fromkeys(c.article_ids))),
        ("claim_names", tuple({"claim_id": c.id, "former_id": f} for c in claims for f in dict.fromkeys(c.former_ids))),
    ]
