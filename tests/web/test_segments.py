from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Article, Section, SectionKind
from headwater.present.views.segments import MarkKind, TextMark, blocks
from tests.extract.articles import article as plain

KINDS: tuple[MarkKind, ...] = ("assertion", "statement", "cue", "source", "evidence", "mention")
TEXT = "Tide tables changed overnight.\n\nThe keeper of the light said so, and the harbour agreed with him in writing."


def article(cuts: list[int], kinds: list[SectionKind]) -> Article:
    edges = sorted({0, len(TEXT), *cuts})
    sections = [Section(kind=kinds[n % len(kinds)], start=a, end=b) for n, (a, b) in enumerate(pairwise(edges)) if n % 3 != 2]
    return replace(plain(TEXT), text=TEXT, sections=tuple(sections))


marks = st.builds(
    lambda start, length, kind, number: TextMark(
        start=start, end=start + length, kind=kind, id=f"{kind}{number}", anchor=f"a-{kind}{number}-{start}"
    ),
    st.integers(min_value=-3, max_value=len(TEXT)),
    st.integers(min_value=0, max_value=40),
    st.sampled_from(KINDS),
    st.integers(min_value=0, max_value=5),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(marks, max_size=12, unique_by=lambda m: m.anchor), st.lists(st.integers(min_value=1, max_value=len(TEXT) - 1), max_size=5))
def test_segments_hold_the_whole_text_and_each_mark_all_of_its_own(found: list[TextMark], cuts: list[int]) -> None:
    made = blocks(article(cuts, ["headline", "body", "caption"]), found)
    shown = "".join(s.text for b in made for s in b.segments)
    assert "".join(shown.split()) == "".join(TEXT.split())
    for mark in found:
        if 0 <= mark.start < mark.end <= len(TEXT):
            under = "".join(s.text for b in made for s in b.segments if mark.anchor in s.ids)
            assert "".join(under.split()) == "".join(TEXT[mark.start : mark.end].split())
    anchors = [a for b in made for s in b.segments for a in s.anchors]
    assert len(anchors) == len(set(anchors))


def test_long_furniture_is_folded_unless_something_was_read_from_it() -> None:
    long = "Menu · " * 120
    made = replace(article([], ["furniture"]), text=long, sections=(Section(kind="furniture", start=0, end=len(long)),))
    assert blocks(made, [])[0].folded
    assert not blocks(made, [TextMark(start=0, end=4, kind="assertion", id="x", anchor="a-x")])[0].folded
