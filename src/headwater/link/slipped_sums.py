"""Slips in sums of money: one source's sum ten, a hundred or a thousand times as large in another article, or the same number in another currency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from headwater.link.claims import Group, first
from headwater.link.findings import finding, quote, spot
from headwater.link.propositions import Proposition
from headwater.model import Figure, Finding, Series

TENFOLD = (10, 100, 1000)
NEAR = 0.01
"""Share by which a sum may miss being exactly so many times another."""
MANY = 1000
"""A smaller sum is given for too many things."""
MOST = 40
"""Sums of one claim, or of one source, that are compared with one another."""


def slipped_sums(groups: Sequence[Group], rows: Sequence[Series], found: Sequence[Finding]) -> list[Finding]:
    """Return sums that lost or won a nought, or changed their currency, on the way; what `found` shows of two articles is left out."""
    told = {p.id: (p, g.id) for g in groups for p in g.members}
    shown = [{(e.article_id, e.span.start) for e in f.evidence} for f in found if f.kind in ("conflict", "figure_change", "distortion")]
    pairs = [x for row in rows for x in _tenfold(row, told)] + [x for g in groups for x in _currencies(g)]
    made = []
    for a, b, why in pairs:
        places = {(p.article.id, p.assertion.span.start) for p in (a, b)}
        if not any(places <= s for s in shown):
            shown.append(places)
            made.append(finding("distortion", {told[a.id][1], told[b.id][1]}, [spot(a), spot(b)], why))
    return made


def _tenfold(row: Series, told: Mapping[str, tuple[Proposition, str]]) -> Iterator[tuple[Proposition, Proposition, str]]:
    """Yield the first two articles that give one source's sum of money with other noughts."""
    if not (row.unit and len(row.unit) == 3 and row.unit.isupper()):
        return
    points = [(x.value if x.value is not None else x.high or 0.0, told[x.assertion_id][0]) for x in row.points if x.assertion_id in told][:MOST]
    for (x, p), (y, q) in combinations(points, 2):
        low, high = sorted((x, y))
        if low >= MANY and p.article.id != q.article.id and any(abs(high / low / k - 1) <= NEAR for k in TENFOLD):
            a, b = sorted((p, q), key=first)
            yield a, b, f"One source's sum has other noughts: {quote(a.assertion.span.text)} against {quote(b.assertion.span.text)}."
            return


def _currencies(group: Group) -> Iterator[tuple[Proposition, Proposition, str]]:
    """Yield two articles that give a claim's sum as the same number in two currencies."""
    sums = [(f, p) for p in sorted(group.members, key=first) for f in _money(p) if (f.value or 0) >= MANY and len({x.unit for x in _money(p)}) == 1]
    for (x, p), (y, q) in combinations(sums[:MOST], 2):
        if x.value == y.value and x.unit != y.unit and p.article.id != q.article.id:
            yield p, q, f"A sum stands in two currencies: {quote(p.assertion.span.text)} against {quote(q.assertion.span.text)}."
            return


def _money(p: Proposition) -> list[Figure]:
    """Return the sums of money of an assertion, in whatever currencies: one that gives two converts."""
    return [f for f in p.assertion.figures if f.unit and len(f.unit) == 3 and f.unit.isupper()]
