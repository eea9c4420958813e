"""The whole way on every annotated story: captures in, exported dossier out, scored against the annotation."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.baselines import counted
from benchmarks.data import data
from headwater.config import Settings
from headwater.flow import Dossier, add, create
from headwater.present.export.jsonl import export

DEMO_GOLD = Path(__file__).parent.parent / "tests" / "demo"
HELD_OUT = Path(__file__).parent.parent / "tests" / "stories"


def stories() -> dict[str, Path]:
    """Return every annotated story, those held out among them: its name and the folder with gold.json and pages.jsonl."""
    found = {gold.parent.name: gold.parent for folder in (data("stories"), HELD_OUT) for gold in sorted(folder.glob("*/gold.json"))}
    return {**found, "demo": DEMO_GOLD} if (DEMO_GOLD / "gold.json").exists() else found


def dossier_of(inputs: list[str], folder: Path) -> Path:
    """Build a dossier of the inputs below a folder, and return where its export lies."""
    create(folder / "dossier", Settings(workers=1))
    with Dossier(folder / "dossier") as dossier:
        add(dossier, inputs)
        export(dossier, folder / "export")
    return folder / "export"


def score(story: Path, inputs: list[str]) -> dict[str, Any]:
    """Return the scorer's figures for a dossier of the inputs; for the seed captures also how many rows of their table hold."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    pages = [json.loads(line) for line in (story / "pages.jsonl").read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        exported = dossier_of(inputs, Path(folder))
        result: dict[str, Any] = _module("score_story").score(exported, gold, pages)
        result |= counted(gold, pages)
        if story.name == "seeds":
            result["rows_of_13"] = _rows(_module("check_seeds"), exported)
    return result


def inputs_of(story: Path) -> list[str]:
    """Return what to add for a story: its captures as files where it has them, else its pages as JSON lines."""
    if story == DEMO_GOLD:
        from headwater.demo import captures

        with captures() as folder:
            return [str(folder)]
    captured = sorted(str(p) for p in story.glob("*.txt"))
    return captured or [str(story / "pages.jsonl")]


def run() -> dict[str, dict[str, float]]:
    """Score every story."""
    return {f"stories.{name}": score(folder, inputs_of(folder)) for name, folder in stories().items()}


def _rows(module: ModuleType, exported: Path) -> int:
    x = module.Export(exported)
    good = 0
    for check in module.rows(x):
        try:
            good += bool(check())
        except (KeyError, IndexError, ValueError, TypeError, AttributeError):
            continue
    return good


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, data("score", f"{name}.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
