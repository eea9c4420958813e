"""Turns of the news agencies and of headlines that attribute, count and add: invented sentences on all kinds of things."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article

Said = tuple[str | None, str]


def said(*parts: str | tuple[str, str]) -> list[Said]:
    """Return (who, what) for every assertion: None for the article's own voice."""
    return [(s, a) for s, a, _ in _all(*parts)]


def _all(*parts: str | tuple[str, str]) -> list[tuple[str | None, str, tuple[str, ...]]]:
    found = extract(article(*parts))  # type: ignore[arg-type]
    by_id = {s.id: s for s in found.statements}
    rows = []
    for a in found.assertions:
        s = by_id[a.statement_id]
        names = tuple(h.name for h in s.chain)
        rows.append((names[0] if s.mode != "narration" else None, a.span.text, names[1:-1] if s.mode != "narration" else names[:-1]))
    return rows


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Some 40 families have left, per the Civil Defence League.", "Civil Defence League", "Some 40 families have left"),
        ("Another 12 orchards were lost, per the growers' union.", "growers' union", "Another 12 orchards were lost"),
        ("Per the Ostrel Weather Office, the frost will last a week.", "Ostrel Weather Office", "the frost will last a week"),
        (
            "A clerk in the archive's reading room, speaking on condition of anonymity, put the number of stolen maps at 312.",
            "clerk in the archive's reading room",
            "the number of stolen maps at 312",
        ),
        ("The union put attendance at the fair at 9,000.", "union", "attendance at the fair at 9,000"),
        ("Inspectors gave the depth of the crack as 40 centimetres.", "Inspectors", "the depth of the crack as 40 centimetres"),
        ("The teachers interviewed say that the roof is leaking.", "teachers interviewed", "the roof is leaking"),
        ("The officials quoted said six wells had dried up.", "officials quoted", "six wells had dried up"),
        ("The turbines were worn out, said one of the engineers.", "one of the engineers", "The turbines were worn out"),
        ("The herd, by the ranger's count, has doubled.", "ranger", "The herd, by the ranger's count, has doubled"),
        ("It covers four valleys and, by the Orvian government's count, over two thousand farms.", "Orvian government", "over two thousand farms"),
        ('The harbour office, in an e-mail, described the report as "careless and wrong".', "harbour office", 'the report as "careless and wrong'),
        ("According to Ona Vell, who runs the pier, 40 boats sank.", "Ona Vell", "40 boats sank"),
        ("The governor posted on Facebook: The bridge is closed.", "governor", "The bridge is closed"),
        ("The union spoke of 300 dismissals.", "union", "The union spoke of 300 dismissals"),
    ],
)
def test_what_is_reckoned_put_or_passed_on_has_its_speaker(text: str, who: str, what: str) -> None:
    assert (who, what) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tickets cost 40 marks per child.",
        "The firm put the plan on hold for 12 weeks.",
        "The teacher gave the children 40 apples.",
        "The choir won by a wide margin.",
    ],
)
def test_rates_and_gifts_are_nobodys_words(text: str) -> None:
    assert [who for who, _ in said(text)] == [None]


def test_two_of_them_are_of_the_people_named_before() -> None:
    found = said("Three engineers familiar with the dam said the valve was stuck. It was opened on purpose, said two of them.")
    assert found[-1] == ("two of Three engineers familiar with the dam", "It was opened on purpose")


def test_what_goes_on_behind_a_tag_is_still_said() -> None:
    found = said("The levy was lawful, Finance Minister Lia Korm told parliament, and would be paid by June.")
    assert found == [("Lia Korm", "The levy was lawful"), ("Lia Korm", "would be paid by June")]


def test_a_second_verb_has_the_subject_before_its_apposition() -> None:
    found = said("The water minister, Ida Renn, visited Marl and informed the growers that a panel would be named.")
    assert ("Ida Renn", "a panel would be named") in found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Three wolves had been shot since Monday, bringing the toll to 9, ranger Pol Hask said.",
            ["Three wolves had been shot since Monday", "bringing the toll to 9"],
        ),
        ("A landslide has closed the pass, killing 14 goats.", ["A landslide has closed the pass", "killing 14 goats"]),
        ("The board closed the road, two weeks after a bridge fell at Marl.", ["The board closed the road", "a bridge fell at Marl"]),
        ("The choir sang on, leaving nobody unmoved.", ["The choir sang on, leaving nobody unmoved"]),
    ],
)
def test_results_with_a_number_and_events_that_date_others_stand_alone(text: str, pieces: list[str]) -> None:
    assert [what for _, what in said(text)] == pieces


