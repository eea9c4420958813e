"""Times of Korean news."""

from datetime import date

import pytest

from headwater.text.dates import find_times

ANCHOR = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("시장은 12일 말했다.", "12일", "2031-05-12"),
        ("시장은 28일 말했다.", "28일", "2031-04-28"),
        ("축제는 28일 열릴 예정이다.", "28일", "2031-05-28"),
        ("지난 9일 문을 닫았다.", "지난 9일", "2031-05-09"),
        ("오는 20일 문을 연다.", "오는 20일", "2031-05-20"),
        ("지난달 30일 비가 왔다.", "지난달 30일", "2031-04-30"),
        ("작년 8월에 끝났다.", "작년 8월", "2030-08"),
        ("지난해 12월 3일 끝났다.", "지난해 12월 3일", "2030-12-03"),
        ("내년에 시작한다.", "내년", "2032"),
        ("작년 봄은 더웠다.", "작년 봄", "2030-21"),
        ("2029년 가을에 나왔다.", "2029년 가을", "2029-23"),
        ("올해 1분기 매출이 늘었다.", "올해 1분기", "2031-33"),
        ("지난 금요일 만났다.", "지난 금요일", "2031-05-09"),
        ("사흘 전 떠났다.", "사흘 전", "2031-05-11"),
        ("그제 만났다.", "그제", "2031-05-12"),
        ("2028.11.8 발표", "2028.11.8", "2028-11-08"),
    ],
)
def test_a_time_and_its_value(text: str, found: str, value: str) -> None:
    assert [(t.span.text, t.value) for t in find_times(text, 0, len(text), ANCHOR, "ko")] == [(found, value)]


@pytest.mark.parametrize(
    "text", ["3일간 내린 비", "20일 만에 끝났다", "이틀 동안 이어졌다", "이주민이 늘었다", "작년 같은 달보다 올랐다", "5일째 이어졌다"]
)
def test_lengths_and_lookalikes_are_no_times(text: str) -> None:
    assert find_times(text, 0, len(text), ANCHOR, "ko") == []


def test_the_day_before_counts_from_the_day_told_of() -> None:
    text = "3월 2일 배가 떠났다. 전날 비가 왔다."
    assert [t.value for t in find_times(text, 0, len(text), ANCHOR, "ko")] == ["2031-03-02", "2031-03-01"]
