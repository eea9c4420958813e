"""Plans that came true: what one source announced and the same or another source later tells as under way, done or stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from headwater.link.claims import Group, first
from headwater.link.compare import overlap, telling
from headwater.link.findings import finding, quote, same_words, spot, told_time
from headwater.link.meant import likeness
from headwater.link.misreports import word_lists
from headwater.link.moments import before, bounds
from headwater.link.propositions import Proposition
from headwater.link.strength import FACT, drops, strength
from headwater.link.threads import one_matter, spoken, status_of
from headwater.link.words import WORD, fold, words
from headwater.model import Finding, FindingKind

REALISED = 0.5
"""Overlap of concepts from which a fact is what one and the same source planned."""
BY_ANOTHER = 0.6
"""The same where another source tells of the fact."""
TELLING = 0.8
"""Weight of what happens, countries and names apart, that the two then have in common."""
ANCHORS = 2
"""Names, countries or places that the two then have in common."""
SAME_VOICE = 0.3
MARKED = 0.5
"""Weight of a word by which one speaker's later words are known to be of the same thing."""
LATER = 10
"""Days after which a plan told as a fact is news, not a report of the same words."""
MEANT = 0.45
"""Likeness in meaning below which a fact is not what was planned, whatever words they share."""
MEANT_ACROSS = 0.3
"""The same across two languages."""
MOST = 60
"""Assertions of one speaker that are compared with one another."""


def realised(threads: Sequence[Sequence[Group]], groups: Sequence[Group]) -> list[Finding]:
    """Return the plans that came true, or were stopped, as told later: within a thread, and in one speaker's own words."""
    found = [f for t in threads for f in _stages(t)]
    shown = {e.article_id + str(e.span.start) for f in found for e in f.evidence}
    return found + [f for f in _own_words(groups) if f.evidence[0].article_id + str(f.evidence[0].span.start) not in shown]


def _stages(groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield every plan whose matter is under way or done as told later."""
    plans = [g for g in groups if status_of(g) == "planned"]
    facts = [g for g in groups if status_of(g) in ("under_way", "done", "stopped")]
    for plan in plans:
        for fact in facts:
            shown = _closest(plan, fact)
            if shown and days_between(spoken(shown[0][0]), spoken(shown[1][0])) >= LATER:
                yield stage(plan.id, fact.id, *shown)
            elif shown and shown[0][0].speaker is not None and shown[0][0].speaker == shown[1][0].speaker:
                a, b = shown[0][0], shown[1][0]
                told = f"{quote(a.assertion.span.text)}, stands as a fact in another report within days, {quote(b.assertion.span.text)}"
                why = f"What one source plans, {told}."
                yield finding("distortion", [plan.id, fact.id], [spot(p) for side in shown for p in side], why)


def _closest(plan: Group, fact: Group) -> tuple[list[Proposition], list[Proposition]] | None:
    """Return up to three assertions of either side, best first, that are one matter, the plan told before the fact; None where nothing shows that."""
    pairs = [
        (a, b)
        for a in plan.members
        for b in fact.members
        if a.position != "headline" and b.position != "headline" and before(spoken(a), spoken(b)) and _came_true(a, b) and told_apart(a, b)
    ]
    if not pairs:
        return None
    sides = ({p.id: p for p in side} for side in zip(*pairs, strict=True))
    best = {p.id: max(one_matter(a, b) for a, b in pairs if p.id in (a.id, b.id)) for side in pairs for p in side}
    left, right = (sorted(s.values(), key=lambda p: (not _by_name(p), -round(best[p.id], 3), p.id))[:3] for s in sides)
    return left, right


def _came_true(a: Proposition, b: Proposition) -> bool:
    """Tell whether a fact surely is what was planned: one voice, or the same deed of the same names and places."""
    alike = one_matter(a, b)
    if alike < REALISED or (a.article.id == b.article.id and a.narration and b.narration):
        return False
    one_voice = a.speaker is not None and a.speaker == b.speaker
    if one_voice and days_between(spoken(a), spoken(b)) < LATER:
        return True
    anchors = len(a.names & b.names) + len(a.nations & b.nations) + len(a.places & b.places - a.names)
    if one_voice:
        return anchors > 0
    return alike >= BY_ANOTHER and bool(a.actions & b.actions) and anchors >= ANCHORS and _weight(a, b) >= TELLING and not conditional(a)


def _weight(a: Proposition, b: Proposition) -> float:
    return sum(min(a.weights[f], b.weights[f]) for f in telling(a, b))


def conditional(p: Proposition) -> bool:
    """Tell whether a plan hangs on a condition ("would", "if"): no plan that comes true."""
    said = {fold(w.text) for w in words(p.assertion.span.text)} - ({"would"} if p.statement.mode == "indirect" else set())
    return bool(set(word_lists()["strength"]["conditions"]) & said)


def _own_words(groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield what one person plans and much later tells as a fact, known by a marked word and its person alone."""
    holder = {p.id: g.id for g in groups for p in g.members}
    said: dict[str, list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members if p.position == "body" and p.named and p.stance == "says"), key=first):
        if p.speaker and p.statement.chain[0].role == "person":
            said.setdefault(p.speaker, []).append(p)
    for _, ps in sorted(said.items()):
        plans = [p for p in ps if p.status == "planned"][:MOST]
        facts = [p for p in ps if p.status in ("under_way", "done")][:MOST]
        pairs = [(score, a, b) for a in plans for b in facts if (score := _same_thing(a, b)) and told_apart(a, b)]
        if pairs:
            _, a, b = max(pairs, key=lambda x: (round(x[0], 3), x[1].id, x[2].id))
            yield stage(holder[a.id], holder[b.id], [a], [b])


