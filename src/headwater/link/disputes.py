"""What stands against what within and beyond an article: two figures side by side, a correction, a denial without its scope, impossible days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.compare import overlap
from headwater.link.events import one_event
from headwater.link.findings import NUMBER, finding, passage, quote, shown_time, spot
from headwater.link.meant import likeness
from headwater.link.moments import is_day
from headwater.link.plans import days_between
from headwater.link.propositions import Proposition
from headwater.link.reuse import body_sentences
from headwater.link.strength import pattern_in
from headwater.link.threads import spoken
from headwater.link.words import is_stop, words
from headwater.model import Finding, Reading, Span

MOST_DAYS = 39
"""A higher number before a month's name is no day of it: a bus line, a year of the last century."""
NEAR_DAYS = 4
SCOPE = 0.2
"""Overlap by which two denials of one body within days are of one matter."""
BEFORE = 1200
"""Characters before a rival figure in which the first one stands."""
TELLS = 13
"""The least figure that is not given by many things."""
MEANT = 0.55
"""Likeness in meaning from which two assertions with one figure are of one thing."""
REPEATS = 0.1
"""Overlap by which another article then has the same figure."""
BEHIND = 400
TAKEN_BACK = 0.4
"""Overlap by which a correction repeats what the outlet reported."""
MOST_TAKEN_BACK = 3
"""Paragraphs of one correction that are shown: each takes back another thing."""
MOST = 30
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTHS = {"february": 29, "april": 30, "june": 30, "september": 30, "november": 30}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TH = "(?:st|nd|rd|th)?"
_DATE = re.compile(rf"(?<![\w'’])(?:(?P<day>\d{{1,2}}){_TH} (?P<month>{_MONTHS})|(?P<month2>{_MONTHS}) (?P<day2>\d{{1,2}}){_TH})\b(?![.,]?\d)")


def disputes(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Finding]:
    """Return what articles set against one another, or take back."""
    holder = {p.id: g.id for g in groups for p in g.members}
    told: dict[str, list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members), key=lambda p: (p.assertion.span.start, p.id)):
        told.setdefault(p.article.id, []).append(p)
    found: list[Finding] = []
    rivals: set[frozenset[str]] = set()
    for r in sorted(readings, key=lambda r: (r.article.published or "~", r.article.id)):
        ps = told.get(r.article.id, [])
        for f in _rivals(r, ps, told, holder):
            found += [f] if frozenset(f.claim_ids) not in rivals else []  # a copy sets the same two against one another
            rivals.add(frozenset(f.claim_ids))
        found += [*_impossible(r, ps, told, holder), *_corrected(r, ps, readings, told, holder)]
    return found + _scopes(groups, holder) + _turned(readings)


def _turned(readings: Sequence[Reading]) -> list[Finding]:
    """Return numbers of four digits or more whose digits two articles have in another order, in sentences of the same words."""
    stands: dict[str, list[tuple[str, str, Span, frozenset[str]]]] = {}
    for r in sorted(readings, key=lambda r: r.article.id):
        for start, end in body_sentences(r.article):
            text = r.article.text[start:end]
            for number in sorted({m for m in NUMBER.findall(text) if len(re.sub(r"\D", "", m)) >= 4 and ":" not in m and not _YEAR.fullmatch(m)}):
                span = Span(start=start, end=end, text=text)
                around = frozenset(w.stem for w in words(text) if not is_stop(w.stem) and not w.text[0].isdigit())
                stands.setdefault("".join(sorted(number)), []).append((number, r.article.id, span, around))
    found = []
    for _, rows in sorted(stands.items()):
        pairs = [(x, y) for n, x in enumerate(rows[:MOST]) for y in rows[n + 1 : MOST] if x[0] != y[0] and x[1] != y[1]]
        alike = [(len(x[3] & y[3]), x, y) for x, y in pairs if len(x[3] & y[3]) >= max(3, 0.3 * min(len(x[3]), len(y[3])))]
        if alike:
            _, x, y = max(alike, key=lambda a: (a[0], a[1][1], a[2][1]))
            why = f"Two articles give one number with its digits in another order: {x[0]} in {quote(x[2].text)}, {y[0]} in {quote(y[2].text)}."
            found.append(finding("distortion", [], [passage(x[1], x[2]), passage(y[1], y[2])], why))
    return found


