"""Find figures in a text: value or range with modifier, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from headwater.model import Figure, Span, Trend, noun
from headwater.text import numbers_myriad
from headwater.text.counted import Counted, counted, single
from headwater.text.dates import find_times
from headwater.text.numbers_read import OLD_YEARS, Number, Rules, numbers, rules

BEFORE = 60
"""Code points before a number that may hold its modifier."""

SOME_ANCHOR = date(2000, 6, 15)
"""Only where times stand matters here, not their values."""

DIGIT = re.compile(r"\d")
HYPHENED = re.compile(r"-([a-z]{3,})(?![\w-])")
SCORE = 100
"""Hyphenated pairs of numbers below this that count nothing are scores of games."""

VAGUE_REACH = 10
""""Hundreds" are from a hundred to ten hundred."""

TREND_REACH = 40
"""Code points before a number within which a verb of rising or falling stands."""

NEAR = 3.0
"""The two ends of a rise "by 1 to 1.5" lie no further apart than this many times; "by 40 to 300" gives the new total."""


@noun
class Place:
    """A found number in its passage: its end's number where it is a range, and what its words say of it."""

    first: Number
    last: Number
    bounds: tuple[int, int]
    joined: str


def find_figures(text: str, start: int, end: int, language: str | None = None, avoid: Sequence[tuple[int, int]] | None = None) -> list[Figure]:
    """Return the figures of a passage, in order; `avoid` are the stretches that are times (None: they are looked for)."""
    if avoid is None:
        avoid = [(t.span.start, t.span.end) for t in find_times(text, start, end, SOME_ANCHOR, language)]
    if (grouped := numbers_myriad.rules(language)) is not None:
        return numbers_myriad.figures(text, start, end, grouped, avoid)
    rule = rules(language)
    if not (DIGIT.search(text, start, end) or rule.spelled.search(text, start, end)):
        return []
    found = [n for n in numbers(text, start, end, rule) if not any(n.start < b and n.end > a for a, b in avoid)]
    figures: list[Figure] = []
    i = 0
    while i < len(found):
        second, joined = _second(text, found, i, rule)
        place = Place(first=found[i], last=second or found[i], bounds=(start, end), joined=joined)
        figure = _figure(text, place, rule)
        if figure and not _no_quantity(text, place, figure, rule):
            figures.append(_as_before(text, figures[-1] if figures else None, figure, rule))
        i += 2 if second else 1
    return figures


# --- ranges -----------------------------------------------------------------------------------------------------------------------------------


def _second(text: str, found: list[Number], i: int, rule: Rules) -> tuple[Number | None, str]:
    """Return the second number of "25,000-30,000", "10 to 20", "two or three", "between 15kHz and 17kHz", and what joins the two."""
    if i + 1 >= len(found):
        return None, ""
    first, second = found[i], found[i + 1]
    if first.value is None or second.value is None or second.start - first.end > 30 or _low(first, second) >= second.value:
        return None, ""
    stop = _unit_end(text, first, second, rule)
    joined = text[stop : second.start]
    before = text[max(0, first.start - 24) : first.start]
    if rule.patterns["range"].fullmatch(joined) and (stop == first.end or not any(c.isalpha() for c in joined)):
        grown = rule.patterns["by"].search(before) and second.value > NEAR * max(first.value, 1e-9)
        return (None, "") if grown or rule.patterns["from"].search(before) else (second, joined)
    if rule.patterns["between"].search(before) and rule.patterns["between_and"].fullmatch(joined):
        return second, joined
    if rule.patterns["either_of"].fullmatch(joined) and second.value == first.value + 1 < SCORE:
        return second, joined
    return None, ""


def _unit_end(text: str, first: Number, second: Number, rule: Rules) -> int:
    """Return where a first number ends with the unit that its second repeats ("15kHz and 17kHz"), else where it ends itself."""
    for name in ("measure", "currency_after"):
        own = rule.patterns[name].match(text, first.end)
        other = rule.patterns[name].match(text, second.end)
        if own and other and rule.data[name.replace("measure", "measures")][own["u"]] == rule.data[name.replace("measure", "measures")][other["u"]]:
            return own.end() if own.end() <= second.start else first.end
    return first.end


