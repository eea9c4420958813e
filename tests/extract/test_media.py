"""Agencies and outlets that no list holds."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.extract.media import role_of
from headwater.model import Extraction
from tests.extract.articles import article

SAID = "Mira Oss said the dam had burst."


def chain(found: Extraction, n: int = 0) -> list[tuple[str, str]]:
    return [(h.role, h.name) for h in found.statements[n].chain]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Tarn Wire", "agency"),
        ("the Ordanese News Agency", "agency"),
        ("Ordan Evening Post", "outlet"),
        ("Radio Ordan", "outlet"),
        ("Blog Post", None),
        ("Mira Oss", None),
        ("Harbour Council", None),
        ("post", None),
        ("Daily", None),
    ],
)
def test_names_say_what_they_are(name: str, role: str | None) -> None:
    assert role_of(name) == role


@pytest.mark.parametrize("foot", ["Tarn Wire", "— Tarn Wire", "Tarn Wire, Ordan | 3 May 2031", "Reporting by Bo Elm; Tarn Wire", "Lantern/Tarn Wire"])
def test_an_agency_signs_by_its_name(foot: str) -> None:
    assert chain(extract(article(SAID, foot))) == [("person", "Mira Oss"), ("agency", "Tarn Wire"), ("outlet", "Morning Lantern")]


@pytest.mark.parametrize("line", ["ORDAN (Tarn Wire) — ", "ORDAN, 3 May (TWX) - ", "ORDAN (Reuters) - "])
def test_a_dateline_names_the_agency_and_is_no_part_of_what_is_said(line: str) -> None:
    found = extract(article(line + SAID))
    assert [h[0] for h in chain(found)] == ["person", "agency", "outlet"]
    assert found.assertions[0].span.text == "the dam had burst"


def test_a_state_in_brackets_is_no_agency() -> None:
    assert chain(extract(article("SPRINGFIELD (Illinois) - " + SAID))) == [("person", "Mira Oss"), ("outlet", "Morning Lantern")]


def test_a_page_of_the_agency_itself_has_it_once() -> None:
    found = extract(article("ORDAN, 3 May (ONA) - " + SAID, outlet="Ordanese News Agency"))
    assert [h[1] for h in chain(found)] == ["Mira Oss", "Ordanese News Agency"]


def test_a_dateline_with_the_outlets_own_short_name_is_no_agency() -> None:
    made = extract(article("ORDAN, 3 May (Evening Post) - The bridge is closed, the mayor said.", outlet="Ordan Evening Post"))
    assert {tuple(h.name for h in s.chain[-1:]) for s in made.statements} == {("Ordan Evening Post",)}
    assert all(h.name != "Evening Post" for s in made.statements for h in s.chain)


def test_initials_given_in_brackets_stand_for_the_name() -> None:
    found = extract(article("The Ordanese News Agency (ONA) was founded in 1931.", "Mira Oss told ONA that the dam had burst."))
    assert ("outlet", "ONA") not in chain(found, 1)
    assert chain(found, 1)[1][1] == "Ordanese News Agency"


def test_told_the_page_itself_is_no_further_hop() -> None:
    for name in ("Morning Lantern", "the Lantern"):
        assert [h[1] for h in chain(extract(article(f"Mira Oss told {name} that the dam had burst.")))] == ["Mira Oss", "Morning Lantern"]


def test_who_could_not_verify_is_an_outlet() -> None:
    found = extract(article("Mira Oss told QRT that the dam had burst.", "QRT was unable to verify this."))
    assert chain(found)[1] == ("outlet", "QRT")


@pytest.mark.parametrize(
    ("credit", "name"), [("Photo: Bo Elm/Ordan Herald", "Ordan Herald"), ("[TARN WIRE]", "Tarn Wire"), ("Photo: Velnapix", "Velnapix")]
)
def test_a_picture_is_credited(credit: str, name: str) -> None:
    found = extract(article(("caption", f"A picture shows the dam that burst on Monday. {credit}"), SAID))
    assert name in [h[1] for h in chain(found)]
    assert name not in [h[1] for h in chain(found, 1)]


@pytest.mark.parametrize("credit", ["Photo: Bo Elm", "Photo: supplied", "Photo: Handout"])
def test_a_photographer_is_no_agency(credit: str) -> None:
    found = extract(article(("caption", f"The dam burst on Monday and flooded the road. {credit}")))
    assert [h[1] for h in chain(found)] == ["Morning Lantern"]


@pytest.mark.parametrize(
    "words",
    [
        "The dam has burst, Mira Oss told lawmakers on Friday, the Ordanese News Agency reported.",
        "The dam has burst, Mira Oss said, the Ordanese News Agency reports.",
        "Mira Oss said the dam had burst, the Ordanese News Agency reported on Friday.",
        "The dam has burst, according to Mira Oss, a geologist who was quoted by the Ordanese News Agency.",
        "Mira Oss said in an interview with the Ordanese News Agency that the dam had burst.",
    ],
)
def test_who_passed_it_on_stands_behind_the_speaker(words: str) -> None:
    found = extract(article(words))
    assert [h[1] for h in chain(found)] == ["Mira Oss", "Ordanese News Agency", "Morning Lantern"]


@pytest.mark.parametrize("before", ["BBC media partner", "the Lantern's partner", "the newspaper"])
def test_what_stands_before_an_outlets_name_is_no_part_of_it(before: str) -> None:
    found = extract(article(f"Mira Oss told {before} Ordan Herald that the dam had burst."))
    assert chain(found)[1] == ("outlet", "Ordan Herald")
