"""How alike two assertions are: shared concepts first, then the slots decide. Topic, outlet or one number alone never do."""

from __future__ import annotations

from headwater.link.propositions import Amount, Proposition
from headwater.model import noun

SAME = 0.6
"""Mean likeness from which assertions share a claim."""
APART = -0.5
"""Likeness of a pair that slots hold apart."""
ENOUGH = 1.2
"""Weight of concepts from which being contained in the other counts in full; shorter assertions are contained in too many."""

FAR = 1.6
"""By how much a value may pass the bound that stands for it ("over 500" for 560, not for 5,000)."""
ONE_MATTER = 0.7
"""Overlap of concepts beside the figures from which a bound and a value within it, by two speakers, are one figure."""
BOUNDED = 0.8
"""What a value within the other's bound adds to the weight of shared concepts: less than the same figure does."""


@noun
class Likeness:
    """How alike two assertions are, -0.5 to about 1.3, and why; `apart` names the slot that holds them apart."""

    score: float
    reason: str
    apart: str | None = None


def shared(a: Proposition, b: Proposition) -> float:
    """Return the weight of the concepts that both have."""
    here, there = a.weights, b.weights
    # In the order of their names, so that rounding is the same whoever comes first.
    return sum([min(here[f], there[f]) for f in sorted(a.keys & b.keys)])


def overlap(a: Proposition, b: Proposition) -> float:
    """Return how much the concepts overlap, 0 to 1: half of the smaller one's share, half of both."""
    both = shared(a, b)
    if a.amounts and b.amounts and any(x.kind == y.kind and x.high != y.high and _fit(a, b, x, y) for x in a.amounts for y in b.amounts):
        both += BOUNDED
    if not both:
        return 0.0
    least = min(a.mass, b.mass)
    trust = min(1.0, least / ENOUGH)
    return 0.5 * trust * both / least + 0.5 * 2 * both / (a.mass + b.mass)


def matter(a: Proposition, b: Proposition) -> float:
    """Return how much the concepts overlap when figures are left out, 0 to 1; the order of the two does not matter."""
    left, right = (sum(w for f, w in p.features if f[0] != "#") for p in (a, b))
    both = sum(min(w, b.weights[f]) for f, w in a.features if f in b.weights and f[0] != "#")
    return 0.5 * both / min(left, right) + both / (left + right) if both else 0.0


def telling(a: Proposition, b: Proposition) -> list[str]:
    """Return the concepts in common that say what happens: no countries, names or figures."""
    return sorted(f for f in a.keys & b.keys if f[0] not in "=#" and f not in a.names and f not in b.names)


def compare(a: Proposition, b: Proposition) -> Likeness:
    """Return how alike two assertions are, with the reason; the order of the two does not matter."""
    apart = held_apart(a, b)
    if apart:
        return Likeness(score=APART, reason=f"apart: {apart}", apart=apart)
    score = overlap(a, b)
    notes = [f"{score:.2f} of the words' weight shared"]
    for change, note in _slots(a, b):
        score += change
        notes.append(note)
    return Likeness(score=score, reason="; ".join(notes))


def held_apart(a: Proposition, b: Proposition) -> str | None:
    """Return the slot that forbids one claim, or None."""
    if a.stance != b.stance:
        return f"one source {a.stance}, the other {b.stance}"
    statuses = {a.status, b.status}
    told_once = a.utterance_id is not None and a.utterance_id == b.utterance_id and a.article.id != b.article.id
    if "planned" in statuses and statuses & {"under_way", "done", "stopped"} and not told_once:
        return "planned and no longer a plan"
    if "stopped" in statuses and statuses & {"under_way", "done"}:
        return "stopped and not stopped"
    return figures_apart(a, b)


def figures_apart(a: Proposition, b: Proposition) -> str | None:
    """Return which figures of one kind differ, or None where one agrees, one rounds the other, or they count different things."""
    if not (a.amounts and b.amounts):
        return None
    for kind in sorted({x.kind for x in a.amounts} & {y.kind for y in b.amounts}):
        pairs = [(x, y) for x in a.amounts for y in b.amounts if x.kind == y.kind == kind]
        if not any(_fit(a, b, x, y) for x, y in pairs):
            return f"{pairs[0][0].high:g} and {pairs[0][1].high:g} of one kind"
    return None


