"""Passages: the words that everything rests on, with the address where they can be opened."""

from __future__ import annotations

from urllib.parse import quote

from headwater.model import Article, Assertion, Evidence, Span, noun
from headwater.present.views.index import Index, article_title, outlet_name
from headwater.present.views.words import human_time, shorten

CONTEXT = 90
"""Characters shown before and after a passage."""


@noun
class Passage:
    """A passage with a little of what stands around it, where it stands, and the address that opens it."""

    article_id: str
    assertion_id: str | None
    outlet: str
    title: str
    published: str | None
    published_words: str
    language: str | None
    before: str
    text: str
    after: str
    href: str


def article_href(article_id: str) -> str:
    """Return the address of an article's page."""
    return f"/articles/{quote(article_id, safe='')}"


def claim_href(claim_id: str) -> str:
    """Return the address of a claim's page."""
    return f"/claims/{quote(claim_id, safe='')}"


def entity_href(entity_id: str) -> str:
    """Return the address of an entity's page."""
    return f"/entities/{quote(entity_id, safe='')}"


def assertion_anchor(assertion_id: str) -> str:
    """Return the id that an assertion's passage has on its article's page."""
    return f"a-{assertion_id}"


def span_anchor(span: Span) -> str:
    """Return the id that any other passage has on its article's page."""
    return f"p-{span.start}-{span.end}"


def assertion_passage(index: Index, assertion: Assertion) -> Passage:
    """Return the passage of an assertion."""
    return _passage(index.articles[assertion.article_id], assertion.span, assertion.id)


def evidence_passage(index: Index, evidence: Evidence) -> Passage | None:
    """Return the passage of a piece of evidence, or None where its article is gone."""
    article = index.articles.get(evidence.article_id)
    return _passage(article, evidence.span, None) if article else None


def evidence_passages(index: Index, evidence: tuple[Evidence, ...]) -> tuple[Passage, ...]:
    """Return the passages of several pieces of evidence, in their order."""
    return tuple(p for e in evidence if (p := evidence_passage(index, e)))


def _passage(article: Article, span: Span, assertion_id: str | None) -> Passage:
    anchor = assertion_anchor(assertion_id) if assertion_id else span_anchor(span)
    before, after = _around(article.text, span)
    return Passage(
        article_id=article.id,
        assertion_id=assertion_id,
        outlet=outlet_name(article),
        title=shorten(article_title(article), 140),
        published=article.published,
        published_words=human_time(article.published),
        language=article.language,
        before=before,
        text=" ".join(span.text.split()),
        after=after,
        href=f"{article_href(article.id)}#{quote(anchor, safe='')}",
    )


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return what stands before and after, within its line and cut at words; white space next to the passage is kept as one blank."""
    start = max(0, span.start - CONTEXT)
    before = text[start : span.start].rpartition("\n")[2]
    if start > 0 and "\n" not in text[start : span.start]:
        before = "…" + before.partition(" ")[2]
    end = min(len(text), span.end + CONTEXT)
    after = text[span.end : end].partition("\n")[0]
    if end < len(text) and "\n" not in text[span.end : end]:
        after = after.rpartition(" ")[0] + "…"
    return before, after
