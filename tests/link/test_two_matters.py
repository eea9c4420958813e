"""What two sources say stays two claims where it is of different places or things, however alike the words and numbers are."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link import link
from headwater.link.apart_on_map import places_apart
from headwater.link.opposed import opposed, sides
from headwater.link.propositions import propositions
from headwater.model import Claim, Reading
from tests.link.invent import reading, say


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


def _apart(one: str, other: str, first: str, second: str, languages: tuple[str, str]) -> float:
    pages = [
        reading("a", one, language=languages[0], said=[say(one, by=None, places=[(first, first, None)])]),
        reading("b", other, language=languages[1], said=[say(other, by=None, places=[(second, second, None)])]),
    ]
    a, b = propositions(sorted(pages, key=lambda r: r.article.id), [])
    return places_apart(a, b)


@pytest.mark.parametrize(("there", "language"), [("Уссурійська", "uk"), ("우수리스크", "ko"), ("Oussouriïsk", "fr")])
def test_one_town_in_two_scripts_holds_nothing_apart(there: str, language: str) -> None:
    assert not _apart("Drones fly near Ussuriysk", f"xx {there} xx", "Ussuriysk", there, ("en", language))


def test_other_towns_of_one_language_hold_apart_and_cases_of_one_do_not() -> None:
    assert _apart("Drones fly near Tullby", "Drones fly near Wexholm", "Tullby", "Wexholm", ("en", "en"))
    assert not _apart("Дрони у Кусоні", "Дрони з Кусона", "Кусоні", "Кусона", ("uk", "uk"))
    assert _apart("Дрони у Кусоні", "Дрони з Лозової", "Кусоні", "Лозової", ("uk", "uk"))


def test_daily_reports_of_one_form_stay_apart_though_one_seems_written_after_the_other() -> None:
    said = "Governor Olena Hrytsai said that {} drones had been shot down over {} in the night, and that nobody was hurt."
    assert all(len(c.article_ids) == 1 for c in _claims(said.format(12, "Tullby"), said.format(31, "Wexholm")) if "drones" in c.wording)


def test_a_restriction_that_begins_is_not_the_opposite_of_exports_that_stop() -> None:
    assert not opposed(sides(["!start", "!ban"]), sides(["!stop"]))
    assert opposed(sides(["!start"]), sides(["!stop"]))
    assert opposed(sides(["!kill"]), sides(["!injure"]))
    assert not opposed(sides(["!kill", "!injure"]), sides(["!injure"]))
