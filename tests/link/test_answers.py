"""A denial that leans on what stands before it answers that; one that says what it denies, or answers nothing, is left alone."""

from __future__ import annotations

from headwater.link import link
from headwater.model import Finding, Reading
from tests.link.invent import named, reading, say

LIFTS = [named("Brenna Lifts", "organisation"), named("Petko Arlin")]


def page(denial: str, words: str, stance: str = "asserts", before: str = "the owners got a letter about the worn cable") -> Reading:
    first = f"The cable of the lift was worn, and {before}, said the engineer Petko Arlin."
    said = [
        say(before, by="the engineer Petko Arlin", name="Petko Arlin", cue="said"),
        say(words, by="Brenna Lifts", cue="described" if "described" in denial else "said", role="organisation", stance=stance),  # type: ignore[arg-type]
    ]
    return reading("a", ("headline", "Owners got a letter about the worn cable, engineer says"), first, denial, said=said, names=LIFTS)


def denials(*pages: Reading) -> list[Finding]:
    return [f for f in link(pages).findings if f.kind == "denial"]


def test_a_claim_called_false_is_what_stands_before() -> None:
    (only,) = denials(page("Brenna Lifts described the claim as “false and spiteful”.", "the claim as “false and spiteful"))
    assert "Brenna Lifts denies what stands before" in only.explanation
    assert [e.span.text for e in only.evidence] == ["the claim as “false and spiteful", "the owners got a letter about the worn cable"]


def test_such_a_thing_is_the_one_named_before() -> None:
    (only,) = denials(page("No such letter came, Brenna Lifts said.", "No such letter came", "denies"))
    assert only.evidence[-1].span.text == "the owners got a letter about the worn cable"


def test_a_plain_denial_and_a_word_about_claims_answer_nothing() -> None:
    assert not denials(page("The claim will be looked into, Brenna Lifts said.", "The claim will be looked into"))
    assert not denials(page("Wages in Ostrin were never cut, Brenna Lifts said.", "Wages in Ostrin were never cut", "denies"))
