"""Dates that pages print beside an article, and those in metadata and addresses, as EDTF."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from headwater.model import noun

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"(?:[T ](?P<h>\d{2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d{1,9})?)?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(?P<y>\d{4})\s?(?:[/.]|년|年)\s?(?P<m>\d{1,2})\s?(?:[/.]|월|月)\s?(?P<d>\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<y>\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?\s?(?P<noon>[ap]\.?m\.?)?\s?\(?(?P<zone>GMT|UTC|Z|[+-]\d{2}:?\d{2})(?!\w|:)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[/_-](?P<y>(?:19|20)\d{2})[/_-](?P<m>\d{1,2}|[a-z]{3})[/_-](?P<d>\d{1,2})(?![\d.])|/(?P<y2>20\d{2})(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d)",
    re.IGNORECASE,
)


@noun
class Dated:
    """A date found in a text: its EDTF value and where it stands."""

    value: str
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    table = tomllib.loads(files("headwater.text.data").joinpath("page_dates.toml").read_text("utf-8"))["months"]
    return {name: n for names in table.values() for n, forms in enumerate(names, 1) for name in forms}


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = "|".join(sorted(map(re.escape, _months()), key=lambda n: (-len(n), n)))
    of = "of |de |del "
    day_first = (
        rf"(?<!\w)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]{{1,3}}(?:{of})?(?P<month>{month})\.?,?[\s-]{{1,3}}(?:{of})?(?P<y>\d{{4}})(?!\d)"
    )
    month_first = rf"(?<!\w)(?P<month>{month})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y>\d{{4}})(?!\d)"
    return re.compile(day_first), re.compile(month_first)


def find(line: str) -> tuple[Dated, ...]:
    """Return the dates that a short line prints, in order; a date whose day and month cannot be told apart, or that does not exist, is left out."""
    low = line.lower()
    if len(low) != len(line):  # lower-casing changed offsets: fold by letters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in line)
    found: list[Dated] = []
    for pattern in (_ISO, *_named(), _YEAR_FIRST, _NUMBERS):
        for m in pattern.finditer(low if pattern is not _ISO else line):
            overlaps = any(m.start() < f.end and f.start < m.end() for f in found)
            value = None if overlaps else _value(m, line)
            if value:
                found.append(Dated(value=value, start=m.start(), end=m.end()))
    return tuple(sorted(found, key=lambda f: f.start))


def _value(m: re.Match[str], line: str) -> str | None:
    groups = m.groupdict()
    year = int(groups["y"])
    if "a" in groups:
        month_day = _order(int(groups["a"]), int(groups["b"]), groups["sign"])
        if not month_day:
            return None
        month, day = month_day
    else:
        month, day = _months()[groups["month"]] if "month" in groups else int(groups["m"]), int(groups["d"])
    plain = _date(year, month, day)
    if not plain or m.re is not _ISO:
        return _with_clock(plain, line[m.end() : m.end() + 40])
    if groups["h"] is None:
        return plain
    return _stamp(plain, groups["h"], groups["min"], groups["s"], groups["zone"])


def _order(a: int, b: int, sign: str) -> tuple[int, int] | None:
    # points are written day first everywhere; a slash or hyphen is read only where one number can be no month
    if sign == "." or a > 12:
        return b, a
    return (a, b) if b > 12 or a == b else None


def _date(year: int, month: int, day: int) -> str | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_clock(plain: str | None, rest: str) -> str | None:
    clock = _CLOCK.search(rest.split("\n", maxsplit=1)[0]) if plain else None
    if not clock or not plain:
        return plain
    hour = int(clock["h"])
    if clock["noon"]:
        if not 1 <= hour <= 12:
            return plain
        hour = hour % 12 + (12 if clock["noon"].lower().startswith("p") else 0)
    return _stamp(plain, f"{hour:02}", clock["min"], clock["s"], clock["zone"])


def _stamp(plain: str, hour: str, minute: str, second: str | None, zone: str | None) -> str:
    if not zone:
        return plain
    zone = "Z" if zone.upper() in ("Z", "GMT", "UTC") else f"{zone[:3]}:{zone[-2:]}"
    try:
        datetime.fromisoformat(f"{plain}T{hour}:{minute}:{second or '00'}{zone}")
    except ValueError:
        return plain
    return f"{plain}T{hour}:{minute}:{second or '00'}{zone}"


def as_edtf(value: str | None) -> str | None:
    """Return a metadata date (`2025-07-03T18:39:00+09:00`, `2025-07-03`, `July 3, 2025`) as EDTF, or None; a time without zone is dropped."""
    found = find(value.strip()[:80]) if value else ()
    return found[0].value if found else None


def in_address(address: str | None) -> str | None:
    """Return the date in a web address (`/2024/05/30/`, `/20240530/`), or None; addresses lie, so use it last."""
    m = _ADDRESS.search(address or "")
    if not m:
        return None
    if m["y2"]:
        return _date(int(m["y2"]), int(m["m2"]), int(m["d2"]))
    month = int(m["m"]) if m["m"].isdigit() else _months().get(m["m"].lower(), 0)
    return _date(int(m["y"]), month, int(m["d"]))
