"""Where one proposition ends and the next begins in German, French and Spanish: at what joins two verbs or two clauses."""

from __future__ import annotations

import re

from headwater.extract import west_words
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Range
from headwater.extract.west_stretches import finite
from headwater.text.lexicon import table

SHORTEST = 3
"""Tokens of the shortest clause."""
NEAR = 9
"""Tokens behind a conjunction within which a second clause has its verb."""
BACK = 40
"""Tokens before a conjunction within which a first clause has its verb."""
AHEAD = 3
"""Small words between a conjunction and the verb that it joins."""


def cut(s: Sentence, start: int, end: int, language: str) -> list[Range]:
    """Return the clauses of a stretch that can be true or false by themselves, in order; the stretch in any other language."""
    if not _joining(language):
        return [(start, end)]
    found: list[Range] = []
    begin = k = start
    while k < end - 1:
        resume = _juncture(s, begin, k, end, language) if k - begin >= SHORTEST - 1 and s.quoted[k] == s.quoted[begin] else 0
        if resume and end - resume >= 2:
            found.append((begin, k))
            begin = k = resume
        else:
            k += 1
    return [*found, (begin, end)]


def _juncture(s: Sentence, begin: int, k: int, end: int, language: str) -> int:
    """Return the token where a new proposition begins if one ends before token k; else 0."""
    if s.tokens[k].text in (";", ":"):
        return k + 1 if _verb(s, begin, k, language) and _verb(s, k + 1, end, language) else 0
    comma = s.tokens[k].text == ","
    at = k + 1 if comma else k
    low = s.tokens[at].low if at < end else ""
    after = at + 1
    if low not in _joining(language) or after >= end:
        return 0
    if _verb(s, max(begin, k - BACK), k, language) is None:
        return after if end - after > SHORTEST and k - begin > SHORTEST and _subject(s, after, language) else 0
    if s.tokens[after].low in _that(language):
        return after + 1
    if end - after > SHORTEST and (_subject(s, after, language) or _like_verb(s, after, language)):
        return after
    verb = _verb(s, after, min(end, after + NEAR), language)
    if verb is None or any(s.tokens[j].text == "," for j in range(after, verb)):
        return 0
    joins = verb - after < AHEAD and all(s.tokens[j].text[0].islower() and s.tokens[j].low in _small(language) for j in range(after, verb))
    return after if joins or comma or low in _against(language) else 0


def _verb(s: Sentence, low: int, high: int, language: str) -> int | None:
    """Return the first finite verb of a stretch, as far as it can be told by its form."""
    if w := west_words.words(language):
        return next((k for k in range(low, high) if finite(s, k, w) and s.tokens[k].low not in _no_verbs(language)), None)
    return None


def _like_verb(s: Sentence, k: int, language: str) -> bool:
    """Tell whether a word in small letters looks like a verb by its ending and by what follows it: an article, a pronoun, a number."""
    pattern = _pattern(language, "verb_like")
    ahead = s.tokens[k + 1] if k + 1 < len(s.tokens) else None
    if pattern is None or ahead is None or not pattern.fullmatch(s.tokens[k].text):
        return False
    return ahead.low in _words(language, "objects") or ahead.text[0].isdigit()


def _subject(s: Sentence, k: int, language: str) -> bool:
    """Tell whether a clause's own subject stands behind a conjunction: a pronoun."""
    return s.tokens[k].low in _words(language, "subjects")


def _words(language: str, name: str) -> frozenset[str]:
    lists = table("clauses", language)
    found = lists.get(name, ())
    return frozenset(found) if isinstance(found, list) else frozenset()


def _joining(language: str) -> frozenset[str]:
    return _words(language, "joining")


def _against(language: str) -> frozenset[str]:
    return _words(language, "against")


def _small(language: str) -> frozenset[str]:
    return _words(language, "small")


def _that(language: str) -> frozenset[str]:
    return _words(language, "that")


def _no_verbs(language: str) -> frozenset[str]:
    return _words(language, "no_verbs")


def _pattern(language: str, name: str) -> re.Pattern[str] | None:
    found = table("clauses", language).get(name)
    return re.compile(found) if isinstance(found, str) else None
