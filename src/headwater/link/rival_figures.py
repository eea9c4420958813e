"""Figures of one thing that differ from article to article, by whomever: known by what the sentences mean beside what is counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from headwater.link.claims import Group, first
from headwater.link.clusters import components, pair
from headwater.link.compare import matter
from headwater.link.events import event_of
from headwater.link.findings import MOST_EVIDENCE, finding, quote, spot
from headwater.link.meant import likeness
from headwater.link.plans import days_between, shows
from headwater.link.propositions import Amount, Proposition, fold_unit
from headwater.link.strength import hangs
from headwater.link.threads import agree_on_place, spoken
from headwater.model import Finding

MEANT = 0.7
"""Likeness in meaning from which two sentences in one language may count one thing."""
SURELY = 0.76
"""The same where they tell of different actions."""
WORDS = 0.37
"""Overlap of their concepts, figures apart."""
SUM = 0.74
"""Likeness of two sums of money, of which a story has many, in one language or two."""
MONEY = re.compile(r"[a-z]{3}")
"""Kinds that are currencies."""
ACROSS = 0.68
"""Likeness across two languages."""
NEAR = 60
"""Days within which rival figures are of one moment."""
BOUND = 1.6
"""How many times a bound ("more than 500") the other may be and keep it."""
ABOUT = 1.04
"""The same of a figure that is "about" right."""
ROUNDED = 1.02
FACTOR = 4
"""How many times a rival figure is the other at most, but where it is ten, a hundred or a thousand times it."""
ANYBODY = "~person"
PEOPLE = frozenset({"~patient", "~customer", "~worker", "~child"})
"""What people are counted as."""
SEVERAL = 3
"""Names, places and countries in common of two that count people of whom they tell no common deed."""
TENFOLD = (10, 100, 1000)
LEAST = 10
"""A smaller number counts too many things."""
MOST = 40
"""Assertions with figures of one kind that are compared with one another."""
BEHIND = re.compile(r"\s*([^\W\d_]{3,})")


def rival_figures(groups: Sequence[Group], found: Sequence[Finding], copied: Collection[str]) -> list[Finding]:
    """Return the things of which articles give different figures, not counting copies; what `found` shows of two articles is left out."""
    holder = {p.id: g.id for g in groups for p in g.members}
    told = sorted((p for g in groups for p in g.members if _counts(p) and p.article.id not in copied), key=first)
    event = event_of({p.article.id: p.article for p in told})
    by_kind: dict[tuple[str, int], list[Proposition]] = {}
    for p in told:
        for kind in sorted(k for k in {k for a in p.amounts for k in _kinds(p, a)} if k not in ("?", "%")):
            by_kind.setdefault((kind, event.get(p.article.id, 0)), []).append(p)
    shown = [f for f in found if f.kind in ("conflict", "figure_change", "distortion")]
    made: list[Finding] = []
    for (kind, _), ps in sorted(by_kind.items()):
        edges = {pair(a.id, b.id): 1.0 for a, b in combinations(ps[:MOST], 2) if not _shown(a, b, shown, holder) and _rivals(a, b, kind)}
        by_id = {p.id: p for p in ps}
        for block in components(sorted({i for e in edges for i in e}), edges):
            made += _finding([by_id[i] for i in block], kind, holder)
    return made


def _counts(p: Proposition) -> bool:
    return (
        p.stance == "says"
        and not p.negated
        and p.position in ("standfirst", "body")
        and not shows(p)
        and not hangs(p)
        and any(a.high >= LEAST for a in p.amounts)
    )


def _kind(p: Proposition, a: Amount) -> str:
    """Return what a figure counts: its kind, else the word that stands behind it ("40 billion tenge")."""
    if a.kind != "?":
        return a.kind
    for f in p.assertion.figures:
        m = BEHIND.match(p.article.text, f.span.end)
        if a.high in (f.value, f.high, f.low) and m and m.end() <= p.assertion.span.end and f.unit is None and f.population is None:
            return "?" + fold_unit(m[1])
    return "?"


def _kinds(p: Proposition, a: Amount) -> set[str]:
    """Return as what a figure is compared: patients and customers as people, too."""
    kind = _kind(p, a)
    return {kind, ANYBODY} if kind in PEOPLE else {kind}


def _of(p: Proposition, kind: str) -> list[Amount]:
    return [a for a in p.amounts if kind in _kinds(p, a)]


def _rivals(a: Proposition, b: Proposition, kind: str) -> bool:
    """Tell whether two assertions give different figures of one thing."""
    here, there = _of(a, kind), _of(b, kind)
    if a.statement.id == b.statement.id or len(here) != 1 or len(there) != 1 or _touch(here[0], there[0]) or min(here[0].high, there[0].high) < LEAST:
        return False
    if (a.speaker is not None and a.speaker == b.speaker and a.article.id == b.article.id) or not _one_time(a, b) or not agree_on_place(a, b):
        return False
    acts, low, high = bool(a.actions & b.actions), *sorted((here[0].high, there[0].high))
    anchors = (a.names & b.names) | (a.places & b.places) | (a.nations & b.nations)
    if not (anchors or (acts and kind != ANYBODY)) or not (high <= FACTOR * low or any(abs(high / low / k - 1) < 0.01 for k in TENFOLD)):
        return False
    if _sums(a, there[0]) or _sums(b, here[0]) or (not acts and kind == ANYBODY and (len(anchors) < SEVERAL or likeness(a, b) < SURELY)):
        return False
    if MONEY.fullmatch(kind):
        across = (a.article.language or "en") != (b.article.language or "en")
        return bool(acts or len(anchors) > 1) and likeness(a, b) >= (ACROSS if across and acts and anchors else SUM)
    if (a.article.language or "en") != (b.article.language or "en"):
        return likeness(a, b) >= ACROSS
    return matter(a, b) >= WORDS and likeness(a, b) >= (MEANT if acts or not (a.actions and b.actions) else SURELY)


def _sums(p: Proposition, whole: Amount) -> bool:
    """Tell whether the figures of one assertion are the parts of a whole: 171 passengers and 15 crew."""
    return len(p.amounts) > 1 and sum(x.high for x in p.amounts) == whole.high


def _touch(a: Amount, b: Amount) -> bool:
    """Tell whether two figures may be one: ranges that touch, one about the other, or one within the other's bound and not far from it."""
    low, high = sorted((abs(a.high), abs(b.high)))
    kept = any(x.bound and (y.high - x.high) * x.bound >= 0 for x, y in ((a, b), (b, a)))
    near = bool(low) and high / low <= (BOUND if kept else ABOUT if a.open or b.open else ROUNDED)
    return (a.low <= b.high and b.low <= a.high) or near


