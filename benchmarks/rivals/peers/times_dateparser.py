"""dateparser: times in running text, by its `search_dates`; the part of a date that the words give, by its parser's period."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]

SHAPES = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}


def respond(question: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Return (start, end, type, value) of the times in a text written on a day."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(question["written"]), "PREFER_DATES_FROM": "past"}
    parser = import_module("dateparser.date").DateDataParser(languages=["en"], settings=settings)
    found, at = [], 0
    for words, when in import_module("dateparser.search").search_dates(question["text"], languages=["en"], settings=settings) or ():
        start = question["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            period = parser.get_date_data(words).period
            found.append((start, at, "DATE", when.strftime(SHAPES.get(period, "%Y-%m-%d"))))
    return found


if __name__ == "__main__":
    answer(respond, "dateparser")
