"""The verbs together, on invented reports."""

import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from headwater.codec import dumps
from headwater.config import Settings
from headwater.errors import DossierError
from headwater.flow import Added, Dossier, add, create, relink, verify
from headwater.present.export.jsonl import export

REPORTS = {
    "ostermoor-courier.txt": (
        "Lendwick will train survey pilots, minister says\n\nPublished: 4 March 2031\n\n"
        "Lendwick plans to train forty survey-drone pilots in Ostermoor, said Ilse Varnholt, head of the Lendwick Mapping Service, "
        'according to Harbourwire.\n\n"They will learn to fly the Skylark drones," Varnholt said.\n'
    ),
    "tidewater.txt": (
        "Pilots to be trained in Ostermoor\n\nPublished: 5 March 2031\n\n"
        "Ilse Varnholt, head of the Lendwick Mapping Service, said on Tuesday that Lendwick plans to train forty survey pilots in Ostermoor.\n\n"
        "The harbour office declined to comment.\n"
    ),
    "gazette.txt": (
        "Training of survey pilots has begun\n\nPublished: 20 May 2031\n\n"
        "The training of survey-drone pilots in Ostermoor has begun, Varnholt, head of the Lendwick Mapping Service, told reporters on Monday.\n"
    ),
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def new(folder: Path) -> Path:
    create(folder, Settings(workers=1))
    return folder


def exported(dossier: Path, to: Path) -> dict[str, list[str]]:
    """Return the exported rows, without what depends on when and where they were captured."""
    with Dossier(dossier) as opened:
        export(opened, to)
    return {p.stem: sorted(p.read_text("utf-8").splitlines()) for p in to.glob("*.jsonl") if p.stem != "captures"}


def test_a_folder_of_reports_becomes_claims_with_chains(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        added = add(dossier, [str(reports)])
        assert (added.captures, added.known, added.articles, added.failures) == (3, 0, 3, ())
        assert dossier.ledger.counts()["claims"] > 0
        assert list(verify(dossier)) == []


def test_adding_the_same_bytes_twice_changes_nothing(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
    before = exported(folder, tmp_path / "before")
    with Dossier(folder) as dossier:
        again = add(dossier, [str(reports), str(reports / "gazette.txt")])
    assert (again.captures, again.known, again.articles) == (0, 4, 0)
    assert exported(folder, tmp_path / "after") == before


def test_one_by_one_equals_all_at_once_in_any_order(tmp_path: Path, reports: Path) -> None:
    together = new(tmp_path / "together")
    with Dossier(together) as dossier:
        add(dossier, [str(reports)])
    expected = exported(together, tmp_path / "expected")
    for seed in range(2):
        files = sorted(reports.iterdir())
        random.Random(seed).shuffle(files)
        single = new(tmp_path / f"single{seed}")
        for file in files:
            with Dossier(single) as dossier:
                add(dossier, [str(file)])
        assert exported(single, tmp_path / f"out{seed}") == expected


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": f"r{n}", "title": f"Report {n}", "language": "en", "text": f"The harbour office said {n} boats were repaired in Ostermoor."}
        )
        for n in range(30)
    ]
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join(lines), "utf-8")
    outputs = []
    for workers in (1, 2):
        folder = tmp_path / f"w{workers}"
        create(folder, Settings(workers=workers))
        with Dossier(folder) as dossier:
            add(dossier, [str(feed)])
        outputs.append(exported(folder, tmp_path / f"out{workers}"))
    assert outputs[0] == outputs[1]


