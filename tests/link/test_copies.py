from __future__ import annotations

import pytest

from headwater.link import link
from headwater.link.copies import heavier, hedge_lost, misquoted, promoted, transposed
from headwater.model import Finding, Reading
from tests.link.invent import reading

PARENT = (
    "Some 14 barges were damaged and three people injured when the lock at Tull gave way on Monday, the Orrin Water Board said on Tuesday.",
    "A worn hinge very probably caused it, the board said in a first notice on the lock at Tull.",
    "The number of the gate, 0417, could not be verified by the Orrin Post on the spot.",
    "“The gate was a marvel of its day,” Oda Brenn, a press officer at the board, told the Orrin Post.",
)
COPY = (
    "Some 14 barges were destroyed and three people killed when the lock at Tull gave way on Monday, the Orrin Water Board said on Tuesday.",
    "A worn hinge caused it, the board said in a first notice on the lock at Tull.",
    "“The gate was a wonder of its day,” Oda Brenn, a security officer at the board, told the Orrin Post.",
)


def pages() -> list[Reading]:
    return [
        reading("a", *PARENT, outlet="Orrin Post", published="2031-03-04"),
        reading("b", *COPY, outlet="Blue Gazette", published="2031-03-06"),
    ]


def found(kind: str, *readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == kind]


@pytest.mark.parametrize(
    "words",
    ["“damaged” became “destroyed”", "“injured” became “killed”", "“very probably” is gone", "“marvel” in a quotation became “wonder”"],
)
def test_what_a_copy_changed_is_a_distortion_with_both_passages(words: str) -> None:
    (only,) = [f for f in found("distortion", *pages()) if words in f.explanation]
    assert {e.article_id for e in only.evidence} == {p.article.id for p in pages()}


def test_a_caveat_that_a_copy_leaves_out_is_pointed_out() -> None:
    assert any("leaves out the caveat" in f.explanation and "could not be verified" in f.explanation for f in found("distortion", *pages()))


def test_another_role_of_a_named_person_in_a_copy_is_a_misattribution() -> None:
    (only,) = found("misattribution", *pages())
    assert "a press officer at the board" in only.explanation
    assert "a security officer at the board" in only.explanation


def test_a_faithful_copy_distorts_nothing() -> None:
    twin = reading("b", *(p.replace("Orrin Post", "Blue Gazette") for p in PARENT), outlet="Blue Gazette", published="2031-03-06")
    assert not found("distortion", pages()[0], twin)


def test_findings_do_not_hang_on_the_order_of_readings() -> None:
    assert link(pages()).findings == link(pages()[::-1]).findings


def test_the_tests_see_what_they_are_for() -> None:
    assert hedge_lost("The dam broke", "The dam allegedly broke")
    assert not hedge_lost("The dam reportedly broke", "The dam allegedly broke")
    assert heavier("He will come", "He plans to come") == "“plans” became “will”"
    assert heavier("He plans to come", "He will come") is None
    assert transposed("at 10.52", "at 10.25") == "10.25 became 10.52"
    assert transposed("in 12.5 days", "in 13 days") is None
    assert misquoted("“We won the day,” he said", "“We won the day,” she said") is None
    assert promoted("Ann Ore, a pilot of the line, said", "Ann Ore, a pilot of the line, said") is None
