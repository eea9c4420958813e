from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headwater.text
from headwater.text.calendar import easter, holiday
from headwater.text.dates import find_expressions
from headwater.text.dates_rules import hits, rules

FRIDAY = date(2031, 5, 16)
LANGUAGES = sorted(p.parent.name for p in (Path(headwater.text.__file__).parent / "data").glob("*/dates.toml"))


def read(sentence: str) -> list[tuple[str, str, str]]:
    found = find_expressions(sentence, 0, len(sentence), FRIDAY)
    return [(sentence[e.start : e.end], e.kind, e.value + (f"T{e.clock}" if e.clock else "")) for e in found]


@pytest.mark.parametrize(
    ("words", "extent", "value"),
    [
        ("They waited for three weeks.", "three weeks", "P3W"),
        ("They waited almost two decades for it.", "almost two decades", "P20Y"),
        ("Over the past 18 months it grew.", "the past 18 months", "P18M"),
        ("In the next few days it may thaw.", "the next few days", "PXD"),
        ("A six-day march ended.", "six-day", "P6D"),
        ("A three hour hearing ended.", "three hour", "PT3H"),
        ("A half-hour walk led there.", "half-hour", "PT30M"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took a year and a half.", "a year and a half", "P1Y6M"),
        ("It was built in half a century.", "half a century", "P50Y"),
        ("They camped there for a couple of weeks.", "a couple of weeks", "P2W"),
        ("They camped there for a mere 36 hours.", "a mere 36 hours", "PT36H"),
        ("Recent months were dry.", "Recent months", "PXM"),
        ("It lay buried for centuries.", "centuries", "PXY"),
        ("One hundred days passed.", "One hundred days", "P100D"),
        ("They came back ten days later.", "ten days", "P10D"),
        ("It came a month earlier than planned.", "a month", "P1M"),
        ("The past decade was kind to it.", "The past decade", "P10Y"),
    ],
)
def test_durations(words: str, extent: str, value: str) -> None:
    assert read(words) == [(extent, "duration", value)]


@pytest.mark.parametrize(
    ("words", "extent", "value"),
    [
        ("The well is tested every two weeks.", "every two weeks", "P2W"),
        ("Markets are held each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("It floods every April.", "every April", "XXXX-04"),
        ("The choir sings every winter.", "every winter", "XXXX-24"),
        ("It is printed daily.", "daily", "XXXX-XX-XX"),
        ("It is audited annually.", "annually", "XXXX"),
    ],
)
def test_repetitions(words: str, extent: str, value: str) -> None:
    assert read(words) == [(extent, "set", value)]


@pytest.mark.parametrize(
    ("words", "extent", "value"),
    [
        ("The siren sounded at 8:40 p.m. Wednesday.", "8:40 p.m. Wednesday", "2031-05-14T20:40"),
        ("The siren sounded at 06:15 GMT.", "06:15 GMT", "2031-05-16T06:15"),
        ("The siren sounded at noon Tuesday.", "noon Tuesday", "2031-05-13T12:00"),
        ("The siren sounded on Monday night.", "Monday night", "2031-05-12TNI"),
        ("The siren sounded last night.", "last night", "2031-05-15TNI"),
        ("The siren sounded early this morning.", "early this morning", "2031-05-16TMO"),
        ("The siren sounds at 7 in the evening.", "7 in the evening", "2031-05-16T19:00"),
    ],
)
def test_times_of_day(words: str, extent: str, value: str) -> None:
    assert read(words) == [(extent, "time", value)]


def test_times_that_name_no_day() -> None:
    assert read("They now doubt it, and recently they said so.") == [("now", "reference", "PRESENT_REF"), ("recently", "reference", "PAST_REF")]
    assert read("He was told several years ago.") == [("several years ago", "date", "PAST_REF")]


def test_ages_and_rates_are_kept_apart_from_durations() -> None:
    assert read("A 45-year-old weaver earns 900 crowns, or 30 cents a day.") == [("45-year-old", "age", "P45Y"), ("a day", "rate", "P1D")]
    assert [k for _, k, _ in read("The class took in children aged 6 months and older.")] == ["age"]


def test_ranges_are_told_in_their_parts() -> None:
    assert read("The drought of 2027-28 was the worst.") == [("2027", "date", "2027"), ("28", "date", "2028")]
    assert [(e, v) for e, _, v in read("It ran May 3-5, 2030.")] == [("May 3", "2030-05-03"), ("5, 2030", "2030-05-05")]


@pytest.mark.parametrize("year", [(2024, "2024-03-31"), (2030, "2030-04-21"), (2038, "2038-04-25")])
def test_easter(year: tuple[int, str]) -> None:
    assert str(easter(year[0])) == year[1]


@pytest.mark.parametrize(("rule", "day"), [("12-25", "2030-12-25"), ("11/4/4", "2030-11-28"), ("05/-1/1", "2030-05-27"), ("easter-2", "2030-04-19")])
def test_holidays(rule: str, day: str) -> None:
    assert str(holiday(rule, 2030)) == day


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lengths", [False, True])
def test_the_group_of_a_hit_tells_its_pattern(language: str, lengths: bool) -> None:
    rule = rules(language, lengths=lengths)
    assert rule.hit.groups == len(rule.patterns)


PHRASE = "the last two weeks of May 2030 in a year-end night early Monday next Easter 7 p.m. every now and then half an hour 1990s that day ago"


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PHRASE.split()), max_size=14))
def test_the_quick_look_loses_nothing(words: list[str]) -> None:
    text = " ".join(words)
    rule = rules("en", lengths=True)
    slow = [h.span() for h in hits(text, 0, len(text), replace(rule, starters=frozenset()))]
    assert [h.span() for h in hits(text, 0, len(text), rule)] == slow
    quick = find_expressions(text, 0, len(text), FRIDAY)
    assert all(text[e.start : e.end].strip() for e in quick)


@settings(max_examples=80)
@given(st.text(alphabet=st.sampled_from("Mayon 0123456789./-:,Fridaylst halfw\u00a0\ud800\x00"), max_size=80))
def test_expressions_stand_in_the_text_in_order(text: str) -> None:
    found = find_expressions(text, 0, len(text), FRIDAY)
    assert all(0 <= e.start < e.end <= len(text) for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("part", ["the last ", "a few ", "1,000,", "half a ", "early ", "the next day ", "twenty ", "May 3-", "in the ", "nearly "])
def test_long_runs_take_no_long_time(part: str) -> None:
    text = part * (60_000 // len(part))
    start = time.process_time()
    find_expressions(text, 0, len(text), FRIDAY)
    assert time.process_time() - start < 8
