"""The encoder's files, checked against their digests and opened once a process.

`words.bin` holds the word embeddings as they came: blocks of 32 values of 4 bits with one half-precision scale, mapped from disk and unpacked row by
row, so that 137,000 of them cost no memory.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import file_digest
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from headwater.encoder.pieces import Cutter
from headwater.errors import SetupError

FOLDER = Path(str(files("headwater.encoder"))) / "weights"
BLOCK = np.dtype([("scale", "<f2"), ("values", "u1", 16)])
OPEN, CLOSE = 0, 2


class Weights:
    """Tokenizer, embeddings, network and heads of one version."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Open the files of a folder; raises SetupError where one is missing or is not the one that its card names."""
        try:
            digests = json.loads((folder / "digests.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise SetupError(f"the encoder's weights cannot be read: {folder / 'digests.json'}: {error}") from error
        for name, digest in digests.items():
            path = folder / name
            if not path.is_file() or _digest(path) != digest:
                raise SetupError(f"the encoder's {name} is missing or damaged: install Headwater again")
        self.folder = folder
        self.version: str = digests["encoder.onnx"][:12]
        self.cutter = Cutter(folder / "tokenizer.json.gz")
        # a plain view of the mapped file: the class of maps is slow to index
        self._blocks = np.asarray(np.memmap(folder / "words.bin", dtype=BLOCK, mode="r")).reshape(-1, 12)
        heads = json.loads((folder / "heads.json").read_text("utf-8"))
        self.gaps = np.array(heads["gaps"], dtype=np.float32)
        options = onnxruntime.SessionOptions()
        # one thread a process: articles are read side by side, and sums come out the same everywhere
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        graph = (folder / "encoder.onnx").read_bytes()
        # that fusion is slower than what it replaces: a seventh of the whole
        slower = ["SkipLayerNormFusion"]
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=slower)

    def embed(self, ids: Any) -> Any:
        """Return the embeddings of pieces, (n, 384)."""
        blocks = self._blocks[ids]
        values, half = blocks["values"], BLOCK["values"].shape[0]
        rows = np.empty((*values.shape[:-1], 2 * half), dtype=np.float32)
        np.subtract(values & 15, np.float32(8), out=rows[..., :half])
        np.subtract(values >> 4, np.float32(8), out=rows[..., half:])
        rows *= blocks["scale"].astype(np.float32)[..., None]
        return rows.reshape(len(ids), -1)

    def run(self, ids: Any) -> tuple[Any, Any, Any]:
        """Return labels (n, 14), links (n, 192) and vectors (n, 128) of a window of n pieces."""
        words = self.embed(np.concatenate([[OPEN], ids, [CLOSE]]))[None]
        labels, links, vectors = self._session.run(None, {"words": words})
        return labels[0, 1:-1], links[0, 1:-1], vectors[0, 1:-1]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@cache
def weights() -> Weights:
    """Return the weights that ship with Headwater."""
    return Weights()
