"""Make the table of words from the encoder's own files: `python training/likeness/pieces.py` (minutes on one core).

Every piece of the vocabulary is read by itself; its vector is centred and turned onto the first principal components of the commonest pieces. Then
put the printed digest into `weights/digests.json`.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import numpy as np

from headwater.encoder.lexicon import DIMENSIONS, SCALE
from headwater.encoder.weights import FOLDER, weights

COMMON = 60_000


def unit(rows: Any) -> Any:
    """Return rows of length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6)


def main() -> None:
    """Read, turn and write."""
    encoder = weights()
    rows = unit(np.array([encoder.run(np.array([n]))[2][0].astype(np.float16) for n in range(len(encoder._blocks))], dtype=np.float32))
    centre = rows[:COMMON].mean(0)
    axes = np.linalg.eigh(np.cov((rows[:COMMON] - centre).T))[1][:, ::-1][:, :DIMENSIONS]
    table = np.round(unit((rows - centre) @ axes) * SCALE).astype(np.int8)
    table.tofile(FOLDER / "pieces.bin")
    print(sha256(table.tobytes()).hexdigest())


if __name__ == "__main__":
    main()
