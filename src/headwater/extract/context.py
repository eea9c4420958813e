"""What the steps of one extraction share about the article they read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from datetime import date

from headwater.extract.encoded import Encoder
from headwater.extract.media import Medium
from headwater.model import Article, Hop, Mention, Span, noun

FULL_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@noun
class Context:
    """An article with what was found in it before its assertions are described.

    `sentences` are the sentence passages of headline, standfirst, body and captions, in order, as (start, end);
    `mentions` the names, in order, `by_name` the first few of each; `countries` (ISO 3166-1 alpha-2) and `places` are those that the names show;
    `media` what it calls agencies and outlets;
    `hops` what stands behind every statement of the page (agency, then outlet); `encoder` what to ask for attributions that the rules miss;
    `beside` what stands beside each name that was asked about, filled as it is.
    """

    article: Article
    published: date | None
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    hops: tuple[Hop, ...]
    media: Mapping[str, Medium] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    by_name: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    encoder: Encoder = field(default_factory=Encoder)
    beside: dict[str, list[str]] = field(default_factory=dict)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """Return the sentence passage that holds an offset."""
        i = bisect_right(self.sentences, (offset, len(self.article.text) + 1)) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i][1] else None

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that lie in a passage."""
        low = bisect_right(self.mentions, span.start - 1, key=_start)
        high = bisect_right(self.mentions, span.end - 1, key=_start)
        return tuple(m for m in self.mentions[low:high] if m.span.end <= span.end)


def _start(mention: Mention) -> int:
    return mention.span.start


def published_date(article: Article) -> date | None:
    """Return the day of publication, where it is known to the day."""
    found = FULL_DATE.match(article.published or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
