"""What a page says in its own voice and nobody could check makes no assertion."""

from __future__ import annotations

import pytest

from headwater.extract.nothing_told import tells_nothing


@pytest.mark.parametrize(
    "text",
    [
        "Harbour · Weather · Tides · Support us",
        "Become a friend of the Gazette | Other ways to give".replace("Become a friend", "Become a supporter"),
        "Новини Війна Погода Спорт Мультимедіа",
        "Photo: The old bridge at Tull, 2019",
        "Фото: Рибалки на пристані",
        "You may also like: Ten gates without a lock",
        "If you can spare a coin a month, think of the ferrymen",
        "Jetzt vier Wochen Tullbote gratis testen",
        "Об этом сообщает агентство Талл",
        "PDF (17 KB) To the top of the page",
    ],
)
def test_menus_labels_and_appeals_tell_nothing(text: str) -> None:
    assert tells_nothing(text, whole=True)


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge at Tull is closed, says the Harbour Board.",
        "Ada Brenn met Olav Thorne and Ilse Varnholt.",
        "The gate > 3 m was shut on Friday by the two remaining wardens of the ferry",
        "Видео с моста опубликовала паромная служба.",
        "Photographs of the bridge were taken in May",
    ],
)
def test_sentences_do(text: str) -> None:
    assert not tells_nothing(text, whole=True)


def test_the_rest_of_an_attribution_tells_nothing() -> None:
    assert tells_nothing("according to Ada Brenn, who spoke to the Tull Gazette", whole=False)
    assert not tells_nothing("the bridge was shut according to plan", whole=False)
