"""Measure times: TempEval-3 platinum (development half), scored as that task scores: every TIMEX3 in the text, dates and durations alike.

Strict: F1 of exact extents. Relaxed: F1 of extents that overlap. Value, type: F1 of overlapping extents that have the same value, type.
Headwater's values (EDTF, ISO 8601 durations) are compared in the notation of TIMEX3; ages ("a 45-year-old") and rates ("$5 a day"), which it does not
mark, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from pathlib import Path

from benchmarks.data import data
from headwater.text.dates import Expression, find_expressions
from headwater.text.sentences import sentences

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "reference": "DATE"}
Timex = tuple[int, int, str, str]


def read(path: Path) -> tuple[str, date, list[Timex]]:
    """Return text, day of writing and (start, end, type, value) of a document."""
    source = path.read_text("utf-8")
    created = next(attributes for m in TIMEX.finditer(source) if (attributes := _attributes(m[1])).get("functionInDocument") == "CREATION_TIME")
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    gold: list[Timex] = []
    text, last = "", 0
    for match in TIMEX.finditer(body):
        text += unescape(TAG.sub("", body[last : match.start()]))
        inner, attributes = unescape(TAG.sub("", match[2])), _attributes(match[1])
        gold.append((len(text), len(text) + len(inner), attributes.get("type", ""), attributes.get("value", "")))
        text, last = text + inner, match.end()
    text += unescape(TAG.sub("", body[last:]))
    return text, date.fromisoformat(created["value"][:10]), gold


def _attributes(tag: str) -> dict[str, str]:
    return dict(re.findall(r'(\w+)="([^"]*)"', tag))


def timex(found: Expression) -> str:
    """Return the value of an expression in TIMEX3 notation."""
    value = found.value
    if "/" in value:
        first, last = (date.fromisoformat(v) if len(v) == 10 else None for v in value.split("/"))
        if first and last and (last - first).days in (1, 6):
            year, week, _ = first.isocalendar()
            value = f"{year}-W{week:02}" + ("-WE" if (last - first).days == 1 else "")
    elif season := re.fullmatch(r"(....)-(2[1-4]|3[3-6])", value):
        value = f"{season[1]}-{SEASONS.get(season[2]) or 'Q' + str(int(season[2]) - 32)}"
    elif re.fullmatch(r"\d+X+", value):
        value = value.rstrip("X")
    return f"{value}T{found.clock}" if found.clock else value


def found_in(text: str, written: date) -> list[Timex]:
    """Return what Headwater finds, as TIMEX3."""
    found = [e for low, high in sentences(text) for e in find_expressions(text, low, high, written)]
    return [(e.start, e.end, TYPES[e.kind], timex(e)) for e in found if e.kind in TYPES]


def score(paths: Iterable[Path], find: Callable[[str, date], list[Timex]] = found_in) -> dict[str, float]:
    """Return the figures over the documents, of Headwater or of whoever else finds times in a text written on a day."""
    said = true = 0
    hits = dict.fromkeys(("strict", "relaxed", "value", "type"), 0)
    precise = dict.fromkeys(hits, 0)
    for path in paths:
        text, written, gold = read(path)
        found = find(text, written)
        said, true = said + len(found), true + len(gold)
        for counts, ours, theirs in ((hits, gold, found), (precise, found, gold)):
            for key, same in _same(ours, theirs).items():
                counts[key] += same
    return {k: round(_f1(precise[k] / max(1, said), hits[k] / max(1, true)), 3) for k in hits}


def _same(ours: list[Timex], theirs: list[Timex]) -> dict[str, int]:
    """Count how many of ours have a counterpart: the first that overlaps, the exact one if there is one."""
    counts = dict.fromkeys(("strict", "relaxed", "value", "type"), 0)
    for low, high, kind, value in ours:
        over = [t for t in theirs if t[0] < high and t[1] > low]
        exact = [t for t in over if t[:2] == (low, high)]
        other = next(iter(exact + over), None)
        if other:
            counts["relaxed"] += 1
            counts["strict"] += bool(exact)
            counts["value"] += other[3] == value
            counts["type"] += other[2] == kind
    return counts


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def run() -> dict[str, dict[str, float]]:
    """Score the documents."""
    return {"times": score(sorted(data("bench", "tempeval3", "te3-platinum-dev").glob("*.tml")))}


if __name__ == "__main__":
    print(run())
