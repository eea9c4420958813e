"""Attributions by a preposition: ", per the Harbour Board", "by the union's count"."""

from __future__ import annotations

from headwater.extract.cues import listed
from headwater.extract.phrases import Sentence, is_finite, noun_phrase_end
from headwater.extract.sources import appositions, opening_appositions, person_like
from headwater.extract.spoken import Attribution

FAR = 8
"""Words of a reckoner's name between "by" and its count."""


def reckoned(s: Sentence, i: int) -> Attribution | None:
    """Return the attribution that "per" or "by ... count" makes at a token."""
    if s.quoted[i] >= 0:
        return None
    return _per(s, i) if s.tokens[i].low == "per" else _by_count(s, i) if s.tokens[i].low == "by" else None


def _per(s: Sentence, i: int) -> Attribution | None:
    """Read "per the Harbour Board" as "according to": a rate ("40 per head") has neither article nor name."""
    end = len(s.tokens)
    e = noun_phrase_end(s, i + 1, end)
    if e == i + 1 or s.tags[i + 1] not in "DP" or not person_like(s, i + 1, e) or (i and s.tags[i - 1] in "X$"):
        return None
    e = opening_appositions(s, i + 1, e) if i == 0 else appositions(s, e, end)
    return Attribution((i, i + 1), "opening" if i == 0 else "closing", source=(i + 1, e), lemma="according")


def _by_count(s: Sentence, i: int) -> Attribution | None:
    """Read "by the union's count": what follows, where more does, else what stands before."""
    end = len(s.tokens)
    k = next((j for j in range(i + 1, min(end, i + FAR)) if s.tags[j] == "K"), end)
    n = k + 1
    while n < end and s.tags[n] == "J":
        n += 1
    if n >= end or s.tokens[n].low not in listed("reckonings"):
        return None
    a = i + 1
    if not a < k or any(s.tags[j] not in "DNPJX" for j in range(a, k)) or not person_like(s, a, k):
        return None
    after = n + 1 < end and s.tags[n + 1] == "," and n + 3 < end and (i == 0 or s.tags[i - 1] in ",C")
    if not after:
        return Attribution((i, n + 1), "closing", source=(a, k), lemma="according")
    if is_finite(s, n + 2):
        return Attribution((i, n + 1), "inserted", source=(a, k), pieces=[(0, i - 1), (n + 2, end)], lemma="according") if i > 1 else None
    return Attribution((i, n + 1), "counted", source=(a, k), pieces=[(n + 2, end)], lemma="according")
