"""Who keeps a name back, and relative clauses between a source and its verb. All sentences are invented."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article

SAID = [
    ("Two engineers who asked not to be named said that it had jammed twice this year.", "Two engineers", "it had jammed twice this year"),
    ("Two engineers, who asked not to be named, said that it had jammed twice this year.", "Two engineers", "it had jammed twice this year"),
    ("An official who declined to be identified said the lock was unsafe.", "official", "the lock was unsafe"),
    ("A source who was not authorised to speak told reporters that the lock was unsafe.", "source", "the lock was unsafe"),
    ("An official who was not authorized to discuss the case publicly said the lock was unsafe.", "official", "the lock was unsafe"),
    ("The mayor asked that the lock be shut.", "mayor", "the lock be shut"),
]


@pytest.mark.parametrize(("text", "source", "content"), SAID, ids=lambda v: v[:30])
def test_a_source_that_stays_unnamed_says_what_follows_and_nothing_else(text: str, source: str, content: str) -> None:
    found = [s for s in extract(article(text)).statements if s.mode != "narration"]
    assert [(s.chain[0].name, s.content.text) for s in found] == [(source, content)]
