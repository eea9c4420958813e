import multiprocessing
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from headwater.errors import DossierError
from headwater.ledger import migrate, schema
from headwater.ledger.store import Ledger
from headwater.model import Linked
from tests.ledger import samples


def make(path: Path) -> Path:
    Ledger.open(path, create=True).close()
    return path


@pytest.mark.parametrize("name", ["ledger.db", "a b%20c ?x=1#y.db", "Журнал 100%.db", "deep/er/ledger.db"])
def test_a_ledger_is_made_and_opened_again(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name)
    with Ledger.open(path) as ledger:
        assert set(ledger.counts().values()) == {0}
        assert list(ledger.check()) == []
    with Ledger.open(path, create=True) as ledger:
        assert not ledger.stale()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_url_opens_it_as_well(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert ledger.counts()["claims"] == 0


def test_opening_and_migrating_says_nothing(tmp_path: Path) -> None:
    code = "import sys; from headwater.ledger.store import Ledger; Ledger.open(sys.argv[1], create=True).close()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code, str(tmp_path / "x.db")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_opening_what_is_up_to_date_needs_no_alembic(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    code = "import sys; from headwater.ledger.store import Ledger; Ledger.open(sys.argv[1]).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")

    def ours(found: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and reflected and str(name).startswith("articles_fts"))

    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_ledger_of_the_first_tables_keeps_what_it_holds_and_is_due_for_linking(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    kept, reading = samples.reading("a")
    before = samples.linked([reading])
    new = make(tmp_path / "new.db")
    with Ledger.open(new) as ledger:
        ledger.keep_captures([kept])
        ledger.finish(kept.id, reading.article, reading.extraction)
        ledger.replace_linked(before)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "v0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("ATTACH ? AS new", (str(new),))
        for table in schema.metadata.sorted_tables:
            names = [row[1] for row in old.execute(f"PRAGMA main.table_info({table.name})")]
            if names:
                columns = ", ".join(names)
                old.execute(f"INSERT INTO main.{table.name} ({columns}) SELECT {columns} FROM new.{table.name}")
        old.execute("INSERT INTO articles_fts (rowid, title, text) SELECT number, 'x', 'y' FROM articles")
    with Ledger.open(path) as ledger:
        assert ledger.linked() == before
        assert ledger.stale()
        assert list(ledger.check()) == []
    with closing(sqlite3.connect(path)) as migrated:
        assert migrated.execute("SELECT sha256 FROM captures").fetchall() == [(kept.sha256,)]


def test_every_migration_is_known(tmp_path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == migrate.REVISIONS


def test_every_table_of_nouns_has_a_body() -> None:
    assert len(schema.NOUN_TABLES) == 16


def test_what_is_no_ledger_is_told(tmp_path: Path) -> None:
    other, text, empty = tmp_path / "other.db", tmp_path / "text.db", tmp_path / "empty.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE things (x)")
    connection.close()
    before = other.read_bytes()
    text.write_text("This is a text, and long enough to be looked at as a database. " * 10)
    empty.touch()
    for path, why in ((other, "not a ledger"), (text, "no ledger"), (empty, "empty"), (tmp_path / "gone.db", "no ledger"), (tmp_path, "no ledger")):
        with pytest.raises(DossierError, match=why) as told:
            Ledger.open(path)
        assert str(path) in str(told.value)
        assert "\n" not in str(told.value)
    with pytest.raises(DossierError):
        Ledger.open(other, create=True)
    assert other.read_bytes() == before
    assert not (tmp_path / "gone.db").exists()
    for url in ("nonsense://x", "://", "postgresql://", "sqlite:///\x00"):
        with pytest.raises(DossierError):
            Ledger.open(url)


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = 'v9999'")
    connection.commit()
    connection.close()
    with pytest.raises(DossierError, match="newer Headwater"):
        Ledger.open(path)


def test_a_cut_off_ledger_is_damaged(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        ledger.keep_captures(samples.capture(f"n{i}") for i in range(500))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    def look() -> None:
        with Ledger.open(path) as ledger:
            list(ledger.captures())
            ledger.counts()

    with pytest.raises(DossierError, match="damaged"):  # at opening or at reading
        look()
    content = bytearray(path.read_bytes())
    content[:100] = b"\x00" * 100
    path.write_bytes(content)
    with pytest.raises(DossierError):
        Ledger.open(path)


def test_damage_inside_is_found_by_check(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        ledger.keep_captures(samples.capture(f"n{i}") for i in range(500))
    content = bytearray(path.read_bytes())
    middle = content.rindex(b'"obtained_by"')
    content[middle - 3000 : middle] = b"\xff" * 3000
    path.write_bytes(content)
    with Ledger.open(path) as ledger:
        found = list(ledger.check())
    assert found
    assert all("\n" not in line for line in found)


def test_a_half_made_ledger_is_made_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with Ledger.open(path, create=True) as ledger:
        assert list(ledger.check()) == []


def _open(path: str) -> int:
    with Ledger.open(path, create=True) as ledger:
        return ledger.counts()["captures"]


def test_two_processes_may_make_it_at_once(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_open, [str(tmp_path / "ledger.db")] * 6) == [0] * 6


def test_readers_see_one_state_while_another_writes(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    pairs = [samples.reading(f"n{i}") for i in range(250)]
    with Ledger.open(path) as writer, Ledger.open(path) as reader:
        for c, r in pairs[:220]:
            writer.keep_captures([c])
            writer.finish(c.id, r.article, r.extraction)
        readings = reader.readings()
        seen = [next(readings)]
        for c, r in pairs[220:]:
            writer.keep_captures([c])
            writer.finish(c.id, r.article, r.extraction)
        seen += readings
        assert len(seen) == 220
        assert len(list(reader.readings())) == 250


def test_many_threads_read_while_one_writes(tmp_path: Path) -> None:
    path = make(tmp_path / "ledger.db")
    _, first = samples.reading("first")
    states = [samples.linked([first]), samples.linked([first, first])]
    seen: list[Linked] = []
    with Ledger.open(path) as ledger:
        ledger.replace_linked(states[0])

        def read() -> None:
            seen.extend(ledger.linked() for _ in range(40))

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for n in range(20):
            ledger.replace_linked(states[n % 2])
        for thread in threads:
            thread.join()
    assert all(linked in states for linked in seen)


def test_a_ledger_that_stays_locked_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "ledger.db")
    monkeypatch.setattr("headwater.ledger.session._BUSY_MS", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path) as ledger:
        assert ledger.counts()["captures"] == 0  # readers do not wait
        with pytest.raises(DossierError, match="in use by another process"):
            ledger.keep_captures([samples.capture("a")])
    other.close()
