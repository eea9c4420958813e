"""Corrections: what `link` and the views read in place of what was extracted, which stays as it is in the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from headwater.model import Article, Assertion, EntityKind, Extraction, Figure, Hop, Mention, Mode, Outlet, Reading, Span, Statement, noun
from headwater.review.attached import Attached
from headwater.text.offsets import overlap

Settings = Mapping[str, str]


@noun
class Override:
    """One field of an assertion, an article, or the mention at a place, set to another value."""

    article_id: str
    assertion_id: str | None
    at: Span | None
    field: str
    new: str


def override(a: Attached, readings: Sequence[Reading]) -> Iterator[Override]:
    """Yield what a correction changes in these readings."""
    field, new = a.meaning.setting
    articles = {p.article_id for at in a.places for p in at}
    if a.meaning.subject == "article":
        for i in sorted(articles):
            yield Override(article_id=i, assertion_id=None, at=None, field=field, new=new)
    elif a.meaning.subject == "assertion":
        for article_id, assertion_id in sorted({(p.article_id, p.assertion_id) for at in a.places for p in at if p.assertion_id}):
            yield Override(article_id=article_id, assertion_id=assertion_id, at=None, field=field, new=new)
    else:
        yield from _of_mentions(a, [r for r in readings if r.article.id in articles], field, new)


def _of_mentions(a: Attached, readings: Sequence[Reading], field: str, new: str) -> Iterator[Override]:
    spots: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for at in a.places:
        for p in at:
            spots[p.article_id].add((p.span.start, p.span.end))
    for r in readings:
        for m in r.extraction.mentions:
            if any(overlap((m.span.start, m.span.end), s) for s in spots[r.article.id]):
                yield Override(article_id=r.article.id, assertion_id=None, at=m.span, field=field, new=new)


def corrected(readings: Sequence[Reading], overrides: Iterable[Override]) -> list[Reading]:
    """Return the readings with the corrections in force; of two for one field the later one holds."""
    of: defaultdict[str, list[Override]] = defaultdict(list)
    for o in overrides:
        of[o.article_id].append(o)
    if not of:
        return list(readings)
    names = {m.name for r in readings for m in r.extraction.mentions}
    return [_corrected(r, of[r.article.id], names) if r.article.id in of else r for r in readings]


def _corrected(reading: Reading, overrides: Sequence[Override], names: set[str]) -> Reading:
    article: dict[str, str] = {}
    assertions: defaultdict[str, dict[str, str]] = defaultdict(dict)
    mentions: defaultdict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for o in overrides:
        if o.assertion_id:
            assertions[o.assertion_id][o.field] = o.new
        elif o.at:
            mentions[o.at.start, o.at.end][o.field] = o.new
        else:
            article[o.field] = o.new
    extraction = _sourced(reading.extraction, assertions, names)
    extraction = replace(
        extraction,
        assertions=tuple(_assertion(a, assertions.get(a.id, {})) for a in extraction.assertions),
        mentions=tuple(_mention(m, mentions.get((m.span.start, m.span.end), {})) for m in extraction.mentions),
    )
    return _article(replace(reading, extraction=extraction), article)


def _assertion(a: Assertion, new: Settings) -> Assertion:
    changes: dict[str, Any] = {field: new[field] for field in ("status", "stance") if field in new}
    if "distanced" in new:
        changes["distanced"] = new["distanced"] == "true"
    if "figure" in new and a.figures:
        changes["figures"] = (_figure(a.figures[0], float(new["figure"])), *a.figures[1:])
    return replace(a, **changes) if changes else a


def _figure(figure: Figure, value: float) -> Figure:
    return replace(figure, value=value, low=None, high=None, modifier=None)


def _mention(m: Mention, new: Settings) -> Mention:
    kinds: dict[str, EntityKind] = {"kind": new["kind"]} if "kind" in new else {}  # type: ignore[dict-item]  # `values` has checked it
    return replace(m, name=new.get("name", m.name), country=new.get("country", m.country), kind=kinds.get("kind", m.kind)) if new else m


def _article(reading: Reading, new: Settings) -> Reading:
    """Return a reading whose article has another outlet or date; the last hop of its chains is its outlet."""
    article: Article = reading.article
    if "published" in new:
        article = replace(article, published=new["published"], published_basis="an analyst")
    if "outlet" not in new:
        return replace(reading, article=article)
    article = replace(article, outlet=Outlet(name=new["outlet"], domain=article.outlet.domain if article.outlet else None))
    own = Hop(role="outlet", name=new["outlet"])

    def ends(s: Statement) -> Statement:
        kept = s.chain[:-1] if s.chain and s.chain[-1].role == "outlet" else s.chain
        return replace(s, chain=(*kept, own))

    statements = tuple(ends(s) for s in reading.extraction.statements)
    return replace(reading, article=article, extraction=replace(reading.extraction, statements=statements))


def _sourced(extraction: Extraction, assertions: Mapping[str, Settings], names: set[str]) -> Extraction:
    """Return an extraction whose statements have the sources that an analyst gave them; a new name is a mention where the source stands."""
    given = {a.statement_id: new["source"] for a in extraction.assertions if "source" in (new := assertions.get(a.id, {}))}
    if not given:
        return extraction
    statements, fresh = [], []
    for s in extraction.statements:
        name = given.get(s.id)
        if name is None:
            statements.append(s)
            continue
        head = s.chain[0] if s.chain and s.mode != "narration" else None
        role = head.role if head and head.role != "unnamed" else "person"
        hop = Hop(role=role, name=name, channel=head.channel if head else None)
        mode: Mode = "indirect" if s.mode == "narration" else s.mode
        statements.append(replace(s, mode=mode, chain=(hop, *(s.chain[1:] if head else s.chain))))
        if name not in names:
            kind: EntityKind = (
                "organisation" if role in ("organisation", "outlet", "agency", "document") else "group" if role == "group" else "person"
            )
            fresh.append(Mention(article_id=s.article_id, span=s.source or s.content, kind=kind, name=name))
    return replace(extraction, statements=tuple(statements), mentions=(*extraction.mentions, *fresh))
