"""What changed, and what conflicts: plans that came true, confirmations, new figures, denials, accounts that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from headwater.link.claims import Group, first
from headwater.link.clusters import Pair
from headwater.link.compare import overlap
from headwater.link.findings import finding, quote, spot
from headwater.link.misreports import word_lists
from headwater.link.moments import before, bounds
from headwater.link.nations import country_names
from headwater.link.propositions import Proposition
from headwater.link.threads import agree_on_place, one_matter, spoken, status_of
from headwater.link.words import fold, words
from headwater.model import Finding, PlaceMention, Series, Thread

REALISED = 0.5
"""Overlap of concepts from which a fact is what the plan was."""
LATER = 10
"""Days after which a plan told as a fact is news, not a report of the same words."""
EVENT = 0.55
"""Overlap of concepts from which two accounts are of one event."""
MUST_NAME = 0.7
"""Weight of a shared name that ties two accounts to one event: nearly unseen words only."""


def changes(
    groups: Sequence[Group], near: Sequence[Pair], threads: Sequence[Thread], rows: Sequence[Series], denied: Mapping[str, Sequence[Proposition]]
) -> list[Finding]:
    """Return what changed between utterances, and what conflicts."""
    by_id = {g.id: g for g in groups}
    told = {p.id: p for g in groups for p in g.members}
    holder = {p.id: g for g in groups for p in g.members}
    found = [f for t in threads for f in _stages([by_id[c] for c in t.claim_ids])]
    found += [f for s in rows for f in _series(s, holder)]
    found += list(_denials(by_id, denied))
    found += list(_confirmed(groups))
    found += list(_accounts([(told[a], told[b]) for a, b in near], holder))
    found += [f for g in groups for f in _days(g)]
    return found


def _stages(groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield every plan whose matter is under way or done as told later."""
    plans = [g for g in groups if status_of(g) == "planned"]
    facts = [g for g in groups if status_of(g) in ("under_way", "done", "stopped")]
    for plan in plans:
        for fact in facts:
            shown = _closest(plan, fact)
            if shown and _days_between(spoken(shown[0][0]), spoken(shown[1][0])) >= LATER:
                yield _stage(plan, fact, *shown)
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
        if a.position != "headline" and b.position != "headline" and before(spoken(a), spoken(b)) and one_matter(a, b) >= REALISED
    ]
    if not pairs:
        return None
    sides = ({p.id: p for p in side} for side in zip(*pairs, strict=True))
    best = {p.id: max(one_matter(a, b) for a, b in pairs if p.id in (a.id, b.id)) for side in pairs for p in side}
    left, right = (sorted(s.values(), key=lambda p: (not _by_name(p), -round(best[p.id], 3), p.id))[:3] for s in sides)
    return left, right


def _days_between(a: str | None, b: str | None) -> int:
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


def _stage(plan: Group, fact: Group, left: Sequence[Proposition], right: Sequence[Proposition]) -> Finding:
    a, b = left[0], right[0]
    one_source = a.speaker is not None and a.speaker == b.speaker
    stopped = status_of(fact) == "stopped"
    now = {"under_way": "under way", "done": "done", "stopped": "stopped"}[status_of(fact)]
    whose = "the same source" if one_source else "another source"
    why = (
        f"Planned as told by {spoken(a)}: {quote(a.assertion.span.text)}; {now} according to {whose} by {spoken(b)}: {quote(b.assertion.span.text)}."
    )
    return finding("status_change" if stopped else "plan_realised", [plan.id, fact.id], [spot(p) for p in (*left, *right)], why)


def _series(row: Series, holder: Mapping[str, Group]) -> Iterator[Finding]:
    """Figures of one source that moved."""
    members = {p.id: p for x in row.points for p in holder[x.assertion_id].members}
    values = [(x.value, x.low, x.high) for x in row.points]
    if len(set(values)) > 1:
        shown = [spot(members[x.assertion_id]) for x in row.points]
        told = " -> ".join(f"{_number(x.value, x.high)} ({x.as_of})" for x in row.points)
        yield finding(
            "figure_change", {holder[x.assertion_id].id for x in row.points}, shown, f"One source's figure of {row.population} moved: {told}."
        )


def _number(value: float | None, high: float | None) -> str:
    shown = value if value is not None else high
    return f"{shown:,.15g}" if shown is not None else "unknown"


def _denials(by_id: Mapping[str, Group], denied: Mapping[str, Sequence[Proposition]]) -> Iterator[Finding]:
    for claim_id, ps in sorted(denied.items()):
        said = min((p for p in by_id[claim_id].members), key=lambda p: (p.position == "headline", first(p)))
        against = sorted(ps, key=first)
        why = f"{quote(against[0].assertion.span.text)} is denied by its source, against {quote(said.assertion.span.text)}."
        yield finding("denial", [claim_id], [spot(p) for p in (*against[:3], said)], why)


