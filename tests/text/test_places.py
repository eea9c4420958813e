from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import PlaceMention
from headwater.text.gazetteer import fold_place, lookup
from headwater.text.place_choice import Name, choose
from headwater.text.place_options import options_of, options_of_given
from headwater.text.place_signs import signs
from headwater.text.places import find_places, locate


def located(text: str, *names: str) -> list[PlaceMention]:
    return locate(text, [(text.index(n), text.index(n) + len(n)) for n in names])


def places(sentence: str, *, located: bool = False) -> list[PlaceMention]:
    return find_places(sentence, 0, len(sentence), located=located)


def test_cities_are_found_with_country_and_position() -> None:
    (place,) = places("The conference was held in Nairobi.")
    assert (place.name, place.country) == ("Nairobi", "KE")
    assert place.lat is not None
    assert abs(place.lat + 1.28) < 0.2


def test_a_container_decides() -> None:
    assert [p.country for p in places("She was born in Paris, Texas, and left early.")] == ["US", "US"]
    assert [p.country for p in places("She was born in Paris.")] == ["FR"]


def test_a_kind_of_place_belongs_to_the_name() -> None:
    assert [p.span.text for p in places("Farmers in Omsk Oblast sold their wheat.")] == ["Omsk Oblast"]


def test_what_an_unlisted_name_is_may_show_from_the_words() -> None:
    (place,) = places("A jet crashed at the Zumbrel airfield.")
    assert (place.name, place.country) == ("Zumbrel", None)


def test_people_and_bodies_are_no_places() -> None:
    assert places("Paris Okonjo told the Washington Post about the Bank of America.") == []


def test_a_country_that_acts_is_no_place_of_the_event() -> None:
    assert places("Norway said it would build a bridge.", located=True) == []
    assert [p.name for p in places("Norway said it would build a bridge in Chile.", located=True)] == ["Chile"]


def test_given_passages_are_located_together() -> None:
    text = "Fires near Athens and Macon kept crews in Georgia busy."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Athens", "Macon", "Georgia")]
    assert len(locate(text, spans)) == 3


def test_the_other_places_of_a_text_decide() -> None:
    text = "Crews from Springfield and Chicopee met in Holyoke before dawn."
    springfield = located(text, "Springfield", "Chicopee", "Holyoke")[0]
    assert springfield.lat is not None
    assert abs(springfield.lat - 42.1) < 0.3
    (alone,) = located("Crews from Springfield met before dawn.", "Springfield")
    assert alone.geonames_id != springfield.geonames_id


def test_what_holds_a_place_may_stand_on_either_side() -> None:
    for text in (
        "A fire in Paris, Ky., was put out.",
        "A fire in Kentucky’s Paris was put out.",
        "A fire in the Kentucky town of Paris was put out.",
    ):
        (paris,) = located(text, "Paris")
        assert paris.lat is not None
        assert abs(paris.lat - 38.2) < 0.3, text


def test_a_list_of_states_is_no_container() -> None:
    assert signs("Kansas, Oklahoma and Texas agreed.", 0, 6, options_of("Kansas")).held == ()
    assert [p.admin1 for p in signs("Kansas, Oklahoma, is a small town.", 0, 6, options_of("Kansas")).held] == ["OK"]


def test_a_told_place_keeps_its_meaning_through_a_text() -> None:
    text = "A bank in Athens, Georgia, shut its doors. Customers in Athens were told on Friday."
    second = text.rindex("Athens")
    assert [p.country for p in locate(text, [(10, 16), (second, second + 6)])] == ["US", "US"]


def test_a_town_of_a_countrys_name_needs_its_surroundings() -> None:
    assert [p.country for p in located("The cabinet of Lebanon met on Friday.", "Lebanon")] == ["LB"]
    text = "Police in Lebanon, Ind., and deputies of Boone County searched a field."
    assert [p.country for p in located(text, "Lebanon", "Boone County")] == ["US", "US"]


def test_a_country_does_not_lie_in_the_one_named_next() -> None:
    assert [p.country for p in located("In Russia, U.S. diplomats said, little changed.", "Russia", "U.S.")] == ["RU", "US"]


def test_a_city_comes_before_the_division_around_it_and_a_division_where_the_words_ask_for_it() -> None:
    assert options_of("Tehran")[0].country == "IR"
    (city,) = located("The plane landed in Tehran.", "Tehran")
    assert city.geonames_id == 112931
    (capital,) = located("The senator flew back to Washington.", "Washington")
    assert capital.geonames_id == 4140963
    (state,) = located("Troopers of Washington state police closed the road.", "Washington")
    assert state.geonames_id == 5815135
    (county,) = located("The state of New York pays for it.", "New York")
    assert county.geonames_id == 5128638


