from __future__ import annotations

import pytest

from headwater.link.candidates import candidates
from headwater.link.claims import groups
from headwater.link.entities import entities, identities
from headwater.link.propositions import propositions
from headwater.link.series import series
from headwater.link.slipped_sums import slipped_sums
from headwater.link.utterances import utterances
from headwater.model import Constraints, Reading
from tests.link.invent import named, reading, say


def loss(page: str, sum_: str, value: float, unit: str, published: str) -> Reading:
    told = f"The fire at the Kostrava mill caused damage of {sum_}"
    return reading(
        page,
        f"{told}, Kostrava Milling said.",
        published=published,
        said=[say(told, by="Kostrava Milling", role="organisation", cue="said", figures=[(sum_, value, unit, None)])],
        names=[named("Kostrava Milling", "organisation")],
    )


@pytest.mark.parametrize(
    ("sum_", "value", "unit", "pointed"),
    [
        ("400 million zlotys", 4e8, "PLN", "noughts"),
        ("40 million euros", 4e7, "EUR", "currencies"),
        ("40 million zlotys", 4e7, "PLN", ""),
        ("58 million zlotys", 5.8e7, "PLN", ""),
    ],
)
def test_a_nought_too_many_and_another_currency_are_pointed_out(sum_: str, value: float, unit: str, pointed: str) -> None:
    pages = [loss("first", "40 million zlotys", 4e7, "PLN", "2031-03-04"), loss("then", sum_, value, unit, "2031-03-20")]
    told = propositions(pages, utterances(pages, identities(entities(pages)), ()))
    made = slipped_sums(groups(told, candidates(told), Constraints()), series(told), [])
    assert len(made) == bool(pointed)
    assert all(pointed in f.explanation for f in made)
