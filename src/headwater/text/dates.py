"""Find times in a text and say them in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, Literal

from headwater.model import Span, noun
from headwater.text import calendar
from headwater.text.date_values import RESOLVERS, Reading
from headwater.text.patterns import either, load

Limit = Literal["since", "deadline", "until", "between", "at"]


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


Raw = tuple[re.Match[str], str, Reading, str]
"""A match, its kind, how it is read, and its value in EDTF (empty where it has none by itself)."""


@cache
def rules(language: str | None) -> Rules:
    """Compile a language's patterns."""
    data = load(language, "dates")
    words: dict[str, dict[str, int | str]] = data["words"]
    boundary = data.get("boundary", r"(?!\w)")
    patterns = tuple((p["kind"], re.compile(_expand(p["of"], data))) for p in data["pattern"])
    bare = [re.sub(r"\(\?P<\w+>", "(?:", p.pattern) for _, p in patterns]
    context = {k: re.compile(v) for k, v in data["context"].items() if isinstance(v, str)}
    return Rules(
        hit=re.compile(r"(?<!\w)(?:" + "|".join(bare) + ")" + boundary),
        patterns=tuple((kind, re.compile(p.pattern + boundary)) for kind, p in patterns),
        words=words,
        context=context,
        ambiguous=frozenset(data["context"]["ambiguous_months"]),
    )


def _expand(pattern: str, data: dict[str, Any]) -> str:
    pattern = re.sub(r"(?<!P)(?<!\()<(\w+)>", lambda m: str(data["fragments"][m[1]]), pattern)
    return re.sub(r"\{(\w+)\}", lambda m: either(data["words"][m[1]]) if m[1] in data["words"] else m[0], pattern)


def find_times(text: str, start: int, end: int, anchor: date | None, language: str | None = None, year: int | None = None) -> list[FoundTime]:
    """Return the times of a passage, in order; without an anchor, those only that need none.

    `anchor` is the day that relative times count from: the day of publication. Where it is not known, `year` is that of days without one ("May 20").
    """
    rule = rules(language)
    found: list[Raw] = []
    for hit in rule.hit.finditer(text, start, end):
        before = text[max(start, hit.start() - 90) : hit.start()]
        after = text[hit.end() : min(end, hit.end() + 90)]
        for kind, pattern in rule.patterns:
            match = pattern.match(text, hit.start(), end)
            if match is None:
                continue
            if _believable(kind, match, before, after, rule):
                reading = Reading(
                    match=match,
                    words=rule.words,
                    anchor=_base(found, anchor) if kind == "beside" else anchor,
                    ahead=_ahead(before, after, rule),
                    year=year,
                )
                # without an anchor, the first half of "between 2 April and 18 May 2024" has its value only from the second
                found.append((match, kind, reading, RESOLVERS[kind](reading) or ""))
            break
    return [t for t in _limited(text, start, found, rule) if t.value]


def _base(found: list[Raw], anchor: date | None) -> date | None:
    """Return the day that "the previous day" counts from: a full date of the same passage, else the anchor."""
    last = next((v for _, kind, _, v in reversed(found) if kind == "date" and calendar.FULL.fullmatch(v)), None)
    return (calendar.first_day(last) if last else None) or anchor


def _believable(kind: str, match: re.Match[str], before: str, after: str, rule: Rules) -> bool:
    if kind == "month" and match["m"] == match[0] and match["m"] in rule.ambiguous:
        return bool(rule.context["month_alone"].search(before))
    if kind == "year" and match[0][0].isdigit():
        return bool(rule.context["year_alone"].search(before) or rule.context["year_after"].search(after))
    return True


def _ahead(before: str, after: str, rule: Rules) -> bool | None:
    """Tell whether the nearest verb points ahead (True) or back (False); None where no verb tells."""
    if rule.context["deadline"].search(before) or rule.context["until"].search(before):
        return True
    last = {k: max((m.end() for m in rule.context[k].finditer(before)), default=-1) for k in ("future", "past")}
    if last["future"] >= 0 or last["past"] >= 0:
        return last["future"] >= last["past"]
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
    if "/" in low + high or not high or not rule.context["joins"].match(between) or not (opener or between.strip() in "–—-"):
        return None
    if reading.group("y") is None and high[:4].isdigit():
        end_day = calendar.first_day(high)
        redone = RESOLVERS[kind](Reading(match=first, words=rule.words, anchor=end_day, ahead=False))
        low = redone or low
    if not low or low > high:
        return None
    begin = first.start() - (len(before) - opener.start()) if opener else first.start()
    return _time(text, (begin, second.end()), (first.start(), second.end()), f"{low}/{high}", "between")


def _alone(text: str, match: re.Match[str], value: str, before: str, rule: Rules) -> FoundTime:
    core = (match.start(), match.end())
    for limit, shape in (("since", "{}/.."), ("deadline", "../{}"), ("until", "../{}"), ("at", "{}")):
        opener = rule.context[limit].search(before)
        if opener and value:
            span = (match.start() - (len(before) - opener.start()), match.end())
            return _time(text, span, core, value if "/" in value else shape.format(value), limit)
    return _time(text, core, core, value, None)


def _time(text: str, span: tuple[int, int], core: tuple[int, int], value: str, limit: Any) -> FoundTime:
    return FoundTime(span=Span(start=span[0], end=span[1], text=text[span[0] : span[1]]), core=core, value=value, limit=limit)
