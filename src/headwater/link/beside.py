"""Where else it stands: a finding of few passages is shown with what other articles have of the same claims, so that it tells who carries which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.link.claims import Group, first
from headwater.link.findings import MOST_EVIDENCE, spot
from headwater.link.propositions import Proposition
from headwater.link.rejected import dismissed
from headwater.model import Dismissal, Evidence, Finding, Outlet

SIDE = 2
"""Further articles that are shown of one claim."""
WHOLE = ("standfirst", "body")
KINDS = frozenset({"distortion", "status_change", "plan_realised", "figure_change", "conflict", "denial", "date_conflict", "source_inflation"})
"""Findings about what claims say; the others are about one passage."""


def beside(found: Sequence[Finding], groups: Sequence[Group]) -> list[Finding]:
    """Return the findings, those with room for it with further passages of their claims, from articles that they do not show yet."""
    holder = {p.id: g for g in groups for p in g.members}
    told: dict[str, list[Proposition]] = {}
    for g in groups:
        for p in g.members:
            told.setdefault(p.article.id, []).append(p)
    return [_with_more(f, told, holder) for f in found]


def without_dismissed(found: Sequence[Finding], groups: Sequence[Group], dismissals: Sequence[Dismissal]) -> list[Finding]:
    """Return the findings that no analyst dismissed, whatever passages of their claims were shown beside them at the time."""
    if not dismissals:
        return list(found)
    told = {g.id: [spot(p) for p in g.members] for g in groups}
    return [f for f in found if not dismissed(f, dismissals, [e for c in f.claim_ids for e in told.get(c, ())])]


def _with_more(f: Finding, told: Mapping[str, Sequence[Proposition]], holder: Mapping[str, Group]) -> Finding:
    if f.kind not in KINDS or len(f.evidence) >= MOST_EVIDENCE:
        return f
    sides = [p for p in (_at(e, told.get(e.article_id, ()), f.claim_ids, holder) for e in f.evidence) if p]
    more = list(_further(sides, {e.article_id for e in f.evidence}, holder))[: MOST_EVIDENCE - len(f.evidence)]
    if not more:
        return f
    names = list(dict.fromkeys(_name(p.article.outlet) for p in more))
    why = f"{f.explanation.removesuffix('.')}; the same claims also stand in {', '.join(names)}."
    return replace(f, evidence=(*f.evidence, *(spot(p) for p in more)), explanation=why)


def _at(e: Evidence, told: Sequence[Proposition], claims: Sequence[str], holder: Mapping[str, Group]) -> Proposition | None:
    """Return the assertion of a finding's claims that fills most of a passage."""
    inside = [p for p in told if holder[p.id].id in claims and _common(p, e) > 0]
    return max(inside, key=lambda p: (_common(p, e), p.id)) if inside else None


def _common(p: Proposition, e: Evidence) -> int:
    return min(p.assertion.span.end, e.span.end) - max(p.assertion.span.start, e.span.start)


def _further(sides: Sequence[Proposition], seen: set[str], holder: Mapping[str, Group]) -> Iterator[Proposition]:
    """Yield what other articles have of the claims of each side in turn, the earliest first."""
    ordered = {g.id: sorted(g.members, key=first) for g in (holder[p.id] for p in sides)}
    for _ in range(SIDE):
        for p in sides:
            again = (q for q in ordered[holder[p.id].id] if q.article.id not in seen and q.position in WHOLE and q.stance == p.stance)
            q = next(again, None)
            if q:
                seen.add(q.article.id)
                yield q


def _name(outlet: Outlet | None) -> str:
    return outlet.name if outlet else "a page of no known outlet"