def _one_time(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions may be of one moment: told within weeks, of no two years."""
    years = [{t.value[:4] for t in p.assertion.times if t.of == "event"} for p in (a, b)]
    return abs(days_between(spoken(a), spoken(b))) <= NEAR and not (years[0] and years[1] and not years[0] & years[1])


def _shown(a: Proposition, b: Proposition, shown: Sequence[Finding], holder: Mapping[str, str]) -> bool:
    """Tell whether a finding shows both, by their passages or by their claims."""
    places = {(p.article.id, p.assertion.span.start) for p in (a, b)}
    claims = {holder[a.id], holder[b.id]}
    return any(claims <= set(f.claim_ids) or places <= {(e.article_id, e.span.start) for e in f.evidence} for f in shown)


def _finding(block: Sequence[Proposition], kind: str, holder: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding with one passage a figure, then further ones."""
    ordered = sorted(block, key=lambda p: (not p.named, first(p)))
    by_value: dict[float, list[Proposition]] = {}
    for p in ordered:
        by_value.setdefault(_of(p, kind)[0].high, []).append(p)
    if len(by_value) < 2 or len({p.article.id for p in block}) < 2:
        return
    heads = sorted((ps[0] for ps in by_value.values()), key=first)[:MOST_EVIDENCE]
    told = ", ".join(f"{_of(p, kind)[0].high:,.15g} ({_who(p)})" for p in heads)
    why = f"Figures of one thing differ: {told}; {quote(heads[0].assertion.span.text)} and {quote(heads[-1].assertion.span.text)}."
    rest = [p for ps in by_value.values() for p in ps[1:]]
    yield finding("conflict", {holder[p.id] for p in heads}, [spot(p) for p in (*heads, *rest)], why)


def _who(p: Proposition) -> str:
    if p.statement.chain and not p.narration:
        return p.statement.chain[0].as_written or p.statement.chain[0].name
    return p.article.outlet.name if p.article.outlet else "the article itself"
