"""A source "quoted by" nobody is no reason to fail. All sentences are invented."""

import time

import pytest

from headwater.extract import extract
from tests.extract.articles import article

BROKEN = ("The mayor, who was quoted by", "The mayor, quoted by , said that it is shut.", "A letter obtained by — said that it is shut.")


@pytest.mark.parametrize("text", BROKEN)
def test_words_that_break_off_before_a_medium_are_read(text: str) -> None:
    extract(article(text))


@pytest.mark.parametrize("text", ["A" * 40_000, "MAYORANNA" * 4_000, "Mayor.Anna-" * 4_000], ids=["capitals", "names", "dots"])
def test_one_long_run_of_capitals_costs_no_more_than_other_text(text: str) -> None:
    start = time.process_time()
    extract(article(text))
    assert time.process_time() - start < 5
