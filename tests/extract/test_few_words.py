"""Status, distance, times, places and figures in languages of which few words of attribution are known (invented sentences)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.extract import extract
from headwater.model import Assertion
from tests.extract.articles import article


def first(language: str, text: str) -> Assertion:
    """Return the first assertion of a report of 4 March 2026."""
    return extract(replace(article(text, language=language), published="2026-03-04T10:00:00Z")).assertions[0]


@pytest.mark.parametrize(
    ("language", "text", "status", "far"),
    [
        ("pt", "Os rebeldes alegam ter abatido dois drones.", "done", True),
        ("pt", "O petroleiro terá mudado de rumo na terça-feira.", "done", True),
        ("pt", "A fábrica vai fechar em maio.", "planned", False),
        ("pt", "O Governo pondera proibir os voos noturnos.", "planned", True),
        ("pt", "A Marinha enviou dois navios para o estreito.", "done", False),
        ("pt", "A polícia está a investigar a fuga de dados.", "under_way", False),
        ("it", "I ribelli sostengono di aver abbattuto due droni.", "done", True),
        ("it", "La petroliera avrebbe cambiato rotta martedì.", "done", True),
        ("it", "Secondo fonti non confermate, tre marinai sono morti.", "done", True),
        ("it", "La fabbrica chiuderà a maggio.", "planned", False),
        ("it", "La Marina ha inviato due navi nello stretto.", "done", False),
        ("it", "L'incendio sarebbe doloso.", None, True),
        ("nl", "De tanker zou dinsdag van koers zijn veranderd.", "done", True),
        ("nl", "Naar verluidt zijn drie matrozen omgekomen.", "done", True),
        ("nl", "De fabriek gaat in mei sluiten.", "planned", False),
        ("nl", "De marine heeft twee schepen naar de zeestraat gestuurd.", "done", False),
        ("nl", "De politie onderzoekt het datalek.", "under_way", False),
        ("sv", "Rebellerna påstår sig ha skjutit ned två drönare.", "done", True),
        ("sv", "Tankfartyget ska ha ändrat kurs på tisdagen.", "done", True),
        ("sv", "Enligt obekräftade uppgifter har tre sjömän omkommit.", "done", True),
        ("sv", "Fabriken stängs i maj.", "planned", False),
        ("sv", "Regeringen överväger ett förbud mot nattflyg.", "planned", True),
        ("sv", "Marinen har skickat två fartyg till sundet.", "done", False),
        ("sv", "Polisen utreder dataläckan.", "under_way", False),
        ("sv", "Branden tros vara anlagd.", None, True),
        ("pl", "Rebelianci twierdzą, że zestrzelili dwa drony.", "done", True),
        ("pl", "Tankowiec miał we wtorek zmienić kurs.", None, True),
        ("pl", "Według niepotwierdzonych doniesień zginęło trzech marynarzy.", "done", True),
        ("pl", "Zakład zostanie zamknięty w maju.", "planned", False),
        ("pl", "Marynarka wysłała dwa okręty do cieśniny.", "done", False),
        ("pl", "Policja bada wyciek danych.", "under_way", False),
        ("pl", "Pożar prawdopodobnie wzniecono celowo.", "done", True),
    ],
)
def test_tells_status_and_distance(language: str, text: str, status: str | None, far: bool) -> None:
    """A verb's form tells whether something is planned, under way or done, and words of rumour that the article keeps away from it."""
    found = first(language, text)
    assert status in (None, found.status)
    assert (found.hedge is not None or found.distanced or found.stance in ("speculates", "cannot_confirm")) == far


