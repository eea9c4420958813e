"""Claims: assertions put together that say one thing with one status, whoever says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from headwater.ids import make_id
from headwater.link.clusters import Pair, bounded, cluster, pair
from headwater.link.paraphrases import paraphrases
from headwater.link.propositions import Proposition
from headwater.link.quoted import together
from headwater.link.rejoin import attached, rejoined, sifted, told_again
from headwater.link.same import APART, SAME, likeness, may_be_same, reason
from headwater.link.twins import pairs as twin_pairs
from headwater.model import Constraints, noun


@noun
class Group:
    """The members of one claim to be, in order of publication, and why they are together."""

    id: str
    members: tuple[Proposition, ...]
    reason: str


def groups(found: Sequence[Proposition], near: Collection[Pair], constraints: Constraints) -> tuple[Group, ...]:
    """Group propositions into claims; every proposition is in exactly one. `near` are the candidate pairs.

    Clusters merge on their mean, which some pair reaches or passes: links below `SAME` make no block.
    """
    by_id = {p.id: p for p in found}
    pairs = {p for p in (*near, *paraphrases(found)) if by_id[p[0]].stance == by_id[p[1]].stance}
    pairs |= {pair(a, b) for a, b in constraints.must_link if a in by_id and b in by_id and a != b}
    must = frozenset(pair(a, b) for a, b in constraints.must_link if a != b)
    # Most pairs of candidates cannot be alike enough to make a block: those are not measured any further.
    known = {p: likeness(a, b, seen) for p in sorted(pairs) for a, b in [(by_id[p[0]], by_id[p[1]])] if (seen := may_be_same(a, b)) or p in must}
    cannot = frozenset(pair(a, b) for a, b in constraints.cannot_link)
    edges = {p: 2.0 if p in must else k for p, k in known.items()}
    blocks = bounded([p.id for p in found], edges, SAME)
    ruled = frozenset(i for p in must for i in p)
    clusters = sorted(members for block in blocks for members in _clustered(block, by_id, known, must, cannot, ruled))
    twins = twin_pairs(found)

    def alike(a: str, b: str) -> float:
        return _measured(a, b, by_id, known)

    clusters = told_again(clusters, twins, alike, APART, cannot)
    formed = [_group(members, by_id, known, must) for members in together(clusters, by_id, cannot)]
    return tuple(sorted(formed, key=lambda g: g.id))


def _clustered(
    block: Sequence[str],
    by_id: Mapping[str, Proposition],
    known: dict[Pair, float],
    must: frozenset[Pair],
    cannot: frozenset[Pair],
    ruled: frozenset[str],
) -> list[tuple[str, ...]]:
    if len(block) == 1:
        return [tuple(block)]

    def alike(a: str, b: str) -> float:
        return _measured(a, b, by_id, known)

    def near(a: str, b: str) -> bool:
        """Tell whether two are alike enough for a claim; most pairs are not, which is seen at a glance."""
        key = pair(a, b)
        if key not in known and key not in unlike:
            left, right = by_id[key[0]], by_id[key[1]]
            if (seen := may_be_same(left, right)) is None:
                unlike.add(key)
                return False
            known[key] = likeness(left, right, seen)
        return known.get(key, APART) >= SAME

    unlike: set[Pair] = set()
    clusters = cluster(block, alike, SAME, must, cannot, near)
    joined = attached(rejoined(clusters, alike, APART, cannot, near), alike, APART, cannot, near)
    if not ruled.isdisjoint(block):
        return joined
    return sifted(joined, alike, {m: by_id[m].article.id for m in block}, SAME)


def _measured(a: str, b: str, by_id: Mapping[str, Proposition], known: dict[Pair, float]) -> float:
    key = pair(a, b)
    if key not in known:
        known[key] = likeness(by_id[key[0]], by_id[key[1]])
    return known[key]


def _group(members: Sequence[str], by_id: Mapping[str, Proposition], known: Mapping[Pair, float], must: frozenset[Pair]) -> Group:
    ordered = sorted((by_id[m] for m in members), key=first)
    return Group(id=make_id("clm", ordered[0].id), members=tuple(ordered), reason=_reason(sorted(members), by_id, known, must))


def first(p: Proposition) -> tuple[str, str]:
    """Order propositions by publication, unknown dates last, then by id."""
    return (p.article.published or "~", p.id)


def _reason(members: Sequence[str], by_id: Mapping[str, Proposition], known: Mapping[Pair, float], must: frozenset[Pair]) -> str:
    """Say why the members share a claim: the weakest and the strongest pair, and what an analyst ruled."""
    if len(members) == 1:
        return "no other assertion says the same"
    pairs = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :]]
    scored = sorted((known[p], p) for p in pairs if p in known)
    ruled = sum(p in must for p in pairs)
    note = "; an analyst ruled that they belong together" if ruled else ""
    if any(b in by_id[a].twins for a, b in pairs):
        note += "; related articles tell it in sentences of one meaning"
    if not scored:
        return f"{len(members)} assertions{note}"
    (most, (a, b)), least = scored[-1], scored[0][0]
    return f"{len(members)} assertions; closest pair {most:.2f} ({reason(by_id[a], by_id[b])}); furthest {least:.2f}{note}"
