"""Whatever order the words of attribution stand in, and wherever a sentence breaks off, extraction fails on none of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract import extract
from headwater.text.lexicon import table
from tests.extract.articles import article

LANGUAGES = ("de", "es", "fr", "ko", "ru", "uk")
MARKS = [*',.:;!?—–-"«»„“”’()…=\n', "BBC", "UN", "12", "Iwan"]
PATTERN = set("|\\[(?^$")


def _strings(of: Any) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict):
        for key, value in of.items():
            yield from (key, *_strings(value))
    elif isinstance(of, list):
        for value in of:
            yield from _strings(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_order_of_words_makes_extraction_fail(language: str) -> None:
    cues = sorted({w for w in _strings(table("cues", language)) if not PATTERN & set(w)})

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.one_of(st.sampled_from(cues), st.sampled_from(MARKS)), min_size=1, max_size=8).map(" ".join).filter(str.strip))
    def check(text: str) -> None:
        assert extract(article(text, language=language)).failures == ()

    check()
