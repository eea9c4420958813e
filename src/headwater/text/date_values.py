"""Say in EDTF what one match of a pattern of dates means: one reader a kind of pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from headwater.model import noun
from headwater.text import calendar

NEAR_AHEAD_DAYS = 100
"""A month or day without a year lies ahead where that is at most so far off and the last one is twice as far away."""


@noun
class Reading:
    """One match with what is needed to read it: the day it is relative to, and whether the words point ahead."""

    match: re.Match[str]
    words: dict[str, dict[str, int | str]]
    anchor: date | None
    ahead: bool | None
    year: int | None = None

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
        words = self.words[table]
        return words.get(found, words.get(found.lower(), words.get(found.capitalize())))


def _date(r: Reading) -> str | None:
    year, number = r.number("y"), r.number("d")
    month = r.number("mn") or r.word("month", "m")
    if not isinstance(month, int):
        return None
    if number is None:
        return _month(r)
    if year is not None:
        found = calendar.day(year, month, number)
        return str(found) if found else None
    return _without_year(r, month, number)


def _without_year(r: Reading, month: int, number: int) -> str | None:
    if r.anchor is None:
        found = calendar.day(r.year, month, number) if r.year else None
        return str(found) if found else None
    days = [d for y in (-1, 0, 1) if (d := calendar.day(r.anchor.year + y, month, number))]
    past, ahead = [d for d in days if d <= r.anchor], [d for d in days if d > r.anchor]
    if r.ahead and ahead:
        return str(ahead[0])
    return str(_nearer(r.anchor, past[-1] if past else None, ahead[0] if ahead else None, certain=r.ahead is False))


def _nearer(anchor: date, past: date | None, ahead: date | None, *, certain: bool) -> date | None:
    if past is None or ahead is None:
        return past or ahead
    forward, back = (ahead - anchor).days, (anchor - past).days
    far = NEAR_AHEAD_DAYS // 5 if certain else NEAR_AHEAD_DAYS
    return ahead if forward <= far and back > 2 * forward and back > 180 else past


def _month(r: Reading) -> str | None:
    month = r.word("month", "m")
    year = r.number("y")
    if not isinstance(month, int):
        return None
    if year is not None:
        return calendar.edtf_month(year, month)
    if r.anchor is None:
        return calendar.edtf_month(r.year, month) if r.year else None
    back = (r.anchor.month - month) % 12
    forward = (12 - back) % 12
    if r.ahead or (r.ahead is None and back and 30 * forward <= NEAR_AHEAD_DAYS):
        return calendar.plus_months(r.anchor, forward)
    return calendar.plus_months(r.anchor, -back)


def _numeric(r: Reading) -> str | None:
    """Read 31.05.2024 (day first), 5/31/2024 (one order possible); of 5/6/2024 only the year is sure."""
    a, b, year = int(r.match["a"]), int(r.match["b"]), int(r.match["y"])
    if r.match["sep"] == ".":
        found = calendar.day(year, b, a)
        return str(found) if found else None
    days = {d for d in (calendar.day(year, a, b), calendar.day(year, b, a)) if d}
    if len(days) == 1:
        return str(days.pop())
    return str(year) if days else None


def _month_day(r: Reading) -> str | None:
    month, number = int(r.match["mn"]), int(r.match["d"])
    return _without_year(r, month, number) if number > 12 else None


def _of_shift(r: Reading) -> str | None:
    month, shift = r.word("month", "m"), r.word("shift", "shift")
    if r.anchor is None or not isinstance(month, int) or not isinstance(shift, int):
        return None
    return calendar.edtf_month(r.anchor.year + shift, month)


def _season(r: Reading) -> str | None:
    season = r.word("season", "s") or r.word("season", "s2")
    year, shift = r.number("y"), r.word("shift", "shift")
    if not isinstance(season, int):
        return None
    if year is not None:
        return f"{year}-{season}"
    if r.anchor is None:
        return None
    return calendar.season_before(r.anchor, season, ahead=shift == 1 or (shift is None and r.ahead is True))


def _quarter(r: Reading) -> str | None:
    quarter, year = r.word("quarter", "q"), r.number("y")
    if not isinstance(quarter, int) or (year is None and r.anchor is None):
        return None
    if year is None and r.anchor is not None:
        year = r.anchor.year if 3 * quarter - 2 <= r.anchor.month else r.anchor.year - 1
    return f"{year}-{32 + quarter}"


def _day_name(r: Reading) -> str | None:
    shift = r.word("day_name", "dn")
    return str(calendar.plus_days(r.anchor, shift)) if r.anchor and isinstance(shift, int) else None


def _this_part(r: Reading) -> str | None:
    return str(r.anchor) if r.anchor else None


def _last_night(r: Reading) -> str | None:
    return str(calendar.plus_days(r.anchor, -1)) if r.anchor else None


def _shift(r: Reading) -> str | None:
    amount = r.word("shift", "shift")
    return _moved(r.anchor, str(r.word("unit", "u")), amount) if isinstance(amount, int) else None


def _beside(r: Reading) -> str | None:
    amount = r.word("beside", "beside")
    return _moved(r.anchor, str(r.word("unit", "u")), amount) if isinstance(amount, int) else None


def _moved(anchor: date | None, unit: str, amount: int) -> str | None:
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


def _shift_weekday(r: Reading) -> str | None:
    weekday, shift = r.word("weekday", "wd"), r.word("shift", "shift")
    if r.anchor is None or not isinstance(weekday, int):
        return None
    ahead = shift == 1 or (shift == 0 and r.ahead is True)
    # "last Monday" said on a Monday is a week ago
    base = calendar.plus_days(r.anchor, -1) if shift == -1 else r.anchor
    return str(calendar.nearest_weekday(base or r.anchor, weekday, ahead=ahead))


def _shift_month(r: Reading) -> str | None:
    month, shift = r.word("month", "m"), r.word("shift", "shift")
    if r.anchor is None or not isinstance(month, int) or not isinstance(shift, int):
        return None
    if shift == 0:
        return calendar.edtf_month(r.anchor.year, month)
    if shift > 0:
        return calendar.plus_months(r.anchor, (month - r.anchor.month - 1) % 12 + 1)
    return calendar.plus_months(r.anchor, -((r.anchor.month - month - 1) % 12 + 1))


def _weekend(r: Reading) -> str | None:
    shift = r.word("shift", "shift")
    if r.anchor is None:
        return None
    return calendar.weekend_of(r.anchor, shift if isinstance(shift, int) and shift >= 0 else None)


def _ago(r: Reading) -> str | None:
    written = r.match["n"]
    count = int(written) if written.isdigit() else r.word("count", "n")
    return _moved(r.anchor, str(r.word("unit", "u")), -count) if isinstance(count, int) else None


def _decade(r: Reading) -> str:
    return f"{r.match['dec']}X"


def _century(r: Reading) -> str:
    return f"{int(r.match['c']) - 1}XX"


def _weekday(r: Reading) -> str | None:
    number, month = r.number("d") or r.number("d2"), r.word("month", "m") or r.word("month", "m2")
    if number and isinstance(month, int):
        return _without_year(r, month, number)
    weekday = r.word("weekday", "wd")
    if r.anchor is None or not isinstance(weekday, int):
        return None
    if weekday == r.anchor.isoweekday():
        return str(r.anchor)
    return str(calendar.nearest_weekday(r.anchor, weekday, ahead=r.ahead is True))


def _years(r: Reading) -> str | None:
    first, last = r.match["y"], r.match["y2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _year(r: Reading) -> str:
    return r.match["y"]


RESOLVERS: dict[str, Callable[[Reading], str | None]] = {
    "date": _date,
    "numeric": _numeric,
    "month_day": _month_day,
    "of_shift": _of_shift,
    "season": _season,
    "quarter": _quarter,
    "day_name": _day_name,
    "this_part": _this_part,
    "last_night": _last_night,
    "shift": _shift,
    "beside": _beside,
    "shift_weekday": _shift_weekday,
    "shift_month": _shift_month,
    "weekend": _weekend,
    "ago": _ago,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "month": _month,
    "years": _years,
    "year": _year,
}
