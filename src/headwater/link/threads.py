"""Threads: claims on one matter through time (planned, under way, done), and denials beside what they deny."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.ids import make_id
from headwater.link.claims import Group
from headwater.link.clusters import Pair, components, pair
from headwater.link.compare import figures_apart, overlap, shared, telling
from headwater.link.moments import bounds
from headwater.link.propositions import Proposition
from headwater.link.wording import wording
from headwater.model import Stage, Status, Thread

MATTER = 0.58
"""Overlap of concepts from which two claims of different status make a thread."""
SURELY = 0.6
"""The same where neither is a plan nor has stopped: "is building" and "has built"."""
LEAST = 0.45
"""Share of both assertions' weight that they have in common: a short one inside a long one is not its matter."""
MUTUAL = 0.53
"""The same for a thread, which a short overlap of topic does not make."""
CLOSELY = 0.7
"""Overlap of a thread where neither is a plan nor has stopped."""
UNACTED = 0.75
"""Overlap from which two claims are one matter although no action is known that both tell of: the same thing, in nearly the same words."""
LABELS = frozenset(["caption", "photo", "updat"])
"""Words of a picture's label or of a running report's stamp, which many unlike things share."""
DENIED = 0.48
DENYING = "!deny"
STATUSES: tuple[Status, ...] = ("planned", "under_way", "done", "stopped", "unknown")


def status_of(group: Group) -> Status:
    """Return the status that most members have; of equals the one that comes first in time."""
    told: list[Status] = [p.status for p in group.members if p.status != "unknown"]
    return max(told, key=lambda s: (told.count(s), -STATUSES.index(s)), default="unknown")


def spoken(p: Proposition) -> str | None:
    """Return when an assertion was uttered, as far as known: the utterance's time, or its latest possible day, else the article's date."""
    value = p.spoken or p.article.published
    return value.removeprefix("../") if value else None


def since(group: Group) -> str | None:
    """Return the earliest time at which a claim was uttered."""
    times = sorted((b, t) for p in group.members if (t := spoken(p)) and (b := bounds(t)))
    return times[0][1] if times else None


def one_matter(a: Proposition, b: Proposition) -> float:
    """Return how surely two assertions of different status speak of one matter; 0 where a slot says they do not."""
    if a.utterance_id is not None and a.utterance_id == b.utterance_id:
        return 0.0  # who tells of a plan and of a fact in one breath tells of two things
    if a.negated != b.negated or not agree_on_place(a, b) or figures_apart(a, b):
        return 0.0
    if not (a.names | a.nations) & (b.names | b.nations) or (a.names and b.names and not a.names & b.names and not a.nations & b.nations):
        return 0.0  # a phrase in common, but nobody and nothing that it is said of
    if a.nations and b.nations and not a.nations & b.nations:
        return 0.0
    staged = "planned" in (a.status, b.status) or "stopped" in (a.status, b.status)
    if not staged and (not a.actions & b.actions or overlap(a, b) < SURELY):
        return 0.0
    acts = bool(a.actions & b.actions) or not a.actions or not b.actions
    common = len(telling(a, b))
    if not acts or common < (2 if staged and (a.actions & b.actions or a.places & b.places) else 3) or 2 * shared(a, b) < LEAST * (a.mass + b.mass):
        return 0.0
    return overlap(a, b)


def _one_thread(a: Proposition, b: Proposition) -> float:
    """Return how surely two assertions make a thread: an action of both, or the same thing in nearly the same words; 0 where they do not."""
    likeness = one_matter(a, b)
    if not likeness or LABELS & a.keys & b.keys or 2 * shared(a, b) < MUTUAL * (a.mass + b.mass):
        return 0.0
    staged = {"planned", "stopped"} & {a.status, b.status}
    acts = a.actions & b.actions or (a.places & b.places and not (a.actions and b.actions))
    return likeness if likeness >= (UNACTED if not acts else MATTER if staged else CLOSELY) else 0.0


