"""Find figures in a text: value or range with modifier, unit and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from headwater.model import Figure, Span, noun
from headwater.text.counted import Counted, counted
from headwater.text.dates import find_times
from headwater.text.patterns import either, load

NAME_BEFORE = re.compile(r"[^.!?:\s]\s+(?:[A-Z]|[^\s\w])*[A-Z][\w&/]*\s$|[a-z]\s[A-Z]\s$")
BEFORE = 60
"""Code points before a number that may hold its modifier."""

SOME_ANCHOR = date(2000, 6, 15)
"""Only where times stand matters here, not their values."""


@noun
class Rules:
    """A language's compiled patterns and tables."""

    number: re.Pattern[str]
    hint: re.Pattern[str]
    patterns: dict[str, re.Pattern[str]]
    data: dict[str, Any]
    scales: dict[str, float]
    modifiers: dict[str, str]


@noun
class Number:
    """A number as read, before its neighbours are looked at; `value` None: vague ("hundreds of thousands")."""

    start: int
    end: int
    value: float | None
    currency: str | None
    words: str | None = None
    scaled: bool = False


@cache
def rules(language: str | None) -> Rules:
    """Compile a language's patterns."""
    data = load(language, "numbers")
    ones, scales = either(data["ones"]), data["scales"]
    spelled_scales = either(s for s in scales if len(s) > 2 and s.islower())
    group, point = data["grouping"], data["decimal"]
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?"
    join = rf"(?:[\s-]+|\s+{data['joins']['and']}\s+)"
    words = rf"(?:{ones})(?:{join}(?:{ones}|{spelled_scales}))*"
    whole = either([*data["vague"]["words"], *data["single"], *data["fractions"]])
    number = (
        rf"(?<![\w/:#@+])(?<!\d[.,])(?<![A-Za-z]-)(?P<cur>{either(data['currency'])})?\s?"
        rf"(?:(?P<whole>(?i:{whole}))(?!\w)|(?P<digits>{digits})(?:(?P<gap>\s?-?)(?P<scale>{either(scales)})(?!\w))?|(?P<words>(?i:{words}))(?!\w))"
    )
    modifiers = data["modifiers"]
    kinds = {m: kind for kind in ("above", "below", "about", "other") for m in modifiers[kind]}
    patterns = {
        "modifier": re.compile(rf"(?:^|(?<=\W))(?P<m>(?i:{either(kinds)}))\s+(?:the\s+)?[“\"'‘]?$"),
        "currency_after": re.compile(rf"[\s-]?(?P<u>{either(data['currency_after'])})(?!\w)"),
        "measure": re.compile(rf"[\s-]?(?P<u>{either(data['measures'])})(?!\w)"),
        "after": re.compile(rf"\s+(?:(?P<above>{either(modifiers['after']['above'])})|(?P<below>{either(modifiers['after']['below'])}))(?!\w)"),
        "reject": re.compile(rf"(?:^|(?<=[^\w]))(?:{either(data['reject']['before'])})\s*$"),
        "increment": re.compile(rf"(?:^|(?<=\W))(?i:{either(data['change']['increment_before'])})\s+$"),
        "increment_after": re.compile(rf"\s+(?:{either(data['change']['increment_after'])})(?!\w)"),
        "total": re.compile(rf"(?:^|(?<=\W))(?i:{either(data['change']['total_before'])})\s+$|{data['change']['total_pattern']}"),
        **{k: re.compile(v) for k, v in data["joins"].items()},
    }
    return Rules(
        number=re.compile(number),
        hint=re.compile(rf"\d|(?i:\b(?:{ones}|{whole})(?!\w))"),
        patterns=patterns,
        data=data,
        scales=scales,
        modifiers=kinds,
    )


def find_figures(text: str, start: int, end: int, language: str | None = None, avoid: Sequence[tuple[int, int]] | None = None) -> list[Figure]:
    """Return the figures of a passage, in order; `avoid` are the stretches that are times (None: they are looked for)."""
    rule = rules(language)
    if not rule.hint.search(text, start, end):
        return []
    if avoid is None:
        avoid = [(t.span.start, t.span.end) for t in find_times(text, start, end, SOME_ANCHOR, language)]
    found = [n for n in _numbers(text, start, end, rule) if not any(n.start < b and n.end > a for a, b in avoid)]
    figures, i = [], 0
    while i < len(found):
        pair = _range(text, found, i, rule)
        figure = _figure(text, (start, end), found[i], pair, rule)
        if figure:
            figures.append(figure)
        i += 2 if pair else 1
    return figures


