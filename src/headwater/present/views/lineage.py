"""A claim's lineage as a positioned drawing: origins at the left, articles at the right."""

from __future__ import annotations

import unicodedata

from headwater.model import Claim, Standing, noun
from headwater.present.views.index import Index
from headwater.present.views.layout import Drawing, Point, Vertex, place
from headwater.present.views.origins import OriginView, origin_views
from headwater.present.views.routes import Graph, Leg, Manner, Stop, StopKind, build_graph
from headwater.present.views.words import time_key

MAX_ARTICLES = 150
"""Articles drawn; the earliest ones. What is left out is said."""
WIDTHS: dict[StopKind, int] = {"origin": 212, "channel": 148, "relay": 152, "outlet": 168, "article": 262}
HEADINGS: dict[StopKind, str] = {"origin": "Origin", "channel": "Channel", "relay": "Relayed by", "outlet": "Outlet", "article": "Article"}
GAP_X, GAP_Y, TOP, SIDE = 54, 10, 34, 16
ROW, TALL_ROW = 26, 40
NAME_CHAR, DETAIL_CHAR = 6.9, 6.1
"""Pixels that a character takes at most on average, in the drawing's two sizes of type."""


@noun
class LineageNode:
    """A box: its place in pixels, what is written in it, and in full in its tooltip."""

    kind: StopKind
    standing: Standing | None
    silent: bool
    x: int
    y: int
    width: int
    height: int
    name: str
    detail: str
    title: str
    href: str | None


@noun
class LineageEdge:
    """A line: its SVG path, how it is known, and the letter of its reason where it is not simply written."""

    path: str
    manner: Manner
    title: str
    letter: str
    letter_x: int
    letter_y: int


@noun
class LineageBracket:
    """The speakers that are one origin."""

    x: int
    top: int
    bottom: int
    standing: Standing
    title: str


@noun
class LineageView:
    """A claim's chains as a drawing, sizes in pixels."""

    width: int
    height: int
    columns: tuple[tuple[int, str], ...]
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]
    brackets: tuple[LineageBracket, ...]
    notes: tuple[tuple[str, Manner, str], ...]
    """Letter, manner and text of each reason."""
    left_out: int
    """Articles not drawn."""
    manners: tuple[Manner, ...]


def lineage_view(index: Index, claim: Claim) -> LineageView:
    """Return the drawing of a claim's chains."""
    origins = origin_views(index, claim)
    held = [a for a in dict.fromkeys(claim.article_ids) if a in index.articles]
    drawn = sorted(held, key=lambda a: (time_key(index.articles[a].published), a))[:MAX_ARTICLES]
    graph = build_graph(index, claim, origins, frozenset(drawn))
    return _draw(graph, _origin_of(graph, origins), len(held) - len(drawn))


def _draw(graph: Graph, origin_of: dict[str, OriginView], left_out: int) -> LineageView:
    layers = _layers(graph)
    kinds = _kinds(graph, layers)
    xs, width = _columns(kinds)
    legs = list(graph.legs.values())
    stops = sorted(graph.stops.values(), key=lambda s: layers[s.id])
    vertices = [Vertex(id=s.id, layer=layers[s.id], height=TALL_ROW if s.detail else ROW) for s in stops]
    drawing = place(vertices, [(leg.start, leg.end) for leg in legs], GAP_Y)
    notes = _notes(legs)
    nodes = [_node(s, kinds[layers[s.id]], xs[layers[s.id]], drawing, origin_of.get(s.id)) for s in stops]
    return LineageView(
        width=width,
        height=int(drawing.height) + TOP + SIDE,
        columns=tuple((x, HEADINGS[kind]) for x, kind in zip(xs, kinds, strict=True)),
        nodes=tuple(nodes),
        edges=tuple(_edge(leg, route, xs, kinds, notes) for leg, route in zip(legs, drawing.routes, strict=True)),
        brackets=_brackets(stops, nodes, origin_of),
        notes=tuple((letter, manner, text) for (manner, text), letter in notes.items()),
        left_out=left_out,
        manners=tuple(dict.fromkeys(leg.manner for leg in sorted(legs, key=lambda leg: leg.manner, reverse=True))),
    )


def _origin_of(graph: Graph, origins: tuple[OriginView, ...]) -> dict[str, OriginView]:
    """Return the origin of each stop where chains begin, and that no other stop leads to."""
    entered = {b for _, b in graph.legs}
    of_statement = {chain.statement_id: origin for origin in origins for chain in origin.chains}
    return {i: of_statement[s] for i, s in graph.starts.items() if i not in entered and s in of_statement and not i.startswith("article ")}


