from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.present.web.original import MAX_SHOWN, TAGS, clean, show


class Looker(HTMLParser):
    """Notes every element and attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


PIECES = (
    "<script>alert(1)</script>",
    '<img src="https://far.example/a.png" onerror="alert(1)">',
    '<a href="javascript:alert(1)">tide</a>',
    '<a href=" jAvA\tscript:alert(1)">tide</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<a href="https://far.example/">far</a>',
    '<p style="background:url(https://far.example/p)">water</p>',
    "<style>@import 'https://far.example/s.css';</style>",
    '<link rel="stylesheet" href="https://far.example/s.css">',
    '<iframe src="https://far.example/"></iframe>',
    '<form action="https://far.example/"><input name="a"><button>go</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://far.example/">',
    '<base href="https://far.example/">',
    '<svg><use href="https://far.example/#a"/><script>1</script></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=1>",
    '<noscript><p title="</noscript><img src=x onerror=1>">',
    "<video src=https://far.example/v poster=https://far.example/p></video>",
    "<table background=https://far.example/><tr><td>cell</td></tr></table>",
    "<p>plain words</p>",
    "<!-- <p> --!> <b>",
    "</body></html>",
    "\x00",
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=10).map("".join))
@example("".join(PIECES))
def test_nothing_active_or_remote_is_left(html: str) -> None:
    looker = Looker()
    looker.feed(clean(html))
    assert looker.tags <= TAGS
    for name, value in looker.attributes:
        assert name in {"href", "rel", "target", "lang", "dir", "colspan", "rowspan"}
        if name == "href":
            assert re.match(r"https?:", value)


def test_visible_words_stay() -> None:
    text = clean('<div onclick="x()"><h1>Tide</h1><p>High <b>water</b> at <a href="https://far.example/t">noon</a></p></div>')
    assert (
        text
        == '<div><h1>Tide</h1><p>High <b>water</b> at <a href="https://far.example/t" target="_blank" rel="noopener noreferrer">noon</a></p></div>'
    )


@pytest.mark.parametrize(
    ("content", "kind", "wanted"),
    [
        (b"<script>1</script> tide & time", "text/plain", "<pre dir=auto>&lt;script&gt;1&lt;/script&gt; tide &amp; time</pre>"),
        (b'{"tide":"<b>"}', "application/json; charset=utf-8", "{\n  &quot;tide&quot;: &quot;&lt;b&gt;&quot;\n}"),
        (b'{"a":1}\n{"b":2}', "application/x-ndjson+json", "{&quot;a&quot;:1}"),
        ('<meta charset="windows-1251"><p>Вода прибывает к утру'.encode("cp1251"), "text/html", "Вода прибывает"),
        (b"%PDF-1.7", "application/pdf", "is not text"),
        (b"\x00\x01\x02", "text/html-ish", "is not text"),
        (b"x" * (MAX_SHOWN + 1), "text/plain", "too long to show"),
        (b"", "text/html", "<body></body>"),
        (b"[" * 100_000, "application/json", "[[["),
        (b"<div>" * 100_000 + b"low tide", "text/html", "low tide</pre>"),
        (b"<p>low tide" * 1_000, "text/html", "<p>low tide</p>"),
    ],
)
def test_each_kind_of_original_has_its_way(content: bytes, kind: str, wanted: str) -> None:
    assert wanted in show(content, kind)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["text/html", "text/plain", "application/json", "", "image/png", "<b>"]))
def test_any_bytes_can_be_shown(content: bytes, kind: str) -> None:
    assert show(content, kind).startswith("<!doctype html>")
