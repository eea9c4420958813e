"""What a loose rewrite or a translation changed: sentences that mean the same are put side by side, whatever their words, and compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.compare import overlap, shared
from headwater.link.copies import heavier
from headwater.link.counterparts import Place, counterparts, heads
from headwater.link.findings import finding, passage, quote, spot
from headwater.link.meant import likeness
from headwater.link.misreports import source_words, word_lists
from headwater.link.propositions import Amount, Proposition
from headwater.link.strength import PLAN, THOUGHT, TOLD, strength, tentative
from headwater.link.words import fold, is_number, is_stop, words
from headwater.model import Article, Evidence, Finding, Reading, Relation, Span, noun

MOST = 6
"""Findings shown of one pair of articles."""
SAME = 0.58
"""Likeness in meaning of two assertions in sentences that are counterparts, from which they tell the same thing."""
SURELY = 0.72
"""The same from which their words do not matter."""
WORDS = 0.25
"""Overlap of their concepts, where meaning alone leaves doubt."""
ACROSS = 0.42
"""The same across two languages."""
LEAST = 10
"""A smaller number alone in a sentence is often another one."""
STRETCHES = frozenset({"hours", "days", "weeks", "months", "years"})
ROUNDED = 1.1
"""How many times one figure is another that is the same one rounded."""
BOUND = 1.6
"""The same where one of them is only a bound ("more than 500") or about right."""
_BESIDE = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+){0,3}) and (?:the )?([A-Z]\w+(?: [A-Z]\w+){0,3})")
Told = Mapping[str, Sequence[tuple[Proposition, str]]]


@noun
class Shown:
    """What other findings show: passages by article, the articles of each finding, the utterances in them, and the assertions of their claims."""

    places: Mapping[str, Sequence[Place]]
    articles: Sequence[frozenset[str]]
    spoken: frozenset[str | None]
    told: frozenset[str]

    def has(self, article_id: str, at: Place) -> bool:
        """Tell whether a sentence of an article is shown."""
        return any(start < at[1] and at[0] < end for start, end in self.places.get(article_id, ()))

    def both(self, a: str, b: str) -> bool:
        """Tell whether something is shown of two articles together."""
        return any({a, b} <= ids for ids in self.articles)


def _shown(found: Sequence[Finding], told: Told) -> Shown:
    places: dict[str, list[Place]] = {}
    for e in (e for f in found for e in f.evidence):
        places.setdefault(e.article_id, []).append((e.span.start, e.span.end))
    inside = [p for i, at in places.items() for p, _ in told.get(i, ()) if any(s <= p.assertion.span.start < e for s, e in at)]
    articles = [frozenset(e.article_id for e in f.evidence) for f in found]
    claims = {c for f in found for c in f.claim_ids}
    return Shown(
        places=places,
        articles=articles,
        spoken=frozenset(p.utterance_id for p in inside if p.utterance_id),
        told=frozenset(p.id for ps in told.values() for p, c in ps if c in claims),
    )


def retellings(readings: Sequence[Reading], relations: Sequence[Relation], groups: Sequence[Group], found: Sequence[Finding]) -> list[Finding]:
    """Return what articles changed of what they tell after others; sentences that `found` shows already are left out."""
    articles = {r.article.id: r.article for r in readings}
    told: dict[str, list[tuple[Proposition, str]]] = {}
    for g in sorted(groups, key=lambda g: g.id):
        for p in g.members:
            told.setdefault(p.article.id, []).append((p, g.id))
    shown = _shown([f for f in found if f.kind in ("distortion", "misattribution")], told)
    made: list[Finding] = []
    for r in relations:
        a, b = articles.get(r.article_id), articles.get(r.of_article_id or "")
        if a is not None and b is not None and r.kind in ("rewrite", "translation", "excerpt", "reprint"):
            made += list(_changed(r, a, b, told, shown))[:MOST]
    return made


def _changed(r: Relation, a: Article, b: Article, told: Told, shown: Shown) -> Iterator[Finding]:
    """Yield what differs between the counterparts of two articles, of which the first stems from the second where that is known."""
    directed = r.direction_basis not in (None, "not evident")
    grown: set[str | None] = set()
    pairs = sorted(counterparts(a, b), key=lambda c: (c[0] in heads(a) and c[1] in heads(b), c[0]))
    for x, y, _ in pairs:
        if shown.has(a.id, x):
            continue
        if x in heads(a) and y in heads(b) and (grown or shown.both(a.id, b.id)):
            continue  # two headlines say again what the texts say
        here, there = _within(told, a, x), _within(told, b, y)
        more = _stronger(here, there, shown.spoken | grown, directed=directed)
        rest = (
            _figure(here, there),
            _unit(here, there),
            _limit([p for p in here if p.id not in shown.told], there),
            _lost(here, there),
            _weightier(a, b, x, y),
            _others(here, there, told.get(b.id, ())),
        )
        notes = [n for n in (more[1] if more else None, *rest) if n and n not in grown]
        if notes:
            grown |= {*notes, more[0] if more else None}
            claims = {c for i, s in ((a.id, x), (b.id, y)) for p, c in told.get(i, ()) if s[0] <= p.assertion.span.start < s[1]}
            what = "Told again, it changed" if directed else "Two versions of one text differ"
            why = f"{what}: {'; '.join(notes)}. {quote(b.text[slice(*y)])} {'became' if directed else 'against'} {quote(a.text[slice(*x)])}."
            yield finding("distortion", claims, [passage(b.id, _span(b, y)), passage(a.id, _span(a, x)), *_first(there, told, (a.id, b.id))], why)


def _first(there: Sequence[Proposition], told: Told, besides: tuple[str, str]) -> list[Evidence]:
    """Return where another article first said what the one says that was changed: the copy's parent need not be the first to say it."""
    claims = {c for p in there for q, c in told.get(p.article.id, ()) if p.id == q.id}
    again = [q for i, ps in told.items() if i not in besides for q, c in ps if c in claims and q.position == "body"]
    return [spot(min(again, key=first))] if again else []


