"""Distortions on the way: one utterance in words that differ from article to article (figure, limit, hedge, strength, quotation)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial

from headwater.link.claims import Group, first
from headwater.link.compare import overlap
from headwater.link.findings import finding, quote, spot
from headwater.link.meant import likeness
from headwater.link.moments import before
from headwater.link.propositions import Amount, Proposition
from headwater.link.strength import PAST
from headwater.link.words import is_stop, words
from headwater.model import Finding

STRENGTHS_ALIKE = 0.65
MEANT = 0.5
"""Likeness in meaning that a plan and a fact of one utterance then have as well."""
HEDGED_ALIKE = 0.7
HEDGED_ACROSS = 0.6
FAR = 1.2
"""By how much a value passes a bound that still stands for it."""
SHORTEST = 4
"""Content words of a quotation long enough to be recognised in another."""
KEPT = 0.6
"""Share of the shorter quotation's content words that the other keeps in order."""
SWAPPED = 3
"""Content words in a row that one version puts for others; more are another remark."""
MARKED = re.compile(r"[\"“„«]([^\"“”„«»]{3,600})(?:[\"”»“]|$)")
MOST = 40
"""Reports of one utterance that are compared with one another."""
MARKS = '"“”„«»'
Test = Callable[[Sequence[Proposition]], "tuple[list[Proposition], str] | None"]


def distortions(groups: Sequence[Group]) -> list[Finding]:
    """Return, for every claim and utterance that several articles carry, where their words differ in substance."""
    found = []
    for group in groups:
        for ps in _utterances(group):
            for test in (_figures, _limits, _hedges):
                hit = test(ps)
                if hit and len({p.article.id for p in hit[0]}) > 1:
                    found.append(finding("distortion", [group.id], [spot(p) for p in hit[0]], hit[1]))
        hit = _quotations(sorted((p for p in group.members if not p.narration), key=first))
        if hit:
            found.append(finding("distortion", [group.id], [spot(p) for p in hit[0]], hit[1]))
    return found + _strengths(groups)


def _strengths(groups: Sequence[Group]) -> list[Finding]:
    """Return where one utterance is a plan in one article and a fact in another."""
    holder = {p.id: g.id for g in groups for p in g.members}
    spoken: dict[str, list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members), key=first):
        if p.utterance_id and p.position == "body" and p.status != "unknown" and p.stance == "says":
            spoken.setdefault(p.utterance_id, []).append(p)
    found = []
    for _, ps in sorted(spoken.items()):
        plans = [p for p in ps if p.status == "planned" and not PAST.search(p.assertion.span.text)][:MOST]
        facts = [p for p in ps if p.status in ("under_way", "done")][:MOST]
        pairs = [(overlap(*_ordered(a, b)), a, b) for a in plans for b in facts if a.article.id != b.article.id and a.negated == b.negated]
        pairs = [x for x in pairs if x[0] >= STRENGTHS_ALIKE and _verb(x[1]) != _verb(x[2]) and likeness(x[1], x[2]) >= MEANT]
        if pairs:
            _, a, b = max(pairs, key=lambda x: (round(x[0], 3), x[1].id, x[2].id))
            why = f"One utterance is a plan in one article, {quote(a.assertion.span.text)}, and a fact in another, {quote(b.assertion.span.text)}."
            found.append(finding("distortion", [holder[a.id], holder[b.id]], [spot(a), spot(b)], why))
    return found


def _utterances(group: Group) -> Iterator[list[Proposition]]:
    """Yield the members of each utterance that stands in two articles or more, in order of publication."""
    rows: dict[str, list[Proposition]] = {}
    for p in sorted(group.members, key=first):
        if p.utterance_id and not p.narration:
            rows.setdefault(p.utterance_id, []).append(p)
    for _, ps in sorted(rows.items()):
        if len({p.article.id for p in ps}) > 1:
            yield ps


def _spread(ps: Sequence[Proposition], key: Callable[[Proposition], str]) -> list[Proposition]:
    """Return one member for each value of a key, the most frequent value first, rarer ones from articles not shown yet where possible."""
    rows: dict[str, list[Proposition]] = {}
    for p in ps:
        rows.setdefault(key(p), []).append(p)
    shown: list[Proposition] = []
    for _, same in sorted(rows.items(), key=lambda r: (-len(r[1]), r[0])):
        seen = {s.article.id for s in shown}
        shown.append(next((p for p in same if p.article.id not in seen), same[0]))
    return shown


def _verb(p: Proposition) -> str:
    action = p.assertion.frame.action
    return " ".join(w.stem for w in words(action.text) if not is_stop(w.stem)) if action else p.id


def _figures(ps: Sequence[Proposition]) -> tuple[list[Proposition], str] | None:
    """Find different values of one kind."""
    kinds = sorted({a.kind for p in ps for a in p.amounts})
    for kind in kinds:
        having = [p for p in ps if any(a.kind == kind for a in p.amounts)]
        counts = Counter(a.high for p in having for a in p.amounts if a.kind == kind)
        usual = max(counts, key=lambda v: (counts[v], -v), default=0.0)
        odd = [p for p in having if all(not _keeps(a, usual) for a in p.amounts if a.kind == kind)]
        if odd:
            shown = [next(p for p in having if p not in odd), *_spread(odd, partial(_largest, kind))]
            values = [f"{usual:,.15g}", *(f"{_of(p, kind).high:,.15g}" for p in shown[1:])]
            told = f"One utterance is given with {len(shown)} figures ({', '.join(values)})"
            return shown, f"{told}: {quote(shown[0].assertion.span.text)}, but {quote(shown[1].assertion.span.text)}."
    return None


