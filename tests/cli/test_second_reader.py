"""`headwater add --reader`: what is asked, what the ledger keeps, and that nothing is asked without it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.codec import dumps
from headwater.extract.second import STEP, Endpoint, second_reader
from headwater.flow import Dossier, add, create, verify
from headwater.ledger.outcome import Outcome
from headwater.model import Article, Extraction
from headwater.present.cli import main as cli
from headwater.workshop import Second, reread, side_by_side
from tests.extract.articles import article
from tests.extract.stub import Call, said, serving

KEY = "sk-quayside-0815-lantern"
REPORT = "Quay closed\n\nThe harbour master said the quay is closed until 3 May.\n\nCrane 4 was sold, according to the Harbour Board.\n"


def well(call: Call) -> None:
    """Answer the harbour master's paragraph rightly, and invent something in the next."""
    at = {p["text"][:5]: p["paragraph"] for p in call.paragraphs}
    call.statements(
        said(at["The h"], "the quay is closed until 3 May", source="The harbour master", cue="said"),
        said(at["Crane"], "Crane 4 was stolen", source="the Harbour Board", cue="according to"),
    )


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "quay"
    create(folder)
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture
def stub() -> Iterator[str]:
    with serving(well) as running:
        yield running.url


def test_the_ledger_says_who_read_and_what_was_refused(
    dossier: Path, stub: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADWATER_READER_KEY", KEY)
    code = cli.main(["add", str(dossier), str(dossier.parent / "report.txt"), "--reader", stub, "--model", "stub-1"])
    shown = capsys.readouterr()
    assert code == cli.PROBLEMS
    assert "added 1 capture; read 1 article, 1 of the second reader's answers refused" in shown.out
    assert f"report.txt: {STEP}: paragraph" in shown.err
    with Dossier(dossier) as opened:
        (reading,) = opened.ledger.readings()
        (failure,) = opened.ledger.failures()
        assert list(verify(opened)) == []
    made_by = {s.content.text: s.made_by for s in reading.extraction.statements}
    assert made_by["the quay is closed until 3 May"] == f"extract/second/1 (stub-1 at {stub[7:-3]})"
    assert made_by["Crane 4 was sold"] == "extract/attribution/1"
    assert failure.step == STEP
    assert "Crane 4 was stolen" in failure.reason
    assert KEY not in shown.out + shown.err
    for path in dossier.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()


def test_an_endpoint_that_is_not_there_costs_the_second_reading_only(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["add", str(dossier), str(dossier.parent / "report.txt"), "--reader", "http://127.0.0.1:9/v1", "--model", "m", "--reader-timeout", "0.3"]
    assert cli.main(argv) == cli.PROBLEMS
    assert "the rules read the whole article" in capsys.readouterr().err
    with Dossier(dossier) as opened:
        (reading,) = opened.ledger.readings()
    assert {s.made_by for s in reading.extraction.statements} == {"extract/attribution/1"}


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (["--reader", "http://127.0.0.1:9/v1"], "go together"),
        (["--model", "m"], "go together"),
        (["--reader", "http://example.org/v1", "--model", "m"], "use https"),
        (["--reader", "https://me:pass@example.org/v1", "--model", "m"], "no user, password"),
        (["--reader", "https://example.org/v1", "--model", "m", "--reader-timeout", "0"], "timeout"),
        (["--reader", "https://example.org/v1", "--model", "m", "--reader-parallel", "0"], "parallel"),
    ],
)
def test_a_reader_set_up_wrong_is_one_line_and_nothing_is_added(
    more: list[str], word: str, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["add", str(dossier), str(dossier.parent / "report.txt"), *more]) == cli.WRONG
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert word in err
    with Dossier(dossier) as opened:
        assert list(opened.ledger.captures()) == []


def test_without_a_reader_what_speaks_to_networks_is_not_even_loaded(dossier: Path) -> None:
    code = (
        "import sys; from headwater.present.cli.main import main; main(sys.argv[1:]); "
        "sys.exit(any(m in sys.modules for m in ('http.client', 'headwater.extract.second')))"
    )
    done = subprocess.run([sys.executable, "-c", code, "add", str(dossier), str(dossier.parent / "report.txt")], check=False, timeout=60)
    assert done.returncode == 0


def test_many_reports_are_read_in_order_however_many_are_asked_for_at_once(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "outlet": "Morning Lantern", "language": "en", "text": REPORT.replace("Crane 4", f"Crane {n}")} for n in range(40)]
    (tmp_path / "feed.jsonl").write_text("\n".join(json.dumps(r) for r in rows), "utf-8")
    exported = []
    with serving(well) as running:
        for parallel in (1, 5):
            folder = tmp_path / f"dossier-{parallel}"
            create(folder)
            endpoint = Endpoint(base_url=running.url, model="m", parallel=parallel)
            with Dossier(folder) as opened:
                added = add(opened, [str(tmp_path / "feed.jsonl")], second=Second(extract=second_reader(endpoint), parallel=parallel))
                exported.append([dumps(r.extraction) for r in opened.ledger.readings()])
            assert (added.articles, len(added.failures)) == (40, 40)
    assert exported[0] == exported[1]


def test_a_defect_in_a_second_reader_costs_its_reading_only(tmp_path: Path, dossier: Path) -> None:
    def broken(_: Article) -> Extraction:
        raise LookupError("no such thing")

    with Dossier(dossier) as opened:
        added = add(opened, [str(dossier.parent / "report.txt")], second=Second(extract=broken))
        (reading,) = opened.ledger.readings()
    assert [f.reason for f in added.failures] == ["a defect of the program: LookupError: no such thing"]
    assert reading.extraction.statements


def test_results_come_in_order_and_errors_reach_whoever_waits() -> None:
    items = [Outcome(capture_id=f"c{n}", article=None, extraction=None) for n in range(9)]
    assert list(side_by_side(lambda o: o, items, 4)) == items
    assert list(side_by_side(lambda o: o, [], 4)) == []

    def fails(_: Outcome) -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(side_by_side(fails, items, 2))
    assert reread(lambda a: Extraction(article_id=a.id, statements=(), assertions=(), mentions=()), items[0]) is items[0]
    one = Outcome(capture_id="c", article=article("A."), extraction=None)
    assert reread(lambda a: Extraction(article_id=a.id, statements=(), assertions=(), mentions=()), one).extraction is not None


@pytest.mark.skipif(os.name != "posix", reason="a signal that stands for Ctrl-C is needed")
def test_ctrl_c_does_not_wait_for_the_endpoint_and_the_next_add_completes(dossier: Path) -> None:
    asked = threading.Event()

    def asleep(_: Call) -> None:
        asked.set()
        time.sleep(200)

    with serving(asleep) as running:
        argv = [sys.executable, "-m", "headwater.present.cli.main", "add", str(dossier), str(dossier.parent / "report.txt")]
        process = subprocess.Popen([*argv, "--reader", running.url, "--model", "m"], stderr=subprocess.PIPE, text=True)
        assert asked.wait(150)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert time.monotonic() - started < 50
    assert (process.returncode, err) == (cli.INTERRUPTED, "headwater: interrupted\n")
    with Dossier(dossier) as opened:
        assert add(opened, []).articles == 1
