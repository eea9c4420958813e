"""Utterances: which attributed assertions rest on one and the same occasion on which a source spoke."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from headwater.ids import make_id
from headwater.link.blocks import Groups, candidates
from headwater.link.clusters import pair
from headwater.link.content import content, marks, shared, together
from headwater.link.entities import Identities
from headwater.link.moments import bounds
from headwater.link.speakers import Speaker, speakers
from headwater.link.words import fold, is_stop, words
from headwater.model import Assertion, Reading, Relation, Statement, Utterance, noun

NEAR_DAYS = 3
"""Articles of one occasion appear within so many days of one another."""
SAME_MATTER = 0.3
"""Share of the smaller report's weight that two reports of one occasion have in common."""


@noun
class Report:
    """What one article gives of one occasion: one speaker, one time."""

    article_id: str
    language: str | None
    published: str | None
    who: Speaker
    key: str
    time: str | None
    channel: str | None
    assertion_ids: tuple[str, ...]
    content: dict[str, float]
    marks: frozenset[str]
    reasons: tuple[str, ...]


def utterances(readings: Sequence[Reading], ids: Identities, relations: Sequence[Relation]) -> tuple[Utterance, ...]:
    """Return the occasions behind all attributed assertions, in the order of their ids; each assertion is in at most one."""
    family = _families(readings, relations)
    reports: list[Report] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        reports += _reports(reading, ids, family)
    groups: Groups[int] = Groups(range(len(reports)))
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        blocks[report.key].append(n)
    related = {pair(r.article_id, r.of_article_id) for r in relations if r.of_article_id}
    why: dict[int, set[str]] = defaultdict(set)
    edges = []
    for a, b in candidates(blocks, largest=400):
        score, reason = one_occasion(reports[a], reports[b], related)
        if score < 0:
            groups.refuse(a, b)
        elif score > 0:
            edges.append((-score, a, b, reason))
    for _, a, b, reason in sorted(edges):
        if groups.union(a, b):
            why[a].add(reason)
    made = [_utterance([reports[n] for n in sorted(g)], sorted({w for n in g for w in why.get(n, ())})) for g in groups.groups()]
    return tuple(sorted(made, key=lambda u: u.id))


def _families(readings: Sequence[Reading], relations: Sequence[Relation]) -> dict[str, str]:
    """Return, by article, the least id of the articles it is related to, step by step."""
    groups: Groups[str] = Groups(sorted(r.article.id for r in readings))
    for r in relations:
        if r.of_article_id:
            groups.add(r.article_id)
            groups.add(r.of_article_id)
            groups.union(r.article_id, r.of_article_id)
    return {a: min(g) for g in groups.groups() for a in g}


def _reports(reading: Reading, ids: Identities, family: dict[str, str]) -> list[Report]:
    article = reading.article
    who = speakers(reading, ids)
    of: dict[str, list[Assertion]] = defaultdict(list)
    for a in reading.extraction.assertions:
        of[a.statement_id].append(a)
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for s in reading.extraction.statements:
        if s.id in who and of[s.id]:
            by_key[_key(who[s.id], family.get(article.id, article.id))].append(s)
    found = []
    for key, statements in sorted(by_key.items()):
        for time, channel, same in _occasions(statements, of, who, article.text):
            spoken = [a for s in same for a in of[s.id]]
            found.append(
                Report(
                    article_id=article.id,
                    language=article.language,
                    published=article.published,
                    who=who[same[0].id],
                    key=key,
                    time=time,
                    channel=channel,
                    assertion_ids=tuple(sorted(a.id for a in spoken)),
                    content=together(content(article.text, a.span.start, a.span.end) for a in spoken),
                    marks=frozenset().union(*(marks(article.text, a.span.start, a.span.end) for a in spoken)),
                    reasons=tuple(sorted({w for s in same if (w := who[s.id].reason)})),
                )
            )
    return found


def _key(who: Speaker, family: str) -> str:
    """Return what statements of one speaker share; an unnamed one is the same only within a family of articles, by body and words."""
    if who.entity is not None and who.named:
        return who.entity.id
    described = sorted({w.stem for w in words(who.label) if not is_stop(fold(w.text))})
    body = who.institution.id if who.institution else ""
    return f"?{family}|{body}|{' '.join(described) if not body else ''}"


def _occasions(
    statements: Sequence[Statement], of: dict[str, list[Assertion]], who: dict[str, Speaker], text: str
) -> list[tuple[str | None, str | None, list[Statement]]]:
    """Split one speaker's statements in an article by the day they were made; those without one go with what they are most like.

    A headline or lead that only describes the speaker repeats the body, whatever day it gives.
    """
    dated: dict[str | None, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=lambda s: (s.content.start, s.id)):
        dated[None if who[s.id].reason else _time(s, of[s.id])].append(s)
    groups: list[tuple[str, list[Statement]]] = []
    for time in sorted((t for t in dated if t), key=lambda t: (-len(dated[t]), t)):
        home = next((n for n, g in enumerate(groups) if _overlap(g[0], time)), None)
        if home is None:
            groups.append((time, list(dated[time])))
        else:
            groups[home] = (_narrower(groups[home][0], time), groups[home][1] + dated[time])
    if not groups:
        return [(None, _channel(dated[None]), dated[None])]
    parts = [together(content(text, s.content.start, s.content.end) for s in g) for _, g in groups]
    for s in dated.get(None, []):
        own = content(text, s.content.start, s.content.end)
        best = max(range(len(groups)), key=lambda n: (round(shared(own, parts[n]), 3), -n))
        groups[best][1].append(s)
    return [(time, _channel(same), sorted(same, key=lambda s: (s.content.start, s.id))) for time, same in groups]


