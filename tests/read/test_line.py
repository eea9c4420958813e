from __future__ import annotations

import json
from typing import Any

import pytest

from headwater.model import Failure
from tests.read.captures import article, attempt, of_kind

LINE: dict[str, Any] = {
    "id": "x1",
    "url": "https://www.tarn-courier.example/a",
    "outlet": "The Tarn Courier",
    "published": "2031-06-02T10:00:00+02:00",
    "title": "Tarn buys three electric ferries",
    "language": "en",
    "text": "The town of Tarn has bought three electric ferries, the mayor said on Monday.\n\nThey sail from July.\n\nREAD MORE: Old ferry sold",
    "ignored": [1],
}


def line(**changes: Any) -> str:
    return json.dumps({**LINE, **changes})


def test_a_line_gives_title_then_text() -> None:
    found = article(line(), "application/json")
    assert found.text == f"{LINE['title']}\n\n{LINE['text']}"
    assert [s.kind for s in found.sections] == ["headline", "body", "body", "related"]
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == ("The Tarn Courier", "tarn-courier.example")
    assert (found.published, found.published_basis) == ("2031-06-02T10:00:00+02:00", "given with the input")
    assert found.language == "en"


def test_a_language_that_is_given_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.read.plain.detect", lambda _: pytest.fail("looked for"))
    assert article(line(language="uk-UA"), "application/json").language == "uk"


@pytest.mark.parametrize("field", ["url", "outlet", "published", "title", "language"])
@pytest.mark.parametrize("value", [None, 3, ["x"], {"a": 1}, True, ""])
def test_a_field_of_the_wrong_type_is_absent(field: str, value: Any) -> None:
    found = article(line(**{field: value}), "application/json")
    assert "three electric ferries" in found.text


def test_an_impossible_date_is_null() -> None:
    found = article(line(published="2031-13-45"), "application/json")
    assert (found.published, found.published_basis) == (None, None)


def test_a_title_repeated_above_the_body_is_a_headline_too() -> None:
    found = article(line(text=f"{LINE['title']}\n\n{LINE['text']}"), "application/json")
    assert len(of_kind(found, "headline")) == 2


def test_html_in_a_line_is_read_and_the_fields_of_the_line_win() -> None:
    page = (
        "<html lang=fr><head><title>Other title</title></head><body><h1>Other title</h1><p>"
        + "The ferries of Tarn will sail from July, the mayor said. " * 6
    )
    found = article(line(text=None, html=page), "application/json")
    assert found.title == LINE["title"]
    assert found.outlet is not None
    assert found.outlet.name == "The Tarn Courier"


@pytest.mark.parametrize("content", ["", "{", "[]", "3", "{}", '{"text": 5}', '{"text": "  "}', "[" * 100_000, "nan"])
def test_what_is_no_article_is_a_failure(content: str) -> None:
    assert isinstance(attempt(content, "application/json"), Failure)


def test_lone_surrogates_in_a_line_do_no_harm() -> None:
    found = article('{"text": "The gate \\ud800 opened at noon, the guards said."}', "application/json")
    assert "\ufffd" in found.text