def _confirmed(groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield what one source claims, and the one whom it concerns later confirms."""
    stems = set(word_lists()["confirmation"]["stems"])
    claimed = [g for g in groups if any(_kept_away(p) for p in g.members)]
    for g in groups:
        confirming = [p for p in g.members if p.named and p.statement.cue and stems & {w.stem for w in words(p.statement.cue.text)}]
        for p in sorted(confirming, key=first)[:1]:
            best = [(_echo(p, q), h, q) for h in claimed for q in h.members if _kept_away(q) and h.id != g.id]
            best = [x for x in best if x[0] > 0]
            if best:
                _, h, q = max(best, key=lambda x: (x[0], x[2].id))
                told = f"{quote(q.assertion.span.text)}; later confirmed in part: {quote(p.assertion.span.text)}"
                why = f"Claimed, with the article keeping its distance: {told}."
                yield finding("status_change", [h.id, g.id], [spot(q), spot(p)], why)


def _kept_away(p: Proposition) -> bool:
    return p.assertion.distanced and not p.narration and p.position == "body" and p.stance == "says"


def _echo(p: Proposition, q: Proposition) -> float:
    """Return how surely a confirmation answers a claim: a name and an action in common, another voice, not earlier."""
    a, b = bounds(spoken(p) or ""), bounds(spoken(q) or "")
    rare = [f for f, w in p.features if f in q.keys and w >= MUST_NAME and f[0] != "#"]
    if p.speaker == q.speaker or not (p.actions & q.actions) or not rare or (a and b and a[1] < b[0]):
        return 0.0
    return overlap(*sorted((p, q), key=lambda x: x.id))


def _accounts(pairs: Sequence[tuple[Proposition, Proposition]], holder: Mapping[str, Group]) -> Iterator[Finding]:
    """Two articles' accounts of one event that cannot both hold: another place, another day, another figure."""
    seen: set[tuple[str, str]] = set()
    for a, b in pairs:
        key = tuple(sorted((holder[a.id].id, holder[b.id].id)))
        if a.article.id == b.article.id or (key[0], key[1]) in seen or not _one_event(a, b):
            continue
        slot = _contradiction(a, b)
        if slot:
            seen.add((key[0], key[1]))
            why = f"Two accounts of one event differ in its {slot}: {quote(a.assertion.span.text)} against {quote(b.assertion.span.text)}."
            yield finding("date_conflict" if slot == "day" else "conflict", set(key), [spot(p) for p in sorted((a, b), key=first)], why)


def _one_event(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions are surely of one past event: a rare name and the action in common, and both done."""
    if a.stance != "says" or b.stance != "says" or a.negated != b.negated or {a.status, b.status} - {"done", "under_way", "unknown"}:
        return False
    names = a.names & b.names
    rare = [f for f, w in a.features if f in b.keys and w >= MUST_NAME and f in names]
    return bool(rare) and bool(a.actions & b.actions) and (len(rare) > 1 or overlap(*sorted((a, b), key=lambda p: p.id)) >= EVENT)


def _contradiction(a: Proposition, b: Proposition) -> str | None:
    if a.places and b.places and not agree_by_name(a, b):
        return "place"
    if a.event_days and b.event_days and not a.event_days & b.event_days and overlap(*sorted((a, b), key=lambda p: p.id)) >= EVENT:
        return "day"
    for x in a.amounts:
        for y in b.amounts:
            same_kind = x.kind == y.kind and x.kind != "?" and not (x.open or y.open) and agree_on_place(a, b)
            if same_kind and x.high != y.high and a.speaker != b.speaker and len(a.amounts) == len(b.amounts) == 1 and _close_in_time(a, b):
                return "figure"
    return None


def agree_by_name(a: Proposition, b: Proposition) -> bool:
    """Tell whether a place of one account is, or lies in, a place of the other; places of unknown country may."""
    pairs = [(x, y) for x in a.assertion.places for y in b.assertion.places]
    return any(_may_be_one(x, y) for x, y in pairs)


def _may_be_one(x: PlaceMention, y: PlaceMention) -> bool:
    left, right = fold(x.name), fold(y.name)
    if left in right or right in left or x.country is None or y.country is None:
        return True
    whole = {fold(n) for n in (*country_names(x.country), *country_names(y.country))}
    return x.country == y.country and bool({left, right} & whole)


def _close_in_time(a: Proposition, b: Proposition) -> bool:
    x, y = (spoken(p) or "" for p in (a, b))
    return bool(x and y and x[:10] == y[:10])


def _days(group: Group) -> Iterator[Finding]:
    """One claim whose event the articles date to different days."""
    days: dict[str, list[Proposition]] = {}
    for p in sorted((p for p in group.members if p.event_days and p.actions), key=first):
        days.setdefault(min(p.event_days), []).append(p)
    apart = [(d, ps) for d, ps in days.items() if not any(d in p.event_days for e, qs in days.items() if e != d for p in qs)]
    shown = [p for d, ps in apart for p in ps[: 2 if len(apart) > 2 else 3]]
    if len(apart) > 1 and len({p.article.id for p in shown}) > 1:
        told = ", ".join(f"{d} in {quote(ps[0].assertion.span.text)}" for d, ps in apart[:3])
        yield finding("date_conflict", [group.id], [spot(p) for p in shown], f"Articles date one event to different days: {told}.")
