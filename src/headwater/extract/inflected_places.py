"""Where something happens in Ukrainian and Russian: names behind prepositions and words for places, in any case, listed or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from headwater.extract import inflected
from headwater.model import Mention, PlaceMention, Span
from headwater.text import declined
from headwater.text.lexicon import table
from headwater.text.nations import english_name
from headwater.text.places import locate

NAME = re.compile(r"[А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]+(?: [А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]+){0,2}|[А-ЯІЇЄҐ]{2,5}\b")
BEFORE = re.compile(r"([^\W\d_][\w'’ʼ-]*)[ \xa0]+$")
JOINED = re.compile(r"(?:,|\s(?:та|і|й|и))\s$")
OVER = 3
"""Words between a preposition and a name: "на полігоні поблизу X", "в старому місті X"."""
OTHERS = frozenset({"person", "organisation", "outlet", "group", "agreement", "equipment"})
READ = 40_000


def situated(text: str, language: str, span: Span, mentions: Sequence[Mention], prefer: frozenset[str]) -> tuple[PlaceMention, ...]:
    """Return the places of a passage at which something happens, comes from or goes to."""
    taken = [m.span for m in mentions if m.kind in OTHERS and not (m.kind == "person" and _looks_like_one(text, m.span, language))]
    found: list[PlaceMention] = []
    last = -1
    for hit in NAME.finditer(text, span.start, span.end):
        if any(t.start < hit.end() and hit.start() < t.end for t in taken):
            continue
        joined = last >= 0 and JOINED.fullmatch(text, last, hit.start()) is not None
        for low, high in _within(text, hit.start(), hit.end()):
            place = _place(text, low, high, language, prefer, joined=joined)
            if place is not None:
                found.append(place)
                last = high
                break
    return tuple(found)


def _looks_like_one(text: str, span: Span, language: str) -> bool:
    """Tell whether two capitalised words are a place's and no person's: a country, or behind a word for a place ("в посёлке Верхняя Салда")."""
    return english_name(span.text, language) is not None or _before(text, span.start)[:1] in [
        [w] for w in table("inflected_names", language)["place_nouns"]
    ]


def _within(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return a run of capitalised words whole, then its first word alone."""
    first = text.find(" ", low, high)
    return [(low, high)] if first < 0 else [(low, high), (low, first)]


def _place(text: str, low: int, high: int, language: str, prefer: frozenset[str], *, joined: bool) -> PlaceMention | None:
    before = _before(text, low)
    data = table("inflected_names", language)
    if declined.stem(text[low:high]) in _bodies(language):
        return None
    shown = joined or any(w in data["place_prepositions"] or w in data["locative"] for w in before[:1])
    shown = shown or (bool(before) and before[0] in data["place_nouns"] and any(w in data["place_prepositions"] for w in before[1:]))
    if not shown:
        return None
    name = text[low:high]
    known = max((r for r in _readings(name, language) if inflected.people_of(r)), key=inflected.people_of, default=None)
    span = Span(start=low, end=high, text=name)
    if known is not None:
        (located,) = locate(text, [(low, high)], prefer) if known == name else (_as_named(known, span, prefer),)
        return located
    country = english_name(name, language)
    if country is not None:
        return _as_named(country, span, prefer)
    strict = bool(before) and (
        before[0] in data["place_nouns"] or before[0] in data["near"] or (before[0] in data["locative"] and _locative(name, language))
    )
    if strict or (" " not in name and declined.stem(name) in _shown(text, language)):
        return PlaceMention(span=span, name=name)
    return None


def _readings(name: str, language: str) -> list[str]:
    """Return the nominatives that a place's name may stand for, with an adjective before it too ("Північній Кореї")."""
    found = list(declined.readings(name))
    first, _, rest = name.partition(" ")
    written, nominative = table("inflected_names", language)["feminine_adjective"]
    if rest and re.search(written, first):
        found += [f"{re.sub(written, nominative, first)} {r}" for r in declined.readings(rest)]
    return found


def _as_named(name: str, span: Span, prefer: frozenset[str]) -> PlaceMention:
    """Return the place of a nominative, at the words in another case that name it."""
    (found,) = locate(name, [(0, len(name))], prefer)
    return PlaceMention(span=span, name=name, country=found.country, geonames_id=found.geonames_id, lat=found.lat, lon=found.lon)


def _before(text: str, low: int) -> list[str]:
    """Return the words before a name, the nearest first."""
    found: list[str] = []
    while len(found) < OVER and (hit := BEFORE.search(text, max(0, low - 40), low)):
        found.append(hit[1].lower())
        low = hit.start()
    return found


@cache
def _bodies(language: str) -> frozenset[str]:
    """Return stems of names that stand as places do and are bodies ("в Пентагоне")."""
    return frozenset(declined.stem(w) for w in table("inflected_names", language)["housed"])


@cache
def _locative_ends(language: str) -> tuple[str, ...]:
    return tuple(table("inflected_names", language)["locative_ends"])


def _locative(name: str, language: str) -> bool:
    return name.lower().endswith(_locative_ends(language))


@lru_cache(maxsize=8)
def _shown(text: str, language: str) -> frozenset[str]:
    """Return stems of the names that stand behind a preposition of place in its case, or behind a word for a place, anywhere in an article."""
    data = table("inflected_names", language)
    words = "|".join(re.escape(w) for w in (*data["locative"], *data["place_nouns"]))
    pattern = re.compile(rf"(?<!\w)(?P<word>{words}) (?P<name>[А-ЯЁІЇЄҐ][а-яёіїєґ'’ʼ-]{{3,}})", re.IGNORECASE)
    hits = pattern.finditer(text[:READ])
    return frozenset(
        declined.stem(h["name"])
        for h in hits
        if h["name"][0].isupper() and (h["word"].lower() in data["place_nouns"] or _locative(h["name"], language))
    )
