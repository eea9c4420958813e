"""Interviews: lines that begin with a speaker's name."""

from __future__ import annotations

from headwater.extract import extract
from tests.extract.articles import article

LINES = (
    "We met Mira Oss, a geologist, at her office.",
    "Lantern: Is the dam safe?",
    "Oss: The dam is safe. We have inspected it twice.",
    "Lantern: And the gate?",
    "Oss: The gate was built in 1990.",
)


def test_each_line_is_the_speakers() -> None:
    found = extract(article(*LINES))
    direct = [s for s in found.statements if s.mode == "direct"]
    assert [(s.chain[0].name, s.content.text.rstrip(".")) for s in direct[:2]] == [
        ("Mira Oss", "The dam is safe"),
        ("Mira Oss", "We have inspected it twice"),
    ]
    assert all(s.source is not None and s.source.text == "Oss" for s in direct)
    assert not any("?" in s.content.text for s in found.statements)


def test_capital_labels() -> None:
    found = extract(
        article("BERG: The dam is safe today.", "LUND: It has burst again.", "BERG: It has never burst before.", "LUND: The gate is open.")
    )
    assert [s.chain[0].name for s in found.statements] == ["Berg", "Lund", "Berg", "Lund"]


def test_labels_of_another_kind_make_no_transcript() -> None:
    found = extract(
        article("Update: The dam has burst.", "Update: The gate is open.", "Price: The ticket is cheap now.", "Price: The ticket was dear then.")
    )
    assert {s.mode for s in found.statements} == {"narration"}
