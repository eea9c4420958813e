"""Who and what stands in an assertion, in order: parties, places, equipment, agreements, each as an entity, with the part it plays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from headwater.link.known import as_country
from headwater.link.nations import country_names, nations_in
from headwater.link.parts import Language, Part, language, word_before
from headwater.link.sturdy import is_sturdy
from headwater.link.tongues import foreign, meaning
from headwater.link.words import Word, fold, words
from headwater.model import Article, Entity, Span, noun
from headwater.text.tagged import Tagged, tagged

ItemKind = Literal["party", "place", "equipment", "agreement"]
KINDS: Mapping[str, ItemKind] = {
    "organisation": "party",
    "group": "party",
    "place": "place",
    "equipment": "equipment",
    "agreement": "agreement",
}
APPOSED = 30
"""Characters of the words before "city of"."""
PHRASE = 4
"""Words behind a country's adjective in which its noun stands."""


@noun
class Item:
    """One entity in an assertion: where its words stand, what it is, the part it plays and the word that says so.

    `people` tells whether a country's adjective belongs to people ("Norwegian pilots"), not to a thing ("Norwegian kites").
    """

    start: int
    end: int
    entity_id: str
    kind: ItemKind
    part: Part
    before: str = ""
    people: bool = True
    armed: bool = False
    made: bool = False
    noun: str = ""


class _Shown(NamedTuple):
    """A country that words show: the entity, the first word and how many there are."""

    entity_id: str
    at: int
    length: int
    by: Literal["name", "adjective", "capital"]


class Cast:
    """The entities of a dossier by passage and by country; built once, then only read."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Index mentions by article and countries by code."""
        rows: dict[str, list[tuple[int, int, str]]] = {}
        self._nations = {code: e.id for e in sorted(entities, key=lambda e: e.id, reverse=True) if e.kind == "place" and (code := _code(e))}
        self._same = same = _same(entities)
        # A country that no table knows is known by its adjective, or by being taken for a body too.
        self._states = frozenset((*self._nations.values(), *same.values()))
        self.kinds = {e.id: e.kind for e in entities if is_sturdy(e)}
        self._places = {fold(n): e.id for e in sorted(entities, key=lambda e: (len(e.mentions), e.id)) if e.kind == "place" for n in _called(e)}
        self._names = {e.id: fold(e.name) for e in entities}
        for e in sorted(entities, key=lambda e: e.id):
            identity = same.get(e.id) or (self._nations.get(e.country or "") if _is_people(e) else None) or e.id
            for m in e.mentions if identity in self.kinds else ():
                if e.kind != "equipment" and m.span.text == m.span.text.lower() != m.span.text.upper():
                    continue  # "the group", "it": whom that means is too uncertain for a link
                rows.setdefault(m.article_id, []).append((m.span.start, m.span.end, identity))
        self._rows = {a: sorted(set(r)) for a, r in rows.items()}

    def nation(self, code: str) -> str | None:
        """Return the entity of a country, None where the dossier has none."""
        return self._nations.get(code)

    def items(self, article: Article, span: Span, of: Language) -> tuple[Item, ...]:
        """Return what stands in a passage, in order; where two overlap the longer one counts."""
        found = words(article.text, span.start, span.end)
        within = self._within(article.id, span)
        shown = _nations(article, span, found, of, within, self)
        kept = _in_a_row(of, article.text, [i for s in shown if (i := _nation_item(article.text, found, s, of, within))])
        for start, end, entity_id in within:
            kind = KINDS.get(self.kinds[entity_id])
            if kind and entity_id not in self._states and not any(i.start < end and start < i.end and i.end - i.start >= end - start for i in kept):
                kept = [i for i in kept if not (i.start < end and start < i.end)]
                before = word_before(of, found, start)
                part = of.part(_led(of, found, start, before) if kind == "place" else before, _written(found, end))
                kept.append(Item(start=start, end=end, entity_id=entity_id, kind=kind, part=part, before=before))
        return tuple(sorted(kept, key=lambda i: (i.start, i.end, i.entity_id)))

    def is_state(self, entity_id: str) -> bool:
        """Tell whether an entity is a country."""
        return entity_id in self._states

    def stands_for(self, entity_id: str) -> str:
        """Return the country that is meant where a body bears its name, else the entity itself."""
        return self._same.get(entity_id, entity_id)

    def place_named(self, name: str) -> str | None:
        """Return the place of a name, None where the dossier has none."""
        return self._places.get(fold(name))

    def name_of(self, entity_id: str) -> str:
        """Return an entity's name, folded."""
        return self._names.get(entity_id, "")

    def parties_before(self, text: str, span: Span) -> list[str]:
        """Return the last two countries named in a stretch of text, seats of government included."""
        codes = [n.code for _, n in nations_in(words(text, span.start, span.end))]
        ids = [i for c in dict.fromkeys(reversed(codes)) if (i := self.nation(c))]
        return ids[:2]

    def _within(self, article_id: str, span: Span) -> list[tuple[int, int, str]]:
        rows = self._rows.get(article_id, [])
        at = bisect_left(rows, (span.start, 0, ""))
        found = []
        while at < len(rows) and rows[at][0] < span.end:
            if rows[at][1] <= span.end:
                found.append(rows[at])
            at += 1
        return sorted(found, key=lambda r: (r[0] - r[1], r))


