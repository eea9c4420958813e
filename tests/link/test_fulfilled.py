"""A plan told as a fact in other words, by another source of the same event, has come true; what hangs on a condition or another event has not."""

from __future__ import annotations

from headwater.link import link
from headwater.model import Finding, Reading, Status
from tests.link.invent import named, reading, say

PLAN = "the Cabinet means to halt the felling of cedars in the parks of the northern valleys"
FACT = "The felling of cedars in parks of the northern valleys was halted on Friday"


def plan(words: str = PLAN) -> Reading:
    return reading(
        "a",
        f"In Dornach the minister Ruta Velmy said that {words}. Storms had felled the stands near Ostrin and Sankt Ulm before.",
        outlet="Orlec Post",
        published="2031-02-03",
        said=[say(words, by="the minister Ruta Velmy", cue="said", status="planned")],
        names=[named("Ruta Velmy")],
    )


def fact(words: str = FACT, day: str = "2031-02-14", status: Status = "stopped", where: str = "Ostrin, Dornach and Sankt Ulm") -> Reading:
    return reading(
        "b",
        f"{words}. Foresters between {where} were told by letter, among them those whom Ruta Velmy had met.",
        outlet="Blue Gazette",
        published=day,
        said=[say(words, status=status)],
    )


def came_true(*pages: Reading) -> list[Finding]:
    return [f for f in link(pages).findings if f.kind in ("plan_realised", "status_change")]


def test_a_plan_to_stop_something_that_is_stopped_has_come_true() -> None:
    (only,) = came_true(plan(), fact())
    assert only.kind == "plan_realised"
    assert [e.span.text for e in only.evidence] == [PLAN, FACT]
    assert "according to another source" in only.explanation


def test_what_was_told_before_the_plan_is_not_its_outcome() -> None:
    assert not came_true(plan(), fact(day="2031-01-20"))


def test_a_plan_that_hangs_on_a_condition_is_left_alone() -> None:
    assert not came_true(plan(f"{PLAN} if it rains"), fact())


def test_another_things_fact_is_not_its_outcome() -> None:
    assert not came_true(plan(), fact("The sale of lamps in the shops of the northern valleys was halted on Friday"))


def test_who_has_not_confirmed_confirms_nothing() -> None:
    claim = "the crew of Sallow broke into 420 lockers of Brenna Lifts"
    doubt = "Brenna Lifts has not yet confirmed whether lockers were broken into by the crew of Sallow"
    pages = [
        reading("c", f"A note says {claim}.", published="2031-02-03", said=[say(claim, by="A note", role="document", distanced=True)]),
        reading(
            "d",
            f"{doubt}.",
            published="2031-02-05",
            said=[say(doubt, by="Brenna Lifts", cue="confirmed", role="organisation")],
            names=[named("Brenna Lifts", "organisation")],
        ),
    ]
    assert not came_true(*pages)
