"""Full-text search over the articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, and_, select, text

from headwater.ledger import schema
from headwater.ledger.outcome import Indexed
from headwater.ledger.session import Session, parse
from headwater.model import Article, Span
from headwater.text.offsets import take

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32
_AROUND = 120
"""Characters shown on either side of a hit."""
_MARK = "\ue0ff"
"""A private character that marks a hit; a text that holds it is shown from its first literal hit."""


class Search(Session):
    """Search by words."""

    def search(self, query: str, limit: int = 50) -> list[tuple[str, Span]]:
        """Return (article id, passage) for the articles that hold all the words, best first; a word may be the beginning of one."""
        words = _WORD.findall(schema.storable(query))[:_MOST_WORDS]
        if not words:
            return []
        with self._reading() as connection:
            found = _fts(connection, words, limit) if connection.dialect.name == "sqlite" else _like(connection, words, limit)
        return [(article.id, passage) for article, at in found if (passage := _passage(article.text, at))]


def index(connection: Connection, articles: Sequence[Indexed]) -> None:
    """Make articles findable."""
    if connection.dialect.name != "sqlite" or not articles:
        return
    c = schema.articles.c
    numbers = {row.id: row.number for row in connection.execute(select(c.id, c.number).where(c.id.in_([a.article_id for a in articles])))}
    rows = [{"number": numbers[a.article_id], "title": a.title, "text": a.text} for a in articles]
    connection.execute(text("INSERT INTO articles_fts (rowid, title, text) VALUES (:number, :title, :text)"), rows)


def _fts(connection: Connection, words: Sequence[str], limit: int) -> list[tuple[Article, int]]:
    # every word quoted: nothing in it is an operator
    match = " ".join(f'"{word}"*' for word in words)
    rows = connection.execute(
        text(
            "SELECT articles.body, highlight(articles_fts, 1, :mark, '') FROM articles_fts JOIN articles ON articles.number = articles_fts.rowid "
            "WHERE articles_fts MATCH :match ORDER BY bm25(articles_fts, 4.0, 1.0), articles.id LIMIT :limit"
        ),
        {"match": match, "mark": _MARK, "limit": limit},
    ).all()
    articles = parse(Article, [row[0] for row in rows])
    return [(a, (row[1] or "").find(_MARK) if _MARK not in a.text else _literal(a.text, words)) for a, row in zip(articles, rows, strict=True)]


def _like(connection: Connection, words: Sequence[str], limit: int) -> list[tuple[Article, int]]:
    c = schema.articles.c
    query = select(c.body).where(and_(*(c.body.icontains(word, autoescape=True) for word in words))).order_by(c.id).limit(limit)
    return [(a, _literal(a.text, words)) for a in parse(Article, connection.execute(query).scalars().all())]


def _literal(value: str, words: Sequence[str]) -> int:
    found = re.search("|".join(re.escape(word) for word in words), value, re.IGNORECASE)
    return found.start() if found else -1


def _passage(value: str, at: int) -> Span | None:
    """Return the passage around a hit, cut between words; the beginning of the text where only the title holds the words."""
    at = max(at, 0)
    start, end = max(0, at - _AROUND), min(len(value), at + _AROUND)
    while start > 0 and start < at and not value[start - 1].isspace():
        start += 1
    while end < len(value) and end > at + 1 and not value[end].isspace():
        end -= 1
    return take(value, start, end if end > at + 1 else min(len(value), at + _AROUND))
