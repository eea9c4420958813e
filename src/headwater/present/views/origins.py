"""Origins as shown: who stands behind a claim, why they are counted so, and what would change the count."""

from __future__ import annotations

from collections.abc import Iterable

from headwater.model import Assertion, Claim, Origin, Standing, Utterance, noun
from headwater.present.views.chains import ChainView, chain_view
from headwater.present.views.index import Index, outlet_name
from headwater.present.views.passages import Passage, entity_href, evidence_passages
from headwater.present.views.words import human_time, time_key

POSTS = ("post", "telegram", "tweet", "facebook", "vk", "social", "blog", "channel", "video")
"""Words in the name of a channel whose text can be fetched and laid beside the reports."""


@noun
class UtteranceView:
    """One occasion on which one source said something."""

    id: str
    speaker: str
    href: str | None
    channel: str
    time_words: str
    reason: str


@noun
class OriginView:
    """One origin with its utterances, the chains that end there, and what would change its standing."""

    number: int
    anchor: str
    standing: Standing
    name: str
    href: str | None
    utterances: tuple[UtteranceView, ...]
    reason: str
    would_change: str
    reliability: str | None
    """A to F, where an analyst graded the source, or whoever speaks for it."""
    passages: tuple[Passage, ...]
    chains: tuple[ChainView, ...]


def origin_views(index: Index, claim: Claim) -> tuple[OriginView, ...]:
    """Return a claim's origins: established ones first, silence last, then by how many chains end there."""
    groups = [(o, _assertions(index, claim, o)) for o in claim.independence]
    groups.sort(key=lambda g: (g[0].standing != "established", not g[0].utterance_ids, -len(g[1]), g[0].utterance_ids))
    return tuple(_origin_view(index, claim, number, origin, assertions) for number, (origin, assertions) in enumerate(groups, 1))


def loose_chains(index: Index, claim: Claim) -> tuple[ChainView, ...]:
    """Return the chains of a claim's assertions that no origin holds."""
    held = {a.id for o in claim.independence for a in _assertions(index, claim, o)}
    return chains_of(index, tuple(index.assertions[x] for x in claim.assertion_ids if x in index.assertions and x not in held))


def chains_of(index: Index, assertions: tuple[Assertion, ...]) -> tuple[ChainView, ...]:
    """Return the chains of assertions, one a statement, by time of publication."""
    grouped: dict[str, list[Assertion]] = {}
    for assertion in assertions:
        grouped.setdefault(assertion.statement_id, []).append(assertion)
    known = [(index.statements[s], tuple(sorted(group, key=lambda a: (a.span.start, a.id)))) for s, group in grouped.items() if s in index.statements]
    known.sort(key=lambda pair: (time_key(index.articles[pair[0].article_id].published), pair[0].article_id, pair[0].content.start, pair[0].id))
    return tuple(chain_view(index, statement, group) for statement, group in known)


def _origin_view(index: Index, claim: Claim, number: int, origin: Origin, assertions: tuple[Assertion, ...]) -> OriginView:
    utterances = [index.utterances[u] for u in origin.utterance_ids if u in index.utterances]
    name, entity_id = origin_name(index, origin, assertions)
    return OriginView(
        number=number,
        anchor=f"origin-{number}",
        standing=origin.standing,
        name=name,
        href=entity_href(entity_id) if entity_id else None,
        utterances=tuple(_utterance_view(index, u) for u in sorted(utterances, key=lambda u: (time_key(u.time), u.id))),
        reason=origin.reason,
        would_change=would_change(index, claim, origin, assertions),
        reliability=_reliability(index, (entity_id, *(u.speaker_id for u in utterances))),
        passages=evidence_passages(index, origin.evidence),
        chains=chains_of(index, assertions),
    )


def _reliability(index: Index, ids: Iterable[str | None]) -> str | None:
    return next((e.reliability for i in ids if (e := index.entities.get(i or "")) and e.reliability), None)


