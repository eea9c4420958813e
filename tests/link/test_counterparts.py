from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from headwater.extract import extract
from headwater.link import counterparts as alike
from headwater.link import link
from headwater.link.counterparts import counterparts
from headwater.link.findings import same_words
from headwater.link.strength import FACT, PLAN, THOUGHT, tentative
from headwater.link.words import fold
from headwater.model import Finding, Reading
from tests.link.invent import reading

PARENT = (
    "Velmora is considering a levy on river barges that could start in June, two people familiar with the matter told Reuters on Monday.",
    "The levy would last for at least nine months and would be paid by owners of barges above 4,180 tonnes at the port of Tull.",
    "The government might collect up to 70 million crowns a year, one of the people said.",
    "The harbour company shipped 12,640 tonnes of grain to Norland and Sarnovia last year.",
    "The draft decree was sent to the Harbour Ministry on Friday, said an official.",
    "Bargemen plan to meet at the town hall of Tull on Thursday evening, their guild said.",
    "Prices for grain rose a little in the morning.",
)
COPY = (
    "Velmora will impose the levy on river barges in June, hitting the poorest skippers.",
    "The charge will run for nine months, and whoever owns a barge of more than 4,180 tons at Tull port will have to pay it.",
    "Officials will pocket 700 million crowns each year, one insider revealed.",
    "Norland buys most of the 12,640 tons of grain that the harbour firm ships abroad annually.",
    "The decree draft has been approved by the ministry of harbours, according to one official.",
    "The guild of bargemen gathers at the Tull town hall on Thursday evening.",
    "Grain became a bit dearer in the early hours.",
)


def _read(name: str, *paragraphs: str, outlet: str, published: str) -> Reading:
    article = reading(name, *paragraphs, outlet=outlet, published=published).article
    return Reading(article=article, extraction=extract(article))


def _pages() -> list[Reading]:
    return [
        _read("parent", *PARENT, outlet="Orrin Post", published="2031-03-03"),
        _read("copy", *COPY, outlet="Blue Gazette", published="2031-03-04"),
    ]


def _told_again(pages: list[Reading]) -> list[Finding]:
    return [f for f in link(pages).findings if f.kind == "distortion"]


def test_sentences_in_other_words_find_each_other_and_nothing_else() -> None:
    parent, copy = (r.article for r in _pages())
    pairs = [(parent.text[slice(*y)], copy.text[slice(*x)]) for x, y, _ in counterparts(copy, parent)]
    assert len(pairs) >= 5
    assert all(PARENT.index(a) == COPY.index(b) for a, b in pairs)


@pytest.mark.parametrize(
    "note",
    [
        "the thought “The government might collect",
        "70,000,000 became 700,000,000",
        "“Sarnovia” is gone from “Norland and Sarnovia”",
        "the limit “at least nine months”",
        "“sent” became “approved”",
    ],
)
def test_what_a_rewrite_in_other_words_changed_is_pointed_out(note: str) -> None:
    found = [f for f in _told_again(_pages()) if note in f.explanation]
    assert len(found) == 1
    assert {e.article_id for e in found[0].evidence} == {p.article.id for p in _pages()}


def test_findings_of_rewrites_do_not_hang_on_the_order_of_readings() -> None:
    assert link(_pages()).findings == link(_pages()[::-1]).findings


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "is weighing a ban"),
        ("de", "erwägt ein Verbot"),
        ("uk", "розглядає заборону"),
        ("fr", "envisage une interdiction"),
        ("ko", "금지를 검토하고 있다"),
    ],
)
def test_thoughts_are_known_in_many_languages(language: str, words: str) -> None:
    assert tentative(language).search(fold(words))
    assert not tentative("xx").search(fold(words))
    assert THOUGHT < PLAN < FACT


def test_the_same_words_read_in_two_ways_are_no_plan_that_came_true() -> None:
    assert same_words("On Wednesday a guard was hurt at the gate of Tull", "On Wednesday, a guard was hurt at the gate of Tull")
    assert same_words("I hope that this report closes the matter", "More than once I hope that this report closes the matter for good")
    assert not same_words("Velmora will open a school for pilots at Tull", "Velmora has opened its school for pilots near Tull")


@pytest.mark.parametrize(("common", "told"), [(4, False), (5, True)])
def test_four_sentences_in_common_are_two_round_ups_of_one_event(monkeypatch: pytest.MonkeyPatch, common: int, told: bool) -> None:
    lines = [f"The crew counted {n} crates, 4180 barrels and 77 masts in the hold." for n in range(20, 28)]
    here, there = (_read(n, *lines, outlet=f"The {n}", published="2026-03-04").article for n in ("Tarn Post", "Orvel Times"))

    def lined_up(text: str, places: tuple[tuple[int, int], ...]) -> Any:
        shift = [0 if n < common or len(seen) % 2 == 0 else 20 for n in range(len(places))]
        seen.append(text)
        return np.eye(60)[[n + by for n, by in enumerate(shift)]]

    seen: list[str] = []
    monkeypatch.setattr(alike, "vectors", lined_up)
    assert (alike.told_after(here, there)[0] > 0) == told
