"""Compare two names of people or bodies, across scripts and spellings: a score with its reason.

A name is a bag of tokens. Tokens are paired by how alike they are (spelt the same, the same skeleton, one given name in two languages, initials,
a slip of the pen); a token that finds no partner on one side only (a patronymic) costs little, on both sides (another surname) much.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from headwater.model import noun
from headwater.text.romanise import frame, romanise, script, skeleton, vowels

LIKELY = 0.7
"""From this score on two names are taken for one; the benchmark's best threshold on its development half."""

MAX_TOKENS = 12

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}")
_QUOTES = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "ʹ": "", "ʺ": "", "“": " ", "”": " ", "«": " ", "»": " ", '"': " "})
_AFTER = frozenset(
    {"iii", "phd", "obe", "cbe", "esq", "king", "pope", "prince", "marshal", "major", "lord", "dame", "general", "gen", "queen", "father", "sheikh"}
)
"""Words that are honorifics, and surnames or endings of names too."""
_PEOPLE = frozenset({"person", "unnamed"})


@noun
class _Words:
    """The word lists of names, as data/name_words.tsv has them."""

    honorific: frozenset[str]
    particle: frozenset[str]
    link: frozenset[str]
    legal: dict[str, str]
    number: dict[str, str]
    short: dict[str, str]


@noun
class Pairing:
    """Two tokens taken for one, how alike they are, and in what way."""

    left: str
    right: str
    score: float
    how: str


def _rows(name: str) -> list[list[str]]:
    text = files("headwater.text").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _words() -> _Words:
    flat: dict[str, set[str]] = {"honorific": set(), "particle": set(), "link": set()}
    mapped: dict[str, dict[str, str]] = {"legal": {}, "number": {}, "short": {}}
    for kind, words in _rows("name_words.tsv"):
        if kind in flat:
            flat[kind] |= {romanise(w) for w in words.split()}
        else:
            head, _, forms = words.partition("=")
            mapped[kind] |= {romanise(w).replace("_", " "): head.replace("_", " ") for w in forms.split()}
    return _Words(
        honorific=frozenset(flat["honorific"]),
        particle=frozenset(flat["particle"]),
        link=frozenset(flat["link"]),
        legal=mapped["legal"],
        number=mapped["number"],
        short=mapped["short"],
    )


@cache
def _forms() -> tuple[str, ...]:
    """Return legal forms, the longest first."""
    return tuple(sorted(_words().legal, key=lambda f: (-len(f), f)))


@cache
def _given() -> dict[str, frozenset[int]]:
    """Return which rows of equivalent given names a skeleton stands in."""
    rows: dict[str, set[int]] = {}
    for n, (line,) in enumerate(_rows("given_names.tsv")):
        for name in line.split():
            rows.setdefault(skeleton(name), set()).add(n)
    return {k: frozenset(v) for k, v in rows.items()}


def same_given(a: str, b: str) -> bool:
    """Tell whether two given names are one name, in two spellings or two languages."""
    x, y = skeleton(a), skeleton(b)
    return (x == y and bool(x)) or bool(_given().get(x, frozenset()) & _given().get(y, frozenset()))


@lru_cache(maxsize=65536)
def person_tokens(name: str) -> tuple[str, ...]:
    """Return a person's name as Latin tokens, given names first, without honorifics."""
    text = unicodedata.normalize("NFKC", name).translate(_QUOTES)
    surname, comma, given = text.partition(",")
    if comma and given.strip():
        text = f"{given} {surname}"
    if script(text) == "Hang" and " " not in text.strip() and 2 < len(text.strip()) < 5:
        text = f"{text.strip()[:1]} {text.strip()[1:]}"
    found = _WORD.findall(_split_joined(text))
    tokens = [t.replace("'", "") for t in (romanise(w) for w in found) if t]
    last = len(tokens) - 1
    kept = [t for i, t in enumerate(tokens) if t and not _title(t, last=i == last) and t not in tokens[:i]]
    return tuple((kept or tokens)[:MAX_TOKENS])


def _title(token: str, *, last: bool) -> bool:
    """Tell whether a word of a person's name is a title; the last one is a surname, if it can be one."""
    return token in _words().honorific and not (last and token in _AFTER)


