"""Self-references and corrections in every language that has word lists, on invented reports that are read as a dossier's are."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.link import link
from headwater.model import Finding, FindingKind, Reading
from tests.link.invent import reading

BACK = {
    "de": "Die Brücke von Tull sei offen, sagte Bürgermeisterin Oda Brenn. „Wie ich im Frühjahr gesagt habe, war das nur eine Frage der Zeit.“",
    "fr": "Le pont de Tull est rouvert, a déclaré la maire Oda Brenn. « Comme je l'avais dit au printemps, ce n'était qu'une question de temps. »",
    "es": "El puente de Tull está abierto. Como ya informamos en marzo, la obra costó 12 millones de coronas.",
    "it": "Il ponte di Tull è aperto. Come avevamo già scritto in marzo, i lavori sono costati 12 milioni di corone.",
    "pt": "A ponte de Tull está aberta. Como já noticiámos em março, a obra custou 12 milhões de coroas.",
    "nl": "De brug van Tull is open. Zoals we in maart al meldden, kostte het werk 12 miljoen kronen.",
    "pl": "Most w Tull jest otwarty. Jak już informowaliśmy w marcu, prace kosztowały 12 milionów koron.",
    "sv": "Bron i Tull är öppen. Som vi tidigare rapporterat kostade arbetet 12 miljoner kronor.",
    "ru": "Мост в Тулле открыт, сказала мэр Ода Бренн. «Как я говорила весной, это был лишь вопрос времени».",
    "uk": "Міст у Туллі відкрито, сказала мер Ода Бренн. «Як я казала навесні, це було лише питання часу».",
    "ko": "툴 다리가 다시 열렸다고 오다 브렌 시장이 밝혔다. “봄에 말한 대로 시간문제였다”고 그는 말했다.",
}
PLAIN = {
    "de": "Die Brücke von Tull sei wieder offen, sagte Bürgermeisterin Oda Brenn. Niemand weiß, wie wir morgen zur Arbeit kommen.",
    "fr": "Le pont de Tull est rouvert, a déclaré la maire Oda Brenn. Comme prévu, les cars roulent.",
    "es": "El puente de Tull está abierto. Como siempre, la obra costó más.",
    "ru": "Мост в Тулле открыт, сказала мэр Ода Бренн. Как сообщила полиция, движение восстановлено.",
}
WRONG = {
    "de": (
        "Bei dem Brand in der Mühle von Tull sind 14 Menschen verletzt worden, sagte die Feuerwehr.",
        "In einer früheren Version dieses Artikels hieß es, bei dem Brand in der Mühle von Tull seien 14 Menschen verletzt worden. Es waren vier.",
    ),
    "fr": (
        "L'incendie du moulin de Tull a blessé 14 personnes, selon les pompiers.",
        "Rectificatif : l'incendie du moulin de Tull a blessé 4 personnes, et non 14 personnes, selon les pompiers.",
    ),
    "ru": (
        "При пожаре на мельнице в Тулле пострадали 14 человек, сообщили пожарные.",
        "Уточнение: при пожаре на мельнице в Тулле пострадали 4 человека, а не 14 человек, сообщили пожарные.",
    ),
}


def _found(kind: FindingKind, *texts: tuple[str, str, str, str]) -> list[Finding]:
    made = [
        reading(f"{outlet} {published}", *text.split("\n"), outlet=outlet, published=published, language=language).article
        for outlet, published, language, text in texts
    ]
    return [f for f in link([Reading(article=a, extraction=extract(a)) for a in made]).findings if f.kind == kind]


@pytest.mark.parametrize("language", BACK)
def test_words_that_point_back_are_known_in_each_language(language: str) -> None:
    (only,) = _found("self_reference", ("Orrin Post", "2031-06-03", language, BACK[language]))
    assert len({e.article_id for e in only.evidence}) == 1


@pytest.mark.parametrize("language", PLAIN)
def test_other_words_with_as_point_back_to_nothing(language: str) -> None:
    assert not _found("self_reference", ("Orrin Post", "2031-06-03", language, PLAIN[language]))


def test_one_persons_words_in_two_articles_are_one_finding_with_what_they_point_back_to() -> None:
    plan = "Oda Brenn, the mayor of Tull, said that the bridge of Tull would open in May."
    (only,) = _found(
        "self_reference",
        ("Orrin Post", "2031-03-03", "en", plan),
        ("Tull Courier", "2031-06-03", "en", "Oda Brenn, the mayor of Tull, said: “As I said in March, the bridge of Tull is open.”"),
        ("Mirova Herald", "2031-06-03", "en", "“As I said in March, the bridge of Tull is open,” Oda Brenn, the mayor, told reporters."),
    )
    assert len({e.article_id for e in only.evidence}) == 3
    assert "would open in May" in only.explanation


@pytest.mark.parametrize("language", WRONG)
def test_what_an_outlet_takes_back_is_found_in_each_language(language: str) -> None:
    first, second = WRONG[language]
    found = _found("conflict", ("Orrin Post", "2031-06-03", language, first), ("Orrin Post", "2031-06-05", language, second))
    assert any("takes back" in f.explanation and len({e.article_id for e in f.evidence}) == 2 for f in found)
    assert not _found("conflict", ("Orrin Post", "2031-06-03", language, first), ("Tull Courier", "2031-06-05", language, second))
