"""Figures where numbers go by ten thousands and counters follow them ("1만2천 명", "세 곳"): text/data/ko/numbers.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from headwater.model import Figure, Span, Trend, noun
from headwater.text.lexicon import table
from headwater.text.patterns import either

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
AROUND = 24
"""Code points beside a number that may hold what is counted, its modifier and its change."""


@noun
class Rules:
    """The compiled patterns of one language."""

    number: re.Pattern[str]
    range: re.Pattern[str]
    unit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    counted: re.Pattern[str]
    patterns: dict[str, re.Pattern[str]]
    data: dict[str, Any]


class Numeral(NamedTuple):
    """A number as read: where it ends, its least and most value (the same unless it is a pair), and how it is written."""

    start: int
    end: int
    low: float | None
    high: float | None
    digits: bool


@cache
def rules(language: str | None) -> Rules | None:
    """Compile a language's patterns; None where numbers do not go by ten thousands."""
    data = table("numbers", (language or "en").split("-")[0].lower())
    if data.get("system") != "myriad":
        return None
    part = rf"(?:(?:{DIGITS})?(?:{either(data['tens'])}))*(?:{DIGITS})?"
    sino = rf"(?:(?:[{''.join(data['sino'])}]?[{''.join(data['tens'])}])+[{''.join(data['sino'])}]?)"
    groups = "".join(rf"(?:(?P<g{n}>{part}|{sino})(?:{g})\s?)?" for n, g in enumerate(data["groups"]))
    native = rf"(?:{either(data['native_tens'])})(?:{either(data['native_ones'])})?|{either(data['native_ones'])}"
    units = either([*data["counters"]["words"], *data["measures"], *data["currency_after"]])
    modifiers, change = data["modifiers"], data["change"]
    return Rules(
        number=re.compile(
            rf"(?<![\d.,:/A-Za-z가-힣])(?:(?P<vague>{either(data['vague']['words'])})|(?P<pair>{either(data['pairs'])})(?=\s)"
            rf"|(?P<native>{native})(?=\s)|(?P<grouped>(?=[\d{''.join(data['tens'])}{''.join(data['groups'])}]){groups}(?P<rest>{part}|{sino})?))"
        ),
        range=re.compile(r"\s?[~∼〜–-]\s?"),
        unit=re.compile(rf"(?P<about>여)?\s?(?P<u>{units})"),
        before=re.compile(
            rf"(?:^|(?<=[\s(\"“]))(?P<m>{either([*modifiers['above'], *modifiers['below'], *modifiers['about'], *modifiers['other']])})\s?$"
        ),
        after=re.compile(rf"(?:이|을|를|에)?\s?(?P<m>{either([*modifiers['low_too'], *modifiers['high_only'], *modifiers['about_after']])})"),
        counted=re.compile(r"(?P<n>[가-힣A-Za-z]{2,12})\s$"),
        patterns={k: re.compile(v) for k, v in data["bare"].items()} | {k: re.compile(change[k]) for k in ("up", "down")},
        data=data,
    )


def figures(text: str, start: int, end: int, rule: Rules, avoid: Sequence[tuple[int, int]]) -> list[Figure]:
    """Return the figures of a passage, in order; none overlaps a stretch to avoid."""
    found: list[Figure] = []
    at = start
    while (numeral := next(_numerals(text, at, end, rule, avoid), None)) is not None:
        at = numeral.end
        joined = rule.range.match(text, numeral.end, end)
        second = next(_numerals(text, joined.end(), end, rule, avoid), None) if joined else None
        if joined is None or second is None or second.start != joined.end() or not _rises(numeral, second):
            second = None
        if figure := _figure(text, (start, end), numeral, second, rule):
            found.append(figure)
            at = max(numeral.end, second.end if second else 0, figure.span.end)
    return found


def _rises(first: Numeral, second: Numeral) -> bool:
    return first.high is not None and second.low is not None and (first.high < second.low or second.low >= 1000)


def _numerals(text: str, start: int, end: int, rule: Rules, avoid: Sequence[tuple[int, int]]) -> Iterator[Numeral]:
    for match in rule.number.finditer(text, start, end):
        if match.end() == match.start() or any(match.start() < b and match.end() > a for a, b in avoid):
            continue
        if match["grouped"]:
            value = _grouped(match, rule)
            stop = match.start() + len(match["grouped"].rstrip())
            yield Numeral(match.start(), stop, value, value, digits=any(c.isdigit() for c in match["grouped"]) or len(match["grouped"].strip()) > 1)
        elif match["pair"]:
            low, high = rule.data["pairs"][match["pair"]]
            yield Numeral(match.start(), match.end(), low, high, digits=False)
        elif match["native"]:
            value = _native(match["native"], rule)
            yield Numeral(match.start(), match.end(), value, value, digits=False)
        else:
            yield Numeral(match.start(), match.end(), None, None, digits=True)


