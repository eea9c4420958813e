"""What became of plans and thoughts, known by meaning: a later article tells as a fact what was still to come, in any two languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from headwater.link.claims import Group, first
from headwater.link.compare import figures_apart, overlap, telling
from headwater.link.events import event_of
from headwater.link.findings import finding, places, quote, same_words, spot, told_time
from headwater.link.meaning import shared
from headwater.link.meant import likeness
from headwater.link.moments import OPEN_START, before, bounds
from headwater.link.plans import shows
from headwater.link.propositions import Proposition
from headwater.link.strength import FACT, PAST, TOLD, drops, strength
from headwater.link.threads import spoken
from headwater.link.words import is_stop, words
from headwater.model import Evidence, Finding, FindingKind

MEANT = 0.77
"""Likeness in meaning from which a fact is what was planned, in one language."""
TIED = 0.7
"""The same where one voice or one figure ties them."""
HINTED = 0.44
"""Likeness in meaning, word by word, below which two passages of one language have never been found to mean the same: to read both is dear."""
TELLING = 0.2
"""Weight of what happens that they then have in common where nothing else ties them."""
ACROSS = 0.6
"""The same across two languages."""
TELLS = 13
"""The least figure that is not given by many things."""
OWN = 0.45
"""Overlap of concepts from which a fact is what its own source planned, with an action and another telling word in common."""
PLAINLY, SEVERAL = 0.55, 2
"""Overlap, and telling words in common, from which meaning need not be asked."""
LITTLE = 0.3
"""Likeness in meaning that the two then have: who does it stands in the fact, and seldom in the plan."""
MOST = 150
"""Plans, and facts, that are compared."""
SEEN = 2
"""Further articles that are shown with the plan or the fact."""


def later(groups: Sequence[Group], found: Sequence[Finding], copied: Collection[str]) -> list[Finding]:
    """Return plans and thoughts that later articles tell as facts; without what `found` shows and without `copied` articles."""
    holder = {p.id: g for g in groups for p in g.members}
    shown = places(found, "plan_realised", "status_change")
    told = [p for g in groups for p in g.members if p.position in ("standfirst", "body") and not shows(p)]
    if len({p.article.id for p in told}) < 2:
        return []
    free = sorted((p for p in told if p.article.id not in copied and (p.article.id, p.assertion.span.start) not in shown), key=first)
    open_ = [p for p in free if p.status in ("planned", "unknown") and strength(p) not in (None, FACT) and not _past(p)][:MOST]
    facts = [p for p in free if strength(p) == FACT][:MOST]
    event = event_of({p.article.id: p.article for p in (*open_, *facts)})
    near = _Near(facts)
    pairs = [(score, a, b) for a in open_ for b in near.to(a) if event.get(a.article.id) == event.get(b.article.id) and (score := _became(a, b))]
    made: list[Finding] = []
    used: set[str] = set()
    for _, a, b in sorted(pairs, key=lambda x: (-x[0], first(x[1]), first(x[2]))):
        ids = {holder[a.id].id, holder[b.id].id}
        if len(ids) > 1 and not ids & used:
            used |= ids
            made.append(_finding(a, b, holder))
    return made


class _Near:
    """Facts by their voice and by what may anchor them, so that a plan meets those only that it shares something with."""

    def __init__(self, facts: Sequence[Proposition]) -> None:
        self._by: defaultdict[tuple[str, str], list[Proposition]] = defaultdict(list)
        for p in facts:
            for key in (*_anchors(p), *(("key", k) for k in p.keys)):
                self._by[key].append(p)

    def to(self, p: Proposition) -> Collection[Proposition]:
        """Return the facts that share a voice, a name, a place or a country with a plan, or are of its source."""
        return {q.id: q for key in (*_anchors(p), *(("key", k) for k in _source(p))) for q in self._by.get(key, ())}.values()


def _anchors(p: Proposition) -> Iterator[tuple[str, str]]:
    yield from (("name", n) for n in p.names)
    yield from (("nation", n) for n in p.nations)
    yield from (("place", n) for n in p.places)
    if p.speaker is not None:
        yield "voice", p.speaker


def _past(p: Proposition) -> bool:
    """Tell whether what may be is of the past: "may have been copied" is no plan."""
    return PAST.search(p.assertion.span.text) is not None


def _became(a: Proposition, b: Proposition) -> float:
    """Return how surely a fact is what became of a plan; 0 where that does not show."""
    if a.article.id == b.article.id or a.negated != b.negated:
        return 0.0
    if not _later_on(a, b) or figures_apart(a, b):
        return 0.0
    one_voice = a.speaker is not None and a.speaker == b.speaker
    anchors = (a.names & b.names) | (a.nations & b.nations) | (a.places & b.places) | (_source(a) & b.keys)
    one_language = (a.article.language or "en") == (b.article.language or "en")
    if not one_language and _other_figures(a, b):
        return 0.0
    common = telling(a, b)
    if (
        not (anchors or one_voice)
        or not (common or (not one_language and len(anchors) > 1))
        or same_words(a.assertion.span.text, b.assertion.span.text)
    ):
        return 0.0
    if (one_voice or _source(a) & b.keys or a.names & b.names) and (alike := _own_deed(a, b, common)):
        return alike
    tied = one_voice or any(f[0] == "#" for f in a.keys & b.keys) or (len(anchors) > 1 and len(common) > 1)
    if one_language and ((not tied and sum(min(a.weights[f], b.weights[f]) for f in common) < TELLING) or shared(a.meaning, b.meaning).mean < HINTED):
        return 0.0
    meant = likeness(a, b)
    return meant if meant >= (ACROSS if not one_language else TIED if tied else MEANT) else 0.0


def _own_deed(a: Proposition, b: Proposition, common: Sequence[str]) -> float:
    """Return how much a fact about the source of a plan shares of what it planned; 0 where that is not one deed of the source's."""
    acts = any(f[0] == "!" for f in common)
    alike = overlap(*sorted((a, b), key=lambda p: p.id)) if acts and len(common) > 1 else 0.0
    by_words = alike >= PLAINLY and len(common) > SEVERAL
    return round(alike, 3) if by_words or (alike >= OWN and likeness(a, b) >= LITTLE) else 0.0


