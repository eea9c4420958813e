"""Words by themselves: a vector for each, the same wherever it stands, without a pass of the network.

The table `pieces.bin` holds what the network says of every piece of its vocabulary when it reads nothing else, reduced to 64 dimensions. Words of
several languages that mean the same lie near each other in it. It tells less than the vectors of a whole passage do and costs next to nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import numpy as np

from headwater.encoder.weights import FOLDER, weights

DIMENSIONS = 64


@cache
def _table() -> Any:
    return np.memmap(FOLDER / "pieces.bin", dtype=np.int8, mode="r").reshape(-1, DIMENSIONS)


@lru_cache(maxsize=65536)
def word(text: str) -> tuple[Any, int]:
    """Return a word's vector (64, of length 1; zeros where it has no pieces) and the place of its rarest piece in the vocabulary, commonest first."""
    # a lone surrogate is no character that a tokenizer could be given
    ids = [number for number, _, _ in weights().cutter.cut(text.encode("utf-8", "replace").decode("utf-8"))]
    if not ids:
        return np.zeros(DIMENSIONS, dtype=np.float32), 0
    mean = np.asarray(_table()[ids], dtype=np.float32).sum(0)
    return mean / max(float(np.linalg.norm(mean)), 1e-6), max(ids)
