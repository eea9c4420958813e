"""Cut what is said into propositions that can be true or false on their own."""

from __future__ import annotations

from headwater.extract import clauses
from headwater.extract.cues import AUXILIARY, listed, verbs
from headwater.extract.phrases import CLAUSAL, Sentence, has_finite, is_finite, noun_phrase_end, other_news
from headwater.text.sentences import sentences

Range = tuple[int, int]
EDGES = "“”„«»\"'‘’‚‹›`"
JUNCTURES = frozenset({";", ":", "—", "–", "--"})
TELLING = frozenset({"which", "who", "where", "when"})
PARTING = frozenset({"as", "while", "whereas", "although", "though"})


def cut(s: Sentence, pieces: list[Range], language: str = "en") -> list[tuple[int, int]]:
    """Return the propositions in stretches of a sentence's tokens, as offsets in the text, in order."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        for a, b in _by_sentence(s, start, end):
            for c, d in _clauses(s, a, b) if language == "en" else clauses.cut(s, a, b, language):
                if span := _trimmed(s, c, d):
                    found.append(span)
    return found


def _by_sentence(s: Sentence, start: int, end: int) -> list[Range]:
    """Cut at the ends of sentences inside a quotation."""
    if end - start < 6 or all(t.text not in (".", "!", "?", "...", "…") for t in s.tokens[start : end - 1]):
        return [(start, end)]
    spans = sentences(s.text, s.tokens[start].start, s.tokens[end - 1].end, s.language)
    found: list[Range] = []
    k = start
    for _, stop in spans:
        j = k
        while j < end and s.tokens[j].start < stop:
            j += 1
        if j > k:
            found.append((k, j))
        k = j
    return found


def _clauses(s: Sentence, start: int, end: int) -> list[Range]:
    """Cut at coordinations of clauses and verb phrases, at semicolons and where a clause of its own is joined on."""
    cuts: list[tuple[int, int]] = []
    k = start + 1
    last = start
    while k < end - 1:
        step = _juncture(s, last, k, end)
        if step:
            cuts.append((k, step))
            last = k = step
        else:
            k += 1
    found: list[Range] = []
    begin = start
    for stop, resume in cuts:
        found.append((begin, stop))
        begin = resume
    found.append((begin, end))
    return [(a, b) for a, b in found if b > a]


def _juncture(s: Sentence, start: int, k: int, end: int) -> int:
    """Return the token where a new proposition begins if one ends before token k; else 0."""
    tag, low = s.tags[k], s.tokens[k].low
    if s.headline and other_news(s, start, k, end):
        return k + 1
    if tag == "C" and low in ("and", "but", "or", "nor", "yet"):
        return k + 1 if _coordinates(s, start, k, end) else 0
    if low in JUNCTURES and s.quoted[k] == s.quoted[start]:
        return k + 1 if low in ";:" and has_finite(s, start, k) and has_finite(s, k + 1, end) else 0
    if tag == ",":
        return _after_comma(s, start, k, end)
    return 0


def _coordinates(s: Sentence, start: int, k: int, end: int) -> bool:
    """Tell whether a conjunction joins two clauses, or two verbs of one subject."""
    if not has_finite(s, start, k):
        return False
    if s.tokens[k].low == "nor" and any(t.low == "neither" for t in s.tokens[start:k]):
        return False
    j = _skip(s, k + 1, end)
    if j >= end or s.tags[j] in "SWL" or s.tokens[j].low in CLAUSAL:
        return j < end and (s.tags[j] == "S" and has_finite(s, j, end))
    if is_finite(s, j) and s.tags[j] != "V":
        return not _in_relative(s, start, k) and _own_verb(s, j)
    if s.tags[j] == "V":
        return s.tokens[j].low in AUXILIARY or (not _after_infinitive(s, start, k) and not _in_relative(s, start, k))
    e = noun_phrase_end(s, j, end)
    while e < end and s.tags[e] == "R":
        e += 1
    if _elliptic(s, start, k, (j, e), end):
        return True
    return e > j and e < end and is_finite(s, e) and not _in_relative(s, start, k) and not _still_open(s, start, k)


def _elliptic(s: Sentence, start: int, k: int, thing: Range, end: int) -> bool:
    """Tell whether a second passive shares the auxiliary of the first ("two houses were damaged and one man injured")."""
    j, e = thing
    if not (j < e < end and s.tags[e] in "ET" and s.tags[j] in "XD" and s.tags[e - 1] == "N" and not any(t.low == "who" for t in s.tokens[start:k])):
        return False
    first = next((i for i in range(k - 1, start, -1) if s.tags[i] in "ET" and s.tokens[i - 1].low in listed("be")), None)
    ends = e + 1 == end or s.tags[e + 1] in "I,.RW" or s.tokens[e + 1].low in CLAUSAL
    return first is not None and ends and s.tokens[e].low not in AUXILIARY


def _still_open(s: Sentence, start: int, k: int) -> bool:
    """Tell whether a clause before the conjunction still waits for its verb ("the tools that men and women need")."""
    last = next((i for i in range(k - 1, start - 1, -1) if is_finite(s, i)), start)
    return any(s.tags[i] in "SW" or s.tokens[i].low in CLAUSAL or s.tokens[i].low in ":“" or s.tokens[i].low == "that" for i in range(last + 1, k))


def _own_verb(s: Sentence, j: int) -> bool:
    return s.tags[j] in "MZT" or s.tokens[j].low in AUXILIARY


def _skip(s: Sentence, j: int, end: int) -> int:
    while j < end and (s.tags[j] in "R," or s.tokens[j].low in EDGES):
        j += 1
    return j


def _in_relative(s: Sentence, start: int, k: int) -> bool:
    """Tell whether the last verb before a conjunction is that of a relative clause."""
    last = next((i for i in range(k - 1, start - 1, -1) if is_finite(s, i)), None)
    if last is None:
        return False
    for i in range(last - 1, max(start - 1, last - 8), -1):
        if s.tags[i] == "W" and i > start:
            return s.tokens[i].low in ("who", "which", "that", "where", "whose") and not any(s.tags[j] == "," for j in range(i, k) if j > last)
        if is_finite(s, i) and s.tokens[i].low not in AUXILIARY:
            return False
    return False


def _after_infinitive(s: Sentence, start: int, k: int) -> bool:
    """Tell whether the verb before a conjunction is an infinitive ("to leave and come back")."""
    for i in range(k - 1, start - 1, -1):
        if s.tags[i] in "VZTM" and s.tokens[i].low not in listed("negation"):
            return s.tags[i] == "V" and i > 0 and (s.tags[i - 1] in "LM" or s.tokens[i - 1].low in listed("do"))
    return False


def _after_comma(s: Sentence, start: int, k: int, end: int) -> int:
    """Return where a clause begins that a comma parts off: one in the outlet's voice, the object of a plan, a result."""
    j = k + 1
    low = s.tokens[j].low
    if low in PARTING and has_finite(s, start, k) and j + 1 < end:
        e = noun_phrase_end(s, j + 1, end)
        while e < end and s.tags[e] == "R":
            e += 1
        return j + 1 if e > j + 1 and e < end and is_finite(s, e) else 0
    if low == "with" and has_finite(s, start, k):
        noun = next((i for i in range(j + 1, min(end, j + 4)) if s.tokens[i].low in listed("intention")), 0)
        return j + 1 if noun and noun + 1 < end and s.tags[noun + 1] == "L" else 0
    if s.tags[j] == "G" and _result(s, start, k, j, end):
        return j
    if low in TELLING and _tells_more(s, start, j, end):
        return j
    return _told_again(s, start, j, end)


