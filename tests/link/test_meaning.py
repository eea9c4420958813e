"""What assertions mean is compared across words and languages; times of day are read in their several forms."""

from __future__ import annotations

import pytest

from headwater.encoder.lexicon import word
from headwater.link import link
from headwater.link.clocks import clocks
from headwater.link.meaning import meant_by, shared
from headwater.link.propositions import propositions
from headwater.link.rejoin import attached, sifted
from headwater.link.slots import named_alike, slots
from headwater.link.words import words
from tests.link.invent import named, reading, say


def alike(a: str, b: str, left: str = "en", right: str = "en") -> float:
    return shared(meant_by(words(a), left), meant_by(words(b), right)).mean


def test_words_of_two_languages_that_mean_the_same_lie_near_each_other() -> None:
    assert float(word("ferry")[0] @ word("Fähre")[0]) > float(word("ferry")[0] @ word("Steuer")[0])
    assert float(word("ban")[0] @ word("заборона")[0]) > float(word("ban")[0] @ word("медведь")[0])


def test_a_sentence_in_other_words_is_more_alike_than_another_matter() -> None:
    said = "The quarry dismissed forty stonecutters"
    assert alike(said, "The pit laid off forty masons") > alike(said, "The harbour opened a second crane")
    assert alike(said, "Der Steinbruch hat vierzig Steinmetze entlassen", right="de") > alike(said, "Der Hafen eröffnet einen Kran", right="de")


def test_nothing_means_nothing() -> None:
    assert shared(meant_by([], "en"), meant_by(words("a quarry"), "en")).mean == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("it sailed at 2:41 a.m.", {161}),
        ("it sailed at 02:41 hours", {161}),
        ("it sailed at 2.41am", {161}),
        ("it sailed at 14:41", {161}),
        ("at around 3am", {180}),
        ("um 3 Uhr 20", {200}),
        ("it weighed 2.4 tonnes", set()),
        ("at $3.50 a piece", set()),
        ("12.500 tonnes", set()),
    ],
)
def test_times_of_day_are_read_in_every_form(text: str, minutes: set[int]) -> None:
    assert clocks(text) == minutes


def test_one_thing_said_in_two_wordings_by_two_bodies_is_one_claim() -> None:
    first = "the quarry at Ostrin dismissed forty stonecutters in March"
    second = "Ostrin quarry laid off forty stonecutters in March"
    pages = [
        reading(
            name,
            f"{body} said that {text}.",
            outlet=f"{name} Post",
            published="2031-05-02",
            said=[say(text, by=body, cue="said", role="organisation", status="done")],
            names=[named(body, "organisation")],
        )
        for name, body, text in (("a", "Ostrin Labour Board", first), ("b", "Guild of Masons", second))
    ]
    linked = link(pages)
    assert len(linked.claims) == 1
    assert "alike in meaning" in linked.claims[0].reason


def test_a_page_keeps_apart_what_is_unlike_the_rest_and_one_alone_joins_who_is_nearest() -> None:
    scores = {("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): 0.3}

    def likeness(x: str, y: str) -> float:
        return scores[min(x, y), max(x, y)]

    assert sifted([("a", "b", "c")], likeness, dict.fromkeys("abc", "page"), 0.65) == [("a", "c"), ("b",)]
    assert sifted([("a", "b", "c")], likeness, {"a": "page", "b": "other", "c": "page"}, 0.65) == [("a", "b", "c")]
    assert attached([("a", "b"), ("c",)], likeness, 0.0, frozenset()) == [("a", "b", "c")]
    assert attached([("a", "b"), ("c",)], likeness, 0.0, frozenset({("a", "c")})) == [("a", "b"), ("c",)]


def test_a_place_in_two_scripts_speaks_for_one_claim() -> None:
    def towards(town: str, language: str) -> bool:
        text = f"xx {town} xx"
        there = reading("b", text, language=language, said=[say(text, places=[(town, town, None)])])
        here = reading("a", "Drones fly near Ussuriysk", said=[say("Drones fly near Ussuriysk", places=[("Ussuriysk", "Ussuriysk", None)])])
        a, b = propositions(sorted((here, there), key=lambda r: r.article.id), [])
        return named_alike(a, b) and slots(a, b)["same place across scripts"] == 1.0

    assert towards("Уссурійська", "uk")
    assert towards("우수리스크", "ko")
    assert not towards("Лозова", "uk")
    assert not towards("Oussouriïsk", "fr")  # in one script its letters speak for themselves
