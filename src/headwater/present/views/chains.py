"""Chains as people read them: the written hops, and beside them, never mixed in, what follows from other articles."""

from __future__ import annotations

from headwater.model import Assertion, Hop, Mode, Role, Statement, noun
from headwater.present.views.index import Index, entity_of
from headwater.present.views.passages import Passage, assertion_passage, entity_href, evidence_passages
from headwater.present.views.words import STANCE_WORDS, human_time

ROLE_WORDS: dict[Role, str] = {
    "person": "person",
    "organisation": "organisation",
    "group": "group",
    "document": "document",
    "outlet": "outlet",
    "agency": "agency",
    "unnamed": "unnamed source",
}


@noun
class HopView:
    """One hop as shown."""

    role: Role
    role_words: str
    name: str
    detail: str
    """Title and organisation, as written."""
    channel: str
    href: str | None
    inferred: bool
    new: bool
    """In a resolved chain: not in the written one."""
    reason: str | None


@noun
class ResolvedView:
    """What follows from other articles: the hops, why, and the passages it rests on."""

    hops: tuple[HopView, ...]
    reason: str
    passages: tuple[Passage, ...]


@noun
class ChainView:
    """One statement with the passages that carry a claim, its written chain, and its resolved chain beside it."""

    statement_id: str
    article_id: str
    mode: Mode
    cue: str
    passages: tuple[Passage, ...]
    hops: tuple[HopView, ...]
    resolved: ResolvedView | None
    notes: tuple[str, ...]
    """What an analyst must see beside the passage: hedges, distance, a stance other than saying so."""


def chain_view(index: Index, statement: Statement, assertions: tuple[Assertion, ...]) -> ChainView:
    """Return a statement's chains, with the passages of these assertions of it."""
    resolution = index.resolutions.get(statement.id)
    resolved = None
    if resolution:
        written = {_hop_key(h) for h in statement.chain}
        hops = tuple(hop_view(index, statement.article_id, h, new=_hop_key(h) not in written) for h in resolution.chain)
        resolved = ResolvedView(hops=hops, reason=resolution.reason, passages=evidence_passages(index, resolution.evidence))
    return ChainView(
        statement_id=statement.id,
        article_id=statement.article_id,
        mode=statement.mode,
        cue=" ".join(statement.cue.text.split()) if statement.cue else "",
        passages=tuple(assertion_passage(index, a) for a in assertions),
        hops=tuple(hop_view(index, statement.article_id, h) for h in statement.chain),
        resolved=resolved,
        notes=tuple(dict.fromkeys(n for a in assertions for n in assertion_notes(a))),
    )


def hop_view(index: Index, article_id: str, hop: Hop, *, new: bool = False) -> HopView:
    """Return a hop as shown; `new` where only the resolved chain has it."""
    entity = entity_of(index, article_id, hop)
    return HopView(
        role=hop.role,
        role_words=ROLE_WORDS[hop.role],
        name=hop.name if hop.role != "unnamed" or hop.name != "unnamed" else "someone",
        detail=hop_detail(hop),
        channel=channel_words(hop),
        href=entity_href(entity.id) if entity else None,
        inferred=hop.inferred,
        new=new,
        reason=hop.reason,
    )


def hop_detail(hop: Hop) -> str:
    """Return a source's title and organisation as one; an unnamed source's name says them already."""
    return "" if hop.role == "unnamed" else ", ".join(part for part in (hop.title, hop.organisation) if part)


def channel_words(hop: Hop) -> str:
    """Return "Telegram post, 2 July 2025", or "" where no channel is known."""
    if hop.channel is None:
        return ""
    return ", ".join(part for part in (hop.channel.kind, human_time(hop.channel.date)) if part)


def assertion_notes(assertion: Assertion) -> tuple[str, ...]:
    """Return the hedge, the distance and the stance of an assertion, in words."""
    notes = []
    if assertion.stance != "asserts":
        notes.append(f"source {STANCE_WORDS[assertion.stance]}")
    if assertion.hedge:
        notes.append(f"hedged: “{' '.join(assertion.hedge.text.split())}”")
    if assertion.distanced:
        notes.append("the article keeps its distance")
    return tuple(notes)


def _hop_key(hop: Hop) -> tuple[str, str]:
    return hop.role, hop.name.casefold()