def _keeps(a: Amount, value: float) -> bool:
    """Tell whether a figure is a value, or a bound that the value keeps and does not pass by far: "over 500" for 560."""
    return a.high == value or bool(a.bound and (value - a.low) * a.bound >= 0 and max(a.high, value) <= FAR * min(a.high, value))


def _largest(kind: str, p: Proposition) -> str:
    return f"{_of(p, kind).high:g}"


def _of(p: Proposition, kind: str) -> Amount:
    return max((a for a in p.amounts if a.kind == kind), key=lambda a: a.high)


def _limits(ps: Sequence[Proposition]) -> tuple[list[Proposition], str] | None:
    """Find a limit ("up to", "at least", in any language) that a later article loses."""
    for p in (p for p in ps if p.position == "body"):
        for f, a in ((f, a) for f in p.assertion.figures for a in p.amounts if a.bound and a.high in (f.value, f.low, f.high)):
            plain = [q for q in ps if q.article.id != p.article.id and _bare(q, a) and not before(q.article.published, p.article.published)]
            if plain:
                q = plain[0]
                why = f"The limit {quote(f.modifier or '')} of {quote(p.assertion.span.text)} is lost in {quote(q.assertion.span.text)}."
                return [p, q], why
    return None


def _bare(p: Proposition, limited: Amount) -> bool:
    """Tell whether an assertion gives a value for certain of which another gives the limit."""
    same = [a for a in p.amounts if a.high == limited.high and (a.kind == limited.kind or "?" in (a.kind, limited.kind) or len(p.amounts) == 1)]
    return bool(same) and not any(a.open or a.bound for a in same)


def _hedges(ps: Sequence[Proposition]) -> tuple[list[Proposition], str] | None:
    """Find a hedge that some articles drop."""
    inside = [p for p in ps if p.assertion.hedge and p.position == "body"]
    for p in inside:
        kept = {q.article.id for q in inside}
        bare = [q for q in ps if not q.assertion.hedge and not q.assertion.distanced and q.article.id not in kept and _alike(p, q)]
        if bare and (hedge := p.assertion.hedge):
            why = f"The hedge {quote(hedge.text)} of {quote(p.assertion.span.text)} is dropped in {quote(bare[0].assertion.span.text)}."
            return [p, bare[0]], why
    return None


def _alike(p: Proposition, q: Proposition) -> bool:
    """Tell whether two assertions of one utterance and claim say the same but for a hedge: by their words, across languages by what they mean."""
    if (p.article.language or "en") != (q.article.language or "en"):
        return likeness(p, q) >= HEDGED_ACROSS
    return overlap(*_ordered(p, q)) >= HEDGED_ALIKE


def _ordered(a: Proposition, b: Proposition) -> tuple[Proposition, Proposition]:
    return (a, b) if a.id <= b.id else (b, a)


def _quotations(ps: Sequence[Proposition]) -> tuple[list[Proposition], str] | None:
    """Find versions of one quotation that do not have the same words."""
    quoted = [p for p in ps if p.statement.mode in ("direct", "mixed") or any(m in p.assertion.span.text for m in MARKS)]
    forms = _spread(quoted, _content)[:MOST]
    alike = {p.id: [q for q in forms if q.id != p.id and _versions(p, q)] for p in forms}
    if not any(alike.values()):
        return None
    base = max(forms, key=lambda p: (len(alike[p.id]), p.id))
    shown = [base]
    for p in alike[base.id]:
        if p.article.id not in {q.article.id for q in shown} and all(_differs(p, q) for q in shown):
            shown.append(p)
    if len(shown) < 2:
        return None
    a, b = shown[:2]
    ours, theirs = _only(a, b), _only(b, a)
    return (
        shown,
        f"A quotation was altered: {quote(a.assertion.span.text)} against {quote(b.assertion.span.text)} ({ours or '-'} / {theirs or '-'}).",
    )


def _versions(a: Proposition, b: Proposition) -> bool:
    """Tell whether two quotations are versions of one: most words in the same order, and some words put for others in between."""
    if a.article.id == b.article.id or not _may_be_one_voice(a, b):
        return False
    left, right = _quoted(a), _quoted(b)
    least = min(len(left), len(right))
    if least < SHORTEST:
        return False
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    same = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal")
    put = [(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in steps if tag == "replace"]
    return same >= KEPT * least and any(max(x) <= SWAPPED for x in put)


def _quoted(p: Proposition) -> list[str]:
    """Return the stems that carry content between quotation marks, or of the whole assertion where all of it is quoted."""
    text = p.assertion.span.text
    inside = [] if p.statement.mode == "direct" else MARKED.findall(text)
    return [w.stem for part in inside or [text] for w in words(part) if not is_stop(w.stem)]


def _may_be_one_voice(a: Proposition, b: Proposition) -> bool:
    """Tell whether one source may have said both: the same one, or one of them is only described."""
    return a.utterance_id == b.utterance_id or a.speaker == b.speaker or not (a.named and b.named)


def _content(p: Proposition) -> str:
    return " ".join(w.stem for w in words(p.assertion.span.text) if not is_stop(w.stem))


def _differs(p: Proposition, q: Proposition) -> bool:
    """Tell whether each says a word that the other does not: a shorter cut of the same words is no alteration."""
    return bool(_only(p, q)) and bool(_only(q, p))


def _only(p: Proposition, q: Proposition) -> str:
    others = set(_content(q).split())
    return " ".join(w.text for w in words(p.assertion.span.text) if not is_stop(w.stem) and w.stem not in others)
