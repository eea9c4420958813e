"""Sentences that tell who said what stands before them: "Про це повідомив X", "Das sagte X der Y", "This was reported by X", "Así lo afirmó X"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from headwater.extract import west_european
from headwater.extract.citing import cite
from headwater.extract.cues import listed, verbs
from headwater.extract.phrases import Sentence, has_finite, noun_phrase_end
from headwater.extract.sources import appositions
from headwater.extract.spoken import Attribution
from headwater.ids import make_id
from headwater.model import MEDIA, Hop, Span, Statement, noun

Cut = tuple[Statement, tuple[Span, ...]]
MADE_BY = "extract/pointing/1"
LONGEST = 60
"""Tokens of the longest sentence that only tells who said what stands before it."""
REACH = 40
"""Statements before such a sentence that it may tell of."""
FAR = 14
"""Tokens between "X" and "said this"."""


@noun
class Pointed:
    """Who said what stands before an offset: the words for him, the cue and the chain."""

    at: int
    source: Span | None
    cue: Span | None
    chain: tuple[Hop, ...]


def find(s: Sentence, language: str) -> Attribution | None:
    """Return the attribution, without content, of a sentence that points back to what it attributes; None for any other."""
    if len(s.tokens) > LONGEST or s.headline or s.tokens[0].text in '"“„«':
        return None
    if language == "en":
        return _passive(s) or _said_this(s)
    return west_european.points_back(s, language)


def _passive(s: Sentence) -> Attribution | None:
    """Read "This was reported by X, citing Y" and "That is according to X"."""
    end = len(s.tokens)
    if s.tokens[0].low not in listed("this") or end < 5:
        return None
    k = 1
    while k < end and (s.tokens[k].low in listed("be") or s.tokens[k].low in listed("have") or s.tags[k] == "R"):
        k += 1
    if k == 1 or k + 2 >= end:
        return None
    known = verbs().get(s.tokens[k].low)
    stop = k + 2
    if s.tokens[k].low == "according" and s.tokens[k + 1].low == "to":
        lemma = "according"
    elif s.tokens[k].low in listed("made_known") or known:
        stop = next((j + 1 for j in range(k + 1, min(end - 1, k + 8)) if s.tokens[j].low in ("by", "in") and s.tags[j + 1] in "DPNJX"), 0)
        lemma = known.lemma if known else "say"
        if stop and s.tokens[stop - 1].low == "in" and s.tokens[k].low not in ("stated", "said", "reported", "noted", "mentioned"):
            return None
    else:
        return None
    e = noun_phrase_end(s, stop, end) if stop else 0
    if not stop or e == stop:
        return None
    return _cited(s, Attribution((0, stop), "closing", source=(stop, appositions(s, e, end)), lemma=lemma, adjuncts=(e, end), pieces=[(0, 0)]))


def _said_this(s: Sentence) -> Attribution | None:
    """Read "X said this in a statement", "X reports this with reference to Y", "X wrote about this on Facebook"."""
    end = len(s.tokens)
    for k in range(1, min(end, FAR)):
        verb = verbs().get(s.tokens[k].low)
        if verb is None or s.quoted[k] >= 0 or s.tags[k] not in "ZTVEN":
            continue
        n = k + 1
        n += n < end and s.tokens[n].low in ("about", "on")
        closes = n + 1 >= end or s.tags[n + 1] == "I" or s.tokens[n + 1].text in ".,"
        if n >= end or s.tokens[n].low not in ("this", "that", "it") or not closes or s.quotes:
            continue
        if has_finite(s, n + 1, end) or has_finite(s, 0, k):
            return None
        return _cited(s, Attribution((k, n + 1), "plain", source=(0, k), lemma=verb.lemma, adjuncts=(n + 1, end), pieces=[(0, 0)]))
    return None


def _cited(s: Sentence, hit: Attribution) -> Attribution:
    """Make the one whom it cites the speaker: "citing Y", "with reference to Y"."""
    cite(s, [hit])
    for k in range(hit.cue[1], len(s.tokens) - 3):
        if s.tokens[k].low == "with" and s.tokens[k + 1].low == "reference" and s.tokens[k + 2].low == "to" and hit.source:
            e = noun_phrase_end(s, k + 3, len(s.tokens))
            if e > k + 3:
                hit.relays.insert(0, (hit.source[0], min(hit.source[1], k)))
                hit.source, hit.adjuncts = (k + 3, e), None
            break
    hit.pieces = []
    return hit


def attributed(cuts: Sequence[Cut], pointed: Sequence[Pointed], text: str) -> list[Cut]:
    """Return the statements, the narration before a sentence that tells who said it with that speaker.

    It reaches back through the sentences of its own paragraph, or, where it opens one, through the paragraph before, as far as nobody else speaks.
    """
    found = list(cuts)
    told = [n for n, (c, _) in enumerate(found) if c.position in ("standfirst", "body")]
    told.sort(key=lambda n: found[n][0].content.end)
    ends = [found[n][0].content.end for n in told]
    for mark in pointed:
        stop = bisect_right(ends, mark.at)
        before = told[max(0, stop - REACH) : stop]
        floor = text.rfind("\n", 0, mark.at) + 1
        if before and found[before[-1]][0].content.end <= floor:
            floor = text.rfind("\n", 0, found[before[-1]][0].content.start) + 1
        for n in reversed(before):
            statement, spans = found[n]
            if statement.content.start < floor:
                break
            if statement.mode == "narration":
                found[n] = (_said(statement, mark), spans)
            elif mark.chain[0].role in MEDIA and all(h.role not in MEDIA for h in statement.chain[1:-1]):
                found[n] = (replace(statement, chain=(*statement.chain[:-1], mark.chain[0], *statement.chain[-1:])), spans)
            else:
                break
    return found


def _said(statement: Statement, mark: Pointed) -> Statement:
    content = statement.content
    return replace(
        statement,
        id=make_id("sta", statement.article_id, content.start, content.end, mark.source.start if mark.source else None),
        mode="indirect",
        cue=mark.cue,
        source=mark.source,
        chain=mark.chain,
        score=0.7,
        made_by=MADE_BY,
    )
