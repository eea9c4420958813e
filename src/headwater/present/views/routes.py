"""The graph behind a claim's lineage: chains laid over each other, identical hops merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from headwater.model import Article, Assertion, Claim, Hop, Statement, noun
from headwater.present.views.chains import channel_words, hop_detail
from headwater.present.views.index import Index, article_title, entity_of, outlet_name
from headwater.present.views.origins import OriginView
from headwater.present.views.passages import article_href, assertion_passage, entity_href
from headwater.present.views.words import human_day
from headwater.text.outlets import UNKNOWN_OUTLET

StopKind = Literal["origin", "channel", "relay", "outlet", "article"]
Manner = Literal["written", "resolved", "inferred"]
MANNERS: tuple[Manner, ...] = ("written", "resolved", "inferred")
"""The strongest first: an edge that one article writes is written, though another only implies it."""


@noun
class Stop:
    """A box of the drawing: who handed the words on, or the article they arrived in."""

    id: str
    kind: StopKind
    name: str
    detail: str
    href: str | None
    silent: bool = False
    """An outlet that names no source."""


@noun
class Leg:
    """An edge of the drawing, how it is known, and why."""

    start: str
    end: str
    manner: Manner
    reason: str


@dataclass
class Graph:
    """Stops and legs under construction, in the order of the chains."""

    stops: dict[str, Stop] = field(default_factory=dict)
    legs: dict[tuple[str, str], Leg] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    """A stop where a chain begins to the (first) statement that begins there."""

    def add(self, stop: Stop) -> None:
        """Add a stop, or let a known one keep its first form."""
        known = self.stops.setdefault(stop.id, stop)
        if stop.silent and not known.silent:
            self.stops[stop.id] = replace(known, silent=True)

    def join(self, leg: Leg) -> None:
        """Add a leg; of two between the same stops the stronger stays."""
        if leg.start == leg.end:
            return
        known = self.legs.get((leg.start, leg.end))
        if known is None or MANNERS.index(leg.manner) < MANNERS.index(known.manner):
            self.legs[leg.start, leg.end] = leg


def build_graph(index: Index, claim: Claim, origins: Iterable[OriginView], articles: frozenset[str]) -> Graph:
    """Lay the chains of a claim over each other, origin by origin, for these articles."""
    graph = Graph()
    mine = frozenset(claim.assertion_ids)
    chains = [chain for origin in origins for chain in origin.chains]
    seen = {c.statement_id for c in chains}
    rest = sorted({index.assertions[a].statement_id for a in mine if a in index.assertions} - seen)
    for statement_id in (*(c.statement_id for c in chains), *rest):
        statement = index.statements.get(statement_id)
        if statement is None or statement.article_id not in articles:
            continue
        assertion = next(a for a in index.assertions_of[statement_id] if a.id in mine)
        _add_statement(graph, index, statement, assertion)
    return graph


def _add_statement(graph: Graph, index: Index, statement: Statement, assertion: Assertion) -> None:
    article = index.articles[statement.article_id]
    written = _walk(index, article, statement.chain, assertion)
    graph.starts.setdefault(written[0][0].id, statement.id)
    cue = f" (“{' '.join(statement.cue.text.split())}”)" if statement.cue else ""
    _join(graph, written, {}, f"as written by {outlet_name(article)}{cue}")
    if resolution := index.resolutions.get(statement.id):
        resolved = _walk(index, article, resolution.chain, assertion)
        graph.starts.setdefault(resolved[0][0].id, statement.id)
        shown = {(a.id, b.id) for (a, _), (b, _) in pairwise(written)}
        reasons = {(a.id, b.id): resolution.reason for (a, _), (b, _) in pairwise(resolved) if (a.id, b.id) not in shown}
        _join(graph, resolved, reasons, "")


Walk = list[tuple[Stop, str | None]]
"""Stops in order; beside each, why it is inferred, or None where it is written."""


def _join(graph: Graph, walk: Walk, resolved: Mapping[tuple[str, str], str], written: str) -> None:
    for stop, _ in walk:
        graph.add(stop)
    for (a, why_a), (b, why_b) in pairwise(walk):
        key, why = (a.id, b.id), why_b or why_a
        if key in resolved:
            graph.join(Leg(start=a.id, end=b.id, manner="resolved", reason=resolved[key]))
        elif written:
            graph.join(Leg(start=a.id, end=b.id, manner="inferred" if why else "written", reason=why or written))


def _walk(index: Index, article: Article, chain: tuple[Hop, ...], assertion: Assertion) -> Walk:
    """Return the stops of a chain, the channel after its speaker, the article at its end."""
    own = len(chain) - 1 if chain and chain[-1].role == "outlet" else len(chain)
    walk: Walk = []
    for place, hop in enumerate(chain):
        why = (hop.reason or "inferred") if hop.inferred else None
        kind: StopKind = "outlet" if place == own else "origin" if place == 0 else "relay"
        stop = _hop_stop(index, article, hop, kind, assertion)
        walk.append((replace(stop, silent=place == own == 0), why))
        if place == 0 and kind == "origin" and (channel := _channel_stop(index, stop, hop, assertion)):
            walk.append(channel)
    walk.append((_article_stop(index, article, assertion), None))
    return walk


def _hop_stop(index: Index, article: Article, hop: Hop, kind: StopKind, assertion: Assertion) -> Stop:
    entity = entity_of(index, article.id, hop)
    name = entity.name if entity else hop.name
    folded = hop.name.casefold().replace("’", "'")
    key = f"entity {entity.id}" if entity else f"{'unnamed' if hop.role == 'unnamed' else 'name'} {folded}"
    if hop.role == "unnamed":  # two unnamed sources are not one because both are called "an official"
        key += f" in {index.utterance_of.get(assertion.id, article.id)}"
        name = "someone" if name == "unnamed" else name
    elif entity is None and hop.name == UNKNOWN_OUTLET:  # nor two pages that do not say whose they are
        key += f" of {article.id}"
    detail = hop_detail(hop) if kind == "origin" else ("agency" if hop.role == "agency" else "")
    return Stop(id=key, kind=kind, name=name, detail=detail, href=entity_href(entity.id) if entity else None)


def _channel_stop(index: Index, speaker: Stop, hop: Hop, assertion: Assertion) -> tuple[Stop, str | None] | None:
    """Return the channel of an utterance, or the one the article names; inferred where only the utterance knows it."""
    utterance = index.utterances.get(index.utterance_of.get(assertion.id, ""))
    if utterance and (utterance.channel or utterance.time) and (utterance.channel or hop.channel):
        name = utterance.channel or (hop.channel.kind if hop.channel else "")
        stop = Stop(id=f"channel {utterance.id}", kind="channel", name=name, detail=human_day(utterance.time), href=None)
        return stop, None if hop.channel else utterance.reason
    if hop.channel:
        date = human_day(hop.channel.date)
        return Stop(id=f"channel {speaker.id} {channel_words(hop)}", kind="channel", name=hop.channel.kind, detail=date, href=None), None
    return None


def _article_stop(index: Index, article: Article, assertion: Assertion) -> Stop:
    kinds = dict.fromkeys(r.kind for r in index.relations if r.article_id == article.id)
    detail = " · ".join((human_day(article.published) or "undated", *kinds))
    href = assertion_passage(index, assertion).href if assertion.article_id == article.id else article_href(article.id)
    return Stop(id=f"article {article.id}", kind="article", name=article_title(article), detail=detail, href=href)
