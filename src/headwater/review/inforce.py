"""Which decisions are in force: those that no decision in force has superseded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from headwater.model import Decision


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions in force, in the order in which they were made; an undoing that is itself undone gives back what it took.

    Decisions that supersede one another in a circle, which only a damaged file can hold, are none of them in force.
    """
    known = {d.id: d for d in decisions}
    active = standing(known.values())
    return sorted((d for d in known.values() if d.id in active and d.ruling != "undo"), key=made)


def standing(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of the decisions, undoings among them, that no decision in force has superseded."""
    known = {d.id: d for d in decisions}
    later: defaultdict[str, list[str]] = defaultdict(list)
    for d in known.values():
        if d.supersedes in known:
            later[d.supersedes].append(d.id)
    open_ = {i: len(later[i]) for i in known}
    ready = [i for i, n in open_.items() if not n]
    active: dict[str, bool] = {}
    while ready:
        at = ready.pop()
        active[at] = not any(active[i] for i in later[at])
        before = known[at].supersedes
        if before in open_:
            open_[before] -= 1
            if not open_[before]:
                ready.append(before)
    return frozenset(i for i, holds in active.items() if holds)


def made(decision: Decision) -> tuple[str, str]:
    """Order decisions by when they were made, then by id."""
    return (decision.decided_at, decision.id)