def test_what_an_outlet_makes_of_a_number_is_its_own() -> None:
    found = said("The union said 74 people were missing, a number that would point to more passengers.")
    assert found[0] == ("union", "74 people were missing")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("'The brakes never worked', says driver of runaway tram", [("driver of runaway tram", "The brakes never worked")]),
        ("Floods recede; 'we lost everything', says farmer", [("farmer", "we lost everything")]),
        ("Strike ends; 40 trains still cancelled", [(None, "Strike ends"), (None, "40 trains still cancelled")]),
        ("Orvia bans night flights: 12 fined, pilot arrested", [(None, "Orvia bans night flights"), (None, "12 fined"), (None, "pilot arrested")]),
        ("Orvia suspends night trains as rising toll reaches 38", [(None, "Orvia suspends night trains"), (None, "rising toll reaches 38")]),
        ("Tram firm denies fault, inspector sacked", [("Tram firm", "Tram firm denies fault")]),
        ("Bridge to close: minister", [("minister", "Bridge to close")]),
    ],
)
def test_headlines_hold_several_news(text: str, want: list[Said]) -> None:
    assert said(("headline", text)) == want


@pytest.mark.parametrize(
    ("text", "chain", "what"),
    [
        (
            "The plant was shut down, Reuters reported, citing the Interfax agency, which quoted the energy ministry.",
            ("energy ministry", "Interfax", "Reuters"),
            "The plant was shut down",
        ),
        (
            "The Ostrel Press Agency, citing the Tarn Herald, which quoted two divers, reported that the wreck was empty.",
            ("two divers", "Tarn Herald", "Ostrel Press Agency"),
            "the wreck was empty",
        ),
        ("Citing a police report, the Tarn Herald said that the driver was drunk.", ("police report", "Tarn Herald"), "the driver was drunk"),
        (
            "The Tarn Herald newspaper reported that the mine would close, citing two engineers.",
            ("two engineers", "Tarn Herald"),
            "the mine would close",
        ),
        (
            "The mine will close, the Tarn Herald reports, quoting Ona Vell, its manager.",
            ("Ona Vell", "Tarn Herald"),
            "The mine will close",
        ),
        ("Forty people were aboard, the ministry said in a statement, citing the manifest.", ("ministry",), "Forty people were aboard"),
        ("Forty people were aboard, the Board said, citing its own divers.", ("Board",), "Forty people were aboard"),
    ],
)
def test_who_is_cited_said_it_and_the_outlets_between_passed_it_on(text: str, chain: tuple[str, ...], what: str) -> None:
    who, said_so, relays = _all(text)[0]
    assert (who, *relays) == chain
    assert said_so == what


def test_the_agency_is_the_one_that_passed_something_on() -> None:
    assert said("The mine will close, the Ostrel Press Agency reported. The agency said 40 miners would be paid.")[1] == (
        "Ostrel Press Agency",
        "40 miners would be paid",
    )


def test_an_agency_that_asks_in_the_text_has_written_it() -> None:
    found = _all("The harbour was closed on Monday, the port office said.", "AFP has contacted the operator.")
    assert found[0] == ("port office", "The harbour was closed on Monday", ("AFP",))
    found = _all("The harbour was closed on Monday, the port office said.", "The Morning Lantern has contacted the operator.")
    assert found[0] == ("port office", "The harbour was closed on Monday", ())


def test_whoever_stands_behind_said_has_said_it() -> None:
    assert said("The net was torn, said a beachcomber from Marl.") == [("beachcomber from Marl", "The net was torn")]
    assert said("The net was torn, he said last week.")[0][1] == "The net was torn"


def test_a_relative_clause_behind_according_to_says_more() -> None:
    found = said("The quay is shut, according to the Red Cross, which said twelve boats were lost.")
    assert found == [("Red Cross", "The quay is shut"), ("Red Cross", "twelve boats were lost")]


def test_it_is_the_document_that_the_sentence_before_speaks_of() -> None:
    assert said("Orvel Dock Board met. The letter runs to two pages. It says the toll begins in May.")[-1] == ("letter", "the toll begins in May")
    assert said("The mayor said the letter was a fake. It says the toll begins in May.")[-1][0] != "letter"


def test_whom_one_calls_on_is_part_of_what_one_demands() -> None:
    assert said("Mayor Lina Vost called on the province to mend the lock by May.")[0][0] == "Lina Vost"
