"""Copied pages of other shapes and languages."""

from __future__ import annotations

import json

from tests.read.captures import article, kinds, of_kind

ENGLISH = """\
Skip to content
UK Edition
NEWS
Breaking: Volcano on Skarn island erupts for second time
The Northern Ledger
Volcano on Skarn erupts again, 400 people told to leave
By Hanna Weil and AFP
3 June 2031 • 4:15pm
Updated 4 June 2031 • 7:40am
Comments (31)
Share
Ash over the harbour of Skarn on Tuesday
Ash over the harbour of Skarn on Tuesday Credit: Ole Brandt/Getty Images
The volcano on Skarn erupted for the second time in a week on Tuesday, sending ash four kilometres into the sky, the civil protection office said.
About 400 people in three villages were told to leave their homes, according to the police chief, Marta Weng.
READ MORE: How Skarn lived through the eruption of 1874
Evacuation plan
The office had said on Sunday that there were no plans to clear the villages.
Recommended
Ferry to Skarn runs aground in fog
Why islanders never leave
Two ships of the coastguard are on their way to the island, the navy said, and are expected there by Wednesday night.
(AFP)
Most viewed
Minister quits over fishing deal
Skarn: what we know so far
© Northern Ledger Media Group Limited 2031
"""

UKRAINIAN = """\
У Верлі знайшли старовинний дзвін, повідомив музей
12:40, 6 червня 2031
Олена Тарн
Дзвін XVII століття. Фото: музей Верли
У місті Верла під час ремонту площі знайшли дзвін XVII століття, повідомила директорка музею Ірина Лоза.
Читайте також: У Верлі закрили міст
За її словами, дзвін передадуть до музею наступного тижня.
Якщо ви помітили помилку, виділіть її і натисніть Ctrl+Enter
Популярне
Як Верла готується до свята
Чому закрили старий міст
"""

KOREAN = """\
베를라 시장 "다리 재건 내년 봄 시작"
입력 2031.06.03. 오후 4:15
김하나 기자
베를라 시장이 3일 기자회견에서 무너진 다리의 재건 공사를 내년 봄에 시작하겠다고 밝혔다.
저작권자 ⓒ 베를라일보 무단전재 및 재배포 금지
관련기사
다리 붕괴 1년, 무엇이 바뀌었나
"""


def test_an_english_page_with_a_busy_head() -> None:
    found = article(ENGLISH)
    assert found.title == "Volcano on Skarn erupts again, 400 people told to leave"
    assert found.outlet is not None
    assert found.outlet.name == "The Northern Ledger"
    assert found.byline == "Hanna Weil and AFP"
    assert (found.published, found.modified) == ("2031-06-03", "2031-06-04")
    assert found.modified_basis == "line 'Updated 4 June 2031 • 7:40am'"
    labels = kinds(found)
    assert labels["Evacuation plan"] == labels["Two ships of the coastgu"] == "body"
    assert labels["Ferry to Skarn runs agro"] == labels["Minister quits over fish"] == "related"
    assert labels["(AFP)"] == "credit"
    assert len(of_kind(found, "caption")) == 1


def test_a_ukrainian_page() -> None:
    found = article(UKRAINIAN)
    assert [s.kind for s in found.sections] == [
        *("headline", "furniture", "credit", "caption", "body", "related", "body", "furniture", "related", "related", "related")
    ]
    assert (found.byline, found.published, found.language) == ("Олена Тарн", "2031-06-06", "uk")


def test_a_korean_page() -> None:
    found = article(KOREAN)
    assert [s.kind for s in found.sections] == ["headline", "furniture", "credit", "body", "furniture", "related", "related"]
    assert (found.byline, found.published, found.language) == ("김하나", "2031-06-03", "ko")


def test_a_post_without_a_full_stop_is_body() -> None:
    found = article("Explosion heard in the harbour of Orl")
    assert found.text == "Explosion heard in the harbour of Orl"
    assert len(found.sections) == 1


def test_pages_in_one_capture_keep_their_stories() -> None:
    one = "Bridge of Orl shut\n\nThe bridge of Orl was shut on Monday, the mayor said.\n\nIt will open again on Friday, she told reporters.\n\n"
    two = "Dockers end strike\n\nDockers in Orl ended their strike on Sunday, the union said.\n\nThey will be paid for half of the days, it added.\n"
    found = article(f"{one}Become a patron! date 2031-02-02  {two}")
    assert [b[:10] for b in of_kind(found, "body")] == ["The bridge", "It will op", "Dockers in", "They will "]


def test_a_whole_copied_page_in_a_line_with_a_title_is_labelled_as_one() -> None:
    title = "Volcano on Skarn erupts again, 400 people told to leave"
    found = article(json.dumps({"title": title, "text": ENGLISH}), "application/json")
    assert found.title == title
    labels = kinds(found)
    assert labels["Skarn: what we know so f"] == "related"
    assert labels["UK Edition"] == "furniture"
    assert labels["Evacuation plan"] == "body"
