"""Forms that are one thing by their words."""

import pytest

from headwater.link.bodies import key_of


@pytest.mark.parametrize(("a", "b"), [("Varnik Oblast", "Varnik region"), ("Sale County", "Sale district"), ("Tolm Town", "Tolm City")])
def test_a_place_is_one_by_any_word_of_its_rank(a: str, b: str) -> None:
    assert key_of("place", a) == key_of("place", b)


def test_a_town_is_not_the_region_of_its_name() -> None:
    assert key_of("place", "Varnik region") != key_of("place", "Varnik City")
