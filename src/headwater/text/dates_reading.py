"""Hold one match of a pattern of dates, with what is needed to say what it means."""

from __future__ import annotations

import re
from datetime import date

from headwater.model import noun
from headwater.text import calendar

NEAR_AHEAD_DAYS = 100
"""A month or day without a year lies ahead where that is at most so far off and the last one is twice as far away."""

JUST_GONE_DAYS = 45
"""A day so shortly past is meant where the next one is most of a year away."""


@noun
class Reading:
    """One match with what is needed to read it.

    `anchor` is the day it is relative to, `ahead` whether the words point ahead, `told` the times told of before, the last first.
    """

    match: re.Match[str]
    words: dict[str, dict[str, int | str]]
    anchor: date | None
    ahead: bool | None
    year: int | None = None
    told: tuple[str, ...] = ()

    def group(self, name: str) -> str | None:
        """Return a named group, or None where the pattern lacks it or it did not match."""
        return self.match.groupdict().get(name)

    def number(self, name: str) -> int | None:
        """Return a named group of digits as a number."""
        found = self.group(name)
        return int(found) if found else None

    def word(self, table: str, name: str) -> int | str | None:
        """Return what a word of a table stands for."""
        found = self.group(name)
        if found is None:
            return None
        words, found = self.words[table], " ".join(found.split())
        return words.get(found, words.get(found.lower(), words.get(found.capitalize())))

    def count(self) -> int | float | None:
        """Return how many, 0 where the words do not say; None where there is no number."""
        found = self.group("n") or self.group("n2") or self.group("n3")
        if not found:
            return None
        found = " ".join(found.replace(",", "").lower().split())
        if found[0].isdigit():
            return float(found) if "." in found else int(found)
        whole = self.words["count"].get(found)
        total = 0
        for part in [whole] if whole is not None else [self.words["count"].get(w) for w in re.split(r"[\s-]", found)]:
            if not isinstance(part, int):
                return None
            total = max(total, 1) * part if part >= 100 else total + part
        return total

    def base(self, unit: str) -> date | None:
        """Return the day that "the previous day", "a year earlier" counts from: the last one told of that is as fine as the unit, else the anchor."""
        finest = {"year": 4, "decade": 4, "month": 7}.get(unit, 10)
        last = next((v for v in self.told if len(v) >= finest), None)
        return (calendar.first_day(last) if last else None) or self.anchor


def without_year(r: Reading, month: int, number: int) -> str | None:
    """Return the day of a month in the year that is meant."""
    if r.anchor is None:
        found = calendar.day(r.year, month, number) if r.year else None
        return str(found) if found else None
    days = [d for y in (-1, 0, 1) if (d := calendar.day(r.anchor.year + y, month, number))]
    return likely(r.anchor, days, r.ahead)


def likely(anchor: date, days: list[date], ahead: bool | None) -> str | None:
    """Return which of the days of several years is meant."""
    past, coming = [d for d in days if d <= anchor], [d for d in days if d > anchor]
    # "through 19 October", printed on the 27th, means the one just gone
    gone = bool(past and coming) and (anchor - past[-1]).days <= JUST_GONE_DAYS and (coming[0] - anchor).days > 250
    if ahead and coming and not gone:
        return str(coming[0])
    nearer = _nearer(anchor, past[-1] if past else None, coming[0] if coming else None, certain=ahead is False)
    return str(nearer) if nearer else None


def _nearer(anchor: date, past: date | None, ahead: date | None, *, certain: bool) -> date | None:
    if past is None or ahead is None:
        return past or ahead
    forward, back = (ahead - anchor).days, (anchor - past).days
    far = NEAR_AHEAD_DAYS // 2 if certain else NEAR_AHEAD_DAYS
    return ahead if forward <= far and back > 2 * forward and back > 180 else past


def moved(anchor: date | None, unit: str, amount: int) -> str | None:
    """Return the day, week, month, year or decade so many units from the anchor's."""
    if anchor is None:
        return None
    if unit == "day":
        found = calendar.plus_days(anchor, amount)
        return str(found) if found else None
    if unit == "week":
        return calendar.week_of(anchor, amount)
    if unit == "month":
        return calendar.plus_months(anchor, amount)
    year = anchor.year + amount * (10 if unit == "decade" else 1)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04}"[:3] + "X" if unit == "decade" else f"{year:04}"