def test_peoples_states_and_continents_are_located_where_they_are_named() -> None:
    text = "Texans, Norwegian sailors and European buyers met."
    texas, norway, europe = located(text, "Texans", "Norwegian", "European")
    assert (texas.country, norway.country, europe.country) == ("US", "NO", None)
    assert europe.lat is not None


def test_shortened_names_are_read_in_full() -> None:
    assert {p.country for p in options_of("St. Petersburg")} >= {"RU", "US"}
    assert any(p.admin1 == "SC" for p in options_of("Mt. Pleasant"))
    assert any(p.admin1 == "SC" for p in options_of("W. Columbia"))
    assert [p.name for p in options_of_given("W. Va.")] == ["West Virginia"]
    assert [p.name for p in options_of_given("TX")] == ["Texas"]
    assert options_of("TX") == ()


def test_parts_stand_for_their_place_only_where_a_place_is_known_to_be_meant() -> None:
    assert options_of_given("Town of Groton")[0].country == "US"
    assert options_of("Town of Groton") == ()
    assert places("The White House said so.") == []
    assert [p.country for p in places("They met at the White House.")] == ["US"]
    (house,) = located("He walked past the White House.", "White House")
    assert house.country == "US"


def test_small_places_counties_and_airports_are_listed() -> None:
    assert any(p.kind == "P" and p.admin1 == "NE" for p in lookup("Winside"))
    assert any(p.kind == "B" and p.admin1 == "IN" for p in lookup("Boone County"))
    assert any(p.kind == "F" for p in lookup("Hamburg Airport"))


def test_the_order_of_names_does_not_matter() -> None:
    names = [Name(name=n, options=options_of(n)) for n in ("Springfield", "Chicopee", "Paris", "Lyon", "Georgia")]
    forward, backward = choose(names), choose(names[::-1])
    assert forward == backward[::-1]


def test_names_that_an_article_shows_decide_in_each_of_its_sentences() -> None:
    text = "Officials in Dublin, Ohio, met. A crowd waited in Dublin on Monday."
    known = frozenset({"Dublin", "Ohio"})
    start = text.index("A crowd")
    assert [p.country for p in find_places(text, start, len(text), known=known)] == ["US"]
    assert [p.country for p in find_places(text[start:], 0, len(text) - start)] == ["IE"]


def test_whose_something_is_counts_where_all_places_are_asked_for() -> None:
    text = "Norwegian sailors told the Seattle-based firm and Gainesville City Council of it."
    assert [p.name for p in places(text)] == ["Norwegian", "Seattle-based", "Gainesville"]
    assert places(text, located=True) == []


def test_a_government_by_its_seat_is_no_place_of_the_event() -> None:
    assert places("Seoul said it would send engineers.", located=True) == []
    assert [p.country for p in places("Engineers gathered in Seoul.", located=True)] == ["KR"]


def test_streets_words_and_surnames_are_no_towns() -> None:
    assert [p.country for p in places("A shop in Boston Street shut.")] == [None]
    assert places("Man accused of theft.") == []
    assert places("Jane Lincoln wrote to them. Lincoln said so.") == []
    assert [p.name for p in places("Jane Lincoln wrote from Lincoln.")] == ["Lincoln"]


def test_states_shortened_at_the_end_of_a_sentence_are_states() -> None:
    assert [p.name for p in places("They came from Fresno, Calif. and stayed.")][1].startswith("Calif")


def test_names_are_folded() -> None:
    assert fold_place("São-Paulo’s") == "sao paulos"
    assert fold_place("Mt. St. Helens") == "mount saint helens"
    assert lookup("sao paulo")[0].country == "BR"
    assert lookup("") == ()
    assert lookup("\ud800") == ()


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("Paris in, Oslo of the Kyiv\ud800\x00.’"), max_size=60))
def test_spans_stand_in_the_text_whatever_it_is(text: str) -> None:
    for place in places(text):
        assert text[place.span.start : place.span.end] == place.span.text


def test_endless_lists_and_names_are_read_in_time() -> None:
    for text in ("Paris, " * 4000, "Aaa " * 4000, "in the city of " * 4000 + "Oslo"):
        assert all(text[p.span.start : p.span.end] == p.span.text for p in places(text))
