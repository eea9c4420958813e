"""The second reader: an OpenAI-compatible endpoint as another `extract`, used only where it is asked for.

    paragraphs -> request -> answer -> every word of it found in its paragraph, or refused -> statements; the rules read what was refused

The model says where something stands and what it takes for planned or denied; names, dates, figures and places are read by the rules at those
passages. Nothing it says enters that does not stand in the article, and what was refused is a failure of the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from headwater.extract import extract
from headwater.extract.hopnames import with_hops
from headwater.extract.page import Passage, context_of, passages
from headwater.extract.second import endpoint as where
from headwater.extract.second.answer import MAX_STATEMENTS
from headwater.extract.second.asking import Line, Numbered, ask
from headwater.extract.second.building import Builder, Made
from headwater.extract.second.endpoint import Endpoint
from headwater.extract.second.proposals import Grounded, ground
from headwater.extract.second.refusal import Refusal, quoted, without_key
from headwater.model import Article, Extraction, Failure

STEP = "second reader"
MOST_FAILURES = 20
"""Refused statements of one article that are recorded one by one; of more, only how many."""

__all__ = ["STEP", "Endpoint", "second_reader"]


def second_reader(endpoint: Endpoint) -> Callable[[Article], Extraction]:
    """Return an `extract` that asks an endpoint; safe to call from several threads. Raises SettingsError for a key that cannot be one."""
    where.key(endpoint)
    line = Line()

    def extract_with(article: Article) -> Extraction:
        return _extract(article, endpoint, line)

    return extract_with


@dataclass(slots=True)
class _Reading:
    """What the endpoint's answers to one article come to."""

    article: Article
    grounded: list[Grounded] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    """Paragraphs of which an answer, or a part of one, was refused."""
    reasons: list[str] = field(default_factory=list)


def _extract(article: Article, endpoint: Endpoint, line: Line) -> Extraction:
    context = context_of(article)
    all_passages = tuple(passages(context))
    reading = _Reading(article)
    _ask_all(reading, endpoint, line, all_passages)
    own = list(Builder(context, all_passages, where.made_by(endpoint)).build(reading.grounded))
    if not own:
        # every report says something: an answer that finds nothing is no reading
        if all_passages and not reading.reasons:
            reading.reasons.append("the answer holds no statement: the rules read the whole article")
        return replace(extract(article), failures=_failures(reading, endpoint))
    made = _in_order([*own, *(_by_rules(article, all_passages, reading, own) if reading.refused else ())])
    statements = tuple(statement for statement, _ in made)
    return Extraction(
        article_id=article.id,
        statements=statements,
        assertions=tuple(a for _, assertions in made for a in assertions),
        mentions=with_hops(article, context.mentions, statements),
        failures=_failures(reading, endpoint),
    )


def _ask_all(reading: _Reading, endpoint: Endpoint, line: Line, all_passages: Sequence[Passage]) -> None:
    pieces = list(_pieces(all_passages, endpoint.max_request_chars))
    for n, piece in enumerate(pieces):
        try:
            _read_piece(reading, endpoint, line, piece, n)
        except Refusal as refusal:
            stops = refusal.silent or n >= endpoint.max_requests
            left = [number for rest in (pieces[n:] if stops else [piece]) for number, _ in rest]
            reading.refused.update(left)
            reading.reasons.append(f"{refusal}: the rules read {_paragraphs(left, len(all_passages))}")
            if refusal.silent:
                line.failed()
            if stops:
                return


def _pieces(all_passages: Sequence[Passage], most: int) -> Iterator[list[Numbered]]:
    """Yield the paragraphs in pieces of a bounded size; a paragraph that is longer goes alone, for it cannot be cut without cutting a sentence."""
    piece: list[Numbered] = []
    size = 0
    for number, passage in enumerate(all_passages, 1):
        length = passage.high - passage.low
        if piece and size + length > most:
            yield piece
            piece, size = [], 0
        piece.append((number, passage))
        size += length
    if piece:
        yield piece


def _read_piece(reading: _Reading, endpoint: Endpoint, line: Line, piece: Sequence[Numbered], before: int) -> None:
    article = reading.article
    if before >= endpoint.max_requests:
        raise Refusal(f"not asked: an article is sent in at most {endpoint.max_requests} pieces")
    if len(piece) == 1 and piece[0][1].high - piece[0][1].low > endpoint.max_request_chars:
        raise Refusal(f"not asked: a paragraph is longer than {endpoint.max_request_chars:,} code points")
    answer = ask(endpoint, line, article.text, piece, article.language)
    sent = dict(piece)
    if len(answer.statements) > MAX_STATEMENTS:
        reading.reasons.append(f"the answer has {len(answer.statements):,} statements; those after the first {MAX_STATEMENTS} are refused")
        reading.refused.update({s.paragraph for s in answer.statements[MAX_STATEMENTS:]} & sent.keys())
    for said in answer.statements[:MAX_STATEMENTS]:
        try:
            reading.grounded.append(ground(said, article.text, sent, article.language))
        except Refusal as refusal:
            reading.refused.update({said.paragraph} & sent.keys())
            reading.reasons.append(f"paragraph {said.paragraph}: the statement {quoted(said.content)} is refused: {refusal}")


def _by_rules(article: Article, all_passages: Sequence[Passage], reading: _Reading, own: Sequence[Made]) -> Iterator[Made]:
    """Yield the rules' statements in paragraphs of which something was refused, where the second reader has none."""
    ruled = extract(article)
    taken = [(s.content.start, s.content.end) for s, _ in own]
    stretches = [(p.low, p.high) for n, p in enumerate(all_passages, 1) if n in reading.refused]
    of = {s.id: tuple(a for a in ruled.assertions if a.statement_id == s.id) for s in ruled.statements}
    for statement in ruled.statements:
        start, end = statement.content.start, statement.content.end
        if any(low <= start and end <= high for low, high in stretches) and not any(a < end and start < b for a, b in taken):
            yield statement, of[statement.id]


def _in_order(made: Sequence[Made]) -> list[Made]:
    return sorted(made, key=lambda m: (m[0].content.start, m[0].content.end, m[0].id))


def _paragraphs(numbers: Sequence[int], of: int) -> str:
    if len(numbers) == of:
        return "the whole article"
    return f"paragraph {numbers[0]}" if len(numbers) == 1 else f"paragraphs {numbers[0]} to {numbers[-1]}"


def _failures(reading: _Reading, endpoint: Endpoint) -> tuple[Failure, ...]:
    article, key = reading.article, where.key(endpoint)
    reasons = list(dict.fromkeys(without_key(reason, key) for reason in reading.reasons))
    if len(reasons) > MOST_FAILURES:
        reasons = [*reasons[:MOST_FAILURES], f"{len(reasons) - MOST_FAILURES:,} more of its statements are refused"]
    subject = article.file_name or article.url or article.id
    return tuple(Failure(subject=subject, step=STEP, reason=reason) for reason in reasons)
