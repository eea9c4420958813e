import subprocess
import sys
import time

import pytest

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
