"""Pages on which an outlet takes back what it reported: the article that they speak of is its own."""

from __future__ import annotations

from headwater.extract.who import Named
from headwater.model import Article
from headwater.text.lexicon import words

BEGINNING = 120
"""Characters at a page's beginning in which it says that it is a correction."""


def its_own(who: Named, article: Article) -> Named:
    """Return the page's outlet for "an article of 12 March" on a correction of its own, any other source as it is."""
    language = article.language or "en"
    if article.outlet is None or who.kind not in words("sources", "own_articles", language):
        return who
    opening = article.text[:BEGINNING].casefold()
    corrects = any(w in opening for w in words("sources", "corrections", language))
    return Named("outlet", article.outlet.name) if corrects else who
