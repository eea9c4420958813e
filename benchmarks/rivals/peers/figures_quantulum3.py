"""quantulum3 without its classifier: quantities of a sentence as (value, change, unit)."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]


def respond(question: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the quantities; it gives a range as its middle and half its width, and says nothing of changes."""
    found = []
    for q in import_module("quantulum3.parser").parse(question["text"]):
        ends = [q.value - q.uncertainty, q.value + q.uncertainty] if q.uncertainty else [q.value]
        unit = "-" if q.unit.name == "dimensionless" else q.unit.name
        found.append(("-".join(f"{e:.6g}" for e in ends), "=", unit))
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    answer(respond, "quantulum3")
