"""date-wrangler: times in running text."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]


def respond(question: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Return (start, end, type, value) of the times in a text written on a day."""
    wrangler = import_module("date_wrangler")
    config = wrangler.WranglerConfig(date_order=wrangler.DateOrder.MDY)
    matches = wrangler.parse(question["text"], today=date.fromisoformat(question["written"]), config=config)
    return [(*m.span, "DATE", value(m.range)) for m in matches]


def value(span: Any) -> str:
    """Return a range in the notation of TIMEX3, by its grain; of an open one the end that is known."""
    day = span.start or span.end
    grain = getattr(span.grain, "value", "day")
    if day is None:
        return ""
    shapes = {"month": "%Y-%m", "year": "%Y", "week": "%G-W%V"}
    if grain in ("quarter", "half"):
        return f"{day.year}-{'Q' if grain == 'quarter' else 'H'}{(day.month - 1) // (3 if grain == 'quarter' else 6) + 1}"
    return str(day.strftime(shapes.get(grain, "%Y-%m-%d")))


if __name__ == "__main__":
    answer(respond, "date-wrangler")
