"""Sentences with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.text.lexicon import words

END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]+[\"”’'»)\]]*(?=\s|$)|[。！？]")
LAST_WORD = re.compile(r"[^\s\"“”‘’«»()\[\]]{1,20}$")
NEXT_WORD = re.compile(r"[\s\"“‘«„('\[]*([^\W_]+)")
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
SOFT_WRAP = 40
"""A line this long that does not end a sentence goes on in the next one, if that begins in lower case."""
LONGEST = 2_000
"""No sentence is longer: what goes on without an end is no sentence but a table, a list or an attack, and is cut at a space."""


def sentences(text: str, start: int = 0, end: int | None = None, language: str | None = "en") -> list[tuple[int, int]]:
    """Return the sentences of a stretch of text as (start, end), without white space at their ends; a line break ends one, a soft wrap does not."""
    return list(_sentences(text, start, len(text) if end is None else end, language))


@lru_cache(maxsize=64)
def _sentences(text: str, start: int, stop: int, language: str | None) -> tuple[tuple[int, int], ...]:
    """Return the same; the latest stretches are remembered, for several steps ask for them."""
    found: list[tuple[int, int]] = []
    for low, high in lines(text, start, stop):
        begin = low
        for match in END.finditer(text, low, high):
            if match.end() < high and _ends(text, match, language or "en"):
                _add(found, text, begin, match.end())
                begin = match.end()
        _add(found, text, begin, high)
    return tuple(found)


def lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the paragraphs of a stretch: its lines, those joined that a soft wrap broke."""
    found: list[tuple[int, int]] = []
    begin = start
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if found and stop > begin and found[-1][1] == begin - 1 and _wrapped(text, found[-1], begin):
            found[-1] = (found[-1][0], stop)
        elif text[begin:stop].strip():
            found.append((begin, stop))
        begin = stop + 1
    return found


def _wrapped(text: str, before: tuple[int, int], begin: int) -> bool:
    last = text[before[1] - 1]
    width = before[1] - max(before[0], text.rfind("\n", before[0], before[1] - 1) + 1)
    return width >= SOFT_WRAP and text[begin].islower() and last not in '.!?:;…"”»'


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        found.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Tell whether a mark ends a sentence, by the words on both its sides."""
    following = NEXT_WORD.match(text, match.end(), match.end() + 40)
    after = following[1] if following else ""
    if after and after[0].islower():
        return False
    if match[0] != ".":
        return True
    found = LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    before = found[0] if found else ""
    low = before.lower()
    if low in words("sentences", "always", language):
        return False
    if low in words("sentences", "number", language):
        return not after[:1].isdigit()
    if low in words("sentences", "sometimes", language):
        return after.lower() in words("sentences", "openers", language)
    initial = INITIALS.fullmatch(before) is not None and before != "I"
    return not initial or after.lower() in words("sentences", "openers", language)
