"""Who and what stands in an assertion, in order: parties, places, equipment, agreements, each as an entity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal

from headwater.link.nations import country_names, nations_in
from headwater.link.words import Word, fold, listed, words
from headwater.model import Entity, Span, noun

ItemKind = Literal["party", "place", "equipment", "agreement"]
KINDS: Mapping[str, ItemKind] = {
    "person": "party",
    "organisation": "party",
    "group": "party",
    "place": "place",
    "equipment": "equipment",
    "agreement": "agreement",
}


@noun
class Item:
    """One entity in an assertion: where its words stand, what part it may play, and the word before it."""

    start: int
    end: int
    entity_id: str
    kind: ItemKind
    before: str


class Cast:
    """The entities of a dossier by passage and by country; built once, then only read."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Index mentions by article and countries by code."""
        rows: dict[str, list[tuple[int, int, str]]] = {}
        self.kinds = {e.id: e.kind for e in entities}
        for e in sorted(entities, key=lambda e: e.id):
            for m in e.mentions:
                rows.setdefault(m.article_id, []).append((m.span.start, m.span.end, e.id))
        self._rows = {a: sorted(r) for a, r in rows.items()}
        self._nations = {code: e.id for e in sorted(entities, key=lambda e: e.id, reverse=True) if e.kind == "place" and (code := _code(e))}
        self._states = frozenset(self._nations.values())

    def nation(self, code: str) -> str | None:
        """Return the entity of a country, None where the dossier has none."""
        return self._nations.get(code)

    def items(self, article_id: str, text: str, span: Span) -> tuple[Item, ...]:
        """Return what stands in a passage, in order; where two overlap the longer one counts."""
        found = words(text, span.start, span.end)
        items = [self._nation_item(found, at, code, length, by) for at, code, length, by in _nations(found)]
        kept = [i for i in items if i]
        for start, end, entity_id in self._within(article_id, span):
            kind = KINDS.get(self.kinds[entity_id])
            if kind and entity_id not in self._states and not any(i.start < end and start < i.end and i.end - i.start >= end - start for i in kept):
                kept = [i for i in kept if not (i.start < end and start < i.end)]
                kept.append(Item(start=start, end=end, entity_id=entity_id, kind=kind, before=_word_before(found, start)))
        return tuple(sorted(kept, key=lambda i: (i.start, i.end, i.entity_id)))

    def parties_before(self, text: str, span: Span) -> list[str]:
        """Return the last two countries named in a stretch of text, seats of government included."""
        codes = [n.code for _, n in nations_in(words(text, span.start, span.end))]
        ids = [i for c in dict.fromkeys(reversed(codes)) if (i := self.nation(c))]
        return ids[:2]

    def _nation_item(self, found: Sequence[Word], at: int, code: str, length: int, by: str) -> Item | None:
        entity_id = self.nation(code)
        if entity_id is None or by == "capital":
            return None
        start, end = found[at].start, found[at + length - 1].end
        before = _word_before(found, start)
        kind: ItemKind = "place" if by == "name" and before in listed("prepositions", "placed") else "party"
        return Item(start=start, end=end, entity_id=entity_id, kind=kind, before=before)

    def _within(self, article_id: str, span: Span) -> list[tuple[int, int, str]]:
        rows = self._rows.get(article_id, [])
        at = bisect_left(rows, (span.start, 0, ""))
        found = []
        while at < len(rows) and rows[at][0] < span.end:
            if rows[at][1] <= span.end:
                found.append(rows[at])
            at += 1
        return sorted(found, key=lambda r: (r[0] - r[1], r))


def _nations(found: Sequence[Word]) -> list[tuple[int, str, int, str]]:
    return [(at, n.code, n.length, n.by) for at, n in nations_in(found)]


def _word_before(found: Sequence[Word], start: int) -> str:
    before = [fold(w.text) for w in found if w.end <= start]
    while before and before[-1] in listed("prepositions", "articles"):
        before.pop()
    return before[-1] if before else ""


def _code(e: Entity) -> str | None:
    """Return the code of the country that an entity is, None where it is a place in one."""
    if not e.country:
        return None
    names = {fold(n) for n in country_names(e.country)}
    return e.country if names & {fold(e.name), *(fold(n.text) for n in e.names)} else None
