"""Spans out of scores, and which cue each belongs to."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from headwater.encoder.decode import LINK, UNBROKEN, Found, chosen, cue_of, log_softmax, paths, spans


def _allowed(path: tuple[int, ...]) -> bool:
    before = 0
    for label in path:
        if label and label % 2 == 0 and before not in (label - 1, label):
            return False
        before = label
    return True


@pytest.mark.parametrize("seed", range(8))
def test_the_path_is_the_best_that_is_allowed(seed: int) -> None:
    scores = log_softmax(np.random.default_rng(seed).normal(0, 2, (4, 7)).astype("f4"))
    best = max((p for p in product(range(7), repeat=4) if _allowed(p)), key=lambda p: sum(scores[i, k] for i, k in enumerate(p)))
    assert tuple(paths([scores])[0]) == best


def test_windows_are_decoded_as_if_each_were_alone() -> None:
    chance = np.random.default_rng(3)
    scores = [log_softmax(chance.normal(0, 2, (n, 7)).astype("f4")) for n in (5, 17, 1)]
    for one, path in zip(scores, paths(scores), strict=True):
        assert path.tolist() == paths([one])[0].tolist()


def test_spans_of_a_path() -> None:
    path = np.array([0, 1, 2, 3, 5, 6, 5, 0])
    scores = np.log(np.full((8, 7), 0.5, dtype="f4"))
    assert [(f.kind, f.first, f.last) for f in spans(path, scores)] == [(0, 1, 3), (1, 3, 4), (2, 4, 6), (2, 6, 7)]
    assert spans(path, scores)[0].score == pytest.approx(0.5)


def test_a_span_belongs_to_the_cue_it_points_at() -> None:
    links = np.zeros((6, 3 * LINK), dtype="f4")
    links[1, :LINK], links[4, :LINK] = 1, -1
    links[0, LINK : 2 * LINK] = -1
    links[2, 2 * LINK :] = 1
    found = [Found(0, 0, 1, 1.0), Found(1, 1, 2, 1.0), Found(2, 2, 4, 1.0), Found(1, 4, 5, 1.0)]
    assert cue_of(found, links, np.zeros((2, 32), dtype="f4")) == {0: 3, 2: 1}


def test_without_a_cue_nothing_belongs_anywhere() -> None:
    assert cue_of([Found(0, 0, 1, 1.0)], np.zeros((2, 3 * LINK), dtype="f4"), np.zeros((2, 32), dtype="f4")) == {}


def test_two_contents_side_by_side_are_read_as_one() -> None:
    scores = np.full((4, 7), -9.0, dtype="f4")
    scores[[0, 1, 2, 3], [5, 6, 5, 6]], scores[2, 6] = 0, -3
    assert paths([scores])[0].tolist() == [5, 6, 5, 6]
    assert paths([scores], steps=UNBROKEN)[0].tolist() == [5, 6, 6, 6]


def _chosen(*found: Found) -> tuple[list[Found], dict[int, int], list[Found]]:
    return chosen(list(found), np.zeros((9, 3 * LINK), dtype="f4"), np.zeros((2, 32), dtype="f4"))


def test_an_unlikely_cue_goes_with_its_source_and_is_doubted_only_where_nothing_belonged_to_it() -> None:
    source, cue = Found(0, 0, 1, 0.9), Found(1, 1, 2, 0.4)
    assert _chosen(source, cue) == ([source], {}, [])
    assert _chosen(cue) == ([], {}, [cue])


def test_a_likely_content_keeps_its_cue() -> None:
    cue, content = Found(1, 1, 2, 0.4), Found(2, 2, 5, 0.9)
    assert _chosen(cue, content) == ([cue, content], {1: 0}, [])
    assert _chosen(cue, content._replace(score=0.5)) == ([], {}, [])


def test_what_belonged_to_a_cue_that_goes_does_not_pass_to_another() -> None:
    links = np.zeros((6, 3 * LINK), dtype="f4")
    links[4, :LINK], links[0, LINK : 2 * LINK] = 1, 1
    source, cue, content, weak = Found(0, 0, 1, 0.9), Found(1, 1, 2, 0.9), Found(2, 2, 4, 0.9), Found(1, 4, 5, 0.3)
    assert chosen([source, cue, content, weak], links, np.zeros((2, 32), dtype="f4")) == ([cue, content], {1: 0}, [])
