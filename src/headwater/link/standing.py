"""Links that hold without a deed: who is where, whose part, whose supplier, who made a thing, who leads what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from headwater.link.acts import Edge
from headwater.link.cast import Cast, Item
from headwater.link.deeds import Deed
from headwater.link.known import country_in
from headwater.link.nations import nations_in
from headwater.link.parts import Language, language
from headwater.link.sturdy import is_sturdy
from headwater.link.words import Word, fold, listed, words
from headwater.model import Article, Entity, EntityRole, Span
from headwater.text.tagged import tagged

LONGEST = 12
"""Words between who is somewhere and the place."""
BESIDE = 60
"""Characters between a name and what describes it."""
TELLING = ("seated", "parts", "suppliers", "owners", "subsidiaries", "made")
FEW = 4
"""Words between a name and the word that describes it."""
MOVING = frozenset(("send", "transfer", "supply", "leave"))


def present(items: Sequence[Item], found: Sequence[Word], made: Sequence[Deed], of: Language) -> list[Edge]:
    """Return where people of a country or a body are: a word of being there, and the place right behind it."""
    if any(d.label in MOVING and d.verb for d in made):
        return []
    edges: list[Edge] = []
    sites = [i for i in items if i.part == "placed" and i.kind == "place"]
    for site in sites:
        ahead = [i for i in items if i.kind == "party" and i.people and i.part in ("", "subject") and i.end <= site.start]
        if ahead and (_is_there(ahead[-1], site, found, of) or _there_are(ahead[-1], site, found, of)):
            edges.append((ahead[-1].entity_id, "located_at", site.entity_id))
    return edges


def _is_there(who: Item, site: Item, found: Sequence[Word], of: Language) -> bool:
    """Tell whether the last verb between a name and a place is one of being there, and nothing else stands behind it."""
    between = [w for w in found if who.end <= w.start and w.end <= site.start]
    while between and (fold(between[-1].text) in of.articles or of.before.get(fold(between[-1].text)) == "placed"):
        between.pop()
    at = next((k for k in reversed(range(len(between))) if of.has("present", between[k].text)), None)
    if at is None or len(between) > LONGEST:
        return False
    ahead = between[:at]
    nouns = all(of.has("people", w.text) or of.has("present", w.text) or of.has("between", w.text) for w in ahead)
    behind = all(of.has("between", w.text) or of.has("present", w.text) for w in between[at + 1 :])
    return nouns and behind


def _there_are(who: Item, site: Item, found: Sequence[Word], of: Language) -> bool:
    """Tell whether people "there are" stand right before their place: "there are already 11,000 Norlandic troops in Tull"."""
    ahead = [fold(w.text) for w in found if w.end <= who.start]
    between = [w for w in found if who.end <= w.start and w.end <= site.start]
    people = all(of.has("people", w.text) or of.before.get(fold(w.text)) == "placed" or fold(w.text) in of.articles for w in between)
    return people and any(a == "there" and of.has("present", b) for a, b in pairwise(ahead))


def described(article: Article, span: Span, cast: Cast, of: Language) -> list[Edge]:
    """Return what the words beside names say of them in one sentence: seat, country, parent, owner, supplier, maker."""
    text = article.text
    found = words(text, span.start, span.end)
    telling = [w for w in found if _is_telling(of.code, w.text)]
    nations = [(k, n) for k, n in nations_in(found) if n.by != "capital"]
    items = cast.items(article, span, of) if telling or nations else ()
    made: list[Edge] = []
    for w in telling:
        ahead, behind = [i for i in items if i.end <= w.start], [i for i in items if i.start >= w.end]
        if of.has("seated", w.text):
            made += _seated(of, text, w, ahead, behind, cast)
        elif of.has("made", w.text):
            goods = [i for i in behind if i.kind == "equipment" and i.start - w.end < BESIDE][:1] if text[w.start - 1 : w.start] == "-" else []
            made += [(i.entity_id, "produces", g.entity_id) for i in ahead[-1:] if i.made for g in goods]
        else:
            made += _related(text, w, ahead, behind, of)
    for k, n in nations:
        made += _national(of, article, span, found[k : k + n.length], cast.nation(n.code), items, cast)
    return made


@lru_cache(maxsize=65536)
def _is_telling(code: str, word: str) -> bool:
    of = language(code)
    return of is not None and any(of.has(key, word) for key in TELLING)


def _bodies(items: Iterable[Item]) -> list[Item]:
    return [i for i in items if i.kind == "party"]


def _national(of: Language, article: Article, span: Span, name: Sequence[Word], country: str | None, items: Sequence[Item], cast: Cast) -> list[Edge]:
    """Read "Norlandic maker Acme", "Norland's Acme": it is in the country; an organ of state is part of it."""
    after = next((i for i in items if i.start > name[-1].end - 1 and i.kind == "party" and not cast.is_state(i.entity_id)), None)
    if country is None or after is None or (not name[-1].text.endswith(("'s", "’s")) and nations_in(name)[0][1].by == "name"):
        return []
    between = article.text[name[-1].end : after.start].split()
    if len(between) > FEW or not all(w.isalpha() and w.islower() for w in between):
        return []
    tags = tagged(article.text, span.start, span.end)
    if set(tags.tags[tags.index(name[-1].end) : tags.index(after.start)]) - set("NJ"):
        return []
    called = cast.name_of(after.entity_id).split()
    organ = set(called) & listed("bodies", "organs") or any(of.has("organs", w) for w in called)
    return [(after.entity_id, "part_of" if organ else "located_at", country)]


def _near(text: str, a: int, b: int) -> bool:
    return b - a < BESIDE and not set(text[a:b]) & set(".;:!?\n")


def _beside(of: Language, between: Sequence[str]) -> bool:
    """Tell whether few words, none of which ends a phrase, stand between a description and a name."""
    return len(between) <= FEW and not any(of.has("ends", w) for w in between)


def _seated(of: Language, text: str, w: Word, ahead: Sequence[Item], behind: Sequence[Item], cast: Cast) -> list[Edge]:
    """Read "Acme, the Tull-based maker", "the Tull-based Acme", "Acme, which is based in Tull"."""
    if text[w.start - 1 : w.start] == "-":
        start = max(text.rfind(c, 0, w.start - 1) for c in ' \n(“"') + 1
        place = cast.place_named(text[start : w.start - 1])
        after = _bodies(behind)
        before = [i for i in _bodies(ahead) if text[i.end : start].strip() in (", the", ", a", ", an")]
        near = before or [i for i in after if _beside(of, text[w.end : i.start].split())]
        return [(near[0].entity_id, "located_at", place)] if near and place else []
    site = next((i for i in behind if i.part == "placed"), None)
    who = next((i for i in reversed(_bodies(ahead)) if i.part in ("", "by")), None)
    if site and who and text[w.end : site.start].strip() in ("in", "at", "near") and _near(text, who.end, w.start):
        return [(who.entity_id, "located_at", site.entity_id)]
    return []


def _related(text: str, w: Word, ahead: Sequence[Item], behind: Sequence[Item], of: Language) -> list[Edge]:
    """Read "Tull, a unit of Acme", "Acme's unit Tull", "Acme and its supplier Tull", "Tull owner Acme"."""
    own = next((i for i in reversed(_bodies(ahead)) if i.people and _near(text, i.end, w.start)), None)
    if own is None:
        return []
    gap = text[own.end : w.start]
    whole = next((i for i in _bodies(behind) if i.before in ("of", "to", "for") and _near(text, w.end, i.start)), None)
    if whole and gap.startswith((", a ", ", an ", ", the ", " is ", ", which is ", " was ")):
        return _relation(of, w, own, whole)
    named = next((i for i in _bodies(behind) if text[w.end : i.start].strip() in ("", ",", "company", "company,")), None)
    if named is None:
        return []
    if "its" in gap.split()[-FEW + 1 :]:
        owner = own if gap.startswith(" and its ") else next((i for i in _bodies(ahead) if i.part == "" and i.people), None)
        return _relation(of, w, named, owner) if owner else []
    beside = gap.startswith(("'s ", "’s ")) or not gap.strip()
    return _relation(of, w, named, own) if beside and len(gap.split()) <= FEW else []


def _relation(of: Language, w: Word, one: Item, other: Item) -> list[Edge]:
    """Return what a word says of one body to another: "one is the owner, a subsidiary, a unit, a supplier of the other"."""
    a, b = one.entity_id, other.entity_id
    if of.has("owners", w.text):
        return [(a, "owns", b)]
    if of.has("subsidiaries", w.text):
        return [(b, "owns", a)]
    return [(a, "supplies" if of.has("suppliers", w.text) else "part_of", b)]


def leads(entities: Sequence[Entity], cast: Cast) -> dict[Edge, tuple[str, ...]]:
    """Return who leads which body or country, by the titles that reports give, with the statements; a deputy does not lead."""
    by_id = {e.id: e for e in entities}
    found: dict[Edge, tuple[str, ...]] = {}
    for e in entities:
        if e.kind != "person":
            continue
        bodies = {r.organisation_id: by_id[r.organisation_id] for r in e.roles if r.organisation_id and r.organisation_id in by_id}
        for role in e.roles:
            led = _led(e, role, by_id, cast)
            if led and not _shadowed(by_id[led], bodies.values()):
                found[e.id, "leads", led] = tuple(sorted({*found.get((e.id, "leads", led), ()), *role.statement_ids}))
    return found


def _led(e: Entity, role: EntityRole, by_id: Mapping[str, Entity], cast: Cast) -> str | None:
    """Return the body that a role is the head of, the country where the title is that of its head."""
    title = {fold(w.text) for w in words(role.title or "")}
    if not title & listed("titles", "heads") or title & listed("titles", "not_heads"):
        return None
    body = by_id.get(role.organisation_id or "")
    if body and title & listed("titles", "of_ministry"):
        body = _ministry(body, by_id.values())
    if body:
        return body.id if not set(fold(body.name).split()) & listed("titles", "heads") and (is_sturdy(body) or not body.mentions) else None
    of_state = " ".join(sorted(title)) in listed("titles", "of_state")
    return cast.nation(e.country) if of_state and e.country else None


def _ministry(body: Entity, entities: Iterable[Entity]) -> Entity | None:
    """Return the ministry where a minister's field is all that is named ("Minister of Land"), None where the reports name none."""
    low = fold(body.name).split()
    if set(low) & listed("bodies", "organs"):
        return body
    wanted = set(low) - {"of", "for", "and"}
    fitting = [
        e
        for e in entities
        if e.kind == "organisation" and set(fold(e.name).split()) - {"of", "for", "and", "ministry", "department"} == wanted and e.id != body.id
    ]
    return fitting[0] if len(fitting) == 1 else None


