from __future__ import annotations

from headwater.link import link
from headwater.link.findings import shown_time, told_time
from headwater.model import Finding, FindingKind, Reading
from tests.link.invent import named, reading, say

BOARD = [named("Orrin Water Board", "organisation")]


def found(kind: FindingKind, *readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == kind]


def two_figures(note: str) -> Reading:
    return reading(
        "a",
        "Seven people were hurt when the lock at Tull broke, the Orrin Water Board said.",
        f"{note} Eleven people were hurt at the lock, its director Ilse Tolm said.",
        outlet="Orrin Post",
        published="2031-05-17",
        said=[
            say("Seven people were hurt", by="the Orrin Water Board", cue="said", role="organisation", figures=[("Seven", 7.0, "people", "people")]),
            say("Eleven people were hurt at the lock", by="Ilse Tolm", cue="said", figures=[("Eleven", 11.0, "people", "people")]),
        ],
        names=[*BOARD, named("Ilse Tolm")],
    )


def test_two_figures_that_an_article_sets_against_one_another_are_a_conflict() -> None:
    (only,) = found("conflict", two_figures("The hospital gave a higher figure."))
    assert "Seven people were hurt" in only.explanation
    assert "Eleven people were hurt at the lock" in only.explanation


def test_two_figures_alone_are_not() -> None:
    assert not found("conflict", two_figures("The hospital was full."))


def test_a_day_that_no_calendar_has_is_pointed_out() -> None:
    words = "The lock at Tull broke on 30 February, the Orrin Water Board said."
    said = [say("The lock at Tull broke on 30 February", by="the Orrin Water Board", cue="said", role="organisation")]
    (only,) = found("date_conflict", reading("a", words, outlet="Orrin Post", said=said, names=BOARD))
    assert "30 February" in only.explanation
    fine = words.replace("30 February", "29 February")
    good = [say("The lock at Tull broke on 29 February", by="the Orrin Water Board", cue="said", role="organisation")]
    assert not found("date_conflict", reading("a", fine, outlet="Orrin Post", said=good, names=BOARD))


def test_a_correction_stands_against_what_the_outlet_reported() -> None:
    wrong = reading(
        "a",
        "The lock at Tull was closed for ever, the Orrin Water Board said.",
        outlet="Orrin Post",
        published="2031-05-17",
        said=[say("The lock at Tull was closed for ever", by="the Orrin Water Board", cue="said", role="organisation")],
        names=BOARD,
    )
    right = reading(
        "b",
        "Boats wait at Redlake.",
        "An article in our Sunday edition said that the lock at Tull was closed for ever. It was not.",
        outlet="Orrin Post",
        published="2031-05-20",
        said=[say("the lock at Tull was closed for ever", by="An article in our Sunday edition", cue="said", role="document")],
    )
    (only,) = found("conflict", wrong, right)
    assert "takes back" in only.explanation
    assert {e.article_id for e in only.evidence} == {wrong.article.id, right.article.id}


def test_a_denial_without_its_figure_is_a_distortion_of_the_denial() -> None:
    def page(name: str, words: str, outlet: str, figures: list[tuple[str, float, str | None, str | None]]) -> Reading:
        return reading(
            name,
            f"The Orrin Water Board denied that {words}.",
            outlet=outlet,
            published="2031-05-17",
            said=[
                say(
                    words,
                    by="The Orrin Water Board",
                    cue="denied",
                    role="organisation",
                    stance="denies",
                    figures=figures,
                )
            ],
            names=BOARD,
        )

    narrow = page("a", "310 boats sank at the lock of Tull", "Orrin Post", [("310", 310.0, "boats", "boats")])
    wide = page("b", "boats sank at the lock of Tull", "Blue Gazette", [])
    assert any("became a denial of the event" in f.explanation for f in found("distortion", narrow, wide))


def test_times_are_told_as_readers_write_them() -> None:
    assert told_time("2024-05-14") == "on 14 May 2024"
    assert told_time("../2024-05-14T12:30:00+02:00") == "by 14 May 2024"
    assert told_time("2024-05/..") == "since May 2024"
    assert told_time(None) == "at an unknown time"
    assert shown_time("2024-23") == "autumn 2024"
    assert shown_time("19XX") == "19XX"


def test_a_number_with_its_digits_in_another_order_is_pointed_out() -> None:
    one = reading("a", "The tug Merrow left the quay of Tull at 10.52 with a crew of five.", outlet="Orrin Post")
    two = reading("b", "A tug, the Merrow, had left the quay in fog at 10.25, its owner said.", outlet="Blue Gazette")
    far = reading("c", "Ferries from Redlake go at 10.25 every day.", outlet="Norrin News")
    (only,) = [f for f in found("distortion", one, two, far) if "another order" in f.explanation]
    assert {e.article_id for e in only.evidence} == {one.article.id, two.article.id}
