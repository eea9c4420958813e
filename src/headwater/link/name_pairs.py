"""The words of names paired one by one: how alike two words are, and how alike that makes two names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from headwater.model import noun
from headwater.text.romanise import frame, romanise, skeleton

MAX_TOKENS = 12

QUOTES = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "ʹ": "", "ʺ": "", "“": " ", "”": " ", "«": " ", "»": " ", '"': " "})

_AFTER = frozenset(
    {"iii", "phd", "obe", "cbe", "esq", "king", "pope", "prince", "marshal", "major", "lord", "dame", "general", "gen", "queen", "father", "sheikh"}
)
"""Words that are honorifics, and surnames or endings of names too."""


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


def rows(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file of language data."""
    text = files("headwater.text").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def name_lists() -> _Words:
    """Return the word lists of names."""
    flat: dict[str, set[str]] = {"honorific": set(), "particle": set(), "link": set()}
    mapped: dict[str, dict[str, str]] = {"legal": {}, "number": {}, "short": {}}
    for kind, words in rows("name_words.tsv"):
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
def given_rows() -> dict[str, frozenset[int]]:
    """Return which rows of equivalent given names a skeleton stands in."""
    found: dict[str, set[int]] = {}
    for n, (line,) in enumerate(rows("given_names.tsv")):
        for name in line.split():
            found.setdefault(skeleton(name), set()).add(n)
    return {k: frozenset(v) for k, v in found.items()}


def same_given(a: str, b: str) -> bool:
    """Tell whether two given names are one name, in two spellings or two languages."""
    x, y = skeleton(a), skeleton(b)
    return (x == y and bool(x)) or bool(given_rows().get(x, frozenset()) & given_rows().get(y, frozenset()))


def is_title(token: str, *, last: bool) -> bool:
    """Tell whether a word of a person's name is a title; the last one is a surname, if it can be one."""
    return token in name_lists().honorific and not (last and token in _AFTER)


def split_joined(text: str) -> str:
    """Split "IvanPetrov" where a capital follows a small letter."""
    return re.sub(r"(?<=[a-zа-яёіїє]{2})(?=[A-ZА-ЯЁІЇЄ][a-zа-яёіїє]{2})", " ", text)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an acronym: capitals alone, dots allowed."""
    bare = name.replace(".", "").strip()
    return 1 < len(bare) < 9 and bare.isupper() and bare.isalpha()


def pair_names(left: tuple[str, ...], right: tuple[str, ...], *, strictly: bool = False) -> tuple[list[Pairing], list[str], list[str]]:
    """Pair tokens best first, with what is left over on either side; ties by position. Strictly: not by what is merely spelt nearly alike."""
    pair = pair_strictly if strictly else pair_tokens
    ranked = sorted(
        ((p, abs(i - j), i, j) for i, x in enumerate(left) for j, y in enumerate(right) if (p := pair(x, y)).score > 0),
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


@lru_cache(maxsize=262144)
def pair_strictly(x: str, y: str) -> Pairing:
    """Return how alike two words in one script are: the same, an initial, or one given name in two forms."""
    if x == y:
        return Pairing(left=x, right=y, score=1.0, how="the same")
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if len(short) == 1:
        return Pairing(left=x, right=y, score=0.7 if long.startswith(short) else 0.0, how="an initial")
    given = same_given(x, y) or same_given(romanise(x, "uk"), romanise(y))
    return Pairing(left=x, right=y, score=0.9 if given else 0.0, how="one given name, two forms")


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
    if token in name_lists().particle:
        return 0.25
    return 0.5 if len(token) == 1 else min(len(token), 6) / 4


def score_of(pairs: list[Pairing], alone_left: list[str], alone_right: list[str]) -> float:
    """Return how alike two names are by their paired words and those left over."""
    if not pairs:
        return 0.0
    agree = sum(p.score * (_weight(p.left) + _weight(p.right)) / 2 for p in pairs)
    total = sum((_weight(p.left) + _weight(p.right)) / 2 for p in pairs)
    less, more = sorted((sum(map(_weight, alone_left)), sum(map(_weight, alone_right))))
    # What is left over on both sides speaks against; on one side it is a name left out.
    return agree / (total + 1.6 * less + 0.12 * (more - less) + (0.5 * more if total < 0.9 else 0))


def why(pairs: list[Pairing], alone_left: list[str], alone_right: list[str]) -> str:
    """Say in words what a score rests on."""
    said = [f"{p.left} / {p.right}: {p.how}" for p in pairs if p.score < 1]
    if not said and not (alone_left or alone_right):
        return "the same words in another order or with other marks"
    if alone_left or alone_right:
        said.append(f"without a partner: {' '.join(alone_left + alone_right)}")
    return "; ".join(said) or "no word in common"
