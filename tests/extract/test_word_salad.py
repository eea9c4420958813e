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

    said = sorted({w for w in _strings(table("cues", language).get("said", [])) if not PATTERN & set(w)}) or cues
    word = st.one_of(st.sampled_from(cues), st.sampled_from(said), st.sampled_from(MARKS))

    @settings(max_examples=200, deadline=None)
    @given(st.lists(word, min_size=1, max_size=8), st.sampled_from(["", ","]))
    def check(salad: list[str], end: str) -> None:
        assert extract(article(f"Iwan {' '.join(salad)}{end}", language=language)).failures == ()

    check()
