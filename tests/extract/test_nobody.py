"""Sources that are counted or ask not to be named are nobody, in languages that write nouns in capitals or without spaces around endings."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.extract.generic import nobody
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Zwei Hafenarbeiter, die ungenannt bleiben wollten,", "de"),
        ("Mehrere Zeugen", "de"),
        ("Ein Hafenarbeiter", "de"),
        ("부두 노동자 두 명", "ko"),
        ("익명을 요구한 부두 노동자", "ko"),
        ("부두 노동자들", "ko"),
    ],
)
def test_counted_and_anonymous_sources_name_nobody(written: str, language: str) -> None:
    assert nobody(written, language)


@pytest.mark.parametrize(("written", "language"), [("Die Hafenbehörde", "de"), ("Stadtwerke Ordal", "de"), ("항만청", "ko"), ("", "de")])
def test_bodies_keep_their_names(written: str, language: str) -> None:
    assert not nobody(written, language)


def test_two_workers_are_no_organisation() -> None:
    found = extract(article("Zwei Hafenarbeiter sagten, der Kran sei seit Wochen defekt gewesen.", language="de"))
    assert [s.chain[0].role for s in found.statements if s.chain] == ["unnamed"]
