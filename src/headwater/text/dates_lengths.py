"""Say what durations (ISO 8601), repetitions (unspecified digits of EDTF), times of day and times that name no day mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from headwater.model import noun
from headwater.text.dates_reading import Reading

if TYPE_CHECKING:
    from headwater.text.dates_ranges import Raw

Kind = Literal["date", "time", "duration", "set", "reference", "age", "rate"]


@noun
class Expression:
    """An expression of time by itself: its kind, its value (EDTF, or an ISO 8601 duration) and the time of day ("15:00", "MO") where it has one."""

    start: int
    end: int
    kind: Kind
    value: str
    clock: str = ""


def _duration(r: Reading) -> str | None:
    count, unit = r.count(), _unit(r)  # "the past decade" has no count
    if not isinstance(unit, str):
        return None
    if count == 0:
        return _vague(r)
    half = r.word("half", "u") if r.group("half") or r.group("half2") else None
    return _sum(1 if count is None else count, unit, str(half) if half else "")


def _unit(r: Reading) -> int | str | None:
    return next((u for name in ("u", "u2", "u3") if (u := r.word("length", name))), None)


def _sum(count: float, unit: str, half: str) -> str:
    """Write so many units and a half as one duration."""
    clock, each, letter = re.findall(r"(T?)(\d+)(\w)", unit)[0]
    whole = f"{count * int(each):g}" if count * int(each) < 1e6 else str(int(count * int(each)))
    if half.endswith(letter) and not clock:
        return f"P{int(count * int(each)) + int(half[:-1])}{letter}"
    return f"P{clock}{whole}{letter}{half.lstrip('T') if clock else half}"


def _vague(r: Reading) -> str | None:
    unit = str(_unit(r))
    return f"P{'T' if unit.startswith('T') else ''}X{unit[-1]}"


def _half_unit(r: Reading) -> str:
    return f"P{r.word('half', 'u')}"


def _every(r: Reading) -> str | None:
    weekday, month, season = r.word("weekday", "wd"), r.word("month", "m"), r.word("season", "s")
    if weekday:
        return f"XXXX-WXX-{weekday}"
    if month or season:
        return f"XXXX-{month or season:02}"
    if r.group("we"):
        return "XXXX-WXX-WE"
    return "XXXX-XX-XX" if r.group("part") else _duration(r)


def _adverb(r: Reading) -> str | None:
    return str(r.word("adverb", "adv"))


def _reference(r: Reading) -> str | None:
    return str(r.word("reference", "ref"))


def _today(r: Reading) -> str | None:
    return str(r.anchor) if r.anchor else None


LENGTHS: dict[str, Callable[[Reading], str | None]] = {
    "age": _duration,
    "rate": _duration,
    "duration": _duration,
    "half_unit": _half_unit,
    "vague": _vague,
    "every": _every,
    "adverb": _adverb,
    "reference": _reference,
    "clock": _today,
    "noon": _today,
}
KINDS: dict[str, Kind] = {
    "age": "age",
    "rate": "rate",
    "duration": "duration",
    "half_unit": "duration",
    "vague": "duration",
    "later": "duration",
    "every": "set",
    "adverb": "set",
    "reference": "reference",
    "clock": "time",
    "noon": "time",
}


# --- expressions by themselves ----------------------------------------------------------------------------------------------------------------


def expressions(text: str, found: list[Raw]) -> list[Expression]:
    """Return every expression by itself: ranges in their parts, a time of day with the day beside it."""
    single = [e for raw in found for e in _parts(raw)]
    merged: list[Expression] = []
    for e in single:
        last = merged[-1] if merged else None
        if last and (both := _one(text, last, e)):
            merged[-1] = both
        else:
            merged.append(e)
    return merged


def _one(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return "8 p.m. Friday" and "Friday noon" as one."""
    between = text[first.end : second.start]
    if {first.kind, second.kind} != {"date", "time"} or (first.clock and second.clock):
        return None
    if between.strip() not in ("", ",") or "\n" in between:
        return None
    day, clock = (second, first) if first.kind == "time" else (first, second)
    if between.strip() and clock is second:
        return None
    return Expression(start=first.start, end=second.end, kind="time", value=day.value, clock=clock.clock)


def _parts(raw: Raw) -> list[Expression]:
    start, end = raw.core
    if raw.kind in ("years", "days") and "/" in raw.value:
        low, high = raw.value.split("/")
        name = "y2" if raw.kind == "years" else "d3"
        first = raw.match.end("y" if raw.kind == "years" else "d")
        if first < raw.match.start(name):
            return [
                Expression(start=start, end=first, kind="date", value=low),
                Expression(start=raw.match.start(name), end=end, kind="date", value=high),
            ]
    clock = _clock(raw.reading)
    kind = KINDS.get(raw.kind) or ("time" if clock else "date")
    value = (_duration(raw.reading) or "") if raw.kind == "later" else raw.value
    if kind in ("date", "time") and not value:
        value = _when(raw)
    if raw.kind == "overnight":
        value = value[-10:]
    return [Expression(start=start, end=end, kind=kind, value=value, clock=clock)] if value else []


def _when(raw: Raw) -> str:
    """Return what stands for a date that has no value of its own in EDTF."""
    anchor = raw.reading.anchor
    if anchor is None:
        return ""
    return {"ago": "PAST_REF", "from_now": "FUTURE_REF", "beside": str(anchor), "overnight": str(anchor)}.get(raw.kind, "")


def _clock(r: Reading) -> str:
    """Return the time of day: "15:00", or a part of the day as TimeML has it."""
    hours = r.number("hh")
    if hours is None or not r.words.get("part"):
        return str(r.word("part", "part") or (r.group("dn") and r.words.get("part", {}).get(str(r.group("dn")).lower())) or "")
    late = (r.group("ap") or "").lower().startswith("p") or r.group("part") in ("afternoon", "evening")
    if r.group("ap") or r.group("part"):
        hours = hours % 12 + (12 if late else 0)
    return f"{hours:02}:{r.number('mm') or 0:02}"
