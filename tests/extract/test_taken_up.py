"""Invented pages in Ukrainian, Russian and Korean: sentences that say whose words stood before, datelines, headlines, labels."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def told(language: str, *parts: str | tuple[str, str], outlet: str | None = "Morning Lantern") -> list[tuple[list[str], str]]:
    """Return (chain without the page's own outlet, content) for each statement that is somebody's."""
    found = extract(article(*parts, language=language, outlet=outlet))  # type: ignore[arg-type]
    return [([h.name for h in s.chain][:-1], s.content.text.rstrip(".")) for s in found.statements if s.mode != "narration"]


def test_a_sentence_that_takes_up_the_lead_makes_it_its_speakers() -> None:
    found = told(
        "uk",
        "У Мокрій Балці затопило дев'ять дворів.",
        "Про це повідомив у Телеграмі голова громади Клим Дзюба, передає Укрінформ.",
    )
    assert found == [(["Клим Дзюба", "Укрінформ"], "У Мокрій Балці затопило дев'ять дворів")]


def test_who_is_cited_there_speaks_through_who_cites() -> None:
    found = told("ru", "На фабрике остановили три линии. Об этом сообщает ТАСС со ссылкой на двух инженеров.")
    assert found == [(["двух инженеров", "ТАСС"], "На фабрике остановили три линии")]


def test_a_medium_there_passed_on_what_others_said() -> None:
    found = told("ru", "Глава порта Вадим Корж заявил, что причал закрыт. Об этом пишет ТАСС.")
    assert found == [(["Вадим Корж", "ТАСС"], "причал закрыт")]


def test_the_outlet_that_was_told_is_a_hop() -> None:
    found = told("uk", "Завод зупинить дві печі. Про це директор Остап Гринь розповів в інтерв'ю виданню «Сталевий берег».")
    assert found == [(["Остап Гринь", "Сталевий берег"], "Завод зупинить дві печі")]


@pytest.mark.parametrize(
    ("language", "text", "chain", "content"),
    [
        ("uk", "Інженер Гнат Лоза заявив, що гребля стоїть, передає Укрінформ.", ["Гнат Лоза", "Укрінформ"], "гребля стоїть"),
        ("uk", "Як передає Укрінформ, інженер Гнат Лоза заявив, що гребля стоїть.", ["Гнат Лоза", "Укрінформ"], "гребля стоїть"),
        ("ru", "В ведомстве заявили, что лёд сошёл, пишет «Интерфакс».", ["ведомстве", "Интерфакс"], "лёд сошёл"),
    ],
)
def test_who_passed_a_sentence_on_is_a_hop(language: str, text: str, chain: list[str], content: str) -> None:
    assert told(language, text) == [(chain, content)]


@pytest.mark.parametrize(
    ("language", "title", "chain", "content"),
    [
        ("uk", "На заставі бракує пального – розвідка", ["розвідка"], "На заставі бракує пального"),
        ("ru", "Reuters: на верфи уволят сорок сварщиков", ["Reuters"], "на верфи уволят сорок сварщиков"),
        ("uk", "ДСНС: пожежу на елеваторі загасили", ["ДСНС"], "пожежу на елеваторі загасили"),
    ],
)
def test_a_headline_names_its_source_without_a_verb(language: str, title: str, chain: list[str], content: str) -> None:
    assert told(language, ("headline", title)) == [(chain, content)]


@pytest.mark.parametrize(("language", "title"), [("uk", "Озеро Світязь: як доїхати з дітьми"), ("ru", "Рыба по четвергам – кухня района")])
def test_a_headline_with_a_topic_is_nobodys(language: str, title: str) -> None:
    assert told(language, ("headline", title)) == []


def test_labels_of_a_page_are_no_words_of_anybody() -> None:
    lead, quote = "Староста Зоя Мак каже, що міст цілий.", 'Пряма мова: "Ми перевірили шість опор".'
    found = told("uk", lead, quote, "Деталі: За словами інженера, потрібен ремонт.")
    assert found == [(["Зоя Мак"], "міст цілий"), (["Зоя Мак"], "Ми перевірили шість опор"), (["інженера"], "потрібен ремонт")]


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("uk", "ОСТРІГ, 12 травня. /Укрінформ/. Дитсадок на вулиці Тихій закрили на ремонт.", "Укрінформ"),
        ("ru", "УХТА, 3 июл - РИА Новости. Библиотека переехала в новое здание у вокзала.", "РИА Новости"),
        ("ru", "УХТА, 3 июля. /Корр. ТАСС Пётр Лось/. Библиотека переехала в новое здание у вокзала.", "ТАСС"),
        ("ko", "[통영=뉴시스]나보람 기자 = 통영 도서관이 새 건물로 옮겼다.", "뉴시스"),
    ],
)
def test_the_agency_of_a_dateline_signs_the_page(language: str, text: str, agency: str) -> None:
    (statement,) = extract(article("Lantern", text, language=language)).statements
    assert statement.content.text.startswith(("Дитсадок", "Библиотека", "통영 도서관"))
    assert agency in [h.name for h in statement.chain]


def test_one_mark_may_close_two_quotations() -> None:
    (found,) = told("uk", "«Ми міняємо насоси «Вир», – сказав майстер Юхим Тис.")
    assert found == (["Юхим Тис"], "Ми міняємо насоси «Вир")


@pytest.mark.parametrize("text", ["про це " * 3000, "Про це передає Укрінформ, " * 800, "X: " * 3000, "— Вір, " * 2000, "/ТАСС/ " * 2000])
def test_odd_texts_take_little_time(text: str) -> None:
    assert extract(article(text, ("headline", text[:300]), language="uk")).failures == ()
