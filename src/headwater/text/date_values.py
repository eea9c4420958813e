"""Say in EDTF what one match of a pattern of dates means: one reader a kind of pattern."""

from __future__ import annotations

from collections.abc import Callable

from headwater.text import calendar
from headwater.text.dates_reading import NEAR_AHEAD_DAYS, Reading, likely, without_year
from headwater.text.dates_relative import RELATIVE


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
    return without_year(r, month, number)


def _days(r: Reading) -> str | None:
    """Read "3 to 5 May", "May 3-5, 2030" as an interval."""
    first, last = _date(r), r.number("d3")
    began = calendar.first_day(first) if first else None
    ended = calendar.day(began.year, began.month, last) if began and last else None
    return f"{began}/{ended}" if began and ended and began < ended else first


def _week_of(r: Reading) -> str | None:
    found = _date(r)
    day = calendar.first_day(found) if found else None
    return calendar.week_of(day, 0) if day else None


def _holiday(r: Reading) -> str | None:
    rule, year, shift = str(r.word("holiday", "h")), r.number("y"), r.word("shift", "shift")
    if year is not None or r.anchor is None:
        found = calendar.holiday(rule, year or r.year or 0) if year or r.year else None
        return str(found) if found else None
    days = [d for y in (-1, 0, 1) if (d := calendar.holiday(rule, r.anchor.year + y))]
    if isinstance(shift, int) and shift:
        return str(next((d for d in days if d > r.anchor), None) if shift > 0 else next((d for d in reversed(days) if d < r.anchor), None))
    return likely(r.anchor, days, r.ahead)


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
    return without_year(r, month, number) if number > 12 else None


def _nth_weekday(r: Reading) -> str | None:
    """Read "the first Sunday of May"."""
    rule, year = f"{r.word('month', 'm')}/{r.word('nth', 'nth')}/{r.word('weekday', 'wd')}", r.number("y") or r.year
    if year is not None or r.anchor is None:
        return str(calendar.holiday(rule, year)) if year else None
    return likely(r.anchor, [d for y in (-1, 0, 1) if (d := calendar.holiday(rule, r.anchor.year + y))], r.ahead)


def _quarter(r: Reading) -> str | None:
    quarter, year, shift = 4 if r.group("q4") else r.word("quarter", "q"), r.number("y") or r.number("y2"), r.word("shift", "shift")
    if not isinstance(quarter, int) or (year is None and r.anchor is None):
        return None
    if year is None and r.anchor is not None:
        begun = 3 * quarter - 2 <= r.anchor.month
        year = r.anchor.year + (shift if isinstance(shift, int) else 0 if begun or r.ahead else -1)
    return f"{year}-{32 + quarter}"


def _decade_word(r: Reading) -> str:
    return f"19{r.group('dec') or r.word('decade', 'dw')}X"


def _decade(r: Reading) -> str:
    return f"{r.match['dec']}X"


def _century(r: Reading) -> str:
    return f"{int(r.match['c']) - 1}XX"


def _years(r: Reading) -> str | None:
    first, last = r.match["y"], r.match["y2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _year(r: Reading) -> str:
    return r.match["y"]


RESOLVERS: dict[str, Callable[[Reading], str | None]] = {
    **RELATIVE,
    "date": _date,
    "days": _days,
    "week_of": _week_of,
    "holiday": _holiday,
    "numeric": _numeric,
    "month_day": _month_day,
    "nth_weekday": _nth_weekday,
    "quarter": _quarter,
    "decade": _decade,
    "decade_word": _decade_word,
    "century": _century,
    "month": _month,
    "years": _years,
    "year": _year,
}
