"""People, bodies, places and equipment across articles, with all their names; a pure function of the readings, in any order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from headwater.ids import make_id
from headwater.link import bodies, people
from headwater.link.forms import Form, forms
from headwater.link.known import as_country, country_in, generic, shown
from headwater.link.known import bodies as known_bodies
from headwater.link.names import body_tokens, is_acronym, person_tokens
from headwater.link.words import listed
from headwater.model import MEDIA, Entity, EntityKind, EntityRole, Evidence, NameForm, Reading, Span, noun
from headwater.text.offsets import overlap
from headwater.text.outlets import UNKNOWN_OUTLET
from headwater.text.romanise import romanise, script, skeleton

DEEPEST = 6
"""Bodies in a part-of chain before it is taken to run in a circle."""


@noun
class _Draft:
    """An entity before it knows the others: its forms and the key it is found by."""

    id: str
    kind: EntityKind
    name: str
    forms: tuple[Form, ...]


def entities(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Return the entities of all readings, in the order of their ids."""
    found = forms(readings)
    drafts = _drafts(found) + _outlets(readings, found)
    drafts += _unmentioned(drafts)
    unique = {d.id: d for d in sorted(drafts, key=lambda d: (d.id, -len(d.forms)), reverse=True)}
    ordered = [unique[i] for i in sorted(unique)]
    index = _Index(ordered)
    spoken = _spoken(readings)
    return tuple(_entity(d, index, spoken) for d in ordered)


def _drafts(found: tuple[Form, ...]) -> list[_Draft]:
    groups = people.cluster([f for f in found if f.family == "person"]) + bodies.cluster([f for f in found if f.family != "person"])
    drafts: list[_Draft] = []
    for group in groups:
        members = tuple(found[n] for n in sorted(group))
        kind = _kind(members)
        drafts.append(_Draft(id=make_id("ent", kind, _anchor(members)), kind=kind, name=_name(members), forms=members))
    return _distinct(drafts)


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Give two bearers of one name two ids: all but the first by article also take the article into theirs."""
    by_id: dict[str, list[_Draft]] = defaultdict(list)
    for d in drafts:
        by_id[d.id].append(d)
    out: list[_Draft] = []
    for same in by_id.values():
        first, *others = sorted(same, key=lambda d: (d.forms[0].article_id, d.forms[0].number))
        out.append(first)
        out += [_Draft(id=make_id("ent", d.kind, d.id, d.forms[0].article_id), kind=d.kind, name=d.name, forms=d.forms) for d in others]
    return out


def _kind(members: Sequence[Form]) -> EntityKind:
    counts = Counter(k for f in members for k in f.kinds if _of_family(f, k))
    return min(counts, key=lambda k: (-counts[k], k)) if counts else "place"


def _of_family(f: Form, kind: EntityKind) -> bool:
    """Tell whether a mention's kind is one of its family: a country that speaks is a place all the same."""
    return f.family != "place" or kind == "place"


def _anchor(members: Sequence[Form]) -> str:
    """Return what an entity's id is made of: the least key of its fullest names."""
    if members[0].family == "person":
        most = max(min(len(person_tokens(f.name)), 2) for f in members)
        return min(" ".join(sorted(map(skeleton, person_tokens(f.name)))) for f in members if min(len(person_tokens(f.name)), 2) == most)
    keys = (bodies.key_of(f.family, f.name, c) for f in members for c in (f.countries or (None,)))
    return min(" ".join([k[0], *k[1], k[2] or ""]) for k in keys)


