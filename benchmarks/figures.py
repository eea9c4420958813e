"""Measure figures: NewsQuant (development half), values of a sentence, and values with their change.

A value counts where it is found once for each time the annotation has it; a range counts by its two ends.
"""

from __future__ import annotations

import json
import re
from collections import Counter

from benchmarks.data import data
from headwater.model import Figure
from headwater.text.numbers import find_figures


def wanted(value: str) -> str | None:
    """Return an annotated value ("19.0", "252.0-287.0") in one notation."""
    numbers = [float(v) for v in re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", value)]
    return "-".join(f"{n:.6g}" for n in numbers) or None


def said(figure: Figure) -> str | None:
    """Return a found value in the same notation; vague figures ("millions of") have none."""
    if figure.value is not None:
        return f"{figure.value:.6g}"
    ends = [e for e in (figure.low, figure.high) if e is not None]
    return "-".join(f"{e:.6g}" for e in ends) or None


def run(show: bool = False) -> dict[str, dict[str, float | None]]:  # a switch for the reader of errors
    hits = gold_count = said_count = 0
    for row in json.loads(data("bench", "newsquant", "NewsQuant-dev.json").read_text("utf-8")):
        gold = Counter(v for q in row["quantities"] if (v := wanted(q["value"])))
        found = Counter(v for f in find_figures(row["text"], 0, len(row["text"])) if (v := said(f)))
        hits += sum((gold & found).values())
        gold_count += sum(gold.values())
        said_count += sum(found.values())
        if show and gold != found:
            print(row["text"], "\n   missed", dict(gold - found), "extra", dict(found - gold))
    precision, recall = hits / max(1, said_count), hits / max(1, gold_count)
    value = 2 * precision * recall / max(1e-9, precision + recall)
    return {"figures": {"value": round(value, 3), "precision": round(precision, 3), "recall": round(recall, 3)}}


if __name__ == "__main__":
    import sys

    print(run(show="--errors" in sys.argv))
