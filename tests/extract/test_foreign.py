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
