"""Findings: what an analyst would want pointed out, each with one to six passages and a sentence that quotes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.ids import make_id
from headwater.link.propositions import Proposition
from headwater.model import Evidence, Finding, FindingKind, Span

MOST_EVIDENCE = 6
LONGEST = 600
"""Characters of a passage that is shown as evidence."""
QUOTED = 120
"""Characters of a passage that an explanation quotes."""


def spot(p: Proposition) -> Evidence:
    """Return an assertion as a passage."""
    return passage(p.article.id, p.assertion.span)


def passage(article_id: str, span: Span) -> Evidence:
    """Return a passage, cut where it is too long to show."""
    if len(span.text) > LONGEST:
        span = Span(start=span.start, end=span.start + LONGEST, text=span.text[:LONGEST])
    return Evidence(article_id=article_id, span=span)


def quote(text: str) -> str:
    """Return a passage as an explanation quotes it."""
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= QUOTED else f"“{words[: QUOTED - 1].rstrip()}…”"


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
