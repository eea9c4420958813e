"""Whose voice an assertion is: a named institution, an outlet's own reporting, an unnamed source, or the silent article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from headwater.link.descriptions import is_indefinite
from headwater.link.propositions import Proposition
from headwater.link.standing_of_bodies import called_body, speaks_for_body
from headwater.link.words import fold, listed
from headwater.model import MEDIA, Hop, noun
from headwater.text.lexicon import table
from headwater.text.outlets import UNKNOWN_OUTLET

VoiceKind = Literal["named", "relay", "called", "unnamed", "silent"]


BEFORE = 12
"""Characters before the words for a source in which its article stands."""


@noun
class Voice:
    """The voice of an assertion within a claim: voices of one kind and key are one beginning."""

    kind: VoiceKind
    key: str


def _speaks_for_it(hop: Hop) -> bool:
    """Tell whether an unnamed person speaks officially for a body."""
    return speaks_for_body(f"{hop.title or ''} {hop.name} {hop.as_written or ''}")


def _called(p: Proposition) -> str | None:
    """Return the word by which an article calls the body that speaks, without naming it: "the ministry", "its operator"; None for anybody else."""
    hop = p.statement.chain[0]
    if hop.span is not None and (before := p.article.text[max(0, hop.span.start - BEFORE) : hop.span.start].split()) and is_indefinite(before[-1]):
        return None
    language = (p.article.language or "en").split("-")[0]
    return called_body(" ".join((hop.as_written or hop.name).split()), language)


def house_of(p: Proposition) -> str | None:
    """Return the outlet that means itself by "we": the page says what its own outlet found, checked or wrote."""
    chain, outlet = p.statement.chain, p.article.outlet
    hop = chain[0]
    first_person = table("cues", p.article.language or "en").get("lists", {}).get("first_person", ())
    if outlet is None or outlet.name == UNKNOWN_OUTLET or hop.role != "unnamed" or (hop.as_written or hop.name).strip() not in first_person:
        return None
    own = len(chain) == 1 or (len(chain) == 2 and chain[1].role == "outlet" and chain[1].name == outlet.name)
    return outlet.name if own and p.statement.mode != "direct" else None


def voice_of(p: Proposition, family: Mapping[str, str]) -> Voice:
    """Return whose voice an assertion is. Silent or unnamed articles that stem from one another are one beginning."""
    text = family.get(p.article.id, p.article.id)
    chain = p.statement.chain
    if p.narration and p.utterance_id:
        # It names no source, but the text below has the same from one.
        return Voice(kind="named", key=p.speaker) if p.named and p.speaker else Voice(kind="unnamed", key=text)
    if p.narration or not chain:
        agency = next((fold(h.name) for h in chain if h.role == "agency"), None)
        return Voice(kind="silent", key=agency or text)
    hop = chain[0]
    if hop.role in MEDIA:
        return Voice(kind="relay", key=p.speaker or fold(hop.name))
    if house := house_of(p):
        return Voice(kind="relay", key=fold(house))
    if hop.role == "unnamed" and _speaks_for_it(hop):
        if hop.organisation and fold(hop.organisation) not in listed("titles", "generic"):
            return Voice(kind="named", key=p.speaker or fold(hop.organisation))
        if p.speaker:
            return Voice(kind="named", key=p.speaker)
    if not p.named and (word := _called(p)):
        return Voice(kind="called", key=p.speaker or f"{text} {word}")
    if hop.role == "unnamed" or (p.utterance_id and not p.named):
        return Voice(kind="unnamed", key=text)
    return Voice(kind="named", key=p.speaker or fold(hop.name))