def agree_on_place(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions may happen at one place: a name or a country in common, or one names none."""
    if not a.places or not b.places or a.places & b.places:
        return True
    return bool(a.codes & b.codes)


def _places_agree(a: Group, b: Group) -> bool:
    """Tell whether two claims as wholes may happen at one place."""
    here, there = ({x for p in g.members for x in p.places} for g in (a, b))
    codes, others = ({x.country for p in g.members for x in p.assertion.places if x.country} for g in (a, b))
    return not here or not there or bool(here & there) or bool(codes & others)


def denials(groups: Sequence[Group], near: Sequence[Pair]) -> dict[str, list[Proposition]]:
    """Return, by claim id, the assertions that deny it: each denies the one claim that it is most alike."""
    members = {p.id: (p, g) for g in groups for p in g.members}
    best: dict[str, tuple[float, str]] = {}
    denying = {i for i, (p, _) in members.items() if p.stance == "denies"}
    for a, b in near if denying else ():
        if a not in denying and b not in denying:
            continue
        for x, y in ((a, b), (b, a)):
            denial, said = members[x][0], members[y][0]
            if _denies(denial, said):
                likeness = overlap(*sorted((denial, said), key=lambda p: p.id))
                grounds = len([f for f in telling(denial, said) if f != DENYING]) + 2 * any(f[0] == "#" for f in denial.keys & said.keys)
                if likeness >= DENIED and grounds > 1:
                    best[x] = max(best.get(x, (0.0, "")), (likeness, members[y][1].id))
    found: dict[str, list[Proposition]] = {}
    for denial_id, (_, claim_id) in sorted(best.items()):
        found.setdefault(claim_id, []).append(members[denial_id][0])
    return found


def _denies(denial: Proposition, said: Proposition) -> bool:
    """Tell whether one assertion may deny another: another voice said it, of the same figures."""
    voices = denial.speaker is None or denial.speaker != said.speaker
    acts, told = denial.actions - {DENYING}, said.actions - {DENYING}
    one_act = bool(acts & told) or not acts or not told or any(f[0] == "#" for f in denial.keys & said.keys)
    return (
        denial.stance == "denies"
        and said.stance == "says"
        and voices
        and one_act
        and denial.statement.id != said.statement.id
        and not figures_apart(denial, said)
    )


def threads(groups: Sequence[Group], near: Sequence[Pair], denied: Mapping[str, Sequence[Proposition]]) -> tuple[Thread, ...]:
    """Return the threads: two claims or more on one matter, with their history in order of time."""
    holder = {p.id: g for g in groups for p in g.members}
    told = {p.id: p for g in groups for p in g.members}
    status = {g.id: status_of(g) if {p.stance for p in g.members} == {"says"} else "unknown" for g in groups}
    edges: dict[Pair, float] = {}
    for a, b in near:
        left, right = holder[a], holder[b]
        here, there = status[left.id], status[right.id]
        if here != there and "unknown" not in (here, there) and (strength := _one_thread(told[a], told[b])) and _places_agree(left, right):
            key = pair(left.id, right.id)
            edges[key] = max(edges.get(key, 0.0), strength)
    for claim_id, ps in sorted(denied.items()):
        for p in ps:
            if holder[p.id].id != claim_id:
                edges[pair(claim_id, holder[p.id].id)] = 1.0
    by_id = {g.id: g for g in groups}
    blocks = components(sorted({i for e in edges for i in e}), edges)
    return tuple(sorted((_thread([by_id[i] for i in block]) for block in blocks if len(block) > 1), key=lambda t: t.id))


def _thread(groups: Sequence[Group]) -> Thread:
    ordered = sorted(groups, key=lambda g: (since(g) or "~", STATUSES.index(status_of(g)), g.id))
    history = tuple(Stage(status=status_of(g), time=since(g), claim_id=g.id, assertion_ids=tuple(sorted(p.id for p in g.members))) for g in ordered)
    latest = ordered[-1]
    anchor = min(ordered, key=lambda g: g.id)
    return Thread(id=make_id("thr", anchor.id), wording=wording(latest.members), claim_ids=tuple(g.id for g in ordered), history=history)
