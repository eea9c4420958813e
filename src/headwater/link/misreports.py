"""What is wrong within one article: a source of the wrong side, a promoted source, two dates of one utterance."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from headwater.link.claims import Group
from headwater.link.compare import overlap
from headwater.link.findings import finding, passage, quote, shown_time, spot
from headwater.link.moments import is_day
from headwater.link.nations import nations_in
from headwater.link.propositions import Proposition
from headwater.link.words import WORD, fold, is_stop, words
from headwater.model import Finding, Reading, Relation

NEAR = 0.3
"""Overlap by which a headline and the first attributed sentence of its article speak of one thing."""
STEM = 5
"""Letters of a country's name that its adjective shares."""


@cache
def word_lists() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the words by which findings know what they point out."""
    table: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(
        resources.files("headwater.text").joinpath("data", "en", "findings.toml").read_text("utf-8")
    )
    return table


def misreports(readings: Sequence[Reading], groups: Sequence[Group], relations: Sequence[Relation]) -> list[Finding]:
    """Return what single articles, and copies of articles, get wrong."""
    found = [f for g in groups for ps in _by_article(g).values() for f in (*_misattributed(g.id, ps), *_dates(g, ps))]
    holder = {p.id: g for g in groups for p in g.members}
    for ps in _by_utterance(groups):
        # "The president" may be another one's; "a Norlandic official" stands for whom the text names.
        if any(_described(p) for p in ps):
            found.extend(_misattributed(holder[ps[0].id].id, [p for p in ps if _described(p) or not _generic(p)]))
    told: dict[str, list[Proposition]] = {}
    for g in groups:
        for p in g.members:
            told.setdefault(p.article.id, []).append(p)
    for reading in readings:
        ps = sorted(told.get(reading.article.id, []), key=lambda p: (p.assertion.span.start, p.id))
        found.extend(_inflated(ps, holder))
    return [*_once(found), *_swaps(relations)]


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Keep one misattribution and one date conflict an article: the same slip behind two claims is one slip."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for f in sorted(found, key=lambda f: (f.kind, f.evidence[0].article_id, f.evidence[0].span.start, f.id)):
        key = (f.kind, f.evidence[0].article_id)
        if f.kind not in ("misattribution", "date_conflict") or key not in seen:
            kept.append(f)
        seen.add(key)
    return kept


def _by_article(group: Group) -> dict[str, list[Proposition]]:
    found: dict[str, list[Proposition]] = {}
    for p in sorted(group.members, key=lambda p: (p.assertion.span.start, p.id)):
        if not p.narration and p.statement.chain:
            found.setdefault(p.article.id, []).append(p)
    return found


def source_words(p: Proposition) -> str:
    """Return the words by which an article names the source of an assertion."""
    hop = p.statement.chain[0]
    return hop.as_written or (p.statement.source.text if p.statement.source else hop.name)


@lru_cache(maxsize=16384)
def _nations(text: str) -> frozenset[str]:
    """Return the countries that words name; of a country that no table knows the beginning of its name, which its adjective shares."""
    known = frozenset(n.code for _, n in nations_in(words(text)))
    return known or frozenset(fold(m[1] or m[2] or m[3])[:STEM] for m in _side().finditer(text))


@cache
def _side() -> re.Pattern[str]:
    """Match a possessive before a body ("Norland's Council"), "Council of Norland", and an adjective before an office ("a Norlandic official")."""
    offices = "|".join(word_lists()["sides"]["offices"])
    own = r"\b([A-Z][a-z]{3,})['’]s (?=[A-Z])"
    return re.compile(rf"{own}|\bof (?:the Republic of )?([A-Z][a-z]{{3,}})(?=$|[,;.'’])|\b([A-Z][a-z]{{3,}}) (?={offices})")


def _generic(p: Proposition) -> bool:
    """Tell whether a source is described, not named: its written words hold none of a person's name."""
    hop = p.statement.chain[0]
    return hop.role == "unnamed" or (hop.role == "person" and _unnamed(hop.name, source_words(p))) or _described(p)


@lru_cache(maxsize=16384)
def _unnamed(full: str, written: str) -> bool:
    """Tell whether written words hold none of a name's."""
    name = {fold(w.text) for w in words(full) if not is_stop(fold(w.text))}
    return bool(name) and not name & {fold(w.text) for w in words(written)}


def _described(p: Proposition) -> bool:
    written, hop = source_words(p), p.statement.chain[0]
    first = WORD.search(written)
    if hop.role == "person" and len(hop.name.split()) > 1 and hop.name in written and hop.name[0].isupper():
        return False  # "a spokesman of the ministry, Oda Brenn"
    return first is not None and fold(first[0]) in ("a", "an", "one") and hop.role != "group"


def _by_utterance(groups: Sequence[Group]) -> list[list[Proposition]]:
    """Return what one article has of one utterance, in the order of the text."""
    found: dict[tuple[str, str], list[Proposition]] = {}
    for p in sorted((p for g in groups for p in g.members), key=lambda p: (p.assertion.span.start, p.id)):
        if p.utterance_id and not p.narration and p.statement.chain:
            found.setdefault((p.article.id, p.utterance_id), []).append(p)
    return [ps for _, ps in sorted(found.items()) if len(ps) > 1]


