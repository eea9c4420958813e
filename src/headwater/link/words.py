"""Words as linking compares them: folded, cut to stems, put into classes of like meaning, and weighted by frozen statistics."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
VOWELS = "aeiouy"
UNSEEN = 2
"""Documents that a word outside the frozen table is taken to stand in."""


class Word(NamedTuple):
    """One word: its offsets in the article's text, as written, and its stem."""

    start: int
    end: int
    text: str
    stem: str


_made = tuple.__new__


def _table(name: str) -> Mapping[str, object]:
    return tomllib.loads(resources.files("headwater.text").joinpath("data", "en", name).read_text("utf-8"))


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """Return a list of words that place who does what in a sentence (`system.toml`)."""
    found = _table("system.toml")[table]
    return frozenset(found[key]) if isinstance(found, dict) else frozenset()


@cache
def irregular() -> Mapping[str, str]:
    """Return irregular word forms and their base."""
    table = _table("lemmas.toml")["irregular"]
    return MappingProxyType(dict(table)) if isinstance(table, dict) else MappingProxyType({})


@cache
def _words_of(key: str) -> frozenset[str]:
    stop = _table("lemmas.toml")["stop"]
    return frozenset(stop[key]) if isinstance(stop, dict) else frozenset()


def is_stop(word: str) -> bool:
    """Tell whether a folded word carries no content."""
    return word in _words_of("words")


@lru_cache(maxsize=65536)
def is_number(word: str) -> bool:
    """Tell whether a folded word writes a number or a part of one."""
    return any(c.isdigit() for c in word) or word in _words_of("numbers")


@lru_cache(maxsize=65536)
def is_negation(word: str) -> bool:
    """Tell whether a folded word turns a proposition into its opposite."""
    return word in _words_of("negations") or word.endswith(("n't", "n’t"))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return text without case, accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a word: folded, irregular forms replaced, common English endings cut (after Porter 1980, step 1)."""
    w = fold(word).removesuffix("'s").rstrip("'.")
    w = irregular().get(w, w)
    if len(w) <= 3 or not w.isascii() or any(c.isdigit() for c in w):
        return w
    if w.endswith("ies") and len(w) > 4:
        w = w[:-3] + "y"
    elif w.endswith(("sses", "shes", "ches", "xes", "zes")):
        w = w[:-2]
    elif w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-1]
    return _cut(w)


def _cut(w: str) -> str:
    if w.endswith("ied") and len(w) > 4:
        return w[:-3] + "y"
    for ending in ("ing", "ed"):
        root = w[: -len(ending)]
        if w.endswith(ending) and len(root) >= 3 and any(c in VOWELS for c in root):
            w = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else _silent(root)
            break
    return w[:-1] if w.endswith("e") and len(w) > 5 else w


def _silent(root: str) -> str:
    """Give a short root its silent e back, so that "traded" meets "trade" and "planned" does not meet "plane"."""
    if len(root) > 4:
        return root
    short = root[-1] not in VOWELS + "wxy" and root[-2] in VOWELS and root[-3] not in VOWELS and root[0] not in VOWELS
    return root + "e" if short or (root[-1] in "vcsz" and root[-2] != root[-1]) else root


@cache
def _classes() -> tuple[Mapping[str, str], Mapping[tuple[str, ...], str]]:
    """Return class by stem, and by stems of expressions of several words; the first class that names a word has it."""
    single: dict[str, str] = {}
    several: dict[tuple[str, ...], str] = {}
    for name, key, mark in (("actions.toml", "actions", "!"), ("concepts.toml", "concepts", "~")):
        table = _table(name)[key]
        assert isinstance(table, dict)
        for label, entries in table.items():
            for entry in entries:
                stems = tuple(stem(w) for w in entry.replace("-", " ").split())
                if len(stems) == 1:
                    single.setdefault(stems[0], mark + label)
                else:
                    several.setdefault(stems, mark + label)
    return MappingProxyType(single), MappingProxyType(several)


def class_of(a_stem: str) -> str | None:
    """Return the class of a stem: "!train" for an action, "~drone" for a thing, None where it has none."""
    return _classes()[0].get(a_stem)


def class_of_several(stems: tuple[str, ...]) -> str | None:
    """Return the class of an expression of two or three words."""
    return _classes()[1].get(stems)


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    lines = resources.files("headwater.text").joinpath("data", "en", "word_frequencies.tsv").read_text("utf-8").splitlines()
    total, table = 1, {}
    for line in lines:
        if line.startswith("#"):
            continue
        word, _, count = line.partition("\t")
        if word == "*":
            total = int(count)
        else:
            table[word] = int(count)
    return total, MappingProxyType(table)


@lru_cache(maxsize=65536)
def weight(a_stem: str) -> float:
    """Return how much a stem tells, 0 to 1: its inverse document frequency in the frozen table."""
    total, table = _frequencies()
    return min(1.0, math.log(total / table.get(a_stem, UNSEEN)) / math.log(total / UNSEEN)) if total > UNSEEN else 1.0


@cache
def class_weight(label: str) -> float:
    """Return the mean weight of a class's words, 0 to 1."""
    weights = [weight(s) for s, c in sorted(_classes()[0].items()) if c == label]
    return sum(weights) / len(weights) if weights else 0.3


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of text with their stems, in order."""
    return [*_words(text, start, end)]


@lru_cache(maxsize=1024)
def _words(text: str, start: int, end: int | None) -> list[Word]:
    # Several steps ask about one passage, one after the other. The tuple is made directly, which takes a third of the time of Word(...).
    return [_made(Word, (*m.span(), w := m[0], stem(w))) for m in WORD.finditer(text, start, len(text) if end is None else end)]
