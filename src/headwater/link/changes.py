"""What changed, and what conflicts: plans that came true, confirmations, new figures, denials, accounts that cannot both hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.link.answers import answers
from headwater.link.claims import Group, first
from headwater.link.clusters import Pair
from headwater.link.compare import overlap
from headwater.link.contradicted import contradicted
from headwater.link.findings import finding, quote, same_words, shown_time, spot
from headwater.link.fulfilled import fulfilled
from headwater.link.later import later
from headwater.link.meant import likeness
from headwater.link.misreports import word_lists
from headwater.link.moments import bounds
from headwater.link.nations import country_names
from headwater.link.plans import days_between, realised, shows
from headwater.link.propositions import Proposition
from headwater.link.rejected_part import rejected_parts
from headwater.link.series import moved
from headwater.link.threads import agree_on_place, spoken
from headwater.link.words import fold, words
from headwater.model import Finding, PlaceMention, Series, SeriesPoint, Thread

DENIED = 0.5
"""Overlap of concepts from which a denial surely is of what another source says."""
SURELY = 0.65
"""The same within one article, which tells of many things of one kind."""
MONTH = 31
DATED_APART = 10
"""Days between two datings of one event above which they are two events."""
BESIDE = 60
"""Characters on either side of a denial in which the word of denying may stand."""
EVENT = 0.55
"""Overlap of concepts from which two accounts are of one event."""
LOOSELY = 0.4
"""The same where two rare names tie them."""
MEANT = 0.5
"""Likeness in meaning that they then have as well."""
MUST_NAME = 0.7
"""Weight of a shared name that ties two accounts to one event: nearly unseen words only."""


def changes(
    groups: Sequence[Group],
    near: Sequence[Pair],
    threads: Sequence[Thread],
    rows: Sequence[Series],
    denied: Mapping[str, Sequence[Proposition]],
    copied: Collection[str] = (),
) -> list[Finding]:
    """Return what changed between utterances, and what conflicts; `copied` are the articles that stem from others."""
    by_id = {g.id: g for g in groups}
    told = {p.id: p for g in groups for p in g.members}
    holder = {p.id: g for g in groups for p in g.members}
    found = realised([[by_id[c] for c in t.claim_ids] for t in threads], groups)
    found += fulfilled(groups, found, copied)
    found += [f for s in rows for f in _series(s, holder)]
    found += list(_denials(by_id, denied))
    found += answers(groups, found, copied)
    found += later(groups, found, copied)
    found += contradicted(groups, found)
    found += rejected_parts(groups, found)
    found += list(_confirmed(groups))
    found += list(_accounts([(told[a], told[b]) for a, b in near], holder))
    found += [f for g in groups for f in _days(g)]
    return found


def _series(row: Series, holder: Mapping[str, Group]) -> Iterator[Finding]:
    """Figures of one source that moved; of an amount of money or a share alone it is not known that it is the same one."""
    if moved(row) and not _bare(row.unit):
        ordered = sorted(row.points, key=lambda x: ((x.as_of or "")[:10], x.value or x.high or 0.0, x.assertion_id))
        shown = [spot(_earliest(x, holder[x.assertion_id])) for x in ordered]
        told = ", then ".join(f"{_number(x.value, x.high)} ({shown_time(x.as_of or '')})" for x in ordered)
        why = f"One source's figure of {row.population} moved: {told}."
        yield finding("figure_change", {holder[x.assertion_id].id for x in ordered}, shown, why)


def _bare(unit: str | None) -> bool:
    return unit is not None and (unit in ("%", "percent", "per cent") or (len(unit) == 3 and unit.isupper()))


def _earliest(x: SeriesPoint, group: Group) -> Proposition:
    """Return the earliest assertion of a claim that gives a point's figure: a copy shows less than what it copies."""
    value = x.value if x.value is not None else x.high
    giving = [p for p in group.members if p.position == "body" and not p.narration and any(a.high == value for a in p.amounts)]
    return min(giving or [p for p in group.members if p.id == x.assertion_id], key=lambda p: (p.article.published or "~", first(p)))


def _number(value: float | None, high: float | None) -> str:
    shown = value if value is not None else high
    return f"{shown:,.15g}" if shown is not None else "unknown"


def _denials(by_id: Mapping[str, Group], denied: Mapping[str, Sequence[Proposition]]) -> Iterator[Finding]:
    for claim_id, ps in sorted(denied.items()):
        said = min((p for p in by_id[claim_id].members), key=lambda p: (p.position == "headline", first(p)))
        against = sorted((p for p in ps if _really_denies(p, said) and not _part_of(said, p)), key=first)
        if not against:
            continue
        why = f"{quote(against[0].assertion.span.text)} is denied by its source, against {quote(said.assertion.span.text)}."
        yield finding("denial", [claim_id], [spot(p) for p in (*against[:3], said)], why)


def _part_of(said: Proposition, denial: Proposition) -> bool:
    """Tell whether what was said is but a part of the words of the denial, read as an assertion of its own."""
    at, around = said.assertion.span, denial.assertion.span
    return said.article.id == denial.article.id and around.start <= at.start and at.end <= around.end


