from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.romanise import frame, romanise, script, skeleton, vowels


@pytest.mark.parametrize(
    ("letters", "latin"),
    [("Орешко", "oreshko"), ("Щербак", "shcherbak"), ("Їжак", "izhak"), ("Згурів", "zhuriv"), ("이성권", "iseonggwon"), ("Ωρίων", "orion")],
)
def test_letters_by_table(letters: str, latin: str) -> None:
    assert romanise(letters) == latin


def test_a_languages_own_row_goes_first() -> None:
    assert romanise("Гора") == "gora"
    assert romanise("Гора", "uk") == "hora"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Andrii", "Andriy", "Andrei", "Andrij", "Andrey", "Андрій", "Андрей"),
        ("Oreshkovsky", "Oreshkovskyy", "Oreshkowskij", "Орешковський"),
        ("Yuliia", "Iuliia", "Julija"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(s) for s in spellings}) == 1


def test_korean_romanisations_agree_in_consonants_and_vowels() -> None:
    same = ("Seongkweun", "Sungkwon", "Sunggwen", "성권")
    assert len({(frame(s), vowels(s)) for s in same}) == 1
    assert vowels("Jongun") != vowels("Jongin")


def test_scripts() -> None:
    assert [script(s) for s in ("Tull", "Тулл", "툴", "123")] == ["Latn", "Cyrl", "Hang", None]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_goes_through(text: str) -> None:
    assert romanise(text) == romanise(text)
    assert skeleton(text).isascii()
    assert frame(text).isascii()
