"""Describe one assertion: status, stance, hedge, times, places, figures, frame."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from headwater.extract import inflected, inflected_places, particled_names, situated
from headwater.extract.context import FULL_DATE, Context
from headwater.extract.frames import frame_of
from headwater.extract.stance import hedge_in, keeps_distance, might_be, offends, scare_quoted, speaks_of_itself, stance_of, unverified
from headwater.extract.status import Setting, rules, status_of
from headwater.extract.venues import venues
from headwater.ids import make_id
from headwater.model import Article, Assertion, Figure, Mention, PlaceMention, Span, Statement, Status, TimeMention, TimeOf
from headwater.text import calendar, place_options
from headwater.text.dates import FoundTime, find_times
from headwater.text.numbers import find_figures
from headwater.text.offsets import overlap, take
from headwater.text.patterns import load
from headwater.text.places import find_places
from headwater.text.tagged import Tagged, part, tagged

BEFORE_NAME = re.compile(r"(?:[\w-]+ ){0,3}(?:[\w-]+ ?)?$")
AFTER_NAME = re.compile(r"^(?:,? (?:an?|the) [^,.;\n]{0,40})?")
YEAR_IN_ADDRESS = re.compile(r"/(20\d\d)/(?:0[1-9]|1[0-2])/")
PLAIN_TIME = re.compile(r"\d{4}-(?:2[1-4]|\d\d(?:-\d\d)?)")
OPENING_PHRASE = re.compile(r"[^\w\n]*[^\W\d_]{1,3} (?:[^\W\d_]{1,4} )?[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,3}(?=,)")
"""A short word, perhaps an article, and a name, up to a comma."""
LONG_AGO = 7
"""Days between an utterance and the report from which on its words count from the utterance."""
PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
AS_OF = re.compile(r"\b[Aa]s\s+of\s+$")
PARTITIVE = re.compile(r"(?i)\bone\s+of\s")
""""One of the boats" picks out a boat and says nothing of how many there are."""
INTRODUCTION = re.compile(r"^\s*,?\s*[\"“‘']?\s*$")
FRAME_REACH = 120
"""Code points between a cue and an assertion in which words may say what the source makes of it."""
LONG_CUE = 40
"""Code points of a cue that tells by itself what the source makes of what it says."""
CUE_BEFORE, CUE_AFTER = 24, 14
"""Code points beside a shorter one that are read with it, in whole words."""
HEDGE_REACH = 40
"""Code points before an assertion, in its sentence, where a word may still weaken it."""


def describe(article: Article, statement: Statement, span: Span, context: Context) -> Assertion:
    """Return the assertion that a passage of a statement makes, with all that its words say of it."""
    text = article.text
    low, high = _sentence(context, span)
    sentence = tagged(text, low, high)
    words = part(sentence, span.start, span.end)
    cue = _cue(text, statement, article.language)
    # a deed of saying ("accused the firm of theft") is one, whatever it says
    deed = statement.cue is not None and rules(article.language).deed.search(statement.cue.text) and _inside(statement.cue, span)
    times = _times(text, statement, span, context, (low, high))
    places = _at_venues(text, span, article.language, (*_around(text, span, context, (low, high)), *_places(text, span, context, (low, high))))
    language = article.language
    hedge = hedge_in(text, span.start, span.end, language) or hedge_in(text, max(low, span.start - HEDGE_REACH), span.start, language)
    narrated, headline = statement.mode == "narration", statement.position == "headline"
    hedge = hedge or (might_be(text, span.start, span.end, language) if narrated else None)
    source = _source(text, statement, context)
    stance = stance_of(cue, span.text, words, None if narrated else source, language, _framed(text, statement, span))
    return Assertion(
        id=make_id("assertion", statement.id, span.start, span.end),
        statement_id=statement.id,
        article_id=article.id,
        span=span,
        status=_status(words, span, statement, times, context),
        stance=stance,
        hedge=hedge,
        # from what a source denies it keeps its distance by itself
        distanced=_of_itself(text, statement, language)
        or offends("" if deed else cue, source, language)
        or (headline and narrated and scare_quoted(text, words))
        or (
            stance != "denies"
            and (
                keeps_distance("" if deed else cue, text[max(low, span.start - HEDGE_REACH) : span.end], language) or _unverified(text, context, high)
            )
        ),
        times=times,
        places=places,
        figures=_figures(text, span, times, places, article.language),
        frame=frame_of(text, words, places, part(sentence, max(low, statement.content.start), span.start)),
    )


def _sentence(context: Context, span: Span) -> tuple[int, int]:
    """Return the sentence passages that an assertion touches, as one."""
    first, last = context.sentence_at(span.start), context.sentence_at(span.end - 1)
    return min(span.start, first[0] if first else span.start), max(span.end, last[1] if last else span.end)


def _cue(text: str, statement: Statement, language: str | None) -> str:
    """Return the cue with the few words around it: "could not" stands before "verify", "to comment" after "declined"."""
    if statement.cue is None:
        return ""
    if rules(language).verb_last:
        return statement.cue.text
    if statement.cue.end - statement.cue.start >= LONG_CUE:
        return statement.cue.text
    stop = statement.cue.end + CUE_AFTER
    while stop > statement.cue.end and text[stop - 1 : stop].isalnum() and text[stop : stop + 1].isalnum():
        stop -= 1
    return text[max(0, statement.cue.start - CUE_BEFORE) : stop]


def _framed(text: str, statement: Statement, span: Span) -> str:
    """Return what stands from the cue to the assertion behind it, or from the assertion to the cue."""
    if statement.cue is None:
        return ""
    between = (statement.cue.end, span.start) if statement.cue.end <= span.start else (span.end, statement.cue.start)
    return text[between[0] : between[1]] if 0 < between[1] - between[0] <= FRAME_REACH else ""


def _inside(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _of_itself(text: str, statement: Statement, language: str | None) -> bool:
    """Tell whether the source speaks of its own offence, by its words or its name."""
    first = statement.chain[0] if statement.chain and statement.mode != "narration" else None
    said = {statement.source.text if statement.source else "", first.name if first else ""} - {""}
    if statement.cue and rules(language).demand.search(statement.cue.text):
        return False
    return any(speaks_of_itself(text, words, language) for words in said)


def _source(text: str, statement: Statement, context: Context) -> str:
    """Return the words for the source: its passage, what its hop is called, and what the article calls it beside its name."""
    first = statement.chain[0] if statement.chain and statement.mode != "narration" else None
    words = [statement.source.text if statement.source else "", (first.as_written or first.name) if first else ""]
    if first:
        if first.name not in context.beside:
            context.beside[first.name] = _beside(text, context.by_name.get(first.name, ()))
        words += context.beside[first.name]
    return " ".join(filter(None, words))


def _beside(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Return the few words before and behind each mention of a name."""
    before = (BEFORE_NAME.findall(text[max(0, m.span.start - 40) : m.span.start])[-1] for m in mentions)
    after = (AFTER_NAME.findall(text[m.span.end : m.span.end + 50])[0] for m in mentions)
    return [words for pair in zip(before, after, strict=True) for words in pair]