def _span(article: Article, at: Place) -> Span:
    return Span(start=at[0], end=at[1], text=article.text[at[0] : at[1]])


def _within(told: Told, article: Article, at: Place) -> list[Proposition]:
    return [p for p, _ in told.get(article.id, ()) if at[0] <= p.assertion.span.start < at[1]]


def _pairs(here: Sequence[Proposition], there: Sequence[Proposition]) -> Iterator[tuple[Proposition, Proposition]]:
    """Yield the assertions of two counterparts that tell the same, each with its nearest."""
    for p in here:
        near = [(likeness(p, q), q) for q in there if p.stance == q.stance]
        if near:
            score, q = max(near, key=lambda x: (x[0], x[1].id))
            if _tell_the_same(p, q, score):
                yield p, q


def _tell_the_same(p: Proposition, q: Proposition, score: float) -> bool:
    """Tell whether two assertions in counterparts are of one thing: by meaning, and in one language by words as well where meaning leaves doubt."""
    if (p.article.language or "en") != (q.article.language or "en"):
        return score >= ACROSS
    return score >= SURELY or (score >= SAME and overlap(*sorted((p, q), key=lambda x: x.id)) >= WORDS)


def _weightier(a: Article, b: Article, x: Place, y: Place) -> str | None:
    """Return which word of the one is a weightier one in the other, in English."""
    english = all((art.language or "en").startswith("en") for art in (a, b))
    return heavier(a.text[slice(*x)], b.text[slice(*y)]) if english else None


def _others(here: Sequence[Proposition], there: Sequence[Proposition], parent: Sequence[tuple[Proposition, str]]) -> str | None:
    """Return whose words the one gives to another source, which the parent has too, for something else."""
    for p, q in _pairs(here, there):
        if p.narration or q.narration or not p.statement.chain or not q.statement.chain or p.speaker == q.speaker:
            continue
        now, was = source_words(p), source_words(q)
        mine, yours = _telling(now), _telling(was)
        beside = [
            o for o, _ in parent if not o.narration and o.statement.chain and o.statement.id != q.statement.id and _telling(source_words(o)) == mine
        ]
        if mine and yours and not mine & yours and beside and q.named:
            return f"what {quote(was)} said is given to {quote(now)}, who said another thing"
    return None


def _telling(text: str) -> frozenset[str]:
    """Return the stems of the words that describe a source: no small words, no numbers."""
    return frozenset(w.stem for w in words(text) if not is_stop(w.stem) and not is_number(w.stem))


