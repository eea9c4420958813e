"""What a number counts: the noun phrase after it and its head."""

from __future__ import annotations

import re
from typing import Any

from headwater.model import noun

WORD = re.compile(r"(?:\s+|-)([^\W\d_][\w-]*(?:['’]s)?)")
MAX_WORDS = 6


@noun
class Counted:
    """The head noun ("troops"), its phrase ("North Korean troops") and where the phrase ends."""

    head: str
    phrase: str
    end: int


def counted(text: str, start: int, end: int, words: dict[str, Any], of: re.Pattern[str] | None = None) -> Counted | None:
    """Return what stands counted after a number that ends at `start`, within `end`."""
    jump = of.match(text, start, end) if of else None
    at = jump.end() - 1 if jump else start
    if jump and not text[at].isspace():
        return None
    begin = 0
    for _ in range(MAX_WORDS):
        match = WORD.match(text, at, end)
        if match is None or "\n" in text[at : match.start(1)]:
            return None
        word = match[1]
        low = word.lower()
        if low in words["stop"]:
            return None
        begin, at = begin or match.start(1), match.end()
        if _heads(word, low, words):
            return Counted(head=low, phrase=text[begin:at], end=at)
    return None


def _heads(word: str, low: str, words: dict[str, Any]) -> bool:
    """Tell whether a word is a counted noun: a plural in small letters; in other languages the first word, or the first with a capital."""
    if words["rule"] != "plural":
        return words["rule"] == "first" or word[0].isupper()
    if low in words["plurals"]:
        return word[0].islower()
    return (
        word[0].islower()
        and len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "'s", "’s", "ous", "us"))
        and low not in words["not_nouns"]
    )