def _rivals(reading: Reading, ps: Sequence[Proposition], told: Mapping[str, Sequence[Proposition]], holder: Mapping[str, str]) -> Iterator[Finding]:
    """Yield two figures of two sources that the article itself sets against one another: "the hospital gave a higher figure"."""
    text = reading.article.text
    for m in pattern_in(reading.article.language, "dispute", "rival").finditer(text):
        before = [p for p in ps if m.start() - BEFORE < p.assertion.span.start < m.start() and p.amounts and not p.narration]
        start, end = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
        paragraph = (start, end if end >= 0 else len(text))
        behind = [p for p in ps if paragraph[0] <= p.assertion.span.start < paragraph[1] and p.assertion.span.end > m.end() and p.amounts]
        pairs = [(a, b) for b in behind[:2] for a in before if a.id != b.id and _apart(a, b)]
        if pairs:
            a, b = min(pairs, key=lambda x: (-_shared(*x), x[1].assertion.span.start, -x[0].assertion.span.start))
            note = Span(start=m.start(), end=m.end(), text=m[0])
            why = (
                f"The article sets two figures of two sources against one another: {quote(a.assertion.span.text)} and {quote(b.assertion.span.text)}."
            )
            shown = [spot(a), spot(b), passage(reading.article.id, note), *(spot(p) for p in _elsewhere((a, b), told))]
            yield finding("conflict", [holder[a.id], holder[b.id]], shown, why)
            return


def _elsewhere(sides: tuple[Proposition, Proposition], told: Mapping[str, Sequence[Proposition]]) -> list[Proposition]:
    """Return what other articles on the event have of either figure, those that say most of the same first, one an article."""
    best: dict[str, tuple[float, Proposition]] = {}
    for p in (p for ps in told.values() for p in ps if p.amounts and p.position == "body" and p.article.id != sides[0].article.id):
        for side in sides:
            if {x.high for x in p.amounts} & {x.high for x in side.amounts if x.high >= TELLS} and _of_one(p, side):
                alike = _shared(p, side)
                if alike > best.get(p.article.id, (REPEATS, p))[0]:
                    best[p.article.id] = (alike, p)
    copied = {" ".join(p.assertion.span.text.split()) for p in sides}
    here = sides[0].article.published or ""
    ranked = sorted(best.values(), key=lambda x: (_copies(x[1], copied, here), not x[1].named, -x[0], x[1].id))
    return [p for _, p in ranked[:3]]


def _of_one(p: Proposition, side: Proposition) -> bool:
    """Tell whether two assertions with one figure are of one event: their articles share names, or they mean the same."""
    return one_event(p.article, side.article) or likeness(p, side) >= MEANT


def _copies(p: Proposition, copied: Collection[str], here: str) -> bool:
    """Tell whether an assertion may only repeat the article that sets the figures against one another: its words, or from a later day."""
    return " ".join(p.assertion.span.text.split()) in copied or (p.article.published or "") > here


