from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Span
from headwater.review.anchors import anchor, attach

TEXT = "The mapping service said so. The mapping service said so again, and the harbour office denied it."


def span(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def test_a_passage_is_found_again_after_text_was_put_before_it() -> None:
    where = anchor(TEXT, span(TEXT, "said so", 1), "digest")
    found = attach("MENU\n\n" + TEXT, where)
    assert found == span("MENU\n\n" + TEXT, "said so", 1)


def test_of_equal_quotes_the_one_with_the_same_surroundings_is_meant() -> None:
    for nth in (0, 1):
        passage = span(TEXT, "The mapping service", nth)
        assert attach(TEXT, anchor(TEXT, passage, "digest")) == passage


def test_a_quote_that_is_gone_does_not_attach() -> None:
    assert attach("Something else.", anchor(TEXT, span(TEXT, "harbour office"), "digest")) is None


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 80))
def test_any_passage_attaches_to_its_own_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    passage = Span(start=start, end=end, text=text[start:end])
    found = attach(text, anchor(text, passage, "digest"))
    assert found is not None
    assert found.text == passage.text
