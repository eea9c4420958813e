"""Compare two names in Cyrillic letters: in every case that they may stand in, by the stems of their words, their initials and their clippings."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from headwater.link.name_pairs import MAX_TOKENS, QUOTES, is_acronym, is_title, name_lists, pair_names, score_of, split_joined, why
from headwater.text import declined
from headwater.text.lexicon import table
from headwater.text.romanise import romanise

LANGUAGES = ("uk", "ru")


def same_person(a: str, b: str) -> tuple[float, str]:
    """Compare two names in Cyrillic letters in every case that they may stand in; words that are only spelt nearly alike are two names there."""
    best = (0.0, "no word in common in any case")
    for x in declined.readings(a):
        for y in declined.readings(b):
            left, right = _cyrillic_tokens(x), _cyrillic_tokens(y)
            if not left or not right:
                continue
            pairs, alone_left, alone_right = pair_names(left, right, strictly=True)
            score = round(min(score_of(pairs, alone_left, alone_right), 0.99), 3)
            if any(len(p) == 1 for p in alone_left) and any(len(p) == 1 for p in alone_right):
                score *= 0.6
            if score > best[0]:
                best = (score, why(pairs, alone_left, alone_right))
    return best


@lru_cache(maxsize=65536)
def _cyrillic_tokens(name: str) -> tuple[str, ...]:
    """Return a person's name as the keys of its words, without honorifics."""
    found = declined.words(split_joined(name))
    last = len(found) - 1
    return tuple(declined.key(w) for i, w in enumerate(found) if not is_title(romanise(w).replace("'", ""), last=i == last))[:MAX_TOKENS]


def same_body(a: str, b: str) -> tuple[float, str]:
    """Compare two bodies' names in Cyrillic letters by the stems of their words, their initials and words put together from theirs."""
    left, right = _stems(a), _stems(b)
    if not left or not right:
        return 0.0, "no name to compare"
    for short, long in ((a, b), (b, a)):
        bare = declined.words(short)
        if is_acronym(short) and declined.key("".join(bare)) in {declined.key(i) for i in _cyrillic_initials(long)}:
            return 0.85, f"{short} is the acronym of {long}"
        put = declined.clipped(bare[0], declined.words(long)) if bare else 0
        if put and _stems(" ".join(declined.words(long)[put:])) == _stems(" ".join(bare[1:])):
            return 0.85, f"{bare[0]} is put together from {long}"
    common = [x for x in left if x in right]
    alone_left = [x for x in left if x not in common and x not in _own_countries()]
    alone_right = [x for x in right if x not in common and x not in _own_countries()]
    if common and not alone_left and not alone_right and (len(common) > 1 or len(left) == len(right)):
        return 0.93, "the same words in other cases"
    if alone_left and alone_right and common:
        return 0.5, f"without a partner: {' '.join(alone_left + alone_right)}"
    return -1.0, "no word in common"


@cache
def _own_countries() -> frozenset[str]:
    """Return the stems of the countries that a body's name may leave out at home."""
    return frozenset(declined.stem(w) for language in LANGUAGES for w in table("inflected_names", language)["home"])


@lru_cache(maxsize=65536)
def _stems(name: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFKC", name).translate(QUOTES)
    found = [w for w in declined.words(text) if romanise(w) not in name_lists().link and romanise(w) not in name_lists().legal]
    return tuple(sorted(declined.stem(w) for w in found))[:MAX_TOKENS]


def _cyrillic_initials(name: str) -> frozenset[str]:
    """Return the initials of a name's words: all, without small words, without the country."""
    found = declined.words(name)
    large = [w for w in found if len(w) > 2]
    abroad = [w for w in large if declined.stem(w) not in _own_countries()]
    return frozenset(
        i for words in (found, large, abroad, _no_small(found), _no_small(abroad)) if 2 < len(i := "".join(w[0] for w in words).upper()) < 9
    )


def _no_small(words: Sequence[str]) -> list[str]:
    return [w for w in words if len(w) > 2 and w.lower() not in _small()]


@cache
def _small() -> frozenset[str]:
    """Return the words that initials leave out."""
    return frozenset(w for language in LANGUAGES for w in table("inflected_names", language)["small"])
