"""`claims`, `trace`, `verify` and `export` on the demo dossier, as a program and as a person would read them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from headwater.config import Settings
from headwater.demo import captures
from headwater.flow import Dossier, add, create
from headwater.present.cli import main as cli
from headwater.present.cli.terminal import clean


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listing") / "demo"
    create(folder, Settings(workers=1))
    with Dossier(folder) as dossier, captures() as reports:
        add(dossier, [str(reports)])
    return folder


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "headwater.present.cli.main", *args], capture_output=True, text=True, check=False, timeout=120)


def test_claims_show_the_badge_and_claims_with_origins_first(demo: Path) -> None:
    lines = run("claims", str(demo)).stdout.splitlines()
    assert lines[0].startswith("clm-")
    assert lines[1].startswith("    said by ")
    assert "established origin" in lines[2]
    assert lines[-1].endswith("(see --all)")


def test_claims_as_json_are_a_list_that_a_program_reads(demo: Path) -> None:
    rows = json.loads(run("claims", str(demo), "--json").stdout)
    assert {"id", "wording", "badge", "established", "possible", "outlets", "utterances"} <= set(rows[0])


def test_claims_are_found_by_their_words(demo: Path) -> None:
    every = json.loads(run("claims", str(demo), "--json").stdout)
    word = every[0]["wording"].split()[-1]
    found = json.loads(run("claims", str(demo), "--json", "--find", word).stdout)
    assert 0 < len(found) < len(every)
    assert all(word.casefold() in row["wording"].casefold() for row in found)


def test_a_trace_shows_chains_with_their_passages_whole(demo: Path) -> None:
    best = json.loads(run("claims", str(demo), "--json", "--order", "articles").stdout)[0]
    shown = run("trace", str(demo), best["id"]).stdout
    traced = json.loads(run("trace", str(demo), best["id"], "--json").stdout)
    chains = [chain for origin in traced["origins"] for chain in origin["chains"]] + traced["loose"]
    assert chains
    for chain in chains:
        for passage in chain["passages"]:
            assert clean(passage["text"]) in shown
    assert shown.count("what would change it: ") == len(traced["origins"])
    assert all(clean(origin["would_change"]) in shown for origin in traced["origins"])


def test_a_claim_is_named_by_the_beginning_of_its_id(demo: Path) -> None:
    claim = json.loads(run("claims", str(demo), "--json").stdout)[0]["id"]
    assert run("trace", str(demo), claim[:14]).stdout.startswith(claim)


def test_an_unknown_claim_is_a_problem_of_one_line(demo: Path) -> None:
    done = run("trace", str(demo), "clm-nothing")
    assert done.returncode == cli.PROBLEMS
    assert len(done.stderr.splitlines()) == 1


def test_verify_finds_nothing_in_a_sound_dossier(demo: Path) -> None:
    done = run("verify", str(demo), "--json")
    assert done.returncode == cli.OK
    assert json.loads(done.stdout)["problems"] == []


def test_export_counts_its_rows(demo: Path, tmp_path: Path) -> None:
    done = run("export", str(demo), "--to", str(tmp_path / "out"), "--json")
    counts = json.loads(done.stdout)
    assert counts["claims"] == len((tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines())


def test_control_characters_of_reports_do_not_reach_the_terminal() -> None:
    assert clean("safe\x1b[2J\x07\u202e text\nline") == "safe [2J  text line".replace("  ", " ")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    create(tmp_path / "d", Settings(workers=1))
    report = {"id": "a", "outlet": "Tern Post", "published": "2031-05-04", "language": "en", "text": "The Mirel port is shut, Mayor Ilka Brand said."}
    (tmp_path / "feed.jsonl").write_text(json.dumps(report), "utf-8")
    assert run("add", str(tmp_path / "d"), str(tmp_path / "feed.jsonl")).returncode == 0
    return tmp_path / "d"


SHOWING = (["claims"], ["verify"], ["export", "--to", "out"])


@pytest.mark.parametrize("verb", SHOWING, ids=lambda v: v[0])
def test_what_is_not_linked_yet_is_said_beside_what_is_shown(small: Path, tmp_path: Path, verb: list[str]) -> None:
    asked = (verb[0], str(small), *(str(tmp_path / "out") if a == "out" else a for a in verb[1:]))
    assert run(*asked).stderr == ""
    with Dossier(small) as dossier:
        dossier.ledger.mark_stale()
    shown = run(*asked)
    assert shown.stderr == f"headwater: {small}: not everything in it is linked yet; `headwater add {small}` completes it\n"
    assert shown.returncode == 0
    assert run("add", str(small)).returncode == 0
    assert run(*asked).stderr == ""


def test_what_another_version_linked_is_said_and_linked_anew_when_asked(small: Path) -> None:
    before = run("claims", str(small), "--json").stdout
    with Dossier(small) as dossier:
        dossier.ledger.set_note("linked by", "rul-0")
    assert (
        run("claims", str(small)).stderr
        == f"headwater: {small}: another version of Headwater linked it; `headwater add {small} --relink` links everything anew\n"
    )
    assert run("add", str(small), "--relink").returncode == 0
    after = run("claims", str(small), "--json")
    assert (after.stdout, after.stderr) == (before, "")


def test_what_a_killed_run_left_in_the_archive_is_said_and_is_no_problem(small: Path) -> None:
    segment = next((small / "archive").glob("*.warc.gz"))
    with segment.open("ab") as torn:
        torn.write(b"\x1f\x8b\x08")
    checked = run("verify", str(small))
    assert checked.returncode == 0
    assert checked.stdout.startswith("no problems")
    assert "torn record" in checked.stderr
