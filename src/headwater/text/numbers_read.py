"""Read the numbers of a text: digits, words, mixed forms and vague amounts; names, dates, scores and pronouns are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from headwater.model import noun
from headwater.text.counted import counted
from headwater.text.gates import Gated
from headwater.text.patterns import either, load

NAME_BEFORE = re.compile(r"[^.!?:\s]\s+(?:[A-Z]|[^\s\w])*(?P<last>[A-Z][\w&/]*)\s$|[a-z]\s[A-Z]\s$")
CAPITALISED = re.compile(r"\s(?P<word>[A-Z][a-z]+)")
SCORE_AHEAD = re.compile(r"[-–](\d{1,4})(?![\w%.,]*\d|[%\w])")
SCORE_BACK = re.compile(r"(?<![\d.,])(\d{1,4})[-–]$")
YEARS = range(1900, 2050)
OLD_YEARS = range(1000, 2050)
TITLE_REACH = 60
NOTHING = "\0"
"""Stands for an empty list of words in a pattern."""


@noun
class Rules:
    """A language's compiled patterns and tables."""

    number: re.Pattern[str]
    spelled: Gated
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
    modifiers = data["modifiers"]
    kinds = {m: kind for kind in ("above", "below", "about", "other") for m in modifiers[kind]}
    number, spelled = _number_patterns(data)
    return Rules(number=number, spelled=spelled, patterns=_patterns(data, kinds), data=data, scales=data["scales"], modifiers=kinds)


def _number_patterns(data: dict[str, Any]) -> tuple[re.Pattern[str], Gated]:
    ones = either(data["ones"])
    spelled_scales = either(s for s in data["scales"] if _spelled_out(s))
    scales = rf"(?i:{spelled_scales})|{either(s for s in data['scales'] if not _spelled_out(s))}"
    group, point = data["grouping"], data["decimal"]
    digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:{point}\d+)?|{point}\d+"
    join = rf"(?:[\s-]+|\s+{data['joins']['and']}\s+)"
    words = rf"(?:{ones})(?:{join}(?:{ones}|{spelled_scales}))*"
    part = rf"(?:\s+{data['joins']['and']}\s+(?P<part>{either(data['parts'])})|\s?(?P<sign>[{''.join(data['signs'])}]))"
    whole = either([*data["vague"]["words"], *data["single"], *data["fractions"]])
    again = part.replace("part", "part2").replace("sign", "sign2")
    number = (
        rf"(?<![\w/:#@+])(?<!\d[.,])(?:(?<![A-Za-z]-)|(?<=\d-to-))(?P<cur>{either(data['currency'])})?\s?"
        rf"(?:(?P<whole>(?i:{whole}))(?!\w)"
        rf"|(?P<digits>{digits}){part}?(?:(?P<gap>\s?-?)(?P<scale>{scales})(?!\w)(?!{data['joins']['no_scale']}))?"
        rf"|(?P<words>(?i:{words})){again}?(?:\s+(?P<scale2>{spelled_scales}))?(?:-(?P<rest>\d{{1,3}}))?(?!\w))"
    )
    return re.compile(number), Gated(re.compile(rf"(?i:\b(?:{ones}|{whole})(?!\w))"))


def _spelled_out(scale: str) -> bool:
    return len(scale) > 2 and scale.islower()


def _patterns(data: dict[str, Any], kinds: dict[str, str]) -> dict[str, re.Pattern[str]]:
    joins, reject = data["joins"], data["reject"]
    per = rf"(?:{either(joins['per'])})\s+(?:{either(joins['per_units'])}|(?<=per\s)[a-z]+)"
    return {
        "currency_after": re.compile(rf"[\s-]?(?P<u>{either(data['currency_after'])})(?!\w)"),
        "measure": re.compile(rf"[\s-]?(?P<u>%|(?:{either(data['measures'])})(?!\w))"),
        "per": re.compile(rf"\s+(?P<p>{per})(?!\w)"),
        "reject": re.compile(rf"(?:^|(?<=[^\w]))(?:{either(reject['before'])})\s*$"),
        "named": re.compile(rf"(?:^|(?<=\W))(?i:{either(reject['indexes'])})\s$"),
        "month": re.compile(rf"(?:{either(reject['months'])})\.?\s(?:\d{{1,2}}[-–])?$"),
        "year": re.compile(rf"(?:^|\s)(?i:{either(reject['year'])})\s$"),
        "aged": re.compile(rf"(?:^|(?<=\W))(?i:{either(joins['aged'])})\s$"),
        **_modifier_patterns(data, kinds),
        **{k: re.compile(v) for k, v in joins.items() if isinstance(v, str)},
    }


