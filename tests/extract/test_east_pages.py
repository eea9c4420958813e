"""Invented sentences in Ukrainian, Russian and Korean: nesting, short forms, joined clauses, places, what goes on from a source."""

from __future__ import annotations

import pytest

from headwater.extract import extract
from tests.extract.articles import article
from tests.extract.test_taken_up import told


def claims(language: str, *parts: str) -> list[str]:
    """Return what each assertion says."""
    found = extract(article(*parts, language=language))
    return [a.span.text.rstrip(".") for a in found.assertions]


def places(language: str, text: str) -> list[str]:
    """Return the names of the places of a text's assertions."""
    return [p.name for a in extract(article(text, language=language)).assertions for p in a.places]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("수도원은 종이 두 번 깨졌다고 설명했다고 나보람 의원은 전했다.", ["수도원", "나보람"], "종이 두 번 깨졌다"),
        ('나보람 의원은 "해양조사청은 등대가 멀쩡하다고 보고했다"고 말했다.', ["해양조사청", "나보람"], "등대가 멀쩡하다"),
        ("연합뉴스에 따르면 어촌계 관계자는 그물이 찢어졌다고 말했다.", ["어촌계 관계자", "연합뉴스"], "그물이 찢어졌다"),
        ('구청 대변인은 연합뉴스와의 통화에서 "다리는 안전하다"고 말했다.', ["구청 대변인", "연합뉴스"], "다리는 안전하다"),
        ("온실이 무너졌다고 로이터통신이 보도했다.", ["로이터통신"], "온실이 무너졌다고"),
    ],
)
def test_korean_hops(text: str, chain: list[str], content: str) -> None:
    ((names, said),) = told("ko", text)
    assert names == chain
    assert content in said


def test_korean_leads_are_theirs_who_said_so() -> None:
    found = told("ko", "염전 세 곳이 문을 닫았다.", "해양조사청은 국회에서 이같이 보고했다고 나보람 의원이 전했다.")
    assert found == [(["해양조사청", "나보람"], "염전 세 곳이 문을 닫았다")]


def test_a_korean_headline_names_its_speaker_before_the_quotation() -> None:
    assert told("ko", ("headline", '해양조사청 "염전 세 곳 폐쇄"')) == [(["해양조사청"], "염전 세 곳 폐쇄")]


def test_a_quotation_that_goes_on_has_the_speaker_before() -> None:
    found = told("ko", '나보람 장관은 "배를 늘리겠다"고 말했다. 그러면서 "항로도 넓히겠다"고 밝혔다.')
    assert [names for names, _ in found] == [["나보람"], ["나보람"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Міністр Орест Лужняк каже, що дамба ціла. Лужняк додав, що воду спустять."),
        ("ru", "Мэр Глеб Рукавицын заявил, что мост цел. Мэр добавил, что движение откроют."),
        ("ru", "Инженер-полковник Глеб Рукавицын сообщил, что мост цел. «Опоры стоят», — сказал Рукавицын."),
        ("ko", "나보람 의원은 다리가 안전하다고 말했다. 나 의원은 공사가 끝났다고 덧붙였다."),
    ],
)
def test_a_short_form_is_who_was_named_in_full(language: str, text: str) -> None:
    assert len({names[0] for names, _ in told(language, text)}) == 1


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("uk", "Пилорама згоріла, а сушарню врятували.", ["Пилорама згоріла", "сушарню врятували"]),
        ("uk", "Пекарня відкрила два цехи та найняла сорок людей.", ["Пекарня відкрила два цехи", "найняла сорок людей"]),
        ("uk", "Майстри, які лагодять дахи та сараї, приїхали.", ["Майстри, які лагодять дахи та сараї, приїхали"]),
        ("ru", "Лесопилка сгорела, но сушилку спасли.", ["Лесопилка сгорела", "сушилку спасли"]),
        ("ru", "Если лёд тронется, паром остановят и причал закроют.", ["Если лёд тронется, паром остановят", "причал закроют"]),
        ("ko", "제재소가 불탔으며 건조장은 무사했다.", ["제재소가 불탔으며", "건조장은 무사했다"]),
    ],
)
def test_joined_clauses_are_propositions_of_their_own(language: str, text: str, found: list[str]) -> None:
    assert claims(language, text) == found


def test_what_follows_who_was_named_first_is_most_likely_still_theirs() -> None:
    text = "За даними гідрологів, рівень піднявся на метр. До вечора він зросте ще на двадцять сантиметрів. Раніше дамбу лагодили."
    assert told("uk", text) == [
        (["гідрологів"], "рівень піднявся на метр"),
        (["гідрологів"], "До вечора він зросте ще на двадцять сантиметрів"),
    ]


