"""Sayings and relays in Latin letters by a few verbs: "T, ha detto all'ANSA X", "T, podał W, powołując się na X" (text/data/*/cues.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.text.lexicon import table
from headwater.text.lexicon import words as words_of
from headwater.text.outlets import agency_named

ELIDED = re.compile(r"^\w{1,5}['’](?=\w)")
"""An article or preposition that is written together with its noun: "all'ANSA"."""
NAME = 5
"""Tokens of the longest name of a medium."""
FAR = 16
"""Tokens of the longest stretch that names who speaks, through whom."""
FEWEST = 3
QUOTES = "«»„“”\"'‘’"


class Words(NamedTuple):
    """Verbs of saying, and small words beside them."""

    said: frozenset[str]
    that: frozenset[str]
    between: frozenset[str]
    through: frozenset[str]
    talks: frozenset[str]
    when: frozenset[str]
    media: frozenset[str]
    small: frozenset[str]
    determiners: frozenset[str]
    citing_last: frozenset[str]
    citing: tuple[tuple[str, ...], ...]
    quoted_by: tuple[tuple[str, ...], ...]


@cache
def words(language: str) -> Words | None:
    """Return the words of a language; None where its verbs are not listed."""
    lists = table("cues", language).get("lists", {})
    if table("cues", language).get("style") != "plain" or "said" not in lists:
        return None

    def held(key: str) -> frozenset[str]:
        return frozenset(lists.get(key, ()))

    return Words(
        said=held("said"),
        that=held("that"),
        between=held("between"),
        through=held("through"),
        talks=held("talks"),
        when=held("when"),
        media=held("media"),
        small=held("small"),
        determiners=held("determiners"),
        citing_last=held("citing_last"),
        citing=_phrases(lists["citing"]),
        quoted_by=_phrases(lists.get("quoted_by", ())),
    )


def _phrases(listed: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in listed), key=len, reverse=True))


def find(s: Sentence, language: str) -> Attribution | None:
    """Return who says what by a verb: behind what is said, or before "that"."""
    w = words(language)
    if w is None:
        return None
    end = len(s.tokens)
    while end and s.tokens[end - 1].text in ".!?…" and s.quoted[end - 1] < 0:
        end -= 1
    for k in range(1, end):
        if s.tokens[k].low in w.said and s.quoted[k] < 0:
            hit = _closing(s, k, end, w) or _opening(s, k, end, w)
            if hit is not None:
                return hit
    return None


def _closing(s: Sentence, k: int, end: int, w: Words) -> Attribution | None:
    """Read "T, said X to W": the verb stands behind a comma, a dash or a quotation that ends."""
    a = k
    while a > 1 and s.tokens[a - 1].low in w.between:
        a -= 1
    before = s.tokens[a - 1].text
    quoted = s.quoted[a - 1] >= 0 or before in QUOTES
    if not (before in ",–—-" or quoted) or a <= FEWEST or not 2 <= end - k <= FAR + NAME:
        return None
    begin = a - 1
    while begin > 1 and s.tokens[begin - 1].text in ",–—-":
        begin -= 1
    stop = _clause_end(s, k + 1, min(end, k + FAR), quoted=quoted or s.tokens[a - 2].text in QUOTES)
    if any(s.tokens[j].low in w.that for j in range(k + 1, stop)):
        return None
    who = _who(s, k + 1, end, w)
    if who is None:
        return None
    source, relays = who
    return Attribution((a, k + 1), "closing", source=source, pieces=[(0, a if quoted else begin)], lemma="say", relays=relays, adjuncts=(k + 1, end))


def _clause_end(s: Sentence, k: int, stop: int, *, quoted: bool) -> int:
    """Return how far the verb's own "that" is looked for: behind a quotation, what follows a comma is more that was said, not what the verb says."""
    return next((j for j in range(k, stop) if s.tokens[j].text == ","), stop) if quoted else stop


