"""Find times in a text and say them in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

from headwater.model import Span, noun
from headwater.text import calendar
from headwater.text.patterns import either, load

Limit = Literal["since", "deadline", "until", "between", "at"]
NEAR_AHEAD_DAYS = 100
"""A month or day without a year lies ahead where that is at most so far off and the last one is twice as far away."""


@noun
class FoundTime:
    """A time as written: `value` in EDTF; `core` leaves out the preposition; `limit` says what the preposition makes of it."""

    span: Span
    core: tuple[int, int]
    value: str
    limit: Limit | None = None
    relative: bool = False


@noun
class Rules:
    """The compiled language data: `hit` finds where a time may begin, `patterns` tell which it is."""

    hit: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    words: dict[str, dict[str, int | str]]
    context: dict[str, re.Pattern[str]]
    ambiguous: frozenset[str]


@noun
class Reading:
    """One match with what is needed to read it: the day it is relative to, and whether the words point ahead."""

    match: re.Match[str]
    words: dict[str, dict[str, int | str]]
    anchor: date | None
    ahead: bool | None

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


@cache
def rules(language: str | None) -> Rules:
    """Compile a language's patterns."""
    data = load(language, "dates")
    words: dict[str, dict[str, int | str]] = data["words"]
    patterns = tuple((p["kind"], re.compile(_expand(p["of"], data))) for p in data["pattern"])
    bare = [re.sub(r"\(\?P<\w+>", "(?:", p.pattern) for _, p in patterns]
    context = {k: re.compile(v) for k, v in data["context"].items() if isinstance(v, str)}
    return Rules(
        hit=re.compile(r"(?<!\w)(?:" + "|".join(bare) + r")(?!\w)"),
        patterns=tuple((kind, re.compile(p.pattern + r"(?!\w)")) for kind, p in patterns),
        words=words,
        context=context,
        ambiguous=frozenset(data["context"]["ambiguous_months"]),
    )


def _expand(pattern: str, data: dict[str, Any]) -> str:
    pattern = re.sub(r"(?<!P)(?<!\()<(\w+)>", lambda m: str(data["fragments"][m[1]]), pattern)
    return re.sub(r"\{(\w+)\}", lambda m: either(data["words"][m[1]]) if m[1] in data["words"] else m[0], pattern)


def find_times(text: str, start: int, end: int, anchor: date | None, language: str | None = None) -> list[FoundTime]:
    """Return the times of a passage, in order; without an anchor, those only that need none.

    `anchor` is the day that relative times count from: the day of publication.
    """
    rule, found = rules(language), []
    for hit in rule.hit.finditer(text, start, end):
        before = text[max(start, hit.start() - 90) : hit.start()]
        after = text[hit.end() : min(end, hit.end() + 90)]
        base = _base(found, anchor)
        for kind, pattern in rule.patterns:
            match = pattern.match(text, hit.start(), end)
            if match is None:
                continue
            if _believable(kind, match, before, after, rule):
                reading = Reading(match=match, words=rule.words, anchor=base if kind == "beside" else anchor, ahead=_ahead(before, after, rule))
                value = RESOLVERS[kind](reading)
                if value:
                    found.append((match, kind, reading, value))
            break
    return _limited(text, start, found, rule)


Raw = tuple[re.Match[str], str, Reading, str]


def _base(found: list[Raw], anchor: date | None) -> date | None:
    """The day that "the previous day" counts from: a full date of the same passage, else the anchor."""
    days = [calendar.first_day(v) for _, kind, _, v in found if kind == "date" and calendar.FULL.fullmatch(v)]
    return days[-1] if days and days[-1] else anchor


def _believable(kind: str, match: re.Match[str], before: str, after: str, rule: Rules) -> bool:
    if kind == "month" and match["m"] == match[0] and match["m"] in rule.ambiguous:
        return bool(rule.context["month_alone"].search(before))
    if kind == "year" and match[0][0].isdigit():
        return bool(rule.context["year_alone"].search(before) or rule.context["year_after"].search(after))
    return True


def _ahead(before: str, after: str, rule: Rules) -> bool | None:
    """Tell whether the nearest verb points ahead (True) or back (False); None where no verb tells."""
    last = {k: max((m.end() for m in rule.context[k].finditer(before)), default=-1) for k in ("future", "past")}
    if last["future"] >= 0 or last["past"] >= 0:
        return last["future"] > last["past"]
    first = {k: (m.start() if (m := rule.context[k].search(after)) else 999) for k in ("future", "past")}
    return None if first["future"] == first["past"] else first["future"] < first["past"]


# --- ranges and limits ------------------------------------------------------------------------------------------------------------------------


def _limited(text: str, start: int, found: list[Raw], rule: Rules) -> list[FoundTime]:
    times, i = [], 0
    while i < len(found):
        match, _, _, value = found[i]
        before = text[max(start, match.start() - 40) : match.start()]
        joined = _joined(text, found, i, before, rule)
        if joined:
            times.append(joined)
            i += 2
            continue
        times.append(_alone(text, match, value, before, rule))
        i += 1
    return times


def _joined(text: str, found: list[Raw], i: int, before: str, rule: Rules) -> FoundTime | None:
    """Read "between A and B", "from A to B", "A-B" as one interval; A takes B's year where it has none."""
    if i + 1 >= len(found):
        return None
    (first, kind, reading, low), (second, _, _, high) = found[i], found[i + 1]
    between = text[first.end() : second.start()]
    opener = rule.context["between"].search(before)
    if "/" in low + high or not rule.context["joins"].match(between) or not (opener or between.strip() in "–—-"):
        return None
    if reading.group("y") is None and high[:4].isdigit():
        end_day = calendar.first_day(high)
        redone = RESOLVERS[kind](Reading(match=first, words=rule.words, anchor=end_day, ahead=False))
        low = redone or low
    if low > high:
        return None
    begin = first.start() - (len(before) - opener.start()) if opener else first.start()
    return _time(text, (begin, second.end()), (first.start(), second.end()), f"{low}/{high}", "between")


def _alone(text: str, match: re.Match[str], value: str, before: str, rule: Rules) -> FoundTime:
    core = (match.start(), match.end())
    for limit, shape in (("since", "{}/.."), ("deadline", "../{}"), ("until", "../{}"), ("at", "{}")):
        opener = rule.context[limit].search(before)
        if opener:
            span = (match.start() - (len(before) - opener.start()), match.end())
            return _time(text, span, core, value if "/" in value else shape.format(value), limit)
    return _time(text, core, core, value, None)


def _time(text: str, span: tuple[int, int], core: tuple[int, int], value: str, limit: Any) -> FoundTime:
    return FoundTime(span=Span(start=span[0], end=span[1], text=text[span[0] : span[1]]), core=core, value=value, limit=limit)


# --- one resolver a kind ----------------------------------------------------------------------------------------------------------------------


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
        return None
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
        return None
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
    return str(calendar.nearest_weekday(r.anchor, weekday, ahead=ahead))


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
    return str(calendar.nearest_weekday(r.anchor, weekday, ahead=r.ahead is True))


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
    "year": _year,
}