def test_an_intention_of_a_state_is_no_saying_of_it() -> None:
    assert told("uk", "Росія планує збудувати ще два причали.") == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Пожар начался под Уссурийском.", ["Уссурийск"]),
        ("uk", "Паром дійшов до Хабаровська за добу.", ["Хабаровськ"]),
        ("uk", "Майстерню відкрили на аеродромі Кальміні.", ["Кальміні"]),
        ("uk", "Казахстан оголосив торги.", []),
    ],
)
def test_places_stand_behind_their_prepositions_in_any_case(language: str, text: str, names: list[str]) -> None:
    assert places(language, text) == names


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "«Лёд держит», — приводит слова смотрителя агентство Tasnim.", [(["смотрителя", "Tasnim"], "Лёд держит")]),
        ("ru", "Руководство верфи обвинения отвергает.", [(["Руководство верфи"], "обвинения отвергает")]),
        (
            "ru",
            "Один из них сказал, что насос готов, а второй добавил, что кабеля нет.",
            [(["Один из них"], "насос готов"), (["второй"], "кабеля нет")],
        ),
        ("uk", "Начальник порту Клим Дзюба: «Причал цілий».", [(["Клим Дзюба"], "Причал цілий")]),
        ("ru", "Число пострадавших выросло до восьми — оперштаб.", [(["оперштаб"], "Число пострадавших выросло до восьми")]),
        ("ru", "Кран цел, рассказала NDTV мать мастера, Сунита Деви.", [(["Сунита Деви", "NDTV"], "Кран цел")]),
        ("uk", "Міністр оборони України Рустем Лужняк каже, що дамба ціла.", [(["Рустем Лужняк"], "дамба ціла")]),
    ],
)
def test_turns_of_reports_and_posts(language: str, text: str, found: list[tuple[list[str], str]]) -> None:
    assert told(language, text) == found


def test_a_talk_named_at_the_end_is_that_of_what_stands_before() -> None:
    found = told("uk", "Директор Остап Гринь заявив, що піч гаряча. Про це він сказав в інтерв'ю телеканалу «Вежа».")
    assert found == [(["Остап Гринь", "Вежа"], "піч гаряча")]


def test_a_body_and_a_document_without_a_name_are_those_before() -> None:
    found = told(
        "uk", "У Центрі водних досліджень заявили, що рівень спадає. «Греблю відкрито», — йдеться в повідомленні. У центрі додали, що води досить."
    )
    assert len({names[0].split()[0] for names, _ in found}) == 1
    assert len(found) == 3


@pytest.mark.parametrize(
    ("language", "text", "names", "content"),
    [
        ("uk", "У Держлісагентстві РБК-Україна повідомили, що сосни живі.", ["Держлісагентстві", "РБК-Україна"], "сосни живі"),
        ("ru", "«Кран цел», — добавил мэр Глеб Лунёв в видео, опубликованном в Telegram.", ["Глеб Лунёв"], "Кран цел"),
        ("ru", "Лесник Глеб Лунёв не стал отрицать, что лось сыт.", ["Глеб Лунёв"], "лось сыт"),
        ("ru", "В Минлесе Карелии сообщили, что лось жив.", ["Минлесе Карелии"], "лось жив"),
        ("ru", "Рейсов не будет, говорится в сообщении аэропорта.", ["аэропорта"], "Рейсов не будет"),
        ("ko", "등대가 멀쩡하다는 게 조사단의 판단이다.", ["조사단"], "등대가 멀쩡하다는"),
        ("ko", "나보람 SK해운 대표는 배가 무사하다고 말했다.", ["나보람"], "배가 무사하다고"),
    ],
)
def test_who_was_told_what_it_was_said_in_and_whose_view_it_is(language: str, text: str, names: list[str], content: str) -> None:
    assert told(language, text) == [(names, content)]


def test_a_town_hall_is_no_mayor() -> None:
    found = told("ru", "Мэр Глеб Лунёв рассказал, что мост цел. В мэрии добавили, что лёд сошёл.")
    assert [names for names, _ in found] == [["Глеб Лунёв"], ["мэрии"]]


@pytest.mark.parametrize(
    ("language", "parts", "found"),
    [
        (
            "ru",
            ["Уловы выросли втрое.", "Такую оценку представил Морской институт на слушаниях, рассказал журналистам депутат Глеб Лунёв."],
            [(["Морской институт", "Глеб Лунёв"], "Уловы выросли втрое")],
        ),
        ("uk", ["Як повідомлялося, порт заявляв, що причал цілий."], [(["порт"], "причал цілий")]),
        ("uk", ["Раніше повідомлялося, що причал цілий."], [(["unnamed"], "причал цілий")]),
        ("uk", ["Міністр Орест Лужняк повідомив, що Анкара не просить риби, але дозволяє її ловити."], None),
        ("ru", ["В Минлесе эти цифры пока не подтверждают."], [(["Минлесе"], "эти цифры пока не подтверждают")]),
        ("ko", ["나보람 서기는 김 위원장이 배를 보내기로 결정했다고 전했다."], None),
    ],
)
def test_more_turns(language: str, parts: list[str], found: list[tuple[list[str], str]] | None) -> None:
    read = told(language, *parts)
    assert len({names[0] for names, _ in read}) == 1
    assert found is None or read == found


def test_a_label_names_the_medium_that_a_page_is_from() -> None:
    (found,) = told("uk", ("credit", "Джерело: розслідування The Guardian"), "Інженер Гнат Лоза заявив, що гребля стоїть.")
    assert found == (["Гнат Лоза", "The Guardian"], "гребля стоїть")
