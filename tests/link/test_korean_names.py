"""Korean names in Hangul and in the romanisations in use, and Korean bodies by their English names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link.gloss import listed, parts, stands_for
from headwater.link.names import LIKELY, same_name
from headwater.text.korean_names import names, one_name, readings, spells


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("나보람", "Na Bo-ram"),
        ("나보람", "Boram Na"),
        ("도경수찬", "Do Kyung-soo-chan"),
        ("표인숙 장관", "Pyo In-suk"),
        ("Pyo In-suk", "P'yo In-sŏk"),
        ("기혁철", "Ki Hyok Chol"),
        ("황보민", "Hwangbo Min"),
        ("탁은혜", "Eun-hye Tak"),
        ("루카 로시", "Luca Rossi"),
        ("헬가 브란트", "Helga Brandt"),
    ],
)
def test_one_person_in_two_spellings(left: str, right: str) -> None:
    assert same_name(left, right)[0] >= LIKELY
    assert same_name(right, left)[0] >= LIKELY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("송보람", "Song Bo-reum"),
        ("Song Bo-ram", "Song Bo-min"),
        ("Kim Ji-hoon", "Kim Ji-hyun"),
        ("심인숙", "Shin In-suk"),
        ("루카 로시", "Luca Conti"),
    ],
)
def test_two_people_with_like_names(left: str, right: str) -> None:
    assert same_name(left, right)[0] < LIKELY


def test_a_name_that_is_not_surely_korean_is_compared_as_others_are() -> None:
    assert one_name("Anna Lee", "Ana Lee") is None
    assert one_name("Pavel Orlov", "Pavel Orlow") is None


@pytest.mark.parametrize(
    ("hangul", "english", "same"),
    [
        ("환경부", "Ministry of Environment", True),
        ("환경부", "Ministry of Health and Welfare", False),
        ("온새대학교", "Onsae University", True),
        ("온새대학교", "Onsae University Hospital", False),
        ("온새전자", "Onsae Electronics", True),
        ("온새전자", "Onsae Construction", False),
        ("국세청", "National Tax Service", True),
        ("한국은행", "Bank of Korea", True),
        ("한국은행", "Korea Development Bank", False),
        ("유럽연합", "EU", True),
        ("연합뉴스", "Yonhap News Agency", True),
    ],
)
def test_bodies_by_the_words_of_their_names(hangul: str, english: str, same: bool) -> None:
    assert (same_name(hangul, english, "organisation")[0] >= LIKELY) is same


def test_an_acronym_is_made_of_the_initials_of_what_a_name_means() -> None:
    assert stands_for("FSS", "금융감독원")
    assert not stands_for("FSC", "금융감독원")
    assert listed("국정원") == listed("National Intelligence Service")


def test_a_name_is_cut_into_words_and_what_is_left_is_a_name() -> None:
    assert [(p.written, bool(p.renderings)) for p in parts("온새중공업")] == [("온새", False), ("중공업", True)]
    assert parts("Onsae") == ()


def test_long_and_odd_names_are_read_in_bounded_time() -> None:
    for name in ("한국" * 2_000, "kim " + "yeo" * 2_000, "김" * 5_000, "aeiou" * 9, "\ud800김철"):
        names(name)
        parts(name)
        readings(name)
        same_name(name, "Kim Chol", "organisation")


@settings(max_examples=60)
@given(st.text(alphabet="가나김이박철수영희kimyeoungchl -'", max_size=14), st.text(alphabet="가나김이박철수영희kimyeoungchl -'", max_size=14))
def test_comparison_is_symmetric(a: str, b: str) -> None:
    assert one_name(a, b) == one_name(b, a)
    assert same_name(a, b)[0] == same_name(b, a)[0]


def test_a_word_is_spelt_by_what_is_heard() -> None:
    assert spells("코스타", "Costa")
    assert spells("마르코", "Marco")
    assert not spells("마르코", "Mario")