def _grouped(match: re.Match[str], rule: Rules) -> float:
    total = 0.0
    for n, (_, scale) in enumerate(rule.data["groups"].items()):
        if match[f"g{n}"] is not None:
            total += (_part(match[f"g{n}"], rule) or 1) * scale
    return float(f"{total + _part(match['rest'] or '', rule):.12g}")


def _part(words: str, rule: Rules) -> float:
    """Return a number below ten thousand: "4천419", "3천500", "오십", "천"."""
    total, amount, digits = 0.0, 0.0, ""
    for letter in words + " ":
        if letter.isdigit() or letter in ".,":
            digits += letter
            continue
        if digits.strip(".,"):
            amount, digits = float(digits.replace(",", "").strip(".")), ""
        if letter in rule.data["tens"]:
            total, amount = total + (amount or 1) * rule.data["tens"][letter], 0.0
        elif letter in rule.data["sino"]:
            amount = float(rule.data["sino"][letter])
    return total + amount


def _native(words: str, rule: Rules) -> float:
    tens, ones = rule.data["native_tens"], rule.data["native_ones"]
    head = next((t for t in sorted(tens, key=len, reverse=True) if words.startswith(t)), "")
    return float((tens[head] if head else 0) + (ones.get(words[len(head) :], 0)))


def _figure(text: str, bounds: tuple[int, int], first: Numeral, second: Numeral | None, rule: Rules) -> Figure | None:
    last = second or first
    before = text[max(bounds[0], first.start - AROUND) : first.start]
    unit = rule.unit.match(text, last.end, bounds[1])
    if unit is None and not _stands_alone(text, before, first, last, rule):
        return None
    if unit and not first.digits and (unit["u"] in rule.data["counters"]["digits_only"] or unit.start("u") == last.end):
        return None
    if rule.patterns["not_before"].search(before) or rule.patterns["not_after"].match(text[last.end : last.end + 4]):
        return None
    end = unit.end() if unit else last.end
    after = rule.after.match(text, end, bounds[1])
    modifier = rule.before.search(before)
    said = modifier["m"] if modifier else "여" if unit and unit["about"] else after["m"] if after else None
    low, value, high = _bounds(first, second, said, rule)
    begin = first.start - (len(before) - modifier.start("m")) if modifier else first.start
    counted = rule.counted.search(before[: modifier.start("m")] if modifier else before)
    return Figure(
        span=Span(start=begin, end=end, text=text[begin:end]),
        value=value,
        low=low,
        high=high,
        modifier=(text[first.start : first.end] if first.low is None else said),
        unit=_named(unit["u"], rule) if unit else None,
        population=counted["n"] if counted and unit else None,
        total=True if said in rule.data["change"]["total_before"] else None,
        trend=_trend(text[end : end + AROUND], rule),
    )


def _trend(after: str, rule: Rules) -> Trend | None:
    return "up" if rule.patterns["up"].match(after) else "down" if rule.patterns["down"].match(after) else None


def _stands_alone(text: str, before: str, first: Numeral, last: Numeral, rule: Rules) -> bool:
    """Tell whether a number without a counter is a figure: a large one, or one behind a word for what it measures."""
    return first.digits and (rule.patterns["before"].search(before) is not None or ("," in text[first.start : last.end] and (last.low or 0) >= 1000))


def _named(unit: str, rule: Rules) -> str:
    return str(rule.data["measures"].get(unit) or rule.data["currency_after"].get(unit) or unit)


def _bounds(first: Numeral, second: Numeral | None, said: str | None, rule: Rules) -> tuple[float | None, float | None, float | None]:
    if first.low is None or first.high is None:
        return None, None, None
    if second is not None and second.high is not None:
        scale = next((s for s in (1e12, 1e8, 1e4) if second.high >= s > first.low), 1.0) if first.low < 1000 else 1.0
        return (first.low * scale if first.low * scale < second.high else first.low), None, second.high
    if first.low != first.high:
        return first.low, None, first.high
    modifiers = rule.data["modifiers"]
    if said in modifiers["high_only"]:
        return None, None, first.low
    return (first.low if said in modifiers["low_too"] else None), first.low, None
