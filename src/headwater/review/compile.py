"""Decisions to constraints: what an analyst ruled on passages becomes what `link` must respect.

Decisions are appended, never edited; a later one that supersedes another takes its place. Of two that contradict each other the later one holds.
What no longer attaches is listed as orphaned, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from headwater.model import Constraints, Decision, Dismissal, Evidence, FindingKind, Reading, noun
from headwater.review.attached import Attached, attached
from headwater.review.corrections import Override, override

Pair = tuple[str, str]


@noun
class Ruled:
    """Decisions as they stand: the constraints for `link`, the corrections of what it reads, and what each decision in force attaches to.

    `orphaned` are the ids of decisions that no longer attach; `frayed` of those that hold although some of their passages are gone.
    """

    constraints: Constraints = Constraints()
    overrides: tuple[Override, ...] = ()
    standing: tuple[Attached, ...] = ()
    orphaned: tuple[str, ...] = ()
    frayed: tuple[str, ...] = ()


def rulings(decisions: Iterable[Decision], readings: Sequence[Reading], digests: Mapping[str, str]) -> Ruled:
    """Return what the decisions in force mean for these readings; `digests` maps capture ids to the SHA-256 of their bytes."""
    everything = list(decisions)
    if not everything:
        return Ruled()
    found, senseless = attached(everything, readings, digests)
    holding = tuple(a for a in found if a.holds)
    return Ruled(
        constraints=_constraints(holding),
        overrides=tuple(o for a in holding if a.decision.ruling == "correct" for o in override(a, readings)),
        standing=holding,
        orphaned=tuple(sorted([*senseless, *(a.decision.id for a in found if not a.holds)])),
        frayed=tuple(sorted(a.decision.id for a in holding if a.found < len(a.places))),
    )


def _constraints(holding: Sequence[Attached]) -> Constraints:
    must: set[Pair] = set()
    cannot: set[Pair] = set()
    rejected: set[str] = set()
    dismissed: dict[tuple[str, tuple[tuple[str, int, int], ...]], Dismissal] = {}
    for a in holding:
        ruling = a.decision.ruling
        if ruling == "merge":
            ids = {i for group in a.groups for i in group}
            cannot = {p for p in cannot if not ids.issuperset(p)}
            must |= _tied(ids)
        elif ruling == "split":
            apart = {pair for x, y in combinations(a.groups, 2) for i, j in product(x, y) if i != j for pair in [(min(i, j), max(i, j))]}
            must = {p for group in a.groups for p in _tied(group)} | (must - apart)
            cannot |= apart
        elif a.meaning.subject == "finding":
            dismissal = _dismissal(a)
            key = (dismissal.kind, tuple((e.article_id, e.span.start, e.span.end) for e in dismissal.evidence))
            dismissed.pop(key, None)
            if ruling == "reject":
                dismissed[key] = dismissal
        elif ruling == "reject":
            rejected |= set(a.assertion_ids)
        elif ruling == "accept":
            rejected -= set(a.assertion_ids)
    return Constraints(
        must_link=tuple(sorted(must)),
        cannot_link=tuple(sorted(cannot)),
        rejected=tuple(sorted(rejected)),
        dismissed=tuple(dismissed[k] for k in sorted(dismissed)),
    )


def _tied(ids: Iterable[str]) -> set[Pair]:
    """Return the pairs that hold ids together: each with the first, for all pairs of a large claim would be very many."""
    first, *others = sorted(ids)
    return {(first, o) for o in others}


def _dismissal(a: Attached) -> Dismissal:
    kind: FindingKind = a.meaning.rest  # type: ignore[assignment]  # `meaning` has checked it
    spots = {(p.article_id, p.span.start, p.span.end): Evidence(article_id=p.article_id, span=p.span) for at in a.places for p in at}
    return Dismissal(kind=kind, evidence=tuple(spots[k] for k in sorted(spots)))
