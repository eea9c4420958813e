"""Alembic runs this: it migrates the connection that `ledger.migrate` hands over, in the transaction that is open on it.

Without a connection it writes the SQL for a dialect, for whoever keeps the tables by hand.
"""

from __future__ import annotations

from alembic import context

attributes = context.config.attributes
if context.is_offline_mode():
    context.configure(dialect_name=attributes["dialect"])
else:
    context.configure(connection=attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
