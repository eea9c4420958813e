"""Names in a language without capitals whose particles end words."""

import pytest

from headwater.extract import extract
from headwater.extract.particled_names import knows, named
from tests.extract.articles import article


def shown(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.span.text, m.kind, m.title) for m in named(article(text, language="ko"), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("나보람 교수는 호주에서 일한다.", [("나보람", "person", "교수"), ("호주", "place", None)]),
        ("루카 로시 감독이 왔다.", [("루카 로시", "person", "감독")]),
        ("총리 드라간 페로가 사표를 냈다.", [("드라간 페로", "person", "총리")]),
        ("표인숙 전 의원을 조사했다.", [("표인숙", "person", "의원")]),
        ("기혁철 씨와 만났다.", [("기혁철", "person", None)]),
        ("배우 표하린 측은 부인했다.", [("표하린", "person", "배우")]),
        ("국방부 대변인은 말했다.", [("국방부", "organisation", None)]),
        ("온새건설은 부산과 카이로에 지점을 냈다.", [("온새건설", "organisation", None), ("부산", "place", None), ("카이로", "place", None)]),
        ("연합뉴스는 노을시에서 보도했다.", [("연합뉴스", "outlet", None), ("노을시", "place", None)]),
        ("크레타섬 북부에 비가 왔다.", [("크레타", "place", None)]),
    ],
)
def test_names_end_before_their_particles(text: str, names: list[tuple[str, str, str | None]]) -> None:
    assert shown(text) == names


@pytest.mark.parametrize("text", ["일부 주민이 다시 돌아왔다.", "정부는 요청을 거부했다.", "어제 부상자가 늘었다.", "당시 직원 27명이 있었다."])
def test_common_words_are_no_names(text: str) -> None:
    assert shown(text) == []


def test_a_speaker_has_name_and_title() -> None:
    found = extract(article("항만청 소속 루카 로시 대변인은 배가 떠났다고 말했다.", language="ko"))
    hop = found.statements[0].chain[0]
    assert (hop.role, hop.name, hop.title) == ("person", "루카 로시", "대변인")


@pytest.mark.parametrize(
    ("source", "role", "name", "organisation"),
    [
        ("국방부 관계자", "unnamed", "국방부 관계자", "국방부"),
        ("항구 사정을 아는 관계자 두 명", "unnamed", "항구 사정을 아는 관계자 두 명", None),
        ("소식통", "unnamed", "소식통", None),
        ("연합뉴스", "agency", "연합뉴스", None),
        ("현지 매체 노을일보", "outlet", "노을일보", None),
        ("노을시의회", "organisation", "노을시의회", None),
        ("해커 집단", "group", "해커 집단", None),
    ],
)
def test_a_source_is_who_its_words_say(source: str, role: str, name: str, organisation: str | None) -> None:
    hop = extract(article(f"{source}은 배가 떠났다고 말했다.", language="ko")).statements[0].chain[0]
    assert (hop.role, hop.name, hop.organisation) == (role, name, organisation)


def test_a_pronoun_is_who_spoke_before() -> None:
    found = extract(article("루카 로시 선장은 배가 떠났다고 말했다. 그는 안개가 짙었다고 덧붙였다.", language="ko"))
    hop = found.statements[1].chain[0]
    assert (hop.name, hop.inferred) == ("루카 로시", True)


def test_a_dateline_is_the_signature_of_its_agency() -> None:
    found = extract(article("(부산=연합뉴스) 나보람 기자 = 3일 부산에서 배 한 척이 가라앉았다.", language="ko"))
    (said,) = found.statements
    assert said.content.text == "3일 부산에서 배 한 척이 가라앉았다."
    assert [h.role for h in said.chain] == ["agency", "outlet"]


def test_what_happens_somewhere_has_its_place_and_a_state_that_acts_has_none() -> None:
    found = extract(article("배가 부산에서 떠났다. 독일은 협정을 맺었다.", language="ko")).assertions
    assert [[p.name for p in a.places] for a in found] == [["부산"], []]


def test_languages_with_capitals_are_read_elsewhere() -> None:
    assert knows("ko")
    assert knows("ko-KR")
    assert not any(knows(language) for language in ("en", "de", "uk", None))


def test_odd_text_is_read() -> None:
    for text in ("\ud800씨 장관 씨", "가" * 3_000 + " 장관", "장관 " * 500):
        named(article(text, language="ko"), 0, len(text))
