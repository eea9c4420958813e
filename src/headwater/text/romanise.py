"""Names in other scripts as Latin letters, and skeletons in which the romanisations of one name agree.

Tables are data (`data/romanisation.tsv`). Chinese characters have no table: they stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_HANGUL = 0xAC00
_SYLLABLES = 11172
_UKRAINIAN = frozenset("іїєґ")
_BELARUSIAN = frozenset("ўы")
_SCRIPTS = ("LATIN", "CYRILLIC", "HANGUL", "GREEK", "ARABIC", "HEBREW", "GEORGIAN", "KATAKANA", "HIRAGANA", "CJK")
_ISO_15924 = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "HANGUL": "Hang", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "GEORGIAN": "Geor"}
_ISO_15924 |= {"KATAKANA": "Kana", "HIRAGANA": "Hira", "CJK": "Hani"}
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a"})

# From a romanisation to the skeleton: longest first, one pass each, in this order. Written for names of Slavic, Korean and Arabic origin in
# English, French and German spelling: what a row folds is what two desks spell differently.
_FOLDS: tuple[tuple[str, str], ...] = (
    ("shch", "s"),
    ("schtsch", "s"),
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("kh", "h"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "s"),
    ("cz", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("ph", "f"),
    ("ck", "k"),
    ("gh", "g"),
    ("dj", "j"),
    ("dzh", "j"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("ye", "e"),
    ("ie", "e"),
    ("je", "e"),
    ("yo", "o"),
    ("jo", "o"),
    ("ee", "i"),
    ("eo", "o"),
    ("eu", "u"),
    ("ei", "i"),
    ("ey", "i"),
    ("ai", "i"),
    ("ay", "i"),
)


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    for line in files("headwater.text").joinpath("data/romanisation.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, letter, latin = line.split("\t")
            tables.setdefault(kind, {})[letter] = "" if latin == "-" else latin
    return tables


@lru_cache(maxsize=16384)
def script(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters are in, None where there are no letters."""
    counts: dict[str, int] = {}
    for letter in text[:200]:
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            kind = next((s for s in _SCRIPTS if name.startswith(s)), None)
            if kind:
                counts[kind] = counts.get(kind, 0) + 1
    return _ISO_15924[max(sorted(counts), key=lambda k: counts[k])] if counts else None


@lru_cache(maxsize=65536)
def romanise(text: str, language: str | None = None) -> str:
    """Return the text in lower-case Latin letters without accents; what has no table stays."""
    low = unicodedata.normalize("NFC", text.casefold())
    if low.isascii():
        return low
    tables = _tables()
    letters = _letters(low, language, tables)
    out = "".join(_hangul(c, tables) if 0 <= ord(c) - _HANGUL < _SYLLABLES else _letter(c, letters) for c in low)
    flat = unicodedata.normalize("NFKD", out.translate(_PLAIN))
    return "".join(c for c in flat if not unicodedata.combining(c))


def _letter(letter: str, letters: dict[str, str]) -> str:
    """Return one letter in Latin; one with an accent that the table lacks goes by the letter without it."""
    return letters[letter] if letter in letters else letters.get(unicodedata.normalize("NFD", letter)[0], letter)


def _letters(low: str, language: str | None, tables: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return one table of letters: every script's, the language's own on top."""
    if language is None:
        seen = set(low)
        language = "uk" if seen & _UKRAINIAN and not seen & _BELARUSIAN else None
    key = language if language in tables else ""
    return _merged(key or "")


@cache
def _merged(language: str) -> dict[str, str]:
    tables = _tables()
    merged: dict[str, str] = {}
    for name in ("cyrl", "grek", "arab", "hebr", "geor", "kana"):
        merged |= tables[name]
    # Hiragana stands 0x60 below Katakana, letter by letter.
    merged |= {chr(ord(k) - 0x60): v for k, v in tables["kana"].items() if 0x30A1 <= ord(k) <= 0x30F6}
    return merged | tables.get(language, {})


def _hangul(letter: str, tables: dict[str, dict[str, str]]) -> str:
    """Return one Hangul syllable in Revised Romanisation, syllable by syllable as names are written."""
    code = ord(letter) - _HANGUL
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    return tables["hang-initial"][str(initial)] + tables["hang-vowel"][str(vowel)] + tables["hang-final"][str(final)]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what the romanisations of one word share: Andrii, Andriy, Andrei and Andrij all give "andri"."""
    s = re.sub(r"[^a-z0-9]", "", romanise(word))
    for old, new in _FOLDS:
        s = s.replace(old, new)
    s = s.replace("y", "i").replace("j", "i")
    s = re.sub(r"(.)\1+", r"\1", s)
    return s if len(s) > 1 else re.sub(r"[^a-z0-9]", "", romanise(word))


_FRAME = str.maketrans({"g": "k", "d": "t", "b": "p", "r": "l", "c": "s", "j": "s", "v": "p", "f": "p"})


@lru_cache(maxsize=65536)
def frame(word: str) -> str:
    """Return the consonants of a word in broad classes: a coarser key, on which McCune-Reischauer and Revised Romanisation meet."""
    s = re.sub(r"[^a-z0-9]", "", romanise(word)).replace("ch", "s").replace("kh", "k").replace("sh", "s").replace("j", "s").replace("w", "")
    s = re.sub(r"[aeiouyh]", "", s).translate(_FRAME)
    return re.sub(r"(.)\1+", r"\1", s)


_VOWELS: tuple[tuple[str, str], ...] = (
    *((v, "W") for v in ("weu", "weo", "wo", "we")),
    ("wa", "A"),
    *((v, "O") for v in ("yeo", "eo", "eu", "oo", "ou", "yo", "yu")),
    *((v, "I") for v in ("ui", "ee", "ae", "ai", "ay")),
    ("a", "A"),
    *((v, "O") for v in ("o", "u")),
    *((v, "I") for v in ("e", "i", "y")),
)


@lru_cache(maxsize=16384)
def vowels(word: str) -> str:
    """Return the vowels of a Korean name in three classes and the glide w, in which the romanisations in use agree."""
    s = romanise(word)
    for old, new in _VOWELS:
        s = s.replace(old, new)
    return "".join(c for c in s if c in "AIOW")