def _layers(graph: Graph) -> dict[str, int]:
    """Return each stop's layer: origins 0, channels 1, relays by their longest way, outlets and articles last; empty layers are closed."""
    entered, left = {b for _, b in graph.legs}, {a for a, b in graph.legs if not b.startswith("article ")}
    depth = {}
    for stop in graph.stops.values():
        fixed = {"channel": 1, "article": 99}.get(stop.kind)
        depth[stop.id] = fixed if fixed is not None else 98 if stop.id not in left else 2 if stop.id in entered else 0
    relays = {i for i, d in depth.items() if d == 2}
    for _ in range(min(len(relays), 8)):  # chains are short; where copies point at each other in a ring, eight rounds are enough
        for a, b in graph.legs:
            if a in relays and b in relays and (b, a) not in graph.legs:
                depth[b] = max(depth[b], min(depth[a] + 1, 90))
    for stop in graph.stops.values():  # a speaker whose words go straight into an article, with no outlet known
        if depth[stop.id] == 98 and stop.kind == "origin":
            depth[stop.id] = 0
    used = {d: n for n, d in enumerate(sorted(set(depth.values())))}
    return {i: used[d] for i, d in depth.items()}


def _kinds(graph: Graph, layers: dict[str, int]) -> list[StopKind]:
    """Return what each layer holds; a stop's kind follows from its layer, not from the chain it was first met in."""
    kinds: list[StopKind] = []
    last = max(layers.values(), default=-1)
    for layer in range(last + 1):
        present = [graph.stops[i].kind for i, n in layers.items() if n == layer]
        outlets = layer == last - 1 and "channel" not in present and "outlet" in present
        kinds.append(present[0] if present[0] in ("channel", "article") else "outlet" if outlets else "origin" if layer == 0 else "relay")
    return kinds


def _columns(kinds: list[StopKind]) -> tuple[list[int], int]:
    xs, x = [], SIDE
    for kind in kinds:
        xs.append(x)
        x += WIDTHS[kind] + GAP_X
    return xs, x - GAP_X + SIDE if kinds else 2 * SIDE


def _notes(legs: list[Leg]) -> dict[tuple[Manner, str], str]:
    """Return a letter for each reason that is not simply "as written"."""
    reasons = dict.fromkeys((leg.manner, leg.reason) for leg in legs if leg.manner != "written")
    return {reason: _letter(n) for n, reason in enumerate(reasons)}


def _letter(number: int) -> str:
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)


def _node(stop: Stop, kind: StopKind, x: int, drawing: Drawing, origin: OriginView | None) -> LineageNode:
    height = TALL_ROW if stop.detail else ROW
    inner = WIDTHS[kind] - 20
    said = [stop.name, stop.detail, "names no source" if stop.silent else "", f"{origin.standing} origin: {origin.reason}" if origin else ""]
    return LineageNode(
        kind=kind,
        standing=origin.standing if origin else None,
        silent=stop.silent and origin is not None,
        x=x,
        y=round(drawing.centres[stop.id] - height / 2) + TOP,
        width=WIDTHS[kind],
        height=height,
        name=clip(stop.name, (inner - (16 if origin else 0)) / NAME_CHAR),
        detail=clip(stop.detail, inner / DETAIL_CHAR),
        title="\n".join(s for s in said if s),
        href=f"#{origin.anchor}" if origin and kind == "origin" else stop.href,
    )


def clip(text: str, room: float) -> str:
    """Cut a text to so many narrow characters; East Asian wide ones take two."""
    flat = " ".join(text.split())
    used = 0.0
    for n, character in enumerate(flat):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > room:
            return flat[: max(1, n - 1)].rstrip() + "…"
    return flat


def _edge(leg: Leg, route: tuple[Point, ...], xs: list[int], kinds: list[StopKind], notes: dict[tuple[Manner, str], str]) -> LineageEdge:
    points = [(xs[layer], xs[layer] + WIDTHS[kinds[layer]], round(y) + TOP) for layer, y in route]
    path = f"M{points[0][1]} {points[0][2]}"
    for (_, out, y0), (into, beyond, y1) in zip(points, points[1:], strict=False):
        bend = max(18, abs(into - out) // 2)
        path += f" C{out + bend} {y0} {into - bend} {y1} {into} {y1}"
        if (into, beyond, y1) != points[-1]:
            path += f" L{beyond} {y1}"
    (_, out, y0), (into, _, y1) = points[-2:]
    return LineageEdge(
        path=path,
        manner=leg.manner,
        title=f"{leg.manner}: {leg.reason}",
        letter=notes.get((leg.manner, leg.reason), ""),
        letter_x=(out + into) // 2,
        letter_y=(y0 + y1) // 2,
    )


def _brackets(stops: list[Stop], nodes: list[LineageNode], origin_of: dict[str, OriginView]) -> tuple[LineageBracket, ...]:
    """Return a bracket for each origin that has several speakers in the first column."""
    groups: dict[int, list[LineageNode]] = {}
    origins = {o.number: o for o in origin_of.values()}
    for stop, node in zip(stops, nodes, strict=True):
        if stop.id in origin_of and node.kind == "origin":
            groups.setdefault(origin_of[stop.id].number, []).append(node)
    return tuple(
        LineageBracket(
            x=SIDE - 8,
            top=min(n.y for n in group),
            bottom=max(n.y + n.height for n in group),
            standing=origins[number].standing,
            title=f"one origin: {origins[number].name}",
        )
        for number, group in sorted(groups.items())
        if len(group) > 1
    )
