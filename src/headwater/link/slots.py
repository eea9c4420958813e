"""What two assertions have in common and what sets them apart, slot by slot: the measures that `compare` weighs.

Each measure is 0 where it does not apply. What they weigh together is data (`text/data/likeness.json`), fitted on annotated stories:
training/likeness/card.md.
"""

from __future__ import annotations

from typing import NamedTuple

from headwater.link.apart_on_map import elsewhere, places_apart
from headwater.link.compare import agree, may_be_one, overlap
from headwater.link.meaning import Shared
from headwater.link.meaning import shared as meant_alike
from headwater.link.propositions import Proposition
from headwater.link.tongues import foreign

NOTES = {
    "words": "words shared",
    "words across languages": "words of one class shared across languages",
    "meaning": "alike in meaning",
    "meaning across languages": "alike in meaning across languages",
    "contained": "one contained in the other",
    "same action": "same action",
    "different actions": "different actions",
    "different countries": "different countries",
    "different places": "different places",
    "elsewhere": "places that are far apart, or several and none in common",
    "different names": "different names",
    "same place across scripts": "one place in two scripts",
    "same value": "a value in common",
    "same figure": "same figure",
    "other figures": "other figures",
    "one figure": "one gives a figure",
    "plan and fact": "a plan and no longer a plan",
    "stopped and not": "stopped and not stopped",
    "under way and done": "under way and done",
    "same status": "same status",
    "both negated": "both say that it is not so",
    "one negated": "one is negated",
    "other days": "different days",
    "same day": "same day",
    "same hour": "same time of day",
    "other hours": "different times of day",
    "one distanced": "one keeps its distance",
    "headline and text": "headline and text of one article",
    "other actions in one article": "one article tells of different actions",
    "one utterance": "one utterance in two articles",
    "other voices": "said by different institutions",
    "alone": "words that only one has",
    "both alone": "words that each has alone",
    "length": "different lengths",
}
"""The measures, in the order in which a reason names them, and how it does."""


class Look(NamedTuple):
    """What two assertions have in common at first sight, which costs the most to measure: their words, and what these mean."""

    words: float
    alike: Shared


def look(a: Proposition, b: Proposition) -> Look:
    """Return what two assertions have in common at first sight; the order of the two does not matter."""
    return Look(overlap(a, b), meant_alike(a.meaning, b.meaning))


def slots(a: Proposition, b: Proposition, seen: Look | None = None) -> dict[str, float]:
    """Return every measure of a pair, in the order of `NOTES`; the order of the two does not matter. `seen` is their `look`, where it is known."""
    across = foreign(a.article.language) != foreign(b.article.language)
    words, alike = seen or look(a, b)
    here, there = len(a.assertion.span.text), len(b.assertion.span.text)
    found: dict[str, float] = NONE.copy()
    found["words across languages" if across else "words"] = words
    found["meaning"] = alike.mean
    if across:
        found["meaning across languages"] = alike.mean
        found["same place across scripts"] = named_alike(a, b)
    found["contained"] = alike.best
    found["alone"] = alike.many
    found["both alone"] = alike.few
    found["length"] = float(here / there if here > there else there / here) ** 0.5 - 1.0
    found.update(_told(a, b))
    if a.amounts or b.amounts:
        found.update(_figures(a, b))
    found.update(_statuses(a, b))
    found.update(_voices(a, b))
    return found


NONE: dict[str, float] = dict.fromkeys(NOTES, 0.0)
"""Measures of a pair that has nothing in common and nothing apart."""


def _told(a: Proposition, b: Proposition) -> dict[str, float]:
    return {
        "same action": not a.actions.isdisjoint(b.actions),
        "different actions": _differ(a.actions, b.actions),
        "different countries": _differ(a.nations, b.nations),
        "different places": places_apart(a, b),
        "elsewhere": elsewhere(a, b),
        "different names": _differ(a.names, b.names),
        "both negated": a.negated and b.negated,
        "one negated": a.negated != b.negated,
        "other days": _differ(a.event_days, b.event_days),
        "same day": not a.event_days.isdisjoint(b.event_days),
        "same hour": not a.clocks.isdisjoint(b.clocks),
        "other hours": _differ(a.clocks, b.clocks),
    }


def _figures(a: Proposition, b: Proposition) -> dict[str, float]:
    pairs = [(x, y) for x in a.amounts for y in b.amounts]
    return {
        "same value": any(agree(x, y) and (x.money == y.money or "?" in (x.kind, y.kind)) for x, y in pairs),
        "same figure": any(x.kind == y.kind and agree(x, y) for x, y in pairs),
        "other figures": bool(pairs) and not any(may_be_one(a, b, x, y) for x, y in pairs),
        "one figure": bool(a.amounts) != bool(b.amounts),
    }


def _statuses(a: Proposition, b: Proposition) -> dict[str, float]:
    if a.status == b.status:
        return {"same status": True, "one distanced": a.distanced != b.distanced}
    both = {a.status, b.status}
    return {
        "plan and fact": "planned" in both and bool(both & {"under_way", "done", "stopped"}),
        "stopped and not": "stopped" in both and bool(both & {"under_way", "done"}),
        "under way and done": both == {"under_way", "done"},
        "one distanced": a.distanced != b.distanced,
    }


def _voices(a: Proposition, b: Proposition) -> dict[str, float]:
    one_article = a.article.id == b.article.id
    once = a.utterance_id is not None and a.utterance_id == b.utterance_id
    return {
        "headline and text": one_article and bool({a.position, b.position} & {"headline", "standfirst"}),
        "other actions in one article": one_article and _differ(a.actions, b.actions),
        "one utterance": once and not one_article,
        "other voices": a.speaker is not None and b.speaker is not None and a.speaker != b.speaker,
    }


def _differ(left: frozenset[str] | frozenset[int], right: frozenset[str] | frozenset[int]) -> bool:
    """Tell whether both name some and none is in common."""
    return bool(left) and bool(right) and left.isdisjoint(right)


def named_alike(a: Proposition, b: Proposition) -> bool:
    """Tell whether a place of one assertion has the consonants of one of the other in another script.

    A story's people and ships are in most of its claims, so that their names tell little.
    """
    if not a.frames or not b.frames or _latin(a) == _latin(b):
        return False
    return any(x.startswith(y) or y.startswith(x) for x in a.frames for y in b.frames)


def _latin(p: Proposition) -> bool:
    """Tell whether an assertion's places are in Latin letters; they are folded, so that these are ASCII."""
    return all(name.isascii() for name in p.sites)
