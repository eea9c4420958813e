"""Captures: kept first, done when what was read from them is stored; and the failures on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select

from headwater import codec, ids
from headwater.ledger import schema
from headwater.ledger.session import Session, batches
from headwater.model import Capture, Failure

KEPT, DONE = "kept", "done"


class Captured(Session):
    """Captures and failures."""

    def known(self, capture_ids: Iterable[str]) -> set[str]:
        """Return those of the ids that are captures in the ledger, done or not."""
        with self._reading() as connection:
            return _known(connection, capture_ids)

    def keep_captures(self, captures: Iterable[Capture], subjects: Iterable[str] = ()) -> None:
        """Store captures as kept but not yet done; forget earlier refusals, before there was a capture, of the subjects they came from."""
        with self._writing() as connection:
            for batch in batches(captures):
                known = _known(connection, (c.id for c in batch))
                fresh = {c.id: c for c in batch if c.id not in known}
                rows = [{"id": c.id, "state": KEPT, "sha256": c.sha256, "body": codec.compact(c)} for c in fresh.values()]
                if rows:
                    connection.execute(insert(schema.captures), rows)
            for some in batches(subjects):
                connection.execute(delete(schema.failures).where(schema.failures.c.subject.in_(some), schema.failures.c.capture_id.is_(None)))

    def captures(self) -> Iterator[Capture]:
        """Yield every capture, by id."""
        return self._stream(Capture, select(schema.captures.c.body).order_by(schema.captures.c.id))

    def capture(self, capture_id: str) -> Capture:
        """Return a capture; raises NotFound."""
        return self._one(Capture, select(schema.captures.c.body).where(schema.captures.c.id == capture_id), "capture", capture_id)

    def unfinished(self) -> Iterator[Capture]:
        """Yield the captures whose work was cut off, by id."""
        query = select(schema.captures.c.body).where(schema.captures.c.state == KEPT).order_by(schema.captures.c.id)
        return self._stream(Capture, query)

    def add_failures(self, failures: Iterable[Failure]) -> None:
        """Store failures that belong to no capture; one that is stored already is not stored twice."""
        with self._writing() as connection:
            store_failures(connection, [(None, f) for f in failures])

    def failures(self) -> list[Failure]:
        """Return every failure, by subject and step."""
        c = schema.failures.c
        return self._nouns(Failure, select(c.body).order_by(c.subject, c.step, c.id))


def _known(connection: Connection, capture_ids: Iterable[str]) -> set[str]:
    id_ = schema.captures.c.id
    return {i for batch in batches(capture_ids) for i in connection.execute(select(id_).where(id_.in_(batch))).scalars()}


def store_failures(connection: Connection, failures: Iterable[tuple[str | None, Failure]]) -> None:
    """Insert failures, each with the capture it belongs to, leaving out those that are there."""
    rows = {}
    for capture_id, failure in failures:
        key = ids.make_id("fail", failure.subject, failure.step, failure.reason)
        rows[key] = {"id": key, "capture_id": capture_id, "subject": failure.subject, "step": failure.step, "body": codec.compact(failure)}
    for batch in batches(rows.values()):
        id_ = schema.failures.c.id
        there = set(connection.execute(select(id_).where(id_.in_([r["id"] for r in batch]))).scalars())
        if fresh := [r for r in batch if r["id"] not in there]:
            connection.execute(insert(schema.failures), fresh)
