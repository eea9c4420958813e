"""Sentences that tell who said what stands before them, in six languages; invented texts."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article

PIER = "Пором зупинив роботу на пів року."
FERRY = "The ferry has been idle since Monday."


def said(*parts: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is attributed, and the names of its chain without the page's own outlet."""
    found = extract(article(*parts, language=language)).statements
    return [(s.content.text, tuple(h.name for h in s.chain[:-1])) for s in found if s.mode != "narration"]


@pytest.mark.parametrize(
    ("language", "first", "second", "chain"),
    [
        (
            "uk",
            PIER,
            "Про це заявив мер Яким Бондур виданню Dock Age, передає Укрінформ.",
            ("Яким Бондур", "Dock Age", "Укрінформ"),
        ),
        ("uk", PIER, "Про це мер Яким Бондур сказав в ефірі телемарафону.", ("Яким Бондур",)),
        ("ru", "Паром встал на полгода раньше срока.", "Об этом сообщает ТАСС со ссылкой на Минтранс.", ("Минтранс", "ТАСС")),
        ("ru", "Паром встал на полгода раньше срока.", "Об этом заявил мэр Яким Бондарь.", ("Яким Бондарь",)),
        ("de", "Die Fähre liegt seit Montag still.", "Das teilte das Verkehrsministerium mit.", ("Verkehrsministerium",)),
        ("de", "Die Fähre liegt seit Montag still.", "Das sagte Minister Karl Lund der „Küstenpost“.", ("Karl Lund", "Küstenpost")),
        ("fr", "Le bac ne circule plus depuis lundi.", "C'est ce qu'a annoncé le maire Luc Bernard.", ("Luc Bernard",)),
        ("es", "El transbordador no navega desde el lunes.", "Así lo afirmó el ministro Carlos Pérez.", ("Carlos Pérez",)),
        (
            "en",
            FERRY,
            "This was reported by Ukrinform with reference to the harbour office.",
            ("harbour office", "Ukrinform"),
        ),
        (
            "en",
            FERRY,
            "Mayor Lina Vost said this in an interview with the Orvel Times.",
            ("Lina Vost", "Orvel Times"),
        ),
    ],
)
def test_who_said_it_stands_behind_it(language: str, first: str, second: str, chain: tuple[str, ...]) -> None:
    assert said(f"{first} {second}", language=language) == [(first, chain)]
    assert said(first, second, language=language) == [(first, chain)]


def test_it_does_not_reach_past_what_another_said() -> None:
    found = said("The quay is wet. Ona Lund said the crane is old. This was confirmed by the mayor.", language="en")
    assert [w for w, _ in found] == ["the crane is old"]


def test_a_sentence_with_words_of_its_own_points_to_nothing() -> None:
    assert said("The quay is wet. The mayor called that “a shame”.", language="en")[-1][1] == ("mayor",)
    assert said("Пором стоїть. Про це мер сказав так: «Пором старий, і його треба негайно замінити».", language="uk") != []
