"""What the words for a body tell of its standing, in any language: an organ of a state or private, a mouth of another, called by what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from headwater.link.descriptions import is_indefinite
from headwater.link.words import fold, listed
from headwater.model import Entity
from headwater.text.lexicon import table
from headwater.text.lexicon import words as listed_in

MOST_WORDS = 6
"""Words of a description of a body; more say something about it."""
_WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*")
_NEVER = re.compile(r"(?!)")


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(p.name for p in (files("headwater.text") / "data").iterdir() if p.is_dir() and table("origins", p.name)))


@cache
def _pattern(key: str, language: str | None = None) -> re.Pattern[str]:
    """Match one word of a list whole; the lists of all languages without a language."""
    found = {w for code in ((language,) if language else _languages()) for w in table("origins", code).get(key, ())}
    return re.compile("|".join(sorted(found)), re.IGNORECASE) if found else _NEVER


def _any(key: str, names: Iterable[str]) -> bool:
    return any(_pattern(key).fullmatch(w) for name in names for w in _WORD.findall(name.replace("’", " ").replace("'", " ")))


@lru_cache(maxsize=4096)
def speaks_for_body(label: str) -> bool:
    """Tell whether the words are somebody who speaks officially for a body: a spokeswoman, a representative, a press office."""
    return any(w in fold(label) for w in listed("titles", "spokes")) or _any("mouths", [label]) or _any("mouths", label.split("-"))


@lru_cache(maxsize=4096)
def called_body(label: str, language: str) -> str | None:
    """Return the word by which an article calls a body without naming it ("the transport ministry": ministry), None for anybody else."""
    found = [w.casefold() for w in _WORD.findall(label)]
    while found and found[0] in listed_in("origins", "articles", language):
        found.pop(0)
    if not 0 < len(found) <= MOST_WORDS or is_indefinite(found[0]):
        return None
    links = listed_in("origins", "links", language)
    last = next((n for n, w in enumerate(found) if n and w in links), len(found)) - 1
    head = found[0 if table("origins", language).get("head_first") else last]
    return head if _pattern("called", language).fullmatch(head) else None


def is_private(body: Entity) -> bool:
    """Tell whether a body's name says that it is no part of a state: a company, a hospital, a union."""
    names = [n.text for n in body.names]
    said = {fold(w) for n in names for w in n.replace(",", " ").replace(".", " ").split()}
    return bool(said & listed("bodies", "private") or _any("private", names)) and not said & listed("bodies", "public")


def is_organ(body: Entity) -> bool:
    """Tell whether a body's name says that it is an organ of a state: an agency, a board, a court."""
    names = [n.text for n in body.names]
    return any(fold(w) in listed("bodies", "organs") for n in names for w in n.split()) or _any("organs", names)


def is_international(body: Entity) -> bool:
    """Tell whether a body is one of several states together: the European Commission, the United Nations."""
    return any(" ".join(fold(w) for w in _WORD.findall(n.text)) in listed("bodies", "international") for n in body.names)
