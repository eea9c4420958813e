"""What two sources say stays two claims where it is of different places or things, however alike the words and numbers are."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link import link
from headwater.model import Claim, Reading
from tests.link.invent import reading


def _claims(*sentences: str) -> tuple[Claim, ...]:
    pages = [reading(str(n), s, outlet=f"Outlet {n}") for n, s in enumerate(sentences)]
    return link([Reading(article=p.article, extraction=extract(p.article)) for p in pages]).claims


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the bridge in Hamburg had collapsed", "the bridge in Munich had collapsed"),
        ("7 people were killed in Hamburg", "7 people were killed in Munich"),
        ("7 people were killed in Hamburg", "7 tanks were destroyed in Hamburg"),
    ],
)
def test_places_and_things_hold_two_sources_apart(one: str, other: str) -> None:
    found = _claims(f"Mayor Lena Hartwig said that {one}.", f"Police chief Mia Solberg said that {other}.")
    assert len(found) == 2
    assert all(c.established_origins + c.possible_origins == 1 for c in found)


def test_two_sources_that_say_the_same_are_one_claim() -> None:
    same = "the bridge in Hamburg had collapsed"
    assert len(_claims(f"Mayor Lena Hartwig said that {same}.", f"Police chief Mia Solberg said that {same}.")) == 1
