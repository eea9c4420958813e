"""One entity: its names, the titles it is given, what it says, where it stands, and how it is linked."""

from __future__ import annotations

from headwater.model import Entity, EntityKind, NameForm, noun
from headwater.present.views.chains import ChainView, chain_view
from headwater.present.views.claims import ClaimRow, claim_row, sorted_rows
from headwater.present.views.index import Index, entity_of, find
from headwater.present.views.passages import Passage, entity_href, evidence_passages
from headwater.present.views.rulings import RulingView
from headwater.present.views.system import LinkRow, link_rows

MAX_PASSAGES = 200

KIND_WORDS: dict[EntityKind, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "group": "Group",
    "outlet": "Outlet",
    "place": "Place",
    "equipment": "Equipment",
    "agreement": "Agreement",
    "activity": "Activity",
}


@noun
class RoleView:
    """A title that reports give, where it is held, and how many statements say so."""

    title: str
    organisation: str
    href: str | None
    statements: int


@noun
class EntityView:
    """An entity with everything the dossier says of it."""

    id: str
    kind_words: str
    name: str
    names: tuple[NameForm, ...]
    roles: tuple[RoleView, ...]
    part_of: tuple[str, str] | None
    """Address and name of what it is part of."""
    parts: tuple[tuple[str, str], ...]
    country: str | None
    said: tuple[ChainView, ...]
    claims: tuple[ClaimRow, ...]
    links: tuple[LinkRow, ...]
    passages: tuple[Passage, ...]
    mentions: int
    reliability: str | None
    rulings: tuple[RulingView, ...]


def entity_view(index: Index, entity_id: str) -> EntityView:
    """Return the page of an entity, named by its id or the beginning of it; raises NotFound."""
    entity = find(index.entities, entity_id, "entity")
    said = _said(index, entity)
    claims = dict.fromkeys(index.claim_of[a.id] for c in said for a in index.assertions_of.get(c.statement_id, ()) if a.id in index.claim_of)
    whole = index.entities.get(entity.part_of_id or "")
    return EntityView(
        id=entity.id,
        kind_words=KIND_WORDS[entity.kind],
        name=entity.name,
        names=tuple(sorted(entity.names, key=lambda f: (-f.count, f.text))),
        roles=_roles(index, entity),
        part_of=(entity_href(whole.id), whole.name) if whole else None,
        parts=tuple((entity_href(e.id), e.name) for e in index.entities.values() if e.part_of_id == entity.id),
        country=entity.country,
        said=said,
        claims=tuple(sorted_rows([claim_row(index, index.claims[c]) for c in claims], "origins")),
        links=tuple(row for row in link_rows(index) if entity.id in (row.from_id, row.to_id)),
        passages=evidence_passages(index, entity.mentions[:MAX_PASSAGES]),
        mentions=len(entity.mentions),
        reliability=entity.reliability,
        rulings=index.rulings.get(entity.id, ()),
    )


def _said(index: Index, entity: Entity) -> tuple[ChainView, ...]:
    """Return the statements whose speaker, or first hop, is this entity."""
    mine = [
        s
        for article_id, statements in index.statements_of.items()
        for s in statements
        if s.chain and s.mode != "narration" and (speaker := entity_of(index, article_id, s.chain[0])) and speaker.id == entity.id
    ]
    return tuple(chain_view(index, s, index.assertions_of.get(s.id, ())) for s in mine)


def _roles(index: Index, entity: Entity) -> tuple[RoleView, ...]:
    views = []
    for role in entity.roles:
        organisation = index.entities.get(role.organisation_id or "")
        views.append(
            RoleView(
                title=role.title or "",
                organisation=organisation.name if organisation else "",
                href=entity_href(organisation.id) if organisation else None,
                statements=len(role.statement_ids),
            )
        )
    return tuple(sorted(views, key=lambda v: (-v.statements, v.title, v.organisation)))
