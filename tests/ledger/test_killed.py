"""A process killed at any moment: what it reported is there, what it was at is found, and nothing is half done."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater.capture.archive import Archive
from headwater.ledger.store import Ledger, Outcome
from headwater.model import Linked
from tests.ledger import samples

ADD = """
import sys
from dataclasses import replace
from pathlib import Path
from headwater.capture.archive import Archive
from headwater.ledger.store import Ledger, Outcome
from tests.ledger import samples

folder, first = Path(sys.argv[1]), int(sys.argv[2])
with Ledger.open(folder / "ledger.db", create=True) as ledger, Archive(folder / "archive") as archive:
    for at in range(first, first + 100_000, 4):
        pairs = [samples.reading(f"n{n}", 20) for n in range(at, at + 4)]
        kept = [replace(c, archive=archive.write(c, c.file_name.encode())) for c, _ in pairs]
        archive.sync()
        ledger.keep_captures(kept)
        ledger.finish_many(Outcome(capture_id=c.id, article=r.article, extraction=r.extraction) for c, r in pairs)
        print(*(c.id for c in kept), flush=True)
        ledger.replace_linked(samples.linked([r for _, r in pairs]))
"""


def run_and_kill(folder: Path, first: int, seconds: float) -> set[str]:
    """Return the ids that the process reported as added before it was killed."""
    command = [sys.executable, "-c", ADD, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        lines += [line for line in process.stdout if line.endswith("\n")]
    assert lines[0], "the process died by itself"
    return {i for line in lines for i in line.split()}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_nothing_that_was_reported_is_lost(tmp_path: Path) -> None:
    chance = random.Random(7)
    reported: set[str] = set()
    for turn in range(5):
        reported |= run_and_kill(tmp_path, turn * 100_000, chance.uniform(0, 0.4))
        with Ledger.open(tmp_path / "ledger.db") as ledger:
            archive = Archive(tmp_path / "archive")
            assert ledger.known(reported) == reported
            captures = list(ledger.captures())
            refs = [c.archive for c in captures if c.archive]
            assert len(refs) == len(captures)
            assert list(archive.verify(refs)) == []
            assert [archive.read(c.archive) for c in captures if c.archive] == [c.file_name.encode() for c in captures if c.file_name]
            unfinished = {c.id for c in ledger.unfinished()}
            assert not unfinished & reported
            assert {a.capture_id for a in ledger.articles()} == {c.id for c in captures} - unfinished
            assert all(len(r.extraction.statements) == 20 for r in ledger.readings())
            assert list(ledger.check()) == []
            linked = ledger.linked()
            assert linked == Linked() or len(linked.claims) == 1
            # completing what was cut off
            for capture in ledger.unfinished():
                article = samples.article(capture, samples.SENTENCE * 20)
                ledger.finish_many([Outcome(capture_id=capture.id, article=article, extraction=samples.extraction(article, 20))])
                assert ledger.stale()
            assert list(ledger.unfinished()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_between_storing_and_linking_is_seen(tmp_path: Path) -> None:
    code = ADD.replace("ledger.replace_linked", "import os; os.kill(os.getpid(), 9); ledger.replace_linked")
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "0"], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode != 0
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert ledger.stale()
        assert ledger.known(done.stdout.split()) == set(done.stdout.split()) != set()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_while_being_made_can_be_made_again(tmp_path: Path) -> None:
    code = "import sys; from headwater.ledger.store import Ledger; print(1, flush=True); Ledger.open(sys.argv[1], create=True)"
    for turn in range(6):
        path = tmp_path / f"{turn}.db"
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(turn * 0.1)
            process.kill()
        with Ledger.open(path, create=True) as ledger:
            assert list(ledger.check()) == []
