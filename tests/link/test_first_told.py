"""Resolved chains of what an earlier article says was told to a medium, and of what the page has through another one; invented texts."""

from __future__ import annotations

from headwater.extract import extract
from headwater.link import link
from headwater.model import Reading
from tests.link.invent import reading


def _read(name: str, *paragraphs: str, outlet: str, published: str) -> Reading:
    article = reading(name, *paragraphs, outlet=outlet, published=published).article
    return Reading(article=article, extraction=extract(article))


def _chains(*pages: Reading, of: str) -> dict[str, list[str]]:
    """Return the resolved chains of an article's statements by the first words of what was said."""
    said = {s.id: s for p in pages if p.article.outlet and p.article.outlet.name == of for s in p.extraction.statements}
    return {said[r.statement_id].content.text[:20]: [h.name for h in r.chain] for r in link(pages).resolutions if r.statement_id in said}


FIRST = (
    "Harbour director Ansa Velt told the Orrin Herald that the north pier at Tull would be closed for repairs from 3 May.",
    "Its planks were laid forty years ago by a crew of prisoners, and divers have found shipworm in nine of the eleven piles.",
    "A school choir will sing at the opening of the fish market on Sunday, and the lighthouse may be visited free of charge.",
    "Shopkeepers on the quay have asked for lamps since a bicycle was stolen there in the winter.",
)
AGAIN = (
    "Grain barges had a slow spring on the lower river, and brokers expect prices to rise until the harvest is in.",
    "Ansa Velt, director of the harbour, said the north pier at Tull would close for repairs from 3 May.",
    "Two brokers left the guild this month after a dispute over weighing fees, and a third may follow them in the autumn.",
    "The town council meets on Thursday to talk about a new road between the market and the old customs house.",
)
OWN = (AGAIN[0], AGAIN[1].replace(" said the", " told the Blue Gazette that the"), *AGAIN[2:])


def test_what_was_told_to_a_medium_before_has_it_behind_the_source() -> None:
    first = _read("first", *FIRST, outlet="Tull Weekly", published="2031-04-02")
    later = _read("later", *AGAIN, outlet="Blue Gazette", published="2031-04-09")
    assert _chains(first, later, of="Blue Gazette") == {"the north pier at Tu": ["Ansa Velt", "Orrin Herald", "Blue Gazette"]}


def test_an_outlet_that_was_told_itself_needs_no_other() -> None:
    first = _read("first", *FIRST, outlet="Tull Weekly", published="2031-04-02")
    later = _read("later", *OWN, outlet="Blue Gazette", published="2031-04-09")
    assert _chains(first, later, of="Blue Gazette") == {}


def test_what_a_later_article_says_tells_nothing_of_an_earlier_one() -> None:
    first = _read("first", *FIRST, outlet="Tull Weekly", published="2031-04-12")
    earlier = _read("earlier", *AGAIN, outlet="Blue Gazette", published="2031-04-02")
    assert _chains(first, earlier, of="Blue Gazette") == {}


def test_a_newspaper_is_the_one_that_the_source_spoke_to_before() -> None:
    first = _read("first", *FIRST, outlet="Tull Weekly", published="2031-04-02")
    later = _read("later", "Ansa Velt told a newspaper last week that ferries had no berth left.", outlet="Blue Gazette", published="2031-04-09")
    assert _chains(first, later, of="Blue Gazette") == {"ferries had no berth": ["Ansa Velt", "Orrin Herald", "Blue Gazette"]}


def test_what_the_page_has_of_a_medium_through_another_it_has_so_throughout() -> None:
    page = _read(
        "page",
        "Two grain barges have left Tull, diplomats told the broadcaster ORF, as reported by the Danube Courier.",
        "The barges passed the lock at night, ORF said, citing several diplomats.",
        outlet="Blue Gazette",
        published="2031-04-09",
    )
    assert _chains(page, of="Blue Gazette")["The barges passed th"][1:] == ["ORF", "Danube Courier", "Blue Gazette"]


def test_an_acronym_that_could_not_verify_something_is_another_outlet_s_voice_but_a_body_is_not() -> None:
    told = "The hoist at Tull failed twice, engineer Ansa Velt said."
    copied = _read("copied", told, "Some blame the cable, but QRT could not positively say so.", outlet="Blue Gazette", published="2031-04-09")
    official = _read("official", told, "Some blame the cable, but the QRT could not positively say so.", outlet="Red Gazette", published="2031-04-09")
    assert _chains(copied, of="Blue Gazette")["The hoist at Tull fa"] == ["Ansa Velt", "QRT", "Blue Gazette"]
    assert _chains(official, of="Red Gazette") == {}
