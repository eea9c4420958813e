"""What two assertions share: the weight of their concepts, and figures that may be one and the same."""

from __future__ import annotations

from headwater.link.propositions import Amount, Proposition

ENOUGH = 1.2
"""Weight of concepts from which being contained in the other counts in full; shorter assertions are contained in too many."""

FAR = 1.6
"""By how much a value may pass the bound that stands for it ("over 500" for 560, not for 5,000)."""
MISPRINT = 1.25
"""By how much a copy may misprint a figure of what was said once."""
ONE_MATTER = 0.7
"""Overlap of concepts beside the figures from which a bound and a value within it, by two speakers, are one figure."""
BOUNDED = 0.8
"""What a value within the other's bound adds to the weight of shared concepts: less than the same figure does."""


def shared(a: Proposition, b: Proposition) -> float:
    """Return the weight of the concepts that both have."""
    here, there = a.weights, b.weights
    # In the order of their names, so that rounding is the same whoever comes first.
    return sum([min(here[f], there[f]) for f in sorted(a.keys & b.keys)])


def overlap(a: Proposition, b: Proposition) -> float:
    """Return how much the concepts overlap, 0 to 1: half of the smaller one's share, half of both."""
    both = shared(a, b)
    if a.amounts and b.amounts and any(x.kind == y.kind and x.high != y.high and may_be_one(a, b, x, y) for x in a.amounts for y in b.amounts):
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


def figures_apart(a: Proposition, b: Proposition) -> str | None:
    """Return which figures of one kind differ, or None where one agrees, one rounds the other, or they count different things."""
    if not (a.amounts and b.amounts):
        return None
    for kind in sorted({x.kind for x in a.amounts} & {y.kind for y in b.amounts}):
        pairs = [(x, y) for x in a.amounts for y in b.amounts if x.kind == y.kind == kind]
        if not any(may_be_one(a, b, x, y) for x, y in pairs):
            return f"{pairs[0][0].high:g} and {pairs[0][1].high:g} of one kind"
    return None


def surely_differ(a: Proposition, b: Proposition, *, told_once: bool) -> str | None:
    """Return which figures of one kind differ whoever gives them: none agrees, rounds another, keeps another's bound or, told once, misprints it."""
    for kind in sorted({x.kind for x in a.amounts} & {y.kind for y in b.amounts}):
        pairs = [(x, y) for x in a.amounts for y in b.amounts if x.kind == y.kind == kind]
        near = MISPRINT if told_once else 1.0
        if not any(agree(x, y) or 1 <= _ratio(x, y) <= near or _rounded(x, y) or _within(x, y) or may_be_one(a, b, x, y) for x, y in pairs):
            return f"{pairs[0][0].high:g} and {pairs[0][1].high:g} of one kind"
    return None


def may_be_one(a: Proposition, b: Proposition, x: Amount, y: Amount) -> bool:
    """Tell whether two figures of one kind may be one and the same; of two speakers only equal ones are, or a value within a bound."""
    if agree(x, y):
        return True
    if same_voice(a, b):
        return _rounded(x, y) or _misread(x, y) or _within(x, y)
    silent = a.speaker is None or b.speaker is None
    return (silent and _rounded(x, y)) or ((silent or matter(a, b) >= ONE_MATTER) and _within(x, y))


def _within(x: Amount, y: Amount) -> bool:
    """Tell whether one figure is a bound ("over 500", "up to 600") that the other keeps, and not by far."""
    return any(b.bound and (v.low - b.low) * b.bound >= 0 and _ratio(b, v) <= FAR for b, v in ((x, y), (y, x)))


def agree(x: Amount, y: Amount) -> bool:
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


def same_voice(a: Proposition, b: Proposition) -> bool:
    """Tell whether one institution says both."""
    return a.speaker is not None and a.speaker == b.speaker
