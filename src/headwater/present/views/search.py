"""What a search finds: claims and entities by name, articles by their text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from headwater.model import Evidence, Span, noun
from headwater.present.views.claims import ClaimRow, claim_row, matching, sorted_rows
from headwater.present.views.entity import KIND_WORDS
from headwater.present.views.index import Index
from headwater.present.views.passages import Passage, entity_href, evidence_passages

MAX_FOUND = 50
WORD = re.compile(r"\w+")


@noun
class EntityRow:
    """One entity in a list."""

    href: str
    name: str
    kind_words: str
    other_names: tuple[str, ...]
    mentions: int


@noun
class SearchView:
    """What a query finds; at most so many of each."""

    query: str
    claims: tuple[ClaimRow, ...]
    entities: tuple[EntityRow, ...]
    passages: tuple[Passage, ...]


def search_view(index: Index, query: str, hits: Iterable[tuple[str, Span]]) -> SearchView:
    """Return what a query finds; `hits` are the ledger's passages."""
    rows = [claim_row(index, c) for c in index.claims.values()] if query.strip() else []
    passages = evidence_passages(index, tuple(Evidence(article_id=article, span=_hit(span, query)) for article, span in hits))
    return SearchView(
        query=query,
        claims=tuple(sorted_rows(matching(rows, query), "origins")[:MAX_FOUND]),
        entities=_entities(index, query),
        # nothing marks these passages yet: the address tells the article's page to
        passages=tuple(replace(p, href=p.href.replace("#p-", f"?p={p.href.rpartition('#p-')[2]}#p-")) for p in passages),
    )


def _hit(span: Span, query: str) -> Span:
    """Return the first word of a passage that the query asks for, the passage where none of its words stands in it."""
    asked = [re.escape(w) for w in WORD.findall(query)]
    found = re.search(rf"\b(?:{'|'.join(asked)})\w*", span.text, re.IGNORECASE) if asked else None
    return Span(start=span.start + found.start(), end=span.start + found.end(), text=found[0]) if found else span


def _entities(index: Index, query: str) -> tuple[EntityRow, ...]:
    words = query.casefold().split()
    found = [e for e in index.entities.values() if words and any(all(w in n.casefold() for w in words) for n in (e.name, *(f.text for f in e.names)))]
    found.sort(key=lambda e: (-len(e.mentions), e.name, e.id))
    return tuple(
        EntityRow(
            href=entity_href(e.id),
            name=e.name,
            kind_words=KIND_WORDS[e.kind],
            other_names=tuple(f.text for f in e.names if f.text != e.name)[:5],
            mentions=len(e.mentions),
        )
        for e in found[:MAX_FOUND]
    )
