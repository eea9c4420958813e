"""The system that the reports describe together: who does what, with what, where, since when, on which claims."""

from __future__ import annotations

from headwater.model import EntityKind, SystemLink, noun
from headwater.present.views.index import Index
from headwater.present.views.layout import Vertex, place
from headwater.present.views.lineage import clip
from headwater.present.views.passages import claim_href, entity_href
from headwater.present.views.words import LINK_WORDS, Mark, badge, human_time, status_mark

MAX_DRAWN = 80
"""Entities drawn, the most linked ones; the table has all."""
COLUMNS: dict[EntityKind, int] = {"person": 0, "organisation": 0, "group": 0, "outlet": 0, "activity": 1, "equipment": 1, "agreement": 1, "place": 2}
HEADINGS = ("Who", "What, with what", "Where")
WIDTH, GAP_X, GAP_Y, TOP, SIDE, BOX = 260, 190, 12, 34, 12, 30
NAME_CHAR = 7.0


@noun
class LinkRow:
    """One link of the system."""

    id: str
    from_id: str
    from_name: str
    from_href: str
    relation: str
    to_id: str
    to_name: str
    to_href: str
    mark: Mark
    time: str | None
    time_words: str
    claims: tuple[tuple[str, str, str], ...]
    """Address, wording and badge of each claim that the link rests on."""


@noun
class SystemNode:
    """A box: place and size in pixels, what is written in it."""

    x: int
    y: int
    width: int
    height: int
    kind: EntityKind
    name: str
    title: str
    href: str


@noun
class SystemEdge:
    """A line with its label."""

    path: str
    label: str
    label_x: int
    label_y: int
    title: str
    status: str


@noun
class SystemView:
    """The system as a table and as a drawing."""

    rows: tuple[LinkRow, ...]
    width: int
    height: int
    columns: tuple[tuple[int, str], ...]
    nodes: tuple[SystemNode, ...]
    edges: tuple[SystemEdge, ...]
    left_out: int


def link_rows(index: Index) -> tuple[LinkRow, ...]:
    """Return the links of the system whose two ends are known."""
    return tuple(_row(index, link) for link in index.links if link.from_id in index.entities and link.to_id in index.entities)


def system_view(index: Index) -> SystemView:
    """Return the system as a table and a drawing in three columns: who, what, where."""
    rows = link_rows(index)
    degree: dict[str, int] = {}
    for row in rows:
        for end in (row.from_id, row.to_id):
            degree[end] = degree.get(end, 0) + 1
    drawn = sorted(degree, key=lambda i: (-degree[i], index.entities[i].name, i))[:MAX_DRAWN]
    used = sorted({COLUMNS[index.entities[i].kind] for i in drawn})
    layer = {i: used.index(COLUMNS[index.entities[i].kind]) for i in drawn}
    edges = [r for r in rows if r.from_id in layer and r.to_id in layer and r.from_id != r.to_id]
    arcs = [(r.from_id, r.to_id) if layer[r.from_id] <= layer[r.to_id] else (r.to_id, r.from_id) for r in edges]
    drawing = place([Vertex(id=i, layer=layer[i], height=BOX) for i in drawn], arcs, GAP_Y)
    xs = [SIDE + n * (WIDTH + GAP_X) for n in range(len(used))]
    ys = {i: round(drawing.centres[i]) + TOP for i in drawn}
    return SystemView(
        rows=rows,
        width=(xs[-1] + WIDTH + SIDE + (GAP_X // 2 if len(xs) == 1 else 60)) if xs else 0,
        height=round(drawing.height) + TOP + SIDE,
        columns=tuple((x, HEADINGS[c]) for x, c in zip(xs, used, strict=True)),
        nodes=tuple(_node(index, i, xs[layer[i]], ys[i]) for i in drawn),
        edges=tuple(_edge(r, (xs[layer[a]], ys[a]), (xs[layer[b]], ys[b])) for r, (a, b) in zip(edges, arcs, strict=True)),
        left_out=len(degree) - len(drawn),
    )


def _row(index: Index, link: SystemLink) -> LinkRow:
    start, end = index.entities[link.from_id], index.entities[link.to_id]
    claims = [index.claims[c] for c in dict.fromkeys(link.claim_ids) if c in index.claims]
    return LinkRow(
        id=link.id,
        from_id=start.id,
        from_name=start.name,
        from_href=entity_href(start.id),
        relation=LINK_WORDS[link.relation],
        to_id=end.id,
        to_name=end.name,
        to_href=entity_href(end.id),
        mark=status_mark(link.status),
        time=link.time,
        time_words=human_time(link.time),
        claims=tuple((claim_href(c.id), c.wording, badge(c.outlets, c.established_origins, c.possible_origins)) for c in claims),
    )


def _node(index: Index, entity_id: str, x: int, y: int) -> SystemNode:
    entity = index.entities[entity_id]
    return SystemNode(
        x=x,
        y=y - BOX // 2,
        width=WIDTH,
        height=BOX,
        kind=entity.kind,
        name=clip(entity.name, (WIDTH - 24) / NAME_CHAR),
        title=f"{entity.name} ({entity.kind})",
        href=entity_href(entity_id),
    )


def _edge(row: LinkRow, start: tuple[int, int], end: tuple[int, int]) -> SystemEdge:
    """Draw a link between columns as a curve, within a column as a bow on its right side."""
    (xa, ya), (xb, yb) = start, end
    out = xa + WIDTH
    if xa == xb:
        bow = out + 36
        path, label_x = f"M{out} {ya} C{bow} {ya} {bow} {yb} {out} {yb}", out + 30
    else:
        bend = (xb - out) // 2
        path, label_x = f"M{out} {ya} C{out + bend} {ya} {xb - bend} {yb} {xb} {yb}", (out + xb) // 2
    said = f"{row.from_name} {row.relation} {row.to_name}: {row.mark.word}{', ' + row.time_words if row.time_words else ''}"
    return SystemEdge(path=path, label=row.relation, label_x=label_x, label_y=(ya + yb) // 2 - 4, title=said, status=row.mark.name)
