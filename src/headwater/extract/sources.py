"""The phrases that name a source, and where they end."""

from __future__ import annotations

from functools import cache

from headwater.extract.cues import listed, named, verbs
from headwater.extract.phrases import HE, Sentence, has_finite, is_finite, noun_phrase_end

Range = tuple[int, int]
KINDS = ("person", "plural_unnamed", "unnamed", "group", "government", "company", "organisation", "document", "media_suffix")
PEOPLE = ("ers", "ors", "ists", "ians", "eers", "men", "women")
"""How words for people by what they do end, where a number counts them: "two divers"."""


@cache
def source_nouns() -> frozenset[str]:
    """Return nouns that can be a source."""
    return frozenset().union(*(named(k) for k in KINDS))


def person_like(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a phrase can be a source: a name, a pronoun, or a noun for people, bodies or documents."""
    if some_of(s, start, len(s.tokens)) == end or (end > start and s.tags[start] == "X" and s.tokens[end - 1].low.endswith(PEOPLE)):
        return True
    nouns = source_nouns()
    days = named("days")
    for i in range(start, min(end, len(s.tokens))):
        low = s.tokens[i].low
        if low in HE or low in nouns or (low.endswith("s") and low[:-1] in nouns) or (s.tags[i] == "P" and low not in days):
            return True
    return False


def some_of(s: Sentence, start: int, end: int) -> int:
    """Return where "two of them", "most of those" ends that begins at a token; the same token where none does."""
    if start + 2 >= end or s.tokens[start + 1].low != "of" or s.tokens[start + 2].low not in listed("those_meant"):
        return start
    return start + 3 if s.tags[start] == "X" or s.tokens[start].low in listed("some_of") else start


def appositions(s: Sentence, start: int, end: int) -> int:
    """Return where a source behind its cue ends, with what stands in apposition between commas or in brackets."""
    k = start
    for _ in range(5):
        if k < end and s.tokens[k].low == "(":
            close = next((j + 1 for j in range(k, min(end, k + 14)) if s.tokens[j].low == ")"), k)
            if close == k or s.tokens[k + 1].low in ("via", "through"):
                break
            k = close
        if k + 1 >= end or s.tags[k] != "," or not _apposes(s, k + 1) or _says_too(s, k + 1, end):
            break
        stop = _piece_end(s, k + 1, end)
        relative = next((i for i in range(k + 1, stop) if s.tokens[i].low in ("who", "which", "whose")), stop)
        if has_finite(s, k + 1, relative):
            break
        k = stop
    return k


def _says_too(s: Sentence, k: int, end: int) -> bool:
    """Tell whether a relative clause makes the source say more: "according to the Red Cross, which said that ..."."""
    if s.tokens[k].low not in ("who", "which"):
        return False
    j = k + 1
    while j < end and s.tags[j] == "R":
        j += 1
    verb = verbs().get(s.tokens[j].low) if j + 2 < end else None
    return (
        verb is not None
        and verb.lemma in ("say", "add", "warn", "note", "claim", "estimate", "report")
        and s.tags[j] in "ZT"
        and s.tags[j + 1] not in "I,."
    )


def _apposes(s: Sentence, k: int) -> bool:
    low, tag = s.tokens[k].low, s.tags[k]
    if s.quoted[k] >= 0 or low in ("according", "but", "and", "or", "while", "as", "after", "before", "when", "if", "because", "although"):
        return False
    if low in named("days"):
        return False
    return tag in "DNPJX" or low in ("who", "which", "whose", "himself", "herself", "then", "now", "also", "formerly", "once")


def _piece_end(s: Sentence, k: int, end: int) -> int:
    while (
        k < end
        and s.tags[k] != ","
        and s.quoted[k] < 0
        and not (s.tags[k] == "." and s.tokens[k].low in (";", "—", "–", "--", ".", "?", "!") and k == end - 1)
    ):
        k += 1
    return k


def opening_appositions(s: Sentence, start: int, end: int) -> int:
    """Return where the source of an opening "According to X, ..." ends: past an apposition only where X is a name and a clause follows."""
    if end <= start or end >= len(s.tokens) or s.tags[end] != ",":
        return end
    piece = _piece_end(s, end + 1, len(s.tokens))
    if "P" not in s.tags[start:end] or piece >= len(s.tokens) or s.tags[piece] != ",":
        return end
    first = s.tags[end + 1] if end + 1 < len(s.tokens) else ""
    if end + 1 < len(s.tokens) and s.tokens[end + 1].low in ("who", "which", "whose"):
        return piece
    if first not in "DNJ" or s.tokens[end + 1].low in named("days") or has_finite(s, end + 1, piece):
        return end
    following = s.tags[piece + 1] if piece + 1 < len(s.tokens) else ""
    if following in "WGC" or not following or is_finite(s, piece + 1):
        return end
    return piece if person_like(s, end + 1, piece) else end


def by_agent(s: Sentence, start: int, end: int) -> Range | None:
    """Return the agent of a passive ("by X")."""
    if start < end and s.tokens[start].low == "by":
        e = noun_phrase_end(s, start + 1, end)
        if e > start + 1 and person_like(s, start + 1, e):
            return start + 1, e
    return None
