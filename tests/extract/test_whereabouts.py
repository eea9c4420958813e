"""Places that no list holds."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def places(*words: str) -> list[str]:
    found = extract(article(*words))
    return [p.span.text for a in found.assertions for p in a.places]


def kinds(*words: str) -> dict[str, str]:
    return {m.name: m.kind for m in extract(article(*words)).mentions}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Forty divers are being trained in Belmora.", ["Belmora"]),
        ("The boat was built at Kestle Field near Sarnby.", ["Kestle Field", "Sarnby"]),
        ("A fire broke out on Lake Ordan.", ["Lake Ordan"]),
        ("The guild sent 60 of its divers to Belmora.", ["Belmora"]),
        ("Sixty divers were working at Belmora.", ["Belmora"]),
        ("Smoke rose over the Belmora training ground.", ["Belmora"]),
        ("The storm hit Bergen on Monday.", ["Bergen"]),
        ("Norway has banned the nets.", ["Norway"]),
        ("Norway said that the nets were torn.", []),
        ("Divers from a North Korean base sang.", []),
        ("Forty lorries are queueing at the Velbrin crossing.", ["Velbrin"]),
        ("Two cars were burnt at the Torvane checkpoint.", ["Torvane"]),
        ("Engineers met in Pelmark and Mirvale.", ["Pelmark", "Mirvale"]),
        ("A third line was built in the village of Osterby.", ["Osterby"]),
        ("Two bridges fell at Sorrel Bend, a village of thatched houses.", ["Sorrel Bend"]),
        ("The bank of the Torrin was flooded.", ["Torrin"]),
        ("Forty divers were trained at Belmora's Kestle Field.", ["Kestle Field"]),
        ("Lake Ordan is frozen until March.", ["Lake Ordan"]),
        ("A first group left for Belmora in July.", ["Belmora"]),
        ("The quarry lies 70 kilometres east of Pelmark.", ["Pelmark"]),
        ("Divers were trained in the capital, Pelmark, and the town of Mirvale.", ["Pelmark", "Mirvale"]),
        ("The boat left Dunmark airfield after repairs in Dunmark.", ["Dunmark airfield", "Dunmark"]),
    ],
)
def test_the_words_around_a_name_show_a_place(words: str, wanted: list[str]) -> None:
    assert [p for p in places(words) if p in wanted] == wanted


def test_a_name_once_shown_is_a_place_wherever_something_happens_there() -> None:
    assert places("Forty divers were trained in Belmora.", "Another sixty boats came from Belmora.") == ["Belmora", "Belmora"]


def test_a_country_that_acts_is_no_place_of_what_it_does() -> None:
    assert places("Forty divers were trained in Belmora.", "Belmora has sent another sixty boats.") == ["Belmora"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Voters have lost confidence in Halvard, a poll shows.", "Halvard"),
        ("Anna Field said the dam had burst. The prize went to Anna Field.", "Anna Field"),
        ("He believed in Harbourmaster Ltd for years.", "Harbourmaster Ltd"),
        ("Reports were published in Latin and Arabic.", "Latin"),
        ("Votes came from Osterland, and Anna Vale, who led the list, was elected.", "Anna Vale"),
        ("The hearing was held in Parliament on Monday.", "Parliament"),
        ("Mira Oss said the dam had burst. Doubts remain in Oss.", "Mira Oss"),
    ],
)
def test_people_and_bodies_are_no_places(words: str, name: str) -> None:
    assert name not in places(words)
    assert kinds(words).get(name) != "place"
