"""Forums, marketplaces and leak sites by name: online venues where something is posted or offered (docs/decisions/0012)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from headwater.model import PlaceMention, Span
from headwater.text.lexicon import table

BEFORE = 60
"""Code points before a name among which its preposition stands."""


class Rule(NamedTuple):
    """What shows a name to be a venue's, and what stands beside it where it says at which venue something happened."""

    told: tuple[re.Pattern[str], ...]
    at: re.Pattern[str]
    behind: re.Pattern[str]
    not_after: re.Pattern[str]
    never: frozenset[str]


@cache
def _rule(language: str) -> Rule | None:
    data = table("venues", language)
    if not data:
        return None
    return Rule(
        told=tuple(re.compile(p) for p in data["told"]),
        at=re.compile(data["at"]),
        behind=re.compile(data.get("behind", "")),
        not_after=re.compile(data.get("not_after", "(?!)")),
        never=frozenset(data["never"]),
    )


def venues(text: str, span: Span, language: str | None) -> tuple[PlaceMention, ...]:
    """Return the venues of a passage, as places that lie nowhere."""
    short = (language or "en").split("-")[0].lower()
    rule = _rule(short)
    found: dict[int, PlaceMention] = {}
    for name in named(text, short) if rule else ():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?![^\W\d_a-z가-힣])", text[span.start : span.end]):
            low, high = span.start + match.start(), span.start + match.end()
            if rule and rule.at.search(text, max(0, low - BEFORE), low) and rule.behind.match(text, high):
                found.setdefault(low, PlaceMention(span=Span(start=low, end=high, text=text[low:high]), name=name))
    return tuple(found[k] for k in sorted(found))


@lru_cache(maxsize=64)
def named(text: str, language: str) -> tuple[str, ...]:
    """Return the names that an article shows to be those of venues, the longest first."""
    rule = _rule(language)
    if rule is None:
        return ()
    names = set()
    for match in (m for pattern in rule.told for m in pattern.finditer(text)):
        name, at = match["name"].rstrip("."), match.start("name")
        never = {name, *name.split()[:1]} & rule.never
        if not never and not rule.not_after.search(text, max(0, at - BEFORE), at):
            names.add(name)
    return tuple(sorted(names, key=lambda n: (-len(n), n)))