def _time(s: Statement, assertions: Iterable[Assertion]) -> str | None:
    """Return when a statement was made: the time nearest to its cue, else its channel's date."""
    at = s.cue.start if s.cue else s.content.start
    times = sorted((abs(t.span.start - at), _width(t.value), t.value) for a in assertions for t in a.times if t.of == "utterance" and bounds(t.value))
    channel = s.chain[0].channel if s.chain else None
    if times:
        return times[0][2]
    return channel.date if channel and channel.date and bounds(channel.date) else None


def _channel(statements: Iterable[Statement]) -> str | None:
    kinds = Counter(s.chain[0].channel.kind for s in statements if s.chain and s.chain[0].channel)
    return min(kinds, key=lambda k: (-kinds[k], -len(k), k)) if kinds else None


def one_occasion(a: Report, b: Report, related: set[tuple[str, str]]) -> tuple[float, str]:
    """Return how sure it is that two reports of one speaker are of one occasion (below 0: they are not), and why."""
    if a.article_id == b.article_id:
        return (-1.0, "two days in one article") if a.time and b.time and not _overlap(a.time, b.time) else (0.0, "")
    if a.time and b.time and not _near(a.time, b.time, 0):
        return -1.0, "said on different days"
    kin = pair(a.article_id, b.article_id) in related
    if not kin and not _near(a.time or a.published, b.time or b.published, NEAR_DAYS):
        return -1.0, "reported at different times"
    alike = shared(a.content, b.content)
    if a.language != b.language:
        common = a.marks & b.marks
        alike = max(alike, 0.2 * len(common) + (0.3 if any(m[:1].isdigit() for m in common) else 0.0))
    if kin:
        return 1.0 + alike, "one speaker in articles that stem from one another"
    if alike >= SAME_MATTER:
        dated = ", same day" if a.time and b.time else ""
        return alike, f"one speaker, the same matter within {NEAR_DAYS} days{dated}"
    return (0.2, "one speaker on one day") if a.time and b.time and _width(a.time) == 0 and _width(b.time) == 0 else (0.0, "")


def _utterance(reports: Sequence[Report], why: Sequence[str]) -> Utterance:
    assertion_ids = tuple(sorted({a for r in reports for a in r.assertion_ids}))
    who = reports[0].who
    reasons = sorted({w for r in reports for w in r.reasons})
    alone = "one article gives it" if len({r.article_id for r in reports}) == 1 else ""
    channels = Counter(r.channel for r in reports if r.channel)
    return Utterance(
        id=make_id("utt", reports[0].key, assertion_ids[0]),
        speaker_id=who.entity.id if who.entity and who.named else None,
        channel=min(channels, key=lambda k: (-channels[k], -len(k), k)) if channels else None,
        time=_when(reports),
        assertion_ids=assertion_ids,
        reason="; ".join([*why, *reasons] or [alone or "one speaker, one occasion"]),
        institution_id=who.institution.id if who.institution else None,
        named=who.named and who.entity is not None,
    )


def _when(reports: Sequence[Report]) -> str | None:
    """Return the narrowest time that a report gives, else "not after" the first publication."""
    times = sorted({r.time for r in reports if r.time}, key=lambda t: (_width(t), t))
    if times:
        return times[0]
    published = sorted((b[1], r.published) for r in reports if r.published and "/" not in r.published and (b := bounds(r.published)))
    return f"../{published[0][1]}" if published else None


def _overlap(a: str, b: str) -> bool:
    return _near(a, b, 0)


def _near(a: str | None, b: str | None, days: int) -> bool:
    """Tell whether two times may lie within so many days; an unknown one may."""
    x, y = bounds(a) if a else None, bounds(b) if b else None
    if not x or not y:
        return True
    first, second = sorted((x, y))
    end, start = _day(first[1]), _day(second[0])
    return second[0] <= first[1] or (end is not None and start is not None and (start - end).days <= days)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        # The last day of a month is written 31 whatever the month, which is enough to sort by.
        try:
            return date.fromisoformat(f"{value[:8]}28")
        except ValueError:
            return None


def _width(value: str) -> int:
    """Return the days between the first and the last that a time allows; an open one is wider than any other."""
    found = bounds(value)
    first, last = (_day(found[0]), _day(found[1])) if found else (None, None)
    return (last - first).days if first and last else 10**6


def _narrower(a: str, b: str) -> str:
    return b if _width(b) < _width(a) else a
