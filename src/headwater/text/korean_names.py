"""Korean names of people in Hangul and in the romanisations in use, compared syllable by syllable (data/hangul_readings.tsv)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from headwater.text.romanise import frame, romanise, vowels

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"kkknnntlkmlllplmppttŋttktpt")
FIRST, LAST = 0xAC00, 0xD7A3
MOST_SYLLABLES = 3
LONGEST = 24
"""Letters of the longest given name that is read."""
MOST_READINGS = 64


class Syllable(NamedTuple):
    """What a syllable may be: its initials, vowels and finals."""

    initials: frozenset[str]
    vowels: frozenset[str]
    finals: frozenset[str]


Reading = tuple[Syllable, ...]


class Name(NamedTuple):
    """One way to read a name: its surname as written, what its given name may be, and whether it is surely Korean."""

    surname: str
    given: tuple[Reading, ...]
    sure: bool


@cache
def _table(kind: str) -> dict[str, frozenset[str]]:
    rows = files("headwater.text").joinpath("data", "hangul_readings.tsv").read_text("utf-8").splitlines()
    parts = [r.split("\t") for r in rows if r.startswith(f"{kind}\t")]
    whole = (lambda v: frozenset({"" if v == "-" else v})) if kind == "final" else frozenset
    return {"" if letters == "-" else letters: whole(values) for _, letters, values in parts}


@cache
def doubles() -> frozenset[str]:
    """Return the surnames of two syllables."""
    return frozenset(" ".join(_table("double")).split())


@cache
def _surnames() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    lines = files("headwater.text").joinpath("data", "korean_surnames.tsv").read_text("utf-8").splitlines()
    for n, line in enumerate(r for r in lines if r and not r.startswith("#")):
        for name in line.split():
            rows.setdefault(name.replace("'", ""), set()).add(n)
    return {k: frozenset(v) for k, v in rows.items()}


def is_hangul(text: str) -> bool:
    """Tell whether a word is written in syllables of Hangul alone."""
    return bool(text) and all(FIRST <= ord(c) <= LAST for c in text)


@lru_cache(maxsize=16384)
def readings(word: str) -> tuple[Reading, ...]:
    """Return what a word may be, syllable by syllable; empty where it is no Korean word."""
    if is_hangul(word):
        return (tuple(_of_hangul(c) for c in word),) if len(word) <= MOST_SYLLABLES else ()
    latin = re.sub(r"[^a-z]", "", romanise(word))
    if not latin or len(latin) > LONGEST:
        return ()
    return tuple(_segmented(latin, 0, MOST_SYLLABLES))[:MOST_READINGS]


def _of_hangul(letter: str) -> Syllable:
    code = ord(letter) - FIRST
    return Syllable(frozenset(INITIALS[code // 588]), frozenset(VOWELS[code % 588 // 28]), frozenset({FINALS[code % 28]}))


def _segmented(word: str, at: int, most: int) -> list[Reading]:
    if at == len(word):
        return [()]
    if most == 0:
        return []
    found: list[Reading] = []
    initials, vowels, finals = _table("initial"), _table("vowel"), _table("final")
    for i in (0, 1, 2):
        if word[at : at + i] not in initials or at + i > len(word):
            continue
        for v in (3, 2, 1):
            if word[at + i : at + i + v] not in vowels or at + i + v > len(word):
                continue
            for f in (0, 1, 2):
                stop = at + i + v + f
                if stop > len(word) or word[stop - f : stop] not in finals or (f and not word[stop - f : stop]):
                    continue
                syllable = Syllable(initials[word[at : at + i]], vowels[word[at + i : at + i + v]], finals[word[stop - f : stop]])
                found += [(syllable, *rest) for rest in _segmented(word, stop, most - 1)]
                if len(found) >= MOST_READINGS:
                    return found
    return found


@lru_cache(maxsize=16384)
def names(name: str, drop: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Return the ways to read a name as surname and given name, either first; `drop` are titles, romanised."""
    words = [w for w in re.split(r"[\s,]+", re.sub(r"[’'`.ʼ]", "", name)) if w]
    kept = [w for w in words if "-" in w or romanise(w) not in drop] if len(words) > 1 else words
    if any(is_hangul(w) for w in kept):
        return _hangul_names(kept)
    if not 2 <= len(kept) <= 4:
        return ()
    found = [_latin_name(kept[0], kept[1:]), _latin_name(kept[-1], kept[:-1])]
    return tuple(n for n in found if n is not None)


