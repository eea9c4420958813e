"""Say in EDTF what times mean that count from another: from the day of publication, or from one told of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from headwater.text import calendar
from headwater.text.dates_reading import Reading, moved, without_year


def _of_shift(r: Reading) -> str | None:
    """Read "March of last year", and its days and seasons in languages that say so."""
    month, shift, season, number = r.word("month", "m"), r.word("shift", "shift"), r.word("season", "s"), r.number("d")
    if r.anchor is None or not isinstance(shift, int):
        return None
    if isinstance(season, int):
        return f"{r.anchor.year + shift:04}-{season}"
    if not isinstance(month, int):
        return None
    found = calendar.day(r.anchor.year + shift, month, number) if number else None
    return (str(found) if found else None) if number else calendar.edtf_month(r.anchor.year + shift, month)


def _day(r: Reading) -> str | None:
    """Read a day of a month that is not named ("8일"): the last one, or the next where the words point ahead."""
    number, shift = r.number("d"), r.word("shift", "shift")
    if r.anchor is None or not number:
        return None
    ahead = shift == 1 or (shift is None and r.ahead is True)
    months = (0, 1) if ahead else (0, -1)
    days = [d for m in months if (d := _day_of(calendar.plus_months(r.anchor, m), number))]
    fitting = [d for d in days if (d >= r.anchor if ahead else d <= r.anchor)]
    return str(fitting[0]) if fitting else str(days[0]) if days else None


def _day_of(month: str | None, number: int) -> date | None:
    first = calendar.first_day(month) if month else None
    return calendar.day(first.year, first.month, number) if first else None


def _of_beside(r: Reading) -> str | None:
    """Read "in August of that year"."""
    month, amount, base = r.word("month", "m"), r.word("beside", "beside"), r.base("year")
    return calendar.edtf_month(base.year + amount, month) if base and isinstance(month, int) and isinstance(amount, int) else None


def _season(r: Reading) -> str | None:
    season = r.word("season", "s") or r.word("season", "s2")
    year, shift = r.number("y"), r.word("shift", "shift")
    if not isinstance(season, int):
        return None
    if year is not None:
        return f"{year}-{season}"
    if r.anchor is None:
        return None
    if shift == 0 and (season != 24 or r.anchor.month > 2):
        return f"{r.anchor.year:04}-{season}"
    return calendar.season_before(r.anchor, season, ahead=shift == 1 or (shift is None and r.ahead is True))


def _shift_quarter(r: Reading) -> str | None:
    return _quarters_on(r.anchor, int(r.word("shift", "shift") or 0))


def _year_earlier(r: Reading) -> str | None:
    """Read "the year-ago quarter": four before the last one that is over."""
    return _quarters_on(r.anchor, -5)


def _quarters_on(anchor: date | None, amount: int) -> str | None:
    if anchor is None:
        return None
    index = anchor.year * 4 + (anchor.month - 1) // 3 + amount
    return f"{index // 4:04}-{33 + index % 4}"


def _day_name(r: Reading) -> str | None:
    shift = r.word("day_name", "dn")
    return str(calendar.plus_days(r.anchor, shift)) if r.anchor and isinstance(shift, int) else None


def _this_part(r: Reading) -> str | None:
    return str(r.anchor) if r.anchor else None


def _last_night(r: Reading) -> str | None:
    return str(calendar.plus_days(r.anchor, -1)) if r.anchor else None


def _shift(r: Reading) -> str | None:
    amount, number = r.word("shift", "shift"), r.number("d")
    # what names no unit is a year ("작년")
    found = moved(r.anchor, str(r.word("unit", "u") or "year"), amount) if isinstance(amount, int) else None
    return found if number is None else str(day) if (day := _day_of(found, number)) else None


def _this_unit(r: Reading) -> str | None:
    """Read "the end of the year": in spring, of what is over, the year before."""
    unit = str(r.word("unit", "u") or r.word("unit", "u2") or "year")
    ended = bool(r.group("over")) or not (r.group("u") or r.group("u2"))
    over = ended and r.ahead is False and unit == "year" and r.anchor is not None and r.anchor.month <= 4
    return moved(r.anchor, unit, -1 if over else 0)


def _overnight(r: Reading) -> str | None:
    """Read "overnight": of what has happened, the night before the anchor; else ("built overnight") it is no time."""
    before = calendar.plus_days(r.anchor, -1) if r.anchor and r.ahead is False else None
    return f"{before}/{r.anchor}" if before else None


def _beside(r: Reading) -> str | None:
    amount, unit = r.word("beside", "beside"), str(r.word("unit", "u") or "day")
    base = r.base(unit)
    if not isinstance(amount, int) or (amount == 0 and base == r.anchor):
        # "that day" is none where no day was told of
        return None
    return moved(base, unit, amount)


def _beside_weekday(r: Reading) -> str | None:
    amount, weekday, base = r.word("beside", "beside"), r.word("weekday", "wd"), r.base("day")
    if base is None or not isinstance(weekday, int) or not isinstance(amount, int):
        return None
    return str(calendar.nearest_weekday(calendar.plus_days(base, min(amount, 0)) or base, weekday, ahead=amount > 0))


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
    """Read "three weeks ago"; "a year earlier" counts from what was told of."""
    unit, earlier = str(r.word("unit", "u") or "day"), bool(r.told) and not r.match[0].endswith("ago")
    return _counted(r, r.base(unit) if earlier else r.anchor, unit, -1)


def _from_now(r: Reading) -> str | None:
    return _counted(r, r.anchor, str(r.word("unit", "u")), 1)


def _later(r: Reading) -> str | None:
    unit = str(r.word("unit", "u"))
    base = r.base(unit)
    return _counted(r, base, unit, 1) if base != r.anchor else None


def _counted(r: Reading, base: date | None, unit: str, sign: int) -> str | None:
    count = r.count()
    return moved(base, unit, sign * int(count)) if count and count < 3000 else None


def _weekday(r: Reading) -> str | None:
    number, month = r.number("d") or r.number("d2"), r.word("month", "m") or r.word("month", "m2")
    if number and isinstance(month, int):
        return without_year(r, month, number)
    weekday = r.word("weekday", "wd")
    if r.anchor is None or not isinstance(weekday, int):
        return None
    if weekday == r.anchor.isoweekday():
        return str(r.anchor)
    return str(calendar.nearest_weekday(r.anchor, weekday, ahead=r.ahead is True))


RELATIVE: dict[str, Callable[[Reading], str | None]] = {
    "of_shift": _of_shift,
    "day": _day,
    "of_beside": _of_beside,
    "season": _season,
    "shift_quarter": _shift_quarter,
    "year_earlier": _year_earlier,
    "day_name": _day_name,
    "this_part": _this_part,
    "last_night": _last_night,
    "shift": _shift,
    "this_unit": _this_unit,
    "year_end": _this_unit,
    "overnight": _overnight,
    "beside": _beside,
    "beside_weekday": _beside_weekday,
    "shift_weekday": _shift_weekday,
    "shift_month": _shift_month,
    "weekend": _weekend,
    "ago": _ago,
    "from_now": _from_now,
    "later": _later,
    "weekday": _weekday,
}
