"""Join two times to a stretch, and tell what the words before a time make of it."""

from __future__ import annotations

import re
from typing import Literal

from headwater.model import Span, noun
from headwater.text import calendar
from headwater.text.date_values import RESOLVERS
from headwater.text.dates_reading import Reading
from headwater.text.dates_rules import Rules

Limit = Literal["since", "deadline", "until", "before", "between", "at"]
SHAPES: tuple[tuple[Limit, str], ...] = (("since", "{}/.."), ("deadline", "../{}"), ("until", "../{}"), ("before", "../{}"), ("at", "{}"))
BEHIND: tuple[tuple[Limit, str, str], ...] = (("deadline", "deadline_behind", "../{}"), ("since", "since_behind", "{}/.."))

PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")


@noun
class FoundTime:
    """A time as written: `value` in EDTF; `core` leaves out the preposition; `limit` says what the preposition makes of it."""

    span: Span
    core: tuple[int, int]
    value: str
    limit: Limit | None = None


@noun
class Raw:
    """A match of a pattern: its kind, how it is read, and its value in EDTF (empty where it has none by itself)."""

    match: re.Match[str]
    kind: str
    reading: Reading
    value: str

    @property
    def core(self) -> tuple[int, int]:
        """Where the time stands without the preposition that its pattern may hold."""
        return self.match.span("core") if self.reading.group("core") else self.match.span()


def limited(text: str, start: int, found: list[Raw], rule: Rules) -> list[FoundTime]:
    """Return the times with the words before them read, and two that make a stretch joined."""
    times, i = [], 0
    while i < len(found):
        before = text[max(start, found[i].match.start() - 40) : found[i].match.start()]
        joined = _joined(text, found, i, before, rule)
        times.append(joined or _alone(text, found[i], before, rule))
        i += 2 if joined else 1
    return times


def _joined(text: str, found: list[Raw], i: int, before: str, rule: Rules) -> FoundTime | None:
    """Read "between A and B", "from A to B", "A-B" as one interval; A takes B's year where it has none."""
    if i + 1 >= len(found):
        return None
    first, second = found[i], found[i + 1]
    low, high = first.value, second.value
    between = text[first.match.end() : second.match.start()]
    opener = rule.context["between"].search(before)
    if "/" in low + high or not high or not rule.context["joins"].match(between) or not (opener or between.strip() in "–—-"):
        return None
    if first.reading.group("y") is None and high[:4].isdigit():
        end_day = calendar.first_day(high)
        redone = RESOLVERS[first.kind](Reading(match=first.match, words=rule.words, anchor=end_day, ahead=False))
        low = redone or low
    if not low or low > high:
        return None
    core = (first.match.start(), second.match.end())
    begin = core[0] - (len(before) - opener.start()) if opener else core[0]
    return _time(text, (begin, core[1]), core, f"{low}/{high}", "between")


def _alone(text: str, raw: Raw, before: str, rule: Rules) -> FoundTime:
    begin, end = raw.match.span()
    opener = rule.context["onset"].search(before) if "onset" in rule.context else None
    if opener and _to_come(raw):
        return _time(text, (begin - (len(before) - opener.start()), end), raw.core, f"{raw.value}/..", "since")
    for limit, shape in SHAPES:
        opener = rule.context[limit].search(before) if limit in rule.context else None
        if opener and raw.value:
            span = (begin - (len(before) - opener.start()), end)
            value = _weeks_ago(raw) if limit == "since" else _year_over(raw, text[span[0] : end], rule)
            return _time(text, span, raw.core, value if "/" in value else shape.format(value), "until" if limit == "before" else limit)
    return _behind(text, raw, rule) or _time(text, (begin, end), raw.core, raw.value, None)


def _behind(text: str, raw: Raw, rule: Rules) -> FoundTime | None:
    """Read what stands behind a time in languages that put it there ("연말까지")."""
    begin, end = raw.match.span()
    for limit, name, shape in BEHIND:
        behind = rule.context[name].match(text[end : end + 8]) if name in rule.context and raw.value else None
        if behind and "/" not in raw.value:
            stop = end + behind.end()
            return _time(text, (begin, stop), raw.core, shape.format(_year_over(raw, text[begin:stop], rule)), limit)
    return None


def _weeks_ago(raw: Raw) -> str:
    """Return a time that something has lasted since: "since Thursday", said on a Thursday, is a week."""
    anchor = raw.reading.anchor
    if raw.kind == "weekday" and anchor is not None and raw.value == anchor.isoformat():
        return str(calendar.plus_days(anchor, -7) or anchor)
    return raw.value


def _year_over(raw: Raw, written: str, rule: Rules) -> str:
    """Return a limit: the end of a year is its last month."""
    over = "year_over" in rule.context and len(raw.value) == 4 and raw.value.isdigit() and rule.context["year_over"].search(written)
    return f"{raw.value}-12" if over else raw.value


def _to_come(raw: Raw) -> bool:
    """Tell whether a plain day, month or year lies after the day that times count from."""
    anchor = raw.reading.anchor
    return anchor is not None and PLAIN.fullmatch(raw.value) is not None and raw.value > anchor.isoformat()[: len(raw.value)]


def _time(text: str, span: tuple[int, int], core: tuple[int, int], value: str, limit: Limit | None) -> FoundTime:
    return FoundTime(span=Span(start=span[0], end=span[1], text=text[span[0] : span[1]]), core=core, value=value, limit=limit)
