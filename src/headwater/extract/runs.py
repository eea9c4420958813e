"""Capitalised runs: where a name begins and ends in a tagged sentence."""

from __future__ import annotations

import re
from functools import cache

from headwater.text.nations import nations
from headwater.text.patterns import load
from headwater.text.tagged import Tagged

LONGEST = 24
"""Tokens of the longest name."""
NOT_A_NAME = re.compile(r"\d[.,]\d|^(?:US|A|C|R|NZ|HK|AU|CA)\d|-(?:based|made|born|backed|led|owned|built|wide|style)$")


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of `data/en/names.toml` as a set."""
    return frozenset(load("en", "names")[name])


def runs(of: Tagged) -> list[tuple[int, int]]:
    """Return the token ranges (i, j) of capitalised runs, in order; linking words join what belongs to one name."""
    found, i = [], 0
    while i < len(of.tokens):
        if not starts(of, i) or of.tokens[i].text in listed("not_starts"):
            i += 1
            continue
        j = _end(of, i)
        while j - i > 1 and of.tokens[j - 1].text in listed("days"):
            j -= 1
        found.append((i, j))
        i = j
    return found


def starts(of: Tagged, i: int) -> bool:
    """Tell whether a token can stand in a name: a capital, and not a common word that opens a sentence."""
    token = of.tokens[i]
    if not token.text[0].isupper() or NOT_A_NAME.search(token.text):
        return False
    return (
        of.tags[i] == "P"
        or (of.tags[i] in "NJ" and i > 0 and of.tags[i - 1] != ".")
        or token.text in nations().demonyms
        or token.text in nations().names
    )


def _end(of: Tagged, i: int) -> int:
    j = i + 1
    while j < min(len(of.tokens), i + LONGEST):
        step = _step(of, i, j)
        if step == 0:
            break
        j += step
    return j


def _step(of: Tagged, i: int, j: int) -> int:
    """How many tokens belong to the name at token j: 0 where it ends."""
    token, n = of.tokens[j], len(of.tokens)
    if starts(of, j) or (
        of.tags[j] == "X" and of.tags[j - 1] == "P" and of.tokens[j - 1].end + 1 == token.start and token.text.isdigit() and len(token.text) < 4
    ):
        return 1
    if token.text == "." and abbreviated(of, j) and j + 1 < n and starts(of, j + 1):
        return 2
    if token.low in ("of", "for") and _has(of, i, j, "bodies", "agreements"):
        skip = 2 if j + 2 < n and of.tokens[j + 1].low == "the" else 1
        return skip + 1 if j + skip < n and starts(of, j + skip) and not _nation_only(of, i, j) else 0
    if token.low in ("and", "&") and j + 1 < n and starts(of, j + 1):
        return 2 if _joins(of, i, j) else 0
    if token.low in listed("particles") and token.text.islower() and j + 1 < n and starts(of, j + 1) and not _has(of, i, j, "bodies"):
        return 2
    return 0


def abbreviated(of: Tagged, j: int) -> bool:
    """Tell whether the full stop at token j belongs to an initial or a title ("J.", "Mr.")."""
    before = of.tokens[j - 1]
    return before.end == of.tokens[j].start and (len(before.text) == 1 or before.low in listed("honorifics"))


def _has(of: Tagged, i: int, j: int, *lists: str) -> bool:
    return any(of.tokens[k].text in listed(name) for k in range(i, j) for name in lists)


def _nation_only(of: Tagged, i: int, j: int) -> bool:
    return text_of(of, i, j) in nations().names


def _joins(of: Tagged, i: int, j: int) -> bool:
    """Tell whether "and" stands inside a name: "Ministry of Health and Welfare", "National Security and Defence Council"."""
    if of.tokens[j - 1].text in nations().names or text_of(of, i, j) in nations().names:
        return False
    k = j + 1
    while k < min(len(of.tokens), j + LONGEST) and starts(of, k):
        k += 1
    right_head = of.tokens[k - 1].text in listed("bodies")
    left_linked = any(of.tokens[m].low in ("of", "for") for m in range(i, j))
    if left_linked and _has(of, i, j, "bodies"):
        return not right_head or k - j - 1 == 1
    return right_head and k - j - 1 > 1 and (of.tokens[j - 1].text not in listed("bodies") or of.tokens[j - 1].text in _abstract())


def _abstract() -> frozenset[str]:
    """Heads that also stand inside a longer name: "Security and Defence Council"."""
    return frozenset({"Security", "Intelligence", "Defence", "Defense", "Affairs", "Energy", "Oil", "Media", "Trust", "Rights"})


def text_of(of: Tagged, i: int, j: int) -> str:
    """Return the words of a token range with single spaces."""
    return " ".join(of.tokens[k].text for k in range(i, j))


def demonym_before(of: Tagged, i: int, j: int) -> tuple[int, str] | None:
    """Return where the name goes on after a leading word for a country's people, and that country."""
    for k in range(min(j, i + 3), i, -1):
        code = nations().demonyms.get(text_of(of, i, k))
        if code:
            return k, code
    return None
