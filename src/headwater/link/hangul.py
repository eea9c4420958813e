"""Compare names where one or both are Korean: people syllable by syllable, foreign people by what is heard, bodies by what their names mean."""

from __future__ import annotations

import re

from headwater.link import gloss
from headwater.link.name_pairs import MAX_TOKENS, QUOTES, is_acronym, name_lists
from headwater.text.korean_names import one_name, spells
from headwater.text.romanise import romanise, script

Found = tuple[float, str]
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def same_person(a: str, b: str) -> Found | None:
    """Return how likely two names of people are one, and why; None where neither is surely Korean or in Hangul."""
    same = one_name(a, b, name_lists().honorific)
    if same is not None:
        return (0.95, "one Korean name, syllable by syllable") if same else (0.3, "two Korean names that differ in a syllable")
    return (0.85, "one name, as Hangul writes it and in Latin letters") if _heard_as(a, b) else None


def _heard_as(a: str, b: str) -> bool:
    """Tell whether a foreign name in Hangul is the other in Latin letters, word by word."""
    if script(a) != "Hang":
        a, b = b, a
    if script(a) != "Hang" or script(b) != "Latn":
        return False
    titles = name_lists().honorific
    left, right = ([w for w in WORD.findall(x.translate(QUOTES)) if romanise(w) not in titles] for x in (a, b))
    return 1 < len(left) == len(right) <= MAX_TOKENS and all(spells(x, y) for x, y in zip(left, right, strict=True))


def same_body(a: str, b: str, left: tuple[str, ...], right: tuple[str, ...]) -> Found | None:
    """Compare a body's name in Hangul with one in Latin letters (`left` and `right` are their words); None for any other two."""
    scripts = script(a), script(b)
    if sorted(map(str, scripts)) != ["Hang", "Latn"]:
        return None
    known = gloss.listed(a), gloss.listed(b)
    if all(known):
        return (0.95, f"both are names of {known[0]}") if known[0] == known[1] else (0.2, f"{known[0]} and {known[1]} are two bodies")
    hangul, latin, words = (a, b, right) if scripts[0] == "Hang" else (b, a, left)
    if is_acronym(latin) and gloss.stands_for(latin, hangul):
        return 0.85, f"{latin} is the acronym of what {hangul} means"
    if gloss.one_body(hangul, words):
        return 0.9, f"{latin} renders {hangul} word by word"
    return None
