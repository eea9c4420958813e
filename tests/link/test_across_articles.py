"""What articles say against one another, on invented reports that are read and linked as a dossier is."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link import link
from headwater.model import Finding, Reading
from tests.link.invent import reading

REPORTS: dict[str, tuple[str, str, str | None, tuple[str, ...]]] = {
    "post": (
        "Orrin Post",
        "2031-03-03",
        "en",
        (
            "A gang called Pale Otter claims that it stole the records of 4.2 million patients of Velmed, a chain of clinics in Velmora.",
            "Velmed said that it would open a hotline for patients in Tull next week.",
            "Three people familiar with the talks said that Velmed had paid 30 bars of gold to the gang at the port of Tull.",
            "Orrin Post was the first outlet to report the theft.",
        ),
    ),
    "globe": (
        "Sarnovia Globe",
        "2031-03-05",
        "en",
        (
            "Records of 4.2 million patients were stolen from Velmed, a chain of clinics in Velmora, and the gang wants gold.",
            "Velmed put the number of patients whose records were stolen at 1.1 million.",
            "The theft at Velmed was first reported by the Norland Courier.",
        ),
    ),
    "courier": (
        "Norland Courier",
        "2031-03-14",
        "en",
        (
            "Velmed has opened a hotline for patients in Tull, the company said.",
            "Velmed denied that it had paid gold to the gang at the port of Tull.",
        ),
    ),
}


def _readings() -> list[Reading]:
    found = []
    for name, (outlet, published, language, paragraphs) in REPORTS.items():
        article = reading(name, *paragraphs, outlet=outlet, published=published, language=language).article
        found.append(Reading(article=article, extraction=extract(article)))
    return found


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return link(_readings()).findings


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("distortion", "is told as a fact: “Records of 4.2 million patients were stolen"),
        ("plan_realised", "done according to"),
        ("denial", "gold to the gang"),
        ("conflict", "are each called the first to report it"),
    ],
)
def test_what_articles_say_against_one_another_is_pointed_out(findings: tuple[Finding, ...], kind: str, words: str) -> None:
    fitting = [f for f in findings if f.kind == kind and words in f.explanation]
    assert len(fitting) == 1
    assert len({e.article_id for e in fitting[0].evidence}) > 1


def _linked(*texts: tuple[str, str, str]) -> tuple[Finding, ...]:
    made = [reading(outlet, *text.split(" | "), outlet=outlet, published=published).article for outlet, published, text in texts]
    return link([Reading(article=a, extraction=extract(a)) for a in made]).findings


def test_rival_figures_of_one_thing_in_two_articles_are_a_conflict() -> None:
    found = _linked(
        (
            "Orrin Post",
            "2031-03-04",
            (
                "The government will pay 65 million crowns to the skippers on the Orrin, deputy minister Oda Brenn said. | "
                "Snow fell on the passes above Tull in the night, and two roads to the west were shut until noon, the weather office said."
            ),
        ),
        (
            "Norland Courier",
            "2031-03-09",
            "The skippers on the Orrin will be paid 90 million crowns by the government, prime minister Illia Tarn said.",
        ),
    )
    (only,) = [f for f in found if f.kind == "conflict"]
    assert "65,000,000" in only.explanation
    assert "90,000,000" in only.explanation


def test_a_denial_in_other_words_answers_what_another_article_says() -> None:
    found = _linked(
        ("Orrin Post", "2031-03-04", "Customs officers have stopped 23 lorries of grain at the Velbrin bridge, a lawmaker wrote on Monday."),
        ("Norland Courier", "2031-03-05", "No lorry has been held at the Velbrin bridge, the customs service said on Tuesday."),
    )
    (only,) = [f for f in found if f.kind == "denial"]
    assert len({e.article_id for e in only.evidence}) == 2


def test_findings_across_articles_do_not_hang_on_the_order_of_readings(findings: tuple[Finding, ...]) -> None:
    assert link(_readings()[::-1]).findings == findings


def test_two_reports_that_agree_make_no_finding() -> None:
    lines = ("Velmed has opened a hotline for patients in Tull, the company said.", "It has 40 lines, the company said.")
    again = ("The company said that it has opened a hotline for its patients in Tull.", "The hotline has 40 lines, said the company.")
    articles = [reading(n, *t, outlet=o).article for n, t, o in (("a", lines, "Orrin Post"), ("b", again, "Norland Courier"))]
    assert not link([Reading(article=a, extraction=extract(a)) for a in articles]).findings


def test_a_copy_that_puts_its_own_name_into_what_it_took_is_an_outlet_swap() -> None:
    parent = (
        "Two people familiar with the matter said the bridge at Tull was closed for 16,420 lorries in May.",
        "The harbour board of Tull did not reply to a request for comment on the bridge.",
        "A spokeswoman said the board would look at the hinges of the bridge before summer.",
        "The bridge carries a fifth of the grain that Velmora ships to Norland each year.",
    )
    copy = (parent[0], parent[1].replace("a request", "Blue Gazette's request"), *parent[2:])
    made = [
        reading("a", *parent, outlet="Orrin Post", published="2031-03-04").article,
        reading("b", *copy, outlet="Blue Gazette", published="2031-03-06").article,
    ]
    found = [f for f in link([Reading(article=a, extraction=extract(a)) for a in made]).findings if f.kind == "outlet_swap"]
    assert len(found) == 1
    assert "Blue Gazette" in found[0].explanation


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "About 300 people gathered at the harbour of Tull on Monday, police said; the dockers' union put their number at more than 900.",
            "conflict",
            "more than 900",
        ),
        (
            "Some lawmakers say that the mills belong to friends of the minister.\n\n“That is a lie, and an old one,” minister Oda Brenn said.",
            "denial",
            "answers",
        ),
    ],
)
def test_what_stands_against_what_in_one_article_is_pointed_out(text: str, kind: str, words: str) -> None:
    article = reading("a", *text.split("\n\n"), outlet="Orrin Post").article
    found = [f for f in link([Reading(article=article, extraction=extract(article))]).findings if f.kind == kind]
    assert len(found) == 1
    assert words in found[0].explanation


@pytest.mark.parametrize(
    ("was", "now"),
    [("lasts two months", "lasts two weeks"), ("put their number at roughly 380", "put their number at roughly 830")],
)
def test_another_stretch_or_turned_digits_in_a_rewrite_are_a_distortion(was: str, now: str) -> None:
    parent = (
        f"The course for pilots at Tull {was}, the council said." if "lasts" in was else f"Officials who counted the pilots at Tull {was}.",
        "The harbour board of Tull did not reply to a request for comment on the 16,420 hours of flight.",
        "A spokeswoman said the board would look at the hinges of the gate before summer.",
        "The field carries a fifth of the grain that Velmora ships to Norland each year.",
    )
    copy = (parent[0].replace(was, now), parent[1], parent[2].replace("would look at", "will inspect"), parent[3])
    made = [
        reading("a", *parent, outlet="Orrin Post", published="2031-03-04").article,
        reading("b", *copy, outlet="Blue Gazette", published="2031-03-06").article,
    ]
    found = [f for f in link([Reading(article=a, extraction=extract(a)) for a in made]).findings if f.kind == "distortion"]
    assert any(now in f.explanation for f in found)
