"""Who is made to have said what: forms of attribution, one invented sentence each."""

from __future__ import annotations

import pytest

from headwater.extract.attribution import find
from headwater.extract.paragraphs import read
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution

Found = tuple[str | None, str, tuple[str, ...]]


def words(s: Sentence, r: tuple[int, int]) -> str:
    return s.text[s.tokens[r[0]].start : s.tokens[r[1] - 1].end]


def shown(s: Sentence, hit: Attribution) -> Found:
    return (words(s, hit.source) if hit.source else None, words(s, hit.cue), tuple(words(s, p) for p in hit.pieces))


def attributions(text: str, kind: str = "body") -> list[Found]:
    return [shown(s, hit) for s in read(text, 0, len(text), kind) for hit in find(s)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Mira Oss said that the bridge had been closed.", "Mira Oss", "said", "that the bridge had been closed"),
        ("Mira Oss said the bridge had been closed.", "Mira Oss", "said", "the bridge had been closed"),
        (
            "A crew calling itself Redtide claims to have taken the papers of 40 ships.",
            "Redtide",
            "claims",
            "to have taken the papers of 40 ships",
        ),
        (
            "The Wire said last week, citing two pilots, that about 20 sailors had landed.",
            "two pilots",
            "The Wire said",
            "that about 20 sailors had landed",
        ),
        (
            "The Seamen's League, a union that filed a complaint in Bremen on Monday, says reports from its members point to 40 ships.",
            "The Seamen's League, a union that filed a complaint in Bremen on Monday,",
            "says",
            "reports from its members point to 40 ships",
        ),
        ("The bridge is closed, Mira Oss said.", "Mira Oss", "said", "The bridge is closed"),
        ("The bridge is closed, says Mira Oss, head of the Roads Office.", "Mira Oss, head of the Roads Office", "says", "The bridge is closed"),
        ("According to the harbour board, the ferry sank on Monday.", "the harbour board", "According to", "the ferry sank on Monday"),
        ("The ferry sank on Monday, according to the harbour board.", "the harbour board", "according to", "The ferry sank on Monday"),
        ("The minister told reporters on Friday that talks would resume.", "The minister", "told", "that talks would resume"),
        ("“We will rebuild,” the mayor said.", "the mayor", "said", "“We will rebuild,”"),
        ("“We will rebuild,” said Mayor Tovo Lind.", "Mayor Tovo Lind", "said", "“We will rebuild,”"),
        ('Tovo Lind, a lawyer for the union, said: "Nobody asked us."', "Tovo Lind, a lawyer for the union,", "said:", '"Nobody asked us."'),
        ("The firm denied any involvement in the leak.", "The firm", "denied", "any involvement in the leak"),
        ("The group claimed to have copied four million records.", "The group", "claimed", "to have copied four million records"),
        ("The office has confirmed it is investigating the leak.", "The office", "has confirmed", "it is investigating the leak"),
        (
            "The dam was damaged, as confirmed by a spokesman for the ministry.",
            "a spokesman for the ministry",
            "as confirmed by",
            "The dam was damaged",
        ),
        ("A report by the institute shows that wells are drying up.", "A report by the institute", "shows", "that wells are drying up"),
    ],
)
def test_a_sentence_gives_its_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert attributions(text) == [(source, cue, (content,))]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank on Monday in heavy rain.",
        "The ministry has not yet confirmed the figure.",
        "The company did not respond to a request for comment.",
        "The firm has yet to confirm the leak.",
        "She bought a boat and sailed to the island.",
        "",
    ],
)
def test_what_nobody_is_made_to_say_is_no_attribution(text: str) -> None:
    assert attributions(text) == []


def test_headlines_put_the_source_last() -> None:
    assert attributions("Navy training divers in two ports, Velian official says", "headline") == [
        ("Velian official", "says", ("Navy training divers in two ports",))
    ]
    assert attributions("Dozens of ships deployed near the strait: ministry", "headline") == [
        ("ministry", ":", ("Dozens of ships deployed near the strait",))
    ]


def test_a_saying_inside_a_report_belongs_to_its_own_speaker() -> None:
    text = "The Harbour Post reported on May 3 that the rebels had claimed the attack on the port."
    s = next(iter(read(text, 0, len(text), "body")))
    outer, inner = find(s)
    assert inner.outer is outer
    assert shown(s, inner)[0] == "the rebels"


def test_two_verbs_share_their_source() -> None:
    found = attributions("Oss said the bridge was closed, adding that a detour was open.")
    assert [f[0] for f in found] == ["Oss", "Oss"]
    assert [f[2] for f in found] == [("the bridge was closed",), ("that a detour was open",)]


def test_an_agency_behind_a_tag_is_a_relay() -> None:
    text = "The bridge is closed, said Mira Oss, according to the Northern Wire."
    s = next(iter(read(text, 0, len(text), "body")))
    (hit,) = find(s)
    assert [words(s, r) for r in hit.relays] == ["the Northern Wire"]


def test_the_outlet_speaks_again_after_a_change_of_tense() -> None:
    text = "The agency disclosed last month that Velia had agreed to sell the ships, as Velia and Ordan have deepened their ties."
    ((_, _, contents),) = attributions(text)
    assert contents == ("that Velia had agreed to sell the ships",)


def test_a_clause_with_a_speaker_of_its_own_is_not_part_of_the_content() -> None:
    found = attributions("The state said its office was helping the bank after a gang claimed to have robbed it.")
    assert [f[2] for f in found] == [("its office was helping the bank",), ("to have robbed it",)]


def test_a_tag_inside_what_is_said_parts_it_in_two() -> None:
    assert attributions("The bridge, Oss said, was closed in March.") == [("Oss", "said", ("The bridge", "was closed in March"))]


def test_a_noun_attributes_too() -> None:
    assert attributions("The gang’s claim that it had robbed the bank was met with doubt.")[0][:2] == ("The gang", "claim")
