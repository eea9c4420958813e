"""Who speaks, where the name stands behind a title, beside a verb of heading, or a sentence earlier."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.model import Extraction, Hop
from tests.extract.articles import article


def first(found: Extraction, n: int = 0) -> Hop:
    return [s for s in found.statements if s.mode != "narration"][n].chain[0]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The dam is safe, its director, Anna Lund, told QRT.", ("Anna Lund", "director", None)),
        ("“The dam is safe,” the council's spokesman, Bo Elm, said in a statement.", ("Bo Elm", "spokesman", "council")),
        ("The spokesman of the River Board of Ordan (RBO), Bo Elm, said the dam was safe.", ("Bo Elm", "spokesman", "River Board of Ordan")),
        ("Bo Elm, who heads the Office for Dam Safety, said the dam was safe.", ("Bo Elm", "head", "Office for Dam Safety")),
        ("A spokesperson for the harbour board said the dam was safe.", ("spokesperson for the harbour board", "spokesperson", "harbour board")),
    ],
)
def test_the_name_behind_the_title(words: str, who: tuple[str, str | None, str | None]) -> None:
    hop = first(extract(article(words)))
    assert (hop.name, hop.title, hop.organisation) == who


def test_a_second_quotation_is_the_same_speakers() -> None:
    found = extract(article('"The dam was old," Bo Elm, a clerk at the council, told QRT. "The frost did the rest."'))
    assert [s.chain[0].name for s in found.statements] == ["Bo Elm", "Bo Elm"]
    assert [a.span.text for a in found.assertions] == ["The dam was old", "The frost did the rest"]


def test_an_announced_statement_is_the_announcers() -> None:
    found = extract(article("The spokesman of the River Board, Bo Elm, issued the following statement:\n“The dam is safe. We have inspected it.”"))
    assert [s.chain[0].name for s in found.statements] == ["Bo Elm"]
    assert [a.span.text for a in found.assertions] == ["The dam is safe", "We have inspected it"]


def test_a_tag_behind_a_subordinate_clause_belongs_to_what_follows() -> None:
    found = extract(article("Bo Elm said the dam was safe.", "Once the frost is over, he added, the council means to rebuild the gate."))
    assert [(s.mode, s.chain[0].name) for s in found.statements[:2]] == [("indirect", "Bo Elm"), ("indirect", "Bo Elm")]
    assert found.assertions[1].span.text == "the council means to rebuild the gate"


def test_as_somebody_reported() -> None:
    found = extract(article("As the Lantern reported in March, a first group of 15 divers left in May."))
    assert first(found).name == "Morning Lantern"
    assert found.assertions[0].span.text == "a first group of 15 divers left in May"
    assert extract(article("As she said in March, the dam is safe and the gate is new.")).statements[0].mode == "indirect"


def test_the_one_group_that_a_page_names() -> None:
    found = extract(
        article(
            "The group demanded a ransom, according to the council.",
            "A court jailed Bo Elm, part of the TarnHounds gang, in May.",
            "The group said it would go on.",
        )
    )
    assert "TarnHounds" in [s.chain[0].name for s in found.statements if s.mode != "narration"]