def _tells_more(s: Sentence, start: int, j: int, end: int) -> bool:
    """Tell whether a relative clause that ends a stretch tells an event of its own: ", which opened in 2019"."""
    if end - j < 4 or s.quoted[j] != s.quoted[start] or not has_finite(s, start, j - 1) or any(s.tags[i] == "," for i in range(j, end)):
        return False
    return any(is_finite(s, i) for i in range(j + 1, min(end, j + 6)))


def _told_again(s: Sentence, start: int, j: int, end: int) -> int:
    """Return where an event begins that dates what came before it: ", two weeks after the bridge fell"."""
    after = next((i for i in range(j + 1, min(end, j + 5)) if s.tokens[i].low == "after"), 0)
    counted = (
        after
        and any(s.tags[i] == "X" or s.tokens[i].low in ("a", "an") for i in range(j, after))
        and all(s.tags[i] in "XDNJI" for i in range(j, after))
    )
    if not counted or s.quoted[j] != s.quoted[start] or not has_finite(s, start, j):
        return 0
    e = noun_phrase_end(s, after + 1, end)
    return after + 1 if after + 1 < e < end and is_finite(s, e) else 0


def _result(s: Sentence, start: int, k: int, j: int, end: int) -> bool:
    """Tell whether a participle after a comma states a result of its own: after a perfect ("has deepened ties, securing ...")."""
    if (
        s.tokens[j].low in verbs()
        or s.tokens[j].low in ("including", "following", "according", "regarding", "concerning", "depending", "using")
        or end - j < (4 if s.tokens[j].low in listed("resulting") else 5)
    ):
        return False
    first = next((i for i in range(start, k) if is_finite(s, i)), None)
    if s.tokens[j].low in listed("resulting"):
        return first is not None and any(s.tags[i] == "X" for i in range(j + 1, end))
    return first is not None and s.tokens[first].low in ("has", "have", "had") and first + 1 < k and s.tokens[first + 1].low != "been"


