"""One assertion from a grounded proposition: what the rules read in it, and what the model's words add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from headwater.extract.context import Context
from headwater.extract.details import describe, only_year
from headwater.extract.second.proposals import Proposed
from headwater.model import Assertion, Figure, PlaceMention, Statement, TimeMention
from headwater.text.dates import find_times
from headwater.text.numbers import find_figures
from headwater.text.offsets import overlap
from headwater.text.places import find_places

Detail = TypeVar("Detail", TimeMention, PlaceMention, Figure)


def asserted(proposed: Proposed, statement: Statement, context: Context) -> Assertion:
    """Return an assertion; values of times and figures and the whereabouts of places are always the rules' reading, never the model's."""
    ruled = describe(context.article, statement, proposed.span, context)
    return replace(
        ruled,
        status=proposed.status or ruled.status,
        stance=proposed.stance or ruled.stance,
        hedge=proposed.hedge or ruled.hedge,
        times=_merged(ruled.times, _times(proposed, context)),
        places=_merged(ruled.places, _places(proposed, context)),
        figures=_merged(ruled.figures, _figures(proposed, context)),
    )


def _times(proposed: Proposed, context: Context) -> Iterator[TimeMention]:
    article, published = context.article, context.published
    year = None if published else only_year(article.text, article.language)
    for span in proposed.times:
        inside = overlap((span.start, span.end), (proposed.span.start, proposed.span.end)) > 0
        for t in find_times(article.text, span.start, span.end, published, article.language, year):
            yield TimeMention(span=t.span, value=t.value, of="event" if inside else "utterance")


def _places(proposed: Proposed, context: Context) -> Iterator[PlaceMention]:
    text = context.article.text
    for span in proposed.places:
        found = find_places(text, span.start, span.end, prefer=context.countries, located=True, known=context.places)
        yield from found or [PlaceMention(span=span, name=span.text)]


def _figures(proposed: Proposed, context: Context) -> Iterator[Figure]:
    article = context.article
    for span in proposed.figures:
        if not overlap((span.start, span.end), (proposed.span.start, proposed.span.end)):
            continue
        found = find_figures(article.text, span.start, span.end, article.language, avoid=())
        if found or any(c.isdigit() for c in span.text):
            yield from found or [Figure(span=span, value=None)]


def _merged(ruled: tuple[Detail, ...], named: Iterable[Detail]) -> tuple[Detail, ...]:
    """Return what the rules found with what they did not, in order; where the two overlap, the rules' stays."""
    found = list(ruled)
    for detail in named:
        if not any(overlap((detail.span.start, detail.span.end), (f.span.start, f.span.end)) for f in found):
            found.append(detail)
    return tuple(sorted(found, key=lambda d: (d.span.start, d.span.end)))
