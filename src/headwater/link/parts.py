"""What part a name plays in a sentence, by the small words and endings of its language (`text/data/<language>/system.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from headwater.link.tongues import foreign, meaning
from headwater.link.words import Word, class_of, fold
from headwater.model import noun

Part = Literal["", "subject", "object", "placed", "towards", "from", "by", "against", "beside"]
ORDER: tuple[Part, ...] = ("placed", "towards", "from", "by", "against", "beside")
Words = frozenset[str]
SHORT = 5
"""Letters of words that end as those for people do by chance."""


@noun
class Language:
    """Words of one language that show who does what to whom, and where."""

    code: str
    before: Mapping[str, Part]
    """Prepositions."""
    behind: tuple[tuple[str, Part], ...]
    """Endings, the longest first."""
    articles: Words
    lists: Mapping[str, Words]
    """Words by what they show; one that ends in * stands for all that begin so."""

    def has(self, key: str, word: str) -> bool:
        """Tell whether a word is in a list."""
        return _has(self.lists.get(key, frozenset()), fold(word))

    def is_doer(self, word: str) -> bool:
        """Tell whether a word's ending makes it one for people by what they do: "surveyors", "linguists"."""
        low = fold(word)
        return len(low) > SHORT and low.endswith(tuple(self.lists.get("doers", ()))) and not self.has("no_doers", low)

    def part(self, before: str, written: str) -> Part:
        """Return the part of a name by the word before it and by its own ending."""
        if before in self.before:
            return self.before[before]
        return next((part for ending, part in self.behind if written.endswith(ending)), "")

    def action(self, word: Word) -> str | None:
        """Return the class of actions that a word belongs to, None where it names none."""
        return _action(self.code, word.text, word.stem)


@lru_cache(maxsize=65536)
def _action(code: str, word: str, stem: str) -> str | None:
    of = language(code)
    if of is not None and of.has("learn", word):
        return "train"
    label = meaning(code, word) if foreign(code) else class_of(stem)
    return label[1:] if label and label[0] == "!" else None


@lru_cache(maxsize=65536)
def _has(found: Words, low: str) -> bool:
    return low in found or any(low[:n] + "*" in found for n in range(2, len(low) + 1))


@cache
def language(code: str | None) -> Language | None:
    """Return the words of a language, None where no list has them."""
    name = foreign(code) or "en"
    source = resources.files("headwater.text").joinpath("data", name, "system.toml")
    if not name.isalpha() or not source.is_file():
        return None
    table = tomllib.loads(source.read_text("utf-8"))
    parts = table["parts"]
    return Language(
        code=name,
        before={fold(w): part for part in reversed(ORDER) for w in parts.get(part, ())},
        behind=tuple(sorted(((e, p) for p, found in table.get("endings", {}).items() for e in found), key=lambda x: (-len(x[0]), x))),
        articles=frozenset(fold(w) for w in parts.get("articles", ())),
        lists={key: frozenset(fold(w) for w in found) for key, found in table["shows"].items()},
    )


def word_before(of: Language, found: Sequence[Word], start: int) -> str:
    """Return the word before a place in a sentence, articles and the like left out."""
    before = [fold(w.text) for w in found if w.end <= start][-4:]
    while before and before[-1] in of.articles:
        before.pop()
    return before[-1] if before else ""
