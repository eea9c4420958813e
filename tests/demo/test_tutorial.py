"""Every command of the tutorial runs as it is written there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from headwater.present.cli.main import main

TUTORIAL = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^    headwater (.+)$", TUTORIAL, re.MULTILINE)]
SAVED = dict(re.findall(r"Save this as `([^`]+)`:\n\n```text\n(.*?)```", TUTORIAL, re.DOTALL))


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    code = main(args)
    out, err = capsys.readouterr()
    assert code == 0, f"headwater {' '.join(args)}: {code}\n{out}\n{err}"
    return out


def test_the_tutorial_names_every_verb() -> None:
    assert {c[0] for c in COMMANDS} == {"demo", "new", "add", "claims", "trace", "export", "serve", "verify"}


@pytest.mark.slow
def test_commands_run_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in SAVED.items():
        Path(name).write_text(text, "utf-8")
    for command in COMMANDS:
        if command[0] in {"serve", "verify"}:  # One serves until interrupted and is tested with the pages; the other has its own test below.
            continue
        if "CLAIM" in command:
            first = str(json.loads(run(capsys, "claims", command[1], "--json"))[0]["id"])
            command = [first if word == "CLAIM" else word for word in command]  # noqa: PLW2901
        assert run(capsys, *command).strip(), command
    assert {p.stem for p in Path("demo-export").glob("*.jsonl")} >= {"articles", "statements", "assertions", "claims", "findings"}


@pytest.mark.slow
def test_the_demo_verifies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    run(capsys, "demo", "--no-serve")
    assert "no problem" in run(capsys, "verify", "demo-dossier")