def _stronger(
    here: Sequence[Proposition], there: Sequence[Proposition], told: Collection[str | None], *, directed: bool
) -> tuple[str | None, str] | None:
    """Return which thought became a plan or a fact, or which plan a fact: the utterance that grew, and how it is told; of each utterance once."""
    for p, q in _pairs(here, there):
        if q.utterance_id in told and q.utterance_id:
            continue  # whoever turns one plan into a fact turns all that hangs on it
        now, was = strength(p), strength(q)
        if now is None or was is None or now <= was or p.negated != q.negated:
            continue
        if any(strength(o) == was and likeness(o, q) > likeness(p, q) for o in here if o.id != p.id):
            continue  # what is told as a fact beside it is another thing
        if was == THOUGHT and ((now == PLAN and _conditional(p)) or tentative(p.article.language).search(fold(p.assertion.span.text))):
            continue
        verb = "became" if directed else "is in the other"
        grew = f"the {TOLD[was]} {quote(q.assertion.span.text)} {verb} the {TOLD[now]} {quote(p.assertion.span.text)}"
        return q.utterance_id, grew
    return None


def _conditional(p: Proposition) -> bool:
    return bool(set(word_lists()["strength"]["conditions"]) & {fold(w.text) for w in words(p.assertion.span.text)})


def _figure(here: Sequence[Proposition], there: Sequence[Proposition]) -> str | None:
    """Return the figure that is not the same: one of one kind, or of a kind not known and ten, a hundred or a thousand times the other."""
    left, right = ([(a, p) for p in ps for a in p.amounts] for ps in (here, there))
    values = [{a.high for a, _ in side} | {a.low for a, _ in side} for side in (left, right)]
    for a, p in left:
        for b, q in right:
            apart = not {a.high, a.low} & values[1] and not {b.high, b.low} & values[0] and not _touch(a, b)
            alone = len(left) == len(right) == 1 and a.high >= LEAST and _unknown(a, b)
            if apart and a.high and b.high and ((a.kind == b.kind != "?" and shared(p, q)) or (_unknown(a, b) and _times_ten(a, b)) or alone):
                return f"{b.high:,.15g} became {a.high:,.15g}"
    return None


def _unit(here: Sequence[Proposition], there: Sequence[Proposition]) -> str | None:
    """Return the stretch of time whose number is kept and whose unit is another: two months that became two weeks."""
    for f in (f for p in there for f in p.assertion.figures if f.unit in STRETCHES):
        for g in (g for p in here for g in p.assertion.figures if g.unit in STRETCHES):
            if f.value is not None and f.value == g.value and f.unit != g.unit:
                return f"{quote(f.span.text)} became {quote(g.span.text)}"
    return None


def _touch(a: Amount, b: Amount) -> bool:
    """Tell whether two figures may be one: ranges that touch, one rounded, or one the bound of the other."""
    low, high = sorted((abs(a.high), abs(b.high)))
    near = bool(low) and high / low <= (BOUND if a.open or b.open or a.bound or b.bound else ROUNDED)
    return (a.low <= b.high and b.low <= a.high) or near


def _unknown(a: Amount, b: Amount) -> bool:
    return "?" in (a.kind, b.kind) or a.kind == b.kind


def _times_ten(a: Amount, b: Amount) -> bool:
    low, high = sorted((abs(a.high), abs(b.high)))
    return bool(low) and any(abs(high / low / k - 1) < 0.01 for k in (10, 100, 1e3, 1e6))


def _limit(here: Sequence[Proposition], there: Sequence[Proposition]) -> str | None:
    """Return the limit ("at least", "up to") that the one has lost."""
    figures = [(f, p) for p in here for f in p.assertion.figures]
    for f in (f for q in there for f in q.assertion.figures):
        value = f.value if f.value is not None else f.high
        bare = [p for g, p in figures if g.value == value and not g.modifier and (g.unit == f.unit or not g.unit or not f.unit)]
        kept = any(fold(f.modifier or "") in fold(p.assertion.span.text) for p in here)
        if bare and f.modifier and not kept and value and (f.low is None) != (f.high is None):
            return f"the limit {quote(f.span.text)} is lost in {quote(bare[0].assertion.span.text)}"
    return None


def _lost(here: Sequence[Proposition], there: Sequence[Proposition]) -> str | None:
    """Return the name that stands beside another ("A and B") in the one and is lost in the other, where both give the same figure."""
    for p, q in _pairs(here, there):
        if {x.high for x in p.amounts} & {x.high for x in q.amounts}:
            left = _telling(p.assertion.span.text)
            for m in _BESIDE.finditer(q.assertion.span.text):
                kept = [bool(_telling(side) & left) for side in m.groups()]
                if kept[0] != kept[1]:
                    return f"{quote(m[1] if kept[1] else m[2])} is gone from {quote(m[0])}"
    return None
