"""Check Ukrainian and Russian times and figures: cases, collective numerals, years with their word, and which way a day points."""

from datetime import date

import pytest

from headwater.text.dates import find_times
from headwater.text.numbers import find_figures

WRITTEN = date(2031, 5, 14)


def _times(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[slice(*t.core)], t.value) for t in find_times(text, 0, len(text), WRITTEN, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Міст відкрили у 2029 році.", [("2029 році", "2029")]),
        ("ru", "Мост открыли в 2029 году.", [("2029 году", "2029")]),
        ("uk", "Минулого тижня курс упав.", [("Минулого тижня", "2031-05-05/2031-05-11")]),
        ("ru", "На прошлой неделе курс упал.", [("прошлой неделе", "2031-05-05/2031-05-11")]),
        ("uk", "Торік урожай загинув.", [("Торік", "2030")]),
        ("uk", "З'їзд відбудеться 3 лютого.", [("3 лютого", "2032-02-03")]),
        ("ru", "Съезд состоится 3 февраля.", [("3 февраля", "2032-02-03")]),
        ("ru", "Паром шёл 3–5 мая.", [("3–5 мая", "2031-05-03/2031-05-05")]),
        ("uk", "Договір діяв з 2011 до 2019 року.", [("2011 до 2019 року", "2011/2019")]),
        ("ru", "Две недели назад он уехал.", [("Две недели назад", "2031-04-28/2031-05-04")]),
        ("uk", "Місяць тому вона поїхала.", [("Місяць тому", "2031-04")]),
        ("ru", "Он ходил по маю и пел.", []),
    ],
)
def test_times(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert _times(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("uk", "Евакуювали сімнадцятьох поранених.", 17, "поранених"),
        ("ru", "Задержали троих подозреваемых.", 3, "подозреваемых"),
        ("uk", "Позика становить 1,5 мільярда доларів.", 1.5e9, "USD"),
        ("ru", "Ущерб составил полтора миллиона рублей.", 1.5e6, "RUB"),
        ("uk", "Прибуло тридцять чотири автобуси.", 34, "автобуси"),
        ("ru", "Собрали двести пятьдесят тонн зерна.", 250, "t"),
    ],
)
def test_figures(language: str, text: str, value: float, unit: str) -> None:
    (figure,) = find_figures(text, 0, len(text), language)
    assert (figure.value, figure.unit) == (value, unit)
