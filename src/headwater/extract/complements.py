"""What follows a cue verb: to whom, how and when it was said, and the words that were said."""

from __future__ import annotations

from typing import NamedTuple

from headwater.extract.cues import listed, named
from headwater.extract.phrases import CLAUSAL, HE, NOUNS, Sentence, has_finite, is_finite, noun_phrase_end

INTRODUCERS = frozenset({"how", "why", "what", "whether", "if", "who", "where", "when", "which"})
PARTED = frozenset({"of", "about"})
HARD = frozenset({";", ":", "—", "–", "--"})


class Complement(NamedTuple):
    """What follows a cue: its kind (clause, quote, noun, infinitive, gerund, none) and first token; `adjuncts` lie between cue and content."""

    kind: str
    start: int
    adjuncts: tuple[int, int]
    addressee: tuple[int, int] | None


def complement(s: Sentence, start: int, end: int, frames: str) -> Complement:
    """Return the complement of a cue whose group ends before `start`."""
    k = _adverbs(s, start, end)
    addressee = None
    if "a" in frames:
        e = noun_phrase_end(s, k, end)
        if e > k and not _quote_begins(s, k) and s.tokens[k].low not in named("days"):
            e = next((j for j in range(k + 1, e) if s.tags[j] == "I" and s.tokens[j].low not in ("of", "for", "at", "under")), e)
            addressee, k = (k, e), e
    k = _adjuncts(s, k, end)
    kind, first = _kind(s, k, end, frames)
    return Complement(kind, first, (start, first if kind != "none" else k), addressee)


def _adverbs(s: Sentence, k: int, end: int) -> int:
    while k < end and s.tags[k] in "RB" and s.tokens[k].low not in ("there", "not"):
        k += 1
    return k


def _adjuncts(s: Sentence, k: int, end: int) -> int:
    """Skip when, where, to whom and through what something was said."""
    for _ in range(8):
        before = k
        if k >= end or _quote_begins(s, k):
            break
        tag, low = s.tags[k], s.tokens[k].low
        if low == "(":
            k = next((j + 1 for j in range(k, min(end, k + 20)) if s.tokens[j].low == ")"), k)
        elif low in named("days") or (tag in "DJRX" and any(s.tokens[j].low in named("days") for j in range(k + 1, min(end, k + 3)))):
            k = _date_end(s, k, end)
        elif (
            tag in "IL"
            and (low in listed("lifts") or low in PARTED)
            and low not in ("after", "before")
            and not (tag == "L" and k + 1 < end and s.tags[k + 1] == "V")
        ):
            k = _phrase_end(s, k, end)
        elif tag == "R" and low != "there":
            k += 1
        elif tag in "ET" and s.tags[k - 1] in "NP":
            k = _over_participle(s, k, end)
        elif low == ",":
            k = _over_comma(s, k, end)
        if k == before:
            break
    return k


def _date_end(s: Sentence, k: int, end: int) -> int:
    days = named("days")
    last = k
    while k < end and (s.tokens[k].low in days or s.tags[k] in "DJRX" or s.tokens[k].low == ".") and k - last <= 3:
        if s.tokens[k].low in days:
            last = k
            if k + 1 < end and s.tags[k + 1] == "X":
                last = k + 1
                k += 1
        k += 1
    return last + 1


def _phrase_end(s: Sentence, k: int, end: int) -> int:
    """Return where a prepositional phrase ends: before the subject of a clause, where one follows without a mark."""
    e = noun_phrase_end(s, k + 1, end)
    if e == k + 1:
        return k
    j = _adverbs(s, e, end)
    if j < end and is_finite(s, j) and s.tags[e - 1] != "K" and not s.tokens[j].low.endswith("ed"):
        days = named("days")
        for i in range(k + 1, e - 1):
            low, following = s.tokens[i].low, s.tags[i + 1]
            if (
                ((low in days or s.tags[i] == "X") and s.tokens[i + 1].low not in days)
                or (s.tags[i] in "NP" and following == "D")
                or (s.tags[i] == "N" and following == "P")
            ):
                return i + 1
        return next((i + 1 for i in range(e - 2, k, -1) if s.tags[i] in "NP" and s.tags[i + 1] in "JN"), e)
    return e


def _over_participle(s: Sentence, k: int, end: int) -> int:
    """Step over a participle with what belongs to it, where "that" follows ("in a letter sent on Monday that ...")."""
    for j in range(k + 1, min(end - 1, k + 12)):
        if s.tags[j] == "S":
            return j
        if s.tags[j] in ",." or is_finite(s, j):
            break
    return k