def _low(first: Number, second: Number) -> float:
    """Return the low end: "two to three million" scales both."""
    assert first.value is not None
    assert second.value is not None
    if second.scaled and not first.scaled and first.value < 1000 <= second.value:
        for scale in (1e12, 1e9, 1e6, 1e3):
            if second.value >= scale:
                return first.value * scale
    return first.value


# --- figures ----------------------------------------------------------------------------------------------------------------------------------


def _figure(text: str, place: Place, rule: Rules) -> Figure | None:
    first, last, bounds = place.first, place.last, place.bounds
    before = text[max(bounds[0], first.start - BEFORE) : first.start]
    modifier, begin = _modifier(before, first, rule)
    after = rule.patterns["after"].match(text, last.end, bounds[1])
    unit, population, end = _unit(text, replace(last, end=after.end()) if after else last, bounds[1], rule)
    if unit is None and first.currency is None and first is last and _bare(text, first, rule):
        return None
    after = after or rule.patterns["after"].match(text, end, bounds[1])
    if after and modifier is None:
        modifier = after[0].strip(" -")
        end = max(end, after.end())
    low, value, high = _bounds(first, last, modifier, rule)
    written = (" ".join(first.words.split()) if first.value is None and first.words else None, modifier)
    return Figure(
        span=Span(start=begin, end=end, text=text[begin:end]),
        value=value,
        low=low,
        high=high,
        modifier=" ".join(w for w in reversed(written) if w) or None,
        unit=unit or first.currency or last.currency,
        population=population,
        total=_total(text, before, last, rule),
        trend=_trend(before, unit, last, rule),
    )


def _bare(text: str, first: Number, rule: Rules) -> bool:
    """Tell whether a small number in words stands alone ("the two"): a pronoun, not a figure."""
    if first.value is None or first.words is None or first.value >= 11:
        return False
    part = first.value < 1 and rule.patterns["part_of"].match(text, first.end)
    return not part and not rule.patterns["of"].match(text, first.end) and not re.match(r"-[a-z]{4}", text[first.end : first.end + 5])


def _no_quantity(text: str, place: Place, figure: Figure, rule: Rules) -> bool:
    """Tell whether two numbers that would be a range are the score of a game ("3-4") or two years ("between 1600 and 1900")."""
    first, last = place.first, place.last
    if first is last or figure.modifier or first.value is None or last.value is None:
        return False
    if figure.unit is None and not first.words and place.joined.strip() in {"-", "–"}:
        return last.value < SCORE and first.end - first.start < 3
    years = all(n.value in OLD_YEARS and text[n.start : n.end].isdigit() for n in (first, last))
    opened = rule.patterns["between"].search(text[max(0, first.start - 12) : first.start])
    return years and bool(opened) and figure.unit not in rule.data["nouns"]["plurals"]


def _modifier(before: str, first: Number, rule: Rules) -> tuple[str | None, int]:
    match = rule.patterns["modifier"].search(before)
    if not match:
        return None, first.start
    name = "m" if match["m"] else "s"
    return " ".join(match[name].lower().split()), first.start - (len(before) - match.start(name))


def kind_of(modifier: str | None, rule: Rules) -> str | None:
    """Return what a modifier makes of a figure: "above", "below" or "about" it, "nearly" it; None where it is just that."""
    words = rule.data["modifiers"]
    if modifier is None:
        return None
    if modifier in words["nearly"]:
        return "nearly"
    known = rule.modifiers.get(modifier) or words["signs"].get(modifier)
    after = next((kind for kind, forms in words["after"].items() if modifier in forms), None)
    return known or after or ("above" if modifier == "+" else None)


def meant(figure: Figure, language: str | None = None) -> tuple[float, float] | None:
    """Return the least and the most that a vague figure can mean ("tens of thousands": 10,000 to 100,000), None where its words bound nothing."""
    vague = rules(language).data["vague"].get("least", {})
    least = next((vague[w] for w in sorted(vague, key=len, reverse=True) if figure.modifier and figure.modifier.endswith(w)), None)
    return (float(least), float(least * VAGUE_REACH)) if least and figure.value is None and figure.low is None and figure.high is None else None


def _bounds(first: Number, last: Number, modifier: str | None, rule: Rules) -> tuple[float | None, float | None, float | None]:
    if first is not last:
        return _low(first, last), None, last.value
    if modifier in rule.data["modifiers"]["high_only"]:
        return None, None, first.value
    after = modifier in rule.data["modifiers"]["after"]["above"] or modifier == "+"
    if after or modifier in rule.data["modifiers"]["low_too"] or rule.data["modifiers"]["signs"].get(modifier) == "above":
        return first.value, first.value, None
    return None, first.value, None