def _name(members: Sequence[Form]) -> str:
    """Return the most frequent full form; ties: the longest, then the first by alphabet. A country has its usual name."""
    code = next((c for f in members if f.family == "place" and (c := as_country(f.name))), None)
    if code:
        return shown(code)
    counts: Counter[str] = Counter()
    for f in members:
        counts[f.name] += len(f.kinds)
    if members[0].family == "person":
        full = [n for n in counts if len(person_tokens(n)) > 1]
    else:
        full = [n for n in counts if not (n.isupper() and len(n) < 7)]
        # "the Board" is what an article calls the Tull Water Board for short, however often
        full = [n for n in full if not set(body_tokens(n)[0]) <= generic("head")] or full
    latin = [n for n in (full or counts) if script(n) in ("Latn", None)]
    return min(latin or full or counts, key=lambda n: (-counts[n], -len(n), n))


def _outlets(readings: Sequence[Reading], found: Sequence[Form]) -> list[_Draft]:
    """Return outlets and agencies that no mention stands for: the pages' own, and hops without a passage."""
    taken = {bodies.key_of("body", f.name, c) for f in found if f.family == "body" for c in (f.countries or (None,))}
    names: set[str] = set()
    for r in readings:
        if r.article.outlet:
            names.add(r.article.outlet.name)
        names |= {h.name for s in r.extraction.statements for h in s.chain if h.role in MEDIA and h.span is None and h.name.strip()}
    names.discard(UNKNOWN_OUTLET)
    fresh: dict[bodies.Key, list[str]] = defaultdict(list)
    for name in sorted(names):
        key = bodies.key_of("body", name)
        if key not in taken:
            fresh[key].append(name)
    return [_bare("outlet", same) for same in fresh.values()]


def _bare(kind: EntityKind, names: Sequence[str]) -> _Draft:
    members = tuple(Form(number=-1, article_id="", family="body", name=n, language=None, kinds=(), spans=()) for n in names)
    return _Draft(id=make_id("ent", kind, _anchor(members)), kind=kind, name=max(names, key=lambda n: (len(n), n)), forms=members)