def origin_name(index: Index, origin: Origin, assertions: tuple[Assertion, ...]) -> tuple[str, str | None]:
    """Return what an origin goes by, and its entity where it has one."""
    if named := _named(index, origin, assertions):
        return named
    outlets = sorted({outlet_name(index.articles[a.article_id]) for a in assertions if a.article_id in index.articles})
    return (
        (f"no source named by {outlets[0]}" + (f" and {len(outlets) - 1} more" if len(outlets) > 1 else ""), None) if outlets else ("unknown", None)
    )


def _named(index: Index, origin: Origin, assertions: tuple[Assertion, ...]) -> tuple[str, str | None] | None:
    """Return what the reports call an origin, and its entity where it has one; None where they are silent."""
    ids = [origin.institution_id, *(index.utterances[u].speaker_id for u in origin.utterance_ids if u in index.utterances)]
    for entity_id in ids:
        if entity_id and entity_id in index.entities:
            return index.entities[entity_id].name, entity_id
    chains = [index.statements[a.statement_id].chain for a in assertions if a.statement_id in index.statements]
    unnamed = [c[0].name for c in chains if c and c[0].role == "unnamed"]
    if unnamed:
        name = min(unnamed)
        return "a source without any name" if name == "unnamed" else f"unnamed: {name}", None
    return None


def origin_sources(index: Index, claim: Claim) -> tuple[str, ...]:
    """Return the names of those whom a claim's origins go by: established ones first, of equals who spoke first; silence has none."""
    named: list[tuple[bool, str, str]] = []
    for origin in claim.independence:
        told = [time_key(index.utterances[u].time) for u in origin.utterance_ids if u in index.utterances]
        if known := _named(index, origin, _assertions(index, claim, origin)):
            named.append((origin.standing != "established", min(told, default="~"), known[0]))
    return tuple(dict.fromkeys(name for *_, name in sorted(named)))


def would_change(index: Index, claim: Claim, origin: Origin, assertions: tuple[Assertion, ...]) -> str:
    """Return what an analyst would have to find to change what this origin counts for."""
    utterances = [index.utterances[u] for u in origin.utterance_ids if u in index.utterances]
    if origin.standing == "established":
        if claim.established_origins > 1:
            return "evidence that it speaks on another origin's word"
        says = "denies it" if assertions and all(a.stance == "denies" for a in assertions) else "says so"
        return f"a second institution that {says} on its own knowledge"
    if origin.institution_id and any(o.institution_id == origin.institution_id for o in claim.independence if o.standing == "established"):
        return "a second institution; this one is counted already"
    if any(_is_post(u) for u in utterances):
        return "the text of the post"
    chains = [index.statements[a.statement_id].chain for a in assertions if a.statement_id in index.statements]
    if any(c and c[0].role == "unnamed" for c in chains):
        return "the name of the source"
    if {a.article_id for a in assertions} & {r.article_id for r in index.relations if r.of_article_id is None}:
        return "the article the copy was made from"
    if any(u.speaker_id for u in utterances):
        return "the occasion on which it was said: channel and date"
    return "the source that the article does not name"


def _is_post(utterance: Utterance) -> bool:
    channel = (utterance.channel or "").casefold()
    return any(word in channel for word in POSTS)


def _utterance_view(index: Index, utterance: Utterance) -> UtteranceView:
    speaker = index.entities.get(utterance.speaker_id or "")
    return UtteranceView(
        id=utterance.id,
        speaker=speaker.name if speaker else "unknown speaker",
        href=entity_href(speaker.id) if speaker else None,
        channel=utterance.channel or "",
        time_words=human_time(utterance.time),
        reason=utterance.reason,
    )


def _assertions(index: Index, claim: Claim, origin: Origin) -> tuple[Assertion, ...]:
    """Return a claim's assertions that rest on an origin: those of its utterances, or, where it has none (silence), the rest in its evidence."""
    known = [x for x in claim.assertion_ids if x in index.assertions]
    mine = set(origin.utterance_ids)
    if not mine:
        others = {u for o in claim.independence for u in o.utterance_ids}
        silent = {e.article_id for e in origin.evidence}
        held = [x for x in known if index.utterance_of.get(x) not in others and index.assertions[x].article_id in silent]
    else:
        held = [x for x in known if index.utterance_of.get(x) in mine]
    return tuple(index.assertions[x] for x in held)
