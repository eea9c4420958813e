"""The words of attribution in Ukrainian and Russian, and what stands beside a verb of saying: when, where, to whom."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.text.lexicon import table
from headwater.text.outlets import agency_named

SHORT_QUOTE = 40
"""A quotation of fewer code points behind a verb may be an outlet's name."""


class Words(NamedTuple):
    """The word lists of one language (text/data/LANGUAGE/cues.toml)."""

    verbs: frozenset[str]
    objects: frozenset[str]
    """Verbs whose object or infinitive is what was said: "планує", "отрицает"."""
    nouns: frozenset[str]
    """Nouns that stand between verb and content: "висловив побоювання, що"."""
    impersonal: frozenset[str]
    lists: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    starts: frozenset[str]
    """The first words of those phrases."""
    infinitive: re.Pattern[str]
    genitive: re.Pattern[str]
    verblike: re.Pattern[str]
    plural: re.Pattern[str]
    past: re.Pattern[str]
    participle: re.Pattern[str]


@cache
def words(language: str) -> Words | None:
    """Return the words of a language; None where it is not one of these."""
    data = table("cues", language)
    if data.get("style") != "east_slavic":
        return None
    phrases = {k: tuple(tuple(p.split()) for p in v) for k, v in data["phrases"].items()}
    return Words(
        verbs=_forms(data["said"]),
        objects=_forms(data["wanted"]),
        nouns=frozenset(data["nouns"]),
        impersonal=frozenset(data["impersonal"]),
        lists={k: frozenset(v) for k, v in data["lists"].items()},
        phrases=phrases,
        starts=frozenset(p[0] for listed in phrases.values() for p in listed),
        infinitive=re.compile(data["infinitive"]),
        genitive=re.compile(data["genitive"]),
        verblike=re.compile(data["verblike"]),
        plural=re.compile(data["plural"]),
        past=re.compile(data["past"]),
        participle=re.compile(data["participle"]),
    )


def _forms(of: dict[str, list[str]]) -> frozenset[str]:
    """Return verb forms: those listed, and past stems with their endings."""
    return frozenset(of["forms"]) | {stem + ending for stem in of["past"] for ending in of["endings"]}


def phrase(s: Sentence, i: int, name: str, w: Words) -> int:
    """Return how many tokens a listed phrase takes at a token; a star stands for one possessive pronoun ("за його словами")."""
    if i >= len(s.tokens) or s.tokens[i].low not in w.starts:
        return 0
    for listed in w.phrases[name]:
        if i + len(listed) > len(s.tokens):
            continue
        lows = [t.low for t in s.tokens[i : i + len(listed)]]
        if all(low == p or (p == "*" and low in w.lists["possessive"]) for low, p in zip(lows, listed, strict=True)):
            return len(listed)
    return 0


def adjuncts(s: Sentence, k: int, end: int, w: Words) -> int:
    """Return the first token after the times, channels and hearers that stand at a token."""
    while k < end and (step := _adjunct(s, k, end, w) or _heard(s, k, end, w)) > k:
        k = step
    return k


def _heard(s: Sentence, k: int, end: int, w: Words) -> int:
    """Return the token after an outlet that is told something; 0 where one reports, citing somebody ("повідомляє ТАСС із посиланням на")."""
    step = hearer(s, k, end)
    if not step and s.tokens[k].text[0].isupper():
        name = next((n for n in (3, 2, 1) if k + n < end and _medium(s, k, k + n)), 0)
        at = k + name < end and s.tokens[k + name].low in w.lists["at"]
        step = k + name if name and at and not _adjunct(s, k + name, end, w) else 0
    return 0 if step and phrase(s, step, "citing", w) else step


def _medium(s: Sentence, a: int, b: int) -> bool:
    name = s.text[s.tokens[a].start : s.tokens[b - 1].end]
    return agency_named(name) is not None or role_of(name) is not None


def moments(s: Sentence, k: int, end: int, w: Words) -> int:
    """Return the first token after the times and channels that stand at a token, whoever hears."""
    while k < end and (step := _adjunct(s, k, end, w)) > k:
        k = step
    return k


def _adjunct(s: Sentence, k: int, end: int, w: Words) -> int:
    """Return the token after one time or channel, 0 where there is none."""
    low = s.tokens[k].low
    if low in w.lists["moments"]:
        return k + 1
    if low[0].isdigit() and k + 1 < end and s.tokens[k + 1].low in w.lists["moments"]:
        return k + 2
    if low in w.lists["addressee"]:
        return max(k + 1, _named(s, k + 1, end, None))
    if low in w.lists["with"]:
        for j in range(min(end, k + 4) - 1, k, -1):
            if s.tokens[j].low in w.lists["channels"] and s.quoted[j] < 0:
                return _named(s, j + 1, end, w)
            if s.tokens[j].low in w.lists["moments"]:
                return j + 1
    return 0


def hearer(s: Sentence, k: int, end: int) -> int:
    """Return the token after an outlet that is told something: "сказав ТАСС", "розповів «Вежі»"; 0 where there is none."""
    if s.tokens[k].text.isupper() and 2 < len(s.tokens[k].text) < 7 and k + 1 < end and s.tokens[k + 1].text[0].islower():
        return k + 1
    if s.quoted[k] >= 0 and s.quotes[s.quoted[k]].end - s.tokens[k].start < SHORT_QUOTE and s.tokens[k].start == s.quotes[s.quoted[k]].start:
        after = _after_quote(s, k, end)
        return after if after < end and s.tokens[after].text not in ",:" else 0
    return 0


def _named(s: Sentence, k: int, end: int, w: Words | None) -> int:
    """Return the token after the name or the genitive of what a channel or hearer is: "в ефірі телемарафону", "каналу «Вежа»"."""
    if k < end and s.quoted[k] >= 0 and s.quotes[s.quoted[k]].end - s.tokens[k].start < SHORT_QUOTE:
        return _after_quote(s, k, end)
    if k < end and w is not None and w.genitive.search(s.tokens[k].low) and s.tokens[k].text[0].islower():
        return _named(s, k + 1, end, w)
    if k < end and (s.tokens[k].text[0].isupper() and s.tokens[k].text.isascii()):
        return k + 1
    return k


def _after_quote(s: Sentence, k: int, end: int) -> int:
    quote = s.quoted[k]
    while k < end and s.quoted[k] == quote:
        k += 1
    return k
