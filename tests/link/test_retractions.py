"""What an outlet takes back later is set against what it reported, in whichever words it says so."""

import pytest

from headwater.link import link
from headwater.model import Finding, Reading
from tests.link.invent import named, reading, say

BOARD = [named("the Orrin Water Board", "organisation")]
CLOSED = "the lock at Tull was closed for ever"


def takes_back(*pages: Reading) -> list[Finding]:
    return [f for f in link(pages).findings if f.kind == "conflict" and "takes back" in f.explanation]


def earlier() -> Reading:
    words = f"{CLOSED.capitalize()}, the Orrin Water Board said."
    said = [say(CLOSED.capitalize(), by="the Orrin Water Board", cue="said", role="organisation")]
    return reading("a", words, outlet="Orrin Post", published="2031-05-17", said=said, names=BOARD)


def later(opening: str, outlet: str = "Orrin Post") -> Reading:
    return reading("b", "Boats wait at Redlake.", f"{opening} {CLOSED}. It was not.", outlet=outlet, published="2031-05-20", said=[say(CLOSED)])


@pytest.mark.parametrize(
    "opening",
    [
        "Correction: on Saturday we wrote that",
        "We retract our report that",
        "We have withdrawn the report that",
        "This story was updated to correct that",
        "The Orrin Post has retracted its report that",
        "An earlier version of this article said that",
    ],
)
def test_a_retraction_stands_against_what_the_outlet_reported(opening: str) -> None:
    (only,) = takes_back(earlier(), later(opening))
    assert {e.article_id for e in only.evidence} == {earlier().article.id, later(opening).article.id}


def test_another_outlet_and_a_plain_report_take_nothing_back() -> None:
    assert not takes_back(earlier(), later("Correction: on Saturday we wrote that", outlet="Tull Courier"))
    assert not takes_back(earlier(), later("Boatmen said that"))