@pytest.mark.parametrize(
    ("language", "text", "time", "place", "country"),
    [
        ("pt", "O navio saiu na quinta-feira do porto de Viana do Castelo.", "2026-02-26", "Viana do Castelo", "PT"),
        ("pt", "O grupo vendeu as peças em Angola na semana passada.", "2026-02-23/2026-03-01", "Angola", "AO"),
        ("it", "La nave è stata fermata martedì al largo di Lampedusa.", "2026-03-03", "Lampedusa", "IT"),
        ("it", "Il carico è partito per la Tunisia il 12 febbraio.", "2026-02-12", "Tunisia", "TN"),
        ("nl", "De tanker werd dinsdagavond tegengehouden in Vlissingen.", "2026-03-03", "Vlissingen", "NL"),
        ("nl", "Vorige week werden de onderdelen in Rusland verkocht.", "2026-02-23/2026-03-01", "Rusland", "RU"),
        ("sv", "Fartyget stoppades i tisdags utanför Gotland.", "2026-03-03", "Gotland", "SE"),
        ("sv", "Delarna såldes i Ryssland förra veckan.", "2026-02-23/2026-03-01", "Ryssland", "RU"),
        ("pl", "Statek zatrzymano we wtorek w Świnoujściu.", "2026-03-03", "Świnoujściu", None),
        ("pl", "Pożar wybuchł wczoraj pod Radomiem.", "2026-03-03", "Radomiem", "PL"),
        ("pl", "Części sprzedano w zeszłym tygodniu do Rumunii.", "2026-02-23/2026-03-01", "Rumunii", "RO"),
    ],
)
def test_finds_when_and_where(language: str, text: str, time: str, place: str, country: str | None) -> None:
    """Days of the week, relative weeks, declined towns, and countries by their names in the language."""
    found = first(language, text)
    assert [t.value for t in found.times] == [time]
    assert [p.span.text for p in found.places] == [place]
    assert country in (None, found.places[0].country)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("pt", "O resgate subiu para 90 mil euros.", 90_000),
        ("pt", "A dívida é de 2,5 mil milhões de euros.", 2_500_000_000),
        ("it", "Il riscatto è salito a 90mila euro.", 90_000),
        ("nl", "De schuld bedraagt 2,5 miljard euro.", 2_500_000_000),
        ("sv", "Skulden uppgår till 2,5 miljarder kronor.", 2_500_000_000),
        ("pl", "Okup wzrósł do 90 tys. złotych.", 90_000),
    ],
)
def test_reads_numbers(language: str, text: str, value: float) -> None:
    """Scales are those of the language: "90 mil" are ninety thousand."""
    assert [f.value for f in first(language, text).figures] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Savunma Bakanlığı, geminin salı günü durdurulduğunu açıkladı."),
        ("ro", "Ministerul a anunțat că vasul a fost oprit marți în port."),
        ("cs", "Ministerstvo oznámilo, že loď byla v úterý zastavena u přístavu."),
        ("el", "Το υπουργείο ανακοίνωσε ότι το πλοίο ακινητοποιήθηκε την Τρίτη."),
        ("ja", "防衛省は火曜日、船が対馬沖で停船させられたと発表した。"),
        ("ar", "أعلنت وزارة الدفاع أن السفينة أوقفت يوم الثلاثاء."),
    ],
)
def test_a_language_without_words_is_read_but_no_status_is_guessed(language: str, text: str) -> None:
    """English words and endings tell nothing of other languages: what is not known is unknown."""
    found = first(language, text)
    assert (found.status, found.stance, found.hedge, found.distanced) == ("unknown", "asserts", None, False)


def test_a_quotation_in_a_language_without_words_has_its_speaker() -> None:
    """The encoder reads who says what in languages of Latin letters."""
    text = "Ministerul a anunțat că vasul a fost oprit. „Echipajul este în siguranță”, a declarat purtătorul de cuvânt Ion Popescu."
    said = [s for s in extract(article(text, language="ro")).statements if s.mode == "direct"]
    assert [s.content.text for s in said] == ["Echipajul este în siguranță"]
    assert said[0].source is not None
    assert "Ion Popescu" in said[0].source.text
