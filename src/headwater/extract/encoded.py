"""The encoder's attributions: whole ones, over sentences; and those of one sentence in the form that the rules give.

It reads a paragraph by itself, and only where the rules leave a sentence of it without an attribution: about half of a page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from headwater.encoder import Encoding, Marked, encode
from headwater.extract import plain
from headwater.extract.cues import listed, verbs
from headwater.extract.phrases import VERBS, Sentence, group, has_finite
from headwater.extract.spoken import Attribution, Range

SURE = 0.7
"""Mean probability of a cue, and of a piece of content, below which it makes no statement."""
SHORTEST = 3
"""Tokens of the shortest content that makes one."""


class Encoder:
    """Reads the paragraphs it is asked about, each once."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._read: dict[tuple[int, int], tuple[tuple[Whole, ...], tuple[Marked, ...]]] = {}

    def paragraph(self, s: Sentence) -> tuple[tuple[Whole, ...], tuple[Marked, ...]]:
        """Return the attributions of the paragraph that holds a sentence, in the order of their cues, and the cues that it doubts."""
        low = s.text.rfind("\n", 0, s.start) + 1
        stop = s.text.find("\n", s.end)
        high = len(s.text) if stop < 0 else stop
        if (low, high) not in self._read:
            encoding = encode(s.text, [(low, high)], named=False)
            self._read[low, high] = wholes(encoding), encoding.doubts
        return self._read[low, high]


class Whole(NamedTuple):
    """One attribution in code points: its cue, its sources and the pieces of its content, in order."""

    cue: Marked
    sources: tuple[Marked, ...]
    contents: tuple[Marked, ...]


def wholes(encoding: Encoding) -> tuple[Whole, ...]:
    """Return the attributions that the encoder found, in the order of their cues."""
    parts: dict[int, list[Marked]] = {i: [] for i, m in enumerate(encoding.spans) if m.kind == "cue"}
    for mark in encoding.spans:
        if mark.cue is not None:
            parts[mark.cue].append(mark)
    return tuple(
        Whole(encoding.spans[i], tuple(m for m in found if m.kind == "source"), tuple(m for m in found if m.kind == "content"))
        for i, found in parts.items()
    )


def find(s: Sentence, encoded: tuple[Whole, ...]) -> list[Attribution]:
    """Return the encoder's attributions whose cue stands in a sentence, with what of their contents stands there too."""
    starts = [t.start for t in s.tokens]
    return [hit for whole in _within(s, encoded) if whole.cue.score >= SURE and (hit := _hit(s, whole, starts)) is not None]


def _within(s: Sentence, encoded: tuple[Whole, ...]) -> tuple[Whole, ...]:
    return encoded[bisect_left(encoded, s.start, key=_begin) : bisect_left(encoded, s.end, key=_begin)]


def _begin(whole: Whole) -> int:
    return whole.cue.start


def _hit(s: Sentence, whole: Whole, starts: list[int]) -> Attribution | None:
    cue = _tokens(s, whole.cue, starts)
    pieces = [p for m in whole.contents if m.score >= SURE and (p := _tokens(s, m, starts)) is not None]
    if cue is None or not pieces:
        return None
    sources = [(m.score, p) for m in whole.sources if (p := _tokens(s, m, starts)) is not None]
    source = max(sources)[1] if sources else None
    begin = min(cue[0], source[0]) if source else cue[0]
    lemma, verb = _lemma(s, cue)
    hit = Attribution(cue, _form(begin, pieces, lemma), source=source, pieces=pieces, lemma=lemma)
    if verb is not None:
        hit.verb = group(s, verb)
        after = max(cue[1], source[1] if source else 0)
        if verb + 1 < cue[1]:
            hit.adjuncts = (verb + 1, cue[1])
        elif after < len(s.tokens) and all(not a <= after < b for a, b in pieces):
            hit.adjuncts = (after, min([a for a, _ in pieces if a > after], default=len(s.tokens)))
    return hit


