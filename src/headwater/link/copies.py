"""What a copy changed: figures, hedges, the weight of words, quotations, roles and caveats, in sentences that otherwise say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

from headwater.link.claims import Group
from headwater.link.compare import overlap
from headwater.link.findings import NUMBER, finding, passage, quote
from headwater.link.misreports import word_lists
from headwater.link.propositions import Proposition
from headwater.link.reuse import body_sentences, quoted_spans
from headwater.link.tolls import Count, counts
from headwater.link.words import fold, is_stop, words
from headwater.model import Article, Finding, FindingKind, Reading, Relation, Span, noun

MOST = 5
"""Pairs of passages shown of one copy: a spun text alters every sentence."""
GAP = 2
"""Sentences between two aligned ones that are taken for each other where both articles have as many."""
ALIKE = 0.36
"""Likeness of two sentences from which a word that one lacks was left out, not another thing said."""
LOOSELY = 0.3
"""The same from which a word put for a lesser one of the same matter still shows."""
ONE_DEED = 0.55
"""Overlap of concepts by which a plan of the parent and a fact of the copy are one deed."""
LITTLE = 3
"""Telling words of a denial up to which it does not say what is denied."""
ENOUGH = 0.5
"""Share of a sibling's text from which a caveat that it lacks is missed."""
ALTERED = 0.4
"""Share of words in one order by which two quotations at one place are one."""
_ROLE = re.compile(r"\b(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+), (?P<role>(?:an?|the|its|his|her|their) [^,.;\"“”]{3,60})[,.\"”]")


@noun
class Pair:
    """Two passages that say the same: in the copy, and in what it stems from."""

    copy: Span
    parent: Span
    aligned: bool = True


Test = Callable[[str, str], "str | None"]
Told = Mapping[str, list[tuple[Proposition, str]]]
"""Article id -> its assertions in the order of the text, each with its claim."""


def copies(readings: Sequence[Reading], relations: Sequence[Relation], groups: Sequence[Group]) -> list[Finding]:
    """Return what articles changed in the sentences that they have from another article."""
    articles = {r.article.id: r.article for r in readings}
    told: dict[str, list[tuple[Proposition, str]]] = {}
    for g in sorted(groups, key=lambda g: g.id):
        for p in sorted(g.members, key=lambda p: (p.assertion.span.start, p.id)):
            told.setdefault(p.article.id, []).append((p, g.id))
    found: list[Finding] = []
    for r in relations:
        if r.of_article_id in articles and r.article_id in articles and r.kind != "translation":
            a, b = articles[r.article_id], articles[r.of_article_id]
            pairs = list(_pairs(r, a, b))
            directed = r.kind != "siblings" and r.direction_basis not in (None, "not evident")
            if directed:
                found += _changed((a, b), pairs, told)
                found += _counted((a, b), told)
            if max(r.containment, _taken(pairs, a), _taken(pairs, b)) >= ENOUGH:
                found += _caveats((a, b), pairs, told)
                found += _caveats((b, a), [Pair(copy=p.parent, parent=p.copy) for p in pairs], told) if r.kind == "siblings" else []
    return found


def _pairs(r: Relation, a: Article, b: Article) -> Iterator[Pair]:
    """Yield the aligned sentences, and as many unaligned ones as stand between two aligned ones in both articles."""
    here, there = ({s: n for n, s in enumerate(body_sentences(x))} for x in (a, b))
    aligned = [(_at(p.left.span, here), _at(p.right.span, there), p.score) for p in r.alignment]
    kept = sorted((i, j) for i, j, score in aligned if i is not None and j is not None and score >= ALIKE)
    for i, j, score in aligned:
        if i is not None and j is not None and LOOSELY <= score < ALIKE:
            yield Pair(copy=_span(a, list(here)[i]), parent=_span(b, list(there)[j]), aligned=False)
    left, right = list(here), list(there)
    for n, (i, j) in enumerate(kept):
        yield Pair(copy=_span(a, left[i]), parent=_span(b, right[j]))
        after, behind = kept[n + 1] if n + 1 < len(kept) else (i + 2, j + 2)
        gap = after - i - 1
        if 0 < gap <= GAP and behind - j - 1 == gap:
            for k in range(1, gap + 1):
                if i + k < len(left) and j + k < len(right):
                    yield Pair(copy=_span(a, left[i + k]), parent=_span(b, right[j + k]), aligned=False)


