"""Cut a content in Ukrainian, Russian or Korean where a second clause or verb is joined on: each can be true or false on its own."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from headwater.extract.phrases import Sentence
from headwater.text.lexicon import table

Passage = tuple[int, int]
SHORTEST = 2
"""Words of the shortest clause."""
PAST = f"[{''.join(chr(c) for c in range(0xAC00, 0xD7A4) if (c - 0xAC00) % 28 == 20)}]"
"""The syllables of Hangul that end in ㅆ."""
MARKS = " ,;—–-"


class Joints(NamedTuple):
    """What joins clauses in one language: words between them or endings of the first, what tells a verb, what never begins a second clause."""

    words: frozenset[str]
    endings: re.Pattern[str] | None
    verb: re.Pattern[str]
    not_verbs: frozenset[str]
    dependent: frozenset[str]


@cache
def joints(language: str) -> Joints | None:
    """Return how a language joins clauses; None where that is not known here."""
    data = table("cues", language).get("joints")
    if not data:
        return None
    endings = re.compile(data["endings"].replace("[ㅆ]", PAST)) if data.get("endings") else None
    return Joints(
        frozenset(data.get("words", ())), endings, re.compile(data["verb"]), frozenset(data.get("not_verbs", ())), frozenset(data["dependent"])
    )


def cut(s: Sentence, start: int, end: int, language: str) -> list[Passage]:
    """Return the propositions between two offsets of a sentence, in order."""
    of = joints(language)
    if of is None:
        return [(start, end)]
    low = next((i for i, t in enumerate(s.tokens) if t.start >= start), len(s.tokens))
    high = next((i for i, t in enumerate(s.tokens) if t.start >= end), len(s.tokens))
    cuts = list(_by_endings(s, low, high, of) if of.endings else _by_words(s, low, high, of))
    found, begin = [], start
    for stop, resume in cuts:
        if (passage := _trimmed(s.text, begin, s.tokens[stop - 1].end)) is not None:
            found.append(passage)
        begin = s.tokens[resume].start
    found.append((begin, end))
    return found


def _by_endings(s: Sentence, low: int, high: int, of: Joints) -> list[tuple[int, int]]:
    """Return where a clause ends by the ending of its verb, and where the next begins."""
    assert of.endings
    cuts = []
    begin = low
    for k in range(low, high - 1):
        if not of.endings.fullmatch(s.tokens[k].text) or s.tokens[k + 1].text in of.dependent:
            continue
        resume = k + 1
        while resume < high and (s.tokens[resume].text == "," or not s.tokens[resume].text[0].isalnum()):
            resume += 1
        if k + 1 - begin >= SHORTEST and high - resume >= SHORTEST:
            cuts.append((k + 1, resume))
            begin = resume
    return cuts


def _by_words(s: Sentence, low: int, high: int, of: Joints) -> list[tuple[int, int]]:
    """Return where a clause ends before a comma or a joining word, if a verb stands on both sides."""
    cuts = []
    begin = low
    for k in range(low + 1, high - 1):
        token = s.tokens[k]
        if token.text == ";" and k + 1 - begin > SHORTEST and high - k > SHORTEST + 1:
            cuts.append((k, k + 1))
            begin = k + 1
            continue
        comma = token.text == ","
        if not (comma or (token.low in of.words and s.tokens[k - 1].text != ",")):
            continue
        joined = comma and s.tokens[k + 1].low in of.words
        resume = k + 2 if joined else k + 1
        while joined and resume < high - 1 and s.tokens[resume].low in of.words:
            resume += 1
        if resume >= high or not _has_verb(s, begin, k, of) or s.tokens[resume].low in of.dependent or _open(s, begin, k, of):
            continue
        if not comma and k - begin < SHORTEST + 1:
            continue
        if not _begins_clause(s, resume, high, of, joined=joined, verb_next=not comma):
            continue
        cuts.append((k, resume))
        begin = resume
    return cuts


def _has_verb(s: Sentence, a: int, b: int, of: Joints) -> bool:
    return any(_is_verb(s, i, of) for i in range(a, b))


def _is_verb(s: Sentence, i: int, of: Joints) -> bool:
    low = s.tokens[i].low
    return low not in of.not_verbs and of.verb.search(low) is not None


def _open(s: Sentence, begin: int, k: int, of: Joints) -> bool:
    """Tell whether the last clause before a joint depends on another one."""
    last = next((i for i in range(k - 1, begin - 1, -1) if s.tokens[i].text == ","), begin - 1)
    return 0 <= last + 1 < k and s.tokens[last + 1].low in of.dependent


def _begins_clause(s: Sentence, a: int, high: int, of: Joints, *, joined: bool, verb_next: bool) -> bool:
    """Tell whether a clause of its own begins: with its verb at once where a word joins, before the next comma else."""
    if verb_next:
        near = a + 2 if s.tokens[a].low in of.not_verbs or not _is_verb(s, a, of) else a + 1
        return any(_is_verb(s, i, of) for i in range(a, min(near, high))) and high - a >= SHORTEST
    stop = next((i for i in range(a, high) if s.tokens[i].text == ","), high)
    if stop - a < SHORTEST:
        return False
    return _has_verb(s, a, stop, of) and (joined or stop == high or stop - a > SHORTEST)


def _trimmed(text: str, a: int, b: int) -> Passage | None:
    while b > a and text[b - 1] in MARKS:
        b -= 1
    return (a, b) if b > a else None
