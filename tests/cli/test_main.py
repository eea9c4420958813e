import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater.flow import Dossier, add, create
from headwater.present.cli import main as cli


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "headwater.present.cli.main", *args], capture_output=True, text=True, check=False, timeout=60)


def test_help_names_every_verb_and_the_exit_codes() -> None:
    done = run("--help")
    assert done.returncode == 0
    for word in (*cli.VERBS, "exit codes", "examples"):
        assert word in done.stdout


def test_help_answers_within_three_tenths_of_a_second() -> None:
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        run("--help")
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3


@pytest.mark.parametrize("verb", cli.VERBS)
def test_each_verb_has_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([verb, "--help"])
    assert ended.value.code == 0
    assert f"headwater {verb}" in capsys.readouterr().out.split("example", 1)[1]


def test_no_verb_is_wrong_usage() -> None:
    assert run().returncode == cli.WRONG


def test_an_unknown_verb_is_wrong_usage_and_named() -> None:
    done = run("ad")
    assert done.returncode == cli.WRONG
    assert "ad" in done.stderr


@pytest.mark.parametrize("verb", ["claims", "verify", "export", "serve", "add", "trace"])
def test_a_folder_that_is_no_dossier_gives_one_line(verb: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    more = {"export": ["--to", str(folder / "out")], "add": ["-"], "trace": ["clm-1"]}.get(verb, [])
    done = run(verb, str(folder), *more)
    assert done.returncode == cli.WRONG
    assert len(done.stderr.splitlines()) == 1
    assert "not a dossier" in done.stderr


def started(*args: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "headwater.present.cli.main", *args], check=False, timeout=60, **more)  # type: ignore[call-overload, no-any-return]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "crane"
    create(folder)
    long = "the old crane on the quay, which has stood still for eleven years beside the grain store and the ferry landing, will be taken down"
    text = f"Crane to go\n\n\u201c{long.capitalize()},\u201d harbour master J\u00f3run Skade said on Monday.\n\nJ\u00f3run Skade said that {long}.\n"
    (folder.parent / "report.txt").write_text(text, "utf-8")
    with Dossier(folder) as opened:
        add(opened, [str(folder.parent / "report.txt")])
    return folder


def claim_of(dossier: Path) -> str:
    with Dossier(dossier) as opened:
        return next(iter(opened.ledger.claims())).id


def test_nothing_is_cut_where_the_output_is_no_terminal(dossier: Path) -> None:
    shown = run("trace", str(dossier), claim_of(dossier)).stdout
    assert "the ferry landing, will be taken down" in shown
    assert not any(line != line.rstrip() for line in shown.splitlines())


def test_an_output_that_lacks_our_signs_still_takes_what_is_shown(dossier: Path) -> None:
    lacking = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = started("claims", str(dossier), "--all", capture_output=True, env=lacking)
    assert shown.returncode == 0
    assert b"1 outlet" in shown.stdout
    listed = started("trace", str(dossier), claim_of(dossier), "--json", capture_output=True, env=lacking)
    assert "J\u00f3run" in json.dumps(json.loads(listed.stdout), ensure_ascii=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
def test_an_output_that_is_full_gives_one_line(dossier: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started("claims", str(dossier), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == cli.WRONG
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell that can close a stream is needed")
def test_closed_streams_give_no_traceback(dossier: Path) -> None:
    call = f"'{sys.executable}' -m headwater.present.cli.main"
    closed_in = started_shell(f"{call} add '{dossier}' - <&-")
    assert closed_in.returncode == cli.PROBLEMS
    assert "there is no standard input" in closed_in.stderr
    closed_out = started_shell(f"{call} claims '{dossier}' >&-")
    assert (closed_out.returncode, closed_out.stderr) == (0, "")


def started_shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False, timeout=60)


def test_what_a_broken_dossier_says_cannot_steer_the_terminal(dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dossier.toml").write_text('"\\u001b[2J" = 1\n', "utf-8")
    assert cli.main(["claims", str(tmp_path)]) == cli.WRONG
    assert "\x1b" not in capsys.readouterr().err
