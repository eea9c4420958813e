"""Claims told in several wordings: bounded figures, one utterance told twice, sentences repeated together, and look-alikes that stay apart."""

from __future__ import annotations

import json
import lzma
import os
import random
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.config import Settings
from headwater.extract import extract
from headwater.link import link
from headwater.link.clusters import pair
from headwater.link.propositions import propositions
from headwater.link.rejoin import rejoined
from headwater.link.wording import wording
from headwater.model import Article, Capture, Claim, Constraints, Reading
from headwater.read import read
from tests.link.invent import named, reading, say
from tests.link.story import told

STORY = told()
IDS = sorted(a.id for r in STORY for a in r.extraction.assertions)
ARTICLES = 40


def counted(name: str, words: str, by: str, figure: tuple[str, float], modifier: str | None = None, language: str = "en") -> Reading:
    """Return an article in which one source counts trucks, with a bound where a modifier is given."""
    made = reading(
        name,
        f"{words}, said {by}.",
        outlet=f"{name} Courier",
        language=language,
        said=[say(words, by=by, cue="said", figures=[(*figure, None, "trucks")])],
        names=[named(by)],
    )
    if modifier is None:
        return made
    one = made.extraction.assertions[0]
    bound = replace(one.figures[0], low=figure[1], modifier=modifier)
    return replace(made, extraction=replace(made.extraction, assertions=(replace(one, figures=(bound,)),)))


def holders(claims: tuple[Claim, ...]) -> dict[str, str]:
    return {a: c.id for c in claims for a in c.assertion_ids}


def test_a_value_within_a_bound_of_one_speaker_is_one_claim() -> None:
    exact = counted("exact", "the Dorvane smugglers stole 560 trucks", "Ilse Morrow", ("560", 560))
    bound = counted("bound", "the Dorvane smugglers stole over 500 trucks", "Ilse Morrow", ("500", 500), "over")
    assert len(link([exact, bound]).claims) == 1


def test_two_speakers_with_different_figures_stay_apart() -> None:
    one = counted("one", "the Dorvane smugglers stole 560 trucks", "Ilse Morrow", ("560", 560))
    two = counted("two", "the Dorvane smugglers stole 410 trucks", "Petr Hask", ("410", 410))
    assert len(link([one, two]).claims) == 2


def test_a_value_far_beyond_a_bound_stays_apart() -> None:
    many = counted("many", "the Dorvane smugglers stole 5,000 trucks", "Ilse Morrow", ("5,000", 5000))
    bound = counted("bound", "the Dorvane smugglers stole over 500 trucks", "Ilse Morrow", ("500", 500), "over")
    assert len(link([many, bound]).claims) == 2


def briefing(name: str) -> Reading:
    first, second = (
        "Sarnovia is aware of a fault at the Kestrel reactor",
        "an inspection board is working with Kestrel to understand the reactor fault",
    )
    return reading(
        name,
        f"{first}, said Oda Brenn. She said {second}.",
        outlet=f"{name} Herald",
        said=[
            say(first, by="Oda Brenn", cue="said", status="under_way"),
            say(second, by="She", name="Oda Brenn", cue="said", status="under_way"),
        ],
        names=[named("Oda Brenn")],
    )


def test_neighbouring_sentences_that_several_articles_repeat_are_one_claim_and_one_article_is_not_enough() -> None:
    assert len(link([briefing("one")]).claims) == 2
    assert len(link([briefing("one"), briefing("two"), briefing("three")]).claims) == 1


def test_negation_in_another_language_is_read() -> None:
    said = counted("de", "die Brücke ist nicht gesperrt und 12 Lastwagen warten", "Ilse Morrow", ("12", 12), language="de")
    assert propositions([said], ())[0].negated


def test_wording_is_in_the_commonest_language_and_a_whole_clause() -> None:
    pages = [
        reading("a", "has closed the ferry at Tull, Hask said.", said=[say("has closed the ferry at Tull", by="Hask", cue="said")]),
        reading("b", "The ferry at Tull is shut, Hask said.", said=[say("The ferry at Tull is shut", by="Hask", cue="said")]),
        reading(
            "c", "La ferme de Tull reste fermée aujourd'hui, Hask.", language="fr", said=[say("La ferme de Tull reste fermée aujourd'hui", by="Hask")]
        ),
    ]
    assert wording(propositions(pages, ())) == "The ferry at Tull is shut"


def test_a_wording_names_what_it_speaks_of_where_some_member_does() -> None:
    pages = [
        reading("a", "It is shut until further notice, Hask said.", said=[say("It is shut until further notice", by="Hask", cue="said")]),
        reading("b", "The Tull ferry is shut, Hask said.", said=[say("The Tull ferry is shut", by="Hask", cue="said")]),
    ]
    assert wording(propositions(pages, ())) == "The Tull ferry is shut"


def test_a_pronoun_of_another_language_points_as_well() -> None:
    pages = [
        reading("a", "Sie ist bis auf Weiteres gesperrt, sagte Hask.", language="de", said=[say("Sie ist bis auf Weiteres gesperrt", by="Hask")]),
        reading("b", "Die Fähre ist gesperrt, sagte Hask.", language="de", said=[say("Die Fähre ist gesperrt", by="Hask")]),
    ]
    assert wording(propositions(pages, ())) == "Die Fähre ist gesperrt"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_rulings_bind_whatever_they_are(data: st.DataObject) -> None:
    some = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] != p[1])
    must, cannot = data.draw(some), data.draw(some)
    if set(must) == set(cannot):
        return
    held = holders(link(STORY, Constraints(must_link=(must,), cannot_link=(cannot,))).claims)
    assert held[must[0]] == held[must[1]]
    assert held[cannot[0]] != held[cannot[1]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-0.5, 1.3), min_size=15, max_size=15), st.permutations(range(3)))
def test_variants_join_alike_in_any_order(scores: list[float], order: list[int]) -> None:
    clusters = [("a", "b"), ("c", "d"), ("e", "f")]
    names = "abcdef"
    known = dict(zip([(x, y) for n, x in enumerate(names) for y in names[n + 1 :]], scores, strict=True))
    shuffled = [clusters[n] for n in order]
    found = rejoined(shuffled, lambda x, y: known[pair(x, y)], -0.5, frozenset())
    assert found == rejoined(clusters, lambda x, y: known[pair(x, y)], -0.5, frozenset())
    assert sorted(m for c in found for m in c) == list(names)


@pytest.mark.data
def test_real_articles_link_alike_in_any_order() -> None:
    folder = os.environ.get("HEADWATER_DATA")
    files = sorted(Path(folder, "bench", "allsides_news").glob("*.jsonl.xz")) if folder else []
    if not files:
        pytest.skip("needs bench/allsides_news under HEADWATER_DATA")
    with lzma.open(files[0], "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, ARTICLES)]
    readings = [Reading(article=a, extraction=extract(a)) for n, row in enumerate(rows) if isinstance(a := _read(n, row), Article)]
    assert len(readings) > ARTICLES // 2
    at_once = link(readings)
    shuffled = random.Random(7).sample(readings, len(readings))
    assert link(shuffled) == at_once


def _read(number: int, row: dict[str, object]) -> Article | None:
    text = str(row["content_original"])
    capture = Capture(
        id=f"cap_{number:04}",
        sha256=f"{number:064}",
        size=len(text),
        media_type="text/plain",
        url=None,
        file_name=f"{number}.txt",
        obtained_at="2031-01-01T00:00:00Z",
        obtained_by="test",
    )
    found = read(capture, text.encode("utf-8", "replace"), Settings())
    return found if isinstance(found, Article) else None
