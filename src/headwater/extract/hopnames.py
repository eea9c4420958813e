"""Names for hops: every named hop of a chain is a mention too, so that it can become an entity."""

from __future__ import annotations

from bisect import bisect_left

from headwater.model import Article, EntityKind, Hop, Mention, Role, Span, Statement

KINDS: dict[Role, EntityKind] = {"person": "person", "organisation": "organisation", "group": "group", "outlet": "outlet", "agency": "outlet"}


def with_hops(article: Article, mentions: tuple[Mention, ...], statements: tuple[Statement, ...]) -> tuple[Mention, ...]:
    """Return the mentions with one more for each named hop that none of them touches."""
    found: dict[tuple[int, int], Mention] = {}
    starts = [m.span.start for m in mentions]
    for statement in statements:
        for hop in statement.chain:
            kind = KINDS.get(hop.role)
            if kind is None or hop.span is None or hop.inferred:
                continue
            if not _touched(hop.span, mentions, starts):
                span = _narrowed(article.text, hop)
                found.setdefault(
                    (span.start, span.end),
                    Mention(article_id=article.id, span=span, kind=kind, name=hop.name, title=hop.title, organisation=hop.organisation),
                )
    return tuple(sorted([*mentions, *found.values()], key=lambda m: (m.span.start, m.span.end, m.kind, m.name)))


def _touched(span: Span, mentions: tuple[Mention, ...], starts: list[int]) -> bool:
    low = bisect_left(starts, span.end)
    return any(m.span.end > span.start and m.kind not in ("place", "equipment", "agreement", "activity") for m in mentions[max(0, low - 8) : low])


def _narrowed(text: str, hop: Hop) -> Span:
    """Return where the name itself stands in a hop's words."""
    assert hop.span is not None
    at = text.find(hop.name, hop.span.start, hop.span.end)
    return Span(start=at, end=at + len(hop.name), text=hop.name) if at >= 0 and hop.name else hop.span
