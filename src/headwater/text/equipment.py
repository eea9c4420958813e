"""Find equipment in tagged words: noun phrases whose head is a piece of equipment, and model names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from headwater.model import noun
from headwater.text.patterns import load
from headwater.text.tagged import Tagged

_MONEY = re.compile(r"(?:US|A|C|R|NZ|HK|S|AU|CA|EUR|GBP|USD)\d")
"""What is left of a sum of money where its sign stands apart: $US500."""


@noun
class Piece:
    """A piece of equipment: tokens i to j (not included), its head token, the proper names before the head as (k, l); `general`: as any other."""

    i: int
    j: int
    head: int
    proper: tuple[int, int] | None
    general: bool


@cache
def heads() -> frozenset[str]:
    """Return the head nouns of one word, singular and plural."""
    found = {h for h in load("en", "equipment")["heads"] if " " not in h}
    return frozenset(found | {h + "s" for h in found} | {h[:-1] + "ies" for h in found if h.endswith("y")})


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Return the last two words of the heads that have several, singular and plural."""
    found = {tuple(h.split()[-2:]) for h in load("en", "equipment")["heads"] if " " in h}
    return frozenset({(a, b) for a, b in found} | {(a, b + "s") for a, b in found})


@cache
def _ends() -> frozenset[str]:
    """Return the words that a head ends with."""
    return heads() | {last for _, last in _pairs()}


def _is_head(of: Tagged, k: int) -> bool:
    low = of.tokens[k].low
    return low in heads() or (k > 0 and (of.tokens[k - 1].low, low) in _pairs())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("en", "equipment")[name])


@cache
def _model() -> re.Pattern[str]:
    return re.compile(load("en", "equipment")["name_before"])


def find_equipment(of: Tagged) -> Iterator[Piece]:
    """Yield the pieces of equipment in order: an equipment noun that is not itself a modifier, with what stands before it."""
    ends, model = _ends(), _model()
    for k, token in enumerate(of.tokens):
        if token.low not in ends or not _is_head(of, k) or _is_modifier(of, k) or of.tags[k] not in "NPVZ":
            called = token.text[0].isupper() and model.fullmatch(token.text) and not _MONEY.match(token.text)
            if called and of.tags[k] in "PXN" and not _is_modifier(of, k):
                yield Piece(i=k, j=k + 1, head=k, proper=(k, k + 1), general=False)
            continue
        i = k
        while i > 0 and _belongs(of, i - 1):
            i -= 1
        names = [n for n in range(i, k) if of.tags[n] == "P" and not of.tokens[n].text.isupper()]
        single = token.low.removesuffix("s")
        bare = i == k or (single in _words("general") and not names)
        yield Piece(i=i, j=k + 1, head=k, proper=(names[0], names[-1] + 1) if names else None, general=bare)


def _is_modifier(of: Tagged, k: int) -> bool:
    """Tell whether the noun modifies the next one ("drone pilots")."""
    following = k + 1
    if following >= len(of.tokens) or of.tags[following] not in "NP":
        return False
    return of.tokens[following].low not in {"-", "—"} and (of.tokens[following].low not in heads() or not of.tokens[following].text[0].isupper())


def _belongs(of: Tagged, k: int) -> bool:
    token, letter = of.tokens[k], of.tags[k]
    if letter == "C":
        # "strike and combat drones": two kinds that share their head
        return token.low == "and" and k > 0 and of.tags[k - 1] == "N" and of.tags[k + 1] == "N" and of.tokens[k - 1].low not in heads()
    made = "-" in token.text and token.low.rsplit("-", 1)[1] in _words("made")
    return letter in "NPJ" and not made and token.low not in _words("outside") and not token.text[0].isdigit()
