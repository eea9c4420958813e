"""Denials, what is none, and two passives with one auxiliary."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.model import Assertion
from tests.extract.articles import article


def said(words: str) -> list[Assertion]:
    return list(extract(article(words)).assertions)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("The council rejected as untrue reports that 40 boats had been sunk.", "40 boats had been sunk"),
        ("The council on Friday denied reports that 40 boats had been sunk.", "40 boats had been sunk"),
        ("The council dismissed as invented the claim that 40 boats had been sunk.", "40 boats had been sunk"),
        ("“The figure of 40 is invented,” Mira Oss said.", "The figure of 40 is invented"),
        ("“That number is simply wrong,” Mira Oss said.", "That number is simply wrong"),
    ],
)
def test_denials(words: str, span: str) -> None:
    assert [(a.span.text, a.stance) for a in said(words)] == [(span, "denies")]


def test_neither_confirmed_nor_denied_is_no_answer() -> None:
    found = said("Oss neither confirmed nor denied it.")
    assert [(a.span.text, a.stance) for a in found] == [("Oss neither confirmed nor denied it", "declines")]


@pytest.mark.parametrize("cue", ["does not dispute", "did not deny"])
def test_what_is_not_disputed_is_not_denied(cue: str) -> None:
    found = said(f"The council {cue} that a boat was lost.")
    assert [(a.span.text, a.stance) for a in found] == [("a boat was lost", "asserts")]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("Two houses were damaged and one man injured.", ["Two houses were damaged", "one man injured"]),
        ("Two houses have been damaged and five people injured, Mira Oss said.", ["Two houses have been damaged", "five people injured"]),
        ("The boat was raised and repaired.", ["The boat was raised and repaired"]),
        ("Mira Oss said the dam had burst during a stop in Ordan.", ["the dam had burst during a stop in Ordan"]),
    ],
)
def test_two_passives_share_an_auxiliary(words: str, spans: list[str]) -> None:
    assert [a.span.text for a in said(words)] == spans


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("The Tarn Wire quoted Mira Oss as saying the dam had burst.", ["Mira Oss", "Tarn Wire", "Morning Lantern"]),
        ("The dam has burst, the Tarn Wire quoted Mira Oss as saying.", ["Mira Oss", "Tarn Wire", "Morning Lantern"]),
        ("Mira Oss was quoted as saying that the dam had burst.", ["Mira Oss", "Morning Lantern"]),
    ],
)
def test_quoted_as_saying(words: str, chain: list[str]) -> None:
    found = extract(article(words))
    assert [[h.name.removeprefix("The ") for h in s.chain] for s in found.statements] == [chain]


def test_a_quotation_behind_a_clause_and_a_colon_is_its_subjects() -> None:
    found = extract(article("Mira Oss saw it differently: “Let them come. They bring money.”"))
    assert [(s.mode, s.chain[0].name) for s in found.statements if s.mode != "narration"] == [("direct", "Mira Oss")]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Ten engineers are expected in March.", "planned"),
        ("A second line is planned.", "planned"),
        ("The company wants a second line.", "planned"),
        ("The company has begun to build boats.", "under_way"),
        ("Mira Oss said that work has started.", "under_way"),
    ],
)
def test_what_is_expected_and_what_has_begun(words: str, status: str) -> None:
    assert [a.status for a in said(words)] == [status]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The harbour office said no lorry had been impounded at the quay.", "denies"),
        ("The bank said that none of its accounts was accessed.", "denies"),
        ("“Not a single crate has been seized in this or any other warehouse,” Mira Oss said.", "denies"),
        ("The council said no tax on bicycles, scooters or any other vehicle with fewer than three wheels had been introduced.", "denies"),
        ("Information on a new tax is likewise untrue.", "denies"),
        ("Reports of a new tax do not correspond to reality.", "denies"),
        ("“I take back what I wrote about the choir,” Mira Oss said.", "denies"),
        ("Mira Oss said no arrests had been made.", "asserts"),
        ("Mira Oss said no date had been set.", "asserts"),
        ("Mira Oss said nobody told the passengers where the exit was.", "asserts"),
        ("Mira Oss said no one was injured.", "asserts"),
    ],
)
def test_a_deed_that_nobody_did_is_denied(words: str, stance: str) -> None:
    assert [a.stance for a in said(words)] == [stance]
