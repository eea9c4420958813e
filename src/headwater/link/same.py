"""Whether two assertions are one claim: their slots, weighed by weights that were fitted on annotated stories and are kept as data.

The score is the odds that two assertions say one thing, as a share between 0 and 1; it is no probability, for the stories that it was fitted on were
weighed as if one pair in four were alike. What a source denies is never one claim with what another says, nor are two figures of one kind
that differ and were said on two occasions, nor a plan and its outcome days later, nor what two sources say of two places or things.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from headwater.link.apart_on_map import places_apart
from headwater.link.compare import overlap, surely_differ
from headwater.link.meaning import shared
from headwater.link.moments import is_day
from headwater.link.opposed import UNDONE, opposed
from headwater.link.propositions import Proposition
from headwater.link.slots import NOTES, Look, named_alike, slots
from headwater.link.tongues import foreign

SAME = 0.72
"""Mean likeness from which assertions share a claim."""
ENOUGH = math.log(SAME / (1 - SAME)) - 1e-6
"""The odds of that, with room for rounding."""
APART = 0.0
"""Likeness of a pair that is held apart."""
LATER = 3
"""Days between two articles from which a plan and its outcome are told apart: before that, one of them may have misread the other's words."""
FOR = (
    "same value",
    "same figure",
    "same action",
    "same status",
    "both negated",
    "same day",
    "same hour",
    "headline and text",
    "one utterance",
    "same place across scripts",
)
"""Measures that speak for one claim and can be told at a glance whether they apply."""
TELLS = 0.3
"""By how much a measure moves the odds (natural logarithm) for a reason to name it."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each measure, and under "" what stands against any two assertions."""
    table = tomllib.loads(files("headwater.text").joinpath("data", "likeness.toml").read_text("utf-8"))
    return MappingProxyType({"": float(table["start"]), **{name: float(w) for name, w in table["weights"].items()}})


def held_apart(a: Proposition, b: Proposition) -> str | None:
    """Return what forbids one claim, whatever else is alike, or None."""
    if a.stance != b.stance:
        return f"one source {a.stance}, the other {b.stance}"
    told_once = a.utterance_id is not None and a.utterance_id == b.utterance_id
    if not told_once and "planned" in (a.status, b.status) and {a.status, b.status} & {"under_way", "done", "stopped"} and _days_later(a, b):
        return "a plan, and days later no longer a plan"
    if not told_once and (why := _two_deeds(a, b)):
        return why
    if not told_once and a.article.id != b.article.id and (why := _two_matters(a, b)):
        return why
    # A copy may misprint what was said once, and round what it does not say who said.
    return None if a.speaker is None or b.speaker is None else surely_differ(a, b, told_once=told_once)


def _two_deeds(a: Proposition, b: Proposition) -> str | None:
    """Return which deeds cannot be one, whoever tells of them, or None: who was wounded was not killed, what was refused was not done."""
    if opposed(a.sides, b.sides):
        return "opposite actions"
    if a.negated != b.negated and a.article.language == b.article.language and a.actions & b.actions:
        return "one says that it is not so"
    if (UNDONE in a.sides) != (UNDONE in b.sides) and a.actions & b.actions and not (a.negated or b.negated):
        return "one tells of what was not done"
    return None


def _two_matters(a: Proposition, b: Proposition) -> str | None:
    """Return what shows that two sources tell of two matters, or None: one place is not another, however alike the words are, nor a tank a person."""
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return None
    if places_apart(a, b):
        return "two sources, of different places"
    if "planned" in (a.status, b.status) and "done" in (a.status, b.status) and a.event_days and b.event_days and not a.event_days & b.event_days:
        return "two sources, a plan for one day and what was done on another"
    kinds, others = ({x.kind for x in p.amounts} for p in (a, b))
    one_number = {x.high for x in a.amounts} & {x.high for x in b.amounts}
    # Only words of one language show that what is counted differs.
    if (
        a.article.language == b.article.language
        and one_number
        and not a.actions & b.actions
        and "?" not in kinds | others
        and kinds.isdisjoint(others)
    ):
        return "two sources, who count different things"
    return None


