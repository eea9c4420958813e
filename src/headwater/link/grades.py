"""Proposed Admiralty credibility of a claim (STANAG 2511): how well it is confirmed, set apart from how reliable its sources are."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Grade, Origin


def grade(origins: Sequence[Origin], *, denied: bool, contested: bool, stance: str = "says") -> Grade:
    """Propose a credibility; 1 only with two established origins and nothing against it, and none to speak of where nobody says that it is so."""
    if stance != "says":
        only = stance == "denies"
        return Grade(credibility=4 if only else 6, reason="sources only deny it" if only else "nobody says that it is so: it cannot be judged")
    established = sum(o.standing == "established" for o in origins)
    named = sum(o.standing == "possible" and o.institution_id is not None for o in origins)
    if denied or contested:
        against = "it is denied" if denied else "other sources give a conflicting account"
        behind = "one established origin stands" if established == 1 else f"{established or 'no'} established origins stand"
        return Grade(credibility=4, reason=f"{against}; {behind} behind it")
    if established >= 2:
        return Grade(credibility=1, reason=f"{established} established origins and nothing against it")
    if established and named:
        more = "one more named source" if named == 1 else f"{named} more named sources"
        return Grade(credibility=2, reason=f"one established origin; {more} whose independence is not shown")
    if established:
        return Grade(credibility=3, reason="one established origin and no confirmation by another")
    return Grade(credibility=6, reason="no named source: it cannot be judged")
