"""Whose office a person holds, from the words beside the name."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link.belonging import with_bodies
from headwater.model import Reading
from tests.link.invent import named, reading


def _held(text: str, person: str, *bodies: str, language: str = "en") -> set[str | None]:
    page = reading("a", text, language=language, names=[named(person), *(named(b, "organisation") for b in bodies)])
    return {m.organisation for m in with_bodies(page) if m.name == person}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Tull Water Board shut the sluice at noon, its chair, Ana Orr, said."),
        ("en", "The Tull Water Board shut the sluice at noon. The board's deputy head Ana Orr spoke of rust."),
        ("en", "The Tull Water Board shut the sluice at noon. Ana Orr, an engineer at the board, spoke of rust."),
        ("en", "Tull Water Board spokeswoman Ana Orr spoke of rust."),
        ("en", "A spokeswoman for the Tull Water Board, Ana Orr, spoke of rust."),
        ("en", "Ana Orr, who heads the Tull Water Board, spoke of rust."),
        ("de", "Ana Orr, Sprecherin des Tull Water Board, sprach von Rost."),
        ("de", "Tull Water Board-Sprecherin Ana Orr sprach von Rost."),
        ("fr", "Une porte-parole de Tull Water Board, Ana Orr, a parlé de rouille."),
        ("fr", "Ana Orr dirige le service des écluses au Tull Water Board."),
        ("es", "Ana Orr, portavoz del Tull Water Board, habló de óxido."),
        ("it", "Ana Orr, portavoce del Tull Water Board, ha parlato di ruggine."),
        ("nl", "Ana Orr, woordvoerder van Tull Water Board, sprak van roest."),
        ("uk", "Речниця Tull Water Board Ana Orr говорила про іржу."),
    ],
)
def test_the_body_of_an_office_is_read_beside_the_name(language: str, text: str) -> None:
    assert _held(text, "Ana Orr", "Tull Water Board", language=language) == {"Tull Water Board"}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Orr told the Tull Water Board of rust.",
        "The Tull Water Board heard Ana Orr speak of rust.",
        "Ana Orr spoke of rust. The Tull Water Board said nothing.",
        "Ana Orr, a lawyer from Wexholm, sued the Tull Water Board.",
    ],
)
def test_who_only_stands_near_a_body_is_none_of_its_people(text: str) -> None:
    assert _held(text, "Ana Orr", "Tull Water Board") == {None}


def test_its_is_not_the_body_named_last_but_the_one_the_sentence_begins_with() -> None:
    text = "The Tull Water Board has found a valve made by the Orrin Bridge Works, its chair, Ana Orr, said."
    assert _held(text, "Ana Orr", "Tull Water Board", "Orrin Bridge Works") == {"Tull Water Board"}


def test_a_body_of_a_country_comes_before_the_country() -> None:
    text = "Norland's Water Board shut the sluice, its chair, Ana Orr, said."
    assert _held(text, "Ana Orr", "Norland", "Water Board") == {"Water Board"}


def test_a_page_without_people_or_bodies_stays_as_it_is() -> None:
    page = reading("a", "The sluice was shut at noon.")
    assert with_bodies(Reading(article=page.article, extraction=extract(page.article))) == ()
