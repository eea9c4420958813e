"""Whose office a person holds where the article says so beside the name: "its chair, Ana Orr", "the board's deputy Ana Orr", "Ana Orr leads Tull".

Gives each mention of a person without a body the name of the body that the words around it tell of: one that stands there by name, or that the
article has named before and here calls by a word of its name ("the board") or by nothing but "its".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from headwater.link.descriptions import is_proper
from headwater.link.words import fold
from headwater.model import Mention, Reading
from headwater.text.lexicon import table

AROUND = 110
"""Characters on either side of a name in which the body stands."""
BREAK = re.compile(r"[.!?;:]\s+[^\W\d_]|[\n\r]")
_OWNS = re.compile(r"['’]s?\s+")
"""What stands between a country and a body of its own."""
SHORTEST = 4
"""Letters of a word of a body's name that stands for the whole name."""
OPENING = 30
"""Characters from the beginning of a sentence in which its subject's name begins."""


class _Tongue:
    """A language's patterns."""

    def __init__(self, found: dict[str, list[str]]) -> None:
        office = rf"(?:[\w-]*-)?(?:{'|'.join(found['offices'])})"
        article = rf"(?:(?:{'|'.join(found['article'])})\s*)?" if found["article"] else ""
        link = rf"(?:(?:{'|'.join(found['of'])})\s*)?"
        words, own = r"(?:[\w-]+\s+){0,3}", "|".join(found["own"])
        # Where a language has no articles, what stands before an office behind a name may be a verb that begins another clause.
        ahead = words if found["article"] else ""
        kind = re.IGNORECASE
        self.between = re.compile(rf"(?:['’]s?|-)?\s*(?:{words}{office}(?:\s+[\w-]+)?),?\s*", kind)
        self.office_of = re.compile(rf"\b{office}\s+(?:[\w-]+\s+){{0,2}}{link}{article}$", kind)
        self.own = re.compile(rf"(?:^|[\s,(])(?:{own})\s+{words}{office},?\s*$", kind)
        self.described = re.compile(rf"\b(?P<head>[^\W\d_]{{{SHORTEST},}})['’]s?\s+{words}{office},?\s*$", kind)
        self.after = re.compile(rf",\s+{article}{ahead}{office}\s+(?:[\w-]+\s+){{0,3}}?{link}{article}$", kind)
        self.after_described = re.compile(rf",\s+{article}{ahead}{office}\s+{link}{article}(?P<head>[^\W\d_]{{{SHORTEST},}})\b", kind)
        self.leads = re.compile(rf"(?:,\s+\w+)?\s+(?:{'|'.join(found['leads'])})\s+(?:[\w'’-]+\s+){{0,9}}?$", kind)


@cache
def _tongue(language: str) -> _Tongue | None:
    found = table("belonging", language)
    return _Tongue(found) if found else None


def with_bodies(reading: Reading) -> tuple[Mention, ...]:
    """Return an article's mentions; people without a body have the one that the words beside them give."""
    mentions = reading.extraction.mentions
    tongue = _tongue((reading.article.language or "en").split("-")[0])
    if tongue is None or not any(m.kind == "person" and not m.organisation for m in mentions):
        return mentions
    bodies = sorted((m for m in mentions if m.kind == "organisation" and m.span.start < m.span.end), key=lambda m: (m.span.start, m.span.end))
    text = reading.article.text
    owning = {b.span.start for b, then in pairwise(bodies) if _OWNS.fullmatch(text, b.span.end, then.span.start)}
    bodies = [b for b in bodies if b.span.start not in owning]
    if not bodies:
        return mentions
    return tuple(_belonging(m, text, bodies, tongue) if m.kind == "person" and not m.organisation else m for m in mentions)


def _belonging(person: Mention, text: str, bodies: Sequence[Mention], tongue: _Tongue) -> Mention:
    at = text.find(person.name, person.span.start, person.span.end)
    if at < 0:
        return person
    body = _before(at, text, bodies, tongue) or _after(at + len(person.name), text, bodies, tongue)
    return replace(person, organisation=body.name) if body and is_proper(body.name) and body.name not in person.name else person


def _before(at: int, text: str, bodies: Sequence[Mention], tongue: _Tongue) -> Mention | None:
    """Return the body of an office that stands before a name."""
    low = _sentence_start(text, at)
    before = text[max(low, at - AROUND) : at]
    for name, b in sorted({b.name: b for b in reversed(bodies)}.items(), key=lambda n: (-len(n[0]), n[0])):
        # By its letters: where its name is part of a person's title, no mention stands.
        start = before.rfind(name)
        between = before[start + len(name) :]
        whole = start >= 0 and not before[max(0, start - 1) : start].strip(" \n(«„“'’\"")
        if whole and (tongue.between.fullmatch(between) or (between.strip() in ("", ",") and tongue.office_of.search(before[:start]))):
            return b
    if tongue.own.search(before):
        return _subject(low, at, bodies)
    found = tongue.described.search(before)
    return _called(found["head"], at, bodies) if found else None


def _after(end: int, text: str, bodies: Sequence[Mention], tongue: _Tongue) -> Mention | None:
    """Return the body of an office that stands behind a name."""
    stop = BREAK.search(text, end, end + AROUND)
    high = stop.start() if stop else end + AROUND
    for b in bodies:
        if end <= b.span.start < high:
            between = text[end : b.span.start]
            if tongue.after.fullmatch(between) or tongue.leads.fullmatch(between):
                return b
    found = tongue.after_described.match(text, end, high)
    return _called(found["head"], end, bodies) if found else None


def _sentence_start(text: str, at: int) -> int:
    furthest = max(0, at - 3 * AROUND)
    return max((m.end() - 1 for m in BREAK.finditer(text, furthest, at)), default=furthest)


def _subject(low: int, at: int, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body that "its" stands for: the only one of the sentence, or the one that the sentence begins with."""
    here = [b for b in bodies if low <= b.span.start and b.span.end <= at]
    if len({fold(b.name) for b in here}) == 1:
        return here[0]
    return here[0] if here and here[0].span.start - low <= OPENING else None


def _called(head: str, at: int, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body named last before a passage that a word of its name stands for: "the committee" for the State Revenue Committee."""
    for b in reversed([b for b in bodies if b.span.end <= at]):
        found = fold(b.name).replace("'", " ").split()
        if len(found) > 1 and fold(head) in found:
            return b
    return None
