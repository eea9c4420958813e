"""Headlines and labels that attribute without a verb: "T – X", "X: T", "«T», — X", "Пряма мова X: «T»" (Ukrainian and Russian)."""

from __future__ import annotations

import re
from functools import cache

from headwater.extract import inflected
from headwater.extract.beside_verbs import Words
from headwater.extract.phrases import Sentence
from headwater.extract.slavic_media import is_medium, medium
from headwater.extract.spoken import Attribution
from headwater.text import declined

LONGEST_NAME = 6
SHORTEST = 3
"""Tokens of the shortest content."""
DASHES = "—–-"
READ = 20_000
LANGUAGES = ("uk", "ru")


def titled(s: Sentence, end: int, w: Words) -> Attribution | None:
    """Read a headline that names its source behind a dash or before a colon."""
    dash = next((k for k in range(end - 1, max(SHORTEST, end - LONGEST_NAME - 1) - 1, -1) if s.tokens[k].text in DASHES and _apart(s, k)), None)
    if dash is not None and dash + 1 < end and speaks(s, dash + 1, end, w):
        return Attribution((dash, dash + 1), "closing", source=(dash + 1, end), pieces=[(0, dash)], lemma=":")
    mark = next((k for k in range(1, min(end - SHORTEST, LONGEST_NAME + 1)) if s.tokens[k].text == ":" and s.quoted[k] < 0), None)
    if mark is not None and speaks(s, 0, mark, w):
        return Attribution((mark, mark + 1), "plain", source=(0, mark), pieces=[(mark + 1, end)], lemma=":")
    return None


def tagged_by_name(s: Sentence, end: int, w: Words) -> Attribution | None:
    """Read "T, — X" without a verb, as posts and leads have it."""
    for k in range(SHORTEST, end - 1):
        if s.tokens[k].text in DASHES and s.quoted[k] < 0 and _parts(s, k, w):
            named = (end - k <= SHORTEST + 1 and s.tokens[k + 1].low in w.lists["speakers"]) or any(
                t.text[0].isupper() for t in s.tokens[k + 1 : end]
            )
            return (
                Attribution((k, k + 1), "closing", source=(k + 1, end), pieces=[(0, k - (s.tokens[k - 1].text == ","))], lemma=":")
                if named and speaks(s, k + 1, end, w)
                else None
            )
    return None


def _parts(s: Sentence, k: int, w: Words) -> bool:
    """Tell whether a dash parts what is said from its speaker: behind a comma or a quotation, or before a word for people who speak."""
    behind = s.tokens[k - 1].text == "," or s.quoted[k - 1] >= 0
    return behind or (k + 1 < len(s.tokens) and s.tokens[k + 1].low in w.lists["speakers"])


def quoted_by_name(s: Sentence, end: int, w: Words) -> Attribution | None:
    """Read "X: «T»" in the body."""
    mark = next((k for k in range(1, min(end - SHORTEST, LONGEST_NAME + 4)) if s.tokens[k].text == ":" and s.quoted[k] < 0), None)
    if mark is None or s.quoted[mark + 1] < 0 or not speaks(s, 0, mark, w):
        return None
    return Attribution((mark, mark + 1), "plain", source=(0, mark), pieces=[(mark + 1, end)], lemma=":")


def labelled(s: Sentence, end: int, w: Words) -> tuple[int, Attribution | None]:
    """Return where the words behind a label ("Деталі:") begin, and the attribution that a label makes ("Пряма мова X: «T»")."""
    mark = next((k for k in range(1, min(end - 1, LONGEST_NAME + 1)) if s.tokens[k].text == ":" and s.quoted[k] < 0), None)
    if mark is None:
        return 0, None
    words = " ".join(t.low for t in s.tokens[:mark])
    spoken = next((label for label in w.lists["speech_labels"] if words == label or words.startswith(label + " ")), None)
    if spoken is not None:
        begin = len(spoken.split())
        source = (begin, mark) if begin < mark else None
        hit = Attribution((0, mark + 1), "plain", source=source, pieces=[(mark + 1, end)], lemma=":", inherits=source is None)
        return 0, hit
    return (mark + 1, None) if words in w.lists["labels"] else (0, None)


def speaks(s: Sentence, a: int, b: int, w: Words) -> bool:
    """Tell whether a short run of words names who may speak: a medium, a body, a title, a person whom the article knows."""
    if not 0 < b - a <= LONGEST_NAME + 3 or medium(s, a, b) == b or is_medium(s.text[s.tokens[a].start : s.tokens[b - 1].end]):
        return b - a > 0
    held = s.tokens[a:b]
    if any(t.text in ",:;" or (t.text.islower() and w.verblike.search(t.low) and declined.stem(t.low) not in _speakers()) for t in held):
        return False
    first = held[0]
    last = held[-1].low if len(held) < SHORTEST else ""
    if declined.stem(first.low) in _speakers() or first.low in w.lists["speakers"] or last in w.lists["speakers"]:
        return True
    if len(held) > 3 or any(not t.text[0].isupper() for t in held):
        return False
    if first.text.isupper() and 1 < len(first.text) < 7:
        return first.text not in _countries()
    return not any(inflected.is_place(t.text) for t in held) and _known(s, held[-1].text)


def _apart(s: Sentence, k: int) -> bool:
    """Tell whether white space stands on both sides of a dash."""
    return s.quoted[k] < 0 and k > 0 and s.tokens[k].start > s.tokens[k - 1].end and k + 1 < len(s.tokens) and s.tokens[k + 1].start > s.tokens[k].end


@cache
def _speakers() -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for language in LANGUAGES:
        if words := inflected.words(language):
            found |= words.titles | words.heads
    return found


@cache
def _countries() -> frozenset[str]:
    return frozenset(c for language in LANGUAGES if (words := inflected.words(language)) for c in words.countries)


def _known(s: Sentence, surname: str) -> bool:
    """Tell whether an article names a capitalised word again, inside a sentence, behind another capitalised word or a title."""
    stem = surname[: max(3, len(surname) - 2)]
    around = re.compile(rf"(?P<before>[\w’'ʼ-]+)\s{re.escape(stem)}\w{{0,4}}\b")
    for found in around.finditer(s.text[:READ]):
        if found.start() != s.start and (found["before"][0].isupper() or declined.stem(found["before"].lower()) in _speakers()):
            return True
    return False
