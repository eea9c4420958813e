"""Names in German, French and Spanish news."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def names(language: str, text: str) -> str:
    """Return the names of a text, each behind its kind."""
    return " / ".join(f"{m.kind} {m.span.text}" for m in extract(article(text, language=language)).mentions)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Gestern traf Hannelore von Strehl die Ministerin Ida Qvarn in Bremen.",
            "person Hannelore von Strehl / person Ida Qvarn / place Bremen",
        ),
        (
            "de",
            "Die Vereinten Nationen und das Verteidigungsministerium widersprachen.",
            "organisation Vereinten Nationen / organisation Verteidigungsministerium",
        ),
        ("de", "Der Bau der Brücke kostet mehr Geld.", ""),
        ("fr", "Hier, Clémence Ouvrard et le ministre Idriss Vaquelin ont quitté l'Italie.", "person Idriss Vaquelin / place Italie"),
        ("fr", "La Commission européenne et la Banque de Savoie ont protesté.", "organisation Commission européenne / organisation Banque de Savoie"),
        ("fr", "Il pleut. La route est fermée.", ""),
        (
            "es",
            "Ayer, Rosalía de la Cuesta y el ministro Idris Vaquero llegaron a Sevilla.",
            "person Rosalía de la Cuesta / person Idris Vaquero / place Sevilla",
        ),
        (
            "es",
            "Las Naciones Unidas y el Ministerio de Agricultura protestaron.",
            "organisation Naciones Unidas / organisation Ministerio de Agricultura",
        ),
        ("es", "Llueve. La carretera está cortada.", ""),
    ],
)
def test_people_bodies_and_places_are_found(language: str, text: str, expected: str) -> None:
    assert names(language, text) == expected


def test_a_title_before_a_name_is_kept() -> None:
    (mention,) = extract(article("Le préfet Idriss Vaquelin a démissionné.", language="fr")).mentions
    assert (mention.name, mention.title) == ("Idriss Vaquelin", "préfet")
