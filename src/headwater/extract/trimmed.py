"""The words of a source without what only stands beside them: times, participles and other clauses, from `text/data/LANGUAGE/sources.toml`."""

from __future__ import annotations

from headwater.extract.phrases import Sentence
from headwater.text.lexicon import words

Range = tuple[int, int]
FURTHEST = 8
"""Tokens of the phrase that a participle between commas belongs to ("the chairman, quoted by the radio, said")."""


def trimmed(s: Sentence, source: Range, language: str) -> Range:
    """Return the tokens of a source that name it; the source as it is where nothing else would be left."""
    a, b = source
    if b - a > 2 and s.tokens[a + 1].text == ":" and s.tokens[a].low in words("sources", "anyone", language):  # "Insider: Kasan ..."
        return a, a + 1
    a, b = _cited(s, a, b, language)
    a = _past_openings(s, a, b, language)
    if language == "en":
        a, b = _subject(s, a, b)
    a, b = _past_times(s, a, b, language)
    return _whole_name(s, a, b, language)


def is_time(s: Sentence, source: Range, language: str) -> bool:
    """Tell whether a source names nothing but a time: "according to Tuesday"."""
    return all(_timely(s, k, language) for k in range(*source))


def _timely(s: Sentence, k: int, language: str) -> bool:
    return s.tokens[k].low in words("sources", "times", language)


def _cited(s: Sentence, a: int, b: int, language: str) -> Range:
    """Return the phrase before the comma for a participle behind it, taken for a source: "the chairman, quoted by the radio, warned"."""
    if s.tokens[a].low not in words("sources", "participles", language) or a < 2 or s.tokens[a - 1].text != ",":
        return a, b
    first = a - 1
    while first and a - first < FURTHEST and (s.tokens[first - 1].text[0].isalnum()):
        first -= 1
    return (first, a - 1) if first < a - 1 else (a, b)


def _past_openings(s: Sentence, a: int, b: int, language: str) -> int:
    """Return where a source begins behind "Reached by the Herald, " and "The day before, "."""
    colon = next((k for k in range(b - 2, a, -1) if s.tokens[k].text == ":"), 0)
    if colon:
        # a headline's theme: "Ferry: the mayor denies it"
        return colon + 1
    comma = next((k for k in range(a, b) if s.tokens[k].text == ","), b)
    if not a < comma < b - 1:
        return a
    opens = s.tokens[a].low in words("sources", "participles", language)
    return comma + 1 if opens or all(_timely(s, k, language) or s.tags[k] in "DI" for k in range(a, comma)) else a


def _past_times(s: Sentence, a: int, b: int, language: str) -> Range:
    """Drop words of time at both ends; those of "Sunday Herald" are followed by more of the name, and stay."""
    low, high = a, b
    while high - low > 1 and _timely(s, high - 1, language) and not s.tokens[high - 1].text[0].isupper():
        high -= 1
    k = low
    while k < high and _timely(s, k, language):
        k += 1
    # one word of time is not enough to open a phrase of time: "this ministry", "late mayor"
    return (k, high) if k - low > 1 and k < high else (low, high)


def _subject(s: Sentence, a: int, b: int) -> Range:
    """Return the noun phrase that the verb belongs to: behind "the first time", and up to a modal."""
    a = next((k for k in range(b - 1, a + 1, -1) if s.tags[k] == "D" and s.tags[k - 1] == "N" and s.tokens[k - 1].low in ("time", "day", "week")), a)
    return a, next((k for k in range(a + 1, b) if (s.tags[k] == "M" and s.tokens[k].text.islower()) or s.tokens[k].low == "cannot"), b)


def _whole_name(s: Sentence, a: int, b: int, language: str) -> Range:
    """Give a name the capitals that stand right before it, and the bracket that its own opens."""
    # The capital that opens a sentence says nothing; German nouns all have one.
    while language not in ("en", "de") and a > 1 and s.tokens[a].text[0].isupper() and _joined(s, a) and _capital(s.tokens[a - 1].text):
        a -= 1
    inside = [t.text for t in s.tokens[a:b]]
    return (a, b + 1) if inside.count("(") > inside.count(")") and b < len(s.tokens) and s.tokens[b].text == ")" else (a, b)


def _joined(s: Sentence, k: int) -> bool:
    """Tell whether nothing but a blank stands between a token and the one before it."""
    return s.text[s.tokens[k - 1].end : s.tokens[k].start] == " "


def _capital(word: str) -> bool:
    return word.isalpha() and word[0].isupper()
