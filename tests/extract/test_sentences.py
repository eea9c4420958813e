"""Sentences and words, and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.sentences import LONGEST, sentences
from headwater.text.tags import tag
from headwater.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mr. Oss left on Jan. 4. He came back.", ["Mr. Oss left on Jan. 4.", "He came back."]),
        ("It cost 3.5 million. No. 4 closed.", ["It cost 3.5 million.", "No. 4 closed."]),
        ("J. K. Oss of the U.S. Navy spoke.", ["J. K. Oss of the U.S. Navy spoke."]),
        ("He moved to the U.S. The ship sank.", ["He moved to the U.S.", "The ship sank."]),
        ("“Why?” she asked. Nobody knew.", ["“Why?” she asked.", "Nobody knew."]),
        (
            "A rather long line that was broken by a program in\nthe middle of it.\nAnother.",
            ["A rather long line that was broken by a program in\nthe middle of it.", "Another."],
        ),
    ],
)
def test_sentences_end_where_they_end(text: str, want: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == want


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_cut_into_stretches_in_order(text: str) -> None:
    last = 0
    for a, b in sentences(text):
        assert last <= a < b <= len(text)
        assert text[a:b] == text[a:b].strip()
        last = b
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert len(tag(found)) == len(found)


def test_clitics_stand_alone() -> None:
    assert [t.text for t in tokens("She didn't, the board’s 1.3TB-disk")] == ["She", "did", "n't", ",", "the", "board", "’s", "1.3TB-disk"]


def test_tags_tell_verbs_from_nouns() -> None:
    assert tag(tokens("The report claims that reports of claims were wrong .")).startswith("DNZSNIN")


@pytest.mark.parametrize("piece", ["word ", "A", "the pier closed and ", "«a» ", "Ministry of "])
def test_what_never_ends_is_cut_so_that_work_stays_bounded(piece: str) -> None:
    text = (piece * 10_000)[:20_000]
    found = sentences(text)
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert "".join("".join(text[s:e] for s, e in found).split()) == "".join(text.split())
