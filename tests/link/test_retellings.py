from __future__ import annotations

from headwater.link.entities import entities, identities
from headwater.link.relations import relations
from headwater.link.resolutions import resolutions
from headwater.model import Reading
from tests.link.invent import reading, say

WIRE = (
    "TULL, March 3 (Reuters) - At least 17 crates of medicine went missing from the Redlake depot on Monday, harbour officials said.",
    "The depot held 342 crates and was guarded by 12 wardens, commissioner Oda Brenn said.",
    "Two wardens, who asked not to be named, told Reuters that the true number of missing crates was probably above 90.",
    "The alarm went off at 4:26 a.m. and the coast watch of Velmora sent the cutter Ostrava, it said.",
)


def _wire() -> Reading:
    said = [
        say("The depot held 342 crates and was guarded by 12 wardens", by="Oda Brenn", role="person"),
        say("the true number of missing crates was probably above 90", by="Two wardens", role="unnamed"),
    ]
    return reading("wire", *WIRE, outlet="Orrin Post", published="2031-03-03", agency="Reuters", said=said)


def _chains(pages: list[Reading]) -> dict[str, list[str]]:
    found = resolutions(pages, relations(pages), identities(entities(pages)))
    own = {s.id: s for p in pages for s in p.extraction.statements}
    return {own[r.statement_id].content.text: [h.name for h in r.chain[1:]] for r in found}


def test_an_agencys_report_reaches_its_rewrite_from_the_agency_whichever_outlet_printed_it() -> None:
    told = "The Redlake depot held 342 crates and was guarded by a dozen wardens"
    spun = reading(
        "spun",
        "At least 17 crates of medicine have vanished from the Redlake depot on Monday, harbour officials revealed.",
        f"{told}, commissioner Oda Brenn said.",
        "Two wardens, who asked not to be named, let slip that the true number of missing crates was probably above 90.",
        "The alarm went off at 4:26 a.m. and the coast watch of Velmora sent the cutter Ostrava.",
        outlet="Pulse of Tull",
        published="2031-03-04",
        said=[say(told, by="Oda Brenn", role="person")],
    )
    assert _chains([_wire(), spun])[told] == ["Reuters", "Pulse of Tull"]


def test_an_article_of_another_language_whose_lead_names_the_agency_retells_what_the_agency_signs() -> None:
    german = _german("berichtete die Nachrichtenagentur Reuters am Montag", "2031-03-04")
    (found,) = [r for r in relations([_wire(), german]) if r.of_article_id]
    assert (found.kind, found.article_id, found.of_article_id) == ("translation", german.article.id, _wire().article.id)
    assert found.direction_basis == "it names the other's outlet: Reuters"
    chains = _chains([_wire(), german])
    assert chains["Mindestens 17 Kisten sind im Redlake-Depot verschwunden"] == ["Reuters", "Fährblatt"]
    assert "Es fehlt nichts" not in chains


def test_it_retells_nothing_that_appears_later_or_names_no_one() -> None:
    assert not [r for r in relations([_wire(), _german("berichtete die Nachrichtenagentur Reuters am Montag", "2031-03-01")]) if r.of_article_id]
    assert not [r for r in relations([_wire(), _german("heißt es in der Stadt", "2031-03-04")]) if r.of_article_id]


def _german(how: str, published: str) -> Reading:
    return reading(
        "german",
        f"Mindestens 17 Kisten sind im Redlake-Depot verschwunden, {how}.",
        "Das Depot mit 342 Kisten war von 12 Wächtern bewacht, erklärte Kommissarin Oda Brenn.",
        "Mehr als 90 Kisten fehlen nach Worten zweier Wächter; Alarm um 4:26 Uhr, Velmora schickte den Kutter Ostrava.",
        "Es fehlt nichts, sagte Bürgermeister Ulf Harms dem Fährblatt.",
        outlet="Fährblatt",
        published=published,
        language="de",
        said=[
            say("Mindestens 17 Kisten sind im Redlake-Depot verschwunden", by="Mindestens 17 Kisten", role="unnamed"),
            say("Es fehlt nichts", by="Bürgermeister Ulf Harms", name="Ulf Harms", role="person"),
        ],
    )


def test_what_a_correction_names_as_the_source_is_the_source_of_the_corrected_article() -> None:
    pages = [_wire(), *_corrected()]
    (found,) = [r for r in relations(pages) if r.of_article_id]
    assert (found.article_id, found.of_article_id) == (pages[1].article.id, pages[0].article.id)
    assert found.direction_basis == "its outlet's correction names the other's outlet: Reuters"
    assert not [r for r in relations([_wire(), _corrected()[1]]) if r.of_article_id]


def _corrected() -> tuple[Reading, Reading]:
    horror = reading(
        "horror",
        "Thieves plundered the Redlake depot in the dead of night and got away with crates of medicine.",
        "More than 90 missing crates of medicine had been carried off, a warden blurted out.",
        "The coast watch of Velmora sent a cutter when the alarm went off at 4:26 a.m.",
        outlet="Daily Gull",
        published="2031-03-04",
    )
    words = "In fact it was two wardens, not one, who told Reuters of missing crates, and the number they put at probably above 90."
    regret = f"An article of 4 March said that thieves had plundered the Redlake depot in the night. {words}"
    also = "A spokesman for the coast watch of Velmora has since called to say that its cutter sails at dusk, and that no thief was seen that week."
    return horror, reading("regret", regret, also, outlet="Daily Gull", published="2031-03-08")