def _status(words: Tagged, span: Span, statement: Statement, times: tuple[TimeMention, ...], context: Context) -> Status:
    language = context.article.language
    setting = Setting(
        opens=span.start <= statement.content.start,
        headline=statement.position == "headline",
        ahead=_ahead(times, span, context.published),
        reported=statement.mode != "direct" and statement.cue is not None and statement.cue.end <= span.start,
    )
    told = rules(language).phrases["avowed"].match(span.text) if "avowed" in rules(language).phrases else None
    behind = told.end() if told else 0
    found = status_of(part(words, span.start + behind, span.end) if told else words, span.text[behind:], setting, language)
    if found in ("unknown", "under_way") and rules(language).simple and _planning(statement, language):
        return "planned"
    if found == "planned" and rules(language).claimed_state.match(span.text):
        # "claims to have the files" tells of now, not of what is to come
        return "unknown"
    if found == "under_way" and statement.position == "caption":
        # a picture shows what has happened
        return "done"
    if found == "unknown" and any(t.of == "deadline" for t in times):
        return "planned"
    return found


def _planning(statement: Statement, language: str | None) -> bool:
    """Tell whether the cue says that what the assertion names is planned: "threatens to", "announces"."""
    return statement.cue is not None and rules(language).phrases["planned"].search(statement.cue.text) is not None


