"""One article: its text with everything read from it marked, where its dates come from, and how it relates to others."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.model import Article, Capture, Evidence, Statement, noun
from headwater.present.views.chains import ChainView, chain_view
from headwater.present.views.claims import claim_statuses
from headwater.present.views.index import Index, article_title, find, outlet_name
from headwater.present.views.passages import assertion_anchor, claim_href, span_anchor
from headwater.present.views.relations import RelationView, relation_views
from headwater.present.views.segments import Block, TextMark, blocks
from headwater.present.views.words import Mark, badge, human_time


@noun
class AssertionView:
    """One assertion in the margin: its number, its claim, and what is counted for it."""

    number: int
    id: str
    anchor: str
    text: str
    claim: str | None
    """Address of its claim."""
    badge: str
    statuses: tuple[Mark, ...]
    denies: tuple[tuple[str, str], ...]
    """Address and wording of each claim that it denies."""


@noun
class StatementView:
    """One statement in the margin."""

    anchor: str
    chain: ChainView
    assertions: tuple[AssertionView, ...]


@noun
class ArticleView:
    """An article with its marks, its margin, its relations and its original."""

    id: str
    title: str
    outlet: str
    domain: str | None
    byline: str | None
    language: str | None
    url: str | None
    facts: tuple[tuple[str, str, str], ...]
    """Name, value and basis of what is known about the article."""
    provenance: tuple[tuple[str, str, str], ...]
    """The same of the capture it was read from."""
    blocks: tuple[Block, ...]
    numbers: dict[str, AssertionView]
    statements: tuple[StatementView, ...]
    relations: tuple[RelationView, ...]
    capture: Capture | None
    anchors: tuple[str, ...]
    """All ids under which passages of this text can be opened."""


def article_view(index: Index, article_id: str, shown: tuple[int, int] | None = None) -> ArticleView:
    """Return the page of an article, named by its id or the beginning of it, with one more passage to open; raises NotFound."""
    article = find(index.articles, article_id, "article")
    capture = index.captures.get(article.capture_id)
    statements = _statements(index, article)
    extra = (TextMark(start=shown[0], end=shown[1], kind="evidence", id="shown", anchor=f"p-{shown[0]}-{shown[1]}"),) if shown else ()
    marks = tuple(dict.fromkeys((*_marks(index, article), *extra)))
    return ArticleView(
        id=article.id,
        title=article_title(article),
        outlet=outlet_name(article),
        domain=article.outlet.domain if article.outlet else None,
        byline=article.byline,
        language=article.language,
        url=article.url,
        facts=tuple(_facts(article)),
        provenance=tuple(_provenance(article, capture)),
        blocks=blocks(article, marks),
        numbers={a.id: a for s in statements for a in s.assertions},
        statements=statements,
        relations=relation_views(index, article),
        capture=capture,
        anchors=tuple(dict.fromkeys(m.anchor for m in marks)),
    )


def _statements(index: Index, article: Article) -> tuple[StatementView, ...]:
    views, number = [], 0
    for statement in index.statements_of.get(article.id, ()):
        assertions = index.assertions_of.get(statement.id, ())
        rows = []
        for assertion in assertions:
            number += 1
            claim = index.claims.get(index.claim_of.get(assertion.id, ""))
            rows.append(
                AssertionView(
                    number=number,
                    id=assertion.id,
                    anchor=assertion_anchor(assertion.id),
                    text=" ".join(assertion.span.text.split()),
                    claim=claim_href(claim.id) if claim else None,
                    badge=badge(claim.outlets, claim.established_origins, claim.possible_origins) if claim else "",
                    statuses=claim_statuses(index, claim) if claim else (),
                    denies=tuple((claim_href(c.id), c.wording) for c in index.claims.values() if assertion.id in c.denied_by),
                )
            )
        views.append(StatementView(anchor=_statement_anchor(statement), chain=chain_view(index, statement, assertions), assertions=tuple(rows)))
    return tuple(views)


def _statement_anchor(statement: Statement) -> str:
    return f"s-{statement.id}"


def _marks(index: Index, article: Article) -> Iterator[TextMark]:
    for statement in index.statements_of.get(article.id, ()):
        anchor = _statement_anchor(statement)
        yield TextMark(start=statement.content.start, end=statement.content.end, kind="statement", id=statement.id, anchor=anchor)
        for kind, span in (("cue", statement.cue), ("source", statement.source)):
            if span:
                yield TextMark(start=span.start, end=span.end, kind="cue" if kind == "cue" else "source", id=statement.id, anchor=span_anchor(span))
        for a in index.assertions_of.get(statement.id, ()):
            yield TextMark(start=a.span.start, end=a.span.end, kind="assertion", id=a.id, anchor=assertion_anchor(a.id))
    for evidence in _evidence(index, article.id):
        span = evidence.span
        yield TextMark(start=span.start, end=span.end, kind="evidence", id=span_anchor(span), anchor=span_anchor(span))
    for start, end, _ in index.mentions.get(article.id, ()):
        yield TextMark(start=start, end=end, kind="mention", id=f"p-{start}-{end}", anchor=f"p-{start}-{end}")


def _evidence(index: Index, article_id: str) -> Iterator[Evidence]:
    """Yield every passage of the article that some other page opens."""
    groups = [
        *(f.evidence for f in index.findings),
        *(r.evidence for r in index.resolutions.values()),
        *(r.evidence for r in index.relations),
        *((pair.left, pair.right) for r in index.relations for pair in r.alignment),
        *(o.evidence for c in index.claims.values() for o in c.independence),
    ]
    for group in groups:
        yield from (e for e in group if e.article_id == article_id)


def _facts(article: Article) -> Iterator[tuple[str, str, str]]:
    if article.byline:
        yield "Byline", article.byline, ""
    yield "Published", human_time(article.published) or "not known", article.published_basis or ""
    if article.modified:
        yield "Modified", human_time(article.modified), article.modified_basis or ""
    if article.language:
        yield "Language", article.language, ""


def _provenance(article: Article, capture: Capture | None) -> Iterator[tuple[str, str, str]]:
    if capture:
        yield "Captured", human_time(capture.obtained_at), capture.obtained_by
        yield "Original", f"{capture.media_type}, {capture.size:,} bytes", f"SHA-256 {capture.sha256}"
    if article.file_name:
        yield "File", article.file_name, ""
    yield "Read by", article.made_by, ""
