"""A sentence with its words and tags, and the phrases one can tell in it without a parser."""

from __future__ import annotations

from typing import NamedTuple

from headwater.extract.cues import AUXILIARY, listed, named
from headwater.text.quotes import Quotation
from headwater.text.tokens import Token

NOUNS = frozenset("NPJDXK$")
INSIDE = NOUNS | frozenset("IC")
FINITE = frozenset("ZT")
VERBS = frozenset("VZTEG")
HE = frozenset({"he", "she", "they", "it", "i", "we", "you", "there"})
CLAUSAL = listed("clausal")


class Sentence(NamedTuple):
    """One sentence: its passage, tokens, one tag a token, and for each token the quotation it stands in (-1: none)."""

    text: str
    start: int
    end: int
    tokens: list[Token]
    tags: str
    quoted: list[int]
    quotes: list[Quotation]
    headline: bool
    language: str | None = "en"

    def part(self, a: int, b: int) -> Sentence:
        """Return the tokens a to b as a sentence of its own."""
        held = self.tokens[a:b]
        return self._replace(start=held[0].start, end=held[-1].end, tokens=held, tags=self.tags[a:b], quoted=self.quoted[a:b])


class Group(NamedTuple):
    """A verb with its auxiliaries: token range, and what form it has."""

    start: int
    end: int
    finite: bool
    passive: bool
    negated: bool
    infinitive: bool


def group(s: Sentence, i: int) -> Group:
    """Return the verb group whose main verb is the i-th token."""
    first, k = i, i - 1
    auxiliaries: list[str] = []
    negated = infinitive = False
    while k >= 0 and i - k <= 7:
        low, tag = s.tokens[k].low, s.tags[k]
        if low in listed("negation") and low not in ("no", "neither"):
            negated, first = True, k
        elif low in AUXILIARY and not (low in ("'s", "'d") and tag == "K"):
            auxiliaries.append(low)
            first = k
        elif tag == "L" and not auxiliaries:
            if k and s.tokens[k - 1].low in ("yet", "going", "set", "due", "able"):
                negated = negated or s.tokens[k - 1].low == "yet"
                first, k = k - 1, k - 1
            else:
                infinitive, first = True, k
                break
        elif tag != "R" or low in ("earlier", "later", "ago", "yesterday", "today"):
            break
        k -= 1
    while first < i and s.tags[first] == "R" and s.tokens[first].low not in listed("negation"):
        first += 1
    return _described(s, i, first, auxiliaries, (negated, infinitive))


def _described(s: Sentence, i: int, first: int, auxiliaries: list[str], flags: tuple[bool, bool]) -> Group:
    negated, infinitive = flags
    tag = s.tags[i]
    be = any(a in listed("be") for a in auxiliaries)
    have = any(a in listed("have") for a in auxiliaries)
    passive = be and tag in "ET" and auxiliaries[0] in listed("be")
    if tag == "G":
        finite = be
    elif tag == "E":
        finite = bool(auxiliaries) or have
    else:
        finite = not infinitive
    return Group(_with_adverbs(s, first), i + 1, finite, passive, negated, infinitive)


def _with_adverbs(s: Sentence, first: int) -> int:
    while (
        first > 0
        and s.tags[first - 1] == "R"
        and s.tokens[first - 1].low in ("also", "first", "previously", "later", "earlier", "only", "then", "now", "recently", "repeatedly", "already")
    ):
        first -= 1
    return first


def is_finite(s: Sentence, i: int) -> bool:
    """Tell whether the i-th token is, or belongs to, a finite verb."""
    tag, low = s.tags[i], s.tokens[i].low
    if tag == "M" or tag in FINITE:
        return True
    if low in AUXILIARY and tag in "VZT":
        return not (i and s.tags[i - 1] == "L")
    if tag == "V":
        return bool(i) and s.tags[i - 1] in "NPOKEXWR" and not (s.tags[i - 1] == "R" and i > 1 and s.tags[i - 2] == "L")
    return False


