"""The tables and queries must suit PostgreSQL as well; without a server at hand, at least all of it compiles for it."""

import io
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Dialect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from headwater.ledger import migrate, schema

DIALECTS: list[Dialect] = [postgresql.dialect(), sqlite.dialect()]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: str(d.name))
def test_every_table_can_be_made(dialect: Dialect) -> None:
    for table in schema.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith("CREATE TABLE")
        query = select(table).where(next(iter(table.c)).in_(["x"])).limit(1)
        assert "SELECT" in str(query.compile(dialect=dialect))


def test_the_migrations_are_sql_that_postgresql_knows() -> None:
    out = io.StringIO()
    config = Config(output_buffer=out)
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["dialect"] = "postgresql"
    command.upgrade(config, "head", sql=True)
    sql = out.getvalue()
    assert "CREATE TABLE claims" in sql
    assert "fts5" not in sql
    assert "PRAGMA" not in sql
