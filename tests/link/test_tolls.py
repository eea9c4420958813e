"""Counts of one outcome move from report to report, whoever gives them; counts of other events, parts and increments do not."""

from __future__ import annotations

from headwater.link import link
from headwater.link.events import names_of, one_event
from headwater.model import Finding, Reading
from tests.link.invent import named, reading, say

PLACES = {
    "a": "The slide at Marrowdell buried the hamlet of Little Oskar below the Venn ridge, said Dalia Prusk.",
    "b": "Diggers came up from Marrowdell before dawn; under the Venn the road to Little Oskar is still blocked in two places.",
}


def _report(name: str, day: str, sentence: str, words: str, figure: tuple[str, float], by: str = "the district office") -> Reading:
    return reading(
        name,
        f"{sentence.replace('{}', words)} {PLACES[name]}",
        outlet=f"Outlet {name}",
        published=day,
        said=[say(words, by=by, cue="said", role="organisation", figures=[(figure[0], figure[1], None, None)])],
        names=[named(by, "organisation")],
    )


def _moved(*readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == "figure_change" and "from report to report" in f.explanation]


FIRST = _report("a", "2031-04-02", "On Monday {}, the district office said.", "at least nine people died in the slide", ("nine", 9.0))
SECOND = _report(
    "b", "2031-04-04", "On Wednesday {}, the Ministry of Works said.", "the death toll has risen to 21", ("21", 21.0), "the Ministry of Works"
)


def test_a_toll_that_rises_by_different_sources_is_one_change_with_the_source_of_each_figure() -> None:
    (only,) = _moved(FIRST, SECOND)
    assert "9 (the district office" in only.explanation
    assert "21 (the Ministry of Works" in only.explanation
    assert "different sources" in only.explanation
    assert [e.article_id for e in only.evidence] == [FIRST.article.id, SECOND.article.id]


def test_the_order_of_the_readings_does_not_matter() -> None:
    assert _moved(FIRST, SECOND) == _moved(SECOND, FIRST)


def test_an_increment_is_no_count() -> None:
    more = _report("b", "2031-04-04", "On Wednesday {}, the district office said.", "12 more people died in hospital", ("12", 12.0))
    assert not _moved(FIRST, more)


def test_a_fear_is_no_count() -> None:
    feared = _report("b", "2031-04-04", "On Wednesday {}, the district office said.", "50 people are feared dead in the slide", ("50", 50.0))
    assert not _moved(FIRST, feared)


def test_another_events_dead_are_no_later_count() -> None:
    elsewhere = reading(
        "b",
        "In Quillon Harbour 21 people died when the trawler Ebba Sund burned, the coast guard said.",
        outlet="Outlet b",
        published="2031-04-04",
        said=[
            say(
                "21 people died when the trawler Ebba Sund burned", by="the coast guard", cue="said", role="group", figures=[("21", 21.0, None, None)]
            )
        ],
    )
    assert not _moved(FIRST, elsewhere)


def test_one_event_is_known_by_its_rare_names() -> None:
    assert one_event(FIRST.article, SECOND.article)
    assert {"marrowdell", "oskar", "venn"} <= names_of(FIRST.article)
    late = reading("z", PLACES["a"], published="2033-04-02")
    assert not one_event(FIRST.article, late.article)
