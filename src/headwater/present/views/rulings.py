"""What analysts ruled, as the pages of claims, findings and entities show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from headwater.link.entities import identities
from headwater.link.rejected import dismissed
from headwater.model import Article, Claim, Dismissal, Entity, Evidence, Finding, Ruling, noun
from headwater.present.views.words import human_day
from headwater.review.attached import Attached
from headwater.review.compile import Ruled
from headwater.review.judge import sources_of

RULING_WORDS: Mapping[Ruling, str] = {
    "accept": "Accepted",
    "reject": "Rejected in part",
    "merge": "Merged",
    "split": "Split off",
    "correct": "Corrected",
    "grade": "Graded",
    "undo": "Undone",
}
"""What is rejected as a whole has no page that could say so."""


@noun
class RulingView:
    """One decision in force: what was ruled, by whom, when and why."""

    id: str
    words: str
    analyst: str
    day: str
    note: str


def rulings_of(
    ruled: Ruled, claims: Mapping[str, Claim], findings: tuple[Finding, ...], entities: Mapping[str, Entity], articles: Mapping[str, Article]
) -> Mapping[str, tuple[RulingView, ...]]:
    """Return the decisions in force by the id of the claim, finding or entity that they are on."""
    found: defaultdict[str, list[RulingView]] = defaultdict(list)
    of = {a: c.id for c in claims.values() for a in c.assertion_ids}
    known = identities(tuple(entities.values())) if ruled.standing else None
    for a in ruled.standing:
        if a.meaning.subject == "finding":
            ids = [f.id for f in findings if _same(a, f)]
        elif a.meaning.subject in ("entity", "source", "outlet") and known:
            ids = [e.id for e in sources_of(a, known, articles)]
        else:
            ids = [of[i] for i in a.assertion_ids if i in of] if a.meaning.subject != "article" else []
        for i in dict.fromkeys(ids):
            found[i].append(_view(a))
    return {i: tuple(views) for i, views in found.items()}


def _same(a: Attached, finding: Finding) -> bool:
    spots = tuple(Evidence(article_id=p.article_id, span=p.span) for at in a.places for p in at)
    return a.meaning.rest == finding.kind and dismissed(finding, [Dismissal(kind=finding.kind, evidence=spots)])


def _view(a: Attached) -> RulingView:
    return RulingView(
        id=a.decision.id,
        words=" ".join(_words(a)),
        analyst=a.decision.analyst,
        day=human_day(a.decision.decided_at),
        note=a.decision.note or "",
    )


def _words(a: Attached) -> Iterator[str]:
    yield RULING_WORDS[a.decision.ruling]
    if a.decision.ruling == "correct":
        name, new = a.meaning.setting
        yield f"({name} is {new})"
    elif a.decision.ruling == "grade":
        yield a.meaning.rest
