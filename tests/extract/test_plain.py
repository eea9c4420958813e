"""Languages of which only a few words are listed: by rule "according to X, T", the rest by the encoder; invented sentences."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "text", "who", "what"),
    [
        ("pt", "Segundo a Reuters, o porto está fechado.", "Reuters", "o porto está fechado"),
        ("pt", "“O porto está fechado”, afirmou o presidente da câmara, Luís Duarte.", "Luís Duarte", "O porto está fechado"),
        ("it", "Secondo Reuters, il porto è chiuso.", "Reuters", "il porto è chiuso"),
        ("it", "«Il porto è chiuso», ha dichiarato il sindaco Luca Bianchi.", "Luca Bianchi", "Il porto è chiuso"),
        ("nl", "Volgens Reuters is de haven gesloten.", "Reuters", "is de haven gesloten"),
        ("pl", "„Port jest zamknięty” – powiedział burmistrz Adam Nowak.", "Adam Nowak", "Port jest zamknięty"),
        ("sv", "Enligt Reuters är hamnen stängd.", "Reuters", "är hamnen stängd"),
        ("it", "Il ministero ha annunciato che dodici barche sono andate perdute.", "ministero", "dodici barche sono andate perdute"),
    ],
)
def test_who_said_what(language: str, text: str, who: str, what: str) -> None:
    found = [s for s in extract(article(text, language=language)).statements if s.mode != "narration"]
    assert [(s.chain[0].name, s.content.text) for s in found] == [(who, what)]


@pytest.mark.parametrize(("language", "text"), [("it", "Il porto è lungo due chilometri."), ("pl", "Port ma dwa kilometry długości.")])
def test_what_nobody_says_is_narration(language: str, text: str) -> None:
    assert [s.mode for s in extract(article(text, language=language)).statements] == ["narration"]


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("it", "Il faro resterà spento fino a marzo, ha detto all'ANSA il direttore Carlo Neri.", ["Carlo Neri", "ANSA"]),
        ("pt", "Segundo o Financial Times, que cita três técnicos, o farol ficará apagado.", ["três técnicos", "Financial Times"]),
        ("pt", "“O farol está apagado”, afirmou a diretora da capitania, Rosa Lima.", ["Rosa Lima"]),
        ("pl", "Latarnia nie świeci, podała agencja Reuters, powołując się na kapitanat.", ["kapitanat", "Reuters"]),
        ("nl", "De vuurtoren blijft uit, zei havenmeester Jan Vos tegen persbureau Reuters.", ["Jan Vos", "Reuters"]),
        ("sv", "Fyren förblir släckt, säger chefen Nils Holm till TT.", ["Nils Holm", "TT"]),
    ],
)
def test_through_whom(language: str, text: str, chain: list[str]) -> None:
    found = [s for s in extract(article(text, language=language)).statements if s.mode != "narration"]
    assert [[h.name for h in s.chain[:-1]] for s in found] == [chain]
