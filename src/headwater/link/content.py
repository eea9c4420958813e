"""What a passage says, as weighted words: enough to tell a repetition from another matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from headwater.link.nations import nation_at
from headwater.link.words import class_of, class_weight, fold, is_stop, weight, words
from headwater.text.romanise import romanise, skeleton

LEAST_WEIGHT = 0.2
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def content(text: str, start: int, end: int) -> dict[str, float]:
    """Return the words of a passage with how much each tells: stems, classes of like meaning, countries, numbers."""
    found: dict[str, float] = {}
    list_of = words(text, start, end)
    at = 0
    while at < len(list_of):
        word = list_of[at]
        nation = nation_at(list_of, at)
        if nation and nation.by != "capital":
            found[f"@{nation.code}"] = 0.35
            at += nation.length
            continue
        at += 1
        if is_stop(fold(word.text)):
            continue
        label = class_of(word.stem)
        value = class_weight(label) if label else weight(word.stem)
        if value >= LEAST_WEIGHT:
            found[label or word.stem] = value
    return found


def marks(text: str, start: int, end: int) -> frozenset[str]:
    """Return what survives translation: numbers of two or more digits and names, each in one form for all scripts."""
    found = {n.replace(",", "").rstrip(".") for n in _NUMBER.findall(text[start:end]) if len(n) > 1}
    for word in words(text, start, end):
        if word.text[0].isupper() and len(word.text) > 3 and word.start > start:
            found.add(skeleton(romanise(word.text)))
    return frozenset(found)


def mass(of: Mapping[str, float]) -> float:
    """Return the weight of all words."""
    return sum(of[k] for k in sorted(of))


def covered(part: Mapping[str, float], by: Mapping[str, float]) -> float:
    """Return how much of the first passage's weight stands in the second, 0 to 1."""
    whole = mass(part)
    return sum(part[k] for k in sorted(part) if k in by) / whole if whole else 0.0


def together(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the words of several passages."""
    found: dict[str, float] = {}
    for p in parts:
        found.update(p)
    return found


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return how much of the smaller passage's weight both have, 0 to 1."""
    least = min(mass(a), mass(b))
    few, many = sorted((a, b), key=len)
    return sum(few[k] for k in sorted(few) if k in many) / least if least else 0.0
