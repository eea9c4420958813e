"""Measure figures: NewsQuant (development half), values of a sentence, values with their change, values with their unit.

A value counts where it is found once for each time the annotation has it. Notation of the annotation (Almasian et al. 2023): a range is its two
ends; an amount that something moved "from" and the one it moved "to" stand as one range, "eight or nine" as two values, "tens of thousands" as 10,000
to 100,000; the change is "=", "~" (about), ">", "<", "up" or "down", where "about" and "more than" outweigh a rise or fall, and "nearly" is "~" of
what neither rises nor falls. Of units the heads are compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.data import data
from headwater.model import Figure
from headwater.text.numbers import find_figures, kind_of, meant
from headwater.text.numbers_read import rules

Quantity = tuple[str, str, str]
"""Value, change, unit."""
CHANGES = {"about": "~", "above": ">", "nearly": "~", "below": "<"}
UNITS = {
    "$": "usd", "us$": "usd", "us": "usd", "cad": "usd", "aud": "usd", "dollar": "usd", "us dollar": "usd", "€": "eur", "euro": "eur", "£": "gbp",
    "pound": "gbp", "pound sterling": "gbp", "p": "pence", "percentage": "%", "percent": "%", "kilometre": "km", "kilometer": "km", "metre": "m",
    "meter": "m", "mile": "mile", "foot": "ft", "inch": "in", "kilogram": "kg", "gram": "g", "year of age": "year old", "mile per hour": "mph",
    "kilometre per hour": "km/h", "horsepower": "hp", "kilowatt": "kw", "gigabyte": "gb", "megabyte": "mb", "millimetre": "mm", "millimeter": "mm",
    "centimetre": "cm", "tonne": "t", "litre": "l", "liter": "l", "watt": "w", "kilowatt hour": "kwh", "years old": "year old",
    "pound-foot": "lb-ft", "pound-force foot": "lb-ft", "decibel": "db", "kilohertz": "khz", "ringgit": "myr", "shekel": "ils", "krone": "dkk",
    "yuan": "cny", "gigaton": "gt", "revolutions per minute": "rpm", "count": "time", "degree celsius": "°c", "celsius": "°c",
    "degree fahrenheit": "°f", "fahrenheit": "°f", "bhp": "hp", "pound-mass": "lb", "megabit per second": "mbps", "newton metre": "nm",
    "square foot": "square feet",
}  # fmt: skip


def wanted(value: str) -> str | None:
    """Return an annotated value ("19.0", "252.0-287.0") in one notation."""
    numbers = [float(v) for v in re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", value)]
    return "-".join(f"{n:.6g}" for n in numbers) or None


def said(figure: Figure) -> list[str]:
    """Return a found value in the same notation, two for "eight or nine"; vague figures without bounds ("a handful") have none."""
    if figure.value is not None:
        return [f"{figure.value:.6g}"]
    ends = [f"{e:.6g}" for e in meant(figure) or (figure.low, figure.high) if e is not None]
    if re.search(r"\bor\b", figure.span.text) and not figure.modifier:
        return ends
    return ["-".join(ends)] if ends else []


def change(figure: Figure) -> str:
    """Return the annotation's sign for what a figure's words say of its bound or its change."""
    kind = kind_of(figure.modifier, rules("en"))
    if kind in ("about", "above") or not figure.trend:
        return CHANGES.get(kind or "", "=")
    return figure.trend


def quantities(text: str) -> list[Quantity]:
    """Return what is found in a sentence."""
    found: list[Quantity] = []
    moved: Figure | None = None
    for figure in find_figures(text, 0, len(text)):
        between = text[moved.span.end : figure.span.start] if moved else ""
        if moved and len(between) < 40 and re.search(r"\bto $", between) and moved.value is not None and figure.value is not None:
            start = found.pop()
            found.append((f"{start[0]}-{figure.value:.6g}", moved.trend or start[1], unit(figure.unit)))
            moved = None
            continue
        found += [(value, change(figure), unit(figure.unit)) for value in said(figure)]
        moved = figure if re.search(r"\bfrom (?:up to )?$", text[max(0, figure.span.start - 12) : figure.span.start] + _modifier(figure)) else None
    return found


def _modifier(figure: Figure) -> str:
    return f"{figure.modifier} " if figure.modifier == "up to" else ""


def unit(name: str | None) -> str:
    """Return the head of a unit in one notation: "per barrel" and "different" say more than a head."""
    words = (name or "-").lower()
    if words in UNITS:
        return UNITS[words]
    words = re.sub(r"\bper\b.*|\ba year\b$", "", words).strip()
    head = words if words in UNITS else (words.split() or ["-"])[-1]
    return UNITS.get(head) or UNITS.get(_singular(head)) or _singular(head)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|z|us)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us")) else word


def f1(pairs: Iterable[tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]]) -> tuple[float, float, float]:
    """Return F1, precision and recall of (annotated, found) counts."""
    hits = wants = finds = 0
    for gold, found in pairs:
        hits, wants, finds = hits + sum((gold & found).values()), wants + sum(gold.values()), finds + sum(found.values())
    precision, recall = hits / max(1, finds), hits / max(1, wants)
    return round(2 * precision * recall / max(1e-9, precision + recall), 3), round(precision, 3), round(recall, 3)


def run(show: bool = False) -> dict[str, dict[str, float | None]]:  # a switch for the reader of errors
    rows = []
    for row in json.loads(data("bench", "newsquant", "NewsQuant-dev.json").read_text("utf-8")):
        gold = [(v, q["change"], unit(q["normalized_unit"])) for q in row["quantities"] if (v := wanted(q["value"]))]
        found = quantities(row["text"])
        rows.append((gold, found))
        if show and Counter(gold) != Counter(found):
            print(row["text"], "\n   missed", *(Counter(gold) - Counter(found)), "extra", *(Counter(found) - Counter(gold)))
    value, precision, recall = f1((Counter(q[:1] for q in gold), Counter(q[:1] for q in found)) for gold, found in rows)
    changed, *_ = f1((Counter(q[:2] for q in gold), Counter(q[:2] for q in found)) for gold, found in rows)
    units, *_ = f1((Counter(q[::2] for q in gold), Counter(q[::2] for q in found)) for gold, found in rows)
    return {"figures": {"value": value, "precision": precision, "recall": recall, "value_change": changed, "value_unit": units}}


if __name__ == "__main__":
    import sys

    print(run(show="--errors" in sys.argv))
