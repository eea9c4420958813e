"""What turns one assertion into another matter than a second of the same words: killed or wounded, rose or fell, paid or refused to pay."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from headwater.link.words import class_of, class_of_several, stem

UNDONE = 0
"""The side of what is told not to be done."""


@cache
def _sides() -> Mapping[str, tuple[int, ...]]:
    """Return the sides of each concept: n and -n are opposite."""
    table = tomllib.loads(files("headwater.text").joinpath("data", "en", "opposites.toml").read_text("utf-8"))
    found: dict[str, set[int]] = {concept: {UNDONE} for concept in map(_concept, table["undone"])}
    for n, (left, right) in enumerate(table["pairs"], 1):
        for side, words in ((n, left), (-n, right)):
            for word in words:
                found.setdefault(_concept(word), set()).add(side)
    return MappingProxyType({concept: tuple(sorted(sides)) for concept, sides in found.items()})


def _concept(word: str) -> str:
    stems = tuple(stem(w) for w in word.split())
    if word[0] == "!":
        return word
    return (class_of_several(stems) if len(stems) > 1 else class_of(stems[0])) or stems[0]


def sides(concepts: Iterable[str]) -> frozenset[int]:
    """Return the sides that an assertion's concepts stand on; one that has both of a pair ("killed and wounded") stands on neither."""
    table = _sides()
    found = {side for c in concepts for side in table.get(c, ())}
    return frozenset(s for s in found if s == UNDONE or -s not in found)


def opposed(here: frozenset[int], there: frozenset[int]) -> bool:
    """Tell whether two assertions stand on opposite sides of a pair."""
    return any(s and -s in there for s in here)
