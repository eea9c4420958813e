"""A rival's own virtual environment, and questions put to its script there."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class NoRoom(Exception):
    """A rival's environment is not there, or its script does not run in it."""


class Answers(NamedTuple):
    """What a rival said to each question (None where it failed), which versions answered, and the seconds that the answers took."""

    said: list[Any]
    versions: dict[str, str]
    seconds: float
    errors: list[str]


def python_of(room: str) -> Path:
    """Return a rival's interpreter; raises NoRoom where it has none."""
    folder = ROOT / f".venv-rival-{room}"
    for python in (folder / "bin" / "python", folder / "Scripts" / "python.exe"):
        if python.is_file():
            return python
    raise NoRoom(f"there is no {folder.name}: make it with `python -m benchmarks.rivals --make {room}`")


def make(room: str) -> None:
    """Make a rival's environment from its pinned requirements, which name everything: nothing else is resolved."""
    folder = ROOT / f".venv-rival-{room}"
    print(f"making {folder.name}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    requirements = HERE / f"requirements-{room}.txt"
    pip = [str(python_of(room)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "-r", str(requirements)], check=True)


def ask(room: str, script: str, questions: Iterable[dict[str, Any]]) -> Answers:
    """Put questions to a rival's script, given as its name and arguments; raises NoRoom where it does not run."""
    asked = list(questions)
    name, *arguments = script.split()
    command = [str(python_of(room)), str(HERE / "peers" / f"{name}.py"), *arguments]
    lines = "".join(f"{json.dumps(q)}\n" for q in asked)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        first = process.stdout.readline()
        if not first:
            raise NoRoom(f"{script} does not run: {process.communicate()[1].strip().splitlines()[-1:]}")
        start = time.perf_counter()
        out, _ = process.communicate(lines)
        seconds = time.perf_counter() - start
    rows = [json.loads(line) for line in out.splitlines()]
    rows += [{"error": f"ended with {process.returncode} before it answered"}] * (len(asked) - len(rows))
    return Answers([r.get("said") for r in rows], json.loads(first), seconds, [r["error"] for r in rows if "error" in r])
