"""Words of other languages by the classes of meaning that English words have: data under `text/data/<language>/concepts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from headwater.link.words import fold

LEAST, MOST = 2, 14
"""Letters of a beginning that stands for a whole word family."""
PLAIN = 0.25
"""Weight of a word that no table knows, in a language without frequencies."""
NAME = 0.8
SHORT = 3
"""Words of so few letters carry no content in these languages."""


@cache
def _table(language: str) -> Mapping[str, str]:
    source = resources.files("headwater.text").joinpath("data", language, "concepts.toml")
    if not language.isalpha() or not source.is_file():
        return MappingProxyType({})
    entries = tomllib.loads(source.read_text("utf-8"))["concepts"]
    return MappingProxyType({fold(w): label for label, found in entries.items() for w in found})


def foreign(language: str | None) -> str | None:
    """Return the language's two letters where it is not English, None where it is or is unknown."""
    code = (language or "en").split("-")[0].lower()
    return None if code == "en" else code


def meaning(language: str, word: str) -> str | None:
    """Return the class that a word of another language belongs to, the longest beginning first."""
    table, w = _table(language), fold(word)
    if w in table:
        return table[w]
    for length in range(min(len(w), MOST), LEAST - 1, -1):
        label = table.get(w[:length] + "*")
        if label:
            return label
    return None


def foreign_weight(language: str, word: str, *, opening: bool) -> float:
    """Return how much an unknown word tells: a name much, any other little; German writes all nouns with a capital."""
    if len(word) <= SHORT and not word.isupper():
        return 0.0
    return NAME if word[0].isupper() and not opening and language != "de" else PLAIN
