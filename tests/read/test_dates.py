from __future__ import annotations

import pytest

from headwater.read import dates


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Nov 6, 2031 - 02:00", "2031-11-06"),
        ("Published: 03 Jul. 2031, 18:39", "2031-07-03"),
        ("3rd of May 2031", "2031-05-03"),
        ("6. Dezember 2031", "2031-12-06"),
        ("6 листопада 2031, 12:00", "2031-11-06"),
        ("2031년 7월 3일", "2031-07-03"),
        ("06.11.2031", "2031-11-06"),
        ("13/04/2031", "2031-04-13"),
        ("July 3, 2031 6:39 pm UTC", "2031-07-03T18:39:00Z"),
        ("2031-07-03T18:39:00+0900", "2031-07-03T18:39:00+09:00"),
        ("2031-07-03 18:39", "2031-07-03"),
    ],
)
def test_printed_dates(line: str, value: str) -> None:
    assert [d.value for d in dates.find(line)] == [value]


@pytest.mark.parametrize("line", ["03/04/2031", "Feb 30, 2031", "31.11.2031", "2031-02-29", "12:30", "1234567890", "May 2031", ""])
def test_no_date_is_invented(line: str) -> None:
    assert dates.find(line) == ()


def test_dates_in_addresses() -> None:
    assert dates.in_address("https://x.example/2031/05/30/a") == "2031-05-30"
    assert dates.in_address("https://x.example/2031/may/31/a") == "2031-05-31"
    assert dates.in_address("https://x.example/20310530/a") == "2031-05-30"
    assert dates.in_address("https://x.example/2031-13-40/a") is None
    assert dates.in_address(None) is None