def _days_later(a: Proposition, b: Proposition) -> bool:
    """Tell whether two articles appeared so many days apart that what was planned may have come about."""
    days = [date.fromisoformat(p.article.published[:10]) for p in (a, b) if p.article.published and is_day(p.article.published[:10])]
    return len(days) == 2 and abs((days[0] - days[1]).days) >= LATER


def likeness(a: Proposition, b: Proposition, seen: Look | None = None) -> float:
    """Return how alike two assertions are, 0 to 1; the order of the two does not matter. `seen` is their `look`, where it is known."""
    if held_apart(a, b):
        return APART
    return _share(weights()[""] + math.fsum([weight * value for weight, value in zip(_in_order(), slots(a, b, seen).values(), strict=True) if value]))


@cache
def _in_order() -> tuple[float, ...]:
    """Return the weights in the order in which `slots` gives the measures, 0 for one that is not weighed."""
    return tuple(weights().get(name, 0.0) for name in NOTES)


def may_be_same(a: Proposition, b: Proposition) -> Look | None:
    """Return what two assertions have in common at first sight where that lets them reach `SAME` at all, whatever their other slots add at most."""
    by = weights()
    across = foreign(a.article.language) != foreign(b.article.language)
    words = overlap(a, b)
    odds = by[""] + max(0.0, by["words across languages" if across else "words"]) * words + _most(a, b)
    if odds + by["meaning"] + by["contained"] + (by["meaning across languages"] if across else 0.0) < ENOUGH:
        return None
    alike = shared(a.meaning, b.meaning)
    odds += (by["meaning"] + (by["meaning across languages"] if across else 0.0)) * alike.mean + by["contained"] * alike.best
    return Look(words, alike) if odds >= ENOUGH else None


def _most(a: Proposition, b: Proposition) -> float:
    """Return what the slots beside words and meaning add at most: those that speak for one claim, where they can apply."""
    by, one_article = _for(), a.article.id == b.article.id
    most = _others()
    if foreign(a.article.language) != foreign(b.article.language) and named_alike(a, b):
        most += by["same place across scripts"]
    if a.amounts and b.amounts:
        most += by["same value"] + by["same figure"]
    if not a.actions.isdisjoint(b.actions):
        most += by["same action"]
    if a.status == b.status:
        most += by["same status"]
    if a.negated and b.negated:
        most += by["both negated"]
    if not a.event_days.isdisjoint(b.event_days):
        most += by["same day"]
    if not a.clocks.isdisjoint(b.clocks):
        most += by["same hour"]
    if one_article:
        return most + by["headline and text"]
    return most + by["one utterance"] if a.utterance_id is not None and a.utterance_id == b.utterance_id else most


@cache
def _for() -> Mapping[str, float]:
    """Return the weights of the measures that speak for one claim, 0 for one that was found to speak against."""
    return MappingProxyType({name: max(0.0, weights()[name]) for name in FOR})


@cache
def _others() -> float:
    """Return what all other slots add at most: nothing, as long as they speak against."""
    told = {"", "words", "words across languages", "meaning", "meaning across languages", "contained", *FOR}
    return sum(weight for name, weight in weights().items() if weight > 0 and name not in told)


def reason(a: Proposition, b: Proposition) -> str:
    """Say what speaks for one claim and what against it."""
    if apart := held_apart(a, b):
        return f"apart: {apart}"
    measured = slots(a, b)
    return "; ".join(_notes([(name, measured[name], weight * measured[name]) for name, weight in weights().items() if name]))


def _share(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def _notes(moved: list[tuple[str, float, float]]) -> list[str]:
    """Name what tells, in the order of the measures: shares with their value, slots with the side that they speak for."""
    said = {name: (value, by) for name, value, by in moved if abs(by) >= TELLS}
    return [_note(name, *said[name]) for name in NOTES if name in said]


def _note(name: str, value: float, by: float) -> str:
    shown = f"{value:.2f} {NOTES[name]}" if name in ("words", "meaning", "words across languages") else NOTES[name]
    return f"{shown} ({'+' if by > 0 else '−'}{abs(by):.1f})"
