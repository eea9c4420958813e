"""What the readings of Ukrainian and Russian sentences share: where a verb's group begins, where a noun phrase and a sentence end."""

from __future__ import annotations

from headwater.extract.beside_verbs import Words
from headwater.extract.phrases import Sentence

STOPS = frozenset({".", "!", "?", ";", ":", "…", "—", "–"})
DASHES = frozenset({"—", "–", "-"})
MAX_SOURCE = 24
"""A longer run of words beside a verb is no source."""


def is_verb(s: Sentence, i: int, w: Words) -> bool:
    """Tell whether a token is a verb by which somebody says or wants something."""
    low = s.tokens[i].low
    if i and low in w.lists["infinitives"] and s.tokens[i - 1].low in w.lists["before_infinitive"]:
        # "не стал отрицать, что"
        return True
    return low in w.verbs or low in w.objects or low in w.impersonal


def end_of(s: Sentence) -> int:
    """Return the token behind the last word of a sentence."""
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in STOPS and s.quoted[end - 1] < 0:
        end -= 1
    return end


def next_mark(s: Sentence, start: int, end: int, marks: str = ",") -> int:
    """Return the next token that is one of some marks, outside quotations; `end` where none is."""
    return next((j for j in range(start, end) if s.tokens[j].text in marks and s.quoted[j] < 0), end)


def group_start(s: Sentence, i: int, w: Words) -> int:
    """Return where a verb's group begins: with its negation and the adverbs before it."""
    first = i
    while first and s.quoted[first - 1] < 0 and s.tokens[first - 1].low in w.lists["adverbs"]:
        first -= 1
    return first


def source_stop(s: Sentence, begin: int, end: int, w: Words, marks: str) -> int:
    """Return where a noun phrase ends: at a mark, but behind a relative clause or an apposition that the mark opens."""
    stop = next_mark(s, begin, end, marks)
    while (
        stop < end - 1
        and s.tokens[stop].text == ","
        and (s.tokens[stop + 1].low in w.lists["relative"] or w.participle.search(s.tokens[stop + 1].low))
    ):
        stop = next_mark(s, stop + 1, end, marks)
    return stop
