"""Quotation marks of many kinds, matched and not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract import extract
from headwater.text.quotes import quotations
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ('"We go," she said.', ["We go,"]),
        ("« Nous partons », dit-elle.", [" Nous partons "]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("„Ідемо”, – сказала вона.", ["Ідемо"]),
        ("‘We go,’ she said of the boys’ plan.", ["We go,"]),
        ("the board's 'final' word", ["final"]),
        ("''We go,'' she said.", ["We go,"]),
        ("''It's ours,'' she said.", ["It's ours,"]),
        ("It’s John’s and the boys’ plan", []),
    ],
)
def test_quotations_are_found_in_the_marks_of_many_languages(text: str, inside: list[str]) -> None:
    assert [text[q.low : q.high] for q in quotations(text, 0, len(text))] == inside


def test_an_unmatched_mark_reaches_to_the_end_of_its_paragraph() -> None:
    text = "“We go, she said"
    (found,) = quotations(text, 0, len(text))
    assert found.open
    assert found.end == len(text)


@given(st.text(alphabet="ab. ,\n\"'“”‘’«»„", max_size=60))
@settings(max_examples=100, deadline=None)
def test_quotations_never_overlap_and_keep_their_order(text: str) -> None:
    last = 0
    for q in quotations(text, 0, len(text)):
        assert last <= q.start < q.low <= q.high <= q.end <= len(text)
        last = q.end


def test_one_mark_may_close_an_inner_and_an_outer_quotation() -> None:
    text = "«Ми вчимо їх уже другий рік. Вони знають «Поле» та «Булат», – написав мер Яким Бондур."
    found = extract(article(text, language="uk")).statements
    assert [(s.chain[0].name, s.mode) for s in found] == [("Яким Бондур", "direct")]
    assert len(extract(article(text, language="uk")).assertions) == 2
