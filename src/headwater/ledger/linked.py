"""What follows from reading the articles together: replaced by neighbourhoods, read noun by noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, insert, or_, select, update

from headwater.errors import NotFound
from headwater.ledger import schema
from headwater.ledger.captured import store_failures
from headwater.ledger.gathered import gathered, one_entity, one_link
from headwater.ledger.outcome import STEP, Row
from headwater.ledger.session import Session, batches, parse
from headwater.ledger.stale import set_stale
from headwater.ledger.woven import KINDS, Woven, woven
from headwater.model import Claim, Entity, Finding, Linked, Relation, Resolution, Series, SystemLink, Thread, Utterance

T = TypeVar("T")

_CANDIDATES = 3
_LONGEST_NAME = 200


class LinkedNouns(Session):
    """Entities, resolutions, utterances, claims, threads, relations, series, findings and links."""

    def replace_linked(self, linked: Linked) -> None:
        """Store what was linked in place of all that was linked before: a process killed meanwhile leaves the old or the new, whole."""
        part = woven(linked)
        with self._writing() as connection:
            connection.execute(delete(schema.neighbourhoods))
            connection.execute(update(schema.standings).values(neighbourhood=None))
            remove(connection, None)
            insert_woven(connection, part)
            set_stale(connection, stale=False)

    def linked(self) -> Linked:
        """Return all that was linked, each noun once, by id."""
        with self._reading() as connection:
            parts: dict[str, Any] = {}
            for table, kind in KINDS:
                found: list[Any] = parse(kind, connection.execute(select(table.c.body).order_by(*_order(table))).scalars().all())
                parts[table.name] = tuple(gathered(found, SHARED[table]) if table in SHARED else found)
        return Linked(**parts)

    def each_linked(self) -> Iterator[object]:
        """Yield all that was linked, noun by noun, as each neighbourhood has it."""
        for table, kind in KINDS:
            yield from self._stream(kind, select(table.c.body).order_by(*_order(table)))

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

    def entities(self) -> list[Entity]:
        """Return every entity."""
        return list(gathered(self._all(Entity, schema.entities), one_entity))

    def entity(self, entity_id: str) -> Entity:
        """Return an entity; raises NotFound."""
        c = schema.entities.c
        parts = self._nouns(Entity, select(c.body).where(c.id == entity_id).order_by(c.neighbourhood))
        if not parts:
            raise NotFound(f"no entity {entity_id[:60]!r}")
        return one_entity(parts)

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
        return list(gathered(self._all(SystemLink, schema.links), one_link))

    def resolutions(self) -> list[Resolution]:
        """Return every resolved chain."""
        return self._all(Resolution, schema.resolutions)

    def resolution(self, statement_id: str) -> Resolution | None:
        """Return a statement's resolved chain, or None where nothing follows from other articles."""
        c = schema.resolutions.c
        return next(iter(self._nouns(Resolution, select(c.body).where(c.statement_id == statement_id).order_by(c.place))), None)

    def _all(self, kind: type[T], table: Table) -> list[T]:
        return self._nouns(kind, select(table.c.body).order_by(*_order(table)))

    def _by_id(self, kind: type[T], table: Table, wanted: str) -> T:
        return self._one(kind, select(table.c.body).where(table.c.id == wanted), kind.__name__.lower(), wanted)


SHARED: dict[Table, Any] = {schema.entities: one_entity, schema.links: one_link}
"""Nouns that several neighbourhoods may know, and how they are put together."""


def _order(table: Table) -> tuple[Column[Any], ...]:
    """Return what a table's nouns are put in order by: the same whichever neighbourhood was linked first."""
    return (table.c.statement_id, table.c.neighbourhood, table.c.place) if table is schema.resolutions else (table.c.id, table.c.neighbourhood)


def remove(connection: Connection, neighbourhoods: Collection[str] | None) -> None:
    """Remove what was linked of some neighbourhoods, or of all."""
    if neighbourhoods is None:
        for table in (schema.claim_assertions, schema.claim_articles, schema.claim_names, *(t for t, _ in KINDS)):
            connection.execute(delete(table))
        _forget(connection, schema.failures.c.capture_id.is_(None))
        return
    for some in batches(neighbourhoods):
        # with a claim go the rows that it is found by
        for table, _ in KINDS:
            connection.execute(delete(table).where(table.c.neighbourhood.in_(some)))
        _forget(connection, schema.failures.c.capture_id.in_(some))


def _forget(connection: Connection, whose: ColumnElement[bool]) -> None:
    connection.execute(delete(schema.failures).where(schema.failures.c.step == STEP, whose))


def insert_woven(connection: Connection, part: Woven) -> None:
    """Store what was linked of a neighbourhood."""
    for name, rows in part.tables:
        _insert(connection, schema.metadata.tables[name], rows)
    store_failures(connection, [(part.id or None, f) for f in part.failures])


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    for batch in batches(rows, 5_000):
        connection.execute(insert(table), batch)
