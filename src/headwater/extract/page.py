"""One page before it is read: what its steps share, and its passages in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from headwater.extract import signatures
from headwater.extract.context import Context, published_date
from headwater.extract.media import media_of, with_media
from headwater.extract.names import mentions as names
from headwater.model import Article, Hop, Mention, SectionKind
from headwater.text.sentences import lines, sentences

MENTIONS_READ = 6
"""Mentions of a source that are asked what it is."""
READ = frozenset({"headline", "standfirst", "body", "caption"})


class Passage(NamedTuple):
    """One paragraph of the story: its section's kind, where it stands, and the hops behind each of its statements (agency, then outlet)."""

    kind: SectionKind
    low: int
    high: int
    hops: tuple[Hop, ...]


def context_of(article: Article) -> Context:
    """Return what the steps of one extraction share about an article."""
    spans: list[tuple[int, int]] = []
    for section in article.sections:
        if section.kind in READ:
            spans += sentences(article.text, section.start, section.end, article.language)
    media = media_of(article)
    found = with_media(article, tuple(sorted(names(article), key=lambda m: (m.span.start, m.span.end, m.kind))), media)
    hops = signatures.page_hops(article, media)
    by_name: dict[str, tuple[Mention, ...]] = {}
    for m in found:
        if len(known := by_name.get(m.name, ())) < MENTIONS_READ:
            by_name[m.name] = (*known, m)
    return Context(
        article=article,
        published=published_date(article),
        sentences=tuple(spans),
        mentions=found,
        hops=hops,
        media=media,
        countries=frozenset(m.country for m in found if m.country),
        places=frozenset(m.name for m in found if m.kind == "place"),
        by_name=by_name,
    )


def passages(context: Context) -> Iterator[Passage]:
    """Yield the paragraphs of headline, standfirst, body and captions, in order."""
    article = context.article
    for section in article.sections:
        if section.kind not in READ:
            continue
        hops, end = context.hops, section.end
        if section.kind == "caption":
            credited, end = signatures.credit(article.text, section.start, section.end, context.media)
            if credited:
                own = tuple(h for h in context.hops if h.role == "outlet")
                hops = own if any(h.name == credited.name for h in own) else (credited, *own)
        for low, high in lines(article.text, section.start, end):
            yield Passage(section.kind, low, high, hops)
