from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.dates import find_times

FRIDAY = date(2031, 5, 16)


def values(sentence: str, anchor: date | None = FRIDAY) -> list[str]:
    return [t.value for t in find_times(sentence, 0, len(sentence), anchor)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The dam burst on Feb. 3, 2030.", "2030-02-03"),
        ("It opened on 7 March 2029.", "2029-03-07"),
        ("The mayor resigned on Wednesday.", "2031-05-14"),
        ("The mayor said on Friday that he was ill.", "2031-05-16"),
        ("The mayor said so on Friday (May 9).", "2031-05-09"),
        ("They wrote in a letter sent the previous day.", "2031-05-15"),
        ("It rained yesterday.", "2031-05-15"),
        ("The bridge was closed last month.", "2031-04"),
        ("It was founded in October last year.", "2030-10"),
        ("The company moved late last year.", "2030"),
        ("The plant burned down in January.", "2031-01"),
        ("The plant burned down in November.", "2030-11"),
        ("It has grown since August 2027.", "2027-08/.."),
        ("It will be finished by December.", "../2031-12"),
        ("The fair ran from 3 to 5 May.", "2031-05-05"),
        ("Between April 2 and April 9, 2031, nobody came.", "2031-04-02/2031-04-09"),
        ("As I said back in the autumn, it is done.", "2030-23"),
        ("Last spring was dry.", "2031-21"),
        ("It was the fashion of the 1980s.", "198X"),
        ("They arrived in early 2026.", "2026"),
        ("They met over the weekend.", "2031-05-10/2031-05-11"),
        ("Sales fell in the third quarter of 2030.", "2030-35"),
        ("It happened three weeks ago.", "2031-04-21/2031-04-27"),
        ("It happened two years ago.", "2029"),
        ("It happened on 31.12.2030.", "2030-12-31"),
        ("It happened on 12/31/2030.", "2030-12-31"),
    ],
)
def test_times_are_read_as_edtf(words: str, value: str) -> None:
    assert values(words) == [value]


def test_the_future_is_seen_from_the_verb() -> None:
    assert values("The court will sit on Tuesday.") == ["2031-05-20"]
    assert values("The vote is to be held in June.") == ["2031-06"]


@pytest.mark.parametrize("words", ["On 31 February 2030 it rained.", "He may come, and then march on.", "It weighs 2000 tonnes.", "Call 2010-334."])
def test_what_is_no_time_yields_nothing(words: str) -> None:
    assert values(words) == []


def test_an_order_of_day_and_month_that_cannot_be_known_leaves_the_year() -> None:
    assert values("Signed 05/06/2030.") == ["2030"]


def test_without_an_anchor_only_what_needs_none_is_read() -> None:
    assert values("On Monday, 5 May, May 6 and 7 May 2030 it rained.", None) == ["2030-05-07"]
    assert values("It was open between 2 April and 18 May 2030.", None) == ["2030-04-02/2030-05-18"]


def test_a_limit_is_told_apart() -> None:
    sentence = "The school will open by March."
    (time,) = find_times(sentence, 0, len(sentence), FRIDAY)
    assert time.limit == "deadline"
    assert time.span.text == "by March"
    assert sentence[time.core[0] : time.core[1]] == "March"


@settings(max_examples=80)
@given(st.text(alphabet=st.sampled_from("Mayon 0123456789./-,Friday last\u00a0\ud800\x00since"), max_size=80))
def test_spans_stand_in_the_text_whatever_it_is(text: str) -> None:
    for time in find_times(text, 0, len(text), FRIDAY):
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.span.start <= time.core[0] < time.core[1] <= time.span.end


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("de", "am 20. Mai", "2031-05-20"),
        ("fr", "la semaine dernière", "2031-05-05/2031-05-11"),
        ("es", "desde febrero de 2029", "2029-02/.."),
        ("ru", "в июне прошлого года", "2030-06"),
        ("uk", "восени", "2030-23"),
        ("ko", "지난달", "2031-04"),
    ],
)
def test_other_languages(language: str, words: str, value: str) -> None:
    assert [t.value for t in find_times(words, 0, len(words), FRIDAY, language)] == [value]