# --- numbers ----------------------------------------------------------------------------------------------------------------------------------


def _numbers(text: str, start: int, end: int, rule: Rules) -> Iterator[Number]:
    for match in rule.number.finditer(text, start, end):
        if _is_number(text, match, start, rule):
            yield _number(match, rule)


def _is_number(text: str, match: re.Match[str], start: int, rule: Rules) -> bool:
    before, tail = text[max(start, match.start() - 20) : match.start()], text[match.end() : match.end() + 12]
    if match["digits"]:
        if match["cur"] and match["cur"].isalpha() and len(match["cur"]) == 1 and match.start("digits") != match.end("cur"):
            return False
        glued = tail[:1].isalpha() or (tail[:1] == "-" and tail[1:2].isdigit() and tail[1:2] == "")
        if glued and not rule.patterns["measure"].match(tail) and not rule.patterns["currency_after"].match(tail):
            return False
        if re.match(r"[:/]\d|\.\d|\s?\)?\.?\s*$", tail) and (re.match(r"[:/]\d|\.\d", tail) or not before.strip(" \t") or before.endswith("\n")):
            return bool(not re.match(r"[:/]\d|\.\d", tail) and match["cur"])
        if re.search(r"\+\d[\d\s]*$", before):
            return False
        if rule.patterns["clock"].match(tail) or (before[-1:] in ("", "\n") and re.match(r"[.)]\s", tail)):
            return False
    if match["words"] and (rule.patterns["not_one"].search(before) or _lone_one(match["words"], text[match.end() : match.end() + 20], rule)):
        return False
    if match["whole"] and tail[:1] == "-":
        return False
    if bool(match["cur"]):
        return True
    return not rule.patterns["reject"].search(before) and not _in_name(text, match, before, rule)


def _in_name(text: str, match: re.Match[str], before: str, rule: Rules) -> bool:
    """Tell whether bare digits belong to the name before them ("Planet 9")."""
    named = match["digits"] and not match["scale"] and len(match["digits"]) < 4 and NAME_BEFORE.search(before)
    if not named:
        return False
    end = match.end()
    return not (
        rule.patterns["measure"].match(text, end)
        or rule.patterns["currency_after"].match(text, end)
        or counted(text, end, len(text), rule.data["nouns"])
    )


def _lone_one(words: str, tail: str, rule: Rules) -> bool:
    """Tell whether "one" is a pronoun, not a number."""
    if rule.data["ones"].get(words.lower()) != 1:
        return False
    following = re.match(r"\s+([A-Za-z]+)", tail)
    return following is None or following[1].lower() in rule.data["nouns"]["one_not"]


def _number(match: re.Match[str], rule: Rules) -> Number:
    currency = rule.data["currency"].get(match["cur"]) if match["cur"] else None
    if match["whole"]:
        key = re.sub(r"\s+", " ", match["whole"].lower())
        value = {**rule.data["single"], **rule.data["fractions"]}.get(key)
        return Number(start=match.start("whole"), end=match.end(), value=value, currency=currency, words=key)
    if match["digits"]:
        plain = re.sub(rule.data["grouping"], "", match["digits"])
        value = float(re.sub(rule.data["decimal"], ".", plain)) * rule.scales.get(match["scale"] or "", 1)
        start = match.start("cur") if match["cur"] else match.start("digits")
        return Number(start=start, end=match.end(), value=_exact(value), currency=currency, scaled=bool(match["scale"]))
    start = match.start("cur") if match["cur"] else match.start("words")
    value = _spelled(match["words"], rule)
    return Number(start=start, end=match.end(), value=value, currency=currency, words=match["words"], scaled=value >= 1000)


def _exact(value: float) -> float:
    """Undo what multiplying a decimal fraction added (9.4 * 10^6 is 9400000)."""
    return float(f"{value:.12g}")


