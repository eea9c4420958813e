"""Attributions in languages other than English: the plain forms, by word lists (text/data/*/cues.toml)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from headwater.extract import east_slavic, verb_final
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.text.lexicon import table

STOPS = frozenset({".", "!", "?", ";", ":", "…", "—", "–"})
MAX_SOURCE = 16
"""A longer run of words before a verb is no source."""


class Cues(NamedTuple):
    """The word lists of one language."""

    verbs: frozenset[str]
    citing: frozenset[str]
    """Verbs that belong to "according to" ("según informa X")."""
    that: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    comma_clause: bool


@cache
def cues(language: str) -> Cues | None:
    """Return the cues of a language; None where it has none."""
    data = table("cues", language)
    if not data or "verbs" not in data or isinstance(data["verbs"], dict):
        return None
    return Cues(
        verbs=frozenset(data["verbs"]),
        citing=frozenset(data.get("citing", ())),
        that=frozenset(data["that"]),
        according=tuple(tuple(a.split()) for a in data["according"]),
        auxiliaries=frozenset(data["auxiliaries"]),
        prepositions=frozenset(data["prepositions"]),
        conjunctions=frozenset(data["conjunctions"]),
        comma_clause=bool(data.get("comma_clause")),
    )


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the first attribution of a sentence, if it has one; in languages whose verb comes last, that of each clause."""
    if verb_final.endings(language):
        return verb_final.find(s, language)
    if east_slavic.words(language):
        return east_slavic.find(s, language)
    words = cues(language)
    if words is None:
        return []
    end = _end(s)
    for i in range(end):
        if s.quoted[i] >= 0:
            continue
        if (width := _according(s, i, words)) and (hit := _cited(s, i, i + width, end, words.citing)):
            return [hit]
        if s.tokens[i].low in words.verbs and (hit := _inverted(s, i, end, words) or _plain(s, i, end, words)):
            return [_relayed(s, hit, end, words)]
    return []


def _relayed(s: Sentence, hit: Attribution, end: int, words: Cues) -> Attribution:
    """Make a closing "selon W" a relay of the speaker that stands before it."""
    a, b = hit.pieces[0]
    for i in range(max(a + 3, hit.cue[1]), b):
        width = _according(s, i, words) if s.quoted[i] < 0 else 0
        if width:
            hit.relays.append((i + width, _comma(s, i + width, end)))
            hit.pieces[0] = (a, i - 1 if s.tokens[i - 1].text == "," else i)
            break
    return hit


def _end(s: Sentence) -> int:
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in STOPS and s.quoted[end - 1] < 0:
        end -= 1
    return end


def _according(s: Sentence, i: int, words: Cues) -> int:
    for phrase in words.according:
        if tuple(t.low for t in s.tokens[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _cited(s: Sentence, i: int, after: int, end: int, citing: frozenset[str]) -> Attribution | None:
    """Read "selon X, C" and "C, selon X"."""
    cue_end = after
    while cue_end < end and s.tokens[cue_end].low in citing:
        cue_end += 1
    if i <= 1:
        comma = _comma(s, cue_end, end)
        stop = comma if comma < end else _source_end(s, cue_end, end)
        if stop - cue_end > MAX_SOURCE or stop >= end:
            return None
        start = stop + 1 if s.tokens[stop].text == "," else stop
        return Attribution((i, cue_end), "opening", source=(cue_end, stop), pieces=[(start, end)], lemma="according")
    stop = _comma(s, cue_end, end)
    left = i - 1 if s.tokens[i - 1].text == "," else i
    return (
        Attribution((i, cue_end), "closing", source=(cue_end, stop), pieces=[(0, left)], lemma="according") if stop > cue_end and left > 2 else None
    )


def _comma(s: Sentence, start: int, end: int) -> int:
    return next((j for j in range(start, end) if s.tokens[j].text == "," and s.quoted[j] < 0), end)


def _source_end(s: Sentence, start: int, end: int) -> int:
    """Return where the capitalised words that name a source end."""
    j = start
    while j < end and (s.tokens[j].text[0].isupper() or j == start):
        j += 1
    return j


def _inverted(s: Sentence, i: int, end: int, words: Cues) -> Attribution | None:
    """Read `"C", a déclaré X` and "C, erklärte X"."""
    first = i
    while first and s.tokens[first - 1].low in words.auxiliaries:
        first -= 1
    if first < 3 or i + 1 >= end or s.tokens[i + 1].low in words.that:
        return None
    before = s.tokens[first - 1].text
    left = first - 1 if before in ",—–-" and s.quoted[first - 1] < 0 else first
    if not (left < first or s.quoted[first - 1] >= 0):
        return None
    stop = i + 1
    while stop < end and s.tokens[stop].text not in ",(" and s.tokens[stop].low not in words.prepositions and s.quoted[stop] < 0:
        stop += 1
    if stop == i + 1 or stop - i > MAX_SOURCE:
        return None
    if s.quoted[first - 1] < 0 and any(s.tokens[j].low in words.verbs for j in range(stop, end)):
        return None
    pieces: list[Range] = [(0, left)]
    return Attribution((first, i + 1), "closing", source=(i + 1, stop), pieces=pieces, lemma=s.tokens[i].low, adjuncts=(stop, end))


def _plain(s: Sentence, i: int, end: int, words: Cues) -> Attribution | None:
    """Read "X dijo que C", "X sagte, dass C", "X affirme avoir C"."""
    first = i
    while first and s.tokens[first - 1].low in words.auxiliaries:
        first -= 1
    a = first
    while a and s.tokens[a - 1].text not in ",;:—–" and s.quoted[a - 1] < 0 and s.tokens[a - 1].low not in words.conjunctions:
        a -= 1
    content = _content(s, i + 1, end, words)
    if not 0 < first - a <= MAX_SOURCE or content is None:
        return None
    return Attribution((first, i + 1), "plain", source=(a, first), pieces=[(content, end)], lemma=s.tokens[i].low, adjuncts=(i + 1, content))


def _content(s: Sentence, k: int, end: int, words: Cues) -> int | None:
    for j in range(k, min(end, k + 14)):
        token = s.tokens[j]
        if token.low in words.that or any(token.low.startswith(w) for w in words.that if w.endswith("'")):
            return j + 1 if token.low in words.that else j
        if s.quoted[j] >= 0 and s.tokens[j].start == s.quotes[s.quoted[j]].start:
            return j
        if token.text == ":":
            return j + 1
        if token.text == "," and words.comma_clause:
            return j + 2 if j + 1 < end and s.tokens[j + 1].low in words.that else j + 1
    infinitive = k < end and s.tokens[k].low in ("avoir", "être", "haber", "que")
    return k if infinitive and end - k > 3 else None
