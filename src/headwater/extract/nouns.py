"""Attributions by a noun: "the gang's claim that C", "allegations by X that C"."""

from __future__ import annotations

from headwater.extract.cues import listed
from headwater.extract.phrases import Sentence, has_finite, subject_start
from headwater.extract.sources import person_like
from headwater.extract.spoken import Attribution, Range

POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})


def noun_cue(s: Sentence, i: int) -> Attribution | None:
    """Return the attribution that a noun like "claim" makes with the clause after it, if it names its source."""
    if s.tokens[i].low not in listed("nouns") or s.tags[i] != "N" or s.quoted[i] >= 0:
        return None
    end = len(s.tokens)
    k = i + 1
    source = _owner(s, i)
    if source is None and k < end and s.tokens[k].low in ("by", "from"):
        k = next((j for j in range(k + 1, min(end, k + 10)) if s.tags[j] == "S"), end)
        source = (i + 2, k) if k < end and person_like(s, i + 2, k) and not has_finite(s, i + 2, k) else None
    if source is None or k >= end or s.tags[k] != "S" or k + 3 >= end:
        return None
    return Attribution((i, i + 1), "noun", source=source, pieces=[(k, end)], lemma=s.tokens[i].low)


def _owner(s: Sentence, i: int) -> Range | None:
    """Return who stands before a noun as its owner ("X's claim", "their claim")."""
    k = i
    while k and s.tags[k - 1] == "J":
        k -= 1
    if k and s.tokens[k - 1].low in POSSESSIVES:
        return k - 1, k
    if k > 1 and s.tags[k - 1] == "K":
        a = subject_start(s, k - 1)
        return (a, k - 1) if a < k - 1 and person_like(s, a, k - 1) else None
    return None