def _unmentioned(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Return bodies that stand only beside other names: a person's organisation, what a body is part of."""
    index = _Index(drafts)
    missing: dict[bodies.Key, set[str]] = defaultdict(set)
    for d in drafts:
        for f in d.forms:
            for name in f.organisations + f.part_of + _known_parent(f):
                if index.named(name, articles=[f.article_id]) is None:
                    missing[bodies.key_of("body", name)].add(name)
    return [_bare("organisation", sorted(names)) for _, names in sorted(missing.items(), key=lambda kv: repr(kv[0]))]


def _known_parent(f: Form) -> tuple[str, ...]:
    if f.family != "body":
        return ()
    body = known_bodies().get(tuple(sorted(body_tokens(f.name)[0])))
    return (body.part_of,) if body and body.part_of else ()


class _Index:
    """Drafts by their names."""

    def __init__(self, drafts: Sequence[_Draft]) -> None:
        self._by_key: dict[bodies.Key, list[_Draft]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[_Draft]] = defaultdict(list)
        for d in drafts:
            if d.kind != "person":
                keys = {bodies.key_of(f.family, f.name, c) for f in d.forms for c in (*f.countries, None)}
                for key in keys:
                    self._by_key[key].append(d)
                    self._by_words[key[1]].append(d)

    def named(self, name: str, articles: Iterable[str] = ()) -> _Draft | None:
        """Return the body or country of a name; where several bear it, one of these articles, else none."""
        family = "place" if as_country(name) else "body"
        key = bodies.key_of(family, name)
        found = self._by_key.get(key) or (self._by_words.get(key[1], []) if key[2] is None else [])
        unique = {d.id: d for d in found}
        if len(unique) > 1:
            near = set(articles)
            unique = {d.id: d for d in unique.values() if any(f.article_id in near for f in d.forms)} or {}
        return next(iter(unique.values())) if len(unique) == 1 else None


def _spoken(readings: Sequence[Reading]) -> dict[str, list[tuple[Span, str, str | None, str | None]]]:
    """Return, by article, where first hops stand, with their statement and what they say of the speaker."""
    found: dict[str, list[tuple[Span, str, str | None, str | None]]] = {}
    for r in readings:
        hops = [(s, s.chain[0]) for s in r.extraction.statements if s.chain and s.mode != "narration"]
        found[r.article.id] = [(h.span, s.id, h.title, h.organisation) for s, h in hops if h.role == "person" and h.span]
    return found


def _entity(d: _Draft, index: _Index, spoken: dict[str, list[tuple[Span, str, str | None, str | None]]]) -> Entity:
    counts: dict[tuple[str, str | None], int] = Counter()
    for f in d.forms:
        counts[f.name, f.language if f.spans else None] += len(f.kinds)
    names = [NameForm(text=t, language=lang, script=script(t), count=n) for (t, lang), n in counts.items()]
    mentions = {(f.article_id, s.start, s.end): s for f in d.forms for s in f.spans}
    return Entity(
        id=d.id,
        kind=d.kind,
        name=d.name,
        names=tuple(sorted(names, key=lambda n: (-n.count, n.text, n.language or ""))),
        roles=_roles(d, index, spoken) if d.kind == "person" else (),
        part_of_id=_parent(d, index),
        country=_country(d),
        mentions=tuple(Evidence(article_id=a, span=s) for (a, _, _), s in sorted(mentions.items())),
    )


def _parent(d: _Draft, index: _Index) -> str | None:
    votes: Counter[str] = Counter()
    for f in d.forms:
        for name in f.part_of + _known_parent(f):
            parent = index.named(name, articles=[f.article_id])
            if parent and parent.id != d.id:
                votes[parent.id] += 1
    return min(votes, key=lambda i: (-votes[i], i)) if votes and d.kind != "person" else None


def _country(d: _Draft) -> str | None:
    votes: Counter[str] = Counter()
    for f in d.forms:
        votes.update(f.countries)
        if f.family == "place":
            votes.update([c] if (c := as_country(f.name)) else [])
        elif f.family == "body":
            known = known_bodies().get(tuple(sorted(body_tokens(f.name)[0])))
            code = (known.country if known else None) or country_in(f.name)[0]
            votes.update([code] if code else [])
        elif f.family == "person":
            votes.update(c for words in f.organisations + f.titles if (c := country_in(words)[0]))
    return min(votes, key=lambda c: (-votes[c], c)) if votes else None


def _roles(d: _Draft, index: _Index, spoken: dict[str, list[tuple[Span, str, str | None, str | None]]]) -> tuple[EntityRole, ...]:
    """Return a person's roles; a statement that gives none goes with the role its article gives."""
    roles: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    by_article: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)

    def role(title: str | None, organisation: str | None, article_id: str) -> tuple[str | None, str | None]:
        body = index.named(organisation, articles=[article_id]) if organisation else None
        return title, body.id if body else None

    for f in d.forms:
        for title in f.titles or (None,):
            for organisation in f.organisations or (None,):
                if title or organisation:
                    by_article[f.article_id].add(role(title, organisation, f.article_id))
    for article_id in sorted({f.article_id for f in d.forms}):
        given = sorted(by_article[article_id], key=lambda r: (r[1] is None, r[0] is None, r[0] or "", r[1] or ""))
        for key in given:
            roles[key].update()
        spans = [s for f in d.forms if f.article_id == article_id for s in f.spans]
        for at, statement, title, organisation in spoken.get(article_id, []):
            if any(overlap((s.start, s.end), (at.start, at.end)) for s in spans):
                own = role(title, organisation, article_id) if title or organisation else None
                roles[own if own in roles else given[0] if given else own or (None, None)].add(statement)
    ordered = sorted(roles.items(), key=lambda kv: (-len(kv[1]), kv[0][0] or "", kv[0][1] or ""))
    return tuple(EntityRole(title=t, organisation_id=o, statement_ids=tuple(sorted(ids))) for (t, o), ids in ordered)


