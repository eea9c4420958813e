"""Countries as words show them: by name, by demonym, by seat of government."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, NamedTuple

from headwater.link.words import Word, fold


class Nation(NamedTuple):
    """A country found in words: its ISO 3166-1 alpha-2 code, how it is shown, and how many words that took."""

    code: str
    by: Literal["name", "demonym", "capital"]
    length: int


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    text = resources.files("headwater.text").joinpath("data", "en", "nations.tsv").read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, *cells = [*line.split("\t"), "", "", ""][:4]
            names, demonyms, capitals = (tuple(n for n in c.split("|") if n) for c in cells)
            rows.append((code, names, demonyms, capitals))
    return tuple(rows)


@cache
def _lookup() -> Mapping[tuple[str, ...], tuple[str, Literal["name", "demonym", "capital"]]]:
    table: dict[tuple[str, ...], tuple[str, Literal["name", "demonym", "capital"]]] = {}
    for code, names, demonyms, capitals in _rows():
        for name in names:
            table.setdefault(_key(name), (code, "name"))
        for name in demonyms:
            table.setdefault(_key(name), (code, "demonym"))
            table.setdefault(_key(name + "s"), (code, "demonym"))
        for name in capitals:
            table.setdefault(_key(name), (code, "capital"))
    return MappingProxyType(table)


@cache
def _longest() -> Mapping[str, int]:
    """Return, by first word, how many words the longest name has that begins with it."""
    table: dict[str, int] = {}
    for key in _lookup():
        table[key[0]] = max(table.get(key[0], 0), len(key))
    return MappingProxyType(table)


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return fold(word).rstrip(".").removesuffix("'s").removesuffix("'")


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(w).rstrip(".").removesuffix("'s") for w in name.replace("-", " ").split())


@cache
def _abroad() -> Mapping[tuple[str, ...], str]:
    """Return countries by what other languages call them (data/*/nations.tsv), a name that two languages give to two countries left out."""
    table: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, ...]] = set()
    for folder in sorted(resources.files("headwater.text").joinpath("data").iterdir(), key=lambda f: f.name):
        source = folder.joinpath("nations.tsv")
        for line in source.read_text("utf-8").splitlines() if folder.name != "en" and source.is_file() else ():
            code, _, names = line.partition("\t")
            for name in names.split("|") if not line.startswith("#") else ():
                root, stroke, endings = name.partition("/")
                for key in (_key(root + ending) for ending in (endings.split(",") if stroke else ("",))):
                    if table.setdefault(key, code) != code:
                        shared.add(key)
    return MappingProxyType({key: code for key, code in table.items() if key not in shared})


@lru_cache(maxsize=65536)
def nation_abroad(name: str) -> str | None:
    """Return the code of the country that a whole name is in another language, None where it is none or stands in English too."""
    return _abroad().get(_key(name)) if name[:1].isupper() or not name[:1].isascii() else None


def country_names(code: str) -> tuple[str, ...]:
    """Return the names of a country by its code, the usual one first."""
    return next((names for c, names, _, _ in _rows() if c == code), ())


def all_names() -> tuple[str, ...]:
    """Return the names of all countries."""
    return tuple(n for _, names, _, _ in _rows() for n in names)


def nation_at(words: Sequence[Word], at: int) -> Nation | None:
    """Return the country that the words at a position show, the longest reading first; lower-case words show none."""
    if not words[at].text[0].isupper():
        return None
    most = _longest().get(_plain(words[at].text))
    if most is None:
        return None
    folded = [_plain(w.text) for w in words[at : at + most]]
    table = _lookup()
    for length in range(len(folded), 0, -1):
        found = table.get(tuple(folded[:length]))
        if found and not (folded[0] == "us" and words[at].text not in ("US", "U.S", "U.S.")):
            return Nation(found[0], found[1], length)
    return None


def nations_in(words: Sequence[Word]) -> tuple[tuple[int, Nation], ...]:
    """Return the countries that words show, each with the position of its first word."""
    found, at = [], 0
    while at < len(words):
        nation = nation_at(words, at) if words[at].text[0].isupper() else None
        if nation:
            found.append((at, nation))
        at += nation.length if nation else 1
    return tuple(found)
