"""Agencies and outlets inside a sentence in Ukrainian or Russian: behind a word for one, behind a talk with one, or known by their name."""

from __future__ import annotations

import re
from functools import cache

from headwater.extract.beside_verbs import Words
from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Range
from headwater.extract.stretches import text
from headwater.text import declined
from headwater.text.lexicon import table

LONGEST = 4
"""Words of the longest name that is looked up."""
DOMAIN = re.compile(r"\.(?:ua|ru|com|net|org|info)$")
QUOTES = "«»„“”\"'"


@cache
def _kinds() -> frozenset[str]:
    """Return stems of words for outlets in both languages."""
    return frozenset(declined.stem(w) for language in ("uk", "ru") for w in table("cues", language)["outlet_words"])


def medium(s: Sentence, k: int, end: int) -> int:
    """Return where the name of a medium ends that begins at a token, with the word for what it is; 0 where none does."""
    kind = declined.stem(s.tokens[k].low.rsplit("-", 1)[-1]) in _kinds() and (s.tokens[k].text.islower() or "-" in s.tokens[k].text)
    begin = k + 1 if kind else k
    if begin >= end:
        return 0
    quoted = _quoted(s, begin, end)
    if quoted:
        return quoted if kind or _opens_with_kind(s, begin, quoted) or is_medium(text(s, (begin, quoted))) else 0
    if not s.tokens[begin].text[0].isupper():
        return 0
    for stop in range(min(end, begin + LONGEST), begin, -1):
        if all(s.tokens[j].text[0].isalnum() for j in (begin, stop - 1)) and is_medium(text(s, (begin, stop))):
            return stop
    if not kind and not _opens_with_kind(s, begin, min(end, begin + 2)):
        return 0
    stop = begin
    while stop < end and s.tokens[stop].text[0].isupper() and stop - begin < LONGEST:
        stop += 1
    return stop


def _opens_with_kind(s: Sentence, a: int, b: int) -> bool:
    """Tell whether a name opens with a word for a medium that is part of it: "Радіо Обрій", "«Газета Устья»"."""
    a += s.tokens[a].text in QUOTES
    return a + 1 < b and is_kind(s.tokens[a].low) and all(s.tokens[k].text[0].isupper() for k in (a, a + 1))


def dative(s: Sentence, k: int, end: int) -> int:
    """Return where a name in quotation marks ends whose case says that it is told something ("«Вестнику»"); 0 where none stands."""
    stop = _quoted(s, k, end)
    name = text(s, (k, stop)).strip(QUOTES) if stop else ""
    return stop if name[:1].isupper() and " " not in name and name[-1:] in "уюеі" else 0


def relayed(s: Sentence, k: int, end: int) -> int:
    """Return where a name ends that only a verb of passing on shows to be a medium's: in quotation marks or Latin letters; 0 where none stands."""
    if stop := _quoted(s, k, end):
        return stop if text(s, (k, stop)).strip(QUOTES)[:1].isupper() else 0
    stop = k
    while stop < end and s.tokens[stop].text[0].isupper() and s.tokens[stop].text.isascii() and stop - k < LONGEST:
        stop += 1
    return stop


def names_one(s: Sentence, a: int, b: int) -> bool:
    """Tell whether a relay is named as a medium is: behind a word for one, in quotation marks, or by a known name."""
    return medium(s, a, b) == b or _quoted(s, a, b) == b


def is_kind(word: str) -> bool:
    """Tell whether a word says of a medium what it is: "агентство", "изданию"."""
    return declined.stem(word) in _kinds()


def is_medium(name: str) -> bool:
    """Tell whether a name, in any case, is a known agency's or outlet's."""
    bare = DOMAIN.sub("", name.strip(QUOTES + " "))
    return bool(bare) and any(role_of(r) is not None for r in declined.readings(bare))


def media_named(s: Sentence, a: int, b: int, w: Words) -> list[Range]:
    """Return the media named in a stretch, each once, in order."""
    found: list[Range] = []
    k = a
    while k < b:
        stop = medium(s, k, b) or (_told(s, k, b, w) if s.quoted[k] < 0 else 0) or (dative(s, k, b) if k and s.tokens[k - 1].low in w.verbs else 0)
        if stop:
            found.append((k, stop))
        k = max(stop, k + 1)
    return found


def _told(s: Sentence, k: int, b: int, w: Words) -> int:
    """Return where a name in quotation marks or Latin letters ends behind a talk or a broadcast ("в інтерв'ю «Вежі»")."""
    before = s.tokens[k - 1].low if k else ""
    if before not in w.lists["talks"]:
        return 0
    if s.tokens[k].text in QUOTES:
        return _quoted(s, k + 1, b) or _quoted(s, k, b)
    stop = k
    while stop < b and s.tokens[stop].text[0].isupper() and stop - k < LONGEST:
        stop += 1
    return stop if stop > k else 0


def _quoted(s: Sentence, k: int, end: int) -> int:
    """Return where a quotation that begins at a token ends."""
    if s.quoted[k] < 0 or s.tokens[k].start != s.quotes[s.quoted[k]].start:
        return 0
    quote, stop = s.quoted[k], k
    while stop < end and s.quoted[stop] == quote:
        stop += 1
    return stop
