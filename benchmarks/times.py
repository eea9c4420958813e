"""Measure times: TempEval-3 platinum (development half). Strict: exact extent; value: exact extent and value.

Headwater says when something happened; durations and repetitions ("five years", "every season") are left out of the first table and counted in the
second. Its EDTF values are compared in the notation of TIMEX3.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from benchmarks.data import data
from headwater.text.dates import FoundTime, find_times
from headwater.text.sentences import sentences

TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
Gold = tuple[int, int, str, str]


def read(path: Path) -> tuple[str, date, list[Gold]]:
    """Return text, day of writing and (start, end, type, value) of a document."""
    source = path.read_text("utf-8")
    written = re.search(
        r'functionInDocument="CREATION_TIME"[^>]*value="(\d{4})-(\d\d)-(\d\d)|value="(\d{4})-(\d\d)-(\d\d)[^>]*functionInDocument="CREATION_TIME"',
        source,
    )
    assert written is not None
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    gold: list[Gold] = []
    text, last = "", 0
    for match in TIMEX.finditer(body):
        text += re.sub(r"<[^>]+>", "", body[last : match.start()])
        inner = re.sub(r"<[^>]+>", "", match[2])
        kind, value = re.search(r'type="(\w+)"', match[1]), re.search(r'value="([^"]+)"', match[1])
        gold.append((len(text), len(text) + len(inner), kind[1] if kind else "", value[1] if value else ""))
        text, last = text + inner, match.end()
    text += re.sub(r"<[^>]+>", "", body[last:])
    year, month, day = (int(g) for g in written.groups() if g)
    return text, date(year, month, day), gold


def timex(value: str) -> str:
    """Return an EDTF value in TIMEX3 notation."""
    value = value.removeprefix("../").removesuffix("/..")
    if "/" in value:
        first, last = (date.fromisoformat(v) if len(v) == 10 else None for v in value.split("/"))
        if first and last and (last - first).days in (1, 6):
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}" + ("-WE" if (last - first).days == 1 else "")
        return value
    if re.fullmatch(r"\d{4}-(2[1-4]|3[3-6])", value):
        year_, code = value.split("-")
        return f"{year_}-{SEASONS.get(code) or 'Q' + str(int(code) - 32)}"
    return value.rstrip("X")


def found_in(text: str, written: date) -> list[FoundTime]:
    return [t for low, high in sentences(text) for t in find_times(text, low, high, written)]


def f1(hits: int, said: int, true: int) -> float:
    return round(2 * hits / max(1, said + true), 3)


def run() -> dict[str, dict[str, float | None]]:
    counts = dict.fromkeys(("strict", "relaxed", "value", "said", "dates", "all"), 0)
    for path in sorted(data("bench", "tempeval3", "te3-platinum-dev").glob("*.tml")):
        text, written, gold = read(path)
        found = found_in(text, written)
        counts["said"] += len(found)
        counts["all"] += len(gold)
        counts["dates"] += sum(g[2] in ("DATE", "TIME") for g in gold)
        for low, high, _, value in gold:
            match = next((t for t in found if t.core[0] < high and t.core[1] > low), None)
            if match:
                counts["relaxed"] += 1
                counts["strict"] += match.core == (low, high)
                counts["value"] += timex(match.value) == value[:10]
    said = counts["said"]
    return {
        "times": {k: f1(counts[k], said, counts["dates"]) for k in ("strict", "relaxed", "value")},
        "times with durations": {k: f1(counts[k], said, counts["all"]) for k in ("strict", "relaxed", "value")},
    }


if __name__ == "__main__":
    print(run())