def _misattributed(claim_id: str, ps: Sequence[Proposition]) -> Iterator[Finding]:
    """Yield a source described as of one country, where the same article names who said so, of another."""
    for wrong in (p for p in ps if len(ps) > 1 and _generic(p)):
        side = _nations(source_words(wrong))
        for right in (p for p in ps if not _generic(p) and p.statement.chain[0].role in ("person", "organisation")):
            hop = right.statement.chain[0]
            named = _nations(" ; ".join(x for x in (source_words(right), hop.name, hop.title, hop.organisation) if x))
            spoken_for = any(side & _nations(f"{source_words(p)} ; {p.statement.chain[0].organisation or ''}") for p in ps if not _generic(p))
            if side and named and not side & named and not spoken_for:
                shown = [spot(wrong), spot(right)]
                shown += [passage(p.article.id, p.statement.source) for p in (wrong, right) if p.statement.source]
                given = f"One article gives the source of {quote(wrong.assertion.span.text)} as {quote(source_words(wrong))}"
                why = f"{given}, but names {quote(source_words(right))}."
                yield finding("misattribution", [claim_id], shown, why)
                return


def _dates(group: Group, ps: Sequence[Proposition]) -> Iterator[Finding]:
    """Yield one utterance that one article dates to two days."""
    dated = [(p, t) for p in ps for t in p.assertion.times if t.of == "utterance" and is_day(t.value)]
    for n, (a, x) in enumerate(dated):
        for b, y in dated[n + 1 :]:
            one_voice = a.utterance_id == b.utterance_id or _generic(a) or a.speaker == b.speaker
            if x.value != y.value and a.statement.id != b.statement.id and one_voice:
                told = "One utterance has two dates in one article"
                why = f"{told}: {quote(x.span.text)} is {shown_time(x.value)}, {quote(y.span.text)} is {shown_time(y.value)}."
                shown = [spot(a), spot(b), passage(a.article.id, x.span), passage(b.article.id, y.span)]
                yield finding("date_conflict", [group.id], shown, why)
                return


def _inflated(ps: Sequence[Proposition], holder: Mapping[str, Group]) -> Iterator[Finding]:
    """Yield a headline or standfirst that gives to a country what the text has from one of its officials."""
    told = [p for p in ps if not p.narration and p.statement.chain]
    tops = [p for p in told if p.position in ("headline", "standfirst") and (n := _country(p)) and n]
    bodies = [p for p in told if p.position == "body" and p.statement.chain[0].role == "person"]
    for top in tops:
        code = _country(top)
        alike = [b for b in bodies if code in _belongs(b) and _one_thing(top, b, holder)]
        itself = any(p.position == "body" and _country(p) == code and holder[p.id].id == holder[top.id].id for p in told)
        if alike and not itself:
            best = alike[0]
            others = [p for p in tops if _country(p) == code and p.id != top.id and _one_thing(p, best, holder)]
            shown = [top, *others[:2], best]
            via = [h.name for h in best.statement.chain[1:] if h.role == "agency"]
            relay = f" relayed by {via[0]}" if via else ""
            head = f"The {top.position} gives {quote(top.assertion.span.text)} to {quote(source_words(top))}"
            why = f"{head}; the text has it from one official{relay}, {quote(source_words(best))}."
            yield finding("source_inflation", {holder[p.id].id for p in shown}, [spot(p) for p in shown], why)
            return


def _country(p: Proposition) -> str | None:
    """Return the country that the source's words name and nothing else, else None."""
    found = words(source_words(p))
    inside = nations_in(found)
    alone = len(inside) == 1 and inside[0][1].by != "demonym" and inside[0][1].length == len([w for w in found if not is_stop(fold(w.text))])
    if inside:
        return inside[0][1].code if alone else None
    told = [w.text for w in found if not is_stop(fold(w.text))]
    # A lone name that the text has as the owner of a body is taken for a country.
    return fold(told[0])[:STEM] if len(told) == 1 and told[0][0].isupper() and p.statement.chain[0].role in ("organisation", "group") else None


def _belongs(p: Proposition) -> frozenset[str]:
    hop = p.statement.chain[0]
    near = p.article.text[p.statement.source.start : p.statement.source.end] if p.statement.source else ""
    return _nations(" ; ".join(x for x in (near, hop.as_written, hop.title, hop.organisation) if x))


def _one_thing(a: Proposition, b: Proposition, holder: Mapping[str, Group]) -> bool:
    return holder[a.id].id == holder[b.id].id or overlap(*sorted((a, b), key=lambda p: p.id)) >= NEAR


def _swaps(relations: Sequence[Relation]) -> Iterator[Finding]:
    """Yield a copy that put another outlet's name where its parent has its own."""
    for r in relations:
        if r.swaps and r.evidence:
            pairs = ", ".join(f"{quote(s.before)} became {quote(s.after)}" for s in r.swaps[:4])
            yield finding(
                "outlet_swap", [], [passage(e.article_id, e.span) for e in r.evidence], f"A copy changed names that its parent gives: {pairs}."
            )
