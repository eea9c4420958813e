"""Part a word from the particle at its end, in languages that write the two together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from headwater.text.lexicon import table, words
from headwater.text.tokens import Token

CLOSING = frozenset({">", "》", "〉"})
"""Marks that close a name: the letters before them are its own."""


class Particles(NamedTuple):
    """The particles of one language, the longest first, and the words that only seem to end in one."""

    endings: tuple[str, ...]
    exceptions: re.Pattern[str]
    before_cue: dict[str, tuple[str, ...]]
    """Words of citing, and the particles that stand before them only."""
    of_object: tuple[str, ...]
    according: tuple[str, ...]
    names: frozenset[str] = frozenset()
    """Names of places, whose last letters are no particle ("노르웨이")."""


@cache
def particles(language: str | None) -> Particles | None:
    """Return a language's particles; None where it writes none at the end of words."""
    data = table("cues", (language or "en").split("-")[0].lower())
    if data.get("order") != "verb-final":
        return None
    endings = tuple(sorted(data["particles"], key=lambda p: (-len(p), p)))
    of_object, according = tuple(data["object_particles"]), tuple(data["according_particles"])
    before = dict.fromkeys(data["according"], according) | dict.fromkeys(data["citing"], of_object)
    short = (language or "en").split("-")[0].lower()
    names = words("names", "countries", short) | words("names", "cities", short)
    return Particles(endings, re.compile(data["not_topic"]), before, of_object, according, names)


def parted(found: Sequence[Token], of: Particles) -> list[Token]:
    """Return tokens with each particle that ends a noun as a token of its own."""
    out: list[Token] = []
    for i, token in enumerate(found):
        following = found[i + 1].low if i + 1 < len(found) else ""
        cut = _cut(token, following, of)
        if cut:
            at = token.end - cut
            out += [_part(token, 0, at - token.start), _part(token, at - token.start, token.end - token.start)]
        else:
            out.append(token)
    return out


def _cut(token: Token, following: str, of: Particles) -> int:
    """Return how many code points at a word's end are a particle."""
    word = token.text
    if following in of.before_cue:
        return next((len(p) for p in of.before_cue[following] if word.endswith(p) and len(word) > len(p)), 0)
    if of.exceptions.search(word) or following in CLOSING or word.rsplit("-", 1)[-1] in of.names:
        return 0
    return next((len(p) for p in of.endings if word.endswith(p) and len(word) > len(p)), 0)


def _part(token: Token, a: int, b: int) -> Token:
    return Token(token.start + a, token.start + b, token.text[a:b], token.low[a:b])


def is_particle(found: Sequence[Token], i: int, of: Particles) -> bool:
    """Tell whether a token is a particle that stands against the word before it."""
    if (
        i == 0
        or found[i].start != found[i - 1].end
        or found[i].text not in of.endings
        or not (found[i - 1].text[-1].isalnum() or found[i - 1].text in {")", *CLOSING})
    ):
        return False
    # "'X'라는": what stands against a quotation mark is the ending of what is quoted
    return (
        i < 2
        or found[i - 1].start != found[i - 2].end
        or found[i - 2].text[-1].isalnum()
        or found[i - 2].text in "([<《〈"
        or found[i - 1].text in CLOSING
    )
