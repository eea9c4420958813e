"""Attributions in a language whose verb ends the sentence."""

import pytest

from headwater.extract import extract
from headwater.model import Statement
from headwater.text.particles import parted, particles
from headwater.text.tokens import tokens
from tests.extract.articles import article


def read(text: str) -> list[Statement]:
    return [s for s in extract(article(text, language="ko")).statements if s.mode != "narration"]


def shown(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(s.source.text if s.source else None, s.cue.text if s.cue else None, s.content.text) for s in read(text)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("노을시 교통국은 다리가 금요일까지 닫힌다고 밝혔다.", "노을시 교통국", "밝혔다", "다리가 금요일까지 닫힌다고"),
        ('여행사 대표 문하람 씨는 "배가 세 시간 늦었다"고 말했다.', "여행사 대표 문하람 씨", "말했다", '"배가 세 시간 늦었다"고'),
        ("항만청에 따르면 컨테이너 40개가 바다에 빠졌다.", "항만청", "에 따르면", "컨테이너 40개가 바다에 빠졌다"),
        ("축제가 하루 앞당겨졌다고 주최 측이 전했다.", "주최 측", "전했다", "축제가 하루 앞당겨졌다고"),
        ("도서관은 9일 브리핑에서 책 300권이 사라졌다고 인정했다.", "도서관", "인정했다", "책 300권이 사라졌다고"),
        ("시는 다음 달 다리를 헐겠다는 입장을 밝혔다.", "시", "입장을 밝혔다", "다음 달 다리를 헐겠다는"),
    ],
)
def test_a_source_ends_before_its_particle_and_what_is_said_with_its_ending(text: str, source: str, cue: str, content: str) -> None:
    assert shown(text) == [(source, cue, content)]


def test_each_clause_has_its_own_source() -> None:
    found = shown("선장은 등대가 꺼져 있었다고 주장했고, 해양청은 등대가 켜져 있었다고 반박했다.")
    assert [(s, c) for s, c, _ in found] == [("선장", "주장했고"), ("해양청", "반박했다")]


def test_two_quotations_of_one_speaker_are_two_statements() -> None:
    found = shown('정비사는 "바퀴가 닳아 있었다"며 "보고서에도 적었다"고 말했다.')
    assert [c for _, _, c in found] == ['"바퀴가 닳아 있었다"며', '"보고서에도 적었다"고']


def test_who_is_cited_speaks_and_who_cites_relays() -> None:
    (said,) = read("로이터통신은 항만 직원을 인용해 배가 이미 떠났다고 전했다.")
    assert [h.as_written for h in said.chain[:2]] == ["항만 직원", "로이터통신"]


def test_a_verb_that_names_no_source_has_none() -> None:
    (said,) = read("화물은 북쪽 항구로 옮겨진 것으로 알려졌다.")
    assert said.source is None
    assert said.chain[0].role == "unnamed"


def test_an_assertion_ends_without_its_quotative_ending() -> None:
    found = extract(article("노을시 교통국은 다리가 금요일까지 닫힌다고 밝혔다.", language="ko"))
    assert [a.span.text for a in found.assertions] == ["다리가 금요일까지 닫힌다"]


def test_what_only_looks_like_a_particle_stays() -> None:
    of = particles("ko")
    assert of is not None
    assert [t.text for t in parted(tokens("국가는 수도 옆에 있는 다리를"), of)] == ["국가", "는", "수도", "옆에", "있는", "다리를"]


def test_other_languages_have_no_particles() -> None:
    assert particles("de") is None
    assert particles(None) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("시는 내년에 다리를 헐 계획이라고 밝혔다.", "planned"),
        ("시는 다리가 무너졌다고 밝혔다.", "done"),
        ("시는 원인을 찾고 있다고 밝혔다.", "under_way"),
        ("시는 공사가 중단됐다고 밝혔다.", "stopped"),
    ],
)
def test_the_ending_of_a_verb_tells_the_status(text: str, status: str) -> None:
    assert [a.status for a in extract(article(text, language="ko")).assertions] == [status]


def test_what_a_source_denies_and_what_is_only_claimed() -> None:
    found = extract(article("선사는 배가 낡았다는 보도는 사실무근이라고 말했다. 해커 집단은 자료를 훔쳤다고 주장했다.", language="ko")).assertions
    assert [a.stance for a in found] == ["denies", "asserts"]
    assert found[1].distanced
