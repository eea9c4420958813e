"""Claims told as facts: what one article lets a source only claim stands in another, or in its own headline, as the article's own word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.link.claims import Group, first
from headwater.link.compare import overlap
from headwater.link.events import event_of
from headwater.link.findings import finding, quote, spot
from headwater.link.meant import likeness
from headwater.link.misreports import word_lists
from headwater.link.moments import before
from headwater.link.plans import shows
from headwater.link.propositions import Proposition
from headwater.link.strength import FACT, strength, told_in
from headwater.link.words import fold
from headwater.model import Finding

MEANT = 0.66
"""Likeness in meaning from which both tell one thing, with a figure or most words in common."""
ACROSS = 0.6
"""The same across two languages."""
WORDS = 0.6
"""Overlap of concepts where no figure is shared."""
TELLS = 13
"""The least figure that is not given by many things."""
MONEY = re.compile(r"[a-z]{3}|%")
"""Kinds of figures that tie nothing: sums in a currency, shares."""
SIDE = 3
"""Passages shown of either side."""
MOST = 120
"""Claims, and facts, that are compared."""


def taken_as_fact(groups: Sequence[Group]) -> list[Finding]:
    """Return the claims that articles tell as facts, one finding for each figure or claim."""
    holder = {p.id: g.id for g in groups for p in g.members}
    told = sorted((p for g in groups for p in g.members if p.position in ("headline", "standfirst", "body") and not shows(p)), key=first)
    claims = [p for p in told if not p.narration and p.stance == "says" and p.position != "headline" and p.status != "planned" and _kept_off(p)][
        :MOST
    ]
    facts = [p for p in told if p.narration and strength(p) == FACT and not _kept_off(p) and not _speaks_of_claims(p)][:MOST]
    event = event_of({p.article.id: p.article for p in (*claims, *facts)})
    found: dict[str, tuple[list[Proposition], list[Proposition]]] = {}
    above: dict[str, tuple[Proposition, Proposition]] = {}
    for p in claims:
        for q in facts:
            if event.get(p.article.id) == event.get(q.article.id) and _one_thing(p, q):
                if p.article.id == q.article.id:
                    above.setdefault(p.article.id, (p, q))
                    continue
                sides = found.setdefault(_key(p, q, holder), ([], []))
                sides[0].append(p)
                sides[1].append(q)
    best: dict[str, tuple[list[Proposition], list[Proposition]]] = {}
    for _, sides in sorted(found.items(), key=lambda x: (-len(x[1][1]), x[0])):
        best.setdefault(sides[0][0].speaker or sides[0][0].id, sides)  # of what one source claims, that which most others tell as a fact
    made = [_elsewhere(_distinct(said), _distinct(stated), holder) for said, stated in best.values()]
    pairs = [above[i] for i in sorted(above)]
    return made + [_above(pairs[n : n + SIDE], holder) for n in range(0, len(pairs), SIDE)]


def _elsewhere(said: Sequence[Proposition], stated: Sequence[Proposition], holder: Mapping[str, str]) -> Finding:
    a, b = said[:SIDE], stated[:SIDE]
    why = f"What {quote(_who(a[0]))} only claims, {quote(a[0].assertion.span.text)}, is told as a fact: {quote(b[0].assertion.span.text)}."
    return finding("distortion", {holder[p.id] for p in (*a, *b)}, [spot(p) for p in (*a, *b)], why)


def _above(pairs: Sequence[tuple[Proposition, Proposition]], holder: Mapping[str, str]) -> Finding:
    p, q = pairs[0]
    told = f"A headline tells as a fact, {quote(q.assertion.span.text)}, what its text only lets be claimed: {quote(p.assertion.span.text)}"
    more = f"; so do {len(pairs) - 1} more" if len(pairs) > 1 else ""
    both = [x for pair in pairs for x in pair]
    return finding("distortion", {holder[x.id] for x in both}, [spot(x) for x in both], f"{told}{more}.")


def _who(p: Proposition) -> str:
    hop = p.statement.chain[0] if p.statement.chain else None
    return (hop.as_written or hop.name) if hop else "a source"


def _distinct(ps: Sequence[Proposition]) -> list[Proposition]:
    """Return one assertion an article, in their order."""
    return list({p.article.id: p for p in reversed(ps)}.values())[::-1]


def _kept_off(p: Proposition) -> bool:
    return p.assertion.distanced or p.assertion.hedge is not None or p.assertion.stance == "speculates"


def _speaks_of_claims(p: Proposition) -> bool:
    """Tell whether a text's own words say that something is a claim, a report, an allegation."""
    said = fold(p.assertion.span.text)
    return any(w in said for w in _claiming(p.article.language))


@cache
def _claiming(language: str | None) -> tuple[str, ...]:
    english = (language or "en").startswith("en")
    return tuple(fold(w) for w in (*told_in(language, "claimed", "words"), *(word_lists()["denial"]["reports"] if english else ())))


def _one_thing(p: Proposition, q: Proposition) -> bool:
    """Tell whether a fact is what was claimed, not earlier, and in another article or in the claim's own headline."""
    if (p.article.id == q.article.id and q.position != "headline") or before(q.article.published, p.article.published):
        return False
    one_language = (p.article.language or "en") == (q.article.language or "en")
    if not _values(p, q) and (not one_language or overlap(*sorted((p, q), key=lambda x: x.id)) < WORDS):
        return False
    return likeness(p, q) >= (MEANT if one_language else ACROSS)


def _values(p: Proposition, q: Proposition) -> set[float]:
    return {a.high for a in p.amounts if a.high >= TELLS and not MONEY.fullmatch(a.kind)} & {b.high for b in q.amounts}


def _key(p: Proposition, q: Proposition, holder: Mapping[str, str]) -> str:
    """Return what makes one finding: the figure, else the claim."""
    values = _values(p, q)
    return f"{max(values):g}" if values else holder[p.id]
