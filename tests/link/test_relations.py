from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link.credits import voices
from headwater.link.entities import entities, identities
from headwater.link.relations import relations
from headwater.link.resolutions import resolutions
from headwater.model import Reading, Relation
from tests.link.invent import reading, say

WIRE = (
    "The harbour at Tull will be dredged from the first week of May, the port master told the Orrin Post on Monday.",
    "Some 41,250 tonnes of silt lie between the old pier and the lighthouse, more than twice what was found nine years ago.",
    "Ferries to Redlake will leave from the northern quay while the dredger works, and the fish market moves into a tent.",
    "The Orrin Post could not independently verify the figure, which the harbour board is to debate in the second half of June.",
)


def _pages() -> list[Reading]:
    wire = reading("a", *WIRE, outlet="Orrin Post", published="2031-03-03")
    copy = reading("b", *(w.replace("Orrin Post", "Blue Gazette") for w in WIRE), outlet="Blue Gazette", published="2031-03-05")
    other = reading(
        "c",
        "Dredging at Tull begins in May and will take about six weeks, according to a notice of the harbour board published at noon.",
        "Fishermen fear for the spring catch: the cod come close to the shore at that time of year, says their guild.",
        "Redlake's ferry line says that it has not been told which quay it may use, and asks for a rebate on its fees.",
        outlet="Norrin News",
        published="2031-03-04",
    )
    return [wire, copy, other]


def test_a_copy_with_another_outlets_name_is_a_reprint_of_the_earlier_one() -> None:
    pages = _pages()
    (found,) = relations(pages)
    assert found.kind == "reprint"
    assert found.article_id == pages[1].article.id
    assert found.of_article_id == pages[0].article.id
    assert found.containment == 1.0
    assert found.direction_basis == "published earlier"
    assert [(s.before, s.after) for s in found.swaps] == [("Orrin", "Blue"), ("Post", "Gazette")] or [(s.before, s.after) for s in found.swaps] == [
        ("Orrin Post", "Blue Gazette")
    ]
    assert len(found.alignment) == 4
    by_id = {p.article.id: p.article for p in pages}
    for e in found.evidence:
        assert by_id[e.article_id].text[e.span.start : e.span.end] == e.span.text


def test_one_quotation_in_two_reports_relates_nothing() -> None:
    words = "“The silt has to go before the summer, and it will go, whatever the guild and the ferry line may say about it this week”"
    one = reading(
        "a", f"{words}, the port master said in Tull, where rain fell all day.", "The board meets in June to talk about the cost.", outlet="A"
    )
    two = reading("b", f"Asked on the radio, he answered: {words}. Cod prices rose by a tenth.", "Redlake waits for a quay.", outlet="B")
    assert relations([one, two]) == ()


def test_pages_without_dates_or_credits_have_no_evident_direction() -> None:
    first = reading("a", *WIRE[1:3], outlet="Orrin Post", published=None)
    second = reading("b", *WIRE[1:3], outlet="Blue Gazette", published=None)
    (found,) = relations([first, second])
    assert found.direction_basis == "not evident"
    assert found.article_id < (found.of_article_id or "")


def test_a_forgotten_name_of_the_other_outlet_gives_the_direction() -> None:
    wire = reading("z", *WIRE, outlet="Orrin Post", published=None)
    copy = reading("a", *WIRE, outlet="Blue Gazette", published=None)
    (found,) = relations([wire, copy])
    assert (found.article_id, found.of_article_id) == (copy.article.id, wire.article.id)
    assert (found.direction_basis or "").startswith("declared")


def test_a_family_is_held_together_by_one_relation_fewer_than_articles() -> None:
    pages = [reading(n, *WIRE, outlet=f"Outlet {n.upper()}", published=f"2031-03-{i:02}") for i, n in enumerate("abcdefghij", 1)]
    assert len([r for r in relations(pages) if r.of_article_id]) == 9


def test_another_outlets_voice_betrays_the_parent_for_all_statements() -> None:
    page = reading(
        "a",
        "The quay is shut, the port master said. The ferry line has not responded to the BBC's request for comment. It rained.",
        outlet="tull-daily.example",
        said=[say("The quay is shut", by="the port master", cue="said", role="unnamed"), say("It rained")],
    )
    (voice,) = voices(page.article)
    assert voice.name == "BBC"
    ids = identities(entities([page]))
    found = resolutions([page], relations([page]), ids)
    assert [[h.name for h in r.chain] for r in sorted(found, key=lambda r: len(r.chain))] == [
        ["BBC", "tull-daily.example"],
        ["the port master", "BBC", "tull-daily.example"],
    ]
    assert all(r.evidence for r in found)
    assert all(r.chain[-2].inferred for r in found)


