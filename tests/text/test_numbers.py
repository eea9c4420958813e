from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Figure
from headwater.text.numbers import find_figures, meant


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
        ("He saw two and a half million apple trees.", 2500000.0, "trees"),
        ("He saw 2½ million apple trees.", 2500000.0, "trees"),
        ("He saw four-thousand-100 apple trees.", 4100.0, "trees"),
        ("He saw 500 mil apple trees.", 500000000.0, "trees"),
        ("It earned $300 Billion for the town.", 300000000000.0, "USD"),
        ("It earned PS2.7m for the town.", 2700000.0, "GBP"),
        ("A .500 record is all they have.", 0.5, None),
        ("They counted 300 Veluvian Dragoons there.", 300.0, "dragoons"),
        ("They counted 140 U.S. companies there.", 140.0, "companies"),
        ("They counted one particular demand there.", 1.0, "demand"),
        ("The 193-member council met.", 193.0, "member"),
        ("A 1.8m tall fence stood there.", 1.8, "m"),
        ("Ada Holm, 44, said so.", 44.0, "years old"),
        ("The two sides met.", 2.0, "sides"),
        ("Half of the boats sank.", 0.5, "boats"),
        ("They used 275 pound-feet of torque.", 275.0, "lb-ft"),
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
    assert meant(figure) == (1e8, 1e9)
    assert [meant(f) for f in figures("a handful of bees and 40 boats")] == [None, None]


def test_what_is_counted() -> None:
    (figure,) = figures("There are already 900 South Veluvian border guards in the valley.")
    assert (figure.population, figure.unit, figure.modifier) == ("South Veluvian border guards", "guards", "already")


def test_totals_and_increments() -> None:
    assert [f.total for f in figures("another 40 boats")] == [False]
    assert [f.total for f in figures("40 more boats")] == [False]
    assert [f.total for f in figures("The number rose to 90.")] == [True]
    assert [f.total for f in figures("90 boats")] == [None]


def test_a_bound_after_the_number_and_signs() -> None:
    for words in ("1,000+ people", "1,000 or more people", "1,000 people or more", ">1,000 people", "surpassed 1,000 people"):
        (figure,) = figures(words)
        assert (figure.value, figure.low, figure.high, figure.unit) == (1000.0, 1000.0, None, "people")
    assert [f.modifier for f in figures("~40 boats and 50 or so boats")] == ["~", "or so"]


def test_ranges_in_words_with_units_and_from_by_and_to() -> None:
    for words, low, high in (
        ("two or three boats", 2.0, 3.0),
        ("between 15km and 17km", 15.0, 17.0),
        ("one to two years", 1.0, 2.0),
        ("dropped by 1 to 1.5 degrees", 1.0, 1.5),
        ("the 0-to-60-mph time", 0.0, 60.0),
    ):
        (figure,) = figures(words)
        assert (figure.value, figure.low, figure.high) == (None, low, high)
    assert [f.value for f in figures("It rose by 40 to 300 boats.")] == [40.0, 300.0]
    assert [(f.value, f.total) for f in figures("It rose from 12 boats to 19.")] == [(12.0, None), (19.0, True)]


def test_a_rise_and_a_fall() -> None:
    assert [f.trend for f in figures("Prices rose 6 per cent to 40 crowns.")] == ["up", None]
    assert [f.trend for f in figures("Shares fell by nearly 6 per cent, or 40 crowns.")] == ["down", "down"]
    assert [f.trend for f in figures("They gave up 40 boats and lost 12 men, up from 10.")] == [None, None, None]


def test_a_conversion_in_brackets_has_the_bound_of_what_it_converts() -> None:
    assert [(f.value, f.low) for f in figures("more than 100 kilometres (60 miles)")] == [(100.0, 100.0), (60.0, 60.0)]
    assert [(f.value, f.high) for f in figures("up to 100 kilometres (60 miles)")] == [(None, 100.0), (None, 60.0)]


def test_what_an_amount_is_reckoned_by() -> None:
    assert [(f.unit, f.population) for f in figures("It costs 40 euros a month and $12 per barrel.")] == [("EUR", "a month"), ("USD", "per barrel")]


def test_headlines_in_capitals_have_figures() -> None:
    assert [(f.value, f.unit) for f in figures("Storm Kills 14 People In Northern Veluvia")] == [(14.0, "people")]


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
        "The town won 2-0.",
        "The old 747-8 landed.",
        "It saw the 787 Dreamliner.",
        "The S&P 500 closed.",
        "He lives at 10 Lantern Street.",
        "On September 11-12, 2031, it rained.",
        "Its 2018 sales were poor.",
        "It was found between 1600 and 1900 by monks.",
        "He had the same one across the bay.",
        "It was written at 2031-09-01T10:38:07.190Z today.",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    assert figures(words) == []


@settings(max_examples=80)
@given(st.text(alphabet=st.sampled_from("0123456789.,-$€% million two to and\ud800\x00\u202f"), max_size=60))
def test_spans_stand_in_the_text_whatever_it_is(text: str) -> None:
    for figure in figures(text):
        assert text[figure.span.start : figure.span.end] == figure.span.text
