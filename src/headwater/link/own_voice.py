"""Copies that put their own outlet's name into the words of another's text: "told us" became "told" them, though they have only copied it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.link.counterparts import Place, counterparts
from headwater.link.credits import outlet_key
from headwater.link.findings import finding, passage, quote
from headwater.link.reuse import own_names
from headwater.model import Article, Evidence, Finding, Reading, Relation, Span

MOST = 2
"""Sentences that are shown of one copy, each with its counterpart."""


def own_voices(readings: Sequence[Reading], relations: Sequence[Relation], found: Sequence[Finding]) -> list[Finding]:
    """Return the copies that name themselves where what they stem from does not; those that are shown already are left out."""
    articles = {r.article.id: r.article for r in readings}
    shown = {(e.article_id, e.span.start) for f in found if f.kind == "outlet_swap" for e in f.evidence}
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
