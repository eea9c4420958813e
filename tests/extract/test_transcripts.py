"""Interviews: lines that begin with a speaker's name."""

from __future__ import annotations

from headwater.extract import extract
from tests.extract.articles import article

LINES = (
    "We met Mira Oss, a geologist, at her office.",
    "Lantern: Is the dam safe?",
    "Oss: The dam is safe. We have inspected it twice.",
    "Lantern: And the gate?",
    "Oss: The gate was built in 1990.",
)


def test_each_line_is_the_speakers() -> None:
    found = extract(article(*LINES))
    direct = [s for s in found.statements if s.mode == "direct"]
    assert [(s.chain[0].name, s.content.text.rstrip(".")) for s in direct[:2]] == [
        ("Mira Oss", "The dam is safe"),
        ("Mira Oss", "We have inspected it twice"),
    ]
    assert all(s.source is not None and s.source.text == "Oss" for s in direct)
    assert not any("?" in s.content.text for s in found.statements)


def test_capital_labels() -> None:
    found = extract(
        article("BERG: The dam is safe today.", "LUND: It has burst again.", "BERG: It has never burst before.", "LUND: The gate is open.")
    )
    assert [s.chain[0].name for s in found.statements] == ["Berg", "Lund", "Berg", "Lund"]


def test_labels_of_another_kind_make_no_transcript() -> None:
    found = extract(
        article("Update: The dam has burst.", "Update: The gate is open.", "Price: The ticket is cheap now.", "Price: The ticket was dear then.")
    )
    assert {s.mode for s in found.statements} == {"narration"}


def _said(*parts: str, language: str, outlet: str = "Morning Lantern") -> list[tuple[str | None, str]]:
    found = extract(article(*parts, language=language, outlet=outlet)).statements
    return [(s.chain[0].name if s.mode != "narration" else None, s.content.text) for s in found]


def test_answers_of_a_french_interview_are_those_of_who_is_interviewed() -> None:
    parts = (
        "Luc Bernard dirige le port de Velbrin.",
        "Phare du Nord : Combien de bateaux avez-vous perdus ?",
        "Luc Bernard : Nous en avons perdu douze en une nuit.",
        "Le quai est-il ouvert ?",
        "Selon les pompiers, le quai est fermé. Nos grues fonctionnent encore.",
        "Qui va payer ?",
        "Il est trop tôt pour le dire.",
    )
    assert _said(*parts, language="fr")[1:] == [
        ("Luc Bernard", "Nous en avons perdu douze en une nuit."),
        ("pompiers", "le quai est fermé"),
        ("Luc Bernard", "Nos grues fonctionnent encore."),
        ("Luc Bernard", "Il est trop tôt pour le dire."),
    ]


def test_a_question_without_its_mark_is_told_by_its_turn() -> None:
    parts = (
        "Anna Lund leitet den Hafen von Velbrin.",
        "Frau Lund, im Herbst sprachen Sie von zwölf verlorenen Booten.",
        "Lund: Wir haben zwölf Boote in einer Nacht verloren.",
        "Ist der Kai offen?",
        "Der Kai ist seit Montag geschlossen.",
        "Wer bezahlt das?",
        "Das Land bezahlt die Hälfte.",
        "Und wer zahlt den Rest?",
        "Den Rest zahlen wir.",
    )
    found = _said(*parts, language="de")
    assert ("Anna Lund", "Der Kai ist seit Montag geschlossen.") in found
    assert (None, "Frau Lund, im Herbst sprachen Sie von zwölf verlorenen Booten.") in found


def test_initials_stand_for_speakers_and_the_outlet_that_asks() -> None:
    parts = (
        "Velbrin Courier: Is the quay open?",
        "Anna Lund: The quay is closed for good.",
        "VC: The harbour office says twelve boats were lost.",
        "AL: It was nine boats in one night.",
        "VC: Who pays for it?",
        "AL: The province pays half of it.",
    )
    found = extract(article(*parts, outlet="Velbrin Courier"))
    said = [([h.name for h in s.chain], s.content.text) for s in found.statements]
    assert (["harbour office", "Velbrin Courier"], "twelve boats were lost") in said
    assert (["Anna Lund", "Velbrin Courier"], "It was nine boats in one night.") in said
    assert all("VC" not in names for names, _ in said)


def test_who_answers_is_told_by_the_first_label_where_no_list_has_the_name() -> None:
    said = _said(
        "Ostap Brasniuk leitet in Arvenna das Amt für Brücken.",
        "Herr Brasniuk, im Oktober sprachen Sie von 400 Brücken.",
        "Brasniuk: Wie ich im Herbst gesagt habe, waren es 400.",
        "Und die Ingenieure?",
        "Sechzig Ingenieure stehen bereit. Wir haben die Liste.",
        "Was bekommt die Stadt dafür?",
        "Granit. Nach unserer Schätzung sind es 900 Tonnen.",
        "Könnte das teuer werden?",
        "Ich schließe das nicht aus.",
        language="de",
    )
    assert ("Ostap Brasniuk", "Sechzig Ingenieure stehen bereit.") in said
    assert ("Ostap Brasniuk", "Ich schließe das nicht aus.") in said
