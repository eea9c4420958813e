"""Measure certainty: the events of MEANTIME (development part), Pearson's r and the mean absolute error of the value from -3 to 3.

Each event's word is found in the joined sentence and read by our own parts of speech; nothing of the file but words and values is used. Beside it
stands the error of "all certain", whose r is not defined.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import data
from headwater.extract.certainty import certainty_at
from headwater.model import noun
from headwater.text.tagged import Tagged, tagged

MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}
GLUED = frozenset({",", ".", ";", ":", ")", "%", "?", "!", "''", "n't", "'s", "'", "'re", "'ve", "'ll", "'d", "'m", "]"})
OPENING = frozenset({"(", "``", "$", "["})
CERTAIN = 3.0


@noun
class Event:
    """One annotated event: its sentence as tagged, its token there, and its value."""

    sentence: int
    of: Tagged
    at: int
    value: float


def rows(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a file as (word, value or "_")."""
    for block in path.read_text("utf-8").split("\n\n"):
        found = [line.split("\t") for line in block.splitlines() if line]
        if found:
            yield [(row[1], row[2]) for row in found]


def joined(words: list[str]) -> tuple[str, list[int]]:
    """Return the words as running text, and where each begins."""
    text, starts, before = "", [], ""
    for word in words:
        if text and word not in GLUED and before not in OPENING:
            text += " "
        starts.append(len(text))
        text += MARKS.get(word, word)
        before = word
    return text, starts


def events(name: str) -> list[Event]:
    """Return the events of a part of the data ("train", "dev")."""
    found = []
    for number, sentence in enumerate(rows(data("bench", "factuality", f"{name}.conll"))):
        text, starts = joined([word for word, _ in sentence])
        of = tagged(text, 0, len(text))
        for (_, value), start in zip(sentence, starts, strict=True):
            if value != "_":
                found.append(Event(sentence=number, of=of, at=min(of.index(start), len(of.tokens) - 1), value=float(value)))
    return found


def pearson(xs: list[float], ys: list[float]) -> float | None:
    """Return Pearson's r, None where one side never changes."""
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    sx, sy = math.sqrt(sum((x - mx) ** 2 for x in xs)), math.sqrt(sum((y - my) ** 2 for y in ys))
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / (sx * sy) if sx and sy else None


def mean_error(xs: list[float], ys: list[float]) -> float:
    """Return the mean absolute error."""
    return sum(abs(x - y) for x, y in zip(xs, ys, strict=True)) / len(xs)


def run() -> dict[str, dict[str, float | None]]:
    """Score the development part."""
    every = events("dev")
    gold, found = [e.value for e in every], [certainty_at(e.of, e.at).value for e in every]
    r = pearson(found, gold)
    return {
        "certainty": {
            "r": None if r is None else round(r, 3),
            "mae": round(mean_error(found, gold), 3),
            "mae_all_certain": round(mean_error([CERTAIN] * len(gold), gold), 3),
        }
    }


if __name__ == "__main__":
    print(run())
