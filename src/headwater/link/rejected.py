"""What an analyst rejected: assertions are as if they had never been read, findings are not pointed out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from headwater.model import Dismissal, Evidence, Finding, Reading
from headwater.text.offsets import overlap


def without(reading: Reading, rejected: Collection[str]) -> Reading:
    """Return a reading without the assertions with these ids, and without the statements of which nothing is left."""
    out = set(rejected)
    extraction = reading.extraction
    if not any(a.id in out for a in extraction.assertions):
        return reading
    lost = {a.statement_id for a in extraction.assertions if a.id in out}
    kept = tuple(a for a in extraction.assertions if a.id not in out)
    empty = lost - {a.statement_id for a in kept}
    statements = tuple(s for s in extraction.statements if s.id not in empty)
    return replace(reading, extraction=replace(extraction, statements=statements, assertions=kept))


def dismissed(finding: Finding, dismissals: Sequence[Dismissal], beside: Sequence[Evidence] = ()) -> bool:
    """Tell whether a finding rests on the passages of one that was dismissed, all of them and no others but what stands `beside` it."""
    mine = (*finding.evidence, *beside)
    return any(d.kind == finding.kind and _cover(d.evidence, mine) and _cover(finding.evidence, d.evidence) for d in dismissals)


def _cover(these: Sequence[Evidence], those: Sequence[Evidence]) -> bool:
    return all(any(_meet(a, b) for b in those) for a in these)


def _meet(a: Evidence, b: Evidence) -> bool:
    return a.article_id == b.article_id and overlap((a.span.start, a.span.end), (b.span.start, b.span.end)) > 0
