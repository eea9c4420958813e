from __future__ import annotations

import pytest

from headwater.config import Settings
from headwater.model import Failure
from tests.read.captures import article, attempt, of_kind

PAGE = """<!doctype html><html lang="en"><head><title>Glass lantern found under the abbey of Wend | The Daily Quill</title>
<meta property="og:site_name" content="The Daily Quill"><meta property="og:title" content="Glass lantern found under the abbey of Wend">
<meta name="description" content="Masons who repaired the crypt came upon a lantern that may be eight hundred years old.">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Glass lantern found under the abbey of Wend",
"datePublished":"2031-04-05T08:30:00+01:00","dateModified":"2031-04-06","author":[{"@type":"Person","name":"Ada Lindqvist"}],}</script>
<style>.x{display:none}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<main><article><h1>Glass lantern found under the abbey of Wend</h1>
<p class="standfirst">Masons who repaired the crypt came upon a lantern that may be eight hundred years old.</p>
<p class="byline">By Ada Lindqvist</p><time datetime="2031-04-05">5 April 2031</time>
<figure><img src="a.jpg" alt="x"><figcaption>The lantern on the mason's bench. Photo: Brother Anselm</figcaption></figure>
<p>A lantern of green glass has been found under the floor of the abbey of Wend, the abbot said on Saturday.</p>
<p>The masons had lifted a slab to mend a drain when one of them saw the metal frame, according to the abbot.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Tower of Wend leans by another inch this winter</a></li></ul></div>
<p>Historians from the county museum will look at the lantern next week, the museum said in a statement, before it is shown to the public.</p>
<blockquote class="twitter-tweet"><p>We are coming to Wend to look at the lantern!</p>&mdash; County museum</blockquote>
<p>The abbey was founded in the twelfth century and burnt down twice, which makes it unlikely that glass should have survived, they added.</p>
<p>(Reuters)</p>
</article></main><div style="display: none">Hidden words of the page</div><p hidden>More hidden words</p>
<aside><form>Subscribe to our newsletter <input name=e></form></aside>
<footer><p>© 2031 The Daily Quill. All rights reserved.</p></footer><script>var a = "<p>script words</p>";</script></body></html>"""


def test_a_page_is_labelled_block_by_block() -> None:
    found = article(PAGE, "text/html")
    assert of_kind(found, "headline") == ["Glass lantern found under the abbey of Wend"]
    assert of_kind(found, "standfirst") == ["Masons who repaired the crypt came upon a lantern that may be eight hundred years old."]
    assert [b[:9] for b in of_kind(found, "body")[:3]] == ["A lantern", "The mason", "Historian"]
    assert any("coming to Wend" in b for b in of_kind(found, "body"))
    assert of_kind(found, "caption") == ["The lantern on the mason's bench. Photo: Brother Anselm"]
    assert "(Reuters)" in of_kind(found, "credit")
    assert "Tower of Wend leans by another inch this winter" in of_kind(found, "related")
    assert not any(words in found.text for words in ("Hidden words", "More hidden", "script words", "display"))


def test_a_page_tells_who_and_when_with_the_basis() -> None:
    found = article(PAGE, "text/html", "https://quill.example/2029/01/01/x")
    assert found.title == "Glass lantern found under the abbey of Wend"
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == ("The Daily Quill", "quill.example")
    assert found.byline == "Ada Lindqvist"
    assert (found.published, found.published_basis) == ("2031-04-05T08:30:00+01:00", "JSON-LD datePublished")
    assert (found.modified, found.modified_basis) == ("2031-04-06", "JSON-LD dateModified")
    assert found.language == "en"


def test_a_page_without_main_text_is_labelled_by_its_lines() -> None:
    found = article("<html><body><p>Fog shuts the airport of Lund.</p></body></html>", "text/html")
    assert found.text == "Fog shuts the airport of Lund."


def test_breaks_and_neighbouring_elements() -> None:
    found = article("<body><div>one line<br>next line<br><br>new block</div><span>By</span><span>Ada</span></body>", "text/html")
    assert found.text == "one line\nnext line\nnew block\nBy Ada"


def test_a_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>В порту сгорел склад с зерном.</p></body></html>'
    assert "сгорел склад" in article(page.encode("cp1251"), "text/html").text


def test_the_story_is_kept_where_a_page_is_too_long() -> None:
    filler = "".join(f"<li><a href=/{i}>Link number {i} to some other place</a></li>" for i in range(2_000))
    page = PAGE.replace("<ul><li>", f"<ul>{filler}<li>", 1)
    found = article(page, "text/html", settings=Settings(max_text_chars=5_000))
    assert len(found.text) <= 5_000
    assert any(b.startswith("A lantern of green glass") for b in of_kind(found, "body"))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "Words at the bottom of the pit." + "</div>" * 50_000,
        "<p " + " ".join(f"a{i}=1" for i in range(60_000)) + ">Words of the paragraph.</p>",
        '<p a="' * 20_000 + "Words.",
        "<b><i><p>" * 8_000 + "Words.",
        "&amp;" * 200_000,
        "<p>Words of a sentence, and more of them.</p>" * 30_000,
        "<table><tr><td>Words" * 5_000,
        "<script>" + "x" * 1_000_000,
        "<!--" * 50_000 + "Words",
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>Words of the page.</p></body></html>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script><p>Words of the page.</p>",
        '<script type="application/ld+json">{"@type": 3, "author": [[[{}]]], "publisher": 7, "datePublished": {}}</script><p>Words of the page.</p>',
    ],
    ids=range(12),
)
@pytest.mark.timeout(60)
def test_hostile_pages_end_in_an_article_or_a_failure(page: str) -> None:
    found = attempt(page, "text/html", settings=Settings(max_text_chars=200_000))
    assert isinstance(found, Failure) or found.text


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<!-- -->", "<body><script>x</script></body>"])
def test_a_page_without_words_is_a_failure(page: str) -> None:
    assert isinstance(attempt(page, "text/html"), Failure)


def test_too_large_and_unknown_captures_are_failures() -> None:
    assert isinstance(attempt("x" * 100, settings=Settings(max_input_bytes=10)), Failure)
    assert isinstance(attempt("words", "image/png"), Failure)


def test_a_page_that_never_leaves_noscript_is_read() -> None:
    found = article("<body><noscript><div><p>The gate of Orl opened at noon, the guards said.</p></div>", "text/html")
    assert found.text == "The gate of Orl opened at noon, the guards said."
