from __future__ import annotations

import pytest

from headwater.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge over the river was shut on Monday.", "en"),
        ("Міст через річку закрили в понеділок, повідомив мер.", "uk"),
        ("Мост через реку закрыли в понедельник, сообщил мэр.", "ru"),
        ("다리는 월요일에 폐쇄되었다고 시장이 말했다.", "ko"),
        ("Die Brücke über den Fluss wurde am Montag gesperrt.", "de"),
        ("OK", None),
        ("", None),
        ("12345 67890 --- 12345 67890 --- 12345", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect(text) == language
