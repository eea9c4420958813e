"""Resolved chains: what follows for a page's statements from the articles that it stems from, or from another outlet's voice left in it.

The written chain is never altered; a resolution stands beside it, with its evidence and its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.link.claims import Group
from headwater.link.counterparts import counterparts
from headwater.link.credits import Credit, credits_of, is_agency, name_key, outlet_key
from headwater.link.entities import Identities
from headwater.link.first_told import Told, first_told, inherited, nameless, shared_claims, through_same
from headwater.model import Evidence, Hop, Reading, Relation, Resolution, Role, Statement, noun
from headwater.text.offsets import overlap

DIRECTED = frozenset({"reprint", "excerpt", "rewrite", "translation"})
MOST_EVIDENCE = 6
MOSTLY = 0.6
"""Share of an article's statements that stand in its parent from which all of it is the parent's."""


@noun
class Parent:
    """An outlet or agency to be put before the article's own: its hop, on what it rests, and for which statements (None: all)."""

    hop: Hop
    evidence: tuple[Evidence, ...]
    reason: str
    relation: Relation | None = None
    parent_id: str | None = None


def resolutions(readings: Sequence[Reading], relations: Sequence[Relation], ids: Identities, groups: Sequence[Group] = ()) -> tuple[Resolution, ...]:
    """Return the resolved chains of all statements whose article's parent, or first medium, is known, in the order of their ids."""
    by_id = {r.article.id: r for r in readings}
    owed = credits_of(readings)
    parents: dict[str, list[Parent]] = defaultdict(list)
    for article_id in sorted(by_id):
        parents[article_id] += [_voice(c) for c in owed[article_id] if c.voice]
    for relation in sorted(relations, key=lambda r: r.id):
        for article_id, parent in _from_relation(relation, by_id, owed):
            parents[article_id].append(parent)
    told = first_told(groups)
    common = shared_claims(groups, by_id)
    within = inherited(groups, {i: {p.parent_id for p in of if p.parent_id} for i, of in parents.items() if any(p.parent_id for p in of)})
    found = []
    for article_id, reading in sorted(by_id.items()):
        of = _one_by_date(parents[article_id], by_id)
        signed = frozenset(c.key for c in owed[article_id] if c.agency and not c.voice)
        through = through_same(reading)
        whole = {p.parent_id for p in of if p.parent_id in by_id and _stems(reading, p, by_id, ids, common)}
        for statement in reading.extraction.statements:
            made = _resolve(statement, of, by_id, ids, signed, common.get(statement.id, frozenset()) | whole) if of else None
            if made and statement.id in within:
                made = _between(made, within[statement.id])
            first = told.get(statement.id) or through.get(statement.id)
            if made is None and first is not None:
                made = _first(statement, first)
            if made:
                found.append(made)
    return tuple(sorted(found, key=lambda r: r.statement_id))


def _one_by_date(parents: Sequence[Parent], by_id: dict[str, Reading]) -> list[Parent]:
    """Return the parents, of several that only their dates make so the first to appear: the others have it from that one, or from where it has it."""
    dated = [p for p in parents if p.relation and p.parent_id in by_id and p.relation.direction_basis == "published earlier"]
    first = min(dated, key=lambda p: (by_id[p.parent_id or ""].article.published or "~", p.parent_id or ""), default=None)
    return [p for p in parents if p not in dated or (first is not None and p.parent_id == first.parent_id)]


