"""Who stays without a name, what is no part of a name, and that long and odd texts are read in time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract import extract
from headwater.model import Hop, Statement
from tests.extract.articles import article


def speakers(*parts: str) -> list[Hop]:
    return [s.chain[0] for s in extract(article(*parts)).statements if s.mode != "narration"]


def first(*parts: str) -> Statement:
    return next(s for s in extract(article(*parts)).statements if s.mode != "narration")


@pytest.mark.parametrize(
    "words",
    [
        "Harbour officials familiar with the plan said the pier was closed.",
        "Ordan's biggest maker of solar panels said the plant was closed.",
        "Police said the pier was closed.",
        "Neighbours said the pier was closed.",
        "The agency said the pier was closed.",
        "Anna Oskarsson's mother said the pier was closed.",
        "The sources said the pier was closed.",
        "The news outlet said the pier was closed.",
        "An Ordan businessman said the pier was closed.",
        "Critics of the Ordan pier said it was closed.",
        "The High Commissioner for Harbours said the pier was closed.",
    ],
)
def test_words_that_are_no_name_name_nobody(words: str) -> None:
    assert [h.role for h in speakers(words)] == ["unnamed"]


@pytest.mark.parametrize(
    ("words", "role", "name"),
    [
        ("Norway's intelligence agency said the pier was closed.", "organisation", "Norway's intelligence agency"),
        ("Anna Oskarsson's office said the pier was closed.", "organisation", "Anna Oskarsson's office"),
        ("Anna Oskarsson MORE said the pier was closed.", "person", "Anna Oskarsson"),
        ("Former Senator Anna Oskarsson said the pier was closed.", "person", "Anna Oskarsson"),
        ("The advocacy group Open Quays said the pier was closed.", "organisation", "Open Quays"),
        ("The complaints said the pier was closed.", "document", "complaints"),
        ("Obama said the pier was closed.", "person", "Obama"),
        ("The Harbour Department said the pier was closed.", "organisation", "Harbour Department"),
    ],
)
def test_a_name_is_what_it_names(words: str, role: str, name: str) -> None:
    assert [(h.role, h.name) for h in speakers(words)] == [(role, name)]


def test_a_spokesman_keeps_the_body_he_speaks_for() -> None:
    hop = speakers("A spokesperson for Ordan Rail said the pier was closed.")[0]
    assert (hop.role, hop.organisation) == ("unnamed", "Ordan Rail")


def test_a_surname_with_a_word_for_a_person_beside_it_is_a_person() -> None:
    found = speakers("Tveit, who was elected in May, voted for the pier.", "Tveit said the pier was closed.")
    assert [(h.role, h.name) for h in found] == [("person", "Tveit")]


def test_the_news_outlet_is_the_one_named_before() -> None:
    found = speakers("The Ordan Herald reported on Monday that the pier was closed.", "The news outlet said the road was open.")
    assert [(h.role, h.name, h.inferred) for h in found] == [("outlet", "Ordan Herald", False), ("outlet", "Ordan Herald", True)]


@pytest.mark.parametrize(
    "words",
    [
        "The board said that the pier was closed.",
        "The board said that, on Monday, the pier was closed, and",
        "But the pier was closed, the board said.",
    ],
)
def test_a_content_begins_and_ends_at_its_own_words(words: str) -> None:
    text = first(words).content.text
    assert not text.lower().startswith(("that ", "and ", "but ", ","))
    assert not text.endswith((",", "and"))


def test_a_participle_of_the_cue_states_nothing() -> None:
    found = extract(article("The files were taken, the gang said in a message uploaded the previous day."))
    assert [a.span.text for a in found.assertions] == ["The files were taken"]
    assert first("The gang said in a message uploaded the previous day that it had the files.").content.text == "it had the files"


def test_that_which_points_back_is_the_subject() -> None:
    assert [a.span.text for a in extract(article("That could be tried in the spring of next year.")).assertions] == [
        "That could be tried in the spring of next year"
    ]


def test_what_one_claims_to_have_is_not_planned() -> None:
    assert [a.status for a in extract(article("The gang claimed to have the details of 500 members.")).assertions] == ["unknown"]


@pytest.mark.parametrize(
    "words",
    [
        "told ",
        "reported that Reuters ",
        "Jan Oss, who said, ",
        "it denied ",
        "“Yes,” he said. ",
        '"',
        "``",
        "“said ",
        "A",
        "Aa-",
        "–",
        ".",
        "Oss said. ",
    ],
)
def test_time_grows_with_length_alone(words: str) -> None:
    extract(article("Anna Oss said on Monday in Oslo that 5 boats sank, Reuters reported."))
    shorter, longer = (_seconds(words, size) for size in (12_000, 48_000))
    assert longer < 9 * max(shorter, 0.1)


def _seconds(words: str, size: int) -> float:
    of = article((words * (size // len(words) + 1))[:size])
    begin = time.process_time()
    extract(of)
    return time.process_time() - begin


PIECES = st.sampled_from(
    [
        "Anna Oss",
        " said ",
        "that ",
        "“",
        "”",
        '"',
        ", ",
        ".",
        " the ",
        "who ",
        "Reuters",
        " according to ",
        "(",
        ")",
        "—",
        "\n",
        "’s ",
        "office ",
        "to ",
        "of ",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=40))
def test_any_text_is_read(pieces: list[str]) -> None:
    of = article("x" + "".join(pieces))
    for statement in extract(of).statements:
        assert of.text[statement.content.start : statement.content.end] == statement.content.text


def test_one_of_them_is_not_all_of_them() -> None:
    found = extract(article("Two bakers met on Monday. One of them said the mill might close in May."))
    assert [s.source.text for s in found.statements if s.source] == ["One of them"]
