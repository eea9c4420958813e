"""Make decisions: who rules what, on which passages, when and why. Nothing is changed by making one: `flow.rule` enters it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from headwater.codec import dumps
from headwater.errors import ModelError, NotFound
from headwater.ids import make_id
from headwater.model import Anchor, Article, Assertion, Claim, Decision, Entity, Evidence, Finding, Ruling, noun
from headwater.review.inforce import standing
from headwater.review.sight import Sight, anchored, anchors_of, find, named
from headwater.review.values import meaning

TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
"""When a decision was made: of one form, because decisions are put in order by it."""
_FIRST_ARTICLES = 6


@noun
class Analyst:
    """Who rules, and why."""

    name: str
    why: str


def accept(sight: Sight, name: str, by: Analyst) -> Decision:
    """Accept a claim, an assertion or a finding; what was rejected before stands again."""
    return _on(sight, "accept", name, by)


def reject(sight: Sight, name: str, by: Analyst) -> Decision:
    """Reject a claim, an assertion or a finding: it counts as if it had never been read, or found."""
    return _on(sight, "reject", name, by)


def merge(sight: Sight, names: Sequence[str], by: Analyst) -> Decision:
    """Rule that claims are one."""
    found = list(dict.fromkeys(_claim(sight, n) for n in names))
    if len(found) < 2:
        raise ModelError("to merge takes two claims or more")
    return _grouped(sight, "merge", [anchors_of(sight, c) for c in found], by)


def split(sight: Sight, name: str, assertions: Sequence[str], by: Analyst) -> Decision:
    """Rule that some assertions of a claim are a claim of their own."""
    claim = _claim(sight, name)
    off = [find(sight, n, "assertions").id for n in assertions]
    strange = [i for i in off if i not in claim.assertion_ids]
    if strange:
        raise NotFound(f"{strange[0]} is no assertion of claim {claim.id}")
    rest = [i for i in claim.assertion_ids if i not in off]
    if not off or not rest:
        raise ModelError(f"to split {claim.id} takes some of its {len(claim.assertion_ids)} assertions, not none or all")
    parts = [[Evidence(article_id=a.article_id, span=a.span) for i in ids if (a := sight.assertions.get(i))] for ids in (off, rest)]
    return _grouped(sight, "split", [anchored(sight, p) for p in parts], by)


def correct(sight: Sight, name: str, setting: str, by: Analyst) -> Decision:
    """Set a field of an assertion, an entity or an article ("status=done") to what the analyst knows."""
    thing = find(sight, name, "assertions", "entities", "articles")
    subject = "assertion" if isinstance(thing, Assertion) else "entity" if isinstance(thing, Entity) else "article"
    return _decision(sight, "correct", anchors_of(sight, thing), f"{subject} {setting}", by)


def grade(sight: Sight, name: str, mark: str, by: Analyst) -> Decision:
    """Grade a source's reliability, A to F (by its id or its name), or a claim's credibility, 1 to 6."""
    mark = mark.upper()
    if mark.isdigit():
        return _decision(sight, "grade", anchors_of(sight, _claim(sight, name)), f"claim {mark}", by)
    entity = _source(sight, name)
    if entity.mentions:
        return _decision(sight, "grade", anchors_of(sight, entity), f"source {mark}", by)
    names = {entity.name, *(n.text for n in entity.names)}
    own = [a for a in sight.articles.values() if a.outlet and a.outlet.name in names][:_FIRST_ARTICLES]
    if not own:
        raise ModelError(f"{entity.name} stands at no passage, and no article is of that outlet")
    return _decision(sight, "grade", tuple(x for a in own for x in anchors_of(sight, a)), f"outlet {mark}", by)


def undo(sight: Sight, name: str, by: Analyst) -> Decision:
    """Undo a decision that is in force, or undo its undoing: what it did is as if it had never been made."""
    known = {d.id: d for d in sight.decisions}
    what = named(known, name)
    if what is None:
        raise NotFound(f"no decision {name[:60]!r}")
    if what.id not in standing(sight.decisions):
        done = "it is undone already" if what.ruling == "undo" else "a later decision took its place"
        raise ModelError(f"{what.id} is not in force: {done}")
    made = _decision(sight, "undo", what.subject, None, by)
    return identified(replace(made, supersedes=what.id))


def identified(decision: Decision) -> Decision:
    """Return a decision with the id that its content has: the same decision has the same id in every dossier."""
    anchors = [part for a in decision.subject for part in (a.sha256, a.exact, a.prefix, a.suffix)]
    told = (decision.ruling, decision.value, decision.analyst, decision.decided_at, decision.note, decision.supersedes)
    return replace(decision, id=make_id("dec", dumps([*told, *anchors])), orphaned=False)


def _on(sight: Sight, ruling: Ruling, name: str, by: Analyst) -> Decision:
    thing = find(sight, name, "claims", "assertions", "findings")
    value = f"finding {thing.kind}" if isinstance(thing, Finding) else "claim" if isinstance(thing, Claim) else "assertion"
    return _decision(sight, ruling, anchors_of(sight, thing), value, by)


def _claim(sight: Sight, name: str) -> Claim:
    found = find(sight, name, "claims")
    if not isinstance(found, Claim):
        raise NotFound(f"no claim {name[:60]!r}")
    return found


def _source(sight: Sight, name: str) -> Entity:
    called = [e for e in sight.entities.values() if name.casefold() in {e.name.casefold(), *(n.text.casefold() for n in e.names)}]
    if len(called) > 1:
        raise NotFound(f"{name[:60]!r} may be more than one: {', '.join(f'{e.id} ({e.kind})' for e in called[:3])}")
    found: Entity | Claim | Assertion | Finding | Article = called[0] if called else find(sight, name, "entities")
    if not isinstance(found, Entity):
        raise NotFound(f"no source {name[:60]!r}")
    return found


def _grouped(sight: Sight, ruling: Ruling, parts: Sequence[tuple[Anchor, ...]], by: Analyst) -> Decision:
    sizes = " ".join(str(len(p)) for p in parts)
    return _decision(sight, ruling, tuple(a for p in parts for a in p), f"claims {sizes}", by)


def _decision(sight: Sight, ruling: Ruling, subject: tuple[Anchor, ...], value: str | None, by: Analyst) -> Decision:
    """Return a decision, later than all others; raises ModelError where its value has no meaning, or who or why is not said."""
    if not by.name.strip() or not by.why.strip():
        raise ModelError("a decision takes the name of its analyst and a reason")
    decision = Decision(
        id="",
        subject=subject,
        ruling=ruling,
        value=value,
        analyst=by.name.strip(),
        decided_at=_now(sight.decisions),
        note=by.why.strip(),
        supersedes=None,
    )
    meaning(decision)
    return identified(decision)


def _now(decisions: Sequence[Decision]) -> str:
    """Return the time, later than that of any decision made so far: their order is what counts, whatever a clock says."""
    now = datetime.now(UTC)
    for d in decisions:
        try:
            then = datetime.fromisoformat(d.decided_at)
        except ValueError:
            continue
        if then.tzinfo and then >= now:
            # at the end of time there is no later: such a decision, which no `import` takes, shares its time
            with suppress(OverflowError):
                now = then.astimezone(UTC) + timedelta(microseconds=1)
    return now.strftime(TIME)
