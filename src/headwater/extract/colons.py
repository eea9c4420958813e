"""Attribution by a colon: `X: "..."`, `X saw it differently: "..."`, and in headlines "X: C" and "C: X"."""

from __future__ import annotations

from headwater.extract.cues import listed, named
from headwater.extract.phrases import Sentence, group, has_finite, is_finite
from headwater.extract.sources import person_like
from headwater.extract.spoken import Attribution, Range
from headwater.extract.subjects import subject

NEAR = 6
NEAR_QUOTE = 10
"""Tokens behind a headline's colon in which it may name its source, where a quotation stands before it, with what it is on."""
SHORT = 4
"""Tokens before a headline's colon that may name its source without a quotation behind it."""
FAR = 40
"""Tokens before a colon that are searched for who speaks."""


def _clause_subject(s: Sentence, mark: int) -> Range | None:
    """Return the subject of the clause before a colon: who speaks in `X saw it differently: "..."`."""
    verb = next((i for i in range(1, mark) if is_finite(s, i)), None)
    if verb is not None and s.tags[verb - 1] == "W":
        verb = next((i for i in range(verb + 1, mark) if is_finite(s, i)), None)
    if verb is None or mark > FAR:
        return None
    who, _, _ = subject(s, group(s, verb))
    return who if who and person_like(s, *who) and s.tokens[who[0]].low not in ("it", "there") else None


def _is_name(s: Sentence, start: int, end: int) -> bool:
    """Tell whether what stands behind a headline's colon can name who says so: no count, no second thing that came about ("12 fined, pilot held")."""
    head = next((i for i in range(start + 1, end) if s.tags[i] == "I"), end)
    return s.tags[start] not in "X$" and not any(s.tags[i] in ",ETG" for i in range(start, head))


def colon(s: Sentence) -> Attribution | None:
    """Read `X: "..."`, and in headlines "X: C" and "C: X" where X can only be a source."""
    mark = next((i for i, t in enumerate(s.tokens) if t.low == ":" and s.quoted[i] < 0), None)
    if mark is None or mark == 0 or mark + 1 >= len(s.tokens):
        return None
    end = len(s.tokens)
    if " ".join(t.low for t in s.tokens[:mark]) in listed("claim_labels") and has_finite(s, mark + 1, end):
        # a page that checks a claim repeats it first
        return Attribution((0, mark + 1), "hearsay", pieces=[(mark + 1, end)], lemma="claim")
    after_quote = s.quoted[mark + 1] >= 0 and s.tokens[mark + 1].start == s.quotes[s.quoted[mark + 1]].start
    if after_quote and not has_finite(s, 0, mark) and person_like(s, 0, mark) and mark <= 16:
        return Attribution((mark, mark + 1), "plain", source=(0, mark), pieces=[(mark + 1, end)], lemma=":")
    if after_quote and not s.headline and (who := _clause_subject(s, mark)) is not None:
        return Attribution((mark, mark + 1), "colon", source=who, pieces=[(mark + 1, end)], lemma=":")
    if not s.headline:
        return None
    spoken = has_finite(s, 0, mark) or any(s.tags[i] in "EGL" for i in range(mark))
    near = NEAR_QUOTE if s.quoted[mark - 1] >= 0 else NEAR
    if end - mark <= near and spoken and _is_name(s, mark + 1, end) and person_like(s, mark + 1, end) and not has_finite(s, mark + 1, end):
        return Attribution((mark, mark + 1), "plain", source=(mark + 1, end), pieces=[(0, mark)], lemma=":")
    if mark <= SHORT and s.tokens[mark - 1].low in named("person") and not spoken and has_finite(s, mark + 1, end):
        # a harbour master says that the leak is sealed; a storm says nothing
        return Attribution((mark, mark + 1), "plain", source=(0, mark), pieces=[(mark + 1, end)], lemma=":")
    return None
