"""Copies that put their own outlet's name into the words of another's text: "told us" became "told" them, though they have only copied it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.link.claims import Group, first
from headwater.link.counterparts import Place, counterparts
from headwater.link.credits import outlet_key
from headwater.link.findings import finding, passage, places, quote, same_words
from headwater.link.moments import before
from headwater.link.propositions import Proposition
from headwater.link.reuse import own_names
from headwater.link.strength import pattern_in
from headwater.link.words import words
from headwater.model import Article, Evidence, Finding, Reading, Relation, Span

LONG = 5
"""Words of a quotation that nobody says twice."""
MOST = 2
"""Sentences that are shown of one copy, each with its counterpart."""


def own_voices(readings: Sequence[Reading], relations: Sequence[Relation], found: Sequence[Finding]) -> list[Finding]:
    """Return the copies that name themselves where what they stem from does not; those that are shown already are left out."""
    articles = {r.article.id: r.article for r in readings}
    shown = places(found, "outlet_swap")
    made = []
    for r in relations:
        a, b = articles.get(r.article_id), articles.get(r.of_article_id or "")
        if a is None or b is None or r.kind == "siblings" or r.direction_basis in (None, "not evident"):
            continue
        swapped = [(x, y, m) for x, y, _ in counterparts(a, b) for m in _named(a, b, x)] if outlet_key(a) != outlet_key(b) else []
        if swapped and not any((a.id, x[0]) in shown for x, *_ in swapped):
            spots: list[Evidence] = []
            for x, y, _ in swapped[:MOST]:
                spots += [passage(a.id, _span(a, x)), passage(b.id, _span(b, y))]
            x, y, name = swapped[0]
            why = f"A copy puts its own name, {quote(name)}, into what it took over: {quote(b.text[slice(*y)])} became {quote(a.text[slice(*x)])}."
            made.append(finding("outlet_swap", [], spots, why))
    return made


def told_twice(groups: Sequence[Group], found: Sequence[Finding]) -> list[Finding]:
    """Return quotations that were said to one outlet, or to a crowd, in one article, and to its own outlet in another: nobody says a thing twice."""
    shown = places(found, "outlet_swap")
    made = []
    for g in sorted(groups, key=lambda g: g.id):
        quoted = sorted((p for p in g.members if p.statement.mode in ("direct", "mixed") and p.position == "body"), key=first)
        own = [
            (p, at) for p in quoted if len(words(p.assertion.span.text)) >= LONG and (at := _listener(p)) and (p.article.id, at.start) not in shown
        ]
        for b, mine in own:
            earlier = [a for a in quoted if not before(b.article.published, a.article.published) and _one_quotation(a, b)]
            heard = [(a, at) for a in earlier if (at := _listener(a) or _crowd(a))]
            if heard and not {(b.article.id, mine.start), (heard[0][0].article.id, heard[0][1].start)} & shown:
                a, theirs = heard[0]
                shown |= {(a.article.id, theirs.start), (b.article.id, mine.start)}
                why = f"One quotation, two listeners: {quote(theirs.text)} and {quote(mine.text)}."
                made.append(finding("outlet_swap", [g.id], [passage(a.article.id, theirs), passage(b.article.id, mine)], why))
    return made


def _one_quotation(a: Proposition, b: Proposition) -> bool:
    """Tell whether articles of two outlets quote the same words."""
    return outlet_key(a.article) != outlet_key(b.article) and same_words(a.assertion.span.text, b.assertion.span.text)


def _listener(p: Proposition) -> Span | None:
    """Return the paragraph in which a source tells something to the article's own outlet."""
    article, (start, end) = p.article, _line(p)
    for name in own_names(article):
        told = pattern_in(article.language, "listeners", "outlet").pattern
        m = re.search(told.replace("NAME", r"[\W_]+".join(re.escape(w) for w in name)), article.text[start:end], re.IGNORECASE)
        if m:
            return _span(article, (start, end))
    return None


def _crowd(p: Proposition) -> Span | None:
    """Return the paragraph in which a source tells something to reporters."""
    start, end = _line(p)
    return _span(p.article, (start, end)) if pattern_in(p.article.language, "listeners", "crowd").search(p.article.text[start:end]) else None


def _line(p: Proposition) -> Place:
    text, at = p.article.text, p.assertion.span
    stop = text.find("\n", at.end)
    return text.rfind("\n", 0, at.start) + 1, stop if stop >= 0 else len(text)


def _named(a: Article, b: Article, x: Place) -> Iterator[str]:
    """Yield the copy's own name where a sentence has it and what it stems from nowhere does."""
    for name in own_names(a):
        pattern = re.compile(r"\b" + r"[\W_]+".join(re.escape(w) for w in name) + r"\b", re.IGNORECASE)
        m = pattern.search(a.text, *x)
        if m and m[0][:1].isupper() and not pattern.search(b.text):
            yield m[0]
            return


def _span(article: Article, at: Place) -> Span:
    return Span(start=at[0], end=at[1], text=article.text[at[0] : at[1]])
