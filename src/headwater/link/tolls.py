"""Counts of one outcome through time, by whomever: the dead, the missing, the rescued of one event.

Figures of different sources are no series (the rule of judgement forbids it); that what is reported of one event has moved is a finding all the same,
and names the source of each figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from headwater.link.claims import Group, first
from headwater.link.events import CROWD, events
from headwater.link.findings import MOST_EVIDENCE, finding, shown_time, spot
from headwater.link.misreports import word_lists
from headwater.link.moments import bounds
from headwater.link.naming import days
from headwater.link.propositions import Proposition, amount, fold_unit
from headwater.link.series import moved
from headwater.link.strength import pattern_in, told_in
from headwater.link.threads import agree_on_place
from headwater.link.tongues import denies, foreign, meaning
from headwater.link.words import Word, fold, is_negation, words
from headwater.model import Article, Figure, Finding, Relation, Series, noun

AROUND = 14
"""Words between a count and the word that tells what became of those who are counted."""
FEARED = 5
"""Words on either side of a count in which a word says that it is not yet one."""
NOT = 3
"""Words before an outcome among which a word says that it is nobody's."""
AGO = 45
"""Days before its article that what is counted may have happened."""
FACTOR = 12
"""How many times a count grows at most within one event: more is a count of something else."""


DEEDS = {"!kill": "dead", "!injure": "injured", "!arrest": "detained", "!infect": "infected"}
"""Outcomes by the class of words of other languages that tell them."""
ANYBODY = frozenset({"?", "~person", "life", "individual"})
"""Kinds by which anybody is counted."""


@noun
class Count:
    """One count of an outcome: when it was told, its value, and where."""

    when: str
    value: float
    kind: str
    told: Proposition


def tolls(groups: Sequence[Group], relations: Sequence[Relation], rows: Sequence[Series]) -> list[Finding]:
    """Return, for every event and outcome, how its count moved from report to report; what one source's series shows is left to it."""
    holder = {p.id: g.id for g in groups for p in g.members}
    articles = {p.article.id: p.article for g in groups for p in g.members}
    copies = {r.article_id for r in relations if r.of_article_id and r.kind != "siblings"}
    found: dict[str, list[Count]] = {}
    for p in sorted((p for g in groups for p in g.members if p.article.id not in copies), key=first):
        for outcome, count in counts(p):
            found.setdefault(outcome, []).append(count)
    known = _across(events(articles, list(articles)), articles) if found else []
    shown = [{x.value if x.value is not None else x.high for x in s.points} for s in rows if moved(s)]
    made = []
    for outcome, told in sorted(found.items()):
        for event in known:
            here = [c for c in told if c.told.article.id in event]
            kept = _moved(outcome, here) if len(here) > 1 else []
            values = {c.value for c in kept}
            if len(values) > 1 and not any(values <= s for s in shown):
                made.append(_finding(outcome, kept, here, holder))
    return made


def _across(known: Sequence[Sequence[str]], articles: Mapping[str, Article]) -> list[list[str]]:
    """Put the articles of other languages with the event that most tell of: names in two languages are too seldom alike. Not in a large dossier."""
    joined: list[list[str]] = []
    for block in sorted(known, key=lambda b: (-len(b), b)):
        tongues = {articles[i].language for i in block}
        one = next((j for j in joined if len(articles) <= CROWD and tongues.isdisjoint(articles[i].language for i in j)), None)
        if one is None:
            joined.append(list(block))
        else:
            one += block
    return joined


def counts(p: Proposition) -> Iterator[tuple[str, Count]]:
    """Yield what an assertion counts, with its outcome."""
    when = p.article.published
    if p.stance != "says" or p.status == "planned" or p.negated or not when or len(when) < 10 or _of_old(p, when) or _taken_back(p):
        return
    said = words(p.article.text, p.assertion.span.start, p.assertion.span.end)
    folded, language = [fold(w.text) for w in said], foreign(p.article.language)
    numbers = [n for n, w in enumerate(said) if any(f.span.start <= w.start < f.span.end for f in p.assertion.figures)]
    for f in p.assertion.figures:
        at = [n for n, w in enumerate(said) if f.span.start <= w.start < f.span.end]
        value = f.value if f.value is not None else f.high if f.low is None else f.low
        if at and value and value >= 2 and value == int(value) and _countable(f):
            labels = [x for x in (_labels(folded) if language is None else _meant(language, said)) if not _none(language, said[: x[0]])]
            outcome = _outcome(labels, at, [n for n in numbers if n not in at])
            if outcome and not (_part(folded, at, outcome) if language is None else _part_of_another(language, folded, at) or p.distanced):
                yield outcome, Count(when=when[:10], value=value, kind=_kind(f, language), told=p)


def _none(language: str | None, before: Sequence[Word]) -> bool:
    """Tell whether the words before an outcome say that it is nobody's: "nobody died", "nikt nie zginął"."""
    nobody = word_lists()["denial"]["nothing"]
    return any(denies(language, w.text) if language else is_negation(fold(w.text)) or fold(w.text) in nobody for w in before[-NOT:])


def _taken_back(p: Proposition) -> bool:
    """Tell whether an assertion stands in the sentence in which an outlet says what it had wrong."""
    text, at = p.article.text, p.assertion.span.start
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
    return pattern_in(p.article.language, "dispute", "correction").search(text, start, p.assertion.span.end) is not None


def _countable(f: Figure) -> bool:
    """Tell whether a figure counts somebody or something: no length, no share, no amount of money, no upper bound."""
    bound = f.modifier is not None and f.high is not None and f.low is None
    return (f.population is not None or f.unit is None) and not bound


