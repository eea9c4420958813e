from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Article
from headwater.read import dates
from headwater.read.decoding import clean
from tests.read.captures import attempt, check

TYPES = st.sampled_from(["text/plain", "text/html", "application/json"])
MARKUP = ("<p>", "</p>", "<div class=related>", "</div>", "<br>", "<h1>", "</h1>", "<table><td>", "<script>", "</script>", "<a href=x>", "</a>")
SENTENCES = (
    "The bridge is shut, the mayor said on Monday. ",
    "More in World",
    "Reuters",
    "By Ada Lind",
    "3 May 2031",
    "Become a patron!",
    "© 2031 The Quill",
)
ODD = ("\n", "\n\n", " ", "\x00", "&amp;", "\u202e", "\ud800", "한국 군인", "—", "[AFP]", "tags a b c d", "READ MORE: x", "\u2028", "\u0130")
PIECES = st.lists(st.sampled_from((*MARKUP, *SENTENCES, *ODD)), max_size=40)


@given(st.binary(max_size=400), TYPES)
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_an_article_or_a_failure(content: bytes, media_type: str) -> None:
    found = attempt(content, media_type)
    if isinstance(found, Article):
        check(found)


@given(PIECES, st.sampled_from(["text/plain", "text/html"]))
@settings(max_examples=100, deadline=None)
def test_sections_hold_the_whole_text_in_order(pieces: list[str], media_type: str) -> None:
    found = attempt("".join(pieces), media_type)
    if isinstance(found, Article):
        check(found)
        assert found == attempt("".join(pieces), media_type)


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_a_plain_text_keeps_its_length(text: str) -> None:
    assert len(clean(text.replace("\r", ""))) == len(text.replace("\r", ""))


@given(st.text(alphabet=st.sampled_from("0123456789 -/.:TZ+,월년일JanMay\u0130"), max_size=40))
@settings(max_examples=100, deadline=None)
def test_dates_found_stand_in_the_line(line: str) -> None:
    for found in dates.find(line):
        assert 0 <= found.start < found.end <= len(line)
        assert found.value[4] == "-"
