"""Find times in a text and say them in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import date

from headwater.text.date_values import RESOLVERS
from headwater.text.dates_lengths import LENGTHS, Expression, expressions
from headwater.text.dates_ranges import FoundTime, Raw, limited
from headwater.text.dates_reading import Reading
from headwater.text.dates_rules import Rules, hits, may_hold, rules

__all__ = ["Expression", "FoundTime", "find_expressions", "find_times"]

TOLD = frozenset(["beside", "beside_weekday", "of_beside", "later", "ago"])
"""Kinds that may count from a day that the text has told of, and not from the anchor."""
REPORTED = re.compile(r"[\s,](?:that|що|что|dass|que)\s+(?:\w+\s+)?$")
"""What opens what is reported, with at most a preposition before a time."""
BACK = 700
"""Code points before a passage in which that day may stand."""


def find_times(text: str, start: int, end: int, anchor: date | None, language: str | None = None, year: int | None = None) -> list[FoundTime]:
    """Return the times of a passage, in order; without an anchor, those only that need none.

    `anchor` is the day that relative times count from: the day of publication. Where it is not known, `year` is that of days without one ("May 20").
    """
    rule = rules(language)
    return [t for t in limited(text, start, _scan(text, (start, end), (anchor, year), rule), rule) if t.value]


def find_expressions(text: str, start: int, end: int, anchor: date | None, language: str | None = None) -> list[Expression]:
    """Return every expression of time of a passage, in order, each by itself: dates, times of day, durations, repetitions, "now"."""
    return expressions(text, _scan(text, (start, end), (anchor, None), rules(language, lengths=True)))


def _scan(text: str, passage: tuple[int, int], anchored: tuple[date | None, int | None], rule: Rules, *, back: bool = True) -> list[Raw]:
    """Return what the patterns find; `back` lets a time count from what was told of before the passage."""
    start, end = passage
    found: list[Raw] = []
    before_it: tuple[str, ...] | None = None if back else ()
    if not may_hold(text, start, end, rule):
        return found
    for hit in hits(text, start, end, rule):
        before = text[max(start, hit.start() - 90) : hit.start()]
        after = text[hit.end() : min(end, hit.end() + 90)]
        chosen = _chosen(text, hit, (before, after), end, rule)
        if chosen is None or (found and hit.start() < found[-1].match.end()):
            continue
        kind, match = chosen
        told: tuple[str, ...] = ()
        if kind in TOLD:
            if before_it is None:
                before_it = _told(_scan(text, (max(0, start - BACK), start), anchored, rule, back=False))
            told = _told(found) + before_it
        ahead = _ahead(before, after, rule)
        reading = Reading(match=match, words=rule.words, anchor=anchored[0], ahead=ahead, year=anchored[1], told=told)
        # without an anchor, the first half of "between 2 April and 18 May 2024" has its value only from the second
        read = RESOLVERS.get(kind) or LENGTHS[kind]
        found.append(Raw(match=match, kind=kind, reading=reading, value=read(reading) or ""))
    return found


def _chosen(text: str, hit: re.Match[str], around: tuple[str, str], end: int, rule: Rules) -> tuple[str, re.Match[str]] | None:
    """Return the first pattern from that of the hit on which matches there and is believable."""
    for kind, pattern in rule.patterns[(hit.lastindex or 1) - 1 :]:
        match = pattern.match(text, hit.start(), end)
        if match and _believable(kind, match, *around, rule):
            return kind, match
    return None


def _told(found: list[Raw]) -> tuple[str, ...]:
    """Return the values of the last times told of, the last first."""
    return tuple(r.value for r in reversed(found[-8:]) if r.kind in RESOLVERS and r.value[:4].isdigit() and "/" not in r.value)


def _believable(kind: str, match: re.Match[str], before: str, after: str, rule: Rules) -> bool:
    if kind == "month" and match["m"] == match[0] and (match["m"] in rule.ambiguous or _name(after, rule)):
        return bool(rule.context["month_alone"].search(before))
    if kind == "year" and match[0].isdigit():
        return bool(rule.context["year_alone"].search(before) or rule.context["year_after"].search(after))
    return True


def _name(after: str, rule: Rules) -> bool:
    """Tell whether a month is a first name ("April Jones"), in languages where that is told apart."""
    return "name_after" in rule.context and bool(rule.context["name_after"].search(after))


def _ahead(before: str, after: str, rule: Rules) -> bool | None:
    """Tell whether the nearest verb points ahead (True) or back (False); None where no verb tells."""
    if any(
        name in rule.context and rule.context[name].search(words)
        for name, words in (("past_next", after), ("past_due", before), ("past_before", before))
    ):
        return False
    if rule.context["deadline"].search(before) or rule.context["until"].search(before):
        # "had paid by Wednesday"
        return None if "past_perfect" in rule.context and rule.context["past_perfect"].search(before + after[:40]) else True
    # of "said that in spring they will" it is the words behind that tell
    reported = REPORTED.search(before)
    before = "" if reported and any(rule.context[k].search(after) for k in ("future", "past")) else before
    last = {k: max((m.end() for m in rule.context[k].finditer(before)), default=-1) for k in ("future", "past")}
    if last["future"] >= 0 or last["past"] >= 0:
        return last["future"] >= last["past"] or _governed(before, last["past"], rule)
    first = {k: (m.start() if (m := rule.context[k].search(after)) else 999) for k in ("future", "past")}
    return None if first["future"] == first["past"] else first["future"] < first["past"]


def _governed(before: str, past: int, rule: Rules) -> bool:
    """Tell whether the last past form is a participle under a modal: "would be put on reduced hours from April"."""
    words = before[:past].split()
    if "governs" not in rule.context or not words or not words[-1].endswith("ed"):
        return False
    modal = rule.context["governs"].search(before[:past])
    return modal is not None and not {"that", "who", "which", "when", "after", "as", "and", "but", "because", "while", "where", "if"} & set(
        modal[0].split()
    )
