"""The cut into windows: everything once, in order, nothing longer than the network reads."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.encoder.windows import LIMIT, cut


def _starts(size: int, picks: list[int]) -> list[int]:
    return sorted({0, *(p % size for p in picks)})


@given(st.integers(1, 900), st.lists(st.integers(0, 10_000), max_size=40), st.lists(st.integers(0, 10_000), max_size=80), st.booleans())
@settings(max_examples=100, deadline=None)
def test_windows_cover_everything_once(size: int, paragraphs: list[int], sentences: list[int], varied: bool) -> None:
    first = _starts(size, paragraphs)
    second = sorted({*first, *_starts(size, sentences)})
    windows = cut(size, first, second, chance=Random(1) if varied else None)
    assert [p for a, b in windows for p in range(a, b)] == list(range(size))
    assert all(b - a <= LIMIT for a, b in windows)


def test_whole_paragraphs_stay_together() -> None:
    assert cut(300, [0, 100, 180, 260], [0, 50, 100, 180, 260]) == [(0, 180), (180, 300)]


def test_a_long_paragraph_is_cut_at_a_sentence_end() -> None:
    assert cut(400, [0], [0, 120, 170, 390]) == [(0, 170), (170, 360), (360, 400)]


def test_one_endless_sentence_is_cut_anywhere() -> None:
    assert cut(400, [0], [0]) == [(0, 190), (190, 380), (380, 400)]
