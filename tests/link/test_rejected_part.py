"""Denials of a part in it, plans that are dropped, and one person under two spellings of a surname."""

from __future__ import annotations

import pytest

from headwater.link import link
from headwater.model import Finding, FindingKind, Reading, Stance
from tests.link.invent import named, reading, say

ACCUSED = "Russian agents were behind the fire at the Tullen mill"


def found(kind: FindingKind, *readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == kind]


def accusation() -> Reading:
    return reading(
        "accusation",
        f"{ACCUSED}, Mayor Oda Brenn said.",
        published="2031-03-04",
        said=[say(ACCUSED, by="Mayor Oda Brenn", name="Oda Brenn", cue="said", title="Mayor")],
        names=[named("Oda Brenn")],
    )


def denial(*, text: str, told: str, by: str, cue: str, language: str = "en", stance: Stance = "denies") -> Reading:
    return reading("denial", text, published="2031-03-06", language=language, said=[say(told, by=by, cue=cue, role="organisation", stance=stance)])


@pytest.mark.parametrize(
    ("text", "told", "by", "cue", "language"),
    [
        ("Russia has denied any involvement in the blaze.", "any involvement in the blaze", "Russia", "denied", "en"),
        ("Russland weist jede Verantwortung von sich.", "jede Verantwortung", "Russland", "weist", "de"),
        ("La Russie rejette toute implication.", "toute implication", "La Russie", "rejette", "fr"),
        ("Rusia niega cualquier participación.", "cualquier participación", "Rusia", "niega", "es"),
        ("Росія заперечує причетність.", "причетність", "Росія", "заперечує", "uk"),
        ("Россия отвергла обвинения.", "обвинения", "Россия", "отвергла", "ru"),
        ("러시아는 연루 의혹을 부인했다.", "연루 의혹을", "러시아", "부인했다", "ko"),
        ("Rosja odrzuca oskarżenia.", "oskarżenia", "Rosja", "odrzuca", "pl"),
    ],
)
def test_a_denial_of_a_part_in_it_answers_who_accuses(text: str, told: str, by: str, cue: str, language: str) -> None:
    denied = denial(text=text, told=told, by=by, cue=cue, language=language)
    (only,) = found("denial", accusation(), denied)
    assert {e.article_id for e in only.evidence} == {accusation().article.id, denied.article.id}
    assert ACCUSED in {e.span.text for e in only.evidence}


def test_who_is_not_accused_or_leaves_it_open_answers_nothing() -> None:
    other = denial(text="Sweden has denied any involvement in the blaze.", told="any involvement in the blaze", by="Sweden", cue="denied")
    open_ = denial(text="Russia neither confirmed nor denied any role in it.", told="any role in it", by="Russia", cue="denied")
    assert not found("denial", accusation(), other)
    assert not found("denial", accusation(), open_)


def plan_and(fate: str) -> list[Finding]:
    plan = "Velmora is considering closing the Sarnovian consulate in Pelgrad"
    first = reading(
        "plan",
        f"{plan}, Oda Brenn said.",
        published="2031-03-04",
        said=[say(plan, by="Oda Brenn", cue="said", status="planned", places=[("Pelgrad", "Pelgrad", None)])],
        names=[named("Oda Brenn"), named("Pelgrad", "place")],
    )
    then = reading(
        "fate",
        f"{fate}, Iva Tarn said.",
        published="2031-03-20",
        said=[say(fate, by="Iva Tarn", cue="said", status="done", places=[("Pelgrad", "Pelgrad", None)])],
        names=[named("Iva Tarn"), named("Pelgrad", "place")],
    )
    return [f for f in link([first, then]).findings if f.kind in ("plan_realised", "status_change")]


def test_a_plan_that_is_dropped_has_not_come_true() -> None:
    (dropped,) = plan_and("Velmora has abandoned the idea of closing the Sarnovian consulate in Pelgrad")
    assert dropped.kind == "status_change"
    assert "stopped" in dropped.explanation
    (closed,) = plan_and("Velmora has been closing the Sarnovian consulate in Pelgrad")
    assert closed.kind == "plan_realised"


def minister(page: str, name: str, title: str = "Interior Minister") -> Reading:
    return reading(
        page,
        f"The bridge at Tull was mined, {title} {name} said.",
        said=[say("The bridge at Tull was mined", by=f"{title} {name}", name=name, cue="said", title=title)],
        names=[named(name)],
    )


def test_one_other_letter_in_a_surname_is_a_slip_where_given_name_and_office_agree() -> None:
    (only,) = found("name_conflict", minister("a", "Voitek Kadomski"), minister("b", "Voitek Kadowski"))
    assert "Kadowski" in only.explanation
    assert not found("name_conflict", minister("a", "Voitek Kadomski"), minister("b", "Voitek Kadowski", "Captain"))
    assert not found("name_conflict", minister("a", "Voitek Kadomski"), minister("b", "Albert Kadowski"))
