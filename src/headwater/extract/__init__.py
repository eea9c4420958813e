"""Extract: one article -> its statements, assertions and names. Sees one article only.

    sections -> sentences -> attributions -> statements (source, cue, content, written chain) -> assertions (one proposition each)

`extract` is the room's one public verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from headwater.extract import coreference, retold, signatures, transcripts
from headwater.extract.context import Context
from headwater.extract.details import describe
from headwater.extract.hopnames import with_hops
from headwater.extract.leads import name_leads, pass_leads
from headwater.extract.page import Passage, context_of, passages
from headwater.extract.paragraphs import paragraph
from headwater.extract.pointing import attributed
from headwater.extract.statements import Cut, Reader
from headwater.extract.transcripts import Turn
from headwater.extract.written_chains import WrittenChains
from headwater.model import Article, Extraction, Statement

__all__ = ["extract"]


def extract(article: Article) -> Extraction:
    """Return all that one article yields; the same article always yields the same."""
    context = context_of(article)
    written = WrittenChains(context, coreference.begin(article.text, context.mentions, context.sentences))
    reader = Reader(context, written, speakers=transcripts.speakers(article))
    told = _distinct(attributed(retold.settled(list(_cuts(reader))), reader.pointed, article.text))
    cuts = pass_leads(name_leads(told), context.hops, article)
    assertions = tuple(describe(article, statement, span, context) for statement, spans in cuts for span in spans)
    statements = tuple(statement for statement, _ in cuts)
    return Extraction(article_id=article.id, statements=statements, assertions=assertions, mentions=with_hops(article, context.mentions, statements))


def _cuts(reader: Reader) -> Iterator[Cut]:
    answers = _answers(reader.context) if not reader.speakers else {}
    for number, passage in enumerate(passages(reader.context), 1):
        reader.section, reader.page = passage.kind, passage.hops
        yield from _paragraph(reader, passage, number, answers)


def _answers(context: Context) -> dict[int, Turn]:
    """Return the paragraphs that answer an interview's questions by where they begin, each as a turn of who is interviewed."""
    begins = transcripts.answers(context.article)
    text, first = context.article.text, min(begins, default=0)
    who = coreference.interviewed(text[:first], context.mentions)
    at = (who.span.start, who.span.end) if who else transcripts.introduced(text, first) if begins else None
    return {low: Turn(*at, begin) for low, begin in begins.items()} if at else {}


def _paragraph(reader: Reader, passage: Passage, number: int, answers: Mapping[int, Turn]) -> Iterator[Cut]:
    article = reader.context.article
    low, high = passage.low, passage.high
    hop = next((h for h in reader.context.hops if h.span and low <= h.span.start and h.span.end <= high), None)
    if hop and hop.span and high - low <= len(hop.span.text) + 25:
        return
    if passage.kind == "body":
        # a dateline: what is reported begins behind it
        low = signatures.dateline(article.text, low, high)
    turn = transcripts.turn(article.text, low, high, reader.speakers) or answers.get(low)
    if turn is not None:
        yield from reader.spoken(turn, high, number)
        return
    for sentence in paragraph(article.text, low, high, headline=passage.kind == "headline", language=article.language):
        yield from reader.read(sentence, number)


def _distinct(cuts: Iterable[Cut]) -> list[Cut]:
    """Return cuts with ids of their own: the first of two statements with one passage and one source stays."""
    seen: dict[str, Statement] = {}
    kept: list[Cut] = []
    for statement, spans in cuts:
        if statement.id not in seen:
            seen[statement.id] = statement
            kept.append((statement, tuple(dict.fromkeys(spans))))
    return kept
