"""Times of day in a passage, in whatever form they are written: "2:41 a.m.", "02:41 hours", "2.41am", "3 Uhr 20", "14h30"."""

from __future__ import annotations

import re

_CLOCK = re.compile(
    r"(?<![\d.,:/$€£])(?P<hour>[01]?\d|2[0-3])\s?(?:[:.hг]|[Uu]hr|시)\s?(?P<minute>[0-5]\d)(?![\d%.,/]\d|\d|\s?%)"
    r"|(?<![\d.,:/$€£])(?P<full>1[0-2]|[1-9])\s?(?=[ap]\.?m\b)"
)
HALF_DAY = 12 * 60


def clocks(text: str) -> frozenset[int]:
    """Return the times of day that a passage names, as minutes of half a day: "2.41 pm" and "14:41" are one."""
    found = set()
    for m in _CLOCK.finditer(text):
        hour, minute = int(m["hour"] or m["full"]), int(m["minute"] or 0)
        found.add((hour * 60 + minute) % HALF_DAY)
    return frozenset(found)
