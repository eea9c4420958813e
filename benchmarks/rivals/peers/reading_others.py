"""Article text from HTML by newspaper4k, goose3, jusText and Resiliparse: `NAME` as the first argument."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]

Read = dict[str, str | None]


def newspaper4k(url: str, html: str) -> Read:
    """Read as newspaper4k does when it is given the page."""
    article = import_module("newspaper").Article(url, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    when = article.publish_date
    return {"text": article.text, "title": article.title, "author": " ".join(article.authors), "date": when.strftime("%Y-%m-%d") if when else None}


def goose3(_url: str, html: str) -> Read:
    """Read as goose3 does."""
    with import_module("goose3").Goose({"enable_image_fetching": False}) as goose:
        article = goose.extract(url=None, raw_html=html)
    return {
        "text": article.cleaned_text,
        "title": article.title,
        "author": " ".join(article.authors),
        "date": str(article.publish_date or "")[:10] or None,
    }


def justext(_url: str, html: str) -> Read:
    """Read as jusText does, with the stop words of all its languages, as pages are of many; it knows text only."""
    found = import_module("justext")
    stop = frozenset(word for language in found.get_stoplists() for word in found.get_stoplist(language))
    paragraphs = found.justext(html.encode(), stop, encoding="utf-8")
    return {"text": "\n".join(p.text for p in paragraphs if not p.is_boilerplate), "title": None, "author": None, "date": None}


def resiliparse(_url: str, html: str) -> Read:
    """Read as Resiliparse's plain text for main content does; it knows text only."""
    text = import_module("resiliparse.extract.html2text").extract_plain_text(html, main_content=True, links=False, alt_texts=False)
    return {"text": text, "title": None, "author": None, "date": None}


READERS: dict[str, Callable[[str, str], Read]] = {"newspaper4k": newspaper4k, "goose3": goose3, "justext": justext, "resiliparse": resiliparse}


if __name__ == "__main__":
    reader = READERS[sys.argv[1]]

    def respond(question: dict[str, Any]) -> Read:
        """Return what a reader makes of a page."""
        return reader(question["url"], base64.b64decode(question["html"]).decode("utf-8", "replace"))

    answer(respond, sys.argv[1])
