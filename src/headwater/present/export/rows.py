"""The rows of the export contract, composed from nouns: docs/reference/export.md names each field.

What the contract gives an assertion or a hop and extraction cannot know (its claim, its entity) is looked up here, so that extracted nouns stay as
they were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.codec import plain
from headwater.link.entities import Identities, identities
from headwater.model import Article, Assertion, Capture, Hop, Linked, Reading, Relation, Resolution, Span, Statement

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Which claim, utterance and entity belongs to what was extracted."""

    claim: dict[str, str]
    denies: dict[str, str]
    utterance: dict[str, str]
    ids: Identities

    @classmethod
    def of(cls, linked: Linked) -> Lookup:
        """Index what was linked."""
        return cls(
            claim={a: c.id for c in linked.claims for a in c.assertion_ids},
            denies={a: c.id for c in linked.claims for a in c.denied_by},
            utterance={a: u.id for u in linked.utterances for a in u.assertion_ids},
            ids=identities(linked.entities),
        )

    def entity_id(self, article_id: str, span: Span | None, name: str | None = None) -> str | None:
        """Return the id of the entity at a passage, else of that name."""
        entity = self.ids.of(article_id, span) if span else None
        entity = entity or (self.ids.named(name) if name else None)
        return entity.id if entity else None


def capture_row(capture: Capture) -> Row:
    """Return a row of captures.jsonl."""
    return as_row(capture)


def article_row(article: Article, lookup: Lookup) -> Row:
    """Return a row of articles.jsonl."""
    row = as_row(article)
    if article.outlet:
        row["outlet"]["entity_id"] = lookup.entity_id(article.id, None, article.outlet.name)
    return row


def statement_row(statement: Statement, lookup: Lookup) -> Row:
    """Return a row of statements.jsonl."""
    row = as_row(statement)
    row["chain"] = [_hop(hop, statement.article_id, lookup) for hop in statement.chain]
    return row


def assertion_row(assertion: Assertion, lookup: Lookup) -> Row:
    """Return a row of assertions.jsonl."""
    row, article_id, frame = as_row(assertion), assertion.article_id, assertion.frame

    def slot(span: Span | None) -> Row | None:
        return {"entity_id": lookup.entity_id(article_id, span), "span": plain(span)} if span else None

    row["frame"] = {
        "actor": slot(frame.actor), "action": slot(frame.action), "target": slot(frame.target),
        "equipment": [slot(span) for span in frame.equipment], "place": slot(frame.place),
    }  # fmt: skip
    for place, found in zip(row["places"], assertion.places, strict=True):
        place["entity_id"] = lookup.entity_id(article_id, found.span)
    spans = [*frame.equipment, *(s for s in (frame.actor, frame.target, frame.place) if s), *(p.span for p in assertion.places)]
    row["entity_ids"] = sorted({i for s in spans if (i := lookup.entity_id(article_id, s))})
    row["claim_id"] = lookup.claim.get(assertion.id)
    row["utterance_id"] = lookup.utterance.get(assertion.id)
    row["denies_claim_id"] = lookup.denies.get(assertion.id)
    return row


def resolution_row(resolution: Resolution, article_id: str, lookup: Lookup) -> Row:
    """Return a row of resolutions.jsonl; the article is that of the statement."""
    row = as_row(resolution)
    row["chain"] = [_hop(hop, article_id, lookup) for hop in resolution.chain]
    return row


def relation_row(relation: Relation) -> Row:
    """Return a row of relations.jsonl."""
    row = as_row(relation)
    row["swaps"] = [{"from": swap.before, "to": swap.after} for swap in relation.swaps]
    return row


def reading_rows(reading: Reading, lookup: Lookup) -> Iterator[tuple[str, Row]]:
    """Yield (file name without suffix, row) for everything that one article yields."""
    yield "articles", article_row(reading.article, lookup)
    for statement in reading.extraction.statements:
        yield "statements", statement_row(statement, lookup)
    for assertion in reading.extraction.assertions:
        yield "assertions", assertion_row(assertion, lookup)


def linked_rows(linked: Linked, lookup: Lookup, article_of: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """Yield (file name without suffix, row) for everything that was linked; `article_of` maps statements to their articles."""
    for resolution in linked.resolutions:
        yield "resolutions", resolution_row(resolution, article_of[resolution.statement_id], lookup)
    for relation in linked.relations:
        yield "relations", relation_row(relation)
    for name in ("entities", "utterances", "claims", "threads", "series", "findings", "links"):
        for item in getattr(linked, name):
            yield name, as_row(item)


def _hop(hop: Hop, article_id: str, lookup: Lookup) -> Row:
    return {**as_row(hop), "entity_id": lookup.entity_id(article_id, hop.span, hop.name)}


def as_row(made: object) -> Row:
    """Return a noun as plain data."""
    row: Row = plain(made)
    return row
