"""Turn documents into pieces with their labels, cut into the same windows as at run time (`headwater.encoder.windows`)."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from network import NAMES, SPANS
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from headwater.encoder import windows


class Document(NamedTuple):
    """A text in pieces with its labels; -100 where nothing is known."""

    ids: Any  # (n,)
    offsets: Any  # (n, 2), without leading spaces
    spans: Any  # (n,) BIO over SPANS
    names: Any  # (n,) BIO over NAMES
    groups: list[tuple[int, int, int, str]]  # kind, first piece, last piece + 1, attribution
    cuts: list[int]  # first pieces of paragraphs
    sentences: list[int]  # first pieces of sentences
    record: dict[str, Any]


def tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """Return the Unigram tokenizer of the kept pieces, with quotation marks, brackets and dashes always pieces of their own."""
    made = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"), pre_tokenizers.Split(Regex(windows.MARKS), "isolated")]
    )
    return made


def read(record: dict[str, Any], made: Tokenizer) -> Document:
    """Return a document in pieces."""
    text: str = record["text"]
    encoded = made.encode(text, add_special_tokens=False)
    ids, offsets = [], []
    for number, (low, end) in zip(encoded.ids, encoded.offsets, strict=True):
        start = low
        while start < end and text[start].isspace():
            start += 1
        if end > start:
            ids.append(number)
            offsets.append((start, end))
    starts = [a for a, _ in offsets]
    groups = []
    for kind, start, end, label in record["spans"] or ():
        first, last = np.searchsorted(starts, [start, end])
        if first > 0 and offsets[first - 1][1] > start and offsets[first - 1][0] >= start:
            first -= 1
        if last > first:
            groups.append((SPANS.index(kind), int(first), int(last), label))
    breaks = np.searchsorted(starts, [0, *(m.end() for m in windows.PARAGRAPH_END.finditer(text))])
    stops = np.searchsorted(starts, [m.end() for m in windows.SENTENCE_END.finditer(text)])
    spans = tagged(len(ids), [(k, a, b) for k, a, b, _ in sorted(groups, key=lambda g: -g[0])], record["spans"] is not None)
    named = [(NAMES.index(k), *np.searchsorted(starts, [a, b])) for k, a, b in record["names"] or ()]
    names = tagged(len(ids), named, record["names"] is not None)
    cuts = sorted({int(c) for c in breaks if c < len(ids)})
    sentences = sorted({*cuts, *(int(s) for s in stops if s < len(ids))})
    return Document(np.array(ids, dtype=np.int64), np.array(offsets).reshape(-1, 2), spans, names, groups, cuts, sentences, record)


def tagged(size: int, spans: list[tuple[int, int, int]], known: bool) -> Any:
    """Return BIO labels, 2k + 1 where kind k begins and 2k + 2 where it goes on."""
    labels = np.full(size, 0 if known else -100)
    for kind, first, last in spans:
        labels[first:last] = 2 * kind + 2
        labels[first : first + 1] = 2 * kind + 1
    return labels


def cut(document: Document, chance: random.Random | None = None) -> list[tuple[int, int]]:
    """Return the windows of a document as ranges of pieces; with `chance`, of varied size."""
    return windows.cut(len(document.ids), document.cuts, document.sentences, chance=chance)


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the windows that are read at run time: each paragraph by itself, long ones cut at sentence ends."""
    out = []
    for a, b in zip(document.cuts, [*document.cuts[1:], len(document.ids)], strict=True):
        out += [(a + c, a + d) for c, d in windows.cut(b - a, [0], [s - a for s in document.sentences if a <= s < b])]
    return out


def records(path: Path) -> list[dict[str, Any]]:
    """Read what prepare.py wrote."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
