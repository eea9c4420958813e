"""Arithmetic on days and EDTF (ISO 8601-2) values."""

from __future__ import annotations

import re
from datetime import date, timedelta

SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season of the northern half of the earth, by its EDTF code."""


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where there is none (31 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def plus_days(anchor: date, days: int) -> date | None:
    """Return the day so many days later, or None outside the years 1 to 9999."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(anchor: date, months: int) -> str | None:
    """Return the month so many months later, as EDTF."""
    index = anchor.year * 12 + anchor.month - 1 + months
    return edtf_month(index // 12, index % 12 + 1) if 12 <= index < 120_000 else None


def edtf_month(year: int, month: int) -> str:
    """Return a month as EDTF."""
    return f"{year:04}-{month:02}"


def week_of(anchor: date, shift: int) -> str | None:
    """Return the week (Monday to Sunday) so many weeks from the anchor's, as an interval."""
    monday = plus_days(anchor, 7 * shift - anchor.weekday())
    sunday = plus_days(monday, 6) if monday else None
    return f"{monday}/{sunday}" if monday and sunday else None


def weekend_of(anchor: date, shift: int | None) -> str | None:
    """Return a Saturday and Sunday: of the week so many weeks on, or (None) the latest that has begun."""
    back = (anchor.weekday() - 5) % 7
    saturday = plus_days(anchor, -back) if shift is None else plus_days(anchor, 5 - anchor.weekday() + 7 * shift)
    sunday = plus_days(saturday, 1) if saturday else None
    return f"{saturday}/{sunday}" if saturday and sunday else None


def nearest_weekday(anchor: date, weekday: int, *, ahead: bool) -> date | None:
    """Return the latest such weekday (1 Monday to 7 Sunday) up to the anchor, or the first after it."""
    back = (anchor.isoweekday() - weekday) % 7
    return plus_days(anchor, 7 - back if ahead else -back)


def season_before(anchor: date, season: int, *, ahead: bool = False) -> str:
    """Return the latest such season that has begun before the anchor, or the first to begin after it."""
    begun = date(anchor.year, SEASON_STARTS[season], 1) <= anchor
    year = anchor.year + (0 if begun else -1) + (1 if ahead else 0)
    return f"{year:04}-{season}"


def first_day(value: str) -> date | None:
    """Return the first day that an EDTF value of a day, month or year names."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", value)
    if not found:
        return None
    month = int(found[2] or 1)
    return day(int(found[1]), SEASON_STARTS.get(month, month), int(found[3] or 1)) if found[1] != "0000" else None


def holiday(rule: str, year: int) -> date | None:
    """Return the day of a holiday in a year: "12-25", "11/4/4" (month, which, weekday; -1 the last) or "easter-2" (days from Easter Sunday)."""
    if rule.startswith("easter"):
        return plus_days(easter(year), int(rule.removeprefix("easter")))
    if "/" not in rule:
        return day(year, *(int(n) for n in rule.split("-")))
    month, which, weekday = (int(n) for n in rule.split("/"))
    if which > 0:
        first = day(year, month, 1)
        return plus_days(first, (weekday - first.isoweekday()) % 7 + 7 * (which - 1)) if first else None
    following = day(year + month // 12, month % 12 + 1, 1)
    return nearest_weekday(following - timedelta(days=1), weekday, ahead=False) if following else None


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
