"""Who stands between a speaker and the page: media that were told, saw, quoted or cited; invented sentences."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.model import SectionKind, Statement
from tests.extract.articles import article


def chains(*parts: str, language: str = "en") -> list[tuple[str, ...]]:
    """Return the names of each attributed statement's chain, without the page's own outlet."""
    found: tuple[Statement, ...] = extract(article(*parts, language=language)).statements
    return [tuple(h.name for h in s.chain[:-1]) for s in found if s.mode != "narration"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The lock will close in May, Mayor Lina Vost told a newspaper last week.", ("Lina Vost", "newspaper")),
        ("Speaking to Reuters, Mayor Otto Brandl said three barges were lost.", ("Otto Brandl", "Reuters")),
        ("Mayor Otto Brandl was quoted by Interfax as saying that three barges were lost.", ("Otto Brandl", "Interfax")),
        ("Three barges were lost, Mayor Otto Brandl was quoted as saying by the state news agency TASS.", ("Otto Brandl", "TASS")),
        ("Three barges were lost, the RIA news agency quoted Mayor Otto Brandl as saying.", ("Otto Brandl", "RIA")),
        ("The letter, seen by Reuters, says the toll begins in May.", ("letter", "Reuters")),
        ("The toll begins in May, according to a document obtained by AFP.", ("document", "AFP")),
        ("According to the Orvel Times, which cited two bargemen, the lock leaked twice.", ("two bargemen", "Orvel Times")),
        ("The lock was damaged, the Lark of Orvel reported, citing a post by the mayor on Telegram.", ("mayor", "Lark of Orvel")),
        ("Local media, citing police, reported that two barges sank.", ("police", "Local media")),
        ("Industry publication DockAge reported that two barges sank.", ("DockAge",)),
        ("Two barges were lost, The Guardian has learned.", ("Guardian",)),
        ("Mayor Otto Brandl said the lock would stay shut, Orvelian state agency Morgen reports.", ("Otto Brandl", "Morgen")),
        ("Mayor Otto Brandl has denied that barges were lost, Orvel's As-Safina television reports.", ("Otto Brandl", "As-Safina")),
        (
            '"Three barges sank," Mayor Otto Brandl said late on Monday, as quoted by the Morgen news agency.',
            ("Otto Brandl", "Morgen"),
        ),
        ("Divers found the barge, the Orvelian Lock Safety Agency said.", ("Orvelian Lock Safety Agency",)),
    ],
)
def test_media_that_pass_something_on_are_hops(text: str, chain: tuple[str, ...]) -> None:
    assert chains(text) == [chain]


def test_a_speaker_goes_on_speaking_through_the_same_medium() -> None:
    said = "The herd is ill, Mayor Ola Renn told the Orvel Times. Forty cows must be killed, Renn said."
    later = "Police said the market was closed. The fair is off, Renn said."
    assert chains(said, later) == [("Ola Renn", "Orvel Times"), ("Ola Renn", "Orvel Times"), ("Police",), ("Ola Renn",)]


def test_another_occasion_is_not_passed_on_by_the_medium_before() -> None:
    said = "The herd is ill, Mayor Ola Renn told the Orvel Times. In a speech on Friday, Renn said that forty cows must be killed."
    assert chains(said)[-1] == ("Ola Renn",)


def test_what_is_taken_over_is_marked_as_inferred() -> None:
    found = extract(article("The herd is ill, Mayor Ola Renn told the Orvel Times. Forty cows must be killed, Renn said."))
    hop = [s for s in found.statements if s.mode != "narration"][-1].chain[1]
    assert hop.inferred
    assert hop.span is None


def test_the_newspaper_is_the_one_named_before() -> None:
    said = "Sixty herders have left, Mayor Petra Hoss told the Coast Tribune. Ten came back, the newspaper quoted her as saying."
    assert chains(said)[-1] == ("Petra Hoss", "Coast Tribune")


def test_an_agency_signs_under_the_name_that_it_uses_and_is_named_once() -> None:
    said = "ORVEL (dpa) - Die Brücke ist gesperrt, sagte Minister Karl Lund der Deutschen Presse-Agentur."
    assert chains(said, language="de") == [("Karl Lund", "dpa")]


@pytest.mark.parametrize(
    ("last", "language", "name"),
    [
        (("furniture", "Copyright 2031 The Associated Press. All rights reserved."), "en", "Associated Press"),
        (("furniture", "© 2031 AFP"), "fr", "AFP"),
        (("furniture", "(끝) <저작권자(c) 연합뉴스, 무단 전재-재배포 금지>"), "ko", "연합뉴스"),
    ],
)
def test_a_notice_of_rights_signs_for_an_agency(last: tuple[SectionKind, str], language: str, name: str) -> None:
    found = extract(article("The herd was moved to the hill farm on Monday.", last, language=language))
    assert [h.name for h in found.statements[0].chain] == [name, "Morning Lantern"]


def test_a_notice_of_the_outlets_own_rights_adds_nobody() -> None:
    found = extract(article("The herd was moved to the hill farm on Monday.", ("furniture", "© 2031 Morning Lantern")))
    assert [h.name for h in found.statements[0].chain] == ["Morning Lantern"]


def test_a_dateline_stands_behind_menus_too() -> None:
    found = extract(article("Sections Weather Log in", "ORVEL, Norland (AP) — The herd was moved to the hill farm on Monday."))
    assert [h.name for h in found.statements[-1].chain] == ["AP", "Morning Lantern"]


def test_an_outlet_whose_name_sounds_like_an_agencys_is_an_outlet_on_its_own_page() -> None:
    found = extract(article("Zenith Shore Wire", "The herd was moved to the hill farm on Monday.", outlet="Zenith Shore Wire"))
    assert [(h.role, h.name) for h in found.statements[-1].chain] == [("outlet", "Zenith Shore Wire")]


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        (
            "de",
            "Die Mühle solle schließen, berichtete die Agentur Reuters am Montag unter Berufung auf zwei Müller.",
            ("zwei Müller", "Reuters"),
        ),
        ("de", "Die Mühle erwägt Insidern zufolge, alle Pferde zu verkaufen.", ("Insidern",)),
        ("de", "Das Amt teilte auf Anfrage von NDR und WDR mit, der Vertrag sei gekündigt.", ("Amt", "NDR", "WDR")),
        ("de", "Wie der „Spiegel“ unter Berufung auf Müller berichtet, wurde die Mühle verkauft.", ("Müller", "Spiegel")),
        ("de", "Nach Zahlen des Kornamts wuchs die Ernte um ein Zehntel.", ("Kornamts",)),
        ("de", "Der Müller sagte, dass die Mühle stillsteht, berichtete die Agentur Yonhap.", ("Müller", "Yonhap")),
        ("uk", "Мер Яким Бондур заявив, що млин стоїть, пише «Українська правда».", ("Яким Бондур", "Українська правда")),
        ("uk", "Млин стоїть, повідомляє Reuters із посиланням на двох мірошників.", ("двох мірошників", "Reuters")),
        ("uk", "Видання Dock Age з посиланням на джерела пише, що млин стоїть.", ("джерела", "Dock Age")),
        ("ru", "Мельница встала, сообщает «Коммерсантъ» со ссылкой на мельников.", ("мельников", "Коммерсантъ")),
        ("ru", "Как рассказал «Медузе» мельник Лев Крот, жернова украли.", ("Лев Крот", "Медузе")),
    ],
)
def test_media_of_other_languages_are_hops(language: str, text: str, chain: tuple[str, ...]) -> None:
    assert chains(text, language=language) == [chain]


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("ru", "В порту пообещали «открыть шлюз», передает «Маяк».", ("порту", "Маяк")),
        ("ru", "«Барж больше нет», — сказал «Маяку» источник в порту.", ("источник в порту", "Маяку")),
        ("uk", 'Речник порту Іван Козак в ефірі "Радіо Обрій" уточнив, що затонули три баржі.', ("Іван Козак", "Радіо Обрій")),
        ("de", "Der Kahn sank nach Angaben der orvelischen Küstenwache vor dem Hafen.", ("orvelischen Küstenwache",)),
    ],
)
def test_names_that_no_list_holds_are_media_by_what_they_do(language: str, text: str, chain: tuple[str, ...]) -> None:
    assert chains(text, language=language) == [chain]


def test_those_whose_data_are_given_next_are_who_was_cited_last() -> None:
    said = "Газета «Маяк» со ссылкой на двух портовых чиновников пишет, что баржи НКС следили за судном. По их данным, судно ушло."
    first, then = chains(said, language="ru")
    assert then == first


def test_a_dateline_behind_a_brand_and_a_byline_signs_the_page() -> None:
    page = article("THE ORVEL HERALD", "By Staff and wire reports", "TARNHAM, Orvel (Morgen Press) — The lock is shut, Mayor Otto Brandl said.")
    spoken = next(s for s in extract(page).statements if s.chain[0].name == "Otto Brandl")
    assert [h.name for h in spoken.chain][1] == "Morgen Press"


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("pl", "Zatonęły trzy barki - powiedział dyrektor portu Jan Kos w rozmowie z lokalnym Radiem Latarnia.", ("Jan Kos", "Latarnia")),
        ("pl", "Zatonęły trzy barki - podała agencja Poranek, cytowana przez PAP.", ("Poranek", "PAP")),
        ("pt", "Em entrevista à Rádio Farol, o diretor do porto, Rui Sales, garantiu que três barcaças afundaram.", ("Rui Sales", "Rádio Farol")),
        ("fr", "Interrogée par la radio Azur, la maire, Anne Morel, a estimé que « trois péniches ont coulé ».", ("Anne Morel", "Azur")),
        ("fr", "« Trois péniches ont coulé », a déclaré à l'AZM une source au ministère.", ("source", "AZM")),
        ("fr", "« Trois péniches ont coulé », a déclaré à l'ONU Anne Morel.", ("Anne Morel",)),
        ("it", "«Tre chiatte sono affondate», ha detto Bruni nel corso della riunione, precisando che la chiusa è aperta.", ("Bruni",)),
    ],
)
def test_media_told_in_a_talk_are_hops_whatever_stands_between(language: str, text: str, chain: tuple[str, ...]) -> None:
    assert chains(text, language=language) == [chain]


def test_the_paper_is_the_medium_named_before_in_other_languages_too() -> None:
    said = "Tres barcazas se hundieron, según el diario turco Sabahya. La esclusa sigue cerrada, añade el rotativo."
    assert [c[-1] for c in chains(said, language="es")] == ["Sabahya", "Sabahya"]


def test_of_several_outlets_in_a_source_line_none_signs_the_page() -> None:
    page = article("Źródło: PAR, Poranek Post", "Zatonęły trzy barki - powiedział dyrektor portu Jan Kos.", language="pl")
    assert all("Post" not in h.name for s in extract(page).statements for h in s.chain)