class Identities:
    """Entities, found by passage, by name and by what they belong to."""

    def __init__(self, found: Sequence[Entity]) -> None:
        self.all = tuple(found)
        self._by_id = {e.id: e for e in found}
        self._spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._names: dict[str, list[Entity]] = defaultdict(list)
        for e in found:
            for m in e.mentions:
                self._spans[m.article_id].append((m.span.start, m.span.end, e.id))
            for text in sorted({n.text for n in e.names} | {e.name}):
                self._names[_folded(text)].append(e)
        self._called: dict[str, Entity | None] = {}
        # A country that no table knows is known by one of its organs, and then is no other of its bodies' institution either.
        owned = [(e.name, parent) for e in found if (parent := self._by_id.get(e.part_of_id or ""))]
        self._states = frozenset(parent.id for name, parent in owned if _as_state(name, parent.name))
        self._longest = {}
        for article_id, spans in self._spans.items():
            spans.sort()
            self._longest[article_id] = max(end - start for start, end, _ in spans)

    def by_id(self, identity: str | None) -> Entity | None:
        """Return the entity of an id."""
        return self._by_id.get(identity) if identity else None

    def of(self, article_id: str, span: Span | None) -> Entity | None:
        """Return the entity whose mention overlaps a passage best: the most of both, then the earliest."""
        if span is None or article_id not in self._spans:
            return None
        spans = self._spans[article_id]
        best: tuple[float, int, str] | None = None
        at = bisect_left(spans, (span.start - self._longest[article_id], 0, ""))
        while at < len(spans) and spans[at][0] < span.end:
            start, end, identity = spans[at]
            shared = overlap((start, end), (span.start, span.end))
            if shared:
                fit = (-shared / (end - start + span.end - span.start), start, identity)
                best = min(best, fit) if best else fit
            at += 1
        return self._by_id[best[2]] if best else None

    def within(self, article_id: str, span: Span | None, kind: EntityKind) -> Entity | None:
        """Return the one entity of a kind whose name stands inside a passage; None where none or several do."""
        if span is None:
            return None
        inside = {i for start, end, i in self._spans.get(article_id, ()) if span.start <= start and end <= span.end and self._by_id[i].kind == kind}
        return self._by_id[min(inside)] if len(inside) == 1 else None

    def named(self, name: str | None) -> Entity | None:
        """Return the entity of a name: the one most often called so; None where nobody is."""
        if not name or not name.strip():
            return None
        if name not in self._called:
            folded = _folded(name)
            found = self._names.get(folded) or self._names.get(_folded(shown(as_country(name) or "")))
            self._called[name] = min(found or (), key=lambda e: (-_count(e, folded), -len(e.mentions), e.id), default=None)
        return self._called[name]

    def institution(self, entity: Entity) -> Entity:
        """Return whom one speaks for: a person's organisation, and the highest body that that is part of, below the country."""
        at = entity
        if entity.kind == "person":
            held = [o for r in entity.roles if (o := self.by_id(r.organisation_id))]
            at = held[0] if held else entity
        for _ in range(DEEPEST):
            parent = self.by_id(at.part_of_id)
            if parent is None or parent.kind == "place" or parent.id == at.id or parent.id in self._states:
                break
            at = parent
        return at

    def country(self, entity: Entity) -> str | None:
        """Return the country of an entity, or of the body it speaks for."""
        return entity.country or self.institution(entity).country


def _count(entity: Entity, folded: str) -> int:
    """Return how often an entity is called by a folded name."""
    return sum(n.count for n in entity.names if _folded(n.text) == folded)


def _as_state(name: str, parent: str) -> bool:
    """Tell whether a parent stands to a public body as a country does, known or not: "Norland" to "Norland's Water Board"."""
    words = set(body_tokens(name)[0])
    return len(body_tokens(parent)[0]) == 1 and bool(words & listed("bodies", "organs")) and not is_acronym(parent)


def identities(found: Sequence[Entity]) -> Identities:
    """Return the entities made ready to be looked up."""
    return Identities(found)


def _folded(name: str) -> str:
    return " ".join(romanise(name).replace("'", "").replace("’", "").removeprefix("the ").split())