def _nation_item(text: str, found: Sequence[Word], shown: _Shown, of: Language, within: Sequence[tuple[int, int, str]]) -> Item | None:
    """Return a country in a passage as who or where; None where the words behind it make it a part of another name."""
    last = found[shown.at + shown.length - 1]
    start, end = found[shown.at].start, last.end
    before = word_before(of, found, start)
    phrase = _phrase(of, text, found[shown.at + shown.length :], end)
    part = of.part(before, last.text) or next((p for w in phrase if of.behind and (p := of.part("", w.text))), "")
    owns = last.text.endswith(("'s", "’s", "s'", "s’"))
    if shown.by == "name" and not owns:
        kind: ItemKind = "place" if part == "placed" else "party"
        return Item(start=start, end=end, entity_id=shown.entity_id, kind=kind, part=part, before=before)
    people = _people(of, found[max(0, shown.at - 2) : shown.at], phrase)
    if (owns and (not people or any(end <= s <= end + 2 for s, _, _ in within))) or (phrase and of.has("not_people", phrase[0].text)):
        return None  # "Russia's Kursk Oblast", "the Norlandic city": that is who or where, not the country
    return Item(
        start=start,
        end=end,
        entity_id=shown.entity_id,
        kind="party",
        part=part,
        before=before,
        people=people or shown.by == "capital" or (not phrase and last.text.endswith("s")),
        armed=any(of.has("armed", w.text) for w in phrase),
        made=bool(phrase) and of.has("made", phrase[0].text) and text[end : end + 1] == "-",
        noun=next(
            (w.text for w in (*phrase, *_ahead(of, found[max(0, shown.at - 2) : shown.at])) if of.has("people", w.text) or of.is_doer(w.text)), ""
        ),
    )


def _in_a_row(of: Language, text: str, items: Sequence[Item]) -> list[Item]:
    """Give countries in a row the part of the first: "in Norland, Tull and Brenn"."""
    out: list[Item] = []
    for i in items:
        last = out[-1] if out else None
        gap = text[last.end : i.start].strip(" ,") if last else "-"
        joined = i.before and i.part in ("", "beside") and (not gap or of.has("row", gap))
        if joined and last and last.people and not last.noun and i.people and not i.noun:
            out.append(replace(i, part=last.part, kind=last.kind))
        else:
            out.append(i)
    return out


def _nations(article: Article, span: Span, found: Sequence[Word], of: Language, within: Sequence[tuple[int, int, str]], cast: Cast) -> list[_Shown]:
    """Return the countries that a passage shows, in order; a seat of government only where it acts ("Moscow will send")."""
    language = foreign(article.language)
    shown = _abroad(found, language, within, cast) if language else _english(article, span, found, of, cast)
    taken = {k for s in shown for k in range(s.at, s.at + s.length)}
    for start, end, entity_id in within:
        inside = [k for k, w in enumerate(found) if start <= w.start < end]
        if inside and cast.is_state(entity_id) and not taken & set(inside):
            name = fold(article.text[start:end]) == cast.name_of(entity_id) or language is not None
            shown.append(_Shown(entity_id, inside[0], len(inside), "name" if name else "adjective"))
            taken |= set(inside)
    return sorted(shown, key=lambda s: s.at)


def _english(article: Article, span: Span, found: Sequence[Word], of: Language, cast: Cast) -> list[_Shown]:
    shown: list[_Shown] = []
    for at, n in reversed(nations_in(found)):
        entity_id = cast.nation(n.code)
        if entity_id is None:
            continue
        if n.by != "capital":
            shown.append(_Shown(entity_id, at, n.length, "name" if n.by == "name" else "adjective"))
            continue
        behind = at + n.length
        joined = behind + 1 < len(found) and fold(found[behind].text) == "and" and any(s.at == behind + 1 and s.by == "capital" for s in shown)
        free = of.part(word_before(of, found, found[at].start), "") in ("", "beside")
        if free and (joined or _acts(tagged(article.text, span.start, span.end), found[behind - 1])):
            shown.append(_Shown(entity_id, at, n.length, "capital"))
    return shown


