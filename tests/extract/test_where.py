"""Where something happens: towns, regions, seas, gulfs and straits in twelve languages, and what a sentence opens with (invented sentences)."""

from __future__ import annotations

import re

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def words(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def places(language: str, text: str) -> list[str]:
    """Return the places of all assertions as written."""
    return [p.span.text for a in extract(article(text, language=language)).assertions for p in a.places]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "A ship sailed in the Sea of Japan.", "Sea of Japan"),
        ("en", "Movement of a Russian cargo vessel in the Sea of Japan", "Sea of Japan"),
        ("en", "The tanker was boarded in the Strait of Hormuz.", "Strait of Hormuz"),
        ("en", "The cable was cut in the Gulf of Finland.", "Gulf of Finland"),
        ("en", "The boat sank off the coast of Libya.", "Libya"),
        ("en", "Two barges collided on the Rhine near Wesel.", "Wesel"),
        ("en", "The vessel drifted in the Baltic Sea.", "Baltic Sea"),
        ("en", "Shells fell on Velyka Novosilka.", "Velyka Novosilka"),
        ("en", "The fire broke out at Kelmar harbour in Orlovsk.", "Orlovsk"),
        ("en", "Police raided a flat in Little Marston.", "Little Marston"),
        ("en", "The plane landed at Sabetta airport.", "Sabetta"),
        ("en", "The convoy left the port of Novorossiysk.", "Novorossiysk"),
        ("en", "The flood hit villages along the Vistula.", "Vistula"),
        ("en", "The attack struck the Kherson region.", "Kherson"),
        ("uk", "Інструктори вже працюють у Північній Кореї.", "Північній Кореї"),
        ("uk", "Танкер затримали у Фінській затоці.", "Фінській затоці"),
        ("uk", "Дрони атакували Новоросійськ і порт Туапсе.", "Туапсе"),
        ("uk", "У Балтійському морі пошкоджено кабель.", "Балтійському морі"),
        ("uk", "Пожежа сталася в Кременчуці на Полтавщині.", "Кременчуці"),
        ("ru", "Танкер задержали в Финском заливе.", "Финском заливе"),
        ("ru", "В Балтийском море повреждён кабель.", "Балтийском море"),
        ("ru", "Пожар произошёл в посёлке Верхняя Салда под Екатеринбургом.", "Верхняя Салда"),
        ("ru", "Судно вышло из порта Усть-Луга в Калининград.", "Усть-Луга"),
        ("ru", "Взрыв прогремел в Северной Корее.", "Северной Корее"),
        ("de", "Der Tanker wurde in der Ostsee gestoppt.", "Ostsee"),
        ("de", "Das Kabel riss im Finnischen Meerbusen.", "Finnischen Meerbusen"),
        ("de", "Zwei Schiffe stießen in der Straße von Hormus zusammen.", "Straße von Hormus"),
        ("de", "Die Ausbilder sollen im April nach Kusong gehen.", "Kusong"),
        ("de", "Die Fähre liegt im Hafen von Sassnitz.", "Sassnitz"),
        ("fr", "Le pétrolier a été arraisonné en mer Baltique.", "mer Baltique"),
        ("fr", "Le câble a été coupé dans le golfe de Finlande.", "golfe de Finlande"),
        ("fr", "Deux navires se sont heurtés dans le détroit d'Ormuz.", "Ormuz"),
        ("fr", "L'incendie s'est déclaré à Saint-Brévin.", "Saint-Brévin"),
        ("es", "El petrolero fue detenido en el mar Báltico.", "mar Báltico"),
        ("es", "El cable se rompió en el golfo de Finlandia.", "golfo de Finlandia"),
        ("es", "Dos barcos chocaron en el estrecho de Ormuz.", "Ormuz"),
        ("ko", "유조선이 발트해에서 나포됐다.", "발트해"),
        ("ko", "선박이 호르무즈 해협에서 충돌했다.", "호르무즈 해협"),
        ("ko", "화재는 경기도 화성시 공장에서 났다.", "화성시"),
        ("pt", "O petroleiro foi apresado no mar Báltico.", "mar Báltico"),
        ("pt", "O incêndio deflagrou em Vila Nova de Poiares.", "Vila Nova de Poiares"),
        ("it", "La petroliera è stata fermata nel mar Baltico.", "mar Baltico"),
        ("it", "L'incendio è scoppiato a San Vito Lo Capo.", "San Vito Lo Capo"),
        ("nl", "De tanker werd aangehouden in de Oostzee.", "Oostzee"),
        ("nl", "De brand woedde in Sint-Oedenrode.", "Sint-Oedenrode"),
        ("sv", "Fartyget stoppades i Östersjön.", "Östersjön"),
        ("pl", "Tankowiec zatrzymano na Bałtyku.", "Bałtyku"),
        ("pl", "Kabel przerwano w Zatoce Fińskiej.", "Zatoce Fińskiej"),
        ("pl", "Pożar wybuchł w Nowej Soli.", "Nowej Soli"),
    ],
)
def test_finds_where(language: str, text: str, place: str) -> None:
    """The place is found in the case in which it stands, at least by its first word."""
    assert any(words(place)[: len(words(p))] == words(p) or set(words(place)) <= set(words(p)) for p in places(language, text))


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "In Spain, the agency said it had received a report.", "Spain"),
        ("es", "En España, la agencia señaló que ha recibido una notificación.", "España"),
        ("pt", "Em Portugal, segundo a polícia, três barcos foram apreendidos.", "Portugal"),
    ],
)
def test_what_a_sentence_opens_with_is_where_it_happens(language: str, text: str, place: str) -> None:
    """Also where who says so stands between."""
    assert place in places(language, text)
