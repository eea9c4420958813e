"""Who stands between a speaker and the page: media that were told, saw, quoted or cited; invented sentences."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.model import Statement
from tests.extract.articles import article


def chains(*parts: str, language: str = "en") -> list[tuple[str, ...]]:
    """Return the names of each attributed statement's chain, without the page's own outlet."""
    found: tuple[Statement, ...] = extract(article(*parts, language=language)).statements
    return [tuple(h.name for h in s.chain[:-1]) for s in found if s.mode != "narration"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The lock will close in May, Mayor Lina Vost told a newspaper last week.", ("Lina Vost", "newspaper")),
        ("Speaking to Reuters, Mayor Otto Brandl said three barges were lost.", ("Otto Brandl", "Reuters")),
        ("Mayor Otto Brandl was quoted by Interfax as saying that three barges were lost.", ("Otto Brandl", "Interfax")),
        ("Three barges were lost, Mayor Otto Brandl was quoted as saying by the state news agency TASS.", ("Otto Brandl", "TASS")),
        ("Three barges were lost, the RIA news agency quoted Mayor Otto Brandl as saying.", ("Otto Brandl", "RIA")),
        ("The letter, seen by Reuters, says the toll begins in May.", ("letter", "Reuters")),
        ("The toll begins in May, according to a document obtained by AFP.", ("document", "AFP")),
        ("According to the Orvel Times, which cited two bargemen, the lock leaked twice.", ("two bargemen", "Orvel Times")),
        ("The lock was damaged, the Lark of Orvel reported, citing a post by the mayor on Telegram.", ("mayor", "Lark of Orvel")),
        ("Local media, citing police, reported that two barges sank.", ("police", "Local media")),
        ("Industry publication DockAge reported that two barges sank.", ("DockAge",)),
        ("Two barges were lost, The Guardian has learned.", ("Guardian",)),
    ],
)
def test_media_that_pass_something_on_are_hops(text: str, chain: tuple[str, ...]) -> None:
    assert chains(text) == [chain]


def test_a_speaker_goes_on_speaking_through_the_same_medium() -> None:
    said = "The herd is ill, Mayor Ola Renn told the Orvel Times. Forty cows must be killed, Renn said."
    later = "Police said the market was closed. The fair is off, Renn said."
    assert chains(said, later) == [("Ola Renn", "Orvel Times"), ("Ola Renn", "Orvel Times"), ("Police",), ("Ola Renn",)]


def test_another_occasion_is_not_passed_on_by_the_medium_before() -> None:
    said = "The herd is ill, Mayor Ola Renn told the Orvel Times. In a speech on Friday, Renn said that forty cows must be killed."
    assert chains(said)[-1] == ("Ola Renn",)


def test_what_is_taken_over_is_marked_as_inferred() -> None:
    found = extract(article("The herd is ill, Mayor Ola Renn told the Orvel Times. Forty cows must be killed, Renn said."))
    hop = [s for s in found.statements if s.mode != "narration"][-1].chain[1]
    assert hop.inferred
    assert hop.span is None


def test_the_newspaper_is_the_one_named_before() -> None:
    said = "Sixty herders have left, Mayor Petra Hoss told the Coast Tribune. Ten came back, the newspaper quoted her as saying."
    assert chains(said)[-1] == ("Petra Hoss", "Coast Tribune")


def test_an_agency_signs_under_the_name_that_it_uses_and_is_named_once() -> None:
    said = "ORVEL (dpa) - Die Brücke ist gesperrt, sagte Minister Karl Lund der Deutschen Presse-Agentur."
    assert chains(said, language="de") == [("Karl Lund", "dpa")]
