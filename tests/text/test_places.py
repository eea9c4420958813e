from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import PlaceMention
from headwater.text.gazetteer import fold_place, lookup
from headwater.text.places import find_places, locate


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


def test_names_are_folded() -> None:
    assert fold_place("São-Paulo’s") == "sao paulos"
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
