from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.present.views.layout import Drawing, Vertex, place

GAP = 8.0


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Vertex], list[tuple[str, str]]]:
    layers = draw(st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=14))
    vertices = [Vertex(id=f"v{n}", layer=layer, height=20.0 + n % 3 * 10) for n, layer in enumerate(layers)]
    ids = st.sampled_from([v.id for v in vertices])
    return vertices, draw(st.lists(st.tuples(ids, ids), max_size=20))


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_boxes_of_a_layer_never_overlap_and_everything_is_placed(graph: tuple[list[Vertex], list[tuple[str, str]]]) -> None:
    vertices, arcs = graph
    drawing = place(vertices, arcs, GAP)
    assert set(drawing.centres) == {v.id for v in vertices}
    assert len(drawing.routes) == len(arcs)
    for layer in {v.layer for v in vertices}:
        column = sorted((v for v in vertices if v.layer == layer), key=lambda v: drawing.centres[v.id])
        for above, below in pairwise(column):
            distance = drawing.centres[below.id] - drawing.centres[above.id]
            assert distance >= (above.height + below.height) / 2 + GAP - 1e-6
    assert all(-1e-6 <= drawing.centres[v.id] - v.height / 2 <= drawing.height for v in vertices)


def test_a_drawing_is_the_same_every_time() -> None:
    vertices = [Vertex(id=f"v{n}", layer=n % 4, height=20) for n in range(40)]
    arcs = [(f"v{n}", f"v{n + 1}") for n in range(39) if n % 4 != 3]
    assert place(vertices, arcs, GAP) == place(vertices, arcs, GAP)


def test_children_of_one_parent_stand_together() -> None:
    roots = [Vertex(id=r, layer=0, height=20) for r in "ab"]
    children = [Vertex(id=f"{r}{n}", layer=1, height=20) for n in range(4) for r in "ab"]
    drawing = place([*roots, *children], [(c.id[0], c.id) for c in children], GAP)
    order = "".join(c.id[0] for c in sorted(children, key=lambda c: drawing.centres[c.id]))
    assert order in ("aaaabbbb", "bbbbaaaa")
    mean = sum(drawing.centres[f"a{n}"] for n in range(4)) / 4
    assert abs(drawing.centres["a"] - mean) < 1


def test_nothing_has_a_drawing_too() -> None:
    assert place([], [], GAP) == Drawing(centres={}, routes=(), height=0.0)