def _at(span: Span, sentences: Mapping[tuple[int, int], int]) -> int | None:
    return next((n for (start, end), n in sentences.items() if start <= span.start < end), None)


def _span(article: Article, at: tuple[int, int]) -> Span:
    return Span(start=at[0], end=at[1], text=article.text[at[0] : at[1]])


def _taken(pairs: Sequence[Pair], article: Article) -> float:
    """Return how many of an article's sentences are aligned, 0 to 1."""
    return len(pairs) / max(1, len(body_sentences(article)))


def _claims(told: Mapping[str, list[tuple[Proposition, str]]], article: Article, span: Span) -> set[str]:
    return {c for p, c in told.get(article.id, ()) if p.assertion.span.start < span.end and span.start < p.assertion.span.end}


def _changed(sides: tuple[Article, Article], pairs: Sequence[Pair], told: Told) -> Iterator[Finding]:
    """Yield, for the pairs that differ in substance, what a copy changed, and what role it gave a source in place of another."""
    a, b = sides
    kinds: tuple[tuple[FindingKind, str, tuple[Test, ...]], ...] = (
        ("distortion", "A copy changed what it took over", (hedge_lost, heavier, transposed)),
        ("misattribution", "A copy gave a source another role", (promoted,)),
    )
    came_true = False
    for kind, what, tests in kinds:
        shown = 0
        for pair in pairs:
            notes = [n for t in tests if (pair.aligned or t is heavier) and (n := t(pair.copy.text, pair.parent.text))]
            if kind == "distortion":
                fact = None if came_true else _come_true(sides, pair, told)
                came_true = came_true or fact is not None  # whoever turns one plan into a fact turns all that hangs on it
                more = (_figure(sides, pair, told), fact, _scope_lost(sides, pair, told), misquoted(pair.copy.text, pair.parent.text))
                notes += [n for n in more if n]
            if notes and shown < MOST:
                shown += 1
                ids = _claims(told, a, pair.copy) | _claims(told, b, pair.parent)
                why = f"{what}: {'; '.join(notes)}. {quote(pair.parent.text)} became {quote(pair.copy.text)}."
                yield finding(kind, ids, [passage(b.id, pair.parent), passage(a.id, pair.copy)], why)


def _figure(sides: tuple[Article, Article], pair: Pair, told: Told) -> str | None:
    """Return the figure that a copy gives otherwise: one of one kind, which stands nowhere in the other's sentence."""
    here, there = (
        [x for p, _ in told.get(art.id, ()) if s.start <= p.assertion.span.start < s.end for x in p.amounts if x.kind != "?"]
        for art, s in zip(sides, (pair.copy, pair.parent), strict=True)
    )
    for x in here:
        for y in there:
            apart = x.high != y.high and not {x.high} & {z.high for z in there} and not {y.high} & {z.high for z in here}
            if x.kind == y.kind and apart and f"{x.high:g}" not in NUMBER.findall(pair.parent.text) and pair.aligned:
                return f"{y.high:,.15g} became {x.high:,.15g}"
    return None


def _within(article: Article, span: Span, told: Told) -> list[Proposition]:
    return [p for p, _ in told.get(article.id, ()) if span.start <= p.assertion.span.start < span.end]


def _come_true(sides: tuple[Article, Article], pair: Pair, told: Told) -> str | None:
    """Return which plan of its parent a copy tells as a fact."""
    here, there = (_within(art, s, told) for art, s in zip(sides, (pair.copy, pair.parent), strict=True))
    for x in (p for p in here if p.status in ("done", "under_way") and p.stance == "says"):
        for y in (p for p in there if p.status == "planned" and p.stance == "says"):
            marked = {f for f in x.keys & y.keys if f[0] != "="}
            kept = any(p.status == "planned" and overlap(*sorted((p, y), key=lambda q: q.id)) >= ONE_DEED for p in here)
            if not kept and len(marked) > 1 and overlap(*sorted((x, y), key=lambda q: q.id)) >= ONE_DEED:
                return f"the plan {quote(y.assertion.span.text)} became the fact {quote(x.assertion.span.text)}"
    return None