def _abroad(found: Sequence[Word], language: str, within: Sequence[tuple[int, int, str]], cast: Cast) -> list[_Shown]:
    shown: list[_Shown] = []
    for at, word in enumerate(found):
        label = meaning(language, word.text)
        entity_id = cast.nation(label[1:]) if label and label[0] == "=" else None
        over = [i for s, e, i in within if s <= word.start < e]
        if entity_id and (not over or any(cast.is_state(i) for i in over)):
            shown.append(_Shown(entity_id, at, 1, "name" if over or as_country(word.text) else "adjective"))
    return shown


def _acts(of: Tagged, last: Word) -> bool:
    """Tell whether a verb stands straight behind a name."""
    after = of.index(last.end)
    return after < len(of.tags) and of.tags[after] in "MVZT"


def _led(of: Language, found: Sequence[Word], start: int, before: str) -> str:
    """Return the word that leads a place: "in the eastern city of Tull" stands in it, "Dorn and the port of Tull" is no other than "and Tull"."""
    ahead = [w for w in found if w.end <= start]
    if before not in ("of", "de", "von") or len(ahead) < 2 or not of.has("not_people", ahead[-2].text):
        return before
    k = len(ahead) - 2
    while k and not of.has("ends", ahead[k - 1].text) and ahead[-2].start - ahead[k].start < APPOSED:
        k -= 1
    return fold(ahead[k - 1].text) if k else ""


def _phrase(of: Language, text: str, behind: Sequence[Word], end: int) -> list[Word]:
    """Return the words right behind an adjective that nothing parts from it."""
    phrase: list[Word] = []
    for word in behind[:PHRASE]:
        gap = text[phrase[-1].end if phrase else end : word.start]
        if gap.strip(" -’'s\n") or of.has("ends", word.text):
            break
        phrase.append(word)
    return phrase


def _ahead(of: Language, ahead: Sequence[Word]) -> Sequence[Word]:
    """Return the words before an adjective, in languages in which its noun may stand there."""
    return ahead if of.code in ("fr", "es", "it", "pt", "uk", "ru") else ()


def _people(of: Language, ahead: Sequence[Word], phrase: Sequence[Word]) -> bool:
    """Tell whether a country's adjective belongs to people: behind it, and in some languages before it."""
    if of.behind:
        return True
    near = [*phrase, *_ahead(of, ahead)]
    return any(of.has("people", w.text) or of.is_doer(w.text) for w in near)


def _written(found: Sequence[Word], end: int) -> str:
    """Return the word in which a name ends, with what its language puts behind it."""
    return next((w.text for w in found if w.start < end <= w.end), "")


def _same(entities: Sequence[Entity]) -> Mapping[str, str]:
    """Return what stands for a place under a name of another kind: "Norland" taken for a body, "Norlander", "Norlandic" for one of its own."""
    places = {
        fold(n): e for e in sorted(entities, key=lambda e: (len(e.mentions), e.id)) if e.kind == "place" for n in {e.name, *(x.text for x in e.names)}
    }
    found = {}
    for e in entities:
        if e.kind in ("organisation", "group", "equipment", "person") and " " not in e.name and e.name[:1].isupper():
            name = fold(e.name)
            place = places.get(name) or next((places[stem] for stem in _stems(name) if stem in places), None)
            if place and (e.kind in ("organisation", "group") or fold(place.name) == name):
                found[e.id] = place.id
    return found


def _called(e: Entity) -> list[str]:
    """Return all names of an entity."""
    return sorted({e.name, *(n.text for n in e.names)})


def _is_people(e: Entity) -> bool:
    """Tell whether a name means a country's people or its forces in small letters: "Norlanders", "Norlandic troops"."""
    last = e.name.split()[-1]
    english = language("en")
    return e.kind == "group" or (e.kind == "organisation" and english is not None and last.islower() and english.has("forces", last))


def _stems(adjective: str) -> list[str]:
    """Return the names of which a word in -n, -an, -ian, -ish, -ese or -i may be the adjective."""
    word = adjective.removesuffix("s")
    found = []
    for ending in ("n", "an", "ian", "ish", "ese", "er", "i", "ic"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 3:
            found += [root, root + "a", root + "e", root + "ia", root + "y"]
    return found


def _code(e: Entity) -> str | None:
    """Return the code of the country that an entity is, None where it is a place in one."""
    code = e.country or as_country(e.name)
    if not code:
        return None
    names = {fold(n) for n in country_names(code)}
    return code if names & {fold(e.name), *(fold(n.text) for n in e.names)} or as_country(e.name) == code else None
