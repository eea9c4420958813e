"""Alembic runs this: it migrates the connection that `ledger.migrate` hands over, in the transaction that is open on it."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