def _same_thing(a: Proposition, b: Proposition) -> float:
    """Return how surely one speaker's fact is of what the speaker planned long before; 0 where that does not show."""
    if a.utterance_id == b.utterance_id or a.negated != b.negated or days_between(spoken(a), spoken(b)) < LATER:
        return 0.0
    marked = [f for f in telling(a, b) if f[0] != "!" and a.weights[f] >= MARKED]
    alike = overlap(*sorted((a, b), key=lambda p: p.id))
    anchors = (a.names & b.names) | (a.nations & b.nations) | (a.places & b.places)
    return alike if marked and anchors and alike >= SAME_VOICE and not conditional(a) else 0.0


def told_apart(a: Proposition, b: Proposition) -> bool:
    """Tell whether a plan and a fact are two things told: no label of a picture, not the same words twice, and the fact no mere thought."""
    if shows(a) or shows(b) or same_words(a.assertion.span.text, b.assertion.span.text) or strength(b) != FACT:
        return False
    return likeness(a, b) >= (MEANT if (a.article.language or "en") == (b.article.language or "en") else MEANT_ACROSS)


def shows(p: Proposition) -> bool:
    """Tell whether an assertion is a picture's label that stands in the text."""
    return _opens_as_label(p.assertion.span.text)


@lru_cache(maxsize=8192)
def _opens_as_label(text: str) -> bool:
    return any(fold(m[0]) in ("caption", "photo", "photos") for m in islice(WORD.finditer(text), 4))


def days_between(a: str | None, b: str | None) -> int:
    """Return how many days lie at least between two times, 0 where that is not known."""
    x, y = bounds(a) if a else None, bounds(b) if b else None
    if not x or not y:
        return 0
    try:
        return (date.fromisoformat(y[0]) - date.fromisoformat(x[0])).days
    except ValueError:
        return LATER  # an open or a month-long bound: `before` has told the order


def _by_name(p: Proposition) -> bool:
    """Tell whether the source is written with a name, not described."""
    return p.named and bool(p.statement.chain) and p.statement.chain[0].role in ("person", "organisation")


def stage(plan: str, fact: str, left: Sequence[Proposition], right: Sequence[Proposition], *, stops: bool = False) -> Finding:
    """Build the finding of a plan and what became of it; `stops` says that to stop something was the plan."""
    a, b = left[0], right[0]
    one_source = a.speaker is not None and a.speaker == b.speaker
    dropped = any(drops(p) for p in right) and not any(drops(p) for p in left)
    status = "stopped" if dropped else next((p.status for p in right if p.status in ("stopped", "done", "under_way")), "done")
    now = {"under_way": "under way", "done": "done", "stopped": "stopped"}[status]
    whose = "the same source" if one_source else "another source"
    planned = f"Planned as told {told_time(spoken(a))}: {quote(a.assertion.span.text)}"
    why = f"{planned}; {now} according to {whose} {told_time(spoken(b))}: {quote(b.assertion.span.text)}."
    kind: FindingKind = "status_change" if dropped or (status == "stopped" and not stops) else "plan_realised"
    return finding(kind, [plan, fact], [spot(p) for p in (*left, *right)], why)
