"""Names of bodies across languages: the list of institutions, and names rendered word by word (data/*/bodies.tsv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from headwater.text.korean_names import is_hangul, spells
from headwater.text.outlets import agency_named
from headwater.text.romanise import romanise

RUN = re.compile(r"[가-힣]+|[A-Za-z0-9]+")
LONGEST = 24
"""Letters of the longest name that is rendered word by word."""


class Part(NamedTuple):
    """A part of a name: as written, its renderings as words, and whether they may be left out; a name of its own has none."""

    written: str
    renderings: tuple[tuple[str, ...], ...]
    optional: bool


@cache
def _rows() -> dict[str, Part]:
    rows: dict[str, Part] = {}
    for line in files("headwater.text").joinpath("data", "ko", "bodies.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, renderings = line.partition("\t")
            forms = tuple(tuple(w for w in r.rstrip("~").split() if w not in ("and", "of")) for r in renderings.split("|"))
            earlier = rows.get(word)
            rows[word] = Part(word, (*(earlier.renderings if earlier else ()), *forms), "~" in renderings)
    return rows


@cache
def _longest() -> int:
    return max(map(len, _rows()))


@cache
def _institutions() -> dict[str, str | None]:
    """Return institutions by each of their names, folded; None for a name that two share."""
    found: dict[str, str | None] = {}
    for line in files("headwater.text").joinpath("data", "institutions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, _, others = line.split("\t")
            for form in (name, *others.split("|")):
                key = _key(form)
                found[key] = name if found.get(key, name) == name else None
    return found


def _key(name: str) -> str:
    return "".join(c for c in romanise(name.removeprefix("the ").removeprefix("The ")) if c.isalnum())


@lru_cache(maxsize=16384)
def listed(name: str) -> str | None:
    """Return the institution that a name stands for in the list, None where it stands for none or for two."""
    agency = agency_named(name)
    return agency.name if agency else _institutions().get(_key(name))


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[Part, ...]:
    """Cut a name in Hangul into parts that have renderings, as long as can be, and parts that are names."""
    runs = RUN.findall(name)
    if not any(is_hangul(r) for r in runs) or sum(map(len, runs)) > LONGEST:
        return ()
    return tuple(p for r in runs for p in (_cut(r) if is_hangul(r) else (Part(r, ((r.casefold(),),), optional=False),)))


def _cut(letters: str) -> tuple[Part, ...]:
    # for each place: letters left without a rendering, number of parts, and where the last part begins
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(letters) + 1):
        starts = [k for k in range(max(0, end - _longest()), end) if _is_word(letters, k, end)]
        best.append(min([(best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1), *((best[k][0], best[k][1] + 1, k) for k in starts)]))
    found: list[Part] = []
    end = len(letters)
    while end:
        start = best[end][2]
        part = _rows()[letters[start:end]] if _is_word(letters, start, end) else None
        if part is None and found and not found[-1].renderings:
            found[-1] = Part(letters[start:end] + found[-1].written, (), optional=False)
        else:
            found.append(part or Part(letters[start:end], (), optional=False))
        end = start
    return tuple(reversed(found))


def _is_word(letters: str, start: int, end: int) -> bool:
    """Tell whether letters are a word that has renderings; one of one letter is, where it closes the name."""
    return letters[start:end] in _rows() and (end - start > 1 or (end == len(letters) and start > 0))


@cache
def _free() -> frozenset[str]:
    """Return the words that English may have or lack in the name of a body."""
    return frozenset(w for rendering in _rows()["*"].renderings for w in rendering)


def one_body(name: str, words: tuple[str, ...]) -> bool:
    """Tell whether English words render a name in Hangul part by part."""
    pieces = parts(name)
    if not any(p.renderings for p in pieces):
        return False
    return _matches(pieces, words, _free())


def _matches(pieces: tuple[Part, ...], words: tuple[str, ...], free: frozenset[str]) -> bool:
    """Tell whether each part finds its words and no word of weight is left."""
    if not pieces:
        return all(w in free for w in words)
    part, rest = pieces[0], pieces[1:]
    for rendering in part.renderings:
        if rendering and all(w in words for w in rendering) and _matches(rest, tuple(w for w in words if w not in rendering), free):
            return True
    if part.optional and _matches(rest, words, free):
        return True
    if not part.renderings:
        return any(spells(part.written, w) and _matches(rest, words[:i] + words[i + 1 :], free) for i, w in enumerate(words))
    return False


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of the initials of a name's renderings, with a country's before them or without."""
    low = acronym.replace(".", "").casefold()
    pieces = parts(name)
    return bool(pieces) and all(p.renderings for p in pieces) and any(_spelled(pieces, rest) for rest in {low, low.removeprefix("k")})


def _spelled(pieces: tuple[Part, ...], letters: str) -> bool:
    if not pieces:
        return not letters
    part, rest = pieces[0], pieces[1:]
    if part.optional and _spelled(rest, letters):
        return True
    initials = {"".join(w[0] for w in r) for r in part.renderings}
    return any(letters.startswith(i) and _spelled(rest, letters[len(i) :]) for i in initials)
