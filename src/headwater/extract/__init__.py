"""Extract: one article -> its statements, assertions and names. Sees one article only.

    sections -> sentences -> attributions -> statements (source, cue, content, written chain) -> assertions (one proposition each)

`extract` is the room's one public verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.extract import coreference, signatures, transcripts
from headwater.extract.context import Context, published_date
from headwater.extract.details import describe
from headwater.extract.hopnames import with_hops
from headwater.extract.leads import name_leads
from headwater.extract.media import media_of, with_media
from headwater.extract.names import mentions as names
from headwater.extract.paragraphs import paragraph
from headwater.extract.statements import Cut, Reader
from headwater.model import Article, Extraction, Mention, Section, Statement
from headwater.text.sentences import lines, sentences

MENTIONS_READ = 6
"""Mentions of a source that are asked what it is."""
READ = frozenset({"headline", "standfirst", "body", "caption"})

__all__ = ["extract"]


def extract(article: Article) -> Extraction:
    """Return all that one article yields; the same article always yields the same."""
    context = _context(article)
    cuts = name_leads(_distinct(_cuts(context)))
    assertions = tuple(describe(article, statement, span, context) for statement, spans in cuts for span in spans)
    statements = tuple(statement for statement, _ in cuts)
    return Extraction(article_id=article.id, statements=statements, assertions=assertions, mentions=with_hops(article, context.mentions, statements))


def _context(article: Article) -> Context:
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


def _cuts(context: Context) -> Iterator[Cut]:
    article = context.article
    reader = Reader(context, coreference.begin(article.text, context.mentions, context.sentences), speakers=transcripts.speakers(article))
    number = 0
    for section in article.sections:
        if section.kind not in READ:
            continue
        reader.section, reader.page = section.kind, context.hops
        end = section.end
        if section.kind == "caption":
            credited, end = signatures.credit(article.text, section.start, section.end, context.media)
            if credited:
                own = tuple(h for h in context.hops if h.role == "outlet")
                reader.page = own if any(h.name == credited.name for h in own) else (credited, *own)
        for low, high in lines(article.text, section.start, end):
            number += 1
            yield from _paragraph(reader, article, section, (low, high), number)


def _paragraph(reader: Reader, article: Article, section: Section, passage: tuple[int, int], number: int) -> Iterator[Cut]:
    low, high = passage
    hop = next((h for h in reader.context.hops if h.span and low <= h.span.start and h.span.end <= high), None)
    if hop and hop.span and high - low <= len(hop.span.text) + 25:
        return
    if section.kind == "body":
        # a dateline: what is reported begins behind it
        low = signatures.dateline(article.text, low, high)
    turn = transcripts.turn(article.text, low, high, reader.speakers)
    if turn is not None:
        yield from reader.spoken(turn, high, number)
        return
    for sentence in paragraph(article.text, low, high, headline=section.kind == "headline", language=article.language):
        yield from reader.read(sentence, number)


def _distinct(cuts: Iterator[Cut]) -> list[Cut]:
    """Return cuts with ids of their own: the first of two statements with one passage and one source stays."""
    seen: dict[str, Statement] = {}
    kept: list[Cut] = []
    for statement, spans in cuts:
        if statement.id not in seen:
            seen[statement.id] = statement
            kept.append((statement, tuple(dict.fromkeys(spans))))
    return kept
