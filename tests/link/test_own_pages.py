"""What pages share without one having it from the other: galleries under an outlet's pages, embedded posts, transcripts."""

from __future__ import annotations

from itertools import pairwise

from headwater.link.credits import voices
from headwater.link.relations import relations
from headwater.link.reuse import begins, prepare, quoted_spans
from headwater.model import Reading
from tests.link.invent import reading

LEADS = (
    "Mayor Hester Quill opened the new tram line to Ostby on Monday and rode the first car herself.",
    "A court in Lunde cleared the brewer Anders Holt of tax fraud after a trial of nine weeks.",
    "Storm waves broke two windows of the aquarium at Kelmouth, whose seals were moved inland overnight.",
)


def _captions(count: int) -> str:
    return " ".join(f"Quill waves number {n} from balcony {n * 7} beside guest {n * 13} in year {1900 + n}." for n in range(count))


def _page(name: str, lead: str, below: str, published: str, outlet: str = "Orrin Post") -> Reading:
    return reading(name, f"{lead} {below}", outlet=outlet, published=published)


def test_a_gallery_under_an_outlets_pages_of_other_weeks_relates_nothing() -> None:
    pages = [_page(f"p{n}", lead, _captions(20), f"2031-0{n + 3}-05") for n, lead in enumerate(LEADS)]
    assert relations(pages) == ()


def test_a_long_gallery_under_two_pages_of_one_day_relates_nothing() -> None:
    trams = " ".join(f"The council of Ostby spent {n * 17 + 3} crowns on item {n * 5 + 1} of its list for trams." for n in range(20))
    beer = " ".join(f"Witness {n * 3 + 2} had seen barrel {n * 11 + 4} leave the yard of Holt by gate {n * 19 + 6} at night." for n in range(20))
    first = _page("a", LEADS[0] + trams, _captions(30), "2031-03-05")
    second = _page("b", LEADS[1] + beer, _captions(30), "2031-03-05")
    assert relations([first, second]) == ()
    assert begins(prepare(first.article), prepare(second.article)) < 0.3


def test_a_report_brought_up_to_date_by_its_outlet_stems_from_the_first() -> None:
    told = " ".join(LEADS)
    first = _page("a", told, "More is to follow later in the evening.", "2031-03-05")
    second = _page("b", "Police have now sealed off the whole harbour front, from the fish hall to the mill, until Sunday noon.", told, "2031-03-06")
    (found,) = relations([first, second])
    assert found.of_article_id == first.article.id


def test_an_embedded_post_is_a_quotation() -> None:
    post = "Trams for everybody in Ostby before winter and not one crown more on fares — Hester Quill (@quill_ostby) March 5, 2031"
    text = f"The mayor promised trams.\n\n{post}\n\nHer rivals laughed (@ostby)."
    assert [text[a:b] for a, b in quoted_spans(text, 0, len(text))] == [post]


def test_what_is_said_in_a_post_relates_nothing() -> None:
    post = "Trams for everybody in Ostby before winter and not one crown more on fares, whatever the council says — Hester Quill (@quill_ostby)"
    one = reading("a", f"Hester Quill has made a promise on a social network.\n\n{post}\n\nShe has been mayor since May.", outlet="A Post")
    two = reading("b", f"Fares will stay as they are, if one believes the town hall.\n\n{post}\n\nThe line opens soon.", outlet="B Herald")
    assert relations([one, two]) == ()


def test_the_lines_of_a_transcript_are_quotations_and_a_dateline_is_not() -> None:
    talk = "QUILL: We shall have trams.\nREPORTER: When?\nQUILL: Before the winter."
    assert len(quoted_spans(talk, 0, len(talk))) == 3
    dateline = "OSTBY: The mayor opened the line on Monday."
    assert quoted_spans(dateline, 0, len(dateline)) == []


def test_quotations_within_posts_and_lines_are_told_once() -> None:
    text = "QUILL: “We shall have trams.”\nREPORTER: “When?”\nQUILL: Before the winter."
    spans = quoted_spans(text, 0, len(text))
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_citing_a_correspondent_or_a_paper_by_half_its_name_is_no_copy() -> None:
    cited = reading("a", "The BBC's security correspondent doubts it. The council did not respond to the Times' questions.", outlet="Orrin Post")
    assert voices(cited.article) == []


def test_sentences_of_an_agencys_narration_relate_two_reports_that_have_little_else_in_common() -> None:
    shared = (
        "Workers found the leak at dawn when a guard heard water running under the turbine hall of the old plant, "
        "and engineers drove in from three neighbouring districts to close the valves by hand before the cellar filled."
    )
    fill = [
        f"Speaker {n} of the {w} union told listeners about {w} wages and {w} pensions." for n, w in enumerate(("lake", "forest", "tannery", "canal"))
    ]
    rest = [f"Street {n} in the {w} quarter stayed closed to {w} carts for the day." for n, w in enumerate(("linen", "copper", "ropeway", "orchard"))]
    one = reading("a", shared, *fill, outlet="A Post", published="2031-03-05")
    two = reading("b", *rest, shared, outlet="B Herald", published="2031-03-05")
    assert [r.kind for r in relations([one, two])] != []


def test_the_words_of_a_speech_set_as_plain_text_are_not_the_reporters() -> None:
    speech = "We will lay rails to Ostby before our children are grown, and I will ride the first car with you."
    told = "The hall of the fair was full to the last row when the mayor of Ostby set out at length what the line would cost the town."
    page = prepare(reading("a", told, speech, outlet="A Post").article)
    assert page.outside[:10].all()
    assert not page.outside[-15:].any()


def test_an_opinion_piece_in_two_papers_is_a_reprint_though_all_of_it_is_the_writers() -> None:
    piece = " ".join(f"I have seen {n} trams and I tell you that we need {n * 3} more before our town can call itself grown." for n in range(12))
    (found,) = relations([reading("a", piece, outlet="A Post"), reading("b", piece, outlet="B Herald")])
    assert found.kind == "reprint"
