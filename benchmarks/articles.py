"""Articles as benchmarks make them: a text of one body section, and nothing known about it."""

from __future__ import annotations

from headwater.model import Article, Extraction, Reading, Section


def article(name: str, text: str, language: str | None = "en") -> Article:
    """Return an article of no outlet and no date; `dataclasses.replace` sets what is known."""
    return Article(
        id=name,
        capture_id=name,
        file_name=None,
        url=None,
        outlet=None,
        title=None,
        byline=None,
        published=None,
        published_basis=None,
        modified=None,
        language=language,
        text=text,
        sections=(Section(kind="body", start=0, end=len(text)),) if text else (),
        made_by="benchmark",
    )


def unread(of: Article) -> Reading:
    """Return an article of which nothing was extracted."""
    return Reading(article=of, extraction=Extraction(article_id=of.id, statements=(), assertions=(), mentions=()))
