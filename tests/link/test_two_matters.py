"""What two sources say stays two claims where it is of different places or things, however alike the words and numbers are."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link import link
from headwater.model import Claim, Reading
from tests.link.invent import reading


def _claims(*sentences: str) -> tuple[Claim, ...]:
    pages = [reading(str(n), s, outlet=f"Outlet {n}", language="de" if " sagte" in s else "en") for n, s in enumerate(sentences)]
    return link([Reading(article=p.article, extraction=extract(p.article)) for p in pages]).claims


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the bridge in Hamburg had collapsed", "the bridge in Munich had collapsed"),
        ("7 people were killed in Hamburg", "7 people were killed in Munich"),
        ("7 people were killed in Hamburg", "7 tanks were destroyed in Hamburg"),
        ("7 people were killed in Hamburg", "7 people were wounded in Hamburg"),
        ("12 soldiers will die tomorrow", "12 soldiers were killed on Monday"),
        ("the company paid the ransom", "the company refused to pay the ransom"),
        ("exports to Norway rose", "exports to Norway fell"),
        ("40 houses were flooded in Passau", "40 houses were rebuilt in Passau"),
        ("the factory would open in May", "the factory would close in May"),
        ("the ferry left Kiel on Monday", "the ferry arrived in Kiel on Monday"),
    ],
)
def test_places_and_things_hold_two_sources_apart(one: str, other: str) -> None:
    found = _claims(f"Mayor Lena Hartwig said that {one}.", f"Police chief Mia Solberg said that {other}.")
    assert len(found) == 2
    assert all(c.established_origins + c.possible_origins == 1 for c in found)


def test_two_sources_that_say_the_same_are_one_claim() -> None:
    same = "the bridge in Hamburg had collapsed"
    assert len(_claims(f"Mayor Lena Hartwig said that {same}.", f"Police chief Mia Solberg said that {same}.")) == 1


def test_who_was_killed_and_wounded_stands_on_neither_side() -> None:
    assert len(_claims("Mayor Lena Hartwig said that 7 were killed and hurt.", "Police chief Mia Solberg said that 7 were killed and hurt.")) == 1


@pytest.mark.parametrize(
    ("said", "not_said"),
    [
        ("Mayor Lena Hartwig said that the bridge had collapsed.", "Police chief Mia Solberg did not say that it had collapsed."),
        ("Bürgermeisterin Lena Hartwig sagte, die Brücke sei eingestürzt.", "Polizeichefin Mia Solberg sagte nicht, die Brücke sei eingestürzt."),
    ],
)
def test_what_somebody_did_not_say_supports_no_claim(said: str, not_said: str) -> None:
    found = _claims(said, not_said)
    assert all(len(c.article_ids) == 1 for c in found)


def test_one_sentence_with_other_towns_is_another_matter() -> None:
    said = "Governor Olena Hrytsai said that shells had hit a school in {}."
    assert len(_claims(said.format("Orrin and Tullby"), said.format("Wexholm and Brannick"))) == 2
    assert len(_claims(said.format("Konotop"), said.format("Okhtyrka"))) == 2
    assert len(_claims(said.format("Orrin and Tullby"), said.format("Orrin and Tullby"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seven people were killed in Hamburg", "7 people died in Hamburg"),
        ("the army had destroyed the bridge in Hamburg", "the bridge in Hamburg had been destroyed by the army"),
        ("the hospital in Hamburg was evacuated", "the evacuation of the hospital in Hamburg was over"),
        ("the company paid the ransom", "the firm had handed over the ransom"),
        ("31 houses were damaged", "damage was done to thirty-one homes"),
    ],
)
def test_what_is_said_in_other_words_is_one_claim(one: str, other: str) -> None:
    assert len(_claims(f"Mayor Lena Hartwig said that {one}.", f"Police chief Mia Solberg said that {other}.")) == 1


@pytest.mark.parametrize(
    ("language", "translated"),
    [
        ("de", "Polizeichefin Mia Solberg sagte, die Hacker hätten die Daten von zwei Millionen Patienten gestohlen."),
        ("fr", "La cheffe de la police Mia Solberg a déclaré que les pirates avaient volé les données de deux millions de patients."),
    ],
)
def test_a_translation_is_one_claim(language: str, translated: str) -> None:
    pages = [
        reading("en", "Mayor Lena Hartwig said that the hackers stole the data of two million patients.", outlet="Outlet 1"),
        reading(language, translated, outlet="Outlet 2", language=language),
    ]
    assert len(link([Reading(article=p.article, extraction=extract(p.article)) for p in pages]).claims) == 1
