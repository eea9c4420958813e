"""What follows from reading the articles together: replaced as a whole, read noun by noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert, or_, select

from headwater import codec
from headwater.errors import NotFound
from headwater.ledger import schema
from headwater.ledger.captured import store_failures
from headwater.ledger.outcome import STEP as _STEP
from headwater.ledger.session import Session, batches, parse
from headwater.ledger.stale import set_stale
from headwater.model import Claim, Entity, Failure, Finding, Linked, Relation, Resolution, Series, SystemLink, Thread, Utterance

T = TypeVar("T")

_KINDS: tuple[tuple[Table, type], ...] = (
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
_CANDIDATES = 3
_LONGEST_NAME = 200


class LinkedNouns(Session):
    """Entities, resolutions, utterances, claims, threads, relations, series, findings and links."""

    def replace_linked(self, linked: Linked) -> None:
        """Store what was linked in place of what was linked before: a process killed meanwhile leaves the old or the new, whole."""
        with self._writing() as connection:
            for table in (schema.claim_assertions, schema.claim_articles, schema.claim_names):
                connection.execute(delete(table))
            doubles: list[Failure] = []
            for table, _ in _KINDS:
                connection.execute(delete(table))
                rows = [_row(table, place, n) for place, n in enumerate(_once(getattr(linked, table.name), doubles))]
                _insert(connection, table, rows)
            connection.execute(delete(schema.failures).where(schema.failures.c.step == _STEP, schema.failures.c.capture_id.is_(None)))
            store_failures(connection, [(None, f) for f in doubles])
            for name, rows in _of_claims(_once(linked.claims, [])).items():
                _insert(connection, schema.metadata.tables[name], rows)
            set_stale(connection, stale=False)

    def linked(self) -> Linked:
        """Return all that was linked, as it was handed over."""
        with self._reading() as connection:
            parts: dict[str, Any] = {
                table.name: tuple(parse(kind, connection.execute(select(table.c.body).order_by(table.c.place)).scalars().all()))
                for table, kind in _KINDS
            }
        return Linked(**parts)

    def claims(self) -> list[Claim]:
        """Return every claim: most established origins first, then most articles, then by id."""
        c = schema.claims.c
        return self._nouns(Claim, select(c.body).order_by(c.established.desc(), c.article_count.desc(), c.id))

    def claim(self, name: str) -> Claim:
        """Return the claim with this id, this former id, or the one id that begins so (with or without "prefix-"); raises NotFound."""
        c, names = schema.claims.c, schema.claim_names.c
        former = select(names.claim_id).where(names.former_id == name)
        for query in (select(c.body).where(c.id == name), select(c.body).where(c.id.in_(former)).order_by(c.id)):
            if len(found := self._nouns(Claim, query)) == 1:
                return found[0]
        found = []
        if 0 < len(name) <= _LONGEST_NAME:
            begins = or_(c.id.startswith(name, autoescape=True), c.id.contains("-" + name, autoescape=True), c.id.in_(former))
            found = self._nouns(Claim, select(c.body).where(begins).order_by(c.id).limit(_CANDIDATES + 1))
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(f.id for f in found[:_CANDIDATES]) + (", ..." if len(found) > _CANDIDATES else "")
            raise NotFound(f"{name[:60]!r} may be more than one claim: {some}")
        raise NotFound(f"no claim {name[:60]!r}")

    def claims_of_article(self, article_id: str) -> list[Claim]:
        """Return the claims that an article carries, in the order in which claims are shown."""
        c, of = schema.claims.c, schema.claim_articles.c
        query = select(c.body).where(c.id.in_(select(of.claim_id).where(of.article_id == article_id)))
        return self._nouns(Claim, query.order_by(c.established.desc(), c.article_count.desc(), c.id))

    def claims_of_assertion(self, assertion_id: str) -> list[Claim]:
        """Return the claim that an assertion belongs to, if any."""
        c, of = schema.claims.c, schema.claim_assertions.c
        return self._nouns(Claim, select(c.body).where(c.id.in_(select(of.claim_id).where(of.assertion_id == assertion_id))).order_by(c.id))

    def entities(self) -> list[Entity]:
        """Return every entity."""
        return self._all(Entity, schema.entities)

    def entity(self, entity_id: str) -> Entity:
        """Return an entity; raises NotFound."""
        return self._by_id(Entity, schema.entities, entity_id)

    def utterances(self) -> list[Utterance]:
        """Return every utterance."""
        return self._all(Utterance, schema.utterances)

    def utterance(self, utterance_id: str) -> Utterance:
        """Return an utterance; raises NotFound."""
        return self._by_id(Utterance, schema.utterances, utterance_id)

    def threads(self) -> list[Thread]:
        """Return every thread."""
        return self._all(Thread, schema.threads)

    def thread(self, thread_id: str) -> Thread:
        """Return a thread; raises NotFound."""
        return self._by_id(Thread, schema.threads, thread_id)

    def relations(self) -> list[Relation]:
        """Return every relation between articles."""
        return self._all(Relation, schema.relations)

    def series(self) -> list[Series]:
        """Return every series of figures."""
        return self._all(Series, schema.series)

    def findings(self) -> list[Finding]:
        """Return every finding."""
        return self._all(Finding, schema.findings)

    def links(self) -> list[SystemLink]:
        """Return the links of the system described."""
        return self._all(SystemLink, schema.links)

    def resolutions(self) -> list[Resolution]:
        """Return every resolved chain."""
        return self._all(Resolution, schema.resolutions)

    def resolution(self, statement_id: str) -> Resolution | None:
        """Return a statement's resolved chain, or None where nothing follows from other articles."""
        c = schema.resolutions.c
        return next(iter(self._nouns(Resolution, select(c.body).where(c.statement_id == statement_id).order_by(c.place))), None)

    def _all(self, kind: type[T], table: Table) -> list[T]:
        return self._nouns(kind, select(table.c.body).order_by(table.c.place))

    def _by_id(self, kind: type[T], table: Table, wanted: str) -> T:
        return self._one(kind, select(table.c.body).where(table.c.id == wanted), kind.__name__.lower(), wanted)


def _once(values: Iterable[T], doubles: list[Failure]) -> list[T]:
    """Return nouns without those whose id was there before; one that differs from its namesake is a failure, not the end of everything."""
    found: dict[str, T] = {}
    for place, value in enumerate(values):
        name = getattr(value, "id", str(place))
        if found.setdefault(name, value) != value:
            reason = f"another {type(value).__name__.lower()} goes by the same id; this one was left out"
            doubles.append(Failure(subject=name, step=_STEP, reason=reason))
    return list(found.values())


def _row(table: Table, place: int, value: Any) -> dict[str, Any]:
    """Return a noun's row: the columns that are named like its fields, its place and its body."""
    row = {"place": place, "body": codec.compact(value)}
    if isinstance(value, Claim):
        row |= {"established": value.established_origins, "article_count": len(value.article_ids)}
    return row | {name: getattr(value, name) for name in (c.name for c in table.c) if name not in row}


def _of_claims(claims: Sequence[Claim]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows by which claims are found: by assertion, article and former id."""
    return {
        "claim_assertions": [{"claim_id": c.id, "assertion_id": a} for c in claims for a in dict.fromkeys(c.assertion_ids)],
        "claim_articles": [{"claim_id": c.id, "article_id": a} for c in claims for a in dict.fromkeys(c.article_ids)],
        "claim_names": [{"claim_id": c.id, "former_id": f} for c in claims for f in dict.fromkeys(c.former_ids)],
    }


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    for batch in batches(rows, 5_000):
        connection.execute(insert(table), batch)
