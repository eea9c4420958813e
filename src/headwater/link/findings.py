"""Findings: what an analyst would want pointed out, each with one to six passages and a sentence that quotes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from headwater.ids import make_id
from headwater.link.propositions import Proposition
from headwater.model import Evidence, Finding, FindingKind, Span

MOST_EVIDENCE = 6
LONGEST = 600
"""Characters of a passage that is shown as evidence."""
ALIKE = 0.85
"""Share of the longer passage's words that two passages of the same words have in common."""
CONTAINED = 0.95
"""Share of the shorter passage's words that the longer one has where it contains it."""
PART = 8
"""Different words of a passage from which it shows that it is a part of another."""
_WORDS = re.compile(r"\w+")
QUOTED = 120
"""Characters of a passage that an explanation quotes."""
NUMBER = re.compile(r"(?<![\w.,:])\d+(?:[.:,]\d+)*(?!\w)")
"""A number as the words have it, whatever its marks mean: two articles are compared by what is written."""


def spot(p: Proposition) -> Evidence:
    """Return an assertion as a passage."""
    return passage(p.article.id, p.assertion.span)


def passage(article_id: str, span: Span) -> Evidence:
    """Return a passage, cut where it is too long to show."""
    if len(span.text) > LONGEST:
        span = Span(start=span.start, end=span.start + LONGEST, text=span.text[:LONGEST])
    return Evidence(article_id=article_id, span=span)


def places(found: Iterable[Finding], *kinds: FindingKind) -> set[tuple[str, int]]:
    """Return where the passages of findings begin, of some kinds or of all: article and offset."""
    return {(e.article_id, e.span.start) for f in found if not kinds or f.kind in kinds for e in f.evidence}


def same_words(a: str, b: str) -> bool:
    """Tell whether two passages are nearly word for word the same, or one a part of the other: what differs then is what was read into them."""
    left, right = (set(_WORDS.findall(x.casefold())) for x in (a, b))
    few = min(len(left), len(right))
    return len(left & right) >= (CONTAINED * few if few >= PART else ALIKE * max(len(left), len(right), 1))


def quote(text: str) -> str:
    """Return a passage as an explanation quotes it: in one pair of marks, its own at the ends left out."""
    words = _bare(" ".join(text.split()))
    return f"“{words}”" if len(words) <= QUOTED else f"“{words[: QUOTED - 1].rstrip()}…”"


def _bare(words: str) -> str:
    """Return words without quotation marks at their ends; marks that stay are shown single."""
    for opening, closing in _PAIRS:
        inner = words[1:-1]
        if len(words) > 2 and words[0] == opening and words[-1] == closing and opening not in inner and closing not in inner:
            return inner.strip()
    return "".join(_SINGLE.get(c, c) for c in words)


_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"))
_SINGLE = {"“": "‘", "”": "’", '"': "'"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def told_time(value: str | None) -> str:
    """Return an EDTF time with its preposition as a sentence has it: "on 14 May 2024", "by 14 May 2024", "in autumn 2024"."""
    if not value:
        return "at an unknown time"
    left, slash, right = value.partition("/")
    if slash and left in ("", ".."):
        return f"by {shown_time(right)}"
    if slash and right in ("", ".."):
        return f"since {shown_time(left)}"
    if slash:
        return f"between {shown_time(left)} and {shown_time(right)}"
    return f"{'on' if len(left) >= 10 else 'in'} {shown_time(left)}"


def shown_time(value: str) -> str:
    """Return an EDTF date as readers write it: "14 May 2024", "May 2024", "autumn 2024"; one that is none of these as it is."""
    left, slash, right = value.partition("/")
    if slash:
        if left in ("", ".."):
            return f"by {shown_time(right)}"
        return f"since {shown_time(left)}" if right in ("", "..") else f"{shown_time(left)} to {shown_time(right)}"
    plain = value.split("T", maxsplit=1)[0].rstrip("~?%")
    year, month, day = (*(x for x in plain.split("-") if x != "XX"), "", "", "")[:3]
    if not (year.isdigit() and (month.isdigit() or not month) and (day.isdigit() or not day)):
        return value
    number = int(month) if month else 0
    if number in _SEASONS:
        return f"{_SEASONS[number]} {year}"
    shown = " ".join(x for x in (str(int(day)) if day else "", _MONTHS[number - 1] if 1 <= number <= 12 else "", year) if x)
    return f"about {shown}" if value[-1:] in "~%" else shown


def finding(kind: FindingKind, claim_ids: Iterable[str], spots: Sequence[Evidence], explanation: str) -> Finding:
    """Build a finding; its id rests on its kind and passages, whatever their order."""
    kept: list[Evidence] = []
    for s in spots:
        if s not in kept and len(kept) < MOST_EVIDENCE:
            kept.append(s)
    key = sorted(f"{s.article_id} {s.span.start} {s.span.end}" for s in kept)
    return Finding(
        id=make_id("fnd", kind, *key),
        kind=kind,
        claim_ids=tuple(sorted(set(claim_ids))),
        evidence=tuple(kept),
        explanation=" ".join(explanation.split()),
    )
