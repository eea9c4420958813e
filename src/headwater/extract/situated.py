"""The places of an assertion in languages that tell a place by the preposition before its name (text/data/LANGUAGE/places.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from headwater.model import Mention, PlaceMention, Span
from headwater.text import declined
from headwater.text.gazetteer import lookup
from headwater.text.lexicon import table, words
from headwater.text.nations import english_name
from headwater.text.offsets import overlap
from headwater.text.places import locate

BEFORE = 60
"""Code points before a name among which its preposition stands."""
OTHERS = ("person", "organisation", "outlet", "agreement", "equipment")
TELLING = ("noun", "near", "bare", "also")
"""Patterns that tell a name to be a place, the surest first."""
AND = r"(?:und|sowie|et|y|e|та|і|й|и|ed|en|och|i|oraz)"
JOINED = re.compile(rf"(?:\s*,\s*|\s+{AND}\s+|\s*,\s*{AND}\s+)(?:(?:l[ae]s?|el|los|der|die|den)\s+|[ld]['’])?(?:in|en|au|à|у|в)?\s*")
"""What stands between two places that one preposition holds."""


def knows(language: str | None) -> bool:
    """Tell whether a language's places are read here."""
    return _patterns(language) is not None


@cache
def _patterns(language: str | None) -> dict[str, re.Pattern[str]] | None:
    short = (language or "en").split("-")[0].lower()
    data = table("places", short)
    return {k: re.compile(v) for k, v in data.items() if isinstance(v, str)} if short != "en" and "noun" in data else None


def situated(text: str, span: Span, mentions: Sequence[Mention], language: str | None, prefer: frozenset[str]) -> tuple[PlaceMention, ...]:
    """Return the places that something happens at: not a state that acts, not a part of a person's or a body's name."""
    rule = _patterns(language) or {}
    waters = [m.span("name") for m in rule["waters"].finditer(text, span.start, span.end)] if "waters" in rule else []
    named = [(m.span.start, m.span.end) for m in mentions if m.kind == "place"]
    named = [p for p in named if not any(overlap(p, w) for w in waters)]
    others = [(m.span.start, m.span.end) for m in mentions if m.kind in OTHERS]
    found = _beside(text, named, rule) | set(waters)
    bodies = {(m.span.start, m.span.end) for m in mentions if m.kind == "organisation"}
    for kind, at in _told(text, span, rule, language):
        # a name that stands there as a place is its mention's where one holds it; "the port of", "near" outweigh the look of a body's name
        whole = next((p for p in named if overlap(p, at)), at)
        held = [o for o in others if overlap(whole, o) and not (o == whole and o in bodies and kind in ("noun", "near"))]
        if not held and not any(overlap(whole, f) for f in found):
            found.add(whole)
    spans = sorted(found)
    return tuple(locate(text, spans, prefer, [_nominative(text[a:b], (language or "en")[:2]) for a, b in spans]))


def _beside(text: str, named: Sequence[tuple[int, int]], rule: dict[str, re.Pattern[str]]) -> set[tuple[int, int]]:
    """Return the places with a preposition before them, and those joined to such a one."""
    found: set[tuple[int, int]] = set()
    last = -1
    for low, high in sorted(named) if "at" in rule else ():
        joined = 0 <= last <= low and JOINED.fullmatch(text, last, low) is not None
        if joined or rule["at"].search(text, max(0, low - BEFORE), low):
            found.add((low, high))
            last = high
    return found


@lru_cache(maxsize=32)
def _shown(text: str, language: str | None) -> frozenset[str]:
    """Return the names that an article shows somewhere to be places, in languages whose particles follow them."""
    rule = _patterns(language) or {}
    if "again" not in rule:
        return frozenset()
    return frozenset(text[a:b] for _, (a, b) in _matches(text, (0, len(text)), rule, language))


def _told(text: str, span: Span, rule: dict[str, re.Pattern[str]], language: str | None) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the names in a passage that the words beside them show to be places, here or elsewhere in the article, with which words do."""
    yield from _matches(text, (span.start, span.end), rule, language)
    for name in sorted(_shown(text, language)):
        at = text.find(name, span.start, span.end)
        if at >= 0 and rule["again"].match(text, at + len(name)):
            yield "bare", (at, at + len(name))


def _matches(text: str, within: tuple[int, int], rule: dict[str, re.Pattern[str]], language: str | None) -> Iterator[tuple[str, tuple[int, int]]]:
    short = (language or "en").split("-")[0].lower()
    for kind in (k for k in TELLING if k in rule):
        for match in rule[kind].finditer(text, *within):
            name = match["name"]
            never = name.lower() in words("names", "not_names", short) or name in words("places", "generic", short)
            if not never and not _dated(name, short):
                yield kind, match.span("name")


@cache
def _months(language: str) -> frozenset[str]:
    known = table("dates", language).get("words", {})
    return frozenset(w.lower() for name in ("month", "weekday", "season", "holiday") for w in known.get(name, {}))


def _dated(name: str, language: str) -> bool:
    """Tell whether a name begins with a month, a day of the week or a feast."""
    return name.split(maxsplit=1)[0].lower() in _months(language)


@lru_cache(maxsize=4096)
def _nominative(name: str, language: str) -> str:
    """Return a name of another case or language as lists have it; as written where none has it."""
    flat = " ".join(name.split())
    country = english_name(flat, language)
    if country and not lookup(flat):
        return country
    return next((r for r in (*declined.readings(flat), *declined.place_readings(flat, language)) if lookup(r)), flat)
