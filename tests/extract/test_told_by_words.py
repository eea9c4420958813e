"""Status, denials and distance in languages that are read by phrases and endings (invented sentences)."""

from __future__ import annotations

import pytest

from tests.extract.test_details import describe_one


@pytest.mark.parametrize(
    ("language", "words", "status"),
    [
        ("de", "Der Chor wird im Mai nach Arvenna reisen", "planned"),
        ("de", "Die Sänger werden in Arvenna ausgebildet", "under_way"),
        ("de", "Die Sänger wurden in Arvenna ausgebildet", "done"),
        ("de", "Der Chor soll im Mai nach Arvenna reisen", "planned"),
        ("de", "Der Chor soll im Mai nach Arvenna gereist sein", "done"),
        ("de", "Der Chor, der im Mai reisen will, hat neue Noten gekauft", "done"),
        ("de", "Nachdem die Probe geendet hatte, trainieren die Sänger weiter", "under_way"),
        ("de", "Die Halle gehört dem Chor", "done"),
        ("de", "Das Konzert ist für Mai geplant", "planned"),
        ("de", "Vierzig Sänger übten das Lied", "done"),
        ("fr", "Le chœur partira pour Arvenna en mai", "planned"),
        ("fr", "Le chœur va chanter à Arvenna", "planned"),
        ("fr", "Les chanteurs sont formés à Arvenna", "under_way"),
        ("fr", "Le chœur, qui chantera en mai, a acheté une salle", "done"),
        ("fr", "Les choristes apprenaient la danse", "under_way"),
        ("fr", "La salle appartient au chœur", "done"),
        ("fr", "Le chœur s’apprête à partir", "planned"),
        ("fr", "Nous mènerons le chœur à Arvenna", "planned"),
        ("fr", "La salle date de mai", "done"),
        ("fr", "Nous examinons les notes", "under_way"),
        ("es", "Cantaremos en Arvenna", "planned"),
        ("es", "El coro viajará a Arvenna en mayo", "planned"),
        ("es", "El coro va a cantar en Arvenna", "planned"),
        ("es", "Los cantantes están ensayando en Arvenna", "under_way"),
        ("es", "El coro compró una sala", "done"),
        ("es", "El coro entrena a sus cantantes", "under_way"),
        ("es", "La sala pertenece al coro", "done"),
        ("uk", "Хор поїде до Арвени у травні", "planned"),
        ("uk", "Хор відправить співаків до Арвени", "planned"),
        ("uk", "Співаки вже працюють у залі", "under_way"),
        ("uk", "Хор купив залу", "done"),
        ("uk", "Залу закрито", "done"),
        ("uk", "Десятки інструкторів навчають співаків", "under_way"),
        ("uk", "Зала належить хору", "done"),
        ("ru", "Хор поедет в Арвенну в мае", "planned"),
        ("ru", "Хор направит певцов в Арвенну", "planned"),
        ("ru", "Певцы уже работают в зале", "under_way"),
        ("ru", "Хор купил зал", "done"),
        ("ru", "Материал для хора поставляют соседи", "under_way"),
        ("ru", "Зал принадлежит хору", "done"),
        ("ko", "합창단은 오월에 아르벤나로 떠날 예정이다", "planned"),
        ("ko", "합창단은 아르벤나에서 노래를 배우고 있다", "under_way"),
        ("ko", "합창단은 새 악보를 사려고 건물을 팔았다", "done"),
        ("ko", "합창단원은 40명이라고", "done"),
    ],
)
def test_the_verb_of_the_main_clause_tells_the_status(language: str, words: str, status: str) -> None:
    assert describe_one(words + ".", words, language=language).status == status


