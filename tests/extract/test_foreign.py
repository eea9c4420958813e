"""Attributions in other languages than English."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "El puente fue cerrado el lunes, según publica Radio Almenara, tras la tormenta.", "Radio Almenara"),
        ("fr", "Le pont a été fermé lundi, selon Radio Vernoise, après la tempête.", "Radio Vernoise"),
    ],
)
def test_a_verb_behind_according_to_is_no_part_of_the_source(language: str, text: str, speaker: str) -> None:
    found = extract(article(text, language=language))
    assert [s.chain[0].name for s in found.statements if s.source] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "status", "stance"),
    [
        ("uk", "Новий міст діятиме з першого червня, заявив директор музею Тарас Вербенко.", "planned", "asserts"),
        ("uk", "Міська рада виділить кошти на ремонт басейну, повідомив директор музею Тарас Вербенко.", "planned", "asserts"),
        ("uk", "Рішення про закриття басейну не ухвалене, повідомила міська рада.", "unknown", "denies"),
        ("ru", "Мэрия выделит деньги на ремонт бассейна, сообщил директор музея Тарас Вербин.", "planned", "asserts"),
        ("ru", "Сведения о закрытии бассейна не соответствуют действительности, сообщила мэрия.", "unknown", "denies"),
        ("de", "Das Schwimmbad solle im Herbst öffnen, sagte Bürgermeisterin Anna Tiefenthal.", "planned", "asserts"),
        ("de", "Die Meldung über das Schwimmbad treffe nicht zu, sagte Anna Tiefenthal.", "unknown", "denies"),
    ],
)
def test_what_is_to_come_and_what_is_not_so(language: str, text: str, status: str, stance: str) -> None:
    found = extract(article(text, language=language))
    assert [(a.status, a.stance) for a in found.assertions] == [(status, stance)]


@pytest.mark.parametrize(
    ("language", "text", "propositions"),
    [
        (
            "de",
            "Die Firma habe Kenntnis davon und prüfe sie nun genau, sagte Anna Lund.",
            ["Die Firma habe Kenntnis davon", "prüfe sie nun genau"],
        ),
        ("fr", "« Nous avons vu les messages et nous les examinons », a dit Luc Bernard.", ["Nous avons vu les messages", "nous les examinons"]),
        ("es", "La agencia dijo que ha recibido un aviso y que estudia si abre un caso.", ["ha recibido un aviso", "estudia si abre un caso"]),
        (
            "uk",
            "«Їх одягли в нове й розподілили між цехами», – сказав Яким Бондур.",
            ["Їх одягли в нове", "розподілили між цехами"],
        ),
        (
            "ru",
            "«Обмен идёт два года, и мы этого не скрывали», — сказал Яким Бондарь.",
            ["Обмен идёт два года", "мы этого не скрывали"],
        ),
        ("de", "Lund sagte, Müller und Bäcker seien da.", ["Müller und Bäcker seien da"]),
    ],
)
def test_what_is_joined_makes_propositions_of_its_own(language: str, text: str, propositions: list[str]) -> None:
    found = extract(article(text, language=language))
    said = {s.id for s in found.statements if s.mode != "narration"}
    assert [a.span.text for a in found.assertions if a.statement_id in said] == propositions


def test_german_reported_speech_goes_on_by_its_mood() -> None:
    found = extract(
        article("Bürgermeister Karl Lund sagte, die Brücke sei morsch. Sie müsse gesperrt werden. Am Dienstag wurde sie gesperrt.", language="de")
    )
    assert [(s.mode, s.chain[0].name) for s in found.statements] == [
        ("indirect", "Karl Lund"),
        ("indirect", "Karl Lund"),
        ("narration", "Morning Lantern"),
    ]
    assert found.statements[1].chain[0].inferred