def _scope_lost(sides: tuple[Article, Article], pair: Pair, told: Told) -> str | None:
    """Return what a source denies, where a copy has it deny "the accusations" without saying which."""
    here, there = (_within(art, s, told) for art, s in zip(sides, (pair.copy, pair.parent), strict=True))
    said = [p for p in there if p.stance == "denies"]
    for x in (p for p in here if p.stance == "denies" and vague(p)):
        if said and not vague(said[0]) and not x.names & said[0].names - _subject(x):
            return f"the denial of {quote(said[0].assertion.span.text)} became a denial of {quote(x.assertion.span.text)}"
    return None


def _subject(p: Proposition) -> set[str]:
    """Return the stems of the words that name a denial's source."""
    hop = p.statement.chain[0] if p.statement.chain else None
    return {w.stem for w in words(f"{hop.name} {hop.as_written or ''}")} if hop else set()


def vague(p: Proposition) -> bool:
    """Tell whether a denial speaks only of claims, reports or accusations, and not of what they say."""
    lists = word_lists()["denial"]
    stems = {w.stem for w in words(p.assertion.span.text) if not is_stop(w.stem)} - _subject(p)
    called = {s for s in stems if any(s.startswith(r) or r.startswith(s) for r in lists["reports"])}
    rest = {s for s in stems - called if not any(s.startswith(d) for d in (*lists["plain"], *lists["turning_down"]))}
    return bool(called) and len(rest) < LITTLE and not p.amounts


def _counted(sides: tuple[Article, Article], told: Told) -> Iterator[Finding]:
    """Yield a count of one outcome that a copy gives otherwise than its parent, wherever it stands in the two."""
    here, there = (_counts(art, told) for art in sides)
    for outcome in sorted(here.keys() & there.keys()):
        values = [{c.value for c, _ in x[outcome]} for x in (here, there)]
        new = [x for x in here[outcome] if x[0].value not in values[1]]
        if new and len(values[1]) == 1 and len(values[0]) == 1:
            (c, claim), (d, of) = (
                min(x, key=lambda y: (y[0].told.position == "headline", y[0].told.assertion.span.start)) for x in (new, there[outcome])
            )
            was, now = quote(d.told.assertion.span.text), quote(c.told.assertion.span.text)
            why = f"A copy gives another number of {outcome.replace('_', ' ')}: {d.value:,.15g} became {c.value:,.15g}. {was} became {now}."
            spots = [passage(p.article.id, p.assertion.span) for p in (d.told, c.told)]
            yield finding("distortion", {claim, of}, spots, why)


def _counts(article: Article, told: Told) -> dict[str, list[tuple[Count, str]]]:
    found: dict[str, list[tuple[Count, str]]] = {}
    for p, claim in told.get(article.id, ()):
        for outcome, count in counts(p):
            found.setdefault(outcome, []).append((count, claim))
    return found


def _caveats(sides: tuple[Article, Article], pairs: Sequence[Pair], told: Told) -> Iterator[Finding]:
    """Yield a sentence that warns the reader and that a copy of the text lacks."""
    a, b = sides
    shown = {p.parent.start for p in pairs}
    held = fold(a.text)
    for at in body_sentences(b):
        said = fold(b.text[at[0] : at[1]])
        caveat = next((c for c in word_lists()["weight"]["caveats"] if c in said), None)
        if caveat and at[0] not in shown and caveat not in held and pairs:
            near = min(pairs, key=lambda p: (abs(p.parent.start - at[0]), p.parent.start))
            span = _span(b, at)
            why = f"A copy leaves out the caveat {quote(span.text)}; what stood beside it is kept: {quote(near.copy.text)}."
            spots = [passage(b.id, span), passage(b.id, near.parent), passage(a.id, near.copy)]
            yield finding("distortion", _claims(told, b, span) | _claims(told, a, near.copy), spots, why)
            return


