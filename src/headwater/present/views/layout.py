"""A layered drawing of a directed graph: order within layers by barycentres, heights by isotonic regression. Deterministic.

After Sugiyama, Tagawa, Toda (1981), "Methods for visual understanding of hierarchical system structures"; placement is the least-squares one
under the order and the least distances, found by pooling adjacent violators.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.model import noun

SWEEPS = 12
MAX_COUNTED = 800
"""Steps between two layers up to which crossings are counted; counting takes time with the square of this."""
BEND_HEIGHT = 10.0
"""Room that an edge takes where it passes a layer, in the unit of the vertices' heights."""

Point = tuple[int, float]
"""A layer, and a height."""


@noun
class Vertex:
    """A box to place: its layer, counted from the left, and its height."""

    id: str
    layer: int
    height: float


@noun
class Drawing:
    """Where everything goes: the centre height of each vertex, the points of each arc, and the height of the whole."""

    centres: Mapping[str, float]
    routes: tuple[tuple[Point, ...], ...]
    height: float


def place(vertices: Sequence[Vertex], arcs: Sequence[tuple[str, str]], gap: float) -> Drawing:
    """Place vertices layer by layer; the first layer keeps its order, the others are ordered for few crossings.

    An arc that does not run to a later layer is drawn from end to end, and does not influence where things go.
    """
    boxes, chains = _with_bends(vertices, arcs)
    steps = [(a, b) for chain in chains for a, b in pairwise(chain) if boxes[a].layer < boxes[b].layer]
    left, right = _neighbours(steps, reverse=True), _neighbours(steps, reverse=False)
    layers = _layers(boxes)
    starts = (layers, _by_depth(layers, right))
    layers = min((_untangled([list(layer) for layer in start], left, right) for start in starts), key=lambda found: _crossings(found, right))
    centres = _heights(layers, boxes, left, right, gap)
    top = min((centres[b.id] - b.height / 2 for b in boxes.values()), default=0.0)
    centres = {i: y - top for i, y in centres.items()}
    height = max((centres[b.id] + b.height / 2 for b in boxes.values()), default=0.0)
    routes = tuple(tuple((boxes[i].layer, centres[i]) for i in chain) for chain in chains)
    return Drawing(centres={v.id: centres[v.id] for v in vertices}, routes=routes, height=height)


def _with_bends(vertices: Sequence[Vertex], arcs: Sequence[tuple[str, str]]) -> tuple[dict[str, Vertex], list[list[str]]]:
    """Return all boxes and, per arc, the boxes it passes: long arcs get a bend in each layer between."""
    boxes = {v.id: v for v in vertices}
    chains = []
    for number, (start, end) in enumerate(arcs):
        bends = [Vertex(id=f"\x00{number}:{n}", layer=n, height=BEND_HEIGHT) for n in range(boxes[start].layer + 1, boxes[end].layer)]
        boxes.update((b.id, b) for b in bends)
        chains.append([start, *(b.id for b in bends), end])
    return boxes, chains


def _neighbours(steps: Sequence[tuple[str, str]], *, reverse: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for a, b in steps:
        found.setdefault(b if reverse else a, []).append(a if reverse else b)
    return found


def _layers(boxes: Mapping[str, Vertex]) -> list[list[str]]:
    layers: list[list[str]] = [[] for _ in range(max((b.layer for b in boxes.values()), default=-1) + 1)]
    for box in boxes.values():
        layers[box.layer].append(box.id)
    return layers


def _by_depth(layers: Sequence[Sequence[str]], right: Mapping[str, list[str]]) -> list[list[str]]:
    """Return the layers in the order in which a walk from the first box goes through them, so that children of one parent stand together."""
    met: dict[str, None] = {}
    for layer in layers:
        for start in layer:
            stack = [start]
            while stack:
                box = stack.pop()
                if box not in met:
                    met[box] = None
                    stack.extend(reversed(right.get(box, ())))
    rank = {i: n for n, i in enumerate(met)}
    return [list(layers[0]), *(sorted(layer, key=lambda i: rank[i]) for layer in layers[1:])] if layers else []


def _untangled(layers: list[list[str]], left: Mapping[str, list[str]], right: Mapping[str, list[str]]) -> list[list[str]]:
    """Sweep back and forth, and return the order with the fewest crossings met."""
    best, fewest = [list(layer) for layer in layers], _crossings(layers, right)
    for sweep in range(SWEEPS):
        forwards = sweep % 2 == 0
        for layer in layers[1:] if forwards else reversed(layers[1:]):
            _order(layer, left if forwards else right, layers)
        if (crossings := _crossings(layers, right)) < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    return best


def _crossings(layers: Sequence[Sequence[str]], right: Mapping[str, list[str]]) -> int:
    """Return how many pairs of steps cross; layers with very many steps are not counted."""
    total = 0
    for one, other in pairwise(layers):
        rank = {i: n for n, i in enumerate(other)}
        ends = [sorted(rank[b] for b in right.get(a, ())) for a in one]
        if sum(map(len, ends)) > MAX_COUNTED:
            continue
        total += sum(x > y for n, upper in enumerate(ends) for lower in ends[n + 1 :] for x in upper for y in lower)
    return total


def _order(layer: list[str], neighbours: Mapping[str, list[str]], layers: Sequence[Sequence[str]]) -> None:
    """Sort a layer by the mean place of its neighbours; boxes without neighbours keep their share of the height."""
    share = {i: (n + 0.5) / len(other) for other in layers for n, i in enumerate(other)}
    mean = {i: sum(share[n] for n in near) / len(near) if (near := neighbours.get(i)) else share[i] for i in layer}
    layer.sort(key=lambda i: mean[i])


def _heights(
    layers: Sequence[Sequence[str]],
    boxes: Mapping[str, Vertex],
    left: Mapping[str, list[str]],
    right: Mapping[str, list[str]],
    gap: float,
) -> dict[str, float]:
    """Return centre heights: parents in the middle of their children, then a pass with both sides."""
    centres = {i: y for layer in layers for i, y in zip(layer, _stacked(layer, boxes, gap), strict=True)}
    both = {i: [*left.get(i, ()), *right.get(i, ())] for i in boxes}
    for neighbours, order in (
        (right, reversed(layers)),
        (left, iter(layers)),
        (both, reversed(layers)),
        (both, iter(layers)),
        (right, reversed(layers)),
    ):
        for layer in order:
            wanted = [sum(centres[n] for n in near) / len(near) if (near := neighbours.get(i)) else centres[i] for i in layer]
            centres.update(zip(layer, _spread(wanted, _stacked(layer, boxes, gap)), strict=True))
    return centres


def _stacked(layer: Sequence[str], boxes: Mapping[str, Vertex], gap: float) -> list[float]:
    """Return the centres of boxes that stand one under the other."""
    centres, top = [], 0.0
    for i in layer:
        centres.append(top + boxes[i].height / 2)
        top += boxes[i].height + gap
    return centres


def _spread(wanted: Sequence[float], stacked: Sequence[float]) -> list[float]:
    """Return the heights closest to the wanted ones (least squares) that keep the order and the distances of the stack."""
    pools: list[tuple[float, int]] = []  # sum and size of each pool of wanted offsets
    for want, base in zip(wanted, stacked, strict=True):
        total, size = want - base, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before, count = pools.pop()
            total, size = total + before, size + count
        pools.append((total, size))
    offsets = [total / size for total, size in pools for _ in range(size)]
    return [base + offset for base, offset in zip(stacked, offsets, strict=True)]