def _trimmed(s: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return a proposition's offsets without conjunctions, complementisers and marks at its ends; None where no proposition is left."""
    if s.tags[start] == "K":
        return None
    while (
        start < end
        and not _points_back(s, start)
        and (
            s.tags[start] in "C,S"
            or (s.tags[start] == "." and s.tokens[start].text not in "([")
            or (s.tokens[start].low == "that" and s.tags[start] in "SW")
        )
    ):
        start += 1
    while end > start and (
        s.tags[end - 1] in ",CS" or (s.tags[end - 1] == "." and s.tokens[end - 1].text not in ")]" and not _abbreviation(s, end - 1))
    ):
        end -= 1
    if end - start < 2 and not (end > start and len(s.tokens[start].text) > 12):
        return None
    low, high = s.tokens[start].start, s.tokens[end - 1].end
    if s.tokens[end - 1].text == ")" and "(" not in s.text[low:high]:
        high -= 1
    return low, high


def _points_back(s: Sentence, i: int) -> bool:
    """Tell whether "That" opens a sentence as its subject ("That is over")."""
    return s.tokens[i].text == "That" and i + 1 < len(s.tokens) and is_finite(s, i + 1)


def is_fragment(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a stretch of fewer than four words (offsets of the text) has no subject with a finite verb."""
    held = [i for i, t in enumerate(s.tokens) if start <= t.start < end and t.text[0].isalnum()]
    return (
        len(held) < 4
        and not (held and s.tokens[held[0]].low in listed("resulting"))
        and not any(is_finite(s, i) or s.tags[i] == "E" for i in held[1:])
    )


def _abbreviation(s: Sentence, i: int) -> bool:
    return (
        s.tokens[i].text == "."
        and i > 0
        and s.tokens[i].start == s.tokens[i - 1].end
        and len(s.tokens[i - 1].text) <= 3
        and s.tokens[i - 1].text[:1].isupper()
        and i + 1 < len(s.tokens)
    )