@cache
def _surnames() -> dict[str, frozenset[int]]:
    """Return which Korean surnames a romanisation may stand for."""
    rows: dict[str, set[int]] = {}
    for n, (line,) in enumerate(_rows("korean_surnames.tsv")):
        for name in line.split():
            rows.setdefault(name.replace("'", ""), set()).add(n)
    return {k: frozenset(v) for k, v in rows.items()}


def korean(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two names with the surname first are one Korean name in two romanisations: Lee Seong-kweun, Ri Song-gwon."""
    known = _surnames()
    if not known.get(left[0], frozenset()) & known.get(right[0], frozenset()) or any(len(t) == 1 for t in (*left[1:], *right[1:])):
        return False
    x, y = "".join(left[1:]), "".join(right[1:])
    return frame(x) == frame(y) and len(frame(x)) > 1 and vowels(x) == vowels(y)


def ends_in_title(name: str) -> bool:
    """Tell whether a name closes with a title: "Redland Sen" is whoever comes next."""
    last = name.replace(".", " ").split()[-1:]
    return bool(last) and len(last[0]) > 2 and romanise(last[0]) in _words().honorific and romanise(last[0]) not in _AFTER


def _split_joined(text: str) -> str:
    """Split "IvanPetrov" where a capital follows a small letter."""
    return re.sub(r"(?<=[a-zа-яёіїє]{2})(?=[A-ZА-ЯЁІЇЄ][a-zа-яёіїє]{2})", " ", text)


@lru_cache(maxsize=65536)
def body_tokens(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a body's name as Latin tokens, and the legal forms that were taken out of it."""
    text = unicodedata.normalize("NFKC", name).translate(_QUOTES).replace("&", " and ")
    text = _DOTTED.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + " ", text)
    low = " ".join(t.replace("'", "") for t in _WORD.findall(romanise(text)))
    words, legal = _words(), []
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
    words = [w for w in _WORD.findall(romanise(name.translate(_QUOTES))) if w]
    with_all = "".join(w[0] for w in words)
    without = "".join(w[0] for w in words if w not in _words().link)
    return frozenset(a for a in (with_all, without) if 2 < len(a) < 9)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: capitals alone, dots allowed."""
    bare = name.replace(".", "").strip()
    return 1 < len(bare) < 9 and bare.isupper() and bare.isalpha()


@lru_cache(maxsize=65536)
def same_name(a: str, b: str, kind: str = "person") -> tuple[float, str]:
    """Return how likely two names are of one person or body, 0 to 1, and why."""
    if a == b:
        return 1.0, "the same words"
    return _same_person(a, b) if kind in _PEOPLE else _same_body(a, b)


def _same_person(a: str, b: str) -> tuple[float, str]:
    left, right = person_tokens(a), person_tokens(b)
    if not left or not right:
        return 0.0, "no name to compare"
    if "".join(left) == "".join(right):
        return 0.98, "the same letters"
    if min(len(left), len(right)) > 1 and korean(left, right):
        return 0.9, "one Korean name, two romanisations"
    pairs, alone_left, alone_right = pair_names(left, right)
    score = _score(pairs, alone_left, alone_right)
    if pairs and not alone_left and not alone_right and _turned(left, right, pairs):
        score *= 0.6
    whole = slip("".join(left), "".join(right))
    if whole >= 0.85 and len("".join(left)) > 7:
        score = max(score, whole * 0.9)
    return round(min(score, 0.99), 3), _why(pairs, alone_left, alone_right)


def _turned(left: tuple[str, ...], right: tuple[str, ...], pairs: list[Pairing]) -> bool:
    """Tell whether two given names of one name change places with no comma: Hans Friedrich is not Friedrich Hans."""
    if len(left) != 2 or len(right) != 2 or not all(p.score == 1 for p in pairs):
        return False
    known = _given()
    return left == right[::-1] and all(skeleton(t) in known for t in left)


def pair_names(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[Pairing], list[str], list[str]]:
    """Pair tokens best first, with what is left over on either side; ties by position."""
    ranked = sorted(
        ((p, abs(i - j), i, j) for i, x in enumerate(left) for j, y in enumerate(right) if (p := pair_tokens(x, y)).score > 0),
        key=lambda r: (-r[0].score, r[1], r[2] + r[3], r[2]),
    )
    pairs: list[Pairing] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    for p, _, i, j in ranked:
        if i not in used_left and j not in used_right:
            pairs.append(p)
            used_left.add(i)
            used_right.add(j)
    return pairs, [t for i, t in enumerate(left) if i not in used_left], [t for j, t in enumerate(right) if j not in used_right]


@lru_cache(maxsize=262144)
def pair_tokens(x: str, y: str) -> Pairing:
    """Return how alike two tokens are, 0 where they are not."""
    score, how = _alike(x, y)
    return Pairing(left=x, right=y, score=score, how=how)


def _alike(x: str, y: str) -> tuple[float, str]:
    if x == y:
        return 1.0, "the same"
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if len(short) == 1:
        return (0.7, "an initial") if long.startswith(short) else (0.0, "")
    if skeleton(x) and skeleton(x) == skeleton(y):
        return 0.97, "one name, two spellings"
    if same_given(x, y):
        return 0.9, "one given name, two forms"
    if len(short) > 2 and frame(x) == frame(y) and len(frame(x)) > 1 and slip(skeleton(x), skeleton(y)) >= 0.5:
        return 0.86, "one name, two romanisations"
    near = max(slip(x, y), slip(skeleton(x), skeleton(y)))
    if len(short) > 2 and near >= 0.7 and (short + long).isascii():
        return 0.9 * near, "spelt nearly alike"
    return 0.0, ""


def slip(x: str, y: str) -> float:
    """Return how alike two words are by the slips of the pen between them, 0 to 1."""
    return float(OSA.normalized_similarity(x, y))


def _weight(token: str) -> float:
    if token in _words().particle:
        return 0.25
    return 0.5 if len(token) == 1 else min(len(token), 6) / 4


def _score(pairs: list[Pairing], alone_left: list[str], alone_right: list[str]) -> float:
    if not pairs:
        return 0.0
    agree = sum(p.score * (_weight(p.left) + _weight(p.right)) / 2 for p in pairs)
    total = sum((_weight(p.left) + _weight(p.right)) / 2 for p in pairs)
    less, more = sorted((sum(map(_weight, alone_left)), sum(map(_weight, alone_right))))
    # What is left over on both sides speaks against; on one side it is a name left out.
    return agree / (total + 1.6 * less + 0.12 * (more - less) + (0.5 * more if total < 0.9 else 0))


def _why(pairs: list[Pairing], alone_left: list[str], alone_right: list[str]) -> str:
    said = [f"{p.left} / {p.right}: {p.how}" for p in pairs if p.score < 1]
    if not said and not (alone_left or alone_right):
        return "the same words in another order or with other marks"
    if alone_left or alone_right:
        said.append(f"without a partner: {' '.join(alone_left + alone_right)}")
    return "; ".join(said) or "no word in common"


def _same_body(a: str, b: str) -> tuple[float, str]:
    for short, long in ((a, b), (b, a)):
        bare = romanise(short.replace(".", "").strip())
        if is_acronym(short) and not is_acronym(long) and bare in acronyms(long):
            return 0.85, f"{short} is the acronym of {long}"
    left, left_form = body_tokens(a)
    right, right_form = body_tokens(b)
    if not left or not right:
        return 0.0, "no name to compare"
    forms = 0.97 if left_form and right_form and left_form != right_form else 1.0
    if "".join(left) == "".join(right):
        return 0.98 * forms, "the same words apart from marks and legal form"
    if sorted(left) == sorted(right):
        return 0.95 * forms, "the same words in another order"
    pairs, alone_left, alone_right = pair_names(left, right)
    whole = slip(" ".join(left), " ".join(right))
    score = max(_score(pairs, alone_left, alone_right), whole * 0.9 if whole >= 0.85 else 0.0)
    if alone_left and alone_right:
        score *= 0.8
    elif alone_left or alone_right:
        score *= 0.85
    return round(min(score * forms, 0.99), 3), _why(pairs, alone_left, alone_right)
