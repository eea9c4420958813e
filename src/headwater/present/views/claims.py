"""Rows of claims: what every list of claims shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from headwater.model import Claim, Status, noun
from headwater.present.views.index import Index
from headwater.present.views.origins import origin_sources
from headwater.present.views.passages import claim_href
from headwater.present.views.words import CREDIBILITY_WORDS, DENIED, Mark, badge, human_day, status_mark, time_key

Order = Literal["origins", "articles", "time"]
ORDERS: tuple[Order, ...] = ("origins", "articles", "time")
STATUS_ORDER: tuple[Status, ...] = ("planned", "under_way", "done", "stopped", "unknown")
HOW: dict[str, str] = {"denies": "denied by", "declines": "no comment from", "cannot_confirm": "not confirmed by", "unaware": "not known to"}
"""What a source does who does not say that it is so."""
SOURCES = 2
"""Sources named in a row; more are written as a number."""
DOTS = 6
"""Origins drawn one by one; more are written as a number."""


@noun
class Dots:
    """Origins as marks: solid for established ones, hollow for possible ones, and how many more of each there are."""

    solid: int
    hollow: int
    more: int
    label: str


@noun
class GradeView:
    """The credibility of a claim, in words."""

    credibility: int
    words: str
    reason: str
    proposed: bool


@noun
class ClaimRow:
    """One claim in a list."""

    id: str
    href: str
    wording: str
    said_by: str
    """Whom the chains begin with, first of all who said it first; empty where no source is named."""
    how: str
    """What they do with it: "said by", "denied by"."""
    badge: str
    dots: Dots
    outlets: int
    articles: int
    utterances: int
    established: int
    possible: int
    statuses: tuple[Mark, ...]
    first_time: str | None
    first_words: str
    findings: int
    grade: GradeView


def claim_row(index: Index, claim: Claim) -> ClaimRow:
    """Return the row of a claim."""
    first = first_time(index, claim)
    return ClaimRow(
        id=claim.id,
        href=claim_href(claim.id),
        wording=claim.wording,
        said_by=_said_by(index, claim),
        how=HOW.get(_stance(index, claim) or "", "said by"),
        badge=badge(claim.outlets, claim.established_origins, claim.possible_origins),
        dots=_dots(claim),
        outlets=claim.outlets,
        articles=len(claim.article_ids),
        utterances=claim.utterances,
        established=claim.established_origins,
        possible=claim.possible_origins,
        statuses=claim_statuses(index, claim),
        first_time=first,
        first_words=human_day(first),
        findings=len(index.findings_of.get(claim.id, ())),
        grade=grade_view(claim),
    )


def sorted_rows(rows: Iterable[ClaimRow], order: Order) -> list[ClaimRow]:
    """Return rows by established origins, by articles, or by first time; ties by articles, then possible origins, then wording."""
    ties = sorted(rows, key=lambda r: (-r.articles, -r.possible, r.wording, r.id))
    if order == "articles":
        return ties
    if order == "time":
        return sorted(ties, key=lambda r: time_key(r.first_time))
    return sorted(ties, key=lambda r: -r.established)


def first_time(index: Index, claim: Claim) -> str | None:
    """Return when the claim was first made: the earliest of its utterances whose time is known, else the earliest publication."""
    utterances = dict.fromkeys(index.utterance_of[x] for x in claim.assertion_ids if x in index.utterance_of)
    spoken = [t for u in utterances if (t := index.utterances[u].time)]
    published = [t for a in claim.article_ids if a in index.articles and (t := index.articles[a].published)]
    return min(spoken or published, key=time_key, default=None)


def claim_statuses(index: Index, claim: Claim) -> tuple[Mark, ...]:
    """Return the one status that most of a claim's assertions have, of equals the first in time, and "denied" where someone denies it."""
    if _stance(index, claim) == "denies":
        # what is told of it is only that it is not so: nothing is done, or planned
        return (DENIED,)
    found = [index.assertions[x].status for x in claim.assertion_ids if x in index.assertions]
    told = sorted(set(found), key=lambda s: (s == "unknown", -found.count(s), STATUS_ORDER.index(s)))
    marks = tuple(status_mark(s) for s in told[:1])
    return (*marks, DENIED) if claim.denied_by else marks


def _stance(index: Index, claim: Claim) -> str | None:
    """Return what all sources of a claim do with it, where they do the same, as in any claim that no analyst merged."""
    found = {index.assertions[x].stance for x in claim.assertion_ids if x in index.assertions}
    return next(iter(found)) if len(found) == 1 else None


def grade_view(claim: Claim) -> GradeView:
    """Return a claim's grade in words."""
    grade = claim.grade
    return GradeView(credibility=grade.credibility, words=CREDIBILITY_WORDS[grade.credibility], reason=grade.reason, proposed=grade.proposed)


def own_voice_only(row: ClaimRow) -> bool:
    """Tell whether a claim is only what one article says in its own voice, and nothing was found about it."""
    return row.established == 0 and row.articles <= 1 and row.findings == 0


def matching(rows: Sequence[ClaimRow], query: str) -> list[ClaimRow]:
    """Return the rows whose wording has every word of the query."""
    words = query.casefold().split()
    return [r for r in rows if all(w in r.wording.casefold() for w in words)]


def _said_by(index: Index, claim: Claim) -> str:
    names = origin_sources(index, claim)
    more = f" and {len(names) - SOURCES} more" if len(names) > SOURCES else ""
    return ", ".join(names[:SOURCES]) + more


def _dots(claim: Claim) -> Dots:
    solid = min(claim.established_origins, DOTS)
    hollow = min(claim.possible_origins, DOTS - solid)
    total = claim.established_origins + claim.possible_origins
    label = f"{claim.established_origins} established, {claim.possible_origins} possible"
    return Dots(solid=solid, hollow=hollow, more=total - solid - hollow, label=label)
