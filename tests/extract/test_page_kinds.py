"""Pages that are no plain report: live pages, interviews, pages that check a claim, embedded posts."""

from __future__ import annotations

import pytest

from headwater.extract import extract, signatures
from headwater.model import Extraction
from tests.extract.articles import article


def spoken(found: Extraction) -> list[tuple[str | None, str]]:
    by_id = {s.id: s for s in found.statements}
    rows = [(by_id[a.statement_id], a.span.text) for a in found.assertions]
    return [(s.chain[0].name if s.mode != "narration" else None, what) for s, what in rows]


@pytest.mark.parametrize(
    "entry",
    [
        "10:42 The bridge is closed, Ida Renn said.",
        "10.42 am – The bridge is closed, Ida Renn said.",
        "22h15 | The bridge is closed, Ida Renn said.",
        "09:05 GMT: The bridge is closed, Ida Renn said.",
    ],
)
def test_an_entry_of_a_live_page_begins_behind_its_time(entry: str) -> None:
    assert spoken(extract(article(entry))) == [("Ida Renn", "The bridge is closed")]


@pytest.mark.parametrize("text", ["10:42 is when it fell.", "3.15 million were sold.", "12:30"])
def test_numbers_at_the_beginning_are_no_time_stamps(text: str) -> None:
    assert signatures.dateline(text, 0, len(text)) == 0


def test_a_claim_that_is_checked_is_not_the_outlets() -> None:
    found = extract(article("Claim: The dam burst on Monday.", "Verdict: False. The dam is intact, the water board told us."))
    assert spoken(found) == [("unnamed", "The dam burst on Monday"), ("water board", "The dam is intact")]


def test_answers_are_those_of_who_is_interviewed() -> None:
    found = extract(
        article(
            "The harbour manager Ona Vell spoke to Jim Doe about the storm. Vell lost her own boat.",
            "Q: How many boats were lost?",
            "A: We lost four boats. Pol Hask lost two of them.",
            "Q: And the crews?",
            "A: All of the crews came home.",
        )
    )
    assert spoken(found)[2:] == [
        ("Ona Vell", "We lost four boats"),
        ("Ona Vell", "Pol Hask lost two of them"),
        ("Ona Vell", "All of the crews came home"),
    ]


def test_answers_without_labels_stand_between_questions() -> None:
    found = extract(
        article(
            "Ona Vell has measured ice above Marl for thirty years.",
            "How much ice is left?",
            "The eastern tongue broke off in May.",
            "Can it be saved?",
            "No. We have lost it.",
            "And the village?",
            "The village must move by autumn.",
        )
    )
    assert spoken(found)[1:] == [
        ("Ona Vell", "The eastern tongue broke off in May"),
        ("Ona Vell", "We have lost it"),
        ("Ona Vell", "The village must move by autumn"),
    ]


def test_a_report_with_a_question_in_it_is_no_interview() -> None:
    found = extract(
        article("Ona Vell owns the crane.", "Why did the crane fall?", "The port office has not said so far.", "Our reporter saw it fall on Monday.")
    )
    assert {who for who, _ in spoken(found)} == {None}


@pytest.mark.parametrize(
    "post",
    [
        'Ida Renn, the mayor, wrote on Telegram: "The bridge is closed."',
        "Ida Renn posted on Facebook: The bridge is closed.",
        "Mayor Ida Renn (@idarenn) posted on X: “The bridge is closed.”",
    ],
)
def test_a_post_is_its_writers(post: str) -> None:
    assert spoken(extract(article(post))) == [("Ida Renn", "The bridge is closed")]


def test_a_headline_may_name_who_is_quoted_and_on_what() -> None:
    found = extract(article(("headline", "'We need more boats': Ona Vell on the lost fleet"), "Ona Vell lost a boat."))
    assert spoken(found)[0] == ("Ona Vell", "We need more boats")