def _later_on(a: Proposition, b: Proposition) -> bool:
    """Tell whether one thing was said after another; by the days of the articles unless the later article dates its words to before."""
    if before(spoken(a), spoken(b)):
        return True
    x, y = (bounds(spoken(p) or "") for p in (a, b))
    return before(a.article.published, b.article.published) and not (x and y and OPEN_START < y[0] <= x[1])


def _other_figures(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions both give telling figures and none in common: what is counted has no one name in two languages."""
    here, there = ({x.high for x in p.amounts if x.high >= TELLS} for p in (a, b))
    return bool(here and there) and not here & there


def _source(p: Proposition) -> frozenset[str]:
    """Return the stems of the name of an assertion's source: who says what it will do is the one who does it."""
    if p.narration or not p.statement.chain:
        return frozenset()
    return _stems(f"{p.statement.chain[0].name} {p.statement.chain[0].as_written or ''}")


@lru_cache(maxsize=4096)
def _stems(name: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(name) if not is_stop(w.stem))


def _finding(a: Proposition, b: Proposition, holder: Mapping[str, Group]) -> Finding:
    whose = "the same source" if a.speaker is not None and a.speaker == b.speaker else "another source"
    stopped = b.status == "stopped" or (drops(b) and not drops(a))
    status = "stopped" if stopped else "under way" if b.status == "under_way" else "done"
    opening = "Planned" if TOLD[strength(a) or FACT] == "plan" else "Thought of"
    told = f"{opening} as told {told_time(spoken(a))}: {quote(a.assertion.span.text)}"
    why = f"{told}; {status} according to {whose} {told_time(spoken(b))}: {quote(b.assertion.span.text)}."
    kind: FindingKind = "plan_realised" if opening == "Planned" and not stopped else "status_change"
    return finding(kind, [holder[a.id].id, holder[b.id].id], [spot(a), spot(b), *_again(a, holder), *_again(b, holder)], why)


def _again(p: Proposition, holder: Mapping[str, Group]) -> Iterator[Evidence]:
    """Yield where other articles say the same, the earliest first."""
    seen = {p.article.id}
    for q in sorted(holder[p.id].members, key=first):
        if q.article.id not in seen and len(seen) <= SEEN and q.position != "headline" and q.status == p.status:
            seen.add(q.article.id)
            yield spot(q)
