"""Who says what in German, French and Spanish."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article

Said = tuple[str | None, str]


def said(language: str, *paragraphs: str) -> list[Said]:
    """Return the words of the sources and of what they said."""
    found = extract(article(*paragraphs, language=language))
    return [(s.source.text if s.source else None, s.content.text) for s in found.statements if s.mode != "narration"]


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("de", "Der Bürgermeister sagte am Freitag, die Schleuse sei dicht.", "Der Bürgermeister", "die Schleuse sei dicht"),
        ("de", "Am Freitag sagte der Bürgermeister, dass die Schleuse dicht ist.", "der Bürgermeister", "die Schleuse dicht ist"),
        ("de", "Die Schleuse sei dicht, teilte Ortsvorsteherin Ida Moll auf Telegram mit.", "Ortsvorsteherin Ida Moll", "Die Schleuse sei dicht"),
        ("de", "„Die Schleuse ist dicht“, rief Ida Moll, die das Werk leitet.", "Ida Moll, die das Werk leitet", "Die Schleuse ist dicht"),
        ("de", "Laut Wasserwerk sind neun Keller geflutet.", "Wasserwerk", "sind neun Keller geflutet"),
        ("de", "Nach Angaben der Werksleitung wurde niemand verletzt.", "der Werksleitung", "wurde niemand verletzt"),
        ("de", "Einem Sprecher des Werks zufolge bleibt das Tor zu.", "Einem Sprecher des Werks", "bleibt das Tor zu"),
        ("de", "Das Tor bleibt zu, wie das Werk am Abend mitteilte.", "das Werk", "Das Tor bleibt zu"),
        ("de", "Der Betreiber wies die Vorwürfe der neun Anwohner zurück.", "Der Betreiber", "die Vorwürfe der neun Anwohner"),
        ("de", "Die Werft kündigte an, 90 Stellen zu streichen.", "Die Werft", "90 Stellen zu streichen"),
        ("fr", "Le maire a déclaré vendredi que l'écluse était fermée.", "Le maire", "l'écluse était fermée"),
        ("fr", "« L'écluse est fermée », a indiqué Ida Moulin, qui dirige l'usine.", "Ida Moulin, qui dirige l'usine", "L'écluse est fermée"),
        ("fr", "L'écluse est fermée, a annoncé samedi la mairie à la presse.", "la mairie", "L'écluse est fermée"),
        ("fr", "Selon la régie des eaux, neuf caves sont inondées.", "la régie des eaux", "neuf caves sont inondées"),
        ("fr", "Neuf caves sont inondées, d'après les pompiers.", "les pompiers", "Neuf caves sont inondées"),
        ("fr", "L'exploitant dément toute fuite de gaz dans la galerie.", "L'exploitant", "toute fuite de gaz dans la galerie"),
        ("fr", "Le chantier naval a promis de garder ses 90 ouvriers.", "Le chantier naval", "de garder ses 90 ouvriers"),
        ("es", "El alcalde dijo el viernes que la esclusa estaba cerrada.", "El alcalde", "la esclusa estaba cerrada"),
        ("es", "Señaló la alcaldesa, Ida Molina, que la esclusa estaba cerrada.", "la alcaldesa, Ida Molina", "la esclusa estaba cerrada"),
        ("es", "La esclusa está cerrada, informaron fuentes municipales.", "fuentes municipales", "La esclusa está cerrada"),
        ("es", "«La esclusa está cerrada», aseguró Ida Molina, jefa de la planta.", "Ida Molina, jefa de la planta", "La esclusa está cerrada"),
        ("es", "De acuerdo con los bomberos, hay nueve sótanos inundados.", "los bomberos", "hay nueve sótanos inundados"),
        ("es", "El astillero niega que vaya a despedir a 90 obreros.", "El astillero", "vaya a despedir a 90 obreros"),
    ],
)
def test_source_and_content_are_found(language: str, text: str, source: str, content: str) -> None:
    assert said(language, text) == [(source, content)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Tor bleibt bis Freitag zu, danach fährt wieder der Bus."),
        ("fr", "Le pont, long de neuf mètres, sera repeint en mai."),
        ("es", "El puente, de nueve metros, será pintado en mayo."),
    ],
)
def test_what_nobody_says_is_narration(language: str, text: str) -> None:
    assert said(language, text) == []


def test_an_agency_that_cites_someone_is_a_hop_behind_him() -> None:
    text = "Die Agentur Reuters berichtete unter Berufung auf einen Lotsen, das Tor sei zu."
    (statement,) = [s for s in extract(article(text, language="de")).statements if s.mode != "narration"]
    assert statement.source is not None
    assert statement.source.text == "einen Lotsen"
    assert statement.chain[1].name == "Reuters"


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("es", "La alcaldesa, Ida Molina, afirmó que la esclusa está cerrada.", "Añadió que nadie resultó herido."),
        ("fr", "La maire, Ida Moulin, a affirmé que l'écluse est fermée.", "Elle a ajouté que personne n'est blessé."),
        ("de", "Bürgermeisterin Ida Moll sagte, die Schleuse sei dicht.", "Sie fügte hinzu, niemand sei verletzt."),
    ],
)
def test_a_verb_without_a_name_is_said_by_the_speaker_before(language: str, first: str, second: str) -> None:
    found = [s for s in extract(article(f"{first} {second}", language=language)).statements if s.mode != "narration"]
    assert len(found) == 2
    assert found[1].chain[0].name == found[0].chain[0].name
    assert found[1].chain[0].inferred


def test_who_denies_and_adds_says_both() -> None:
    found = said("es", "El piloto niega los hechos y alega que iba solo.")
    assert [s for s, _ in found] == ["El piloto", "El piloto"]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_long_run_of_verbs_takes_no_long_time(language: str) -> None:
    word = {"de": "sagte und ", "fr": "a dit et ", "es": "dijo y "}[language]
    assert extract(article(word * 300, language=language)) is not None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Die Stadtwerke teilten mit, die Schleuse sei dicht.", "Stadtwerke"),
        ("fr", "L'usine affirme que l'écluse est fermée.", "usine"),
        ("es", "La fábrica afirmó que la esclusa está cerrada.", "fábrica"),
    ],
)
def test_an_article_is_no_part_of_a_speakers_name(language: str, text: str, name: str) -> None:
    (statement,) = [s for s in extract(article(text, language=language)).statements if s.mode != "narration"]
    assert statement.chain[0].name == name
