"""Encoder: one pass of a small multilingual network over an article, shared by everything that needs labels or vectors.

    text -> pieces -> windows -> attribution spans (and which belongs to which), names, sentence vectors

`encode` is the room's one public verb. What the network is, what it was trained on and how well it does: training/encoder/card.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from headwater.encoder.decode import BEGINNING, UNBROKEN, Found, chosen, log_softmax, paths, spans
from headwater.encoder.weights import Weights, weights
from headwater.encoder.windows import PARAGRAPH_END, SENTENCE_END, cut

__all__ = ["Encoding", "Marked", "encode"]

SPANS = ("source", "cue", "content")
NAMES = ("person", "organisation", "place")
LABELS = 2 * len(SPANS) + 1
STOPS = ".,;"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that the network labelled: offsets in code points, mean probability, and for a source or content the number of its cue."""

    kind: str
    start: int
    end: int
    score: float
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """What one pass says about a text: `spans` and `names` in order; a vector for any passage; `doubts`, unlikely cues to which nothing belongs."""

    spans: tuple[Marked, ...]
    names: tuple[Marked, ...]
    starts: list[int]
    vectors: Any
    doubts: tuple[Marked, ...] = ()

    def vector(self, start: int, end: int) -> Any:
        """Return the unit vector (128) of a passage; zeros where no piece lies in it."""
        a, b = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if b <= a:
            return np.zeros(self.vectors.shape[-1], dtype=np.float32)
        mean = self.vectors[a:b].mean(0)
        return mean / max(float(np.linalg.norm(mean)), 1e-6)


def encode(text: str, ranges: Sequence[tuple[int, int]] | None = None, *, named: bool = True) -> Encoding:
    """Read a text, or only some ranges of it (in order, not overlapping); offsets of the answer are those of the whole text.

    Each paragraph is read by itself, so that its answer does not depend on what else is asked about. Names are left out where they are not wanted
    (`named`), which saves a little time.
    """
    with_what = weights()
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    sentences: list[int] = []
    for low, high in ranges if ranges is not None else [(0, len(text))]:
        for start, end in _lines(text, low, high):
            _read(with_what, text, start, end, (ids, offsets, paragraphs, sentences))
    if not ids:
        return Encoding((), (), [], np.zeros((0, 128), dtype=np.float32))
    windows = []
    for start, end in zip(paragraphs, [*paragraphs[1:], len(ids)], strict=True):
        inside = sentences[bisect_left(sentences, start) : bisect_left(sentences, end)]
        windows += [(start + a, start + b) for a, b in cut(end - start, [0], [at - start for at in inside])]
    return _encoding(with_what, (text, ids, offsets), windows, named=named)


def _lines(text: str, low: int, high: int) -> list[tuple[int, int]]:
    edges = [low, *(e for m in PARAGRAPH_END.finditer(text, low, high) for e in m.span()), high]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _read(with_what: Weights, text: str, start: int, end: int, into: tuple[list[int], list[tuple[int, int]], list[int], list[int]]) -> None:
    ids, offsets, paragraphs, sentences = into
    begin = len(ids)
    # a lone surrogate is no character that a tokenizer could be given
    pieces = with_what.cutter.cut(text[start:end].encode("utf-8", "replace").decode("utf-8"))
    ids += [number for number, _, _ in pieces]
    offsets += [(start + low, start + high) for _, low, high in pieces]
    if len(ids) == begin:
        return
    paragraphs.append(begin)
    sentences.append(begin)
    starts = [a for a, _ in offsets[begin:]]
    for stop in SENTENCE_END.finditer(text, start, end):
        at = begin + bisect_left(starts, stop.end())
        if sentences[-1] < at < len(ids):
            sentences.append(at)


def _encoding(with_what: Weights, read: tuple[str, list[int], list[tuple[int, int]]], windows: list[tuple[int, int]], *, named: bool) -> Encoding:
    text, ids, offsets = read
    numbers = np.array(ids)
    raw = [with_what.run(numbers[a:b]) for a, b in windows]
    said: list[Marked] = []
    names: list[Marked] = []
    doubts: list[Marked] = []
    scores = [log_softmax(labels[:, :LABELS]) for labels, _, _ in raw]
    best = paths(scores, BEGINNING, UNBROKEN)
    for (at, _), path, one, (_, links, _) in zip(windows, best, scores, raw, strict=True):
        kept, base = chosen(spans(path, one), links, with_what.gaps), len(said)
        said += [_marked(f, offsets, at, SPANS, base + kept.cues[i] if i in kept.cues else None) for i, f in enumerate(kept.found)]
        doubts += [_marked(f, offsets, at, SPANS) for f in kept.doubts]
    if named:
        scores = [log_softmax(labels[:, LABELS:]) for labels, _, _ in raw]
        for (at, _), path, one in zip(windows, paths(scores), scores, strict=True):
            names += [_marked(f, offsets, at, NAMES) for f in spans(path, one)]
    vectors = np.concatenate([vectors for _, _, vectors in raw])
    return Encoding(tuple(_trimmed(text, _joined(said))), tuple(names), [a for a, _ in offsets], vectors, tuple(doubts))


def _marked(found: Found, offsets: list[tuple[int, int]], at: int, kinds: tuple[str, ...], cue: int | None = None) -> Marked:
    return Marked(kinds[found.kind], offsets[at + found.first][0], offsets[at + found.last - 1][1], round(found.score, 4), cue)


def _joined(said: list[Marked]) -> list[Marked]:
    """Let what stands in a window without a cue, as a quotation that goes on, belong to the last cue before it, else to the first behind it."""
    cues = [i for i, m in enumerate(said) if m.kind == "cue"]
    if not cues:
        return said
    return [m if m.cue is not None or m.kind == "cue" else replace(m, cue=cues[max(0, bisect_left(cues, i) - 1)]) for i, m in enumerate(said)]


def _trimmed(text: str, said: list[Marked]) -> list[Marked]:
    """Take the stop behind a content off it, where no quotation mark closes it."""
    return [replace(m, end=m.end - 1) if m.kind == "content" and _stopped(text, m) else m for m in said]


def _stopped(text: str, mark: Marked) -> bool:
    # the stop of an abbreviation that has several is its own
    return mark.end - mark.start > 1 and text[mark.end - 1] in STOPS and text[max(mark.start, mark.end - 3) : mark.end - 2] != "."
