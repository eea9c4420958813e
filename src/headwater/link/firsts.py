"""Who was first: outlets that articles on one story each call the first to report it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.link.claims import Group, first
from headwater.link.findings import finding, quote, spot
from headwater.link.misreports import word_lists
from headwater.link.propositions import Proposition
from headwater.link.words import fold
from headwater.model import Finding

AROUND = 160


@cache
def _said_first() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) for p in word_lists()["first"]["reporting"]), re.IGNORECASE)


def firsts(groups: Sequence[Group]) -> list[Finding]:
    """Return a conflict where articles that share a claim call different outlets the first to report."""
    members = sorted((p for g in groups for p in g.members), key=first)
    credited = [(p, name) for p in members if (name := _first_outlet(p))]
    if len(credited) < 2:
        return []
    shared: dict[str, set[str]] = {}
    for g in groups:
        for p in g.members:
            shared.setdefault(p.article.id, set()).add(g.id)
    found = []
    for n, (a, x) in enumerate(credited):
        rivals = [(b, y) for b, y in credited[n + 1 :] if y != x and b.article.id != a.article.id and shared[a.article.id] & shared[b.article.id]]
        for b, _ in rivals[:1]:
            holders = {g.id for g in groups if a in g.members or b in g.members}
            why = f"{quote(a.statement.chain[0].name)} and {quote(b.statement.chain[0].name)} are each called the first to report it."
            found.append(finding("conflict", holders, [spot(a), spot(b)], why))
    return found[:3]


def _first_outlet(p: Proposition) -> str | None:
    """Return the outlet that the words around a source call the first to report, folded; None where they call none so."""
    hop = p.statement.chain[0] if p.statement.chain else None
    span = p.statement.source or (hop.span if hop else None)
    if hop is None or span is None or hop.role not in ("outlet", "agency") or p.narration:
        return None
    text = p.article.text
    stop = text.find("\n", span.end)
    beside = text[span.end : min(stop if stop >= 0 else len(text), span.end + AROUND)]
    inside = text[span.start : span.end] + re.split(r"[.!?]\s", beside, maxsplit=1)[0]
    return fold(hop.name).replace(" ", "") if _said_first().search(inside) else None
