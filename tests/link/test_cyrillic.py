"""Names in Ukrainian and Russian: declined forms, namesakes, acronyms and words put together from a body's name."""

import pytest

from headwater.link.entities import entities
from headwater.link.names import LIKELY, same_name
from headwater.text import declined
from tests.link.invent import named, reading


@pytest.mark.parametrize(
    ("kind", "a", "b", "same"),
    [
        ("person", "Юстима Береговця", "Юстим Береговець", True),
        ("person", "Юстимом Береговцем", "Yustym Berehovets", True),
        ("person", "Ларисою Топольною", "Лариса Топольна", True),
        ("person", "Ларисы Топольной", "Larisa Topolnaya", True),
        ("person", "Глебу Моховому", "Глеб Моховой", True),
        ("person", "Глеб Мохов", "Глеб Моховой", False),
        ("person", "Глеб Лаптев", "Глеб Лапшин", False),
        ("person", "Вера Лаптева", "Вера Лаптев", False),
        ("person", "И. Лаптев", "О. Лаптев", False),
        ("organisation", "Північного порту", "Північний порт", True),
        ("organisation", "Північний порт", "Південний порт", False),
        ("organisation", "Министерство рыболовства", "Минрыболовства", True),
        ("organisation", "Государственная палата", "Госпалата", True),
        ("organisation", "Госпалата", "Государственный совет", False),
        ("organisation", "Річкова служба України", "Річкової служби", True),
        ("organisation", "ЦРК", "Центральна річкова комісія", True),
    ],
)
def test_one_name_or_two(kind: str, a: str, b: str, same: bool) -> None:
    assert (same_name(a, b, kind)[0] >= LIKELY) is same
    assert same_name(b, a, kind)[0] == same_name(a, b, kind)[0]


def test_all_words_of_a_reading_stand_in_one_case() -> None:
    assert "Глеб Лаптев" in declined.readings("Глебом Лаптевым")
    assert "Глеб Лаптевым" not in declined.readings("Глебом Лаптевым")


@pytest.mark.parametrize("name", ["", " ", "а", "ь ь ь", "Ко " * 400, "я" * 5000, "О'-'О", "Ћирић"])
def test_odd_names_do_no_harm(name: str) -> None:
    assert len(declined.readings(name)) < 1000
    assert 0 <= same_name(name, "Глеб Лаптев")[0] <= 1


def _who(*names: str) -> list[set[str]]:
    found = [reading(chr(97 + n), f"{name} went home.", names=[named(name)]) for n, name in enumerate(names)]
    return [{f.text for f in e.names} for e in entities(found) if e.kind == "person"]


def test_declined_names_of_several_articles_are_one_person() -> None:
    assert _who("Орест Береговець", "Ореста Береговця", "Orest Berehovets") == [{"Орест Береговець", "Ореста Береговця", "Orest Berehovets"}]
    assert len(_who("Глеб Лаптев", "Вера Лаптева")) == 2
    assert len(_who("Никита Рожков", "Никита Рожнов")) == 2


def test_a_lone_surname_in_a_case_is_the_person_named_in_full() -> None:
    assert len(_who("Орест Береговець", "Береговця")) == 1
    assert len(_who("Глеб Лаптев", "Мохового")) == 2
