"""A claim's lineage as a positioned drawing: origins at the left, articles at the right."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

from headwater.model import Claim, Standing, noun
from headwater.present.views.index import Index
from headwater.present.views.layout import Drawing, Vertex, place
from headwater.present.views.origins import OriginView, origin_views
from headwater.present.views.routes import Graph, Leg, Manner, Stop, StopKind, build_graph
from headwater.present.views.words import time_key

MAX_ARTICLES = 150
"""Articles drawn; the earliest ones. What is left out is said."""
WIDTHS: dict[StopKind, int] = {"origin": 236, "channel": 144, "relay": 152, "outlet": 164, "article": 266}
HEADINGS: dict[StopKind, str] = {"origin": "Origin", "channel": "Channel", "relay": "Relayed by", "outlet": "Outlet", "article": "Article"}
GAP_X, GAP_Y, TOP, SIDE = 52, 10, 34, 16
ROW, TALL_ROW = 26, 40
DENSE = 24
"""Articles from which each takes one line instead of two."""
MAX_LETTERS = 16
"""Edges with a letter up to which each shows it; beyond, the first of each stop does, and the tooltips of all."""
LETTER = 20
"""Pixels that two letters keep apart."""
NAME_CHAR, DETAIL_CHAR = 7.2, 6.5
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


def lineage_view(index: Index, claim: Claim) -> LineageView:
    """Return the drawing of a claim's chains."""
    origins = origin_views(index, claim)
    held = [a for a in dict.fromkeys(claim.article_ids) if a in index.articles]
    drawn = sorted(held, key=lambda a: (time_key(index.articles[a].published), a))[:MAX_ARTICLES]
    graph = build_graph(index, claim, origins, frozenset(drawn))
    if len(drawn) > DENSE:
        graph.stops = {i: _in_one_line(s) for i, s in graph.stops.items()}
    return _draw(graph, _origin_of(graph, origins), len(held) - len(drawn))


def _in_one_line(stop: Stop) -> Stop:
    return replace(stop, name=f"{stop.detail} · {stop.name}", detail="") if stop.kind == "article" else stop


def _draw(graph: Graph, origin_of: dict[str, OriginView], left_out: int) -> LineageView:
    layers = _layers(graph)
    kinds = _kinds(graph, layers)
    xs, width = _columns(kinds)
    legs = list(graph.legs.values())
    stops = sorted(graph.stops.values(), key=lambda s: layers[s.id])
    vertices = [Vertex(id=s.id, layer=layers[s.id], height=TALL_ROW if s.detail else ROW) for s in stops]
    gap = GAP_Y if any(s.kind == "article" and s.detail for s in stops) else GAP_Y // 2
    drawing = place(vertices, [(leg.start, leg.end) for leg in legs], gap)
    notes = _notes(legs)
    nodes = [_node(s, kinds[layers[s.id]], xs[layers[s.id]], drawing, origin_of.get(s.id)) for s in stops]
    return LineageView(
        width=width,
        height=int(drawing.height) + TOP + SIDE,
        columns=tuple((x, HEADINGS[kind]) for x, kind in zip(xs, kinds, strict=True)),
        nodes=tuple(nodes),
        edges=_edges(legs, drawing, xs, kinds, notes),
        brackets=_brackets(stops, nodes, origin_of),
        notes=tuple((letter, manner, text) for (manner, text), letter in notes.items()),
        left_out=left_out,
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
        detail=clip(stop.detail, (inner - (14 if origin else 0)) / DETAIL_CHAR),
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


def _edges(legs: list[Leg], drawing: Drawing, xs: list[int], kinds: list[StopKind], notes: dict[tuple[Manner, str], str]) -> tuple[LineageEdge, ...]:
    """Return the lines, and a place for each letter on its line where no other letter stands."""
    taken: list[tuple[int, int]] = []
    lettered: set[tuple[str, str]] = set()
    crowded = sum(leg.manner != "written" for leg in legs) > MAX_LETTERS
    edges = []
    for leg, route in zip(legs, drawing.routes, strict=True):
        points = [(xs[layer], xs[layer] + WIDTHS[kinds[layer]], round(y) + TOP) for layer, y in route]
        path, places = line_through(points)
        x, y = next((p for p in places if all(abs(p[0] - t[0]) + abs(p[1] - t[1]) > LETTER for t in taken)), places[0])
        letter = notes.get((leg.manner, leg.reason), "")
        if crowded and (leg.start, letter) in lettered:
            letter = ""
        if letter:
            lettered.add((leg.start, letter))
            taken.append((x, y))
        edges.append(LineageEdge(path=path, manner=leg.manner, title=f"{leg.manner}: {leg.reason}", letter=letter, letter_x=x, letter_y=y))
    return tuple(edges)


def line_through(points: list[tuple[int, int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return an SVG path through (left, right, height) of each box on the way, and places on it for a letter."""
    path = f"M{points[0][1]} {points[0][2]}"
    places = []
    for (_, out, y0), (into, beyond, y1) in pairwise(points):
        bend = max(18, abs(into - out) // 2)
        path += f" C{out + bend} {y0} {into - bend} {y1} {into} {y1}"
        if (into, beyond, y1) != points[-1]:
            path += f" L{beyond} {y1}"
            places.append(((into + beyond) // 2, y1))
        places[:0] = [_on_curve(out, y0, into, y1, bend, t) for t in (0.5, 0.68, 0.32, 0.8, 0.2)]
    return path, places


def _on_curve(x0: int, y0: int, x1: int, y1: int, bend: int, t: float) -> tuple[int, int]:
    """Return the point of a cubic Bezier curve with level ends."""
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return round(a * x0 + b * (x0 + bend) + c * (x1 - bend) + d * x1), round((a + b) * y0 + (c + d) * y1)


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
