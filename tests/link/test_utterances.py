from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link.entities import entities, identities
from headwater.link.utterances import utterances
from headwater.model import Reading, Relation, Utterance
from tests.link.invent import named, reading, say


def _found(*readings: Reading, relations: tuple[Relation, ...] = ()) -> tuple[Utterance, ...]:
    return utterances(readings, identities(entities(readings)), relations)


def _one(name: str, outlet: str, published: str | None, words: str, spoken: str | None = None) -> Reading:
    times: list[tuple[str, str, str]] = [("Tuesday", spoken, "utterance")] if spoken else []
    return reading(
        name,
        f"{words}, the mayor Dana Orlec said on Tuesday.",
        outlet=outlet,
        published=published,
        said=[say(words, by="Dana Orlec", cue="said", times=times)],  # type: ignore[arg-type]
        names=[named("Dana Orlec", title="mayor", organisation="Tull City Council")],
    )


def test_two_reports_of_one_statement_are_one_utterance() -> None:
    a = _one("a", "The Orrin Post", "2031-03-04", "The Tull bridge will be closed for 40 days")
    b = _one("b", "Norrin News", "2031-03-05", "The bridge at Tull will close for 40 days")
    (only,) = _found(a, b)
    assert only.named
    assert len(only.assertion_ids) == 2
    assert only.time == "../2031-03-04"


def test_other_days_are_other_utterances() -> None:
    a = _one("a", "The Orrin Post", "2031-03-04", "The Tull bridge will be closed for 40 days", "2031-03-04")
    b = _one("b", "Norrin News", "2031-03-05", "The Tull bridge will be closed for 40 days", "2031-03-05")
    c = _one("c", "Lake Wire", "2031-11-04", "The Tull bridge will be closed for 40 days")
    assert len(_found(a, b, c)) == 3


def test_narration_is_silent() -> None:
    assert _found(reading("a", "The bridge is closed.", said=[say("The bridge is closed")])) == ()


def test_a_headline_that_says_a_country_repeats_the_one_official_of_the_body() -> None:
    r = reading(
        "a",
        ("headline", "Poland says its ferries will train crews at Tull harbour"),
        ("standfirst", "Polish official: crews will train at Tull harbour, ferries stay."),
        "The ferries will train crews at Tull harbour, said Jan Orski, head of the Harbour Office of Poland. The sea is cold.",
        said=[
            say("its ferries will train crews at Tull harbour", by="Poland", cue="says", role="organisation"),
            say("crews will train at Tull harbour, ferries stay", by="Polish official", role="unnamed"),
            say("The ferries will train crews at Tull harbour", by="Jan Orski", cue="said", title="head", organisation="Harbour Office of Poland"),
        ],
        names=[
            named("Poland", "place", nth=0, country="PL"),
            named("Jan Orski", title="head", organisation="Harbour Office of Poland"),
            named("Harbour Office of Poland", "organisation"),
        ],
    )
    (only,) = _found(r)
    assert len(only.assertion_ids) == 3
    assert only.named
    assert "repeats what the body attributes to Jan Orski" in only.reason


def test_an_unnamed_source_is_nobody_and_stays_within_the_family() -> None:
    def unnamed(name: str) -> Reading:
        said = [say("The bridge is unsafe", by="a city engineer", cue="said", role="unnamed")]
        return reading(name, "The bridge is unsafe, a city engineer said.", said=said)

    both = _found(unnamed("a"), unnamed("b"))
    assert len(both) == 2
    assert all(u.speaker_id is None and not u.named for u in both)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_order_does_not_matter(seed: int) -> None:
    story = [_one(n, f"Outlet {n}", f"2031-03-0{i}", "The Tull bridge will be closed for 40 days") for i, n in enumerate("abcdefgh", 1)]
    shuffled = random.Random(seed).sample(story, len(story))
    assert _found(*shuffled) == _found(*story)