def test_the_parents_outlet_stands_in_a_reprints_resolved_chain() -> None:
    said = [say("The harbour at Tull will be dredged", by="the port master", cue="told", role="unnamed")]
    wire = reading("a", *WIRE, outlet="Orrin Post", published="2031-03-03", said=said)
    copy = reading("b", *(w.replace("Orrin Post", "Blue Gazette") for w in WIRE), outlet="Blue Gazette", published="2031-03-05", said=said)
    found = resolutions([wire, copy], relations([wire, copy]), identities(entities([wire, copy])))
    (only,) = [r for r in found if r.statement_id == copy.extraction.statements[0].id]
    assert [h.name for h in only.chain] == ["the port master", "Orrin Post", "Blue Gazette"]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_order_does_not_matter(seed: int) -> None:
    pages = _pages()
    shuffled = random.Random(seed).sample(pages, len(pages))
    assert _plain(relations(shuffled)) == _plain(relations(pages))


def _plain(found: tuple[Relation, ...]) -> list[str]:
    return [repr(r) for r in found]


def test_broken_input_is_no_error() -> None:
    odd = [reading(n, w, outlet=None, published=None) for n, w in (("a", "\x00\ud800 “"), ("b", "a" * 5000), ("c", "“" * 300), ("d", "1 " * 900))]
    relations(odd)


def test_a_translation_keeps_names_figures_and_their_order() -> None:
    one = reading(
        "a", *WIRE, "Captain Orlec of the Redlake Star told Radio Norrin that 317 berths stay open until 2034.", language="en", published=None
    )
    two = reading(
        "b",
        "Le port de Tull sera dragué à partir de mai, a déclaré le maître de port à l’Orrin Post.",
        "Quelque 41 250 tonnes de vase sont entre la jetée et le phare. Les ferries vers Redlake partiront du quai nord.",
        "L’Orrin Post n’a pas pu vérifier le chiffre. Le capitaine Orlec du Redlake Star a dit à Radio Norrin que 317 places restent jusqu’en 2034.",
        language="fr",
        published=None,
    )
    (found,) = [r for r in relations([one, two]) if r.of_article_id]
    assert found.kind == "translation"


def test_an_outlet_at_the_headlines_end_is_a_voice_and_a_section_is_none() -> None:
    head = [reading("a", ("headline", f"Quay shut in Tull | {tail}"), "It rained.", outlet="tull.example") for tail in ("Reuters", "World news")]
    assert [[c.name for c in voices(h.article)] for h in head] == [["Reuters"], []]


def test_a_report_that_names_another_outlet_and_has_its_sentence_stems_from_it() -> None:
    told = "Tull will dredge its harbour from the first week of May and move the fish market into a tent, its port master said on Monday."
    parent = reading("a", told, "Cod prices rose by a tenth.", outlet="Orrin Post", published="2031-03-03")
    child = reading(
        "b",
        "Tull is dredging its harbour from the first week of May and moving the fish market into a tent, the port master said, Orrin Post reports.",
        "Nobody at the guild would talk to our newspaper.",
        outlet="Blue Gazette",
        published="2031-03-03",
    )
    for pages in ([parent, child], [child, parent]):
        (found,) = relations(pages)
        assert (found.article_id, found.of_article_id, found.kind) == (child.article.id, parent.article.id, "rewrite")
        assert found.direction_basis == "it names the other's outlet: Orrin Post"


def test_to_name_another_outlet_without_its_facts_relates_nothing() -> None:
    one = reading("a", "Tull will dredge its harbour from the first week of May, its port master said.", outlet="Orrin Post", published="2031-03-03")
    two = reading(
        "b", "The ferry line to Redlake wants a rebate on its fees, the Orrin Post reported.", outlet="Blue Gazette", published="2031-03-04"
    )
    assert relations([one, two]) == ()


def test_slips_that_nobody_else_made_betray_a_rewrite_without_credit() -> None:
    board = reading("a", "The tug Merrow, number 0417, left Sandhaven quay at 10.52 with a crew of five, said the harbour board.", outlet="Board")
    right = reading("b", "The crew of the tug had left Sandhaven in fog, its owner told reporters in the evening.", outlet="Orrin Post")
    more = reading("e", "Ferries from Sandhaven were late by an hour and the market closed.", outlet="Norrin News")
    wrong = reading(
        "c",
        "The tug Merrow, number 0471, left Sandhaver quay at 10.25 with a crew of five, according to the harbour board's paper.",
        outlet="Blue Gazette",
        published="2031-03-04",
    )
    copy = reading(
        "d",
        "With five people on board the tug Merrow, which has the number 0471, set off from the quay of Sandhaver at 10.25.",
        outlet="Plains Herald",
        published="2031-03-05",
    )
    found = [r for r in relations([copy, wrong, more, right, board]) if r.article_id == copy.article.id]
    assert [(r.of_article_id, r.direction_basis) for r in found] == [(wrong.article.id, "published earlier")]
    assert "0471" in found[0].reason


def test_the_hour_tells_which_of_two_of_one_day_came_first() -> None:
    early = reading("z", *WIRE, outlet="Orrin Herald", published="2031-03-03T08:00:00+00:00")
    late = reading("a", *WIRE, outlet="Blue Gazette", published="2031-03-03T08:30:00-02:00")
    (found,) = [r for r in relations([early, late]) if r.of_article_id]
    assert (found.article_id, found.of_article_id) == (late.article.id, early.article.id)


