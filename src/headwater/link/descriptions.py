"""Whether the words for a source name it, describe it, or are its mouth: "the Harbour Office", "a harbour official", "its spokeswoman"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from headwater.link.known import bodies
from headwater.link.names import body_tokens
from headwater.link.nations import nation_at
from headwater.link.words import words

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    text = files("headwater.text").joinpath("data", "descriptions.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {kind: frozenset(of.split()) for kind, of in rows}


def is_mouth(label: str) -> bool:
    """Tell whether the words are somebody who speaks for a body: a spokesperson, a press office, a statement."""
    low = [w.casefold() for w in _WORD.findall(label)]
    return bool(_kinds()["mouth"] & set(low)) or any(w.split("-")[0] in _kinds()["mouth"] for w in low)


@lru_cache(maxsize=16384)
def is_proper(name: str) -> bool:
    """Tell whether a body's name identifies it: a capital that is not a country's adjective, or a country's own organ."""
    if tuple(sorted(body_tokens(name)[0])) in bodies():
        return True
    found = _WORD.findall(name.replace("’", " ").replace("'", " "))
    kinds = _kinds()
    if not found or found[0].casefold() in kinds["indefinite"]:
        return False
    if found[0].casefold() in kinds["definite"] and len(found) > 1:
        found = found[1:]
        if found[0][:1].islower() or name.startswith(("das ", "der ", "die ", "Das ", "Der ", "Die ")):
            # A German noun has a capital whether it is a name or not.
            return any(w.isupper() or any(c.isupper() for c in w[1:]) for w in found)
    nation, rest = _without_nation(name)
    rest = [w for w in rest if w.casefold() not in kinds["common"]]
    capitals = [w for w in rest if w[:1].isupper() or w[:1].isdigit() or not w.isascii() or any(c.isupper() for c in w)]
    public = bool({w.casefold() for w in rest} & kinds["public"])
    return bool(capitals) or (nation and public)


def _without_nation(name: str) -> tuple[bool, list[str]]:
    """Return whether a name has a country in it, and its other words."""
    found = words(name)
    rest: list[str] = []
    seen, at = False, 0
    while at < len(found):
        nation = nation_at(found, at)
        if nation and nation.by != "capital":
            seen = True
            at += nation.length
            if at < len(found) and "-" in found[at - 1].text:
                continue
        else:
            word = found[at].text
            first = word.split("-")[0]
            based = nation_at(words(first), 0) if "-" in word and first else None
            seen = seen or based is not None
            rest += [word] if based is None and word.casefold() not in ("s", "the", "of") else []
            at += 1
    return seen, rest


def is_indefinite(word: str) -> bool:
    """Tell whether a word opens a description of somebody who is not identified: "a", "several"."""
    return word.casefold() in _kinds()["indefinite"]