@cache
def _hedges() -> re.Pattern[str]:
    lists = word_lists()["weight"]
    boosters, hedges = ("|".join(re.escape(w) for w in sorted(lists[k], key=lambda w: (-len(w), w))) for k in ("boosters", "hedges"))
    return re.compile(rf"\b(?P<booster>(?:{boosters}) )?(?P<hedge>{hedges})\b", re.IGNORECASE)


def hedge_lost(copy: str, parent: str) -> str | None:
    """Return what became of a hedge: dropped, or its booster dropped; None where it is kept."""
    there, here = _hedges().search(parent), _hedges().search(copy)
    if there is None:
        return None
    if here is None:
        return f"{quote(there[0])} is gone"
    return f"{quote(there[0])} became {quote(here[0])}" if there["booster"] and not here["booster"] else None


def heavier(copy: str, parent: str) -> str | None:
    """Return which words a copy put heavier ones for: injured people became dead ones."""
    notes = []
    for ladder in ladders():
        here, there = (
            [(n, m[0]) for n, step in enumerate(ladder) for m in [re.search(rf"\b(?:{'|'.join(step)})\b", t, re.IGNORECASE)] if m]
            for t in (copy, parent)
        )
        if here and there and min(here)[0] > max(there)[0]:
            notes.append(f"{quote(max(there)[1])} became {quote(min(here)[1])}")
    return "; ".join(notes) or None


@cache
def ladders() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return words of one matter from the lesser to the greater, each step its forms."""
    rows: Sequence[Sequence[Sequence[str]]] = word_lists()["weight"]["ladders"]
    return tuple(tuple(tuple(re.escape(w) for w in step) for step in ladder) for ladder in rows)


def misquoted(copy: str, parent: str) -> str | None:
    """Return the words of a quotation that a copy put for others."""
    left, right = (
        [copy[s + 1 : e - 1] for s, e in quoted_spans(copy, 0, len(copy))],
        [parent[s + 1 : e - 1] for s, e in quoted_spans(parent, 0, len(parent))],
    )
    for x, y in zip(left, right, strict=False):
        here, there = ([w.text for w in words(t)] for t in (x, y))
        if len(here) < 3 or len(there) < 3 or [fold(w) for w in here] == [fold(w) for w in there]:
            continue
        steps = SequenceMatcher(None, [fold(w) for w in here], [fold(w) for w in there], autojunk=False).get_opcodes()
        same = sum(i2 - i1 for tag, i1, i2, _, _ in steps if tag == "equal")
        put = [(" ".join(here[i1:i2]), " ".join(there[j1:j2])) for tag, i1, i2, j1, j2 in steps if tag == "replace" and i2 - i1 <= 3]
        put = [(n, o) for n, o in put if not all(is_stop(fold(w)) for w in (n + " " + o).split())]
        if put and same >= ALTERED * min(len(here), len(there)):
            return f"{quote(put[0][1])} in a quotation became {quote(put[0][0])}"
    return None


def promoted(copy: str, parent: str) -> str | None:
    """Return the role that a copy gives a named person in place of another."""
    roles = {m["name"]: m["role"] for m in _ROLE.finditer(parent)}
    for m in _ROLE.finditer(copy):
        before, after = roles.get(m["name"]), m["role"]
        if before:
            was, now = ([w.stem for w in words(r) if not is_stop(w.stem)] for r in (before, after))
            # The same noun with another word before it: spun copies put whole new words for others.
            if set(was) & set(now) and was and now and was[0] != now[0]:
                return f"{m['name']} is {quote(before)} in the one and {quote(after)} in the other"
    return None


def transposed(copy: str, parent: str) -> str | None:
    """Return a number of four digits or more whose digits a copy has in another order."""
    left, right = (set(NUMBER.findall(t)) for t in (copy, parent))
    for x in sorted(left - right):
        for y in sorted(right - left):
            if len(re.sub(r"\D", "", x)) >= 4 and len(x) == len(y) and sorted(x) == sorted(y):
                return f"{y} became {x}"
    return None