def _fit(a: Proposition, b: Proposition, x: Amount, y: Amount) -> bool:
    """Tell whether two figures of one kind may be one and the same; of two speakers only equal ones are, or a value within a bound."""
    if _agree(x, y):
        return True
    if same_voice(a, b):
        return _rounded(x, y) or _misread(x, y) or _within(x, y)
    silent = a.speaker is None or b.speaker is None
    return (silent and _rounded(x, y)) or ((silent or matter(a, b) >= ONE_MATTER) and _within(x, y))


def _within(x: Amount, y: Amount) -> bool:
    """Tell whether one figure is a bound ("over 500", "up to 600") that the other keeps, and not by far."""
    return any(b.bound and (v.low - b.low) * b.bound >= 0 and _ratio(b, v) <= FAR for b, v in ((x, y), (y, x)))


def _agree(x: Amount, y: Amount) -> bool:
    """Tell whether ranges touch."""
    return x.low <= y.high and y.low <= x.high


def _ratio(x: Amount, y: Amount) -> float:
    low, high = sorted((abs(x.high), abs(y.high)))
    return high / low if low else 0.0


def _rounded(x: Amount, y: Amount) -> bool:
    """Tell whether one figure may be the other one rounded ("over 500" for 560)."""
    return (x.open or y.open) and 1 <= _ratio(x, y) <= 1.25


def _misread(x: Amount, y: Amount) -> bool:
    """Tell whether one figure may be the other one misread by thousands (a "mil" taken for a million)."""
    return any(abs(_ratio(x, y) / k - 1) <= 0.25 for k in (1e3, 1e6))


def places_apart(a: Proposition, b: Proposition) -> float:
    """Return how far places below the country hold two assertions apart, 0 where they agree or one names none."""
    if not a.sites or not b.sites or any(x in y or y in x for x in a.sites for y in b.sites):
        return 0.0
    return 0.15 if a.codes & b.codes else 0.3


def same_voice(a: Proposition, b: Proposition) -> bool:
    """Tell whether one institution says both."""
    return a.speaker is not None and a.speaker == b.speaker


def _slots(a: Proposition, b: Proposition) -> list[tuple[float, str]]:
    """Return what the slots add to or take from the likeness, each with its note."""
    found: list[tuple[float, str]] = []
    if a.actions and b.actions:
        found.append((0.05, "same action") if a.actions & b.actions else (-0.15, "different actions"))
    if a.nations and b.nations and not a.nations & b.nations:
        found.append((-0.25, "different countries"))
    if apart := places_apart(a, b):
        found.append((-apart, "different places"))
    if any(x.kind == y.kind and _agree(x, y) for x in a.amounts for y in b.amounts):
        found.append((0.2, "same figure"))
    elif bool(a.amounts) != bool(b.amounts) and not same_voice(a, b):
        found.append((-0.15, "one gives a figure"))
    if {a.status, b.status} == {"under_way", "done"}:
        found.append((-0.1, "under way and done"))
    if len(a.amounts) > 1 and len(b.amounts) > 1 and len([f for f in a.keys & b.keys if f[0] == "#"]) == 1 and not telling(a, b):
        found.append((-0.3, "nothing in common but one figure of several"))
    if "planned" in (a.status, b.status) and a.status != b.status:
        found.append((-0.25, "a plan and no longer a plan in the words of one utterance"))
    if a.negated and b.negated:
        found.append((0.1, "both say that it is not so"))
    if a.negated != b.negated:
        found.append((-0.3, "one is negated"))
    if a.event_days and b.event_days and not a.event_days & b.event_days:
        found.append((-0.15, "different days"))
    return found + _voices(a, b)


def _voices(a: Proposition, b: Proposition) -> list[tuple[float, str]]:
    """Return what the same voice, or a headline above its own article, adds."""
    found: list[tuple[float, str]] = []
    if a.article.id == b.article.id:
        if {a.position, b.position} & {"headline", "standfirst"}:
            found.append((0.15, "headline and text of one article"))
    elif a.utterance_id is not None and a.utterance_id == b.utterance_id:
        found.append((0.3, "one utterance in two articles"))
    elif same_voice(a, b):
        found.append((0.05, "one institution says both"))
    return found
