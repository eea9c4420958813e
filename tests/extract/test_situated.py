"""Places told by the preposition before their name, in six languages (invented names and sentences, and real countries)."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("de", "Der Chor ist nach Norwegen gereist.", ["Norwegen"]),
        ("de", "Konzerte in Schweden und Finnland wurden abgesagt.", ["Schweden", "Finnland"]),
        ("de", "Der Chor sang am Flugplatz Belmora.", ["Belmora"]),
        ("fr", "Le chœur a chanté près de Belmora.", ["Belmora"]),
        ("fr", "Des chanteurs sont arrivés en Norvège.", ["Norvège"]),
        ("es", "El coro cantó en Noruega.", ["Noruega"]),
        ("es", "El coro cantó cerca de Belmora.", ["Belmora"]),
        ("uk", "Хор поїхав до Белмори.", ["Белмори"]),
        ("uk", "Хор співав на аеродромі Белмора.", ["Белмора"]),
        ("ru", "Хор пел под Белморском.", ["Белморском"]),
        ("ru", "Хор приехал в Норвегию.", ["Норвегию"]),
        ("ko", "합창단은 벨모라 인근에서 노래했다.", ["벨모라"]),
        ("ko", "합창단은 벨모라비행장에서 노래했다.", ["벨모라비행장"]),
    ],
)
def test_a_preposition_tells_a_place(language: str, words: str, wanted: list[str]) -> None:
    found = extract(article(words, language=language))
    assert [p.span.text for a in found.assertions for p in a.places] == wanted


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Norwegen hat den Chor eingeladen."),
        ("fr", "La Norvège a invité le chœur."),
        ("es", "Noruega invitó al coro."),
        ("ru", "Норвегия пригласила хор."),
    ],
)
def test_a_state_that_acts_and_a_month_are_no_places(language: str, words: str) -> None:
    found = extract(article(words, language=language))
    assert [p.span.text for a in found.assertions for p in a.places] == []


def test_a_name_of_another_case_is_looked_up_in_the_nominative() -> None:
    found = extract(article("Хор приехал в Норвегию.", language="ru"))
    assert [(p.name, p.country) for a in found.assertions for p in a.places] == [("Норвегия", "NO")]
