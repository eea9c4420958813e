"""EDTF times as far as linking orders them: the first and the last day that a value allows."""

from __future__ import annotations

import re
from functools import lru_cache

PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 12)}
SEASONS |= {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
OPEN_START, OPEN_END = "0000-00-00", "9999-99-99"


@lru_cache(maxsize=16384)
def bounds(value: str) -> tuple[str, str] | None:
    """Return the first and last day of an EDTF value as sortable words, None where it has no year."""
    if "/" in value:
        left, _, right = value.partition("/")
        start = OPEN_START if left in ("", "..") else _part(left, last=False)
        end = OPEN_END if right in ("", "..") else _part(right, last=True)
    else:
        start, end = _part(value, last=False), _part(value, last=True)
    return (start, end) if start and end and start <= end else None


def _part(value: str, *, last: bool) -> str | None:
    match = PART.search(value)
    if not match:
        return None
    year, month, day = match.groups()
    if not month:
        return f"{year}-12-31" if last else f"{year}-01-01"
    if int(month) > 12:
        first, final = SEASONS.get(int(month), (1, 12))
        return f"{year}-{final:02}-31" if last else f"{year}-{first:02}-01"
    return f"{year}-{month}-{day or ('31' if last else '01')}"


def before(a: str | None, b: str | None) -> bool:
    """Tell whether the first time surely ends before the second one starts."""
    x, y = bounds(a) if a else None, bounds(b) if b else None
    return bool(x and y and x[1] < y[0])


def is_day(value: str) -> bool:
    """Tell whether a value names one day."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