def _form(begin: int, pieces: list[Range], lemma: str) -> str:
    if len(pieces) > 1 and pieces[0][0] < begin < pieces[-1][0]:
        return "inserted"
    if pieces[-1][1] <= begin:
        return "closing"
    if lemma == "according":
        return "opening"
    return "colon" if lemma == ":" else "plain"


def _lemma(s: Sentence, cue: Range) -> tuple[str, int | None]:
    """Return the word that carries a cue, and where it stands if it is a verb."""
    lexicon, nouns = verbs(), listed("nouns")
    for i in range(*cue):
        if s.tokens[i].low == "according":
            return "according", None
        if s.tokens[i].low in lexicon and s.tags[i] in VERBS:
            return lexicon[s.tokens[i].low].lemma, i
    for i in range(*cue):
        if s.tokens[i].low in nouns:
            return s.tokens[i].low, None
    verb = next((i for i in reversed(range(*cue)) if s.tags[i] in VERBS), None)
    at = verb if verb is not None else cue[1] - 1
    return s.tokens[at].low, verb


def _tokens(s: Sentence, mark: Marked, starts: list[int]) -> Range | None:
    """Return the tokens of a passage that stand in a sentence."""
    if mark.end <= s.start or mark.start >= s.end:
        return None
    a = max(0, bisect_right(starts, mark.start) - 1)
    if s.tokens[a].end <= mark.start:
        a += 1
    b = bisect_left(starts, mark.end)
    return (a, b) if b > a else None


def settled(s: Sentence, ruled: list[Attribution], encoder: Encoder, language: str) -> list[Attribution]:
    """Return what the rules found in a sentence, for they know channels, relays and denials; where they found nothing, what the encoder did."""
    if ruled or len(s.tokens) < SHORTEST + 2 or all(q >= 0 for q in s.quoted) or (language == "en" and not _may_say(s)):
        return ruled
    encoded, doubts = encoder.paragraph(s)
    if language != "en" and _torn(s, encoded, doubts):
        return ruled
    return [h if language == "en" else plain.unled(s, h, language) for h in find(s, encoded) if _says(s, h, language)]


def _torn(s: Sentence, encoded: tuple[Whole, ...], doubts: tuple[Marked, ...]) -> bool:
    """Tell whether a cue of a sentence has neither source nor content: part of a verb whose other part was read as another cue."""
    return any(not w.sources and not w.contents for w in _within(s, encoded)) or any(s.start <= m.start < s.end for m in doubts)


def _may_say(s: Sentence) -> bool:
    """Tell whether an English sentence has anything in which somebody could say something, as `_says` wants it."""
    return (
        "L" in s.tags
        or has_finite(s, 0, len(s.tokens))
        or any(q >= 0 for q in s.quoted)
        or any(t.low in listed("negation") for t in s.tokens)  # that somebody did not answer is said by the whole sentence
    )


def _says(s: Sentence, hit: Attribution, language: str) -> bool:
    """Tell whether an attribution makes somebody say something: the encoder also marks what people feel and want, and who is told."""
    if hit.source is None or sum(b - a for a, b in hit.pieces) < SHORTEST:
        return False
    if language != "en":
        return True
    if any(s.tokens[i].low in listed("attitudes") for i in range(*hit.cue)):
        return False
    if hit.verb is not None and hit.verb.negated:
        hit.whole = hit.lemma in listed("answering")
        return hit.whole
    if hit.verb is not None and hit.verb.passive and s.tokens[hit.cue[1] - 1].low != "by":
        return False
    told = s.headline or hit.lemma == "say"
    # "users urged to wait", "said to be lost": the subject is who is told or spoken of
    return any(has_finite(s, a, b) or (s.tags[a] == "L" and not told) or s.quoted[a] >= 0 for a, b in hit.pieces)
