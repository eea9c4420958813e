"""Attributions in Latin letters whose language has few words listed: "according to X, T" by rule, the rest by the encoder (text/data/*/cues.toml)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from headwater.extract import plain_said
from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.who import Named
from headwater.text.lexicon import table
from headwater.text.outlets import agency_named

LONGEST = 14
"""Tokens of the longest source behind "according to"."""
NAME = 4
"""Words of the longest name behind a title."""
EDGES = " ,.„“”\"«»'’"


class Words(NamedTuple):
    """The few words of one language: "that", "according to", articles and words for media."""

    that: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    media: frozenset[str]
    small: frozenset[str]


@cache
def words(language: str) -> Words | None:
    """Return the words of a language; None where it is not one of these."""
    data = table("cues", language)
    if data.get("style") != "plain":
        return None
    lists = data["lists"]
    according = tuple(tuple(p.split()) for p in sorted(lists["according"], key=len, reverse=True))
    return Words(frozenset(lists["that"]), according, frozenset(lists["media"]), frozenset(lists["small"]))


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attribution of a sentence that opens or ends with "according to X"."""
    w = words(language)
    if w is None:
        return []
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in ".!?…" and s.quoted[end - 1] < 0:
        end -= 1
    for k in range(end - 1):
        width = _according(s, k, w) if s.quoted[k] < 0 else 0
        if not width or (k and s.tokens[k - 1].text != ","):
            continue
        stop = _stop(s, k + width, end, w)
        if stop == k + width:
            continue
        if k:
            return [Attribution((k, k + width), "closing", source=(k + width, stop), pieces=[(0, k - 1)], lemma="according")] if k > 3 else []
        begin = stop + 1 if stop < end and s.tokens[stop].text == "," else stop
        if (whom := _citing(s, begin, end, language)) and end - whom[1] > 3:
            return [Attribution((0, width), "opening", source=whom, pieces=[(whom[1] + 1, end)], lemma="according", relays=[(width, stop)])]
        if end - begin > 2:
            return [Attribution((0, width), "opening", source=(width, stop), pieces=[(begin, end)], lemma="according")]
    return [hit] if (hit := plain_said.find(s, language)) else []


def _citing(s: Sentence, begin: int, end: int, language: str) -> Range | None:
    """Return whom the medium behind "according to" cites, between commas: "secondo W, che cita due fonti, T"."""
    w = plain_said.words(language)
    comma = next((k for k in range(begin, min(end, begin + LONGEST)) if s.tokens[k].text == ","), None)
    return plain_said.cited(s, begin, comma, w) if w is not None and comma is not None else None


def _according(s: Sentence, k: int, w: Words) -> int:
    for listed in w.according:
        if tuple(t.low for t in s.tokens[k : k + len(listed)]) == listed:
            return len(listed)
    return 0


def _stop(s: Sentence, begin: int, end: int, w: Words) -> int:
    """Return where a source ends: at a comma, else behind its first name."""
    comma = next((k for k in range(begin, min(end, begin + LONGEST)) if s.tokens[k].text == ","), None)
    if comma is not None:
        return comma
    named = next((k for k in range(begin, min(end, begin + LONGEST)) if s.tokens[k].text[0].isupper()), None)
    if named is None:
        return begin
    stop = named + 1
    while stop < end and (s.tokens[stop].text[0].isupper() or (s.tokens[stop].low in w.small and s.tokens[min(stop + 1, end - 1)].text[0].isupper())):
        stop += 1
    return stop


def unled(s: Sentence, hit: Attribution, language: str) -> Attribution:
    """Leave the word for "that" out of what was said."""
    that = table("cues", language).get("that") or (words(language) or Words(frozenset(), (), frozenset(), frozenset())).that
    if words(language) and hit.form == "plain":
        # no part of what was said tells whether it is a clause: it stands by itself
        hit.lemma = ":"
    hit.pieces = [(a + 1, b) if b - a > 2 and s.tokens[a].low in that and s.quoted[a] < 0 else (a, b) for a, b in hit.pieces]
    return hit


def named(s: Sentence, source: Range, who: Named, language: str) -> Named:
    """Return who a source is: a medium by its name, a person by the name behind a title or between commas."""
    w = words(language)
    if w is None or who.pronoun or who.role == "person":
        return who
    a, b = source
    while b > a + 1 and not s.tokens[b - 1].text[0].isalnum():
        b -= 1
    name = s.text[s.tokens[a].start : s.tokens[b - 1].end].strip(EDGES)
    first = b
    while first > a and b - first < NAME and s.tokens[first - 1].text[0].isupper():
        first -= 1
    tail = s.text[s.tokens[first].start : s.tokens[b - 1].end] if first < b else ""
    for called in (name, tail):
        if called and (agency_named(called) or role_of(called)):
            return Named("agency" if agency_named(called) else "outlet", called)
    before = [t for t in s.tokens[a:first] if t.text[0].isalnum()]
    if 2 <= b - first <= 3 and before and before[-1].text[0].islower() and before[-1].low not in w.small:
        media = any(t.low in w.media for t in before)
        title = s.text[before[0].start : before[-1].end]
        return Named("outlet", tail) if media else Named("person", tail, title)
    return who._replace(name=name) if name else who