def test_one_name_whose_letters_changed_places_betrays_a_rewrite_without_credit() -> None:
    first = reading("a", "All berths at Sandhaven are open again after the storm, wrote its owners.", outlet="Board")
    second = reading("b", "Ferries from Sandhaven were late by an hour and the market closed.", outlet="Norrin News")
    wrong = reading("c", "The tug Merrow left Sandahven quay in thick fog with a crew of five, the harbour board wrote.", outlet="Blue Gazette")
    copy = reading(
        "d",
        "With all hands aboard the old Merrow put to sea; nobody on the pier at Sandahven saw her lights, for thick fog lay there.",
        outlet="Plains Herald",
        published="2031-03-05",
    )
    third = reading("e", "The choir of Sandhaven sings on Friday.", outlet="Parish Letter")
    found = [r for r in relations([copy, wrong, second, first, third]) if r.of_article_id]
    assert [{r.article_id, r.of_article_id} for r in found] == [{copy.article.id, wrong.article.id}]
    assert "Sandahven" in found[0].reason


def test_names_of_the_same_letters_are_no_slip() -> None:
    pages = [
        reading("a", "Marion and Romain met the board of the lock in Tull on Monday.", outlet="Board"),
        reading("b", "Romain spoke of the lock in Tull at length.", outlet="Norrin News"),
        reading("c", "Marion gave the board of the lock a paper on Monday.", outlet="Blue Gazette"),
        reading("d", "A paper on the lock was what Marion had brought.", outlet="Plains Herald"),
    ]
    assert [r for r in relations(pages) if r.of_article_id] == []


TOLD = (
    "The operator of the Merrow lock in Tull will close it for 46 days from 3 May, its director Oda Karling said on Tuesday.",
    "Divers found a crack of 7.4 metres in the lower gate when they inspected it last week.",
    "The repair will cost 18.6 million euros, of which the state of Norrin pays 12.9 million.",
    "Some 340 barges pass through the lock every week, most of them with grain and gravel.",
    "The shippers' guild in Redlake called the closure a disaster for its members.",
    "Its chairman Piet Ansbach demanded that barges be allowed through at night.",
    "Karling said that safety came first and that no ship would pass a damaged gate.",
    "The last closure of the lock, in 2019, had lasted 21 days.",
)
UEBERSETZT = (
    "Der Betreiber der Merrow-Schleuse in Tull wird sie ab 3. Mai für 46 Tage schließen, sagte Direktorin Oda Karling am Dienstag.",
    "Taucher fanden bei einer Inspektion in der vergangenen Woche einen Riss von 7,4 Metern im unteren Tor.",
    "Die Reparatur kostet 18,6 Millionen Euro, von denen das Land Norrin 12,9 Millionen zahlt.",
    "Jede Woche fahren etwa 340 Kähne durch die Schleuse, die meisten mit Getreide und Kies.",
    "Die Gilde der Schiffer in Redlake nannte die Schließung eine Katastrophe für ihre Mitglieder.",
    "Ihr Vorsitzender Piet Ansbach forderte, dass Kähne nachts durchfahren dürfen.",
    "Karling sagte, die Sicherheit gehe vor und kein Schiff werde ein beschädigtes Tor passieren.",
    "Die letzte Schließung der Schleuse im Jahr 2019 hatte 21 Tage gedauert.",
)


def test_a_page_that_says_the_same_in_another_language_is_a_translation_also_without_credit() -> None:
    first = reading("a", *TOLD, outlet="Orrin Post", published="2031-03-03")
    second = reading("b", *UEBERSETZT, outlet="Tuller Bote", published="2031-03-04", language="de")
    (found,) = (r for r in relations([second, first]) if r.of_article_id)
    assert (found.kind, found.article_id, found.of_article_id) == ("translation", second.article.id, first.article.id)
    assert "mean the same" in found.reason


def test_two_reports_on_one_lock_in_two_languages_are_no_translation() -> None:
    first = reading("a", *TOLD, outlet="Orrin Post", published="2031-03-03")
    second = reading(
        "b",
        "In Tull wird gestritten: Die Schleuse soll 46 Tage zu bleiben, und niemand fragte die Fischer.",
        "Der Wirt am Kai fürchtet um den Sommer, denn zu ihm kommen sonst die Gäste der Ausflugsboote.",
        "Im Rathaus hieß es, die Kosten von 18,6 Millionen Euro seien zu hoch angesetzt.",
        "Eine Schulklasse malte am Montag Bilder von der Schleuse, die nun im Foyer hängen.",
        "Für Oda Karling, die Direktorin, ist es das letzte Jahr vor dem Ruhestand.",
        "Sie segelt seit 2019 auf dem See und will das weiter tun.",
        "Das Wetter bleibt mild, und am Wochenende beginnt das Hafenfest.",
        outlet="Tuller Bote",
        published="2031-03-04",
        language="de",
    )
    assert [r for r in relations([second, first]) if r.of_article_id] == []