def _ahead(times: tuple[TimeMention, ...], span: Span, published: date | None) -> bool:
    """Tell whether the assertion names a day, month or year after the article's date."""
    today = published.isoformat() if published else "9999"
    inside = [
        t.value.removeprefix("../").removesuffix("/..") for t in times if span.start <= t.span.start < span.end and t.of in ("event", "deadline")
    ]
    return any(PLAIN_DATE.fullmatch(v) and v > today[: len(v)] for v in inside)


def _unverified(text: str, context: Context, end: int) -> bool:
    """Tell whether the next sentence says that this could not be verified."""
    following = context.sentence_at(end) or context.sentence_at(min(end + 1, len(text)))
    return bool(following and unverified(text, following[0], following[1], context.article.language))


@lru_cache(maxsize=16)
def only_year(text: str, language: str | None) -> int | None:
    """Return the year of the full dates in a text, where all have the same."""
    years = {t.value[:4] for t in find_times(text, 0, len(text), None, language) if FULL_DATE.fullmatch(t.value)}
    return int(years.pop()) if len(years) == 1 else None


def _year_of_address(url: str | None) -> int | None:
    """Return the year of an address that holds a year and a month ("/2031/05/")."""
    found = YEAR_IN_ADDRESS.search(url or "")
    return int(found[1]) if found else None


# --- times ------------------------------------------------------------------------------------------------------------------------------------


def _times(text: str, statement: Statement, span: Span, context: Context, sentence: tuple[int, int]) -> tuple[TimeMention, ...]:
    """Return the times inside the assertion, those that introduce it, and those that stand beside its statement's cue."""
    language = context.article.language
    year = None if context.published else only_year(text, language) or _year_of_address(context.article.url)
    passages = {sentence}
    if statement.cue and (cued := context.sentence_at(statement.cue.start)):
        passages.add(cued)
    found: list[tuple[FoundTime, TimeOf]] = []
    for low, high in sorted(passages):
        for time in _times_in(text, low, high, context.published, language, year):
            of = _of(text, time, statement, span)
            if of:
                found.append((time, of))
    if statement.cue and (said := _said_on(found, context.published)):
        # "said in January that it would go in April": the words count from the day on which they were said
        told = {t.core: t for low, high in sorted(passages) for t in _times_in(text, low, high, said, language, year)}
        found = [(told.get(t.core, t), of) if of in ("event", "deadline") else (t, of) for t, of in found]
    unique = {(t.span.start, t.value): TimeMention(span=t.span, value=t.value, of=of) for t, of in found}
    return tuple(unique[k] for k in sorted(unique))


def _said_on(found: list[tuple[FoundTime, TimeOf]], published: date | None) -> date | None:
    """Return the first day of the time at which something was said, where that lies at least a week before the report."""
    if published is None:
        return None
    days = [day for t, of in found if of == "utterance" and PLAIN_TIME.fullmatch(t.value) and (day := calendar.first_day(t.value))]
    return days[0] if len(days) == 1 and (published - days[0]).days >= LONG_AGO else None


@lru_cache(maxsize=64)
def _times_in(text: str, low: int, high: int, published: date | None, language: str | None, year: int | None) -> tuple[FoundTime, ...]:
    """Return the times of a passage; the assertions of one sentence share them."""
    return tuple(find_times(text, low, high, published, language, year))


@cache
def _self_reference() -> re.Pattern[str]:
    return re.compile(load("en", "status")["negation"]["self_reference"])


