"""The peers that benchmarks put beside Headwater are pinned, apart from the project, and never needed by it."""

import re
import tomllib
from pathlib import Path

import pytest
from benchmarks.rivals.room import HERE, NoRoom, ask, python_of
from benchmarks.rivals.tasks import RIVALS, ROOMS, TASKS

ROOT = Path(__file__).parent.parent


def test_every_rival_has_a_script_and_pinned_requirements() -> None:
    assert set(RIVALS) == set(TASKS)
    for rival in (r for rivals in RIVALS.values() for r in rivals):
        assert (HERE / "peers" / f"{rival.script.split()[0]}.py").is_file()
    for room in ROOMS:
        lines = (HERE / f"requirements-{room}.txt").read_text("utf-8").splitlines()
        assert lines
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)


def test_scripts_of_rivals_do_not_import_headwater() -> None:
    for script in HERE.glob("peers/*.py"):
        assert not re.search(r"^\s*(?:from|import) (?:headwater|benchmarks)", script.read_text("utf-8"), re.MULTILINE)


def test_no_rival_is_a_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = " ".join([*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]).lower()
    for name in ("spacy", "textacy", "heideltime", "dateparser", "date-wrangler", "quantulum3", "cqe", "newspaper4k", "datasketch", "rensa"):
        assert name not in named


def test_a_rival_that_is_not_installed_is_said_to_be_missing() -> None:
    with pytest.raises(NoRoom, match="--make nowhere"):
        python_of("nowhere")
    with pytest.raises(NoRoom):
        ask("nowhere", "times_dateparser", [])