def _shadowed(body: Entity, others: Iterable[Entity]) -> bool:
    """Tell whether another of the person's bodies is the same under a better name: shorter, or a name where this one describes."""
    name = fold(body.name)
    proper = any(w[0].isupper() for w in body.name.split()[1:])
    for o in others:
        if o.id != body.id and o.kind == body.kind:
            other = fold(o.name)
            if name.startswith(other + " ") or (not proper and any(w[0].isupper() for w in o.name.split()[1:])):
                return True
    return False


def _is_organ(e: Entity) -> bool:
    """Tell whether a body's name says that it is a state's, but not whose: a ministry, an army, a court."""
    name = set(fold(e.name).split())
    return country_in(e.name)[0] is None and bool(name & listed("bodies", "organs")) and not name & listed("bodies", "private")


def parts(entities: Sequence[Entity], cast: Cast) -> list[tuple[Edge, Entity]]:
    """Return which body is part of which, as the words of their names say."""
    by_id = {e.id: e for e in entities}
    made: list[tuple[Edge, Entity]] = []
    for e in entities:
        whole = by_id.get(e.part_of_id or "") or (by_id.get(cast.nation(e.country or "") or "") if _is_organ(e) else None)
        if whole and e.kind in ("organisation", "group") and is_sturdy(e) and whole.kind in ("organisation", "group", "place"):
            made.append(((e.id, "part_of", cast.stands_for(whole.id)), e))
    return made
