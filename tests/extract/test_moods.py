"""German reported speech: where its mood ends, where a sentence names its own speaker, and what is said without one."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def said(*paragraphs: str) -> list[tuple[str | None, str]]:
    """Return the names of the speakers and what they said."""
    found = extract(article(*paragraphs, language="de"))
    return [(s.chain[0].name, s.content.text.rstrip(".")) for s in found.statements if s.mode != "narration"]


def test_a_plain_sentence_ends_what_stood_in_the_mood_of_reported_speech() -> None:
    text = "Nach Angaben der Feuerwehr sei das Dach eingestürzt. Die Straße war am Abend noch gesperrt. Zwei Kinder seien verletzt."
    assert said(text) == [("Feuerwehr", "sei das Dach eingestürzt"), ("Feuerwehr", "Zwei Kinder seien verletzt")]


def test_a_plain_sentence_goes_on_where_the_words_before_were_plain() -> None:
    text = "Nach Angaben der Feuerwehr wurde das Dach zerstört. Zwei Kinder kamen in ein Krankenhaus."
    assert said(text) == [("Feuerwehr", "wurde das Dach zerstört"), ("Feuerwehr", "Zwei Kinder kamen in ein Krankenhaus")]


def test_what_somebody_is_said_to_have_done_goes_on_in_the_same_way() -> None:
    text = "Laut Werkschutz soll der Fahrer geflohen sein. Er soll einen Helfer haben. Der Hof ist heute leer."
    assert said(text) == [("Werkschutz", "soll der Fahrer geflohen sein"), ("Werkschutz", "Er soll einen Helfer haben")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Aus dem Finanzministerium hieß es, die Steuer werde nicht erhöht.", "Finanzministerium", "die Steuer werde nicht erhöht"),
        ("Auf Nachfrage hieß es bei der Bahn, der Zug sei ausgefallen.", "Bahn", "der Zug sei ausgefallen"),
        ("In dem Gutachten heißt es, die Brücke sei marode.", "Gutachten", "die Brücke sei marode"),
        ("Wie es aus Regierungskreisen hieß, sei der Vertrag fertig.", "Regierungskreisen", "sei der Vertrag fertig"),
        ("Die Halle müsse zu bleiben, gab der Prüfer Jens Wohlert zu bedenken.", "Jens Wohlert", "Die Halle müsse zu bleiben"),
        ("Man habe alle Akten vorgelegt, ließ der Konzern am Dienstag verlauten.", "Konzern", "Man habe alle Akten vorgelegt"),
        ("Die Zahlen seien falsch, brachte der Verband in einem Brief zum Ausdruck.", "Verband", "Die Zahlen seien falsch"),
    ],
)
def test_a_source_without_a_subject_of_its_own_or_with_a_torn_verb_is_read(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, content)]


def test_a_sentence_that_names_its_own_source_is_not_the_speakers_before() -> None:
    text = "Der Bürgermeister Kurt Ahlers sagte, das Wasser steige. Auf Anfrage hieß es vom Landesamt, die Deiche seien sicher."
    assert said(text) == [("Kurt Ahlers", "das Wasser steige"), ("Landesamt", "die Deiche seien sicher")]


def test_an_unread_attribution_is_not_given_to_the_speaker_before() -> None:
    text = "Die Sprecherin Uta Lamm sagte, das Becken sei dicht. Auf dem Schild am Tor heißt es, das Becken habe Risse."
    assert [name for name, _ in said(text)] == ["Uta Lamm"]


def test_it_was_said_further_goes_on_with_the_speaker() -> None:
    text = "Die Stadträtin Ines Brandner sagte, das Bad bleibe offen. Weiter hieß es, die Pumpe sei neu."
    assert said(text) == [("Ines Brandner", "das Bad bleibe offen"), ("Ines Brandner", "die Pumpe sei neu")]