def _modifier_patterns(data: dict[str, Any], kinds: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """Return the patterns of what stands before a number (each ends where the number begins) and behind it."""
    change, after = data["change"], data["modifiers"]["after"]
    start, signs = r"(?:^|(?<=\W))", "".join(re.escape(s) for s in data["modifiers"]["signs"])
    by = rf"(?:\s+(?:{either(change['adverbs'])}))*\s+(?:(?i:{either(kinds)})\s+)?[{signs}]?$"
    behind = "|".join(rf"(?P<{kind}>{either(after.get(kind, [NOTHING]))})" for kind in ("above", "below", "about"))
    return {
        "modifier": re.compile(rf"{start}(?:(?P<m>(?i:{either(kinds)}))\s+(?:the\s+)?[“\"'‘]?|(?P<s>[{signs}])\s?)$"),
        "after": re.compile(rf"(?:\s+|[-+])(?:{behind})(?!\w)|(?P<plus>\+)"),
        "increment": re.compile(rf"{start}(?i:{either(change['increment_before'])})\s+$"),
        "increment_after": re.compile(rf"\s+(?:{either(change['increment_after'])})(?!\w)"),
        "total": re.compile(rf"{start}(?i:{either(change['total_before'])})\s+$|{change['total_pattern']}"),
        "phrasal": re.compile(rf"{start}(?i:{either(change['phrasal'])})\s+(?:up|down){by}"),
        **{k: re.compile(rf"{start}(?i:{either(change[k])}){by}") for k in ("up", "down", "take")},
    }


def numbers(text: str, start: int, end: int, rule: Rules) -> Iterator[Number]:
    """Yield the numbers of a passage that can be figures."""
    named = -1
    for match in rule.number.finditer(text, start, end):
        if match.start() == named and text[named - 1] == "-":
            continue  # the second half of a name: "the Boeing 737-800"
        if _is_number(text, match, (start, end), rule):
            yield _number(match, rule)
        else:
            named = match.end() + 1


def _is_number(text: str, match: re.Match[str], bounds: tuple[int, int], rule: Rules) -> bool:
    before, tail = text[max(bounds[0], match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
    if match["words"]:
        return not _pronoun(match["words"], before, tail, rule)
    if match["whole"]:
        return tail[:1] != "-" and not (match["whole"].lower() == "half" and rule.patterns["not_half"].search(before))
    if not _plain(match, before, tail, rule):
        return False
    if match["cur"]:
        return True
    return not (rule.patterns["reject"].search(before) or rule.patterns["named"].search(before) or _named(text, match, before, rule))


def _plain(match: re.Match[str], before: str, tail: str, rule: Rules) -> bool:
    """Tell whether digits stand free: not in a code, a time of day, a telephone number or a list's mark."""
    currency = match["cur"]
    if currency and currency.isalpha() and len(currency) == 1 and match.start("digits") != match.end("cur"):
        return False
    if match["digits"][0] == "." and before[-1:].isalnum():
        return False
    known = rule.patterns["measure"].match(tail) or rule.patterns["currency_after"].match(tail)
    if tail[:1].isalpha() and not known:
        return False
    if (
        re.match(r"[:/]\d|\.\d|-\d\d-\d", tail)
        or re.search(r"\+\d[\d\s]*$|\d\d-\d\d-$|\b[12]\d{3}-$", before)
        or _score(match["digits"], before, tail)
    ):
        return False
    if re.match(r"\s?\)?\.?\s*$", tail) and (not before.strip(" \t") or before.endswith("\n")):
        return bool(currency)
    return not (rule.patterns["clock"].match(tail) or (before[-1:] in ("", "\n") and re.match(r"[.)]\s", tail)))


def _score(digits: str, before: str, tail: str) -> bool:
    """Tell whether digits are half of a score or a code ("2-0", "747-8"): two numbers that do not rise."""
    ahead, back = SCORE_AHEAD.match(tail), SCORE_BACK.search(before)
    if len(digits) > 4 or not (ahead or back) or not digits.isdigit():
        return False
    return int(digits) >= int(ahead[1]) if ahead else bool(back and int(back[1]) >= int(digits) and not SCORE_AHEAD.match("-" + tail))


def _named(text: str, match: re.Match[str], before: str, rule: Rules) -> bool:
    """Tell whether bare digits belong to a name ("Planet 9", "the 787 Dreamliner") or are a year."""
    if match["scale"] or match["part"] or match["sign"] or not match["digits"].isdigit():
        return False
    at = match.end()
    if rule.patterns["measure"].match(text, at) or rule.patterns["currency_after"].match(text, at):
        return False
    found = counted(text, at, len(text), rule.data["nouns"])
    if _year(int(match["digits"]), found.head if found else None, before, rule):
        return True
    if found or len(match["digits"]) > 3:
        return False
    if _title_case(text, match):
        return False
    name = NAME_BEFORE.search(before)
    if name and (name["last"] or "").lower() not in rule.data["nouns"]["stop"]:
        return True
    following = CAPITALISED.match(text, at)
    return bool(following and following["word"] not in rule.data["reject"]["not_names"])


def _title_case(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number stands in a headline whose words all have capitals, where these say nothing."""
    before = text[max(0, match.start() - TITLE_REACH) : match.start()].rpartition("\n")[2]
    around = re.findall(r"[^\W\d_]{4,}", before + " " + text[match.end() : match.end() + TITLE_REACH].partition("\n")[0])
    return len(around) > 3 and sum(w[0].isupper() for w in around) > 0.7 * len(around)


def _year(value: int, counts: str | None, before: str, rule: Rules) -> bool:
    if month := rule.patterns["month"].search(before):
        return value in OLD_YEARS or month[0][-1] in "-–"
    if rule.patterns["modifier"].search(before):
        return False
    if counts in rule.data["nouns"]["plurals"] or (counts and value % 50 == 0):
        return False
    return value in YEARS or (value in OLD_YEARS and counts is None and bool(rule.patterns["year"].search(before)))


def _pronoun(words: str, before: str, tail: str, rule: Rules) -> bool:
    """Tell whether "one" is a pronoun, not a number; "one of the" counts, and so does "one to two"."""
    if rule.data["ones"].get(words.lower()) != 1:
        return False
    if rule.patterns["one_of"].match(tail):
        return bool(rule.patterns["not_one"].search(before))
    if rule.patterns["range_of_words"].match(tail):
        return False
    following = re.match(r"\s+([A-Za-z]+)", tail)
    dull = {*rule.data["nouns"]["one_not"], *rule.data["nouns"]["stop"]}
    return following is None or following[1].lower() in dull or bool(rule.patterns["not_one"].search(before))


def _number(match: re.Match[str], rule: Rules) -> Number:
    currency = rule.data["currency"].get(re.sub(r"\s", "", match["cur"])) if match["cur"] else None
    if match["whole"]:
        key = re.sub(r"\s+", " ", match["whole"].lower())
        value = {**rule.data["single"], **rule.data["fractions"]}.get(key)
        return Number(start=match.start("whole"), end=match.end(), value=value, currency=currency, words=key)
    name = "digits" if match["digits"] else "words"
    start = match.start("cur") if match["cur"] else match.start(name)
    part = rule.data["parts"].get(match["part"] or match["part2"], 0) + rule.data["signs"].get(match["sign"] or match["sign2"], 0)
    scale = match["scale"] or match["scale2"] or ""
    times = rule.scales.get(scale) or rule.scales.get(scale.lower(), 1)
    if match["digits"]:
        plain = re.sub(rule.data["grouping"], "", match["digits"])
        value = (float(re.sub(rule.data["decimal"], ".", plain)) + part) * times
        return Number(start=start, end=match.end(), value=_exact(value), currency=currency, scaled=bool(match["scale"]))
    value = (_spelled(match["words"], rule) + part) * times + float(match["rest"] or 0)
    return Number(start=start, end=match.end(), value=_exact(value), currency=currency, words=match["words"], scaled=value >= 1000)


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
