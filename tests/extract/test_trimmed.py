"""What names a source is told from what only stands beside it. All sentences are invented."""

import pytest

from headwater.extract import extract
from headwater.model import Hop
from tests.extract.articles import article

SAID = [
    ("en", "Deputy Works Minister Yelda Zhan last month put the sum at 65 billion.", "person", "Yelda Zhan"),
    ("en", "Last autumn Taras Olin of the Council for Rivers said that the lock would open.", "person", "Taras Olin"),
    ("en", "The Ministry cannot at this stage confirm reports circulating on social media.", "organisation", "Ministry"),
    ("en", "This is the first time the Ministry has announced the transport of such equipment.", "organisation", "Ministry"),
    ("en", "The lock had failed at noon, North Tull regional commissioner Salma Khan told reporters.", "person", "Salma Khan"),
    (
        "en",
        "The Deputy Minister for Transport, Hon. Elias Mwana, informed the families that a commission will be appointed.",
        "person",
        "Elias Mwana",
    ),
    ("en", "The Malva Red Cross said families had reported 74 people missing.", "organisation", "Malva Red Cross"),
    ("fr", "Contactée par l'AFP, la société irlandaise Talward, qui gère la facture, a refusé de s'exprimer.", "organisation", "Talward"),
    ("fr", "La veille, le renseignement ormelais avait affirmé que des soldats apprenaient le brouillage.", "unnamed", "renseignement ormelais"),
    ("fr", "Talmaster : un groupe de pirates revendique le vol des données de 560 millions de clients", "unnamed", "groupe de pirates"),
    ("pt", "A Comissão Nacional de Portos (CNP) disse hoje que não recebeu qualquer notificação.", "organisation", "Comissão Nacional de Portos"),
    ("pt", "O bastonário, citado pela Rádio Ribeira, alertou que poderão estar em causa dados de 90 mil utentes.", "unnamed", "bastonário"),
    ("es", "La comisión ha abierto una investigación formal sobre el robo, según informó el martes.", "unnamed", "unnamed"),
    ("es", "La Consejería recuerda que los cercados siguen siendo la mejor protección.", "organisation", "Consejería"),
    ("de", "Kasan erwägt Insidern zufolge, die Ausfuhr von Erz zu verbieten.", "unnamed", "Insidern"),
    ("de", "Laut Medienberichten könnte es um die Daten von 560 Kunden gehen.", "unnamed", "Medienberichten"),
]


def speaker(text: str, language: str) -> Hop:
    return next(s.chain[0] for s in extract(article(text, language=language)).statements if s.mode != "narration")


@pytest.mark.parametrize(("language", "text", "role", "name"), SAID, ids=lambda v: v[:24])
def test_a_source_is_named_without_what_stands_beside_it(language: str, text: str, role: str, name: str) -> None:
    found = speaker(text, language)
    assert (found.role, found.name.endswith(name)) == (role, True), found


def test_a_name_with_a_word_of_time_in_it_stays_whole() -> None:
    assert speaker("The Sunday Herald said that the lock would open.", "en").name == "Sunday Herald"
    assert speaker("This ministry said that the lock would open.", "en").name.endswith("ministry")


def test_an_offices_field_is_no_body() -> None:
    found = speaker("The Minister for Transport, Elias Mwana, said that the lock would open.", "en")
    assert (found.name, found.title, found.organisation) == ("Elias Mwana", "Minister for Transport", None)


def test_an_outlet_that_is_only_described_has_no_name() -> None:
    found = speaker("A Tull-based tech outlet said that the hackers posted the price.", "en")
    assert (found.role, found.name) == ("unnamed", "Tull-based tech outlet")


def test_the_article_that_a_correction_speaks_of_is_its_own_outlets() -> None:
    text = "Correction: Tull ferry\n\nAn article of 12 March said that 14 people had drowned. This was wrong."
    assert (speaker(text, "en").role, speaker(text, "en").name) == ("outlet", "Morning Lantern")
    assert speaker(text.removeprefix("Correction: "), "en").role == "document"
