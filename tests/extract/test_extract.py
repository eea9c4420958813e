"""From an article to statements, chains and propositions."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract import extract
from headwater.model import Extraction, Statement
from headwater.text.passages import passages
from tests.extract.articles import article

WORDS = [
    *[
        "said",
        "says",
        "Oss",
        "Mira",
        "the",
        "a",
        "ministry",
        "that",
        "which",
        "who",
        "told",
        "claimed",
        "according",
        "to",
        "and",
        ",",
        ".",
        "“",
        "”",
        '"',
        ":",
    ],
    *[
        "reportedly",
        "adding",
        "group",
        "it",
        "he",
        "they",
        "'",
        "(",
        ")",
        "was",
        "has",
        "been",
        ";",
        "—",
        "by",
        "as",
        "after",
        "Velia",
        "report",
        "spokesman",
    ],
    *["I", "not", "no", "5", "million", "on", "Thursday", "post", "\n", "claims", "from", "’s"],
]


def spoken(found: Extraction) -> list[tuple[str, list[str], list[str]]]:
    """Return (mode, names of the chain, wordings of the assertions) of each statement."""
    return [(s.mode, [h.name for h in s.chain], [a.span.text for a in found.assertions if a.statement_id == s.id]) for s in found.statements]


def only(found: Extraction) -> Statement:
    (statement,) = found.statements
    return statement


def test_a_sentence_with_two_propositions_is_one_statement_with_two_assertions() -> None:
    text = "Velia is training divers in the north and is planning to send ships to Ordan, says Mira Oss, head of the Harbour Board."
    found = extract(article(text))
    assert spoken(found) == [
        ("indirect", ["Mira Oss", "Morning Lantern"], ["Velia is training divers in the north", "is planning to send ships to Ordan"]),
    ]
    speaker = only(found).chain[0]
    assert (speaker.role, speaker.title, speaker.organisation) == ("person", "head", "Harbour Board")


def test_a_quotation_of_several_sentences_has_as_many_assertions() -> None:
    found = extract(article("“The dam has burst. Two villages are under water. We need boats,” said Mira Oss."))
    assert spoken(found) == [
        ("direct", ["Mira Oss", "Morning Lantern"], ["The dam has burst", "Two villages are under water", "We need boats"]),
    ]


def test_a_quotation_that_goes_on_stays_with_its_speaker() -> None:
    found = extract(article("“The dam has burst,” said Mira Oss. “Two villages are under water.”", "“Boats are on their way.”"))
    assert [[h.name for h in s.chain] for s in found.statements] == [["Mira Oss", "Morning Lantern"]] * 3
    assert [s.chain[0].inferred for s in found.statements] == [False, True, True]
    assert all(s.chain[0].reason for s in found.statements[1:])


def test_a_pronoun_is_who_spoke_before() -> None:
    found = extract(article("Mira Oss said the dam had burst. She added that two villages were under water."))
    second = found.statements[1].chain[0]
    assert (second.name, second.as_written, second.inferred) == ("Mira Oss", "She", True)
    assert second.reason


def test_a_surname_is_completed_from_the_article() -> None:
    found = extract(article("Mira Oss, a geologist, said the dam had burst.", "Oss said two villages were under water."))
    assert found.statements[1].chain[0].name == "Mira Oss"
    assert not found.statements[1].chain[0].inferred


def test_narration_has_no_speaker_and_keeps_the_outlet() -> None:
    found = extract(article("The dam burst on Monday and two villages were flooded."))
    assert spoken(found) == [("narration", ["Morning Lantern"], ["The dam burst on Monday", "two villages were flooded"])]


def test_without_an_outlet_the_chain_ends_with_an_unknown_one() -> None:
    found = extract(article("Mira Oss said the dam had burst.", "Reuters", outlet=None))
    assert [(h.role, h.name) for h in only(found).chain] == [("person", "Mira Oss"), ("agency", "Reuters"), ("outlet", "unknown outlet")]
    assert only(found).chain[-1].reason
    assert all(m.name != "unknown outlet" for m in found.mentions)


def test_an_agency_that_signs_the_page_stands_behind_every_statement() -> None:
    found = extract(article("The dam burst on Monday.", "Mira Oss said two villages were under water.", "Reuters"))
    assert [[h.name for h in s.chain] for s in found.statements] == [["Reuters", "Morning Lantern"], ["Mira Oss", "Reuters", "Morning Lantern"]]
    assert {s.chain[-2].role for s in found.statements} == {"agency"}


def test_a_dateline_is_the_agency_and_no_part_of_what_is_said() -> None:
    found = extract(article("ORDAN (Reuters) - The dam burst on Monday."))
    assert spoken(found) == [("narration", ["Reuters", "Morning Lantern"], ["The dam burst on Monday"])]


def test_whom_it_was_told_and_through_whom() -> None:
    found = extract(article("“The dam has burst,” a spokesman for the Harbour Board told CBS News (via the BBC)."))
    chain = only(found).chain
    assert [h.name for h in chain[1:]] == ["CBS News", "BBC", "Morning Lantern"]
    assert (chain[0].role, chain[0].organisation) == ("unnamed", "Harbour Board")


def test_the_channel_and_its_date() -> None:
    found = extract(article("The dam has burst, Mira Oss said in a Telegram post on May 12."))
    channel = only(found).chain[0].channel
    assert channel is not None
    assert (channel.kind, channel.date) == ("Telegram post", "2031-05-12")


def test_a_saying_inside_a_report_has_the_report_as_a_hop() -> None:
    found = extract(article("The Harbour Post reported that Mira Oss had confirmed the dam was cracked."))
    assert [h.name.removeprefix("The ") for h in only(found).chain] == ["Mira Oss", "Harbour Post", "Morning Lantern"]


def test_hearsay_has_an_unnamed_speaker() -> None:
    found = extract(article("The dam had reportedly been cracked for years."))
    assert only(found).chain[0].role == "unnamed"
    assert only(found).source is None


def test_absence_is_told_by_the_article() -> None:
    found = extract(article("The Harbour Board has yet to confirm the crack."))
    assert only(found).mode == "narration"


def test_a_lead_is_named_from_further_down() -> None:
    found = extract(
        article(
            ("headline", "Navy training divers in Ordan and Port Sel, Velian official says"),
            "“The navy is training divers in Ordan and Port Sel,” Mira Oss, a deputy minister, said.",
        )
    )
    first = found.statements[0].chain[0]
    assert (first.name, first.as_written, first.inferred) == ("Mira Oss", "Velian official", True)


def test_a_caption_carries_its_credit() -> None:
    found = extract(article(("caption", "Divers leave the port of Ordan after the storm had passed. [YONHAP]")))
    assert [h.name for h in only(found).chain] == ["Yonhap", "Morning Lantern"]


def test_furniture_says_nothing() -> None:
    found = extract(article(("furniture", "Mira Oss said the dam had burst."), ("related", "Dam bursts, Oss says")))
    assert not found.statements


def test_other_languages_by_their_plain_forms() -> None:
    french = extract(article("« Le barrage est fermé », a déclaré Mira Oss à la BBC.", language="fr"))
    assert [h.name for h in only(french).chain] == ["Mira Oss", "BBC", "Morning Lantern"]
    german = extract(article("Laut Hafenamt ist der Damm gebrochen.", language="de"))
    assert only(german).source is not None
    spanish = extract(article("Mira Oss dijo que la presa se había roto.", language="es"))
    assert spoken(spanish)[0][2] == ["la presa se había roto"]


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_yields_passages_that_hold(parts: list[str], noise: str) -> None:
    page = article(("headline", " ".join(parts[:9]) + "x"), " ".join(parts) + noise + "x")
    found = extract(page)
    for part in (*found.statements, *found.assertions, *found.mentions):
        for _, span in passages(part):
            assert page.text[span.start : span.end] == span.text
    ids = [s.id for s in found.statements]
    assert len(set(ids)) == len(ids)
    for statement in found.statements:
        assert statement.chain[-1].name == "Morning Lantern"
        spans = [a.span for a in found.assertions if a.statement_id == statement.id]
        assert spans
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert extract(page) == found


def test_hostile_text_is_read() -> None:
    for text in ("\ud800 said \x00 that it", '"' * 500, "said " * 3000, "“" * 300 + "said Oss", "a, " * 2000 + "said Oss.", "(" * 2000):
        extract(article(text + "x"))


def test_declining_is_told_of_the_one_who_declines() -> None:
    found = extract(article("The Harbour Board declined to comment on the crack in the dam."))
    assert spoken(found)[0][2] == ["The Harbour Board declined to comment on the crack in the dam"]
    assert only(found).chain[0].name == "Harbour Board"
