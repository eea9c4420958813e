"""Compare two names of people or bodies, across scripts and spellings: a score with its reason.

A name is a bag of tokens. Tokens are paired by how alike they are (spelt the same, the same skeleton, one given name in two languages, initials,
a slip of the pen); a token that finds no partner on one side only (a patronymic) costs little, on both sides (another surname) much.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from headwater.link import cyrillic, hangul
from headwater.link.name_pairs import (
    _AFTER,
    MAX_TOKENS,
    QUOTES,
    Pairing,
    given_rows,
    is_acronym,
    is_title,
    name_lists,
    pair_names,
    pair_tokens,
    same_given,
    score_of,
    slip,
    split_joined,
    why,
)
from headwater.text import declined
from headwater.text.romanise import romanise, script, skeleton

__all__ = [
    "LIKELY",
    "Pairing",
    "acronyms",
    "body_tokens",
    "ends_in_title",
    "is_acronym",
    "pair_names",
    "pair_tokens",
    "person_tokens",
    "same_given",
    "same_name",
    "slip",
]

LIKELY = 0.7
"""From this score on two names are taken for one; the benchmark's best threshold on its development half."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}")

_PEOPLE = frozenset({"person", "unnamed"})


@cache
def _forms() -> tuple[str, ...]:
    """Return legal forms, the longest first."""
    return tuple(sorted(name_lists().legal, key=lambda f: (-len(f), f)))


@lru_cache(maxsize=65536)
def person_tokens(name: str) -> tuple[str, ...]:
    """Return a person's name as Latin tokens, given names first, without honorifics."""
    text = unicodedata.normalize("NFKC", name).translate(QUOTES)
    surname, comma, given = text.partition(",")
    if comma and given.strip():
        text = f"{given} {surname}"
    if script(text) == "Hang" and " " not in text.strip() and 2 < len(text.strip()) < 5:
        text = f"{text.strip()[:1]} {text.strip()[1:]}"
    found = _WORD.findall(split_joined(text))
    tokens = [t.replace("'", "") for t in (romanise(w) for w in found) if t]
    last = len(tokens) - 1
    kept = [t for i, t in enumerate(tokens) if t and not is_title(t, last=i == last) and t not in tokens[:i]]
    return tuple((kept or tokens)[:MAX_TOKENS])


def ends_in_title(name: str) -> bool:
    """Tell whether a name closes with a title: "Redland Sen" is whoever comes next."""
    last = name.replace(".", " ").split()[-1:]
    return bool(last) and len(last[0]) > 2 and romanise(last[0]) in name_lists().honorific and romanise(last[0]) not in _AFTER


@lru_cache(maxsize=65536)
def body_tokens(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a body's name as Latin tokens, and the legal forms that were taken out of it."""
    text = unicodedata.normalize("NFKC", name).translate(QUOTES).replace("&", " and ")
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", text)
    low = " ".join(t.replace("'", "") for t in _WORD.findall(romanise(text)))
    words, legal = name_lists(), []
    for form in _forms():
        padded = f" {low} "
        if form in low and f" {form} " in padded:
            legal.append(words.legal[form])
            low = padded.replace(f" {form} ", " ").strip()
    tokens = [words.number.get(t, words.short.get(t, t)) for t in low.split()]
    flat = " ".join(tokens).split()
    kept = [t for t in flat if t not in words.link]
    return tuple((kept or flat)[:MAX_TOKENS]), tuple(sorted(set(legal)))


@lru_cache(maxsize=65536)
def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms that a body's name may have: its initials with and without its small words."""
    words = [w for w in _WORD.findall(romanise(name.translate(QUOTES))) if w]
    with_all = "".join(w[0] for w in words)
    without = "".join(w[0] for w in words if w not in name_lists().link)
    return frozenset(a for a in (with_all, without) if 2 < len(a) < 9)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str, kind: str = "person") -> tuple[float, str]:
    """Return how likely two names are of one person or body, 0 to 1, and why."""
    if a == b:
        return 1.0, "the same words"
    if kind not in _PEOPLE:
        return _same_body(a, b)
    if declined.cyrillic(a) and declined.cyrillic(b):
        return cyrillic.same_person(a, b)
    if declined.cyrillic(a) or declined.cyrillic(b):
        return max((_same_person(x, y) for x in declined.sounded(a) for y in declined.sounded(b)), key=lambda found: found[0])
    return _same_person(a, b)


def _same_person(a: str, b: str) -> tuple[float, str]:
    left, right = person_tokens(a), person_tokens(b)
    if not left or not right:
        return 0.0, "no name to compare"
    if "".join(left) == "".join(right):
        return 0.98, "the same letters"
    if (found := hangul.same_person(a, b)) is not None:
        return found
    pairs, alone_left, alone_right = pair_names(left, right)
    score = score_of(pairs, alone_left, alone_right)
    if pairs and not alone_left and not alone_right and _turned(left, right, pairs):
        score *= 0.6
    whole = slip("".join(left), "".join(right))
    if whole >= 0.85 and len("".join(left)) > 7:
        score = max(score, whole * 0.9)
    return round(min(score, 0.99), 3), why(pairs, alone_left, alone_right)


def _turned(left: tuple[str, ...], right: tuple[str, ...], pairs: list[Pairing]) -> bool:
    """Tell whether two given names of one name change places with no comma: Hans Friedrich is not Friedrich Hans."""
    if len(left) != 2 or len(right) != 2 or not all(p.score == 1 for p in pairs):
        return False
    known = given_rows()
    return left == right[::-1] and all(skeleton(t) in known for t in left)


def _same_body(a: str, b: str) -> tuple[float, str]:
    if declined.cyrillic(a) and declined.cyrillic(b):
        found = cyrillic.same_body(a, b)
        if found[0] >= 0:
            return found
    for short, long in ((a, b), (b, a)):
        bare = romanise(short.replace(".", "").strip())
        if is_acronym(short) and not is_acronym(long) and bare in acronyms(long):
            return 0.85, f"{short} is the acronym of {long}"
    left, left_form = body_tokens(a)
    right, right_form = body_tokens(b)
    if (rendered := hangul.same_body(a, b, left, right)) is not None:
        return rendered
    if not left or not right:
        return 0.0, "no name to compare"
    forms = 0.97 if left_form and right_form and left_form != right_form else 1.0
    if "".join(left) == "".join(right):
        return 0.98 * forms, "the same words apart from marks and legal form"
    if sorted(left) == sorted(right):
        return 0.95 * forms, "the same words in another order"
    pairs, alone_left, alone_right = pair_names(left, right)
    whole = slip(" ".join(left), " ".join(right))
    score = max(score_of(pairs, alone_left, alone_right), whole * 0.9 if whole >= 0.85 else 0.0)
    if alone_left and alone_right:
        score *= 0.8
    elif alone_left or alone_right:
        score *= 0.85
    return round(min(score * forms, 0.99), 3), why(pairs, alone_left, alone_right)
