"""What a number counts: the noun phrase after it and its head."""

from __future__ import annotations

import re
from typing import Any

from headwater.model import noun
from headwater.text.tagged import tagged

WORD = re.compile(r"(?:\s+|-)((?:[A-Z]\.){2,}|[^\W\d_][\w-]*(?:['’]s)?)")
MAX_WORDS = 6
AHEAD = 40
"""Code points behind a capitalised plural that tell whether its phrase goes on ("Veluvians fear" or "Alps tour tickets")."""


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
    begin, named = 0, None
    for _ in range(MAX_WORDS):
        match = WORD.match(text, at, end)
        if match is None or "\n" in text[at : match.start(1)]:
            return named
        low = match[1].lower()
        if low in words["stop"]:
            return named
        begin = begin or (0 if low in words["more"] else match.start(1))
        at = match.end()
        if _heads(match[1], low, words):
            return Counted(head=low, phrase=text[begin or match.start(1) : at], end=at)
        if named and tagged(text, named.end, min(end, named.end + AHEAD)).tags[:1] not in ("N", "J"):
            return named
        if match[1][1:].islower() and (low in words["plurals"] or _plural(low, words)) and low not in words["not_capitals"]:
            # "eight straight World Cups", "300 Danes": unless a plural in small letters follows ("40 Sarnovians officers")
            named = Counted(head=low, phrase=text[begin or match.start(1) : at], end=at)
    return named


def single(text: str, start: int, end: int, words: dict[str, Any]) -> Counted | None:
    """Return the one thing that stands behind "one": "one particular demand"."""
    behind = tagged(text, start, end)
    k = 0
    while k < len(behind.tags) and behind.tags[k] in "JRNPX" and behind.tokens[k].low not in words["stop"]:
        k += 1
        if behind.tags[k - 1] == "N" and behind.tags[k : k + 1] not in ("N", "P"):
            break
    if k == 0 or text[behind.tokens[0].start - 1] not in " \u00a0\n-":
        return None
    begin, stop = behind.tokens[0].start, behind.tokens[k - 1].end
    return Counted(head=behind.tokens[k - 1].low, phrase=text[begin:stop], end=stop)


def _heads(word: str, low: str, words: dict[str, Any]) -> bool:
    """Tell whether a word is a counted noun: a plural in small letters; in other languages the first word, or the first with a capital."""
    if words["rule"] != "plural":
        return words["rule"] == "first" or word[0].isupper()
    return word[0].islower() and (low in words["plurals"] or _plural(low, words))


def _plural(low: str, words: dict[str, Any]) -> bool:
    return (
        words["rule"] == "plural"
        and len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "'s", "’s", "ous", "us"))
        and low not in words["not_nouns"]
    )
