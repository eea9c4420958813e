"""Articles that tell another's sentences in one order in other words or another language, and some that only report the same event."""

from __future__ import annotations

from headwater.link.counterparts import is_retelling, told_after
from headwater.link.relations import relations
from headwater.model import Article, Extraction, Reading
from tests.link.invent import reading

WIRE = (
    "Norland's data office has opened an inquiry into the theft of patient records from the clinic chain Velmed.",
    "The office said that records of 3.4 million people in Norland and Sarnovia had been copied.",
    "Velmed had put the number at up to 1.2 million in a filing on 9 March.",
    "The chain shut the affected server within six hours of finding the intruders, it said.",
    "Three people familiar with the talks said Velmed had paid 17 bars of gold, worth about 1.6 million crowns.",
    "A spokesman for Velmed, Illia Tarn, called that untrue.",
    "The listing of the stolen records vanished from the forum Crate on 11 March.",
    "Police in Tull arrested a man of 23 on Thursday, the prosecutor's office said.",
    "Shares in Velmed fell 4.7 percent in early trading.",
)
GERMAN = (
    "Die Datenschutzbehörde von Norland hat eine Untersuchung zum Diebstahl von Patientendaten der Klinikkette Velmed eröffnet.",
    "Nach Angaben der Behörde wurden Daten von 3,4 Millionen Menschen in Norland und Sarnovia kopiert.",
    "Velmed hatte die Zahl in einer Mitteilung vom 9. März mit bis zu 1,2 Millionen angegeben.",
    "Die Kette schaltete den betroffenen Server nach eigenen Angaben binnen sechs Stunden nach der Entdeckung der Eindringlinge ab.",
    "Drei mit den Gesprächen vertraute Personen sagten, Velmed habe 17 Goldbarren im Wert von rund 1,6 Millionen Kronen gezahlt.",
    "Ein Sprecher von Velmed, Illia Tarn, nannte das unwahr.",
    "Das Angebot der gestohlenen Daten verschwand am 11. März aus dem Forum Crate.",
    "Die Polizei in Tull nahm am Donnerstag einen 23-Jährigen fest, teilte die Staatsanwaltschaft mit.",
    "Die Aktie von Velmed fiel im frühen Handel um 4,7 Prozent.",
)
OTHER = (
    "In Norland sorgen sich Patienten nach dem Diebstahl bei Velmed um ihre Daten.",
    "Eine Lehrerin aus Tull erzählt, dass sie seit 11 Tagen auf einen Rückruf wartet.",
    "Der Patientenbund will im April klagen und sucht Mitglieder, die einen Brief bekommen haben.",
    "Die Hotline der Kette hat 23 Plätze und ist nur vormittags besetzt.",
    "Im Rathaus liegen Listen aus, in die sich jeder eintragen kann.",
    "Die Ärztekammer rät, Passwörter zu ändern und Rechnungen genau zu lesen.",
    "Wer umzieht, soll seine neue Adresse melden.",
    "Am Sonntag öffnet die Beratungsstelle im Hafen von Tull.",
    "Kaffee gibt es dort umsonst.",
)


def _article(name: str, lines: tuple[str, ...], language: str) -> Article:
    return reading(name, *lines, outlet=f"The {name} Post", published="2031-03-14", language=language).article


def test_a_translation_is_known_by_what_its_sentences_mean_in_one_order() -> None:
    a, b = _article("Orrin", WIRE, "en"), _article("Tull", GERMAN, "de")
    assert is_retelling(told_after(a, b))
    assert told_after(a, b) == told_after(b, a)
    empty = [Reading(article=x, extraction=Extraction(article_id=x.id, statements=(), assertions=(), mentions=())) for x in (a, b)]
    (only,) = relations(empty)
    assert only.kind == "translation"


def test_another_report_of_the_event_is_told_after_nobody() -> None:
    assert not is_retelling(told_after(_article("Orrin", WIRE, "en"), _article("Tull", OTHER, "de")))
    assert told_after(_article("Orrin", WIRE[:4], "en"), _article("Tull", GERMAN, "de")) == (0.0, 0.0, 0)