def _opening(s: Sentence, k: int, end: int, w: Words) -> Attribution | None:
    """Read "X said to W that T"."""
    that = next((j for j in range(k + 1, min(end, k + FAR)) if s.tokens[j].low in w.that), 0)
    a = k
    while a > 0 and s.tokens[a - 1].low in w.between:
        a -= 1
    start = max((j + 1 for j in range(a - 1) if s.tokens[j].text == ","), default=0)
    if not that or end - that <= FEWEST or not 0 < a - start <= FAR or any(s.quoted[j] >= 0 for j in range(start, a)):
        return None
    who = _who(s, start, a, w)
    if who is None:
        return None
    source, relays = who
    relays += [m for m in media_in(s, k + 1, that, w) if m != source]
    relays += [m for m in _talked(s, start, w) if m not in relays and m != source]
    if (whom := cited(s, k + 1, that, w)) is not None:
        source, relays = whom, [source]
    return Attribution((a, k + 1), "plain", source=source, pieces=[(that + 1, end)], lemma="say", relays=relays, adjuncts=(k + 1, that))


def _talked(s: Sentence, start: int, w: Words) -> list[Range]:
    """Return the media of a talk that opens a sentence: "Em entrevista à Rádio Farol, o diretor garantiu que"."""
    comma = next((j for j in range(1, start) if s.tokens[j].text == ","), 0)
    opens = comma and s.tokens[0].low in w.through | w.talks and any(t.low in w.talks for t in s.tokens[:comma])
    return media_in(s, 0, comma, w) if opens else []


def _who(s: Sentence, a: int, b: int, w: Words) -> tuple[Range, list[Range]] | None:
    """Return who speaks in a stretch, and the media that were told or pass it on; None where nobody is named."""
    if (whom := cited(s, a, b, w)) is not None:
        citer = next((j for j in range(a, b) if _phrase(s, j, w.citing)), b)
        passed = media_in(s, a, citer, w) or ([(a, _end(s, a, citer, w))] if citer > a else [])
        return whom, passed
    for j in range(a + 1, b):
        width = _phrase(s, j, w.quoted_by) if s.quoted[j] < 0 else 0
        inner = _who(s, a, j - (s.tokens[j - 1].text == ","), w) if width and j + width < b else None
        if inner is not None:
            by = media_in(s, j + width, b, w) or [(j + width, _end(s, j + width, b, w))]
            return inner[0], [*inner[1], *by]
    media = media_in(s, a, b, w)
    k = a
    for _ in range(4):
        k = _over(s, k, b, media, w)
    if k < b and all(m[0] != k for m in media):
        stop = min([m[0] for m in media if m[0] > k] + [_end(s, k, b, w)])
        while stop > k + 1 and (s.tokens[stop - 1].low in w.through | w.small | w.media | w.talks or s.tokens[stop - 1].text in QUOTES + ","):
            stop -= 1
        if _names(s, k, stop, w):
            return (k, stop), media
    return (media[0], media[1:]) if media else None


def _names(s: Sentence, k: int, stop: int, w: Words) -> bool:
    """Tell whether a stretch may name who speaks: it holds a word that is no small one."""
    return any(t.text[0].isalpha() and t.low not in w.small | w.when | w.through | w.determiners for t in s.tokens[k:stop])


def _over(s: Sentence, k: int, b: int, media: list[Range], w: Words) -> int:
    """Step over when, through what and to which medium something was said, where that stands before who speaks."""
    told = next((m for m in media if m[0] <= k < m[1] or (m[0] == k + 1 and s.tokens[k].low in w.through | w.media)), None)
    if told is not None:
        return told[1]
    if k < b and (s.tokens[k].low in w.when or (s.tokens[k].text == "," and k + 1 < b)):
        return k + 1
    if k + 2 < b and s.tokens[k].low in w.through and s.tokens[k + 1].text[0].isupper():
        return k + 2
    return k