def _spelled(words: str, rule: Rules) -> float:
    """Return the value of a number in words: "six hundred thousand"."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in rule.data["ones"]:
            part += rule.data["ones"][word]
        elif word in rule.scales:
            scale = rule.scales[word]
            if scale < 1000:
                part = max(part, 1) * scale
            else:
                total, part = total + max(part, 1) * scale, 0.0
    return total + part


def _range(text: str, found: list[Number], i: int, rule: Rules) -> Number | None:
    """Return the second number of "25,000-30,000", "10 to 20", "between 10 and 20"."""
    if i + 1 >= len(found):
        return None
    first, second = found[i], found[i + 1]
    if first.value is None or second.value is None or second.start - first.end > 8:
        return None
    between = text[first.end : second.start]
    opened = rule.patterns["between"].search(text[max(0, first.start - 20) : first.start])
    if not rule.patterns["range"].fullmatch(between) and not (opened and rule.patterns["between_and"].fullmatch(between)):
        return None
    # "rose by 40 to 300" has no range
    return second if _low(first, second) < second.value and not rule.patterns["by"].search(text[max(0, first.start - 12) : first.start]) else None


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


def _figure(text: str, bounds: tuple[int, int], first: Number, second: Number | None, rule: Rules) -> Figure | None:
    last = second or first
    before = text[max(bounds[0], first.start - BEFORE) : first.start]
    modifier, begin = _modifier(before, first, rule)
    unit, population, end = _unit(text, last, bounds[1], rule)
    if unit is None and first.currency is None and second is None and _bare(text, first, last, rule):
        return None
    after = rule.patterns["after"].match(text, last.end, bounds[1])
    if after and modifier is None:
        modifier = after[0].strip()
        end = max(end, after.end())
    low, value, high = _bounds(first, second, modifier, rule)
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
    )


def _bare(text: str, first: Number, last: Number, rule: Rules) -> bool:
    """Tell whether a small number in words stands alone ("the two"): a pronoun, not a figure."""
    return first.value is not None and first.words is not None and first.value < 11 and not rule.patterns["of"].match(text, last.end)


def _modifier(before: str, first: Number, rule: Rules) -> tuple[str | None, int]:
    match = rule.patterns["modifier"].search(before)
    if not match:
        return None, first.start
    word = " ".join(match["m"].lower().split())
    return word, first.start - (len(before) - match.start("m"))


def _bounds(first: Number, second: Number | None, modifier: str | None, rule: Rules) -> tuple[float | None, float | None, float | None]:
    if second is not None:
        return _low(first, second), None, second.value
    if modifier in rule.data["modifiers"]["high_only"]:
        return None, None, first.value
    if modifier in rule.data["modifiers"]["low_too"] or modifier in rule.data["modifiers"]["after"]["above"]:
        return first.value, first.value, None
    return None, first.value, None


def _unit(text: str, last: Number, end: int, rule: Rules) -> tuple[str | None, str | None, int]:
    """Return the unit, what is counted, and where the figure ends."""
    if last.currency is None:
        for name, table in (("currency_after", "currency_after"), ("measure", "measures")):
            match = rule.patterns[name].match(text, last.end, end)
            if match:
                of = counted(text, match.end(), end, rule.data["nouns"], of=rule.patterns["of"]) if name == "measure" and match["u"] == "%" else None
                return rule.data[table][match["u"]], of.phrase if of else None, of.end if of else match.end()
    else:
        match = rule.patterns["currency_after"].match(text, last.end, end)
        if match:
            return rule.data["currency_after"][match["u"]], None, match.end()
        return last.currency, None, last.end
    found: Counted | None = counted(text, last.end, end, rule.data["nouns"], of=rule.patterns["of"])
    if found is None and last.value == 1:
        word = re.compile(r"\s+([a-z][\w-]+)").match(text, last.end, end)
        return (word[1], word[1], word.end()) if word else (None, None, last.end)
    if found is None:
        return None, None, last.end
    return rule.data["currency_after"].get(found.head, found.head), found.phrase, found.end


def _total(text: str, before: str, last: Number, rule: Rules) -> bool | None:
    if rule.patterns["increment"].search(before) or rule.patterns["increment_after"].match(text, last.end):
        return False
    return True if rule.patterns["total"].search(before) else None
