"""Names in Ukrainian and Russian texts, in any case, and who a source there is."""

import pytest

from headwater.extract import extract
from tests.extract.articles import article


def _names(text: str, language: str) -> set[tuple[str, str]]:
    return {(m.kind, m.span.text) for m in extract(article(text, language=language)).mentions}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "uk",
            "Учора в Полтаві Орест Береговець зустрівся з Ларисою Топольною.",
            {("place", "Полтаві"), ("person", "Орест Береговець"), ("person", "Ларисою Топольною")},
        ),
        (
            "ru",
            "В пятницу Следственный комитет арестовал счета компании «Лесной берег».",
            {("organisation", "Следственный комитет"), ("organisation", "Лесной берег")},
        ),
        (
            "uk",
            "Міністерство економіки виділило кошти Київській області.",
            {("organisation", "Міністерство економіки"), ("place", "Київській області")},
        ),
        ("ru", "Самолёт вылетел из Казани в Белград.", {("place", "Казани"), ("place", "Белград")}),
        ("uk", "Вода прибуває дуже швидко.", set()),
    ],
)
def test_names(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert _names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "role", "name", "title"),
    [
        ("uk", "Міст закриють, заявив директор порту Орест Береговець.", "person", "Орест Береговець", "директор"),
        ("ru", "Газета «Лесной берег» сообщила, что мост закроют.", "outlet", "Лесной берег", None),
        ("ru", "Рыбаки говорят, что лёд тонкий.", "unnamed", "Рыбаки", None),
        ("ru", "Следственный комитет сообщил, что счета арестованы.", "organisation", "Следственный комитет", None),
    ],
)
def test_who_a_source_is(language: str, text: str, role: str, name: str, title: str | None) -> None:
    hop = next(s for s in extract(article(text, language=language)).statements if s.source).chain[0]
    assert (hop.role, hop.name, hop.title) == (role, name, title)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Директор Орест Береговець заявив, що порт працює. Він додав, що черг немає."),
        ("ru", "Директор Глеб Моховой заявил, что порт работает. По его словам, очередей нет."),
    ],
)
def test_a_pronoun_is_the_speaker_named_before(language: str, text: str) -> None:
    first, second = (s.chain[0] for s in extract(article(text, language=language)).statements if s.source)
    assert second.name == first.name
    assert second.inferred
