"""What decisions set on what was linked, beside what they make `link` do: grades, reliabilities, and the ids that merged claims had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from headwater.ids import make_id
from headwater.link.entities import Identities, identities
from headwater.model import Article, Claim, Entity, Grade, Linked, Reading, Reliability
from headwater.review.attached import Attached
from headwater.review.compile import Ruled


def judged(linked: Linked, ruled: Ruled, readings: Sequence[Reading]) -> Linked:
    """Return what was linked with what analysts set on it; the same where they set nothing."""
    grading = [a for a in ruled.standing if a.decision.ruling == "grade"]
    merged = [a for a in ruled.standing if a.decision.ruling == "merge"]
    if not grading and not merged:
        return linked
    articles = {r.article.id: r.article for r in readings}
    claims = {c.id: c for c in linked.claims}
    of = {i: c.id for c in linked.claims for i in c.assertion_ids}
    for a in merged:
        _remember(a, claims, of, {x.id: articles[x.article_id] for r in readings for x in r.extraction.assertions})
    found = identities(linked.entities)
    reliable: dict[str, Reliability] = {}
    for a in grading:
        if a.meaning.subject == "claim":
            if held := claim_of(a, of):
                claims[held] = replace(claims[held], grade=_grade(a))
        else:
            letter = next(x for x in get_args(Reliability) if x == a.meaning.rest)
            reliable |= {e.id: letter for e in sources_of(a, found, articles)}
    return replace(
        linked,
        claims=tuple(claims[c.id] for c in linked.claims),
        entities=tuple(replace(e, reliability=reliable[e.id]) if e.id in reliable else e for e in linked.entities),
    )


def claim_of(a: Attached, of: Mapping[str, str]) -> str | None:
    """Return the claim that holds most of a decision's assertions, the first by id of equals."""
    held = [of[i] for i in a.assertion_ids if i in of]
    return min(set(held), key=lambda c: (-held.count(c), c), default=None)


def sources_of(a: Attached, found: Identities, articles: Mapping[str, Article]) -> Iterator[Entity]:
    """Yield the entities that a grade means: those named at its passages, or the outlets of their articles."""
    for p in (p for at in a.places for p in at):
        if p.article_id not in articles:
            continue  # it is linked in another neighbourhood
        outlet = articles[p.article_id].outlet
        entity = found.named(outlet.name if outlet else None) if a.meaning.subject == "outlet" else found.of(p.article_id, p.span)
        if entity:
            yield entity


def _grade(a: Attached) -> Grade:
    why = f": {a.decision.note}" if a.decision.note else ""
    return Grade(credibility=int(a.meaning.rest), reason=f"graded by {a.decision.analyst}{why}", proposed=False)


def _remember(a: Attached, claims: dict[str, Claim], of: Mapping[str, str], articles: Mapping[str, Article]) -> None:
    """Give a merged claim the ids that its parts go by while they are apart."""
    for group in a.groups:
        known = [i for i in group if i in of]
        if not known:
            continue
        first = min(known, key=lambda i: (articles[i].published or "~", i))
        name, held = make_id("clm", first), claims[of[first]]
        if name != held.id and name not in claims and name not in held.former_ids:
            claims[held.id] = replace(held, former_ids=tuple(sorted((*held.former_ids, name))))
