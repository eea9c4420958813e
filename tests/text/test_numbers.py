from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Figure
from headwater.text.numbers import find_figures


def figures(sentence: str, language: str = "en") -> list[Figure]:
    return find_figures(sentence, 0, len(sentence), language)


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("The port lost 4,500 dock workers.", 4500.0, "workers"),
        ("It cost US$300,000 to mend.", 300000.0, "USD"),
        ("It cost $300 000 to mend.", 300000.0, "USD"),
        ("It cost R2.5 million to mend.", 2500000.0, "ZAR"),
        ("It cost 80,000 euros to mend.", 80000.0, "EUR"),
        ("A 2.4-terabyte archive was lost.", 2.4, "TB"),
        ("A 2.4TB archive was lost.", 2.4, "TB"),
        ("Prices rose 7 per cent.", 7.0, "%"),
        ("They counted 340 million library users.", 340000000.0, "users"),
        ("They counted 340million users.", 340000000.0, "users"),
        ("They saved six hundred thousand trees.", 600000.0, "trees"),
        ("They saved half a million trees.", 500000.0, "trees"),
        ("Twenty-five goats were sold.", 25.0, "goats"),
        ("One man was hurt.", 1.0, "man"),
    ],
)
def test_values_and_units(words: str, value: float, unit: str) -> None:
    (figure,) = figures(words)
    assert figure.value == value
    assert figure.unit == unit


def test_a_modifier_sets_the_bounds() -> None:
    (over,) = figures("more than two million apple trees")
    assert (over.value, over.low, over.high, over.modifier) == (2000000.0, 2000000.0, None, "more than")
    (up_to,) = figures("up to 300 boats")
    assert (up_to.value, up_to.low, up_to.high, up_to.modifier) == (None, None, 300.0, "up to")
    (about,) = figures("about 300 boats")
    assert (about.value, about.modifier) == (300.0, "about")


def test_ranges_have_two_ends() -> None:
    for words in ("20,000-30,000 visitors", "20,000 to 30,000 visitors", "between 20,000 and 30,000 visitors"):
        (figure,) = figures(words)
        assert (figure.value, figure.low, figure.high) == (None, 20000.0, 30000.0)


def test_vague_numbers_keep_their_words_and_have_no_value() -> None:
    (figure,) = figures("hundreds of millions of bees")
    assert (figure.value, figure.low, figure.high, figure.modifier, figure.unit) == (None, None, None, "hundreds of millions", "bees")


def test_what_is_counted() -> None:
    (figure,) = figures("There are already 900 South Veluvian border guards in the valley.")
    assert (figure.population, figure.unit, figure.modifier) == ("South Veluvian border guards", "guards", "already")


def test_totals_and_increments() -> None:
    assert [f.total for f in figures("another 40 boats")] == [False]
    assert [f.total for f in figures("40 more boats")] == [False]
    assert [f.total for f in figures("The number rose to 90.")] == [True]
    assert [f.total for f in figures("90 boats")] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "In 2031 it rained.",
        "On May 20, 2031 it rained.",
        "The QF-16 flew.",
        "It was the 2nd time.",
        "No one came.",
        "At 3:30 p.m. he left.",
        "Room 12 is closed.",
        "+44 20 7946 0958",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    assert figures(words) == []


@settings(max_examples=80)
@given(st.text(alphabet=st.sampled_from("0123456789.,-$€% million two to and\ud800\x00\u202f"), max_size=60))
def test_spans_stand_in_the_text_whatever_it_is(text: str) -> None:
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.span.text
