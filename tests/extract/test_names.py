from __future__ import annotations

import itertools

from headwater.extract.names import mentions
from headwater.model import Mention
from headwater.text.offsets import holds
from tests.extract.articles import article


def named(*paragraphs: str, language: str = "en") -> dict[str, Mention]:
    page = article(*paragraphs, language=language)
    found = mentions(page)
    assert all(holds(page.text, m.span) for m in found)
    starts = [(m.span.start, m.span.end) for m in found]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(starts))
    return {m.span.text: m for m in found}


def test_a_person_has_title_and_organisation() -> None:
    found = named(
        "The bridge is sound, said Orla Brandvik, head of the Center for Measuring Bridges under Norway’s National Roads and Harbours Council."
    )
    person = found["Orla Brandvik"]
    assert (person.kind, person.title, person.organisation) == ("person", "head", "Center for Measuring Bridges")
    center = found["Center for Measuring Bridges"]
    assert (center.kind, center.part_of, center.country) == ("organisation", "National Roads and Harbours Council", "NO")


def test_a_body_behind_a_possessive_is_part_of_the_first() -> None:
    found = named("Orla Brandvik, head of the Norwegian Roads and Harbours Council's Center for Measuring Bridges, spoke on Monday.")
    assert found["Orla Brandvik"].organisation == "Center for Measuring Bridges"
    assert found["Center for Measuring Bridges"].part_of == "Roads and Harbours Council"
    assert found["Roads and Harbours Council"].country == "NO"


def test_a_title_before_the_name() -> None:
    found = named("Norwegian President Orla Brandvik met spokesman Jens Tveit.")
    assert (found["Orla Brandvik"].title, found["Orla Brandvik"].country) == ("President", "NO")
    assert found["Jens Tveit"].title == "spokesman"


def test_a_surname_stands_for_the_full_name() -> None:
    found = named("Orla Brandvik spoke on Monday.", "Later Brandvik left.")
    assert found["Brandvik"].name == "Orla Brandvik"
    assert found["Brandvik"].kind == "person"


def test_a_country_with_its_body() -> None:
    found = named("Norway's intelligence agency and the Chilean military said so.")
    assert (found["Norway's intelligence agency"].kind, found["Norway's intelligence agency"].country) == ("organisation", "NO")
    assert (found["Chilean military"].kind, found["Chilean military"].country) == ("organisation", "CL")


def test_agreements_places_peoples_and_outlets() -> None:
    found = named("The Norwegians signed the Northern Fisheries Treaty in Santiago, Reuters reported.")
    assert found["Northern Fisheries Treaty"].kind == "agreement"
    assert (found["Norwegians"].kind, found["Norwegians"].country) == ("group", "NO")
    assert found["Santiago"].kind == "place"
    assert found["Reuters"].kind == "outlet"


def test_equipment_and_its_other_names() -> None:
    found = named("Petrel is the Chilean name for the Norwegian-made rescue drone, Skua.", "They flew Skua-Petrel drones and thermal cameras.")
    assert (found["Petrel"].kind, found["Petrel"].alias_of) == ("equipment", "Skua")
    assert found["Skua-Petrel drones"].name == "Skua-Petrel"


def test_short_forms_in_brackets() -> None:
    found = named("The Bergen Harbour Authority (BHA) opened.")
    assert found["BHA"].alias_of == "Bergen Harbour Authority"


def test_common_words_that_open_a_sentence_are_no_names() -> None:
    assert named("Earlier, nobody came. However, some did. Cybersecurity experts slept.") == {}


def test_elsewhere_only_what_is_certain_is_a_name() -> None:
    found = named("Die Brücke in Norwegen wurde laut Reuters gebaut.", language="de")
    assert set(found) <= {"Norwegen", "Reuters"}


def test_ships_are_no_persons() -> None:
    found = named(
        "The ferry Bold Hart sank. Crews of the MV Anna Skarn and of HMS Wren Tide came. Captain Anna Berg of the ferry firm Tull Lines spoke."
    )
    assert {t for t, m in found.items() if m.kind == "equipment"} >= {"Bold Hart", "Anna Skarn", "Wren Tide"}
    assert found["Anna Berg"].kind == "person"
    assert found["Tull Lines"].kind == "organisation"


def test_a_country_before_a_kind_of_thing_makes_no_name() -> None:
    found = named("Norwegian drones crossed the river, and Norwegian reconnaissance drones followed. The Kite-4 drones stayed.")
    assert not any(m.name == "Norwegian" for m in found.values())
    assert {m.name for m in found.values() if m.kind == "equipment"} == {"reconnaissance drones", "Kite-4"}
