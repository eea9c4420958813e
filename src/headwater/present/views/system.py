"""The system that the reports describe together: who does what, with what, where, since when, on which claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from headwater.model import EntityKind, SystemLink, noun
from headwater.present.views.index import Index
from headwater.present.views.layout import Point, Vertex, place
from headwater.present.views.lineage import clip, line_through
from headwater.present.views.passages import claim_href, entity_href
from headwater.present.views.words import LINK_WORDS, Mark, badge, human_time, status_mark

MAX_DRAWN = 80
"""Entities drawn, the most linked ones; the table has all."""
COLUMNS: dict[EntityKind, int] = {"person": 0, "organisation": 0, "group": 0, "outlet": 0, "activity": 1, "equipment": 1, "agreement": 1, "place": 2}
PLACING = frozenset(LINK_WORDS[r] for r in ("located_at", "part_of", "trained_at", "produced_at"))
"""Links that make no actor of a place: a country that trains, supplies or deploys is one."""
HEADINGS = ("Who", "What, with what", "Where")
WIDTH, GAP_X, GAP_Y, TOP, SIDE, BOX, MAX_BOW = 250, 170, 14, 34, 12, 30, 90
NAME_CHAR = 7.0
LABEL_CHARS = 26
LABEL_CHAR = 4
"""Half the pixels that a letter of a label takes at most."""
LABEL = (96, 13)
"""Pixels, across and down, that two labels keep apart."""


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
    forwards: bool
    """The path runs from the one who acts."""
    backwards: bool
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
    """Return the links of the system whose two ends are known, those who do most first."""
    rows = (_row(index, link) for link in index.links if link.from_id in index.entities and link.to_id in index.entities)
    found = list(rows)
    links = Counter(r.from_id for r in found)
    return tuple(sorted(found, key=lambda r: (-links[r.from_id], r.from_name, r.from_id, r.relation, r.to_name, r.id)))


def system_view(index: Index) -> SystemView:
    """Return the system as a table and a drawing in three columns: who, what, where."""
    rows = link_rows(index)
    degree: dict[str, int] = {}
    for row in rows:
        for end in (row.from_id, row.to_id):
            degree[end] = degree.get(end, 0) + 1
    drawn = sorted(degree, key=lambda i: (-degree[i], index.entities[i].name, i))[:MAX_DRAWN]
    acting = {r.from_id for r in rows if r.relation not in PLACING}
    column = {i: 0 if i in acting and index.entities[i].kind == "place" else COLUMNS[index.entities[i].kind] for i in drawn}
    used = sorted(set(column.values()))
    layer = {i: used.index(column[i]) for i in drawn}
    pairs = _pairs(rows, layer)
    drawing = place([Vertex(id=i, layer=layer[i], height=BOX) for i in drawn], list(pairs), GAP_Y)
    xs = [SIDE + n * (WIDTH + GAP_X) for n in range(len(used))]
    edges = _edges(pairs, drawing.routes, xs)
    return SystemView(
        rows=rows,
        width=max([xs[-1] + WIDTH + MAX_BOW, *(e.label_x + len(e.label) * LABEL_CHAR for e in edges)]) + SIDE if xs else 0,
        height=round(drawing.height) + TOP + SIDE,
        columns=tuple((x, HEADINGS[c]) for x, c in zip(xs, used, strict=True)),
        nodes=tuple(_node(index, i, xs[layer[i]], round(drawing.centres[i]) + TOP) for i in drawn),
        edges=edges,
        left_out=len(degree) - len(drawn),
    )


def _pairs(rows: tuple[LinkRow, ...], layer: dict[str, int]) -> dict[tuple[str, str], list[LinkRow]]:
    """Return the drawn links by the pair that they join, from left to right: one line a pair."""
    pairs: dict[tuple[str, str], list[LinkRow]] = {}
    for row in rows:
        a, b = row.from_id, row.to_id
        if a in layer and b in layer and a != b:
            forwards = (layer[a], a) <= (layer[b], b) if layer[a] != layer[b] else (b, a) not in pairs
            pairs.setdefault((a, b) if forwards else (b, a), []).append(row)
    return pairs


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


def _edges(pairs: Mapping[tuple[str, str], list[LinkRow]], routes: Iterable[tuple[Point, ...]], xs: list[int]) -> tuple[SystemEdge, ...]:
    """Return the lines: curves between columns, bows within one; each label stands where no other does, if there is such a place."""
    taken: list[tuple[int, int]] = []
    edges = []
    for ((start, _), links), route in zip(pairs.items(), routes, strict=True):
        label = clip(", ".join(dict.fromkeys(r.relation for r in links)), LABEL_CHARS)
        path, places = _line([(xs[layer], xs[layer] + WIDTH, round(y) + TOP) for layer, y in route], len(label) * 3)
        x, y = next((p for p in places if all(abs(p[0] - t[0]) > LABEL[0] or abs(p[1] - t[1]) > LABEL[1] for t in taken)), places[0])
        taken.append((x, y))
        said = [f"{r.from_name} {r.relation} {r.to_name}: {r.mark.word}{', ' + r.time_words if r.time_words else ''}" for r in links]
        status = next((r.mark.name for r in links if r.mark.name != "unknown"), "unknown")
        edges.append(
            SystemEdge(
                path=path,
                forwards=any(r.from_id == start for r in links),
                backwards=any(r.from_id != start for r in links),
                label=label,
                label_x=x,
                label_y=y,
                title="\n".join(said),
                status=status,
            )
        )
    return tuple(edges)


def _line(points: list[tuple[int, int, int]], half: int) -> tuple[str, list[tuple[int, int]]]:
    """Return an SVG path through (left, right, height) of each box on the way, and places beside it for a label of twice `half` pixels."""
    (start, out, ya), (end, _, yb) = points[0], points[1]
    if start != end:
        path, places = line_through(points)
        last = points[-2][1]  # towards the far end, where lines from one box have fanned out
        near = sorted(places[:5], key=lambda p: (abs(p[0] - last - GAP_X * 2 // 3), p))
        return path, [(max(last + half + 2, min(x, last + GAP_X - half - 10)), y - 4) for x, y in near]
    bow = min(MAX_BOW, 24 + abs(yb - ya) // 3) + (ya + 3 * yb) // BOX % 4 * 14  # bows of one reach would lie on each other
    path = f"M{out} {ya} C{out + bow} {ya} {out + bow} {yb} {out} {yb}"
    middle = (ya + yb) // 2 + 4
    return path, [(out + bow * 3 // 4, middle + step) for step in (0, -14, 14, -28, 28)]
