"""Plans told as facts in other words: a noun or a passive, by another source, in another article on the same event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.compare import figures_apart, telling
from headwater.link.events import events, one_event
from headwater.link.findings import places
from headwater.link.moments import before
from headwater.link.plans import conditional, stage, told_apart
from headwater.link.propositions import Proposition
from headwater.link.strength import asks
from headwater.link.threads import agree_on_place, spoken
from headwater.model import Finding

COVERED = 0.55
"""Share of the plan's weight, figures apart, that the fact has too."""
SURELY = 0.6
"""The same where names and places tie the two and few other words do."""
TELLING = 1.0
"""Weight of what happens, names apart, that the two then have in common."""
WORDS = 3
ANCHORS = 2
SHOWN = 3
"""Articles that are shown with the plan, the earliest first: a relay shows less than what it relays."""
MOST = 200
"""Plans, and facts, that are compared."""


def fulfilled(groups: Sequence[Group], found: Sequence[Finding], copied: Collection[str] = ()) -> list[Finding]:
    """Return plans that came true in other words; what is shown already is left out. One fact a plan, one plan a fact.

    What a copy (`copied`: articles that stem from others) tells as a fact may be the plan of the text that it stems from.
    """
    holder = {p.id: g.id for g in groups for p in g.members}
    shown = places(found)
    told = sorted((p for g in groups for p in g.members if p.position == "body" and p.stance == "says"), key=first)
    if len({p.article.id for p in told}) < 2:
        return []
    free = [p for p in told if (p.article.id, p.assertion.span.start) not in shown]
    plans = [p for p in free if p.status == "planned" and not conditional(p) and telling(p, p)][:MOST]
    facts = [p for p in told if p.status in ("done", "under_way", "stopped") and p.article.id not in copied and not asks(p)]
    articles = {p.article.id: p.article for p in (*plans, *facts)}
    event = {i: n for n, block in enumerate(events(articles, list(articles)) if plans else ()) for i in block}
    index = _index(facts)
    pairs = sorted(
        ((round(score, 3), a, b) for a in plans for b in _near(a, index) if event[a.article.id] == event[b.article.id] and (score := _covers(a, b))),
        key=lambda x: (-x[0], first(x[2]), x[1].id),
    )
    made: list[Finding] = []
    used: set[str] = set()
    for _, a, b in pairs:
        claims = {holder[a.id], holder[b.id]}
        if claims & used or holder[a.id] == holder[b.id] or not told_apart(a, b):
            continue
        before_it = {x.article.id: x for _, x, y in reversed(pairs) if y.id == b.id and x.article.id != a.article.id and told_apart(x, b)}
        used |= claims | {holder[x.id] for x in before_it.values()}
        left = sorted((a, *before_it.values()), key=first)[:SHOWN]
        made.append(stage(holder[a.id], holder[b.id], left, [b], stops="!stop" in a.actions))
    return made


def _index(facts: Sequence[Proposition]) -> Mapping[str, Sequence[Proposition]]:
    """Return the facts by each telling word that they have; words of too many facts tell nothing."""
    found: dict[str, list[Proposition]] = {}
    for p in facts:
        for key in telling(p, p):
            found.setdefault(key, []).append(p)
    return {key: ps for key, ps in found.items() if len(ps) <= MOST}


def _near(a: Proposition, index: Mapping[str, Sequence[Proposition]]) -> list[Proposition]:
    """Return the facts that share a telling word with a plan, once each."""
    return list({p.id: p for key in telling(a, a) for p in index.get(key, ())}.values())


def _covers(a: Proposition, b: Proposition) -> float:
    """Return how much of a plan a later fact of the same event has; 0 where that does not show."""
    if a.article.id == b.article.id or a.negated != b.negated or not before(spoken(a), spoken(b)):
        return 0.0
    mass = sum(w for f, w in a.features if f[0] != "#")
    cover = sum(min(w, b.weights[f]) for f, w in a.features if f in b.weights and f[0] != "#") / mass if mass else 0.0
    if cover < COVERED or figures_apart(a, b) or not agree_on_place(a, b):
        return 0.0
    if cover < SURELY and not one_event(a.article, b.article):
        return 0.0
    common = telling(a, b)
    anchors = (a.names & b.names) | (a.nations & b.nations) | (a.places & b.places)
    acts = bool(a.actions & b.actions) or not a.actions
    by_words = acts and len(common) >= WORDS and sum(min(a.weights[f], b.weights[f]) for f in common) >= TELLING
    return cover if by_words or (cover >= SURELY and len(anchors) >= ANCHORS and common and (acts or not b.actions)) else 0.0