def _unit(text: str, last: Number, end: int, rule: Rules) -> tuple[str | None, str | None, int]:
    """Return the unit, what is counted, and where the figure ends."""
    if last.currency is None:
        for name, table in (("currency_after", "currency_after"), ("measure", "measures")):
            match = rule.patterns[name].match(text, last.end, end)
            if match:
                of = counted(text, match.end(), end, rule.data["nouns"], of=rule.patterns["of"]) if name == "measure" and match["u"] == "%" else None
                return rule.data[table][match["u"]], of.phrase if of else _per(text, match.end(), end, rule), of.end if of else match.end()
    else:
        match = rule.patterns["currency_after"].match(text, last.end, end)
        if match:
            return rule.data["currency_after"][match["u"]], _per(text, match.end(), end, rule), match.end()
        return last.currency, _per(text, last.end, end, rule), last.end
    found: Counted | None = counted(text, last.end, end, rule.data["nouns"], of=rule.patterns["of"])
    if found is None and last.value == 1:
        found = single(text, last.end, min(end, last.end + BEFORE), rule.data["nouns"])
    if found is None:
        aged = rule.patterns["aged"].search(text[max(0, last.start - 10) : last.start]) or _age(text, last)
        hyphened = None if aged else HYPHENED.match(text, last.end, end)
        return ("years old" if aged else hyphened and hyphened[1]), None, hyphened.end() if hyphened else last.end
    return rule.data["currency_after"].get(found.head, found.head), found.phrase, found.end


def _age(text: str, number: Number) -> bool:
    """Tell whether a number between commas behind a name is an age: "Ada Holm, 44, said"."""
    between = text[number.end : number.end + 1] == "," and text[number.start - 2 : number.start] == ", "
    return (
        between
        and number.value is not None
        and 9 < number.value < 111
        and bool(re.search(r"[A-Z][\w'’-]+$", text[max(0, number.start - 24) : number.start - 2]))
    )


def _per(text: str, at: int, end: int, rule: Rules) -> str | None:
    """Return "per barrel", "a week" behind a unit."""
    match = rule.patterns["per"].match(text, at, end)
    return match["p"] if match else None


# --- change -----------------------------------------------------------------------------------------------------------------------------------


def _total(text: str, before: str, last: Number, rule: Rules) -> bool | None:
    if rule.patterns["increment"].search(before) or rule.patterns["increment_after"].match(text, last.end):
        return False
    return True if rule.patterns["total"].search(before) else None


def _trend(before: str, unit: str | None, last: Number, rule: Rules) -> Trend | None:
    """Tell whether the words say that something rose or fell by this much ("fell 3 per cent", "up by 40")."""
    near = before[-TREND_REACH:]
    up, down = rule.patterns["up"].search(near), rule.patterns["down"].search(near)
    if not (up or down) or rule.patterns["phrasal"].search(before):
        return None
    measured = last.currency or unit is None or unit in rule.data["measures"].values() or unit in rule.data["currency_after"].values()
    if (not measured or (unit is None and last.words)) and unit not in rule.data["change"]["points"] and rule.patterns["take"].search(before):
        return None
    return "up" if up else "down"


def _as_before(text: str, before: Figure | None, figure: Figure, rule: Rules) -> Figure:
    """Let a conversion in brackets and an amount in other terms ("190 points, or 0.6%") have the modifier and trend of what it converts."""
    gap = text[before.span.end : figure.span.start] if before else ""
    again = gap.strip() in {"(", ", or", "or", "/"} and before is not None and before.unit != figure.unit
    if not again or before is None or figure.modifier or figure.total is not None:
        return figure
    kind = kind_of(before.modifier, rule)
    found = replace(figure, trend=figure.trend or before.trend)
    if kind is None or (before.low is not None and before.high is not None):
        return found
    if found.value is None:
        return found
    number = Number(start=figure.span.start, end=figure.span.end, value=found.value, currency=None)
    low, value, high = _bounds(number, number, before.modifier, rule)
    return replace(found, modifier=before.modifier, low=low, value=value, high=high)
