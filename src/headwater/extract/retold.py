"""What stands before a sentence that says whose words it was ("Про це повідомив X"), told again as these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.ids import make_id
from headwater.model import MEDIA, Hop, Span, Statement, noun
from headwater.text.outlets import one_name

Cut = tuple[Statement, tuple[Span, ...]]
MOST = 6
"""Statements that one sentence takes up."""
SCORE = 0.7


@noun
class Taker:
    """Who takes up what stands before: the chain, the words that name the speaker, and whether these only pass on what another said."""

    chain: tuple[Hop, ...]
    source: Span | None
    passes: bool = False


def retold(recent: Sequence[tuple[int, Cut]], taker: Taker, paragraph: int, page: tuple[Hop, ...]) -> Iterator[Cut]:
    """Yield what stands before in the same paragraph, else in the one before it: narration as the speaker's, the words of others with the media."""
    here = [cut for n, cut in recent if n == paragraph]
    before = (here or [cut for n, cut in recent if n == paragraph - 1])[-MOST:]
    chain = taker.chain
    through = [h for h in chain if h.role in MEDIA or taker.passes]
    for statement, spans in before:
        if statement.position == "headline":
            continue
        if _nobodys(statement):
            if chain[0].role not in MEDIA or not any(not _nobodys(s) for s, _ in before):
                yield _given(statement, chain, taker.source, page), spans
        elif others := [h for h in through if one_name(h.name) != one_name(statement.chain[0].name)]:
            yield replace(statement, chain=_through(statement.chain, others, page)), spans


def _nobodys(statement: Statement) -> bool:
    """Tell whether a statement is the article's own, or one that only says that somebody says so."""
    return statement.mode == "narration" or (statement.source is None and statement.chain[0].role == "unnamed" and not statement.chain[0].inferred)


def _given(statement: Statement, chain: tuple[Hop, ...], source: Span | None, page: tuple[Hop, ...]) -> Statement:
    """Return what the article told in its own voice as somebody's words."""
    content = statement.content
    return replace(
        statement,
        id=make_id("sta", statement.article_id, content.start, content.end, source.start if source else None),
        mode="indirect",
        source=source,
        chain=_through(chain, (), page),
        score=SCORE,
    )


def _through(chain: tuple[Hop, ...], media: Sequence[Hop], page: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Return a chain with media behind its hops and before what stands behind the whole page, each once."""
    behind = {one_name(h.name) for h in page}
    first = one_name(chain[0].name)
    inner = {first: chain[0]}
    for hop in (*chain[1:], *media):
        if one_name(hop.name) not in behind:
            inner.setdefault(one_name(hop.name), hop)
    return (*inner.values(), *(h for h in page if one_name(h.name) != first))


def settled(cuts: Sequence[Cut]) -> list[Cut]:
    """Return each statement once, as it was told last, where it was told first; narration that is somebody's words after all goes."""
    last = {statement.id: (statement, spans) for statement, spans in cuts}
    said = {_at(s) for s, _ in last.values() if not _nobodys(s)}
    return [last[i] for i in dict.fromkeys(s.id for s, _ in cuts) if not _nobodys(last[i][0]) or _at(last[i][0]) not in said]


def _at(statement: Statement) -> tuple[int, int]:
    return statement.content.start, statement.content.end
