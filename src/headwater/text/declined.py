"""Names as Ukrainian and Russian decline them: which nominatives a form may stand for, and keys on which all cases of one word agree.

"Ореста Лужняка", "Орестом Лужняком" and "Орест Лужняк" are one name. All words of a name stand in one case and one gender, so a name has few
readings: "Анна Корсакова" is no case of "Анна Корсаков".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from headwater.model import noun
from headwater.text.lexicon import table

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
OTHERS = re.compile(r"[ЀЂЃЅЈ-ЏѐђѓѕјљњћќѝўџѠ-ҏҒ-ӿ]")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
MAX_WORDS = 6
MAX_FORMS = 24
SHORTEST = 1
"""What is left of a word without its ending has at least so many letters: Льва."""
SHORTEST_PLACE = 2
"""The same of a place: Helu."""

# The letters in which Ukrainian and Russian spell one name differently, and marks that are often left out.
KEY = str.maketrans({"ы": "и", "і": "и", "ї": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ь": "", "ъ": "", "'": "", "’": "", "ʼ": ""})
UNCHANGED = {"m": frozenset("оеиіуюэєы"), "f": frozenset("бвгґджзклмнпрстфхцчшщьйоеиіуюэє")}
"""The last letters of words that stay as they are in every case: men's names in a vowel, women's in a consonant."""


@noun
class Ending:
    """An ending of one gender and case, and what the nominative has in its place."""

    gender: str
    case: str
    written: str
    bare: tuple[str, ...]


def cyrillic(name: str) -> bool:
    """Tell whether a name has Cyrillic letters, and only such as Ukrainian and Russian have: Serbian and Kazakh decline in other ways."""
    return CYRILLIC.search(name) is not None and OTHERS.search(name) is None


@cache
def _endings() -> dict[tuple[str, str], tuple[Ending, ...]]:
    found: dict[tuple[str, str], list[Ending]] = {}
    for line in files("headwater.text").joinpath("data", "name_cases.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, case, written, bare = line.split("\t")
            found.setdefault((gender, case), []).append(
                Ending(gender=gender, case=case, written=written, bare=tuple("" if b == "-" else b for b in bare.split()))
            )
    return {k: tuple(v) for k, v in found.items()}


@cache
def _stem_endings() -> tuple[str, ...]:
    """Return the endings that any word of a body's name may have, the longest first."""
    listed = _endings()["*", "any"]
    return tuple(sorted((e.written for e in listed), key=lambda e: (-len(e), e)))


AS_H = str.maketrans({"г": "h", "Г": "H"})


@lru_cache(maxsize=65536)
def readings(name: str) -> tuple[str, ...]:
    """Return the nominatives that a name may stand for, itself first."""
    parts = re.split(r"(\s+|-)", name.strip())
    if not cyrillic(name) or len(parts) > 2 * MAX_WORDS:
        return (name,)
    found = [name]
    for (gender, _), endings in sorted(_endings().items()):
        if gender not in UNCHANGED:
            continue
        forms = [""]
        for part in parts:
            options = (part,) if not WORD.fullmatch(part) else _nominatives(part, gender, endings)
            forms = [f + o for f in forms for o in options][:MAX_FORMS]
        found += forms
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def sounded(name: str) -> tuple[str, ...]:
    """Return the same nominatives as they may sound: Г is g in Russian and h in Ukrainian, and few names show which of the two they are."""
    found = readings(name)
    return tuple(dict.fromkeys((*found, *(r.translate(AS_H) for r in found))))


def _nominatives(word: str, gender: str, endings: tuple[Ending, ...]) -> tuple[str, ...]:
    """Return what a word may be in the nominative, if it stands in one case; nothing where it cannot."""
    low = word.lower()
    if low[-1] in UNCHANGED[gender] and not any(low.endswith(e.written) for e in endings):
        return (word,)
    found = [word] if low[-1] in UNCHANGED[gender] else []
    for e in endings:
        if low.endswith(e.written) and len(low) - len(e.written) >= SHORTEST and not (e.written == "я" and low.endswith("ья")):
            found += [word[: -len(e.written)] + bare for bare in e.bare]
    return tuple(found)


@lru_cache(maxsize=8192)
def place_readings(name: str, language: str) -> tuple[str, ...]:
    """Return what a place's name may be in the nominative, itself first, by the endings of a language's places (text/data/LANGUAGE/names.toml)."""
    found = [name]
    for written, bare in table("names", language).get("place_endings", ()):
        if name.endswith(written) and len(name) - len(written) >= SHORTEST_PLACE:
            found.append(name[: len(name) - len(written)] + bare)
    return tuple(dict.fromkeys(found))


def key(word: str) -> str:
    """Return a word as both languages spell it: "Мартинчук" and "Мартынчук" are one; doubled letters count once."""
    low = word.lower()
    return re.sub(r"(.)\1+", r"\1", low.translate(KEY).replace("й", "и"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its ending: all cases of "Червоний" give one stem."""
    low = word.lower()
    for ending in _stem_endings():
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return key(low[: -len(ending)])
    return key(low)


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as written."""
    return tuple(WORD.findall(name))


def clipped(short: str, long: tuple[str, ...]) -> int:
    """Return how many words a word like "Мінʼюст", "Госдума", "Еврокомиссия" is put together from, 0 where it is not."""
    low = re.sub(r"['’ʼ-]", "", short.lower())
    for used, word in enumerate(long[:4], 1):
        whole = word.lower()
        same = next((n for n, (a, b) in enumerate(zip(low, whole, strict=False)) if a != b), min(len(low), len(whole)))
        if same < 3:
            return 0
        if used > 1 and same >= 4 and low[same:] == "о":
            return used
        if used > 1 and (same == len(low) or (len(low) - same <= 3 and same >= 4 and stem(low) == stem(whole))):
            return used
        # a vowel may join the parts: "Центр-о-банк"
        low = low[same:].removeprefix("о")
    return 0