def _apart(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions count one kind of thing, or one is not told what, and come to other numbers."""
    kinds = {x.kind for x in a.amounts} & {y.kind for y in b.amounts} - {"?"}
    loose = "?" in {y.kind for y in b.amounts}
    values = ({x.high for x in a.amounts}, {y.high for y in b.amounts})
    return (bool(kinds) or loose) and not values[0] & values[1] and (a.statement.id != b.statement.id)


def _shared(a: Proposition, b: Proposition) -> float:
    return round(overlap(*sorted((a, b), key=lambda p: p.id)), 3)


def _impossible(
    reading: Reading, ps: Sequence[Proposition], told: Mapping[str, Sequence[Proposition]], holder: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a day that no calendar has: 30 February."""
    article = reading.article
    for s in (s for s in article.sections if s.kind in ("headline", "standfirst", "body")):
        for m in _DATE.finditer(article.text, s.start, s.end):
            day, month = int(m["day"] or m["day2"]), (m["month"] or m["month2"]).casefold()
            if _LENGTHS.get(month, 31) < day <= MOST_DAYS and (day <= 31 or m["day"]):
                start = article.text.rfind("\n", 0, m.start()) + 1
                near = [p for p in ps if start <= p.assertion.span.start < m.end() + BEHIND] or ps[:0]
                said = min(near, key=lambda p: (abs(p.assertion.span.start - m.start()), p.id), default=None)
                shown = [passage(article.id, Span(start=m.start(), end=m.end(), text=m[0]))]
                shown += [spot(p) for p in near if p.assertion.span.end <= m.start()][:2] or ([spot(said)] if said else [])
                why = f"{quote(m[0])} is a day that does not exist"
                dated = _dated_elsewhere(near, told, holder)
                if dated:
                    shown.append(spot(dated[0]))
                    why += f"; another article dates the words to {shown_time(dated[1])}"
                yield finding("date_conflict", [holder[p.id] for p in near[:1]], shown, f"{why}.")
                return


def _dated_elsewhere(
    near: Sequence[Proposition], told: Mapping[str, Sequence[Proposition]], holder: Mapping[str, str]
) -> tuple[Proposition, str] | None:
    """Return an assertion of the same claims in another article with the day on which it was uttered."""
    claims = {holder[p.id] for p in near}
    for _, ps in sorted(told.items()):
        for p in ps:
            if holder[p.id] in claims and near[0].article.id != p.article.id:
                for t in p.assertion.times:
                    if t.of == "utterance" and is_day(t.value):
                        return p, t.value
    return None


def _corrected(
    reading: Reading, ps: Sequence[Proposition], readings: Sequence[Reading], told: Mapping[str, Sequence[Proposition]], holder: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what an outlet takes back of its own earlier article."""
    article = reading.article
    m = next((m for key in ("correction", "retraction") if (m := pattern_in(article.language, "dispute", key).search(article.text))), None)
    if m is None or article.outlet is None or not any(s.start <= m.start() < s.end and s.kind in ("body", "standfirst") for s in article.sections):
        return
    behind = [p for p in ps if m.start() <= p.assertion.span.start < m.end() + 3 * BEHIND]
    own = [r for r in readings if r.article.outlet and r.article.outlet.name == article.outlet.name and r.article.id != article.id]
    earlier = [p for r in own if 0 <= days_between(r.article.published, article.published) <= 30 for p in told.get(r.article.id, ())]
    ranked = sorted(((_shared(a, b), a, b) for a in behind for b in earlier), key=lambda x: (-x[0], x[1].id, x[2].id))
    seen: set[int] = set()
    for alike, a, b in ranked:
        paragraph = article.text.rfind("\n\n", 0, a.assertion.span.start)
        same = _line(a) == _line(b)  # a line under every page of the outlet
        if alike < TAKEN_BACK or paragraph in seen or len(seen) >= MOST_TAKEN_BACK or same:
            continue
        seen.add(paragraph)
        rest = [p for p in told[b.article.id] if p.speaker and p.speaker == b.speaker and p.id != b.id][:1]
        why = f"The outlet takes back what it reported: {quote(b.assertion.span.text)}; its correction: {quote(a.assertion.span.text)}."
        yield finding("conflict", [holder[a.id], holder[b.id]], [spot(a), spot(b), *(spot(p) for p in rest)], why)


def _line(p: Proposition) -> str:
    """Return the line of its article that an assertion stands in."""
    text, at = p.article.text, p.assertion.span
    stop = text.find("\n", at.end)
    return text[text.rfind("\n", 0, at.start) + 1 : stop if stop >= 0 else len(text)].strip()


def _scopes(groups: Sequence[Group], holder: Mapping[str, str]) -> list[Finding]:
    """Return denials of a figure that another article has as denials of the event."""
    denials = sorted((p for g in groups for p in g.members if p.stance == "denies"), key=first)[:200]
    narrow = [p for p in denials if p.amounts]
    best: tuple[float, Proposition, Proposition] | None = None
    found: dict[str, tuple[float, Proposition, Proposition]] = {}
    for wide in (p for p in denials if not p.amounts):
        fitting = [(_shared(n, wide), n, wide) for n in narrow if n.article.id != wide.article.id and _one_denial(n, wide)]
        fitting = [x for x in fitting if x[0] >= SCOPE]
        if fitting:
            best = max(fitting, key=lambda x: (x[0], x[1].id))
            held = found.get(wide.article.id)
            found[wide.article.id] = max(held, best, key=lambda x: (x[0], x[2].id)) if held else best
    made = []
    for _, (_, n, w) in sorted(found.items()):
        others = [p for p in narrow if holder[p.id] == holder[n.id] and p.article.id not in (n.article.id, w.article.id)][:2]
        why = f"A denial of a figure, {quote(n.assertion.span.text)}, became a denial of the event: {quote(w.assertion.span.text)}."
        made.append(finding("distortion", [holder[n.id], holder[w.id]], [spot(n), *(spot(p) for p in others), spot(w)], why))
    return made


def _one_denial(a: Proposition, b: Proposition) -> bool:
    """Tell whether two denials may be of one utterance: within days, of one voice or of one country's name and things."""
    if abs(days_between(spoken(a), spoken(b))) > NEAR_DAYS or a.negated != b.negated:
        return False
    voices = {_voice(a), _voice(b)}
    return len(voices) == 1 or bool(_stems(a) & _stems(b))


def _voice(p: Proposition) -> str:
    return p.speaker or p.id


def _stems(p: Proposition) -> set[str]:
    """Return the beginnings of the names in the source's words and in what is denied."""
    hop = p.statement.chain[0] if p.statement.chain else None
    said = (
        f"{hop.as_written or hop.name} {hop.organisation or ''}"
        if hop and not p.narration
        else p.article.text[p.assertion.span.start : p.assertion.span.start + 80]
    )
    return {w[:5].casefold() for w in re.findall(r"\b[A-Z][a-z]{4,}", said)} - {"minis", "gover", "presi", "state", "agenc"}