def _of(text: str, time: FoundTime, statement: Statement, span: Span) -> TimeOf | None:
    """Say of what a time is the time, or None where it belongs to another assertion."""
    at = (time.span.start, time.span.end)
    if _self_reference().search(text, max(0, at[0] - 40), at[0]):
        return "earlier_utterance"
    if overlap(at, (span.start, span.end)):
        return "deadline" if time.limit == "deadline" else "event"
    inside = overlap(at, (statement.content.start, statement.content.end))
    if not inside:
        return _outside(statement)
    if at[1] <= span.start and INTRODUCTION.match(text[at[1] : span.start]):
        return "event"
    if at[0] >= span.end and not text[span.end : at[0]].strip(" ,"):
        return "deadline" if time.limit == "deadline" else "event"
    return None


def _outside(statement: Statement) -> TimeOf:
    if statement.mode == "narration":
        return "event"
    return "publication" if statement.position == "caption" else "utterance"


# --- places and figures -----------------------------------------------------------------------------------------------------------------------


def _places(text: str, span: Span, context: Context, sentence: tuple[int, int]) -> tuple[PlaceMention, ...]:
    """Return the places of the assertion: not a government by its seat, not a part of a person's or a body's name."""
    language = context.article.language
    told: tuple[PlaceMention, ...] = ()
    if particled_names.knows(language):
        told = particled_names.situated(text, context.within(span), context.countries)
    elif inflected.words(language) is not None:
        told = inflected_places.situated(text, (language or "en")[:2], span, context.within(span), context.countries)
    if situated.knows(language):
        more = situated.situated(text, span, context.within(span), language, context.countries)
        new = [p for p in more if not any(overlap((p.span.start, p.span.end), (t.span.start, t.span.end)) for t in told)]
        return tuple(sorted((*told, *new), key=lambda p: p.span.start))
    names = [m for m in context.within(span) if m.kind in ("person", "organisation", "outlet", "agreement", "equipment")]
    found = [
        p
        for p in _places_in(text, *sentence, context.countries, context.places)
        if overlap((p.span.start, p.span.end), (span.start, span.end)) == p.span.end - p.span.start
    ]
    regions = place_options.words().regions
    return tuple(
        p for p in found if p.span.text in regions or not any(overlap((p.span.start, p.span.end), (m.span.start, m.span.end)) for m in names)
    )


def _around(text: str, span: Span, context: Context, sentence: tuple[int, int]) -> tuple[PlaceMention, ...]:
    """Return the places that a sentence opens with before it says who says what is asserted: "In Spain, the agency said it had a report"."""
    opening = OPENING_PHRASE.match(text, sentence[0], span.start) if span.start > sentence[0] else None
    before = take(text, sentence[0], opening.end()) if opening else None
    return _places(text, before, context, sentence) if before else ()


def _at_venues(text: str, span: Span, language: str | None, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Add the online venues of an assertion to its places."""
    more = [v for v in venues(text, span, language) if not any(overlap((v.span.start, v.span.end), (p.span.start, p.span.end)) for p in places)]
    return tuple(sorted((*places, *more), key=lambda p: p.span.start)) if more else places


@lru_cache(maxsize=64)
def _places_in(text: str, low: int, high: int, prefer: frozenset[str], known: frozenset[str]) -> tuple[PlaceMention, ...]:
    return tuple(find_places(text, low, high, prefer=prefer, located=True, known=known))


def _figures(text: str, span: Span, times: tuple[TimeMention, ...], places: tuple[PlaceMention, ...], language: str | None) -> tuple[Figure, ...]:
    avoid = [(t.span.start, t.span.end) for t in times]
    found = find_figures(text, span.start, span.end, language, avoid=avoid if times else None)
    as_of = next((t.value for t in times if AS_OF.search(text, max(0, t.span.start - 12), t.span.start)), None)
    return tuple(_placed(text, f, places, as_of) for f in found if not PARTITIVE.search(f.span.text))


def _placed(text: str, figure: Figure, places: tuple[PlaceMention, ...], as_of: str | None) -> Figure:
    """Add the place that stands straight after what is counted ("divers in Chile"), and the day as of which it holds."""
    where = None
    for place in places:
        gap = text[figure.span.end : place.span.start] if place.span.start >= figure.span.end else ""
        if where is None and 0 < len(gap) <= 12 and gap.strip() in ("in", "in the", "at", "near", "from", "across"):
            where = place.name
    return replace(figure, place=where, as_of=as_of) if where or as_of else figure
