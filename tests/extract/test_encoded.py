"""What the encoder finds becomes an attribution only where it is sure of it."""

from __future__ import annotations

from headwater.encoder import Marked
from headwater.extract.encoded import SURE, Whole, find
from headwater.extract.paragraphs import read

TEXT = "The ferry line offered its regrets and ruled out any fault of the crew."


def _marked(kind: str, words: str, score: float) -> Marked:
    start = TEXT.index(words)
    return Marked(kind, start, start + len(words), score)


def _contents(cue: float, regrets: float) -> list[str]:
    """Return what is attributed where the cue and the first piece of content have these scores."""
    whole = Whole(
        cue=_marked("cue", "offered", cue),
        sources=(_marked("source", "The ferry line", 0.9),),
        contents=(_marked("content", "its regrets", regrets), _marked("content", "any fault of the crew", 0.9)),
    )
    (sentence,) = read(TEXT, 0, len(TEXT), "body")
    return [TEXT[sentence.tokens[a].start : sentence.tokens[b - 1].end] for hit in find(sentence, (whole,)) for a, b in hit.pieces]


def test_only_sure_cues_and_pieces_are_taken() -> None:
    assert _contents(SURE, SURE) == ["its regrets", "any fault of the crew"]
    assert _contents(SURE, SURE - 0.01) == ["any fault of the crew"]
    assert _contents(SURE - 0.01, SURE) == []
