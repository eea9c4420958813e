from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.present.views.words import badge, human_time, shorten, time_key


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((14, 1, 3), "14 outlets · 1 established origin · at most 3 more possible"),
        ((1, 2, 1), "1 outlet · 2 established origins · at most 1 more possible"),
        ((2, 1, 0), "2 outlets · 1 established origin · no more possible"),
        ((3, 0, 2), "3 outlets · 0 established origins · at most 2 possible"),
        ((0, 0, 0), "0 outlets · 0 established origins · none possible"),
        ((1200, 1, 1), "1,200 outlets · 1 established origin · at most 1 more possible"),
    ],
)
def test_the_badge_has_its_numbers_and_its_plurals_right(numbers: tuple[int, int, int], words: str) -> None:
    assert badge(*numbers) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-02", "2 May 2031"),
        ("2031-23", "autumn 2031"),
        ("2031-33", "the first quarter of 2031"),
        ("2031-41", "the second half of 2031"),
        ("2031-05-02~", "about 2 May 2031"),
        ("2031-05?", "perhaps May 2031"),
        ("2031-05-02/2031-05-04", "2 to 4 May 2031"),
        ("2031-05-30/2031-06-02", "30 May to 2 June 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-05/2031-06", "May 2031 to June 2031"),
        ("../2031-12", "by December 2031"),
        ("2031-02/..", "since February 2031"),
        ("../..", "at an unknown time"),
        ("2031-05-02T10:30:00Z", "2 May 2031, 10:30 UTC"),
        ("2031-05-02T10:30:00+03:00", "2 May 2031, 10:30 +03:00"),
        ("2031-99", "2031-99"),
        ("203X", "203X"),
        ("yesterday", "yesterday"),
    ],
)
def test_times_are_written_as_people_write_them(value: str | None, words: str) -> None:
    assert human_time(value) == words


@settings(max_examples=100)
@given(st.text(max_size=30))
def test_any_text_can_stand_where_a_time_is_expected(value: str) -> None:
    human_time(value)
    time_key(value)


def test_unknown_times_come_last() -> None:
    assert sorted([None, "2031-05", "../2030", "2031-02/.."], key=time_key) == ["../2030", "2031-02/..", "2031-05", None]


@settings(max_examples=100)
@given(st.text(max_size=80), st.integers(min_value=2, max_value=40))
def test_a_shortened_text_is_no_longer_than_asked(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width
