"""What simpler ways of counting would say of the annotated claims: outlets, publisher families, headlines.

Each is given the gold's own claims and pages, so that nothing but the counting is measured; each answers with one number of origins.
Headlines are one where the Jaccard similarity of their words is .55 or more, as tools that count so describe it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from headwater.link.blocks import Groups

Row = Mapping[str, Any]
ALIKE = 0.55
"""Jaccard similarity of two headlines' words from which they count as one report."""
LEAST = 3
"""Assertions of a claim from which its count is judged, as the scorer has it."""
_WORD = re.compile(r"\w+")


def outlets(pages: Sequence[Row]) -> int:
    """Return how many outlets there are; a page that names none is one of its own."""
    return len({_outlet(p) for p in pages})


def families(pages: Sequence[Row]) -> int:
    """Return how many publishers there are: outlets of one domain, whatever stands before it, or of one name count once."""
    groups: Groups[str] = Groups()
    for p in pages:
        keys = [f"outlet {_outlet(p)}", *([f"domain {_owned(p['domain'])}"] if p.get("domain") else [])]
        for key in keys:
            groups.add(key)
            groups.union(keys[0], key)
    return len(groups.groups())


def headlines(pages: Sequence[Row]) -> int:
    """Return how many groups of like headlines there are; a page without one is a group of its own."""
    groups: Groups[str] = Groups([p["id"] for p in pages])
    said = {p["id"]: frozenset(w.casefold() for w in _WORD.findall(p.get("title") or "")) for p in pages}
    for a, left in said.items():
        for b, right in said.items():
            if a < b and left and len(left & right) >= ALIKE * len(left | right):
                groups.union(a, b)
    return len(groups.groups())


WAYS: Mapping[str, Callable[[Sequence[Row]], int]] = {"outlets": outlets, "families": families, "headlines": headlines}


def _outlet(page: Row) -> str:
    return str(page.get("outlet") or page.get("domain") or page["id"]).casefold()


def _owned(domain: str) -> str:
    """Return the last two parts of a domain, three where the last but one is a short one of a country (co.uk)."""
    parts = domain.casefold().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])


def counted(gold: Row, pages: Sequence[Row]) -> dict[str, float | None]:
    """Return, for each way, the share of claims whose count is right and the share whose count is too high."""
    by_id = {p["id"]: p for p in pages}
    page_of = {s["id"]: s["page"] for s in gold["statements"]}
    judged = [
        c
        for c in gold["claims"]
        if c.get("independent_origins") is not None and c["kind"] not in ("residual", "meta") and len(c["statements"]) >= LEAST
    ]
    found: dict[str, float | None] = {}
    for name, way in WAYS.items():
        numbers = [(way([by_id[i] for i in sorted({page_of[s] for s in c["statements"]})]), c["independent_origins"]) for c in judged]
        found[f"independent_by_{name}"] = _share([given == right for given, right in numbers])
        found[f"overstated_by_{name}"] = _share([given > right for given, right in numbers])
    return found


def _share(hits: Sequence[bool]) -> float | None:
    return round(sum(hits) / len(hits), 3) if hits else None
