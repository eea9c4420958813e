"""What decisions changed: the claims and findings before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.model import Claim, Linked, noun


@noun
class Counts:
    """What is counted of a claim."""

    outlets: int
    utterances: int
    established: int
    possible: int
    assertions: int
    credibility: int


@noun
class Change:
    """A claim before and after: None where it was not there, or is there no more; `was` is its id before, where it has another now."""

    claim_id: str
    was: str | None
    wording: str
    before: Counts | None
    after: Counts | None


@noun
class Effect:
    """What a ruling did: the numbers of claims, findings and established origins before and after, and each claim that is not what it was."""

    claims: tuple[int, int]
    findings: tuple[int, int]
    established: tuple[int, int]
    changed: tuple[Change, ...]


def effect(before: Linked, after: Linked) -> Effect:
    """Compare what was linked with what is."""
    old, new = ({c.id: c for c in linked.claims} for linked in (before, after))
    was = _renamed([c for i, c in sorted(old.items()) if i not in new], [c for i, c in sorted(new.items()) if i not in old])
    earlier = {i: old.get(was.get(i, i)) for i in new} | {i: c for i, c in old.items() if i not in new and i not in was.values()}
    moved = [i for i in sorted(earlier) if _told(earlier[i]) != _told(new.get(i))]
    return Effect(
        claims=(len(old), len(new)),
        findings=(len(before.findings), len(after.findings)),
        established=(sum(c.established_origins for c in old.values()), sum(c.established_origins for c in new.values())),
        changed=tuple(
            Change(claim_id=i, was=was.get(i), wording=(new.get(i) or old[i]).wording, before=_counts(earlier[i]), after=_counts(new.get(i)))
            for i in moved
        ),
    )


def _renamed(gone: Sequence[Claim], come: Sequence[Claim]) -> dict[str, str]:
    """Return the former id of each new claim that is a claim that is gone under another id: the one it shares most assertions with."""
    holder = {a: c for c in gone for a in c.assertion_ids}
    shared = [(-n, new.id, old) for new in come for old, n in Counter(holder[a].id for a in new.assertion_ids if a in holder).items()]
    found: dict[str, str] = {}
    for _, new_id, old_id in sorted(shared):
        if new_id not in found and old_id not in found.values():
            found[new_id] = old_id
    return found


def _told(claim: Claim | None) -> object:
    """Return what a reader sees of a claim; which utterances an origin holds may change with what is ruled elsewhere."""
    if claim is None:
        return None
    origins = tuple((o.standing, o.institution_id, o.reason) for o in claim.independence)
    return (frozenset(claim.assertion_ids), origins, claim.grade, claim.wording, _counts(claim))


def _counts(claim: Claim | None) -> Counts | None:
    if claim is None:
        return None
    return Counts(
        outlets=claim.outlets,
        utterances=claim.utterances,
        established=claim.established_origins,
        possible=claim.possible_origins,
        assertions=len(claim.assertion_ids),
        credibility=claim.grade.credibility,
    )
