"""Online venues, in seven languages (invented names and sentences)."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("en", "The choir's notes were posted on the hacking forum Otterden.", ["Otterden"]),
        ("en", "The notes were put up for sale on Otterden, a marketplace for stolen goods.", ["Otterden"]),
        ("en", "The notes were listed on RavenForums in May.", ["RavenForums"]),
        ("en", "The notes appeared on the Otterden leak site.", ["Otterden"]),
        ("de", "Die Noten wurden im Forum Otterden angeboten.", ["Otterden"]),
        ("fr", "Les partitions ont été publiées sur la plateforme Otterden.", ["Otterden"]),
        ("es", "Las partituras fueron publicadas en el foro Otterden.", ["Otterden"]),
        ("uk", "Ноти виставили на продаж на форумі Otterden.", ["Otterden"]),
        ("ru", "Ноты были выставлены на форуме Otterden.", ["Otterden"]),
        ("ko", "악보가 해킹 포럼 Otterden에서 판매됐다.", ["Otterden"]),
        ("en", "The mayor wrote on Telegram that the choir was well.", []),
        ("en", "The choir sang at the World Economic Forum.", []),
    ],
)
def test_where_something_is_posted_is_a_place(language: str, words: str, wanted: list[str]) -> None:
    found = extract(article(words, language=language))
    assert [p.name for a in found.assertions for p in a.places] == wanted
    assert all(p.country is None and p.geonames_id is None for a in found.assertions for p in a.places)


def test_a_venue_that_was_named_once_is_known_by_its_name() -> None:
    found = extract(article("The notes were offered on the forum Otterden.", "The offer vanished from Otterden in June.", "Otterden said nothing."))
    assert [[p.name for p in a.places] for a in found.assertions] == [["Otterden"], ["Otterden"], []]
