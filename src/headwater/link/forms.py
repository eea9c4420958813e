"""Forms: what one article calls one thing, gathered from its mentions and from the hops of its chains."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from headwater.link.belonging import with_bodies
from headwater.link.known import as_country, generic
from headwater.link.names import body_tokens, ends_in_title
from headwater.model import EntityKind, Hop, Mention, Reading, Span, noun

Family = Literal["person", "body", "place", "equipment", "agreement", "activity"]

FAMILY: dict[EntityKind, Family] = {
    "person": "person",
    "organisation": "body",
    "group": "body",
    "outlet": "body",
    "place": "place",
    "equipment": "equipment",
    "agreement": "agreement",
    "activity": "activity",
}
_ROLES: dict[str, EntityKind] = {"person": "person", "organisation": "organisation", "group": "group", "outlet": "outlet", "agency": "outlet"}


@noun
class Form:
    """One name in one article, with every passage it stands at and what the words beside it say."""

    number: int
    article_id: str
    family: Family
    name: str
    language: str | None
    kinds: tuple[EntityKind, ...]
    spans: tuple[Span, ...]
    titles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


def forms(readings: Sequence[Reading]) -> tuple[Form, ...]:
    """Return the forms of all articles, in the order of article ids and names."""
    found: list[Form] = []
    ordered = sorted(readings, key=lambda r: r.article.id)
    named = [[(m, name) for m in _all(r) if (name := " ".join(m.name.split())) and not (m.kind == "person" and ends_in_title(name))] for r in ordered]
    settled = _settled([pair for pairs in named for pair in pairs])
    for reading, pairs in zip(ordered, named, strict=True):
        grouped: dict[tuple[Family, str], list[Mention]] = {}
        for m, name in pairs:
            family = _family(m, name)
            grouped.setdefault((settled.get(_joined(name), family) if family in ("person", "body") else family, name), []).append(m)
        for (family, name), mentions in sorted(grouped.items()):
            found.append(_form(len(found), reading, family, name, mentions))
    return tuple(found)


def _settled(named: Sequence[tuple[Mention, str]]) -> dict[str, Family]:
    """Return, by name, what is a person here and a body or place there: the more frequent of the two; in doubt a place, then a body."""
    counts: dict[str, Counter[Family]] = defaultdict(Counter)
    for m, name in named:
        family = _family(m, name)
        if family in ("person", "body", "place"):
            counts[_joined(name)][family] += 1
    return {name: _most(c) for name, c in counts.items()}


def _most(counts: Counter[Family]) -> Family:
    body: Family = "place" if counts["place"] >= counts["body"] and counts["place"] else "body"
    return body if counts[body] >= counts["person"] else "person"


@lru_cache(maxsize=65536)
def _joined(name: str) -> str:
    """Return a name without spaces, marks and words like Group or Entertainment at its end."""
    tokens = list(body_tokens(name)[0])
    while len(tokens) > 1 and tokens[-1] in generic("tail"):
        tokens.pop()
    return "".join(tokens)


def _family(m: Mention, name: str) -> Family:
    family = FAMILY[m.kind]
    return "place" if family == "body" and as_country(name) else family


def _form(number: int, reading: Reading, family: Family, name: str, mentions: list[Mention]) -> Form:
    spans = {(m.span.start, m.span.end): m.span for m in mentions if m.span.start < m.span.end}
    return Form(
        number=number,
        article_id=reading.article.id,
        family=family,
        name=name,
        language=reading.article.language,
        kinds=tuple(m.kind for m in mentions),
        spans=tuple(s for _, s in sorted(spans.items())),
        titles=_some(m.title for m in mentions),
        organisations=_some(m.organisation for m in mentions),
        part_of=_some(m.part_of for m in mentions),
        countries=_some(m.country for m in mentions),
        aliases=_some(m.alias_of for m in mentions),
    )


def _some(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(v.split()) for v in values if v and v.strip()}))


def _all(reading: Reading) -> Iterator[Mention]:
    """Yield mentions, then what hops name where no mention stands, or say of a person where the mention does not."""
    mentions = with_bodies(reading)
    yield from mentions
    ordered = sorted(mentions, key=lambda m: (m.span.start, m.span.end))
    starts = [m.span.start for m in ordered]
    longest = max((m.span.end - m.span.start for m in ordered), default=0)
    seen: set[tuple[int, int, str]] = set()
    for statement in reading.extraction.statements:
        for hop in statement.chain:
            if hop.role not in _ROLES or hop.span is None or not hop.name.strip() or (hop.span.start, hop.span.end, hop.name) in seen:
                continue
            seen.add((hop.span.start, hop.span.end, hop.name))
            low, high = bisect_left(starts, hop.span.start - longest), bisect_left(starts, hop.span.end)
            here = [m for m in ordered[low:high] if m.span.end > hop.span.start]
            people = [m for m in here if m.kind == "person"]
            if not here:
                yield _mention(reading.article.id, hop, hop.span)
            elif hop.role == "person" and people and (hop.title or hop.organisation) and not any(m.title or m.organisation for m in people):
                yield replace(people[0], title=hop.title, organisation=hop.organisation)


def _mention(article_id: str, hop: Hop, span: Span) -> Mention:
    return Mention(article_id=article_id, span=span, kind=_ROLES[hop.role], name=hop.name, title=hop.title, organisation=hop.organisation)
