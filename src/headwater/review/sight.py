"""A dossier as an analyst rules on it: what an id names, and the passages that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from headwater.errors import ModelError, NotFound
from headwater.ledger.store import Ledger
from headwater.model import Anchor, Article, Assertion, Claim, Decision, Entity, Evidence, Finding, Linked, Reading, Span, noun
from headwater.review.anchors import anchor
from headwater.review.compile import Ruled, rulings
from headwater.review.corrections import corrected

T = TypeVar("T")
MOST = 400
"""Passages of one entity that a decision is anchored in."""
_LINE = 120


@noun
class Sight:
    """Everything that can be ruled on, by id: readings as they are corrected, what was linked, and the decisions so far."""

    readings: Sequence[Reading]
    articles: Mapping[str, Article]
    assertions: Mapping[str, Assertion]
    claims: Mapping[str, Claim]
    findings: Mapping[str, Finding]
    entities: Mapping[str, Entity]
    linked: Linked
    digests: Mapping[str, str]
    decisions: Sequence[Decision]
    ruled: Ruled


def see(ledger: Ledger) -> Sight:
    """Read a ledger whole."""
    digests = {c.id: c.sha256 for c in ledger.captures()}
    return sight(list(ledger.readings()), ledger.linked(), ledger.decisions(), digests)


def sight(raw: Sequence[Reading], linked: Linked, decisions: Sequence[Decision], digests: Mapping[str, str]) -> Sight:
    """Return what can be ruled on, from the readings as they were extracted and what was linked of them."""
    ruled = rulings(decisions, raw, digests)
    readings = corrected(raw, ruled.overrides)
    return Sight(
        readings=readings,
        articles={r.article.id: r.article for r in readings},
        assertions={a.id: a for r in readings for a in r.extraction.assertions},
        claims={c.id: c for c in linked.claims},
        findings={f.id: f for f in linked.findings},
        entities={e.id: e for e in linked.entities},
        linked=linked,
        digests=digests,
        decisions=decisions,
        ruled=ruled,
    )


def named(things: Mapping[str, T], name: str) -> T | None:
    """Return the thing with this id, this former id, or the only id that begins so, None where there is none; raises NotFound for several."""
    if name in things:
        return things[name]
    former = [t for t in things.values() if name in getattr(t, "former_ids", ())]
    if former:
        return former[0]
    fits = sorted(i for i in things if i.startswith(name)) if len(name) > 4 else []
    if len(fits) > 1:
        raise NotFound(f"{name[:60]!r} may be more than one: {', '.join(fits[:3])}{', ...' if len(fits) > 3 else ''}")
    return things[fits[0]] if fits else None


def find(sight: Sight, name: str, *kinds: str) -> Claim | Assertion | Finding | Entity | Article:
    """Return what an id names among `kinds` ("claims", "assertions", "findings", "entities", "articles"); raises NotFound."""
    for kind in kinds:
        found: Claim | Assertion | Finding | Entity | Article | None = named(getattr(sight, kind), name)
        if found is not None:
            return found
    wanted = {"entities": "entity"}
    raise NotFound(f"no {' or '.join(wanted.get(k, k[:-1]) for k in kinds)} {name[:60]!r}")


def anchors_of(sight: Sight, thing: Claim | Assertion | Finding | Entity | Article) -> tuple[Anchor, ...]:
    """Return the anchors of all passages that something rests on; raises ModelError where it rests on none."""
    if isinstance(thing, Claim):
        found = [Evidence(article_id=a.article_id, span=a.span) for i in thing.assertion_ids if (a := sight.assertions.get(i))]
    elif isinstance(thing, Assertion):
        found = [Evidence(article_id=thing.article_id, span=thing.span)]
    elif isinstance(thing, Finding):
        found = list(thing.evidence)
    elif isinstance(thing, Entity):
        found = list(thing.mentions[:MOST])
    else:
        found = [Evidence(article_id=thing.id, span=_first_line(thing))]
    if not found:
        raise ModelError(f"{thing.id} stands at no passage that a decision could be anchored in")
    return anchored(sight, found)


def anchored(sight: Sight, found: Iterable[Evidence]) -> tuple[Anchor, ...]:
    """Return the anchors of passages, each once, in their order."""
    made = [anchor(sight.articles[e.article_id].text, e.span, sight.digests[sight.articles[e.article_id].capture_id]) for e in found]
    return tuple(dict.fromkeys(made))


def _first_line(article: Article) -> Span:
    start = len(article.text) - len(article.text.lstrip())
    end = article.text.find("\n", start)
    end = min(end if end > start else len(article.text), start + _LINE)
    if start >= end:
        raise ModelError(f"{article.id} has no text that a decision could be anchored in")
    return Span(start=start, end=end, text=article.text[start:end])
