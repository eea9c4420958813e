"""Which articles are linked together: bounded, and a function of the set of articles alone."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link.clusters import components
from headwater.link.marks import marks
from headwater.link.neighbourhoods import COMMON, LARGEST, LEVELS, Ties, Walk, Web, joined, ties
from headwater.model import Reading
from tests.link.invent import named, reading, say


def drawn(features: list[set[int]]) -> Ties:
    owners = np.repeat(np.arange(len(features), dtype=np.int64), [len(f) for f in features])
    return ties(owners, np.array([m for f in features for m in sorted(f)], dtype=np.int64))


@st.composite
def crowds(draw: st.DrawFn) -> list[set[int]]:
    """Draw the marks of a few hundred articles: some stories far too large, and marks that many share."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    stories = [chance.randint(1, 160) for _ in range(draw(st.integers(1, 5)))]
    return [
        {1000 * k + chance.randint(0, 30 + size) for _ in range(chance.randint(3, 40))} | {chance.randint(0, 8) for _ in range(2)}
        for k, size in enumerate(stories, 1)
        for _ in range(size)
    ]


@settings(max_examples=8, deadline=None)
@given(crowds())
def test_a_neighbourhood_is_the_loosest_block_that_is_small_enough(features: list[set[int]]) -> None:
    found = drawn(features)
    names = [f"{n:04}" for n in range(len(features))]
    edges = {(names[a], names[b]): float(s) for a, b, s in zip(found.left.tolist(), found.right.tolist(), found.strength.tolist(), strict=True)}
    expected: dict[str, frozenset[int]] = {}
    for least in LEVELS:
        for block in components(names, edges, least):
            if len(block) <= LARGEST:
                for name in block:
                    expected.setdefault(name, frozenset(int(n) for n in block))
    parts = Walk(Web(found), {}).partition(range(len(features)))
    assert {names[a]: p.articles for p in parts for a in p.articles} == {n: expected.get(n, frozenset([int(n)])) for n in names}
    backwards = Walk(Web(found), {})
    assert {backwards.neighbourhood(a).articles for a in reversed(range(len(features)))} == {p.articles for p in parts}


def test_ties_count_the_marks_in_common_that_few_have() -> None:
    everywhere = set(range(5))
    features = [everywhere | {100, 101, 102}, everywhere | {100, 101, 102, 103}, everywhere | {102, 103}, *[everywhere] * COMMON]
    found = drawn(features)
    assert [(a, b, s) for a, b, s in zip(found.left.tolist(), found.right.tolist(), found.strength.tolist(), strict=True)] == [(0, 1, 3)]


def test_what_an_analyst_joins_stays_together_whatever_its_size() -> None:
    alone: list[set[int]] = [{n} for n in range(LARGEST + 20)]
    walk = Walk(Web(drawn(alone)), joined([range(LARGEST + 10), [LARGEST + 11, LARGEST + 12]]))
    assert sorted(len(p.articles) for p in walk.partition(range(len(alone)))) == [*[1] * 8, 2, LARGEST + 10]


def test_no_articles_have_no_ties() -> None:
    assert len(drawn([]).left) == len(drawn([set(), set()]).left) == 0


def _report(name: str, body: str, person: str, place: str, language: str = "en", published: str | None = "2031-03-04") -> Reading:
    return reading(
        name,
        f"{person} of the {body} said that 4,300 boats had left {place}.",
        language=language,
        published=published,
        said=[say(f"4,300 boats had left {place}", by=person, cue="said", status="done")],
        names=[named(person, "person"), named(body, "organisation"), named(place, "place")],
    )


def test_reports_of_one_event_share_marks_and_others_do_not() -> None:
    plain = set(marks(_report("a", "Tull Water Board", "Dana Orlec", "Ostermoor")).tolist())
    spelt = set(marks(_report("b", "Tull Water Board", "Orlec", "Ostermoor", published="2031-03-09")).tolist())
    other = set(marks(_report("c", "Wend Rail Office", "Piet Falk", "Kestford", published="2031-09-09")).tolist())
    undated = set(marks(_report("d", "Tull Water Board", "Dana Orlec", "Ostermoor", published=None)).tolist())
    assert len(plain & spelt) >= LEVELS[0] + 5
    assert len(plain & undated) >= LEVELS[0] + 3
    assert len(plain & other) < LEVELS[0]


@pytest.mark.parametrize("text", ["", " ", "\ud800 \x00", "a " * 50_000])
def test_whatever_an_article_holds_its_marks_are_few(text: str) -> None:
    found = marks(reading("a", text or "."))
    assert len(found) <= 70
    assert (np.diff(found) > 0).all()
