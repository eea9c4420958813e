"""What the terminal shows: width and colour follow it, and text from reports cannot steer it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from headwater.codec import dumps
from headwater.flow import Dossier, due
from headwater.flow import Progress as Report

ENDLESS = 1_000_000
"""Columns of an output that is no terminal: nothing is wrapped or cut for another program, or for a file."""


def clean(text: str) -> str:
    """Return text from a report on one line, without control characters (an escape sequence could rewrite the screen)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def out() -> Console:
    """Return a console on standard output; colour only where it is a terminal and NO_COLOR is not set."""
    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else ENDLESS)


def put_json(value: Any) -> None:
    """Print a value as one line of JSON, in plain ASCII where the output has another encoding than UTF-8."""
    utf_8 = (sys.stdout.encoding or "").replace("-", "").casefold() == "utf8"
    print(dumps(value, plain_ascii=not utf_8))


def warn(dossier: Dossier) -> None:
    """Say on standard error what is left to do in a dossier that is about to be shown."""
    note(f"{dossier.folder}: {line}" for line in due(dossier))


def note(lines: Iterable[str]) -> None:
    """Say something on standard error that is no failure."""
    for line in lines:
        print(f"headwater: {clean(line)}", file=sys.stderr)


def err() -> Console:
    """Return a console on standard error."""
    return Console(stderr=True, highlight=False, markup=False)


@contextmanager
def bar() -> Iterator[Report]:
    """Show progress on standard error while work goes on; nothing where that is no terminal."""
    console = err()
    if not console.is_terminal:
        yield lambda _what, _more: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=0)
        kept = 0

        def report(what: str, more: int) -> None:
            nonlocal kept
            if what == "kept":
                kept += more
                progress.update(task, total=kept)
            elif what == "read":
                progress.advance(task, more)
            else:
                progress.update(task, description=what)

        yield report