def test_bad_inputs_cost_one_line_each_and_the_rest_goes_on(tmp_path: Path, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (reports / "broken.jsonl").write_text('{"id": "x", "text": "The mill is open."}\n{"id": \n', "utf-8")
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        added = add(dossier, [str(reports), str(tmp_path / "missing.txt")])
        assert added.articles == 4
        assert len(added.failures) == 4
        assert all("\n" not in f.reason for f in added.failures)
        assert len(dossier.ledger.failures()) == 4


def test_standard_input_is_an_input(tmp_path: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        added = add(dossier, ["-"], io.BytesIO(b"The ferry is back\n\nThe ferry is back in service, the harbour office said on Monday.\n"))
    assert added.articles == 1


def test_only_one_process_writes_a_dossier(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as first, first.writing(), Dossier(folder) as second, pytest.raises(DossierError, match="another process"):
        add(second, [str(reports)])


def test_a_dossier_is_not_made_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(DossierError, match="not empty"):
        create(tmp_path)


def test_verify_names_an_altered_capture(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
    segment = next((folder / "archive").glob("*.warc.gz"))
    content = bytearray(segment.read_bytes())
    content[-40] ^= 0xFF
    segment.write_bytes(bytes(content))
    with Dossier(folder) as dossier:
        assert any("capture" in problem for problem in verify(dossier))


def test_verify_names_a_passage_that_does_not_hold(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
        article = next(iter(dossier.ledger.articles()))
    with sqlite3.connect(folder / "ledger.db") as connection:
        body = connection.execute("SELECT body FROM articles WHERE id = ?", (article.id,)).fetchone()[0]
        changed = json.loads(body)
        changed["text"] = "".join(reversed(changed["text"]))
        connection.execute("UPDATE articles SET body = ? WHERE id = ?", (dumps(changed), article.id))
    connection.close()
    with Dossier(folder) as dossier:
        assert any("does not stand" in problem for problem in verify(dossier))


def test_linking_is_not_repeated_when_nothing_changed(tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
        monkeypatch.setattr("headwater.linking.link", lambda *_: pytest.fail("linked again"))
        relink(dossier)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a process that can be killed outright")
def test_killed_at_any_moment_nothing_reported_is_lost_and_the_next_add_completes(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        "\n".join(
            json.dumps(
                {"id": f"r{n}", "title": f"Report {n}", "text": f"The harbour office said on Monday that {n} boats were repaired in Ostermoor."}
            )
            for n in range(300)
        ),
        "utf-8",
    )
    whole = new(tmp_path / "whole")
    with Dossier(whole) as dossier:
        add(dossier, [str(feed)])
    expected = exported(whole, tmp_path / "expected")
    for wait in (0.4, 0.8, 1.2):
        folder = new(tmp_path / f"killed{wait}")
        process = subprocess.Popen([sys.executable, "-m", "headwater.present.cli.main", "add", str(folder), str(feed)], stderr=subprocess.DEVNULL)
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with Dossier(folder) as dossier:
            kept = dossier.ledger.counts()["captures"]
            added: Added = add(dossier, [str(feed)])
            assert added.captures + kept == 300
            assert list(verify(dossier)) == []
        assert exported(folder, tmp_path / f"out{wait}") == expected


def test_verify_names_every_damage_where_rows_cannot_be_read(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
    with closing(sqlite3.connect(folder / "ledger.db")) as database, database:
        database.execute("UPDATE captures SET body = '{' WHERE id = (SELECT min(id) FROM captures)")
        database.execute("UPDATE articles SET body = '[]' WHERE id = (SELECT max(id) FROM articles)")
    with Dossier(folder) as dossier:
        problems = list(verify(dossier))
    assert any(p.startswith("captures: ") for p in problems)
    assert any(p.startswith("articles: ") for p in problems)
    assert any("not checked" in p for p in problems)


def test_lost_bytes_of_an_unfinished_capture_cost_one_line(tmp_path: Path, reports: Path) -> None:
    folder = new(tmp_path / "dossier")
    with Dossier(folder) as dossier:
        add(dossier, [str(reports)])
    with closing(sqlite3.connect(folder / "ledger.db")) as database, database:
        database.execute("UPDATE captures SET state = 'kept' WHERE id = (SELECT min(id) FROM captures)")
    for segment in (folder / "archive").iterdir():
        segment.unlink()
    with Dossier(folder) as dossier:
        first, second = add(dossier, [str(reports)]), add(dossier, [str(reports)])
    assert [f.step for f in first.failures] == ["capture"]
    assert "cannot be read" in first.failures[0].reason
    assert second.failures == ()
