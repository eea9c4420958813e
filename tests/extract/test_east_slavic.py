"""Attributions in Ukrainian and Russian: free word order, quotations between dashes, relays, further verbs."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("uk", "Мер Лозівська Яким Бондур заявив, що дамба вистоїть.", "Мер Лозівська Яким Бондур", "дамба вистоїть"),
        ("ru", "Глава порта заявила, что причал закрыт.", "Глава порта", "причал закрыт"),
        ("uk", "«Ми чули, як лід тріскається», — розповіла рибалка Віта Сорока.", "рибалка Віта Сорока", "Ми чули, як лід тріскається"),
        ("ru", "— Мы слышали, как трещит лёд, — рассказал рыбак.", "рыбак", "Мы слышали, как трещит лёд"),
        ("uk", "Дорогу відкриють у п'ятницю, повідомив на брифінгу керівник траси.", "керівник траси", "Дорогу відкриють у п'ятницю"),
        ("ru", "По словам инженера Льва Крота, насос заменят завтра.", "инженера Льва Крота", "насос заменят завтра"),
        ("uk", "У мерії кажуть, що тариф не зміниться.", "мерії", "тариф не зміниться"),
        ("ru", "Компания намерена закрыть оба цеха к весне следующего года.", "Компания", "закрыть оба цеха к весне следующего года"),
        ("uk", "Премʼєр написав у Telegram: «Поромну переправу відновлено».", "Премʼєр", "Поромну переправу відновлено"),
        ("ru", "Рейсов не будет, говорится в сообщении аэропорта.", "сообщении аэропорта", "Рейсов не будет"),
    ],
)
def test_source_and_content(language: str, text: str, source: str, content: str) -> None:
    (statement,) = [s for s in extract(article(text, language=language)).statements if s.mode != "narration"]
    assert statement.source is not None
    assert (statement.source.text, statement.content.text) == (source, content)


def test_an_outlet_that_cites_another_passes_its_words_on() -> None:
    text = "Як повідомляє «Лісовий край» із посиланням на штаб рятувальників, пожежу локалізовано."
    (statement,) = [s for s in extract(article(text, language="uk")).statements if s.source]
    assert statement.source is not None
    assert statement.source.text == "штаб рятувальників"
    assert "Лісовий край" in statement.chain[1].name


def test_one_speaker_with_two_verbs() -> None:
    text = "Комендант сообщил, что мост цел, и пообещал, что движение откроют утром."
    found = [s for s in extract(article(text, language="ru")).statements if s.source]
    assert [s.content.text for s in found] == ["мост цел", "движение откроют утром"]
    assert {s.source.text for s in found if s.source} == {"Комендант"}


@pytest.mark.parametrize(
    ("language", "text"), [("uk", "Міст завдовжки сорок метрів збудували торік."), ("ru", "Паром ходит раз в три часа, топливо по талонам.")]
)
def test_narration_is_nobodys_saying(language: str, text: str) -> None:
    assert [s.mode for s in extract(article(text, language=language)).statements] == ["narration"]


@pytest.mark.parametrize("text", ["сказав, " * 3000, "як повідомляє " * 2000, "— " * 3000, "що і додав " * 3000, "Мер сказав сьогодні,"])
def test_odd_texts_take_little_time_and_do_not_fail(text: str) -> None:
    assert extract(article(text, language="uk")).failures == ()
