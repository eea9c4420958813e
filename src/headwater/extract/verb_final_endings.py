"""The compiled cues of a language whose verb ends the sentence (text/data/ko/cues.toml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from headwater.text.lexicon import table
from headwater.text.particles import Particles, particles
from headwater.text.patterns import either


class Endings(NamedTuple):
    """The compiled patterns and lists of one language."""

    verb: re.Pattern[str]
    noun_verb: re.Pattern[str]
    closing_noun: re.Pattern[str]
    quotative: re.Pattern[str]
    joining: re.Pattern[str]
    moment: re.Pattern[str]
    channel: re.Pattern[str]
    clock: re.Pattern[str]
    impersonal: re.Pattern[str]
    object_verb: re.Pattern[str]
    inheriting: re.Pattern[str]
    bare: re.Pattern[str]
    goes_on: re.Pattern[str]
    also_denies: re.Pattern[str]
    opens_negation: re.Pattern[str]
    part_of_clause: re.Pattern[str]
    """What stands before a quotation that is but a part of its clause: a subject, an object, an owner."""
    speaking: str
    has_done: list[list[str]]
    """What makes of a verb before it something done ("보도한 바 있다")."""
    lists: dict[str, frozenset[str]]
    particles: Particles


@cache
def endings(language: str) -> Endings | None:
    """Compile a language's cues; None where its verb does not end the sentence."""
    data: dict[str, Any] = table("cues", language)
    parts = particles(language)
    if data.get("order") != "verb-final" or parts is None:
        return None
    listed = (
        "openers",
        "continuing",
        "nominal",
        "taken_up",
        "passing",
        "deeds",
        "subject",
        "according",
        "citing",
        "auxiliaries",
        "cue_nouns",
        "adverbs",
        "channel_verbs",
        "behind_quote",
        "joining_behind_quote",
    )
    return Endings(
        verb=re.compile(rf"(?:(?:{either(data['stems'])}){data['done']}|{data['forms']})"),
        noun_verb=re.compile(data["noun_verbs"]),
        closing_noun=re.compile(data["closing_nouns"]),
        quotative=re.compile(rf".*{data['quotative']}"),
        joining=re.compile(rf".*{data['joining']}"),
        moment=re.compile(rf"{data['moments']}.{{0,3}}"),
        channel=re.compile(rf"(?:{either(data['channels'])})(?:{either(data['channel_ends'])})"),
        clock=re.compile(data["clock"]),
        impersonal=re.compile(data["impersonal"]),
        object_verb=re.compile(data["object_verbs"]),
        inheriting=re.compile(data["inheriting"]),
        bare=re.compile(data["bare"]),
        goes_on=re.compile(data["goes_on"]),
        also_denies=re.compile(data["also_denies"]),
        opens_negation=re.compile(data["opens_negation"]),
        part_of_clause=re.compile(data["part_of_clause"]),
        speaking=data["speaking_particle"],
        has_done=[phrase.split() for phrase in data["has_done"]],
        lists={name: frozenset(data[name]) for name in listed},
        particles=parts,
    )