def _end(s: Sentence, k: int, b: int, w: Words) -> int:
    """Return where who speaks ends: at a comma, or before when and through what it was said."""
    capital = False
    for j in range(k, b):
        low = s.tokens[j].low
        if s.tokens[j].text == "," and j > k and not capital and (stop := _apposed(s, j + 1, b)):
            return stop
        if s.tokens[j].text in ",;:–—" or (j > k and (low in w.when or _phrase(s, j, w.citing))):
            return j
        if capital and low in w.through and j > k and (j + 1 >= b or low not in w.small or s.tokens[j + 1].low in w.talks):
            return j
        capital = capital or s.tokens[j].text[0].isupper()
    return b


def _apposed(s: Sentence, k: int, b: int) -> int:
    """Return where a name ends that stands behind what somebody is: "o presidente da câmara, Luís Duarte"; 0 where none does."""
    stop = k
    while stop < min(b, k + NAME) and s.tokens[stop].text[0].isupper():
        stop += 1
    return stop if stop - k > 1 and (stop == b or s.tokens[stop].text == ",") else 0


def _phrase(s: Sentence, k: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    return next((len(p) for p in phrases if tuple(t.low for t in s.tokens[k : k + len(p)]) == p), 0)


def cited(s: Sentence, a: int, b: int, w: Words) -> Range | None:
    """Return whom a medium cites in a stretch: "citando due fonti", "powołując się na źródła"."""
    for k in range(a, b):
        width = _phrase(s, k, w.citing) if s.quoted[k] < 0 else 0
        if width and k + width < b:
            stop = next((j for j in range(k + width, b) if s.tokens[j].text in ",;:–—"), b)
            return (k + width, stop) if stop > k + width else None
    if b - a > 2 and s.tokens[b - 1].low in w.citing_last and s.quoted[b - 1] < 0:
        return a + 1, b - 1
    return None


def media_in(s: Sentence, a: int, b: int, w: Words) -> list[Range]:
    """Return the media named in a stretch: by a known name, by a name in quotation marks or capitals behind a word for a medium or a talk."""
    found: list[Range] = []
    k = a
    while k < b:
        stop = next((j for j in range(min(b, k + NAME), k, -1) if _known(s, k, j)), 0) or _behind(s, a, k, b, w)
        if stop:
            found.append((k, stop))
        k = max(stop, k + 1)
    return found


def _known(s: Sentence, a: int, b: int) -> bool:
    name = unelided(s.text[s.tokens[a].start : s.tokens[b - 1].end])
    if b - a == 1 and b < len(s.tokens) and s.tokens[b].text[0].isupper() and is_given(name):
        return False
    return name[:1].isupper() and s.tokens[b - 1].text[0].isalnum() and (agency_named(name) is not None or role_of(name) is not None)


def _behind(s: Sentence, a: int, k: int, b: int, w: Words) -> int:
    """Return where a name ends that only the word before it shows to be a medium's: "w rozmowie z „Wieżą”", "radio Lanterna"."""
    before = k - 1
    while before >= a and s.tokens[before].low in w.small | w.through | w.determiners:
        before -= 1
    if before < a or (s.tokens[before].low not in w.media | w.talks):
        return 0
    opens = k + 1 if s.tokens[k].text in QUOTES else k
    stop = opens
    while stop < min(b, opens + NAME) and (s.tokens[stop].text[0].isupper() or (stop > opens and s.tokens[stop].low in w.small)):
        stop += 1
    while stop > opens and s.tokens[stop - 1].low in w.small:
        stop -= 1
    person = s.tokens[before].low in w.talks and opens == k and before == k - 1
    return stop if stop > opens and not person else 0


def is_given(name: str) -> bool:
    """Tell whether an agency's name is a given name too, which a surname follows: "Petra", "Ana"."""
    return any(name in words_of("names", "given", language) for language in ("de", "es", "fr"))


def unelided(name: str) -> str:
    """Return a name without the article written together with it."""
    return ELIDED.sub("", name).strip(QUOTES + " ")