@pytest.mark.parametrize(
    ("language", "sentence", "cue", "words"),
    [
        ("de", "Der Bürgermeister nannte den Bericht über den Chor frei erfunden.", "nannte", "den Bericht über den Chor frei erfunden"),
        ("de", "Es gebe in Arvenna keine Sänger, sagte der Bürgermeister.", "sagte", "Es gebe in Arvenna keine Sänger"),
        ("fr", "Le maire a qualifié de fantaisiste le récit sur le chœur.", "a qualifié", "de fantaisiste le récit sur le chœur"),
        ("fr", "« Il n’y a aucun chanteur à Arvenna », a dit le maire.", "a dit", "Il n’y a aucun chanteur à Arvenna"),
        ("es", "El alcalde calificó de falsa la noticia sobre el coro.", "calificó", "de falsa la noticia sobre el coro"),
        ("fr", "« Nous n’avons pas vendu la salle », a dit le maire.", "a dit", "Nous n’avons pas vendu la salle"),
        ("es", "«No hemos vendido la sala», dijo el alcalde.", "dijo", "No hemos vendido la sala"),
        ("de", "Wir haben die Halle nicht verkauft, sagte er.", "sagte", "Wir haben die Halle nicht verkauft"),
        ("ru", "Мы не продавали зал, сказал мэр.", "сказал", "Мы не продавали зал"),
        ("uk", "Ми не продавали залу, сказав мер.", "сказав", "Ми не продавали залу"),
        ("uk", "Жодних співаків у залі немає, сказав мер.", "сказав", "Жодних співаків у залі немає"),
        ("ru", "Мэр назвал не соответствующими действительности сообщения о том, что хор уехал.", "назвал", "хор уехал"),
        ("ru", "Никаких певцов в зале нет, сказал мэр.", "сказал", "Никаких певцов в зале нет"),
        ("ko", "시장은 합창단 소문은 완전한 날조라고 말했다.", "말했다", "합창단 소문은 완전한 날조"),
        ("ko", "시장은 합창단이 떠난다는 보고는 없었다고 말했다.", "말했다", "합창단이 떠난다는 보고는 없었다"),
    ],
)
def test_denials_without_a_verb_of_denying(language: str, sentence: str, cue: str, words: str) -> None:
    assert describe_one(sentence, words, cue=cue, language=language).stance == "denies"


def test_harm_that_did_not_come_is_no_denial() -> None:
    assert describe_one("Es gab keine Verletzten, sagte er.", "Es gab keine Verletzten", cue="sagte", language="de").stance == "asserts"


@pytest.mark.parametrize(
    ("language", "sentence", "words", "hedge"),
    [
        ("de", "Der Chor soll die Halle verkauft haben.", "Der Chor soll die Halle verkauft haben", "soll"),
        ("de", "Der Chor erwägt einen Umzug.", "Der Chor erwägt einen Umzug", "erwägt"),
        ("fr", "Le chœur aurait vendu la salle.", "Le chœur aurait vendu la salle", "aurait"),
        ("es", "El coro habría vendido la sala.", "El coro habría vendido la sala", "habría"),
        ("uk", "Хор нібито продав залу.", "Хор нібито продав залу", "нібито"),
        ("ru", "Хор, скорее всего, продал зал.", "Хор, скорее всего, продал зал", "скорее всего"),
        ("ko", "합창단은 건물을 판 것으로 알려졌다.", "합창단은 건물을 판 것으로 알려졌다", "것으로 알려졌다"),
    ],
)
def test_words_that_weaken(language: str, sentence: str, words: str, hedge: str) -> None:
    found = describe_one(sentence, words, language=language).hedge
    assert found is not None
    assert found.text == hedge


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("de", "Der Chor hat die Halle verkauft. Unabhängig ließ sich das nicht überprüfen.", "Der Chor hat die Halle verkauft"),
        ("fr", "Le chœur a vendu la salle. Cette information n’a pas pu être vérifiée.", "Le chœur a vendu la salle"),
        ("es", "El coro vendió la sala. Esto no se ha podido verificar.", "El coro vendió la sala"),
        ("uk", "Хор продав залу. Незалежно підтвердити це не вдалося.", "Хор продав залу"),
        ("ru", "Хор продал зал. Проверить это не удалось.", "Хор продал зал"),
        ("ko", "합창단은 건물을 팔았다. 이 내용은 확인되지 않았다.", "합창단은 건물을 팔았다"),
    ],
)
def test_the_next_sentence_says_that_it_was_not_verified(language: str, sentence: str, words: str) -> None:
    assert describe_one(sentence, words, language=language).distanced


@pytest.mark.parametrize("language", ["de", "fr", "es", "uk", "ru", "ko"])
def test_long_runs_of_one_word_are_read_in_time(language: str) -> None:
    words = " ".join(["wird soll va von про котор , der qui що"] * 400)
    assert describe_one(words + ".", words, language=language).status in ("planned", "under_way", "done", "unknown")
