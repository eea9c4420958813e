from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract.certainty import Certainty, certainty_at
from headwater.text.tagged import tagged


def certainty(sentence: str, word: str) -> Certainty:
    of = tagged(sentence, 0, len(sentence))
    return certainty_at(of, of.index(sentence.index(word)))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The town opened a tram line.", "opened"),
        ("The tram line will open in May.", "open"),
        ("The town managed to open the tram line.", "open"),
        ("Work on the harbour has begun.", "Work"),
        ("The mayor said that the bridge fell.", "fell"),
    ],
)
def test_plain_statements_are_certain(sentence: str, word: str) -> None:
    assert certainty(sentence, word).value == 3.0


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The town has not opened the tram line.", "opened"),
        ("The town did not need to open the tram line.", "open"),
        ("Farmers were told not to sell their cattle.", "sell"),
        ("The boat nearly sank in the storm.", "sank"),
        ("The opening of the tram line has been delayed.", "opening"),
        ("He spoke of the cancelled launch.", "launch"),
        ("They complained of a delay in delivery.", "delivery"),
    ],
)
def test_what_did_not_happen_is_below_nought(sentence: str, word: str) -> None:
    assert certainty(sentence, word).value < 0


@pytest.mark.parametrize(
    ("sentence", "word", "mark"),
    [
        ("The bridge may fall.", "fall", "may"),
        ("The bridge falls if the pillars give way.", "give", "conditional"),
        ("There are fears of a flood.", "flood", "open noun"),
        ("They feared that the bridge had fallen.", "fallen", "open clause"),
        ("The council hopes to open the line.", "open", "to wished"),
        ("Efforts to calm traders and restore trust go on.", "restore", "to wished"),
        ("The tram is expected to arrive.", "arrive", "to expected"),
        ("The storm could have an impact.", "impact", "under may"),
    ],
)
def test_what_is_open_lies_between(sentence: str, word: str, mark: str) -> None:
    found = certainty(sentence, word)
    assert mark in found.marks
    assert -3.0 < found.value < 3.0


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("abc not to if may , . of that \n\ud800\x00"), min_size=1, max_size=60))
def test_any_text_has_values_in_range(text: str) -> None:
    of = tagged(text, 0, len(text))
    assert all(-3.0 <= certainty_at(of, i).value <= 3.0 for i in range(len(of.tokens)))