def _hangul_names(words: list[str]) -> tuple[Name, ...]:
    whole = "".join(words)
    spaced = len(words) == 2 and len(words[0]) <= 2 and len(words[1]) <= 2 and (len(words[0]) == 1 or words[0] in doubles())
    if not is_hangul(whole) or not (len(words) == 1 or spaced) or not 2 <= len(whole) <= 4:
        return ()
    found = []
    for width in (1, 2):
        surname, given = whole[:width], whole[width:]
        known = romanise(surname) in _surnames() if width == 1 else surname in doubles()
        if known and given and (sounds := readings(given)):
            found.append(Name(surname, sounds, sure=True))
    return tuple(found)


def _latin_name(surname: str, given: list[str]) -> Name | None:
    low = re.sub(r"[^a-z]", "", romanise(surname))
    if low not in _surnames() and not any(_alike(readings(low), readings(d)) for d in doubles()):
        return None
    parts = [p for w in given for p in w.split("-") if p]
    if not 1 <= len(parts) <= MOST_SYLLABLES or not all(p.isalpha() for p in parts):
        return None
    sounds: list[Reading] = [()]
    for part in parts:
        own = readings(part)
        if len(parts) > 1:
            own = tuple(r for r in own if len(r) == 1) or own
        sounds = [(*a, *b) for a in sounds for b in own if len(a) + len(b) <= MOST_SYLLABLES][:MOST_READINGS]
    return Name(low, tuple(sounds), sure=len(parts) == 2 and any(len(s) == 2 for s in sounds)) if sounds else None


def _alike(left: tuple[Reading, ...], right: tuple[Reading, ...]) -> bool:
    return any(
        len(a) == len(b) and all(x.initials & y.initials and x.vowels & y.vowels and x.finals & y.finals for x, y in zip(a, b, strict=True))
        for a in left
        for b in right
    )


def _same_surname(a: str, b: str) -> bool:
    known = _surnames()
    x, y = known.get(romanise(a), frozenset()), known.get(romanise(b), frozenset())
    return bool(x & y) if x and y else _alike(readings(a), readings(b))


@lru_cache(maxsize=65536)
def one_name(a: str, b: str, drop: frozenset[str] = frozenset()) -> bool | None:
    """Tell whether two names are one Korean name; None where either may be none."""
    left, right = names(a, drop), names(b, drop)
    if not left or not right:
        return None
    if any(_same_surname(x.surname, y.surname) and _alike(x.given, y.given) for x in left for y in right):
        return True
    return False if all(any(n.sure for n in side) for side in (left, right)) else None


@lru_cache(maxsize=16384)
def spells(hangul: str, latin: str) -> bool:
    """Tell whether a Latin word spells a word in Hangul: syllable by syllable, or as a foreign name is heard."""
    if _alike(readings(hangul), readings(latin)):
        return True
    known = heard(romanise(hangul))
    sounded = _sounded(latin)
    # an r behind a vowel is written in some languages' names and not in others'
    said = {heard(sounded), heard(_SILENT.sub("", sounded))}
    return known in said and (len(known) > 1 or (len(known) == 1 and vowels(hangul) == vowels(sounded)))


def _sounded(latin: str) -> str:
    """Return a foreign word with its letters as Hangul writes their sounds: c as k or s, x as ks."""
    low = re.sub(r"[^a-z]", "", romanise(latin))
    for pattern, sound in _SOUNDS:
        low = pattern.sub(sound, low)
    return low


_SILENT = re.compile(r"(?<=[aeiou])r(?=[^aeiou]|$)")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"c(?=[eiy])", "s"),
        (r"(?:ck|cch|q|c(?!h))", "k"),
        (r"x", "ks"),
        (r"ph", "p"),
        (r"(?:eau|eaux|ault)$", "o"),
    )
)


def heard(word: str) -> str:
    """Return the consonants of a word in the classes that Hangul tells apart; what stands at the end may be silent."""
    return re.sub(r"(.)\1+", r"\1", frame(word))
