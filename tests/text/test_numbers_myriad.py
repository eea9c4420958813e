"""Figures where numbers go by ten thousands and counters follow them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.numbers import find_figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("주민 1만2천 명이 대피했다.", 12000, "명"),
        ("사업비는 2조3천억 원이다.", 2.3e12, "KRW"),
        ("주민 4천419만 명이 투표했다.", 44190000, "명"),
        ("배에 열다섯 명이 탔다.", 15, "명"),
        ("일흔 명이 남았다.", 70, "명"),
        ("세 곳이 잠겼다.", 3, "곳"),
        ("물가는 2.7% 올랐다.", 2.7, "%"),
        ("420만 달러에 팔렸다.", 4200000, "USD"),
        ("1,200개를 모았다.", 1200, "개"),
        ("천 명을 넘었다.", 1000, "명"),
        ("규모 6.3의 지진이 났다.", 6.3, None),
    ],
)
def test_numbers_and_their_counters(text: str, value: float, unit: str | None) -> None:
    (figure,) = find_figures(text, 0, len(text), "ko")
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20~30명이 다쳤다.", 20, 30),
        ("1천200~1천500명을 줄인다.", 1200, 1500),
        ("두세 명이 봤다.", 2, 3),
        ("2~3만 명이 모였다.", 20000, 30000),
        ("최대 40명이 탈 수 있다.", None, 40),
    ],
)
def test_ranges(text: str, low: float | None, high: float | None) -> None:
    (figure,) = find_figures(text, 0, len(text), "ko")
    assert (figure.low, figure.value, figure.high) == (low, None, high)


def test_what_is_counted_stands_before_the_number_and_bounds_beside_it() -> None:
    (figure,) = find_figures("어린이 약 230만 명이 굶는다.", 0, 16, "ko")
    assert (figure.population, figure.modifier, figure.span.text) == ("어린이", "약", "약 230만 명")
    (figure,) = find_figures("100명 이상이 숨졌다.", 0, 11, "ko")
    assert (figure.low, figure.value, figure.high) == (100, 100, None)


def test_vague_numbers_have_no_value() -> None:
    (figure,) = find_figures("수십 명이 다쳤다.", 0, 10, "ko")
    assert (figure.value, figure.modifier, figure.unit) == (None, "수십", "명")


@pytest.mark.parametrize(
    "text", ["2호선 열차가 섰다.", "서림이 2-1로 이겼다.", "한 시민이 봤다.", "네 말이 맞다.", "조건을 만들었다.", "제3국에서 만났다."]
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert find_figures(text, 0, len(text), "ko") == []


@settings(max_examples=60)
@given(st.text(alphabet="0123456789,.천백만억조명 ~여약한두세열\ud800", max_size=60))
def test_figures_lie_in_their_passage_in_order(text: str) -> None:
    found = find_figures(text, 0, len(text), "ko")
    assert all(text[f.span.start : f.span.end] == f.span.text for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_long_rows_of_digits_and_scales_take_linear_time() -> None:
    start = time.perf_counter()
    for text in ("1" * 20_000, "1,111" * 5_000, "천백" * 10_000, "1만" * 10_000, "만 " * 10_000):
        find_figures(text, 0, len(text), "ko")
    assert time.perf_counter() - start < 8
