"""Denials that answer what stands before them in their own article: "the claim", "such a letter", without repeating what is denied."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from headwater.link.claims import Group
from headwater.link.compare import overlap
from headwater.link.findings import finding, places, quote, spot
from headwater.link.misreports import word_lists
from headwater.link.propositions import Proposition
from headwater.link.words import fold, is_stop, words
from headwater.model import Finding

BEFORE = 12
"""Assertions before a denial among which it finds what it answers."""
CLOSE = 80
"""Characters between a bare "that is a lie" and what it answers."""
LITTLE = 4
"""Telling words up to which a denial leans on what stands before it."""
SUCH = re.compile(r"\bsuch (?:an? |the )?(\w{3,})", re.IGNORECASE)
THIS = re.compile(r"^(?:that|this|it)(?: is|'s| was) (?:simply |just |plainly )?")
THAT = re.compile(r"\b(?:that|this|the said) (\w{3,})", re.IGNORECASE)


def answers(groups: Sequence[Group], found: Sequence[Finding], copied: Collection[str] = ()) -> list[Finding]:
    """Return the denials of an article that answer what another source says before them in it; those shown already are left out.

    Not those of `copied` articles, which stem from others: what "the accusations" are stands in the parent, and may be lost in the copy.
    """
    holder = {p.id: g.id for g in groups for p in g.members}
    shown = places(found, "denial")
    told: dict[str, list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members if p.position in ("headline", "standfirst", "body")), key=lambda p: p.assertion.span.start):
        told.setdefault(p.article.id, []).append(p)
    made = []
    for _, ps in sorted((i, ps) for i, ps in told.items() if i not in copied):
        seen: set[str] = set()
        for n, p in enumerate(ps):
            if p.position != "body" or p.narration or not p.named or (p.speaker or p.id) in seen or not _answers(p):
                continue
            said = _answered(p, [q for q in ps[:n] if q.position == "body"][-BEFORE:], ps)
            if said and (p.article.id, p.assertion.span.start) not in shown:
                seen.add(p.speaker or p.id)
                why = f"{_who(p)} denies what stands before: {quote(p.assertion.span.text)} answers {quote(said.assertion.span.text)}."
                made.append(finding("denial", [holder[p.id], holder[said.id]], [spot(p), spot(said)], why))
    return made


def _who(p: Proposition) -> str:
    return p.statement.chain[0].name


def _answers(p: Proposition) -> bool:
    """Tell whether a source calls a claim untrue, or denies something that only "such" or "the accusation" stands for."""
    if _calls_it(p):
        return True
    text = p.article.text[p.statement.content.start : p.statement.content.end]
    around = p.assertion.span.text if p.assertion.span.text in text else f"{text} {p.assertion.span.text}"
    if p.stance == "denies" and (SUCH.search(around) or _refers().search(around) or _that_sum(p)):
        return len([w for w in words(p.assertion.span.text) if not is_stop(w.stem)]) <= LITTLE + len(words(_who(p)))
    return bool(_refers().search(around)) and any(x in fold(around) for x in word_lists()["denial"]["untrue"]) and not p.amounts


def _calls_it(p: Proposition) -> bool:
    """Tell whether a source calls what stands before it untrue and says nothing else: "that is a lie"."""
    said = fold(p.assertion.span.text)
    bare = THIS.sub("", said)
    return p.stance == "denies" and bare != said and any(bare.strip().startswith(x) for x in word_lists()["denial"]["untrue"])


def _that_sum(p: Proposition) -> bool:
    """Tell whether what is denied is of "that sum", "that number": a figure that stands before."""
    pointed = THAT.search(p.assertion.span.text)
    return pointed is not None and pointed[1].lower() in word_lists()["denial"]["sums"]


@cache
def _refers() -> re.Pattern[str]:
    """Match "the claim", "these reports": a word for what has been said, pointed at."""
    reports = "|".join(word_lists()["denial"]["reports"])
    return re.compile(rf"\b(?:the|this|that|these|those|such|all|any) (?:{reports})s?\b", re.IGNORECASE)


def _answered(p: Proposition, before: Sequence[Proposition], article: Sequence[Proposition]) -> Proposition | None:
    """Return what a denial answers: what names the thing of which it says "such", else what the headline tells, by another source."""
    others = [q for q in before if q.stance == "says" and q.statement.id != p.statement.id and (q.speaker is None or q.speaker != p.speaker)]
    if _calls_it(p):
        near = [q for q in others if len(p.article.text[q.assertion.span.end : p.assertion.span.start]) <= CLOSE]
        return near[-1] if near else None
    if _that_sum(p):
        return next((q for q in reversed(others) if q.amounts), None)
    such = SUCH.search(p.assertion.span.text)
    if such:
        stem = words(such[1])[0].stem
        return next((q for q in reversed(others) if stem in {w.stem for w in words(q.assertion.span.text)}), None)
    heads = [h for h in article if h.position == "headline"]
    ranked = [(round(max((overlap(*sorted((h, q), key=lambda x: x.id)) for h in heads), default=0.0), 2), n, q) for n, q in enumerate(others)]
    told = [x for x in ranked if not x[2].narration]
    return max(told, key=lambda x: (x[0], x[1]))[2] if told else None