def _over_comma(s: Sentence, k: int, end: int) -> int:
    """Step over a comma, or an insertion between commas, where "that" or a quotation follows."""
    if k + 1 < end and (s.tags[k + 1] == "S" or _quote_begins(s, k + 1)):
        return k + 1
    for j in range(k + 1, min(end - 1, k + 12)):
        if s.tags[j] == ",":
            cited = s.tokens[k + 1].low in listed("citing") and s.tokens[j + 1].low == "that"
            return j + 1 if cited or s.tags[j + 1] == "S" or _quote_begins(s, j + 1) else k
    return k


def _quote_begins(s: Sentence, k: int) -> bool:
    if k >= len(s.tokens) or s.quoted[k] < 0 or s.tokens[k].start != s.quotes[s.quoted[k]].start:
        return False
    inside = [t for t, q in zip(s.tokens[k : k + 8], s.quoted[k : k + 8], strict=True) if q == s.quoted[k] and t.text[0].isalpha()]
    # a title in quotation marks is no speech
    return not (1 < len(inside) <= 4 and all(t.text[0].isupper() for t in inside))


def _kind(s: Sentence, k: int, end: int, frames: str) -> tuple[str, int]:
    if k < end and s.tokens[k].low in (":", ",") and _quote_begins(s, k + 1):
        return "quote", k + 1
    if k >= end or s.tags[k] == ",":
        return "none", k
    tag, low = s.tags[k], s.tokens[k].low
    if _quote_begins(s, k):
        q = s.quotes[s.quoted[k]]
        return ("clause" if s.end > q.end + 1 and s.text[q.end : q.end + 1] not in ".,!?" else "quote"), k
    if low == ":":
        return ("clause", k + 1) if has_finite(s, k + 1, end) else ("none", k)
    if tag == "S" or (low == "that" and (_verb_after(s, k + 1, end) or (s.tags[k - 1] == "," and has_finite(s, k + 1, end)))):
        return "clause", k
    return _framed(s, k, end, frames), k


def _framed(s: Sentence, k: int, end: int, frames: str) -> str:
    """Return the kind of a complement that only some verbs take."""
    tag, low = s.tags[k], s.tokens[k].low
    if low in INTRODUCERS and tag in "WI":
        return "clause" if "c" in frames else "none"
    if tag == "L" and k + 1 < end and s.tags[k + 1] in "VR":
        return "infinitive" if "i" in frames else "none"
    if "c" in frames and is_finite(s, k) and _extracted(s, k):
        return "clause"
    if tag == "G" and "g" in frames:
        return "gerund"
    if "c" in frames and _is_clause(s, k, end, strict="n" in frames):
        return "clause"
    thing = (tag in NOUNS or tag in "WGO" or low in HE) and low not in named("days")
    return "noun" if "n" in frames and thing else "none"


def _extracted(s: Sentence, k: int) -> bool:
    """Tell whether a verb follows its cue at once because its subject is a relative pronoun ("which it claims holds")."""
    return any(s.tags[j] == "W" and s.tokens[j].low in ("which", "who", "that") for j in range(max(0, k - 6), k - 1))


def _is_clause(s: Sentence, k: int, end: int, *, strict: bool) -> bool:
    tag, low = s.tags[k], s.tokens[k].low
    if low in HE:
        return _verb_after(s, k + 1, end)
    if tag == "I" and low in CLAUSAL and low in ("if", "when", "while", "although"):
        return True
    if tag == "I" and not strict:
        return any(s.tags[j] == "," for j in range(k, end)) and has_finite(s, k, end)
    if tag not in NOUNS and tag not in "GO":
        return False
    e = noun_phrase_end(s, k, end)
    return e > k and _verb_after(s, e, end, strict=strict)


def _verb_after(s: Sentence, k: int, end: int, *, strict: bool = True) -> bool:
    """Tell whether the noun phrase that ends here is the subject of a finite verb."""
    j = _adverbs(s, k, end)
    while j < end and s.tokens[j].low in ("not", "n't", '"', "”", "’"):
        j += 1
    if j >= end:
        return False
    if is_finite(s, j):
        return True
    if s.tags[j] == "E" and any(is_finite(s, i) for i in range(j + 1, min(end, j + 12)) if s.tags[i] not in "SW"):
        return not any(s.tags[i] in "SW," or s.tokens[i].low in CLAUSAL for i in range(j, _first_finite(s, j + 1, end)))
    if s.tags[j] in "WG":
        return _second_finite(s, j, end)
    if strict:
        return False
    stop = next((i for i in range(k, end) if s.tokens[i].low in HARD), end)
    return has_finite(s, k, stop)


def _first_finite(s: Sentence, k: int, end: int) -> int:
    return next((i for i in range(k, end) if is_finite(s, i)), end)


def _second_finite(s: Sentence, k: int, end: int) -> bool:
    found = [i for i in range(k, end) if is_finite(s, i) and not (i and is_finite(s, i - 1))]
    need = 2 if s.tags[k] == "W" else 1
    return len(found) >= need and not any(s.tokens[i].low in CLAUSAL or s.tags[i] == "," for i in range(k + 1, found[need - 1]))
