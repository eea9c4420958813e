"""Times, figures and sentences of German, French and Spanish news."""

from datetime import date

import pytest

from headwater.text.dates import find_times
from headwater.text.numbers import find_figures
from headwater.text.sentences import sentences

PUBLISHED = date(2031, 6, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("language", "text", "said", "value"),
    [
        ("de", "Vor zwei Jahren brannte die Mühle.", "Vor zwei Jahren", "2029"),
        ("de", "Die Messe läuft vom 3. bis 9. Juli in Wenden.", "3. bis 9. Juli", "2031-07-03/2031-07-09"),
        ("de", "Im zweiten Quartal 2030 sank der Umsatz.", "zweiten Quartal 2030", "2030-34"),
        ("de", "Ende Mai trat der Bürgermeister zurück.", "Ende Mai", "2031-05"),
        ("de", "Das Dorf entstand in den 1970er-Jahren.", "1970er-Jahren", "197X"),
        ("de", "Die Brücke wird übermorgen gesperrt.", "übermorgen", "2031-06-20"),
        ("de", "Heute entscheidet der Rat.", "Heute", "2031-06-18"),
        ("de", "Er starb am vergangenen Montagabend.", "vergangenen Montagabend", "2031-06-16"),
        ("de", "Das Gesetz stammt vom März vergangenen Jahres.", "März vergangenen Jahres", "2030-03"),
        ("fr", "Il y a quatre ans, le moulin avait brûlé.", "Il y a quatre ans", "2027"),
        ("fr", "Le salon se tiendra du 3 au 9 juillet.", "3 au 9 juillet", "2031-07-03/2031-07-09"),
        ("fr", "Le match aura lieu le 04/07/2031.", "04/07/2031", "2031-07-04"),
        ("fr", "Mardi soir, deux granges ont brûlé.", "Mardi soir", "2031-06-17"),
        ("fr", "La halle a fermé fin 2029.", "fin 2029", "2029"),
        ("fr", "Le hameau date des années 1970.", "années 1970", "197X"),
        ("fr", "Il avait démissionné en mars de l'an dernier.", "mars de l'an dernier", "2030-03"),
        ("es", "Hace cuatro años ardió el molino.", "Hace cuatro años", "2027"),
        ("es", "La feria será del 3 al 9 de julio.", "3 al 9 de julio", "2031-07-03/2031-07-09"),
        ("es", "El partido se jugará el 04/07/2031.", "04/07/2031", "2031-07-04"),
        ("es", "Ardieron dos graneros el martes por la noche.", "martes por la noche", "2031-06-17"),
        ("es", "La lonja cerró a finales de 2029.", "finales de 2029", "2029"),
        ("es", "Mañana se reúne el pleno.", "Mañana", "2031-06-19"),
        ("es", "La ley es de marzo del año pasado.", "marzo del año pasado", "2030-03"),
    ],
)
def test_a_time_has_its_words_and_its_value(language: str, text: str, said: str, value: str) -> None:
    found = find_times(text, 0, len(text), PUBLISHED, language)
    assert [(text[t.core[0] : t.core[1]], t.value) for t in found] == [(said, value)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Am Morgen fiel Schnee."), ("es", "Llovió por la mañana."), ("es", "La mañana fue tranquila."), ("fr", "Un lendemain difficile.")],
)
def test_a_part_of_the_day_is_no_day(language: str, text: str) -> None:
    assert not find_times(text, 0, len(text), PUBLISHED, language)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Dreiundzwanzig Kühe und zwei Milliarden Bienen.", [23, 2_000_000_000]),
        ("de", "Ein Sturm traf ein Dorf.", []),
        ("de", "Ein Viertel der Felder, eine halbe Million Euro.", [0.25, 500_000]),
        ("de", "Rund anderthalb Kilometer, 3.400 Schafe und 2,5 Mio. Euro.", [1.5, 3400, 2_500_000]),
        ("fr", "Quatre-vingt-douze vaches et vingt et un chevaux.", [92, 21]),
        ("fr", "Un orage a frappé une ferme.", []),
        ("fr", "Deux cents hommes, une vingtaine de chars, un tiers des voix.", [200, 20, 1 / 3]),
        ("fr", "Quelque 3 400 brebis et 2,5 milliards d'euros.", [3400, 2_500_000_000]),
        ("es", "Noventa y dos vacas y veintiún caballos.", [92, 21]),
        ("es", "Una tormenta dañó un pueblo.", []),
        ("es", "Doscientos hombres, una veintena de carros, un tercio de los votos.", [200, 20, 1 / 3]),
        ("es", "Unas 3.400 ovejas, 21.300 millones de euros y el tres por ciento.", [3400, 21_300_000_000, 3]),
    ],
)
def test_numbers_are_read_in_words_and_digits(language: str, text: str, values: list[float]) -> None:
    assert [f.value for f in find_figures(text, 0, len(text), language)] == values


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("de", "zwischen 20 und 30 Boote", 20, 30),
        ("de", "bis zu 50 Boote", None, 50),
        ("fr", "de quinze à vingt bateaux", 15, 20),
        ("fr", "jusqu'à 50 bateaux", None, 50),
        ("es", "entre quince y veinte barcos", 15, 20),
        ("es", "hasta 50 barcos", None, 50),
    ],
)
def test_a_range_has_its_ends(language: str, text: str, low: float | None, high: float | None) -> None:
    (figure,) = find_figures(text, 0, len(text), language)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Am 28. Februar endete die Frist. Der Rat tagt am 3. März. Die Sitzung ist offen.", 3),
        ("fr", "M. Larue et le Dr. Petit sont partis. Ils reviendront.", 2),
        ("es", "El Sr. Olmo y la Dra. Prado viajaron. Volverán.", 2),
    ],
)
def test_an_ordinal_or_a_title_ends_no_sentence(language: str, text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text), language)) == count
