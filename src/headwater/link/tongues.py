"""Words of other languages by the classes of meaning that English words have: data under `text/data/<language>/concepts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TypeVar

from headwater.link.words import fold

V = TypeVar("V")
LEAST, MOST = 2, 14
"""Letters of a beginning that stands for a whole word family."""
PLAIN = 0.25
"""Weight of a word that no table knows, in a language without frequencies."""
NAME = 0.8
SHORT = 3
"""Words of so few letters carry no content in these languages."""


@cache
def _data(language: str) -> Mapping[str, Mapping[str, object]]:
    source = resources.files("headwater.text").joinpath("data", language, "concepts.toml")
    if not language.isalpha() or not source.is_file():
        return MappingProxyType({"concepts": {}, "scale": {}})
    return MappingProxyType(tomllib.loads(source.read_text("utf-8")))


@cache
def _table(language: str) -> Mapping[str, str]:
    entries = _data(language)["concepts"]
    return MappingProxyType({fold(w): label for label, found in entries.items() if isinstance(found, list) for w in found})


@cache
def _scales(language: str) -> Mapping[str, float]:
    return MappingProxyType({fold(w): n for w, n in _data(language).get("scale", {}).items() if isinstance(n, float)})


def scale(language: str, word: str) -> float:
    """Return by how much a word behind a number multiplies it, 1 where it does not."""
    return _longest(_scales(language), fold(word)) or 1.0


@cache
def _negations(language: str) -> Mapping[str, bool]:
    listed = _data(language).get("negation", {}).get("words", [])
    return MappingProxyType({fold(w): True for w in listed} if isinstance(listed, list) else {})


def denies(language: str, word: str) -> bool:
    """Tell whether a word of another language turns a proposition into its opposite."""
    return bool(_longest(_negations(language), fold(word)))


@lru_cache(maxsize=1024)
def foreign(language: str | None) -> str | None:
    """Return the language's two letters where it is not English, None where it is or is unknown."""
    code = (language or "en").split("-")[0].lower()
    return None if code == "en" else code


def meaning(language: str, word: str) -> str | None:
    """Return the class that a word of another language belongs to, the longest beginning first."""
    return _longest(_table(language), fold(word))


def _longest(table: Mapping[str, V], word: str) -> V | None:
    if word in table:
        return table[word]
    for length in range(min(len(word), MOST), LEAST - 1, -1):
        if word[:length] + "*" in table:
            return table[word[:length] + "*"]
    return None


def foreign_weight(language: str, word: str, *, opening: bool) -> float:
    """Return how much an unknown word tells: a name much, any other little; German writes all nouns with a capital."""
    if len(word) <= SHORT and not word.isupper():
        return 0.0
    return NAME if word[0].isupper() and not opening and language != "de" else PLAIN
