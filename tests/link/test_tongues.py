"""Words of other languages by what they mean."""

import pytest

from headwater.link.tongues import meaning


@pytest.mark.parametrize(
    ("language", "word", "country"),
    [
        ("fr", "kényane", "=KE"),
        ("fr", "britanniques", "=GB"),
        ("es", "noruegos", "=NO"),
        ("es", "Rusia", "=RU"),
        ("de", "südafrikanischen", "=ZA"),
        ("de", "Niederländer", "=NL"),
        ("ru", "бразильские", "=BR"),
        ("ru", "Индии", "=IN"),
        ("uk", "польські", "=PL"),
    ],
)
def test_countries_and_their_adjectives_mean_the_country(language: str, word: str, country: str) -> None:
    assert meaning(language, word) == country


@pytest.mark.parametrize(("language", "word"), [("es", "rústico"), ("de", "Niederlage"), ("ru", "индивидуальный"), ("uk", "індивідуальний")])
def test_a_word_that_begins_like_a_country_is_none(language: str, word: str) -> None:
    assert meaning(language, word) is None
