"""Attributions in other languages than English."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "El puente fue cerrado el lunes, según publica Radio Almenara, tras la tormenta.", "Radio Almenara"),
        ("fr", "Le pont a été fermé lundi, selon Radio Vernoise, après la tempête.", "Radio Vernoise"),
    ],
)
def test_a_verb_behind_according_to_is_no_part_of_the_source(language: str, text: str, speaker: str) -> None:
    found = extract(article(text, language=language))
    assert [s.chain[0].name for s in found.statements if s.source] == [speaker]