def _kind(f: Figure, language: str | None) -> str:
    """Return what is counted, without what became of it."""
    made = amount(f, language)
    said = fold_unit((f.population or "?").split()[-1])
    return "?" if made is None or said in {fold_unit(w) for w in _outcomes()[0]} else made.kind


def _of_old(p: Proposition, when: str) -> bool:
    """Tell whether an assertion dates what it tells long before its article."""
    dated = [b for t in p.assertion.times if t.of == "event" and (b := bounds(t.value))]
    return any(days(b[1]) < days(when[:10]) - AGO for b in dated if b[1][:4].isdigit() and "0000" < b[1][:4] < "9999")


def _outcome(labels: Iterable[tuple[int, str]], at: Sequence[int], others: Sequence[int]) -> str | None:
    """Return the outcome whose word stands nearest to a figure, no other figure between."""
    best: tuple[int, bool, str] | None = None
    for n, label in labels:
        gap = at[0] - n if n < at[0] else n - at[-1]
        between = any(min(n, at[0]) < o < max(n, at[-1]) for o in others)
        if 0 < gap <= AROUND and not between and (best is None or (gap, n < at[0], label) < best):
            best = (gap, n < at[0], label)
    return best[2] if best else None


def _labels(folded: Sequence[str]) -> Iterator[tuple[int, str]]:
    single, several = _outcomes()
    for n, word in enumerate(folded):
        if word in single:
            yield n, single[word]
        for phrase, label in several:
            if tuple(folded[n : n + len(phrase)]) == phrase:
                yield n, label


def _meant(language: str, said: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Yield the outcomes that words of another language tell, by their class of meaning."""
    for n, w in enumerate(said):
        label = DEEDS.get(meaning(language, w.text) or "")
        if label:
            yield n, label


def _part_of_another(language: str, folded: Sequence[str], at: Sequence[int]) -> bool:
    """Tell whether a figure in another language is a part of another one, or an addition to it."""
    return not {fold(w) for w in told_in(language, "counting", "parts")}.isdisjoint(folded[max(0, at[0] - 2) : at[-1] + 1])


@cache
def _outcomes() -> tuple[Mapping[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    table = [(tuple(entry.split()), label) for label, entries in word_lists()["outcomes"].items() for entry in entries]
    return {e[0]: label for e, label in table if len(e) == 1}, tuple((e, label) for e, label in table if len(e) > 1)


def _part(folded: Sequence[str], at: Sequence[int], outcome: str) -> bool:
    """Tell whether a figure is feared only, an increment, a part of another one, or an earlier value."""
    lists = word_lists()["counting"]
    more = set(lists["more"])
    if set(folded[max(0, at[0] - FEARED) : at[-1] + FEARED]) & set(lists["feared"]):
        return True
    before, behind = folded[max(0, at[0] - 2) : at[0]], folded[at[-1] + 1 : at[-1] + 2]
    if outcome not in lists["beside"] and more & {*before, *behind, *(folded[n] for n in at)}:
        return True
    return bool(before) and before[-1] in lists["parts"]


def _moved(outcome: str, told: Sequence[Count]) -> list[Count]:
    """Return one count for each value in the order of time: the first to tell it, whole sentences before headlines; what falls back is left out."""
    kept: list[Count] = []
    for c in sorted(told, key=lambda c: (c.when, c.value, *_standing(c))):
        last = kept[-1] if kept else None
        if any(c.value == k.value for k in kept):
            continue
        one_day = last is not None and c.when == last.when and (c.told.speaker is None or c.told.speaker != last.told.speaker)
        if not all(_one_population(c, k) for k in kept):
            continue
        if last and (one_day or not 1 / FACTOR <= c.value / last.value <= FACTOR):
            continue
        if last and outcome in word_lists()["counting"]["growing"] and c.value < last.value:
            continue
        kept.append(c)
    return kept


def _one_population(a: Count, b: Count) -> bool:
    """Tell whether two counts may be of the same people: of one nation, at one place, of one kind as far as is said."""
    p, q = a.told, b.told
    if p.statement.id == q.statement.id:
        return False  # two counts in one breath are of two things
    if (p.nations and q.nations and not p.nations & q.nations) or not agree_on_place(p, q):
        return False
    return a.kind == b.kind or bool({a.kind, b.kind} & ANYBODY)


def _standing(c: Count) -> tuple[bool, bool, bool, str]:
    """Order counts of one value and day: sentences before headlines, sources before narration, a signed agency's text before a copy of it."""
    p = c.told
    return (p.position == "headline", p.narration, not any(h.role == "agency" and not h.inferred for h in p.statement.chain), p.id)


def _finding(outcome: str, moved: Sequence[Count], told_in: Sequence[Count], holder: Mapping[str, str]) -> Finding:
    shown = [*moved[: MOST_EVIDENCE // 2], *moved[MOST_EVIDENCE // 2 :][-MOST_EVIDENCE // 2 :]]
    told = ", then ".join(f"{c.value:,.15g} ({_who(c.told)}, {shown_time(c.when)})" for c in shown)
    sources = {c.told.speaker or c.told.id for c in shown}
    note = "one source" if len(sources) == 1 else "different sources, so no series of one"
    why = f"The number of {outcome.replace('_', ' ')} moved from report to report: {told}; {note}."
    again = [c for k in shown for c in sorted(told_in, key=_standing) if (c.when, c.value) == (k.when, k.value) and c.told.position != "headline"]
    return finding("figure_change", {holder[c.told.id] for c in shown}, [spot(c.told) for c in (*shown, *again)], why)


def _who(p: Proposition) -> str:
    """Return who gives a count: the source as written, else the outlet."""
    if p.statement.chain and not p.narration:
        return p.statement.chain[0].as_written or p.statement.chain[0].name
    return p.article.outlet.name if p.article.outlet else "the article itself"