def has_finite(s: Sentence, start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two tokens."""
    return any(is_finite(s, i) for i in range(max(start, 0), end))


def noun_phrase_end(s: Sentence, start: int, end: int, *, prepositions: bool = True) -> int:
    """Return where the noun phrase that begins at a token ends; the same token where none begins."""
    if start >= end:
        return start
    if s.tokens[start].low in HE:
        return start + 1
    k = start
    seen = False
    while k < end:
        tag, low = s.tags[k], s.tokens[k].low
        if s.quoted[k] >= 0 and s.quoted[start] < 0 and _speech(s, k):
            break
        if tag in NOUNS:
            if seen and tag == "D" and s.tags[k - 1] in "NP" and low != "'s":
                break
            seen = seen or tag in "NPX"
        elif (
            tag in "IC"
            and seen
            and prepositions
            and k + 1 < end
            and s.tags[k + 1] in NOUNS
            and low not in CLAUSAL
            and not (tag == "C" and low == "but")
        ):
            seen = False
        elif (tag == "." and (low in "“”\"'‘’«»&/" or (low == "." and _abbreviates(s, k, end)))) or (tag in "GE" and not seen):
            pass
        else:
            break
        k += 1
    while k > start and s.tags[k - 1] in "ICD." and s.tokens[k - 1].low not in ("”", '"', "’", "'", ")", "»", "."):
        k -= 1
    return k


def _abbreviates(s: Sentence, k: int, end: int) -> bool:
    return 0 < k < end - 1 and len(s.tokens[k - 1].text) <= 4 and s.tokens[k - 1].text[0].isupper()


def _speech(s: Sentence, k: int) -> bool:
    q = s.quotes[s.quoted[k]]
    return q.high - q.low > 40


def other_news(s: Sentence, start: int, k: int, end: int) -> bool:
    """Tell whether a headline goes on with other news at a mark or "as": "Ferries stop; fares rise", "Strike ends, leader held"."""
    low = s.tokens[k].low
    if not s.headline or s.quoted[k] >= 0 or low not in (";", ":", ",", "as") or not _happens(s, start, k) or k + 2 >= end:
        return False
    if low in ";:":
        return s.quoted[k + 1] < 0 and _happens(s, k + 1, end)
    e = noun_phrase_end(s, k + 1, end, prepositions=False)
    return k + 1 < e < end and s.tags[k + 1] in "NPXDJG" and (is_finite(s, e) or (low == "," and s.tags[e] in "ET"))


def _happens(s: Sentence, start: int, end: int) -> bool:
    return any(is_finite(s, i) or s.tags[i] in "EG" for i in range(start, end))


def subject_start(s: Sentence, end: int) -> int:
    """Return where the noun phrase that ends before a verb group begins; `end` where there is none.

    Goes left over nouns, their adjectives, determiners and prepositional phrases, and over reduced relative clauses, then cuts off what
    introduces the clause: a conjunction, an adverbial ("On Thursday"), a subordinator.
    """
    if end <= 0:
        return end
    if end >= 3 and s.tokens[end - 1].low in listed("those_meant") and s.tokens[end - 2].low == "of" and _some(s, end - 3):
        return end - 3
    if s.tokens[end - 1].low in HE or (s.tags[end - 1] == "O" and s.tags[end - 1] != "S"):
        return end - 1
    k = end
    while k > 0:
        i = k - 1
        tag, low = s.tags[i], s.tokens[i].low
        if s.quoted[i] >= 0 and s.quoted[end - 1] != s.quoted[i] and _speech(s, i):
            break
        if (
            (tag in INSIDE and low not in listed("negation"))
            or (tag == "." and low in "“”\"'‘’&/.()[]" and (low != "." or _abbreviates(s, i, end)))
            or (tag in "ETG" and _reduced(s, i, end))
            or (tag == "R" and k < end and s.tags[k] in "JXDE")
        ):
            k = i
        else:
            break
    return _trimmed(s, k, end)


def _some(s: Sentence, i: int) -> bool:
    """Tell whether a token says how many of those just named: "one of them"."""
    return s.tags[i] == "X" or s.tokens[i].low == "one" or s.tokens[i].low in listed("some_of")


def _reduced(s: Sentence, i: int, end: int) -> bool:
    """Tell whether a participle stands in the middle of a noun phrase ("people briefed on the matter")."""
    if not i or s.tags[i - 1] not in "NPJDRK" or s.tokens[i].low in AUXILIARY:
        return False
    if s.tags[i - 1] in "JDKR":
        return s.tags[i] in "EG" and i + 1 < end and s.tags[i + 1] in "NJP"
    following = s.tags[i + 1] if i + 1 < end else ""
    object_follows = s.tags[i] != "G" and following != "" and following in "DNJX" and s.tokens[i + 1].low not in named("days")
    named_so = s.tokens[i].low in ("named", "called", "dubbed")
    return (named_so or not object_follows) and not any(s.tags[j] == "C" for j in range(i + 1, end)) and s.tokens[i - 1].low not in HE


def _trimmed(s: Sentence, start: int, end: int) -> int:
    k = start
    cut = max((i + 1 for i in range(start, end - 1) if s.tags[i] in "IW" and s.tokens[i].low in CLAUSAL and not _dated(s, i)), default=start)
    k = max(k, cut)
    if start and s.tags[start - 1] in VERBS | {"M"}:
        k = max(k, max((i + 1 for i in range(start, end - 1) if s.tags[i] == "C"), default=k))
    while k < end and (s.tags[k] in "CR" or s.tokens[k].low in ".)]’'”\"&/"):
        k += 1
    if k < end - 1 and s.tokens[k].low == "that" and s.tokens[end - 1].low.endswith("s"):
        k += 1
    if k < end and s.tags[k] == "I":
        k = _after_adverbial(s, k, end)
    while k < end - 1 and s.tokens[k].low in named("days") and s.tags[k + 1] in "DPNJ" and s.tokens[k + 1].low != "'s":
        k += 1
    return k


def _dated(s: Sentence, i: int) -> bool:
    return s.tokens[i].low == "since" and s.tags[i + 1] == "X"


def _after_adverbial(s: Sentence, start: int, end: int) -> int:
    """Return where the subject begins after an opening prepositional phrase without a comma."""
    days = named("days")
    for i in range(start + 1, end - 1):
        low, tag, following = s.tokens[i].low, s.tags[i], s.tags[i + 1]
        if (low in days or tag == "X") and following in "DPNJ" and s.tokens[i + 1].low not in days:
            return i + 1
        if tag in "NP" and following == "D":
            return i + 1
        if tag == "N" and following == "P":
            return i + 1
    return end