def _stems(reading: Reading, parent: Parent, by_id: dict[str, Reading], ids: Identities, common: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a rewrite or translation is its parent's throughout: most of what it tells stands there, by words, claims or meaning."""
    relation = parent.relation
    if relation is None or relation.kind not in ("rewrite", "translation") or parent.parent_id is None:
        return False
    places = [here for here, _, _ in counterparts(reading.article, by_id[parent.parent_id].article)]
    told = [s for s in reading.extraction.statements if s.position in ("headline", "standfirst", "body")]
    theirs = [
        s
        for s in told
        if parent.parent_id in common.get(s.id, frozenset())
        or any(a < s.content.end and s.content.start < b for a, b in places)
        or _concerns(s, parent, by_id, ids)
    ]
    return bool(told) and len(theirs) >= MOSTLY * len(told)


def _between(made: Resolution, hops: tuple[Hop, ...]) -> Resolution:
    """Put those whom the parent article has behind the source there too, each once."""
    known = {name_key(h.name) for h in made.chain}
    return replace(made, chain=(*made.chain[:1], *(h for h in hops if name_key(h.name) not in known), *made.chain[1:]))


def _first(statement: Statement, told: Told) -> Resolution:
    """Put the medium that was told first where the chain names none, or instead of "a newspaper"."""
    chain = statement.chain
    given = {name_key(h.name) for h in told.hops}
    kept = [h for h in chain[1:-1] if not nameless(h) and name_key(h.name) not in given]
    return Resolution(statement_id=statement.id, chain=(chain[0], *told.hops, *kept, chain[-1]), evidence=told.evidence, reason=told.reason)


def _voice(credit: Credit) -> Parent:
    reason = f"the page has {credit.name}'s own words ({credit.how}): its text is {credit.name}'s"
    return Parent(hop=_hop("outlet", credit.name, reason), evidence=(credit.evidence,) if credit.evidence else (), reason=reason)


def _hop(role: Role, name: str, reason: str) -> Hop:
    return Hop(role=role, name=name, inferred=True, reason=reason)


def _from_relation(relation: Relation, by_id: dict[str, Reading], owed: dict[str, tuple[Credit, ...]]) -> list[tuple[str, Parent]]:
    """Return what a relation puts before the outlets of its articles: the parent's outlet, or an agency that one of two siblings names."""
    child, parent = by_id.get(relation.article_id), by_id.get(relation.of_article_id or "")
    if child is None or parent is None:
        return []
    evidence = relation.evidence[:MOST_EVIDENCE]
    found: list[tuple[str, Parent]] = []
    directed = relation.kind in DIRECTED and relation.direction_basis not in (None, "not evident")
    if directed and parent.article.outlet and outlet_key(parent.article) != outlet_key(child.article) and not _by_agency(relation, owed):
        name = _as_named(relation) or parent.article.outlet.name
        reason = f"{_how(relation)} {name}'s article ({relation.direction_basis}): {relation.reason}"
        hop = _hop("agency" if is_agency(parent.article) else "outlet", name, reason)
        found.append((child.article.id, Parent(hop=hop, evidence=evidence, reason=reason, relation=relation, parent_id=parent.article.id)))
    if relation.kind == "translation" and not directed:
        return found
    known = parent.article.id if directed else None
    for one, other in ((child, parent), (parent, child)):
        if directed and one is parent:
            continue
        held = {c.key for c in owed[one.article.id]}
        for credit in owed[other.article.id]:
            if (credit.agency or credit.voice) and credit.key not in held and credit.key != outlet_key(one.article):
                reason = f"shares its text with an article that carries {credit.name}: {relation.reason}"
                marked = ((credit.evidence, *evidence) if credit.evidence else evidence)[:MOST_EVIDENCE]
                hop = _hop("agency" if credit.agency else "outlet", credit.name, reason)
                found.append((one.article.id, Parent(hop=hop, evidence=marked, reason=reason, relation=relation, parent_id=known)))
    return found


def _as_named(relation: Relation) -> str | None:
    """Return the parent's outlet as the child names it, in its own language and script; None where it does not."""
    how, _, named = (relation.direction_basis or "").partition(": ")
    return named if named and how.endswith("outlet") else None


def _by_agency(relation: Relation, owed: dict[str, tuple[Credit, ...]]) -> bool:
    """Tell whether an agency signs the parent and the child does not name the parent's outlet: it may have the text from the agency itself."""
    agencies = {c.key for c in owed[relation.of_article_id or ""] if c.agency and not c.voice}
    how, _, named = (relation.direction_basis or "").partition(": ")
    if how.endswith("outlet"):
        return name_key(named) in agencies
    return bool(agencies) and how != "declared"


def _how(relation: Relation) -> str:
    words = {"reprint": "reprints", "excerpt": "takes text from", "rewrite": "rewrites", "translation": "translates"}
    return words.get(relation.kind, "stems from")


def _resolve(
    statement: Statement,
    parents: Sequence[Parent],
    by_id: dict[str, Reading],
    ids: Identities,
    signed: frozenset[str] = frozenset(),
    common: frozenset[str] = frozenset(),
) -> Resolution | None:
    """Return a statement's resolved chain, None where nothing is known beyond the written one; both may be the same chain."""
    chain = list(statement.chain)
    own = [chain.pop()] if chain and chain[-1].role == "outlet" else []
    evidence: list[Evidence] = []
    reasons: list[str] = []
    for parent in _ordered(parents):
        if parent.relation and parent.parent_id not in common and not _concerns(statement, parent, by_id, ids):
            continue
        named = _speaker_there(statement, parent, by_id)
        if named and chain and chain[0].role == "unnamed" and ids.named(named.name):
            chain[0] = named
        if name_key(parent.hop.name) not in {name_key(h.name) for h in [*chain, *own]}:
            chain.insert(_place(chain, parent, signed, by_id), parent.hop)
        reasons.append(parent.reason)
        evidence += [e for e in parent.evidence if e not in evidence]
    if not reasons:
        return None
    return Resolution(statement_id=statement.id, chain=(*chain, *own), evidence=tuple(evidence[:MOST_EVIDENCE]), reason="; ".join(reasons))


def _ordered(parents: Sequence[Parent]) -> list[Parent]:
    """Return agencies before outlets: an outlet relays an agency, not the other way round."""
    return sorted(parents, key=lambda p: (p.hop.role != "agency", p.relation is None, name_key(p.hop.name)))


def _place(chain: Sequence[Hop], parent: Parent, signed: frozenset[str], by_id: dict[str, Reading]) -> int:
    """Return where a parent goes in a chain: before the agency that signs the page or the outlet that an agency's text is from, else at the end."""
    carrier = by_id[parent.parent_id].article.outlet if parent.parent_id in by_id else None
    if carrier and len(chain) > 1 and parent.hop.role == "agency" and name_key(chain[-1].name) == name_key(carrier.name):
        return len(chain) - 1
    ends = bool(len(chain) > 1 and chain[-1].role == "agency" and name_key(chain[-1].name) in signed and parent.relation and parent.parent_id)
    return len(chain) - ends


def _concerns(statement: Statement, parent: Parent, by_id: dict[str, Reading], ids: Identities) -> bool:
    """Tell whether a statement is of the part that was taken over: all of a reprint, else what is aligned, across languages what is retold."""
    relation = parent.relation
    if relation is None or relation.containment >= 0.6:
        return True
    at = (statement.content.start, statement.content.end)
    sides = [e for p in relation.alignment for e in (p.left, p.right) if e.article_id == statement.article_id]
    if any(overlap((e.span.start, e.span.end), at) for e in sides):
        return True
    return relation.kind == "translation" and parent.parent_id in by_id and _retold(statement, relation, by_id[parent.parent_id], ids)


def _retold(statement: Statement, relation: Relation, parent: Reading, ids: Identities) -> bool:
    """Tell whether a statement comes no later than the words that name the parent, or has a named speaker of the parent's as its own."""
    if not (relation.direction_basis or "").startswith("it names the other's outlet"):
        return False
    named = next((e.span.end for e in relation.evidence if e.article_id == statement.article_id), 0)
    first = statement.chain[0] if statement.chain else None
    if first is None or statement.content.start < named:
        return True
    own = ids.of(statement.article_id, first.span)
    there = {e.id for s in parent.extraction.statements for h in s.chain[:1] if (e := ids.of(parent.article.id, h.span))}
    return own is not None and own.id in there


def _speaker_there(statement: Statement, parent: Parent, by_id: dict[str, Reading]) -> Hop | None:
    """Return the named speaker whom the parent article gives in the passage that is aligned with a statement."""
    if parent.relation is None or parent.parent_id not in by_id:
        return None
    at = (statement.content.start, statement.content.end)
    there = [
        p.right for p in parent.relation.alignment if p.left.article_id == statement.article_id and overlap((p.left.span.start, p.left.span.end), at)
    ]
    for passage in there:
        for s in by_id[parent.parent_id].extraction.statements:
            if s.chain and s.chain[0].role == "person" and overlap((s.content.start, s.content.end), (passage.span.start, passage.span.end)):
                first = s.chain[0]
                reason = f"named so in the article it stems from ({parent.hop.name})"
                return Hop(role="person", name=first.name, title=first.title, organisation=first.organisation, inferred=True, reason=reason)
    return None
