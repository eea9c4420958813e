"""Self-reference: where somebody points back to what he, or the outlet, said before, and what that was, where the dossier has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from headwater.link.claims import Group, first
from headwater.link.clusters import components, pair
from headwater.link.compare import overlap
from headwater.link.findings import MOST_EVIDENCE, finding, passage, quote, shown_time, spot
from headwater.link.misreports import word_lists
from headwater.link.moments import before
from headwater.link.propositions import Proposition
from headwater.link.strength import NEVER, told_in
from headwater.link.threads import spoken
from headwater.link.words import fold, words
from headwater.model import Finding, Reading, Span, noun

PARAGRAPH = 400
"""Characters behind the words that point back, in which stands what they speak of."""
EARLIER = 0.3
"""Overlap by which an earlier assertion of the same source is what the words point back to."""


@noun
class Back:
    """Words that point back, and the assertion that they stand with."""

    words: Span
    said: Proposition


def self_references(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Finding]:
    """Return where somebody refers to what he said before, one finding a source, whatever articles have it."""
    holder = {p.id: g for g in groups for p in g.members}
    told: dict[str, list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members), key=lambda p: (p.assertion.span.start, p.id)):
        told.setdefault(p.article.id, []).append(p)
    found = [b for r in readings for b in _pointing(r, told.get(r.article.id, ()))]
    return [_finding(block, holder, told) for block in _together(found)]


def _pointing(reading: Reading, ps: Sequence[Proposition]) -> Iterator[Back]:
    text = reading.article.text
    for section in (s for s in reading.article.sections if s.kind in ("headline", "standfirst", "body")):
        own = [m for m in _outlet_said().finditer(text, section.start, section.end) if _is_own(m[1], reading)]
        for match in sorted((*_oneself(reading.article.language).finditer(text, section.start, section.end), *own), key=lambda m: m.start()):
            start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
            end = min(end if end >= 0 else len(text), match.end() + PARAGRAPH)
            near = [p for p in ps if start <= p.assertion.span.start < end and p.assertion.span.end > match.start()]
            if near:
                said = min(near, key=lambda p: (max(0, p.assertion.span.start - match.end()), p.id))
                yield Back(words=Span(start=match.start(), end=match.end(), text=match[0]), said=said)


def _together(found: Sequence[Back]) -> list[list[Back]]:
    """Put together where one source points back, and where one article does so in the same words; an article's own words stay alone."""
    edges = {}
    for n, a in enumerate(found):
        for m, b in enumerate(found[n + 1 :], n + 1):
            one_voice = a.said.speaker is not None and a.said.speaker == b.said.speaker
            again = a.said.article.id == b.said.article.id and a.words.text.casefold() == b.words.text.casefold()
            if again or (one_voice and not a.said.narration and not b.said.narration):
                edges[pair(f"{n:06}", f"{m:06}")] = 1.0
    blocks = components([f"{n:06}" for n in range(len(found))], edges)
    return [sorted((found[int(n)] for n in block), key=lambda b: (b.said.position == "headline", *first(b.said))) for block in blocks]


def _finding(block: Sequence[Back], holder: Mapping[str, Group], told: Mapping[str, Sequence[Proposition]]) -> Finding:
    back = block[0]
    shown = [spot(back.said), passage(back.said.article.id, back.words)]
    why = f"{quote(back.words.text)} refers to an earlier utterance of one's own about {quote(back.said.assertion.span.text)}"
    earlier = _earlier(back.said, told)
    if earlier:
        shown.append(spot(earlier))
        when = spoken(earlier)
        why += f": {quote(earlier.assertion.span.text)}{f', as told {shown_time(when)}' if when else ''}"
    seen = {e.article_id for e in shown}
    again = list({b.said.article.id: b.said for b in reversed(block) if b.said.article.id not in seen}.values())[::-1][: MOST_EVIDENCE - len(shown)]
    if again:
        why += f"; so also {', '.join(quote(p.assertion.span.text) for p in again[:2])}"
    shown += [spot(p) for p in again]
    return finding("self_reference", [holder[p.id].id for p in (back.said, earlier) if p], shown, f"{why}.")


def _earlier(said: Proposition, told: Mapping[str, Sequence[Proposition]]) -> Proposition | None:
    """Return what the same source said before that comes nearest to it, in any article."""
    if said.speaker is None or said.narration:
        return None
    own = [p for ps in told.values() for p in ps if p.speaker == said.speaker and p.position == "body" and _earlier_on(p, said)]
    ranked = [(round(overlap(*sorted((p, said), key=lambda x: x.id)), 3), p) for p in own if p.article.id != said.article.id]
    score, best = max(ranked, key=lambda x: (x[0], x[1].id), default=(0.0, None))
    return best if score >= EARLIER else None


def _earlier_on(p: Proposition, said: Proposition) -> bool:
    return before(spoken(p), spoken(said)) or before(p.article.published, said.article.published)


@cache
def _oneself(language: str | None) -> re.Pattern[str]:
    """Match how somebody points back to words of his own, in the language of an article."""
    if not (language or "en").startswith("en"):
        phrases = told_in(language, "self_reference", "phrases")
        return re.compile("|".join(rf"(?<!\w)(?:{p})" for p in phrases), re.IGNORECASE) if phrases else NEVER
    table = word_lists()["self_reference"]
    parts = [f"(?:{'|'.join(table[k])})" for k in ("openers", "speakers", "verbs")]
    known = "|".join(re.escape(p) for p in sorted(table["phrases"], key=lambda p: (-len(p), p)))
    return re.compile(rf"\b(?:{parts[0]} {parts[1]} {parts[2]}|{known})(?!\w)", re.IGNORECASE)


@cache
def _outlet_said() -> re.Pattern[str]:
    return re.compile(
        r"\b[Aa]s ((?:the |The )?[A-Z][\w'&.-]*(?: [A-Z][\w'&.-]*){0,3}) (?:has |had |previously |earlier )?(?:reported|wrote|revealed|noted)\b"
    )


def _is_own(name: str, reading: Reading) -> bool:
    """Tell whether a name is a short form of the article's own outlet."""
    outlet = reading.article.outlet
    own = {fold(w.text) for w in words(outlet.name if outlet else "")} - {"the"}
    said = {fold(w.text) for w in words(name)} - {"the"}
    return bool(said) and said <= own
