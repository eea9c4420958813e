"""Roles in conflict: one person to whom one article gives two offices of one kind ("Energy Minister", "Finance Minister")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.link.findings import finding, passage, quote
from headwater.model import Finding, Hop, Reading


def role_conflicts(readings: Sequence[Reading]) -> list[Finding]:
    """Return one finding for every person whose offices in one article exclude one another; both stay."""
    return [f for r in readings for f in _in(r)]


def _in(reading: Reading) -> Iterator[Finding]:
    met: dict[str, dict[str, Hop]] = {}
    for statement in reading.extraction.statements:
        for hop in statement.chain:
            # what is inferred of a speaker repeats what was written elsewhere
            if hop.role == "person" and hop.title and hop.span and not hop.inferred and hop.title.lower() in hop.span.text.lower():
                met.setdefault(hop.name, {}).setdefault(hop.title.lower(), hop)
    for name, titles in sorted(met.items()):
        hops = [h for title, h in titles.items() if any(_exclude(title, other) for other in titles)]
        spots = [passage(reading.article.id, h.span) for h in hops if h.span]
        if len(spots) > 1:
            told = ", ".join(quote(h.title or "") for h in hops)
            yield finding("conflict", [], spots, f"One article gives {name} {len(hops)} offices that do not go together: {told}. All are kept.")


def _exclude(a: str, b: str) -> bool:
    """Tell whether two offices of two words differ in their field alone."""
    one, two = a.split(), b.split()
    return len(one) == len(two) == 2 and one[1] == two[1] and one[0] != two[0]
