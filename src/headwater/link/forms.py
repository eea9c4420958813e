"""Forms: what one article calls one thing, gathered from its mentions and from the hops of its chains."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from headwater.link.known import as_country, generic
from headwater.link.names import body_tokens
from headwater.model import EntityKind, Hop, Mention, Reading, Span, noun
from headwater.text.offsets import overlap

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
    named = [[(m, name) for m in _all(r) if (name := " ".join(m.name.split()))] for r in ordered]
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
    """Yield mentions, then what hops name where no mention of that kind stands."""
    mentions = reading.extraction.mentions
    yield from mentions
    taken = sorted((m.span.start, m.span.end) for m in mentions)
    for statement in reading.extraction.statements:
        for hop in statement.chain:
            if hop.role in _ROLES and hop.span and hop.name.strip() and not _covered(taken, hop.span):
                yield _mention(reading.article.id, hop, hop.span)
            elif hop.role == "person" and hop.span and (hop.title or hop.organisation):
                # The same person; the hop may say of them what the mention does not.
                inside = [m for m in mentions if overlap((m.span.start, m.span.end), (hop.span.start, hop.span.end)) and m.kind == "person"]
                if inside and not any(m.title or m.organisation for m in inside):
                    yield Mention(
                        article_id=reading.article.id,
                        span=inside[0].span,
                        kind="person",
                        name=inside[0].name,
                        title=hop.title,
                        organisation=hop.organisation,
                    )


def _covered(taken: list[tuple[int, int]], span: Span) -> bool:
    return any(start < span.end and end > span.start for start, end in taken)


def _mention(article_id: str, hop: Hop, span: Span) -> Mention:
    return Mention(article_id=article_id, span=span, kind=_ROLES[hop.role], name=hop.name, title=hop.title, organisation=hop.organisation)