def _really_denies(p: Proposition, said: Proposition) -> bool:
    """Tell whether a denial is of what was said: a word of denying, not of declining a plan, and a name, place or figure in common."""
    kinds = word_lists()["denial"]
    start = max(0, p.statement.content.start - BESIDE, p.article.text.rfind("\n", 0, p.statement.content.start) + 1)
    around = p.article.text[start : p.statement.content.end + BESIDE].split("\n\n")[0]
    stems = {w.stem for w in words(around)}
    plain = bool(stems & set(kinds["plain"])) or any(x in fold(around) for x in kinds["untrue"])
    if not plain and not (stems & set(kinds["turning_down"]) and stems & set(kinds["reports"])):
        return False
    figures = {f for f in p.keys & said.keys if f[0] == "#"}
    anchors = (p.names & said.names) | (p.nations & said.nations) | (p.places & said.places) | figures
    if not figures and abs(days_between(spoken(p), spoken(said))) > MONTH:
        return False
    likeness = overlap(*sorted((p, said), key=lambda x: x.id))
    return bool(anchors) and (bool(figures) or likeness >= DENIED) and not (p.article.id == said.article.id and not figures and likeness < SURELY)


def _confirmed(groups: Sequence[Group]) -> Iterator[Finding]:
    """Yield what one source claims, and the one whom it concerns later confirms."""
    stems = set(word_lists()["confirmation"]["stems"])
    claimed = [g for g in groups if any(_kept_away(p) for p in g.members)]
    for g in groups:
        confirming = [
            p
            for p in g.members
            if p.position != "headline" and p.named and _affirms(p) and p.statement.cue and stems & {w.stem for w in words(p.statement.cue.text)}
        ]
        for p in sorted(confirming, key=first)[:1]:
            best = [(_echo(p, q), h, q) for h in claimed for q in h.members if _kept_away(q) and h.id != g.id]
            best = [x for x in best if x[0] > 0]
            if best:
                _, h, q = max(best, key=lambda x: (x[0], x[2].id))
                told = f"{quote(q.assertion.span.text)}; later confirmed in part: {quote(p.assertion.span.text)}"
                why = f"Claimed, with the article keeping its distance: {told}."
                before_it = [x for x in sorted(h.members, key=first) if _kept_away(x) and x.article.id not in (q.article.id, p.article.id)][:2]
                yield finding("status_change", [h.id, g.id], [spot(q), spot(p), *(spot(x) for x in before_it)], why)


def _affirms(p: Proposition) -> bool:
    """Tell whether a source says so at all: who has "not yet confirmed whether" confirms nothing."""
    return p.stance == "says" and not (p.negated and any(w.stem in word_lists()["confirmation"]["stems"] for w in words(p.assertion.span.text)))


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
        if a.article.id == b.article.id or not _one_event(a, b) or same_words(a.assertion.span.text, b.assertion.span.text):
            continue
        key = tuple(sorted((holder[a.id].id, holder[b.id].id)))
        if (key[0], key[1]) in seen:
            continue
        slot = _contradiction(a, b)
        if slot:
            seen.add((key[0], key[1]))
            why = f"Two accounts of one event differ in its {slot}: {quote(a.assertion.span.text)} against {quote(b.assertion.span.text)}."
            yield finding("date_conflict" if slot == "day" else "conflict", set(key), [spot(p) for p in sorted((a, b), key=first)], why)


def _one_event(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions are surely of one past event: a rare name and the action in common, and both done."""
    names, actions = a.names & b.names, a.actions & b.actions
    if not names or not actions or a.stance != "says" or b.stance != "says" or a.negated != b.negated:
        return False
    if {a.status, b.status} - {"done", "under_way", "unknown"} or "caption" in (a.position, b.position):
        return False
    rare = sum(a.weights[f] >= MUST_NAME for f in names)
    close = overlap(*sorted((a, b), key=lambda p: p.id))
    if not rare or close < (LOOSELY if rare > 1 else EVENT):
        return False
    return not any(_habit(p) or shows(p) for p in (a, b)) and likeness(a, b) >= MEANT


def _contradiction(a: Proposition, b: Proposition) -> str | None:
    if a.places and b.places and not agree_by_name(a, b) and a.status == b.status == "done":
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


def _habit(p: Proposition) -> bool:
    """Tell whether something happens again and again."""
    return bool({"every", "each", "weekly", "daily", "usually"} & {fold(w.text) for w in words(p.assertion.span.text)})


def _days(group: Group) -> Iterator[Finding]:
    """One claim whose event the articles date to different days."""
    days: dict[str, list[Proposition]] = {}
    for p in sorted((p for p in group.members if p.event_days and p.actions and not _habit(p) and not shows(p)), key=first):
        days.setdefault(min(p.event_days), []).append(p)
    if days and days_between(min(days), max(days)) > DATED_APART:
        return  # the same words of two events, or of something that comes back
    if any(
        same_words(p.assertion.span.text, q.assertion.span.text) for d, ps in days.items() for e, qs in days.items() if d < e for p in ps for q in qs
    ):
        return  # the same words, of which the article's own day makes two dates: "on Wednesday", "today"
    apart = [(d, ps) for d, ps in days.items() if not any(d in p.event_days for e, qs in days.items() if e != d for p in qs)]
    shown = [p for d, ps in apart for p in ps[: 2 if len(apart) > 2 else 3]]
    if len(apart) > 1 and len({p.article.id for p in shown}) > 1:
        told = ", ".join(f"{shown_time(d)} in {quote(ps[0].assertion.span.text)}" for d, ps in apart[:3])
        yield finding("date_conflict", [group.id], [spot(p) for p in shown], f"Articles date one event to different days: {told}.")
