"""The subject of a verb: who said it, where that stands before the verb."""

from __future__ import annotations

from headwater.extract.cues import named
from headwater.extract.phrases import CLAUSAL, Group, Sentence, has_finite, subject_start
from headwater.extract.sources import person_like
from headwater.extract.spoken import Range

REACH = 16
"""Tokens of the longest relative clause between a subject and its verb."""


def subject(s: Sentence, g: Group) -> tuple[Range | None, bool, bool]:
    """Return the subject of a verb group, whether it is that of the verb before, and whether a relative pronoun stands for it."""
    source, inherits, relative = _plain_subject(s, g)
    return _undated(s, source), inherits, relative


def _plain_subject(s: Sentence, g: Group) -> tuple[Range | None, bool, bool]:
    k = g.start
    while k and s.tags[k - 1] == "R":
        k -= 1
    if not k:
        return None, False, False
    before = s.tokens[k - 1].low
    if before in ("who", "which") or (before == "that" and s.tags[k - 1] == "W"):
        e = k - 1
        if e and s.tags[e - 1] == ",":
            e -= 1
        a = subject_start(s, e)
        if a == e > 0 and s.tags[a - 1] in "PNJDXK":
            # "according to the Red Cross, which said ...": the phrase itself, whatever governs it
            a = next((j + 1 for j in range(e - 1, -1, -1) if s.tags[j] not in "PNJDXK"), 0)
        return ((a, e) if a < e else None), False, True
    if s.tags[k - 1] == ",":
        first = _over_apposition(s, k - 1)
        return ((first, k) if first is not None else None), first is None, False
    if s.tags[k - 1] == "C":
        return None, True, False
    if before in (")", "]"):
        o = next((j for j in range(k - 2, max(-1, k - 14), -1) if s.tokens[j].low in "(["), 0)
        if o:
            a = subject_start(s, o)
            return ((a, k) if a < o else None), False, False
    a = subject_start(s, k)
    if (relative := _past_relative(s, a, k)) is not None:
        return (relative, k), False, False
    return ((a, k) if a < k else None), False, False


def _past_relative(s: Sentence, a: int, k: int) -> int | None:
    """Return where the subject begins whose relative clause, without commas, ends before a verb: "one who was not authorised to speak said"."""
    for j in range(a - 1, max(0, k - REACH), -1):
        if s.tags[j] == "," or s.quoted[j] >= 0:
            return None
        if s.tokens[j].low == "who":
            begin = subject_start(s, j)
            return begin if begin < j and has_finite(s, j + 1, a) and person_like(s, begin, j) else None
    return None


def _undated(s: Sentence, source: Range | None) -> Range | None:
    """Return a subject without the day that stands between it and its verb ("Oss on Friday said")."""
    if source is None:
        return None
    a, b = source
    k = b
    while k > a + 1 and s.tokens[k - 1].low in named("days"):
        k -= 1
    if k < b and k > a + 1 and s.tags[k - 1] == "I":
        k -= 1
    return (a, k) if k > a and s.tags[k - 1] != "D" else source


def _over_apposition(s: Sentence, comma: int) -> int | None:
    """Return where a subject begins that an apposition or relative clause parts from its verb by commas."""
    k = comma
    for _ in range(4):
        opening = next((j for j in range(k - 1, -1, -1) if s.tags[j] == "," or s.tokens[j].low in ";:" or s.quoted[j] >= 0), -1)
        if opening < 0 or s.tags[opening] != ",":
            return None
        inner = s.tokens[opening + 1].low
        relative = inner in ("who", "which", "whose", "where")
        inset = next((j for j in range(opening + 1, k) if s.tags[j] == "W" or (s.tokens[j].low == "that" and s.tags[j] == "S")), k)
        if not relative and (has_finite(s, opening + 1, inset) or s.tags[opening + 1] in "SRC" or inner in CLAUSAL):
            return None
        a = subject_start(s, opening)
        if a < opening and (relative or person_like(s, a, opening) or s.tags[opening + 1] in "DNPJEXIG"):
            piece = next((j for j in range(a - 1, -1, -1) if s.tags[j] == ","), -1)
            if piece == a - 1 and piece > 0 and s.tags[a] != "P" and not has_finite(s, subject_start(s, piece), piece):
                k = piece + 0
                if (b := subject_start(s, piece)) < piece and person_like(s, b, piece):
                    return b
            return a
        return None
    return None
