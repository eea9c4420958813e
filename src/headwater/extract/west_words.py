"""The words that tell who said what in German, French and Spanish, from text/data/LANGUAGE/cues.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Range
from headwater.text.lexicon import table

Phrases = tuple[tuple[str, ...], ...]
SPREAD = 6
"""Words of time that may stand within a form of several words."""
MEDIUM_REACH = 6
"""Tokens within which "der" before an agency's or paper's name opens who was told, not whose speaker it is."""


class Verb(NamedTuple):
    """A verb found: tokens it takes; what follows: a clause ("c"), a noun phrase or infinitive ("n"), both ("b"); where its particle stands."""

    width: int
    frame: str
    participle: bool = False
    impersonal: bool = False
    particle: int | None = None


class Words(NamedTuple):
    """The word lists of one language."""

    forms: dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]
    """By its first word: all the words of a verb form, the longest first."""
    separable: dict[str, dict[str, str]]
    that: frozenset[str]
    lists: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    finite: re.Pattern[str]
    infinitives: re.Pattern[str]
    aux: re.Pattern[str]
    clitic: re.Pattern[str]
    media_ends: tuple[str, ...]
    """What words for agencies and papers end in."""
    adjective_ends: tuple[str, ...]
    capital_nouns: bool
    comma_clause: bool
    pro_drop: bool
    bracket: int
    """Tokens between a participle and its auxiliary."""

    def verb(self, s: Sentence, i: int, high: int) -> Verb | None:
        """Return the verb of saying that begins at a token."""
        low = s.tokens[i].low
        if self.capital_nouns and i and s.tokens[i].text[0].isupper() and s.tokens[i - 1].text[0].isalnum():
            return None
        if low in self.lists["also_nouns"] and i and s.tokens[i - 1].low in self.lists["articles"]:
            return None
        for form, verb in self.forms.get(low, ()):
            if width := self._spread(s, i, form):
                return verb._replace(width=width)
        particles = self.separable.get(s.tokens[i].low)
        if particles is None:
            return None
        for k in range(i + 1, min(high, i + 40)):
            if s.quoted[k] >= 0:
                continue
            if (frame := particles.get(s.tokens[k].low)) and self._ends(s, k + 1, high):
                return Verb(1, frame, particle=k)
            # "gab sie zu Protokoll": a noun with its preposition, where others have a particle
            if k + 1 < high and (frame := particles.get(f"{s.tokens[k].low} {s.tokens[k + 1].low}")) and self._ends(s, k + 2, high):
                return Verb(1, frame, particle=k)
        return None

    def _ends(self, s: Sentence, k: int, high: int) -> bool:
        """Tell whether a clause ends before a token."""
        return k >= high or s.tokens[k].text in {",", ":", "—", "–"} or s.tokens[k].low in self.lists["and"]

    def _spread(self, s: Sentence, i: int, form: tuple[str, ...]) -> int:
        """Return how many tokens a form takes, words of time between its own left out ("sprach am Mittag von"); 0 if it does not stand there."""
        k, most = i + 1, min(len(s.tokens), i + len(form) + SPREAD)
        for word in form[1:]:
            while k < most and s.tokens[k].low != word and self._passing(s, k):
                k += 1
            if k >= most or s.tokens[k].low != word:
                return 0
            k += 1
        return k - i

    def _passing(self, s: Sentence, k: int) -> bool:
        """Tell whether a token says when or where ("am Donnerstag in Genf")."""
        low = s.tokens[k].low
        return low in self.lists["temporal"] or low in self.lists["adjunct"] or s.tokens[k - 1].low in self.lists["adjunct"]

    def may_open(self, low: str) -> bool:
        """Tell whether a verb of saying or a source's preposition may begin with a word."""
        return low in self.forms or low in self.separable or low in self.lists["as"]

    def auxiliary(self, low: str) -> bool:
        """Tell whether a word is an auxiliary, also with a pronoun behind it ("a-t-il")."""
        return self.aux.fullmatch(low) is not None

    def enclitic(self, s: Sentence, first: int, last: int) -> Range | None:
        """Return the token that holds a pronoun behind the verb ("a-t-il dit", "rappelle-t-elle")."""
        return next(((k, k + 1) for k in range(first, last + 1) if self.clitic.fullmatch(s.tokens[k].low)), None)

    def infinitive(self, s: Sentence, k: int, high: int) -> bool:
        """Tell whether an infinitive that tells what is said begins at a token, with or without a preposition."""
        ahead = k + 1 if s.tokens[k].low in self.lists["to"] else k
        while ahead + 1 < high and s.tokens[ahead].low in self.lists["beside"]:
            ahead += 1
        return ahead < high and self.infinitives.fullmatch(s.tokens[ahead].low) is not None

    def addressed(self, s: Sentence, k: int, high: int) -> bool:
        """Tell whether "der Deutschen Presse-Agentur", "dem Sender X" begins at a token."""
        if s.tokens[k].low not in self.lists["dative"]:
            return False
        for j in range(k + 1, min(high, k + MEDIUM_REACH)):
            if s.tokens[j].text == ",":
                return False
            if s.tokens[j].low in self.lists["media"] or s.tokens[j].low.endswith(self.media_ends):
                return True
        return s.quoted[min(k + 1, high - 1)] >= 0


def phrase(s: Sentence, i: int, of: Phrases) -> int:
    """Return how many tokens a listed phrase takes at a token, 0 if none stands there."""
    for words_ in of:
        if tuple(t.low for t in s.tokens[i : i + len(words_)]) == words_:
            return len(words_)
    return 0


def _phrases(of: list[str]) -> Phrases:
    return tuple(sorted((tuple(p.split()) for p in of), key=lambda p: (-len(p), p)))


@cache
def words(language: str) -> Words | None:
    """Return the words of a language; None where it is not one of these."""
    data = table("cues", language)
    if data.get("style") != "west_european":
        return None
    forms: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for name, frame in (("said", "c"), ("wanted", "n"), ("impersonal", "c")):
        for key, participle in (("forms", False), ("participles", True)):
            for written in data[name].get(key, ()):
                form = tuple(written.split())
                known = forms.setdefault(form[0], [])
                both = (form, Verb(len(form), "c", participle)) in known and frame == "n"
                known[:] = [k for k in known if k[0] != form or k[1].participle != participle]
                known.append((form, Verb(len(form), "b" if both else frame, participle, name == "impersonal")))
    return Words(
        forms={k: tuple(sorted(v, key=lambda f: (-len(f[0]), f[0], f[1].frame))) for k, v in forms.items()},
        separable={k: dict(v) for k, v in data.get("separable", {}).items()},
        that=frozenset(data["that"]),
        lists={k: frozenset(v) for k, v in data["lists"].items()},
        phrases={k: _phrases(v) for k, v in data["phrases"].items()},
        finite=re.compile(data["finite"]),
        infinitives=re.compile(data["infinitive"]),
        aux=re.compile(data["auxiliary"]),
        clitic=re.compile(data.get("clitic", r"(?!)")),
        media_ends=tuple(data.get("media_ends", ())),
        adjective_ends=tuple(data.get("adjective_ends", ())),
        capital_nouns=bool(data.get("capital_nouns")),
        comma_clause=bool(data.get("comma_clause")),
        pro_drop=bool(data.get("pro_drop")),
        bracket=int(data.get("bracket", 4)),
    )
