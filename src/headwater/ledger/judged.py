"""Decisions: added, never edited."""

from __future__ import annotations

from sqlalchemy import insert, select

from headwater import codec
from headwater.ledger import schema
from headwater.ledger.session import Session
from headwater.ledger.stale import set_stale
from headwater.model import Decision


class Judged(Session):
    """What analysts ruled."""

    def add_decision(self, decision: Decision) -> None:
        """Add a decision; one that is there already stays as it is. What is linked is stale until it is linked anew."""
        c = schema.decisions.c
        with self._writing() as connection:
            if connection.execute(select(c.number).where(c.id == decision.id)).first() is None:
                connection.execute(insert(schema.decisions), {"id": decision.id, "body": codec.compact(decision)})
                set_stale(connection, stale=True)

    def decisions(self) -> list[Decision]:
        """Return every decision, in the order in which they were made."""
        return self._nouns(Decision, select(schema.decisions.c.body).order_by(schema.decisions.c.number))
