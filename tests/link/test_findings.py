from __future__ import annotations

from headwater.link import link
from headwater.model import Finding, FindingKind, Reading
from tests.link.invent import named, reading, say
from tests.link.story import told

MILL = "the mill at Sallow Bend was flooded by the Orrin"


def found(kind: FindingKind, *readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == kind]


def wrong_side(right: str = "Ukrainian") -> Reading:
    return reading(
        "lead",
        "Norway has set up kite production in Denmark with Swedish help, a Norwegian official's post showed on Friday.",
        '"The production of kites in Denmark has been set up with Swedish help," '
        f"Oda Brenn, head of the {right} Kite Board, said in a post on the eve.",
        said=[
            say(
                "Norway has set up kite production in Denmark with Swedish help",
                by="a Norwegian official",
                role="unnamed",
                cue="showed",
                times=[("Friday", "2031-03-07", "utterance")],
            ),
            say(
                "The production of kites in Denmark has been set up with Swedish help",
                by=f"Oda Brenn, head of the {right} Kite Board",
                name="Oda Brenn",
                cue="said",
                organisation=f"{right} Kite Board",
                mode="direct",
                times=[("on the eve", "2031-03-06", "utterance")],
            ),
        ],
        names=[named("Oda Brenn")],
    )


def test_a_source_of_the_wrong_side_is_pointed_out() -> None:
    (only,) = found("misattribution", wrong_side())
    assert "Norwegian official" in only.explanation
    assert "Oda Brenn" in only.explanation
    assert {e.span.text for e in only.evidence} >= {"a Norwegian official"}


def test_a_source_of_the_wrong_side_is_pointed_out_for_countries_that_no_table_knows() -> None:
    page = reading(
        "lead",
        "Kites are made in Denmark now, a Velmoran official's post showed on Friday.",
        '"The making of kites in Denmark has begun," Oda Brenn of Halmere\'s Kite Board said in the post.',
        said=[
            say("Kites are made in Denmark now", by="a Velmoran official's post", name="Oda Brenn", cue="showed"),
            say("The making of kites in Denmark has begun", by="Oda Brenn of Halmere's Kite Board", name="Oda Brenn", cue="said", mode="direct"),
        ],
        names=[named("Oda Brenn")],
    )
    (only,) = found("misattribution", page)
    assert "a Velmoran official" in only.explanation


def test_a_source_of_the_right_side_is_not() -> None:
    assert not found("misattribution", wrong_side("Norwegian"))


def test_two_dates_of_one_utterance_are_pointed_out() -> None:
    (only,) = found("date_conflict", wrong_side())
    assert "7 March 2031" in only.explanation
    assert "6 March 2031" in only.explanation


def inflated(source: str) -> Reading:
    return reading(
        "inflated",
        ("headline", f"{source} says the mill at Sallow Bend was flooded"),
        "The mill at Sallow Bend was flooded by the river, said Oda Brenn, head of Norway's Water Office, according to the Orrin Agency.",
        said=[
            say("the mill at Sallow Bend was flooded", by=source, cue="says", role="organisation"),
            say(
                "The mill at Sallow Bend was flooded by the river",
                by="Oda Brenn, head of Norway's Water Office",
                name="Oda Brenn",
                cue="said",
                organisation="Norway's Water Office",
                via=[("agency", "Orrin Agency")],
            ),
        ],
        names=[named("Oda Brenn")],
    )


def test_a_country_in_the_headline_for_one_official_is_pointed_out() -> None:
    (only,) = found("source_inflation", inflated("Norway"))
    assert "Orrin Agency" in only.explanation
    assert len(only.evidence) == 2


def test_an_office_in_the_headline_is_not_inflation() -> None:
    assert not found("source_inflation", inflated("Water Office"))


def test_self_reference_is_pointed_out_at_its_words() -> None:
    page = reading(
        "self",
        '"As I said in the spring, the mill at Sallow Bend was flooded," Oda Brenn said.',
        said=[say("the mill at Sallow Bend was flooded", by="Oda Brenn", cue="said", mode="direct")],
        names=[named("Oda Brenn")],
    )
    (only,) = found("self_reference", page)
    assert [e.span.text for e in only.evidence] == ["the mill at Sallow Bend was flooded", "As I said"]


def test_the_outlet_refers_to_itself() -> None:
    page = reading("own", f"As the Post reported in May, {MILL}.", outlet="The Orrin Post", said=[say(MILL)])
    assert found("self_reference", page)
    other = reading("other", f"As the Courier reported in May, {MILL}.", outlet="The Orrin Post", said=[say(MILL)])
    assert not found("self_reference", other)


def quoted(name: str, words: str) -> Reading:
    return reading(
        name,
        f'"{words}," said Oda Brenn.',
        outlet=f"Outlet {name}",
        said=[say(words, by="Oda Brenn", cue="said", mode="direct", status="under_way")],
        names=[named("Oda Brenn")],
    )


def test_an_altered_quotation_is_pointed_out() -> None:
    (only,) = found(
        "distortion",
        quoted("a", "The Water Office is working with the mill owners to understand the incident"),
        quoted("b", "The Water Office is engaging with the mill owners to understand the problem"),
    )
    assert "altered" in only.explanation
    assert len({e.article_id for e in only.evidence}) == 2


def test_a_shorter_cut_of_a_quotation_is_not_altered() -> None:
    assert not found(
        "distortion",
        quoted("a", "The Water Office is working with the mill owners to understand the incident"),
        quoted("b", "is working with the mill owners to understand the incident"),
    )


def figure(name: str, count: int, published: str, by: str = "Civil Board") -> Reading:
    words = f"{count} houses were damaged by the flood at Sallow Bend"
    return reading(
        name,
        f"{words}, the {by} said.",
        published=published,
        outlet=f"Outlet {name}",
        said=[say(words, by=by, cue="said", role="organisation", figures=[(str(count), count, None, "houses")])],
        names=[named(by, "organisation")],
    )


def test_figures_of_one_source_through_time_are_a_series() -> None:
    linked = link([figure("a", 12, "2031-05-14"), figure("b", 19, "2031-05-15"), figure("c", 31, "2031-05-17")])
    (series,) = linked.series
    assert [p.value for p in series.points] == [12, 19, 31]
    (change,) = [f for f in linked.findings if f.kind == "figure_change"]
    assert "12" in change.explanation
    assert len(change.evidence) == 3


def test_figures_of_two_sources_are_no_series() -> None:
    assert not link([figure("a", 12, "2031-05-14"), figure("b", 19, "2031-05-15", "River Council")]).series


def test_every_finding_can_be_opened() -> None:
    texts = {r.article.id: r.article.text for r in told()}
    for f in link(told()).findings:
        assert 1 <= len(f.evidence) <= 6
        assert "“" in f.explanation
        for e in f.evidence:
            assert texts[e.article_id][e.span.start : e.span.end] == e.span.text
            assert e.span.end - e.span.start <= 600
