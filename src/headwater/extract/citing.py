"""Relays of relays: "the Wire reported, citing the agency, which quoted the ministry": who is cited last said it."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.extract.cues import listed, named
from headwater.extract.media import role_of
from headwater.extract.phrases import HE, Sentence, has_finite, noun_phrase_end, subject_start
from headwater.extract.sources import person_like
from headwater.extract.spoken import Attribution, Range

DEEP = 4
"""Citations followed one inside another."""
NEAR = 6
"""Tokens between a citation and the verb of who cites."""


def cite(s: Sentence, hits: Sequence[Attribution]) -> None:
    """Make who is cited the speaker, and the agency or outlet that cites a relay; others who cite something go on speaking."""
    _within(s, hits)
    for i in range(len(s.tokens) - 1):
        if s.tokens[i].low not in listed("citing") or s.quoted[i] >= 0 or (i and s.tokens[i - 1].low in ("without", "not")):
            continue
        cited = _cited(s, i + 1)
        hit = _citer(s, i, cited[-1][1], hits) if cited else None
        if hit is None or hit.source is None or not (is_medium(s, hit.source) or _reports(s, hit, hit.source)):
            continue
        who = hit.source
        hit.cue = (min(who[0], hit.cue[0]), hit.cue[1])
        hit.source, hit.relays = cited[-1], [*reversed(cited[:-1]), who, *hit.relays]
        hit.pieces = [(a, min(b, i - 1)) if a < i <= b else (a, b) for a, b in hit.pieces]


def _within(s: Sentence, hits: Sequence[Attribution]) -> None:
    """Make the one whom a source's relative clause cites the speaker: "according to the Wire, which cited two officials"."""
    for hit in hits:
        if hit.source is None:
            continue
        a, b = hit.source
        k = next((i for i in range(a + 1, b - 1) if s.tokens[i].low in ("which", "who") and s.tokens[i + 1].low in listed("cited")), 0)
        cited = _cited(s, k + 2) if k else []
        stop = k - 1 if k and s.tags[k - 1] == "," else k
        if cited and cited[-1][1] <= b and is_medium(s, (a, stop)):
            hit.source, hit.relays = cited[-1], [*reversed(cited[:-1]), (a, stop), *hit.relays]


def _reports(s: Sentence, hit: Attribution, source: Range) -> bool:
    """Tell whether a body reports what it cites somebody for: nobody but an agency or outlet does."""
    people = any(s.tokens[i].low in HE or s.tokens[i].low in named("person") for i in range(*source))
    return hit.lemma == "report" and not people


def _cited(s: Sentence, k: int) -> list[Range]:
    """Return who is cited, and by a relative clause who that one cites, outermost first."""
    found: list[Range] = []
    for _ in range(DEEP):
        e = noun_phrase_end(s, k, len(s.tokens))
        if e == k or not person_like(s, k, e):
            break
        found.append((k, e))
        j = e + 1 if e < len(s.tokens) and s.tags[e] == "," else e
        if j + 2 >= len(s.tokens):
            break
        if s.tokens[j].low in ("which", "who") and s.tokens[j + 1].low in listed("cited"):
            k = j + 2
        elif s.tokens[j].low in listed("citing"):
            k = j + 1
        else:
            break
    return found


def _citer(s: Sentence, i: int, e: int, hits: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose source does the citing: the one behind an opening citation or around one, else the last before it."""
    after = next((h for h in hits if h.cue[0] >= e and h.source), None)
    if i == 0:
        return after
    if s.tags[i - 1] == "," and after is not None and after.cue[0] - e <= NEAR and not has_finite(s, e, after.cue[0]):
        a = subject_start(s, i - 1)
        if a < i - 1:
            after.source = (a, i - 1)
            return after
    return next((h for h in reversed(hits) if h.cue[1] <= i and h.source and not has_finite(s, max(h.until, h.cue[1]), i)), None) or next(
        (h for h in reversed(hits) if h.source and h.source[1] <= i and h.pieces and h.pieces[-1][0] < i <= h.pieces[-1][1]), None
    )


def is_medium(s: Sentence, source: Range) -> bool:
    """Tell whether a source is an agency or outlet by its name, or as "the newspaper"."""
    a, b = source
    b = next((i for i in range(a + 1, b) if s.tags[i] == ","), b)
    name = s.text[s.tokens[a].start : s.tokens[b - 1].end]
    last = s.tokens[b - 1].low
    if role_of(name) is not None or (s.tags[a] in "DP" and last in named("media_suffix")) or (last in named("media_nouns") and b - a > 1):
        return True
    # "the news site The Record": what it is stands before its name
    kind = next((i for i in range(a + 1, b) if s.tokens[i].low in named("media_nouns") | {"site"} and s.tags[i] != "P"), b)
    return kind < b - 1 and all(s.tags[i] in "PD" for i in range(kind + 1, b))


def names_medium(s: Sentence, source: Range) -> bool:
    """Tell whether a phrase names a medium: by its name, as "the newspaper", or with a word in small letters for what it is beside its name."""
    a, b = source
    b = next((i for i in range(a + 1, b) if s.tags[i] == ","), b)
    if role_of(s.text[s.tokens[a].start : s.tokens[b - 1].end]) is not None or (s.tags[a] == "D" and s.tokens[b - 1].low in named("media_suffix")):
        return True
    for i in range(a, b):
        word = s.tokens[i]
        if word.low not in named("media_nouns") or not word.text.islower():
            continue
        # not every agency is one for news
        news = word.low != "agency" or (i > a and s.tokens[i - 1].low in listed("of_news"))
        before = i + 1 < b and all(s.tags[k] == "P" for k in range(i + 1, b))
        if news and (before or (i == b - 1 > a and s.tags[i - 1] == "P")):
            return True
    return False
