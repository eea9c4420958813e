"""Corrections that name where the corrected article had its facts from: what they admit is said of that article, not of the correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from headwater.link.credits import outlet_key
from headwater.link.moments import bounds
from headwater.link.naming import Naming, days, told_words
from headwater.link.strength import pattern_in
from headwater.model import Article

WITHIN = 30
"""Days within which an outlet corrects itself."""
SHARED = 6
"""Longer words at least that a correction has in common with the article that it corrects."""


def admitted(articles: Mapping[str, Article], naming: Mapping[tuple[str, str], Naming]) -> dict[tuple[str, str], Naming]:
    """Return the namings with those of a correction given to the article that it corrects, or to none where that one is not there."""
    found = {pair: n for pair, n in naming.items() if not _corrects(articles[pair[0]])}
    for (i, other), n in sorted(naming.items()):
        corrected = _corrected(articles[i], articles) if n.source and (i, other) not in found else None
        if corrected and corrected != other and not _follows(articles[other], articles[corrected]):
            found.setdefault((corrected, other), replace(n, how="its outlet's correction names the other's outlet"))
    return found


def _corrects(article: Article) -> bool:
    """Tell whether an article says of an earlier one what was wrong in it."""
    at = pattern_in(article.language, "dispute", "correction").search(article.text)
    return at is not None and any(s.start <= at.start() < s.end and s.kind in ("body", "standfirst") for s in article.sections)


def _corrected(article: Article, articles: Mapping[str, Article]) -> str | None:
    """Return the earlier article of the same outlet that a correction has most words in common with."""
    key, here = outlet_key(article), told_words(article.text)
    own = [a for a in articles.values() if key and a.id != article.id and outlet_key(a) == key]
    earlier = [a for a in own if _follows(article, a) and not _corrects(a)]
    shared, found = max(((len(here & told_words(a.text)), a.id) for a in earlier), default=(0, ""))
    return found if shared >= SHARED else None


def _follows(a: Article, b: Article) -> bool:
    """Tell whether one article surely appeared on a later day than another, and within the days of a correction."""
    x, y = (bounds(p) if p else None for p in (a.published, b.published))
    return bool(x and y and 0 < days(x[0]) - days(y[1]) <= WITHIN)
