"""What decisions changed: the claims and findings before and after."""

from __future__ import annotations

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
    """A claim before and after: None where it was not there, or is there no more."""

    claim_id: str
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
    moved = [i for i in sorted({*old, *new}) if _told(old.get(i)) != _told(new.get(i))]
    return Effect(
        claims=(len(old), len(new)),
        findings=(len(before.findings), len(after.findings)),
        established=(sum(c.established_origins for c in old.values()), sum(c.established_origins for c in new.values())),
        changed=tuple(
            Change(claim_id=i, wording=(new.get(i) or old[i]).wording, before=_counts(old.get(i)), after=_counts(new.get(i))) for i in moved
        ),
    )


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
