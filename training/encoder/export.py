"""Write what ships, from the mean of the weights given: `python training/encoder/export.py FOLDER TRAINED.pt...`.

encoder.onnx (matrices in 8 bits, per channel), words.bin (the kept word embeddings as they came, in 4 bits), tokenizer.json.gz, heads.json, and
digests.json, the SHA-256 of each.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import backbone
import onnx
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from pieces import tokenizer
from torch import Tensor, nn

WHOLE = (4, 5)
"""Layers whose last matrix stays in 32 bits: in 8 it costs two points of content F1."""


class Shipped(nn.Module):
    """One window, without a mask: at run time windows are read one by one, so that no article's answer depends on another's."""

    def __init__(self, net: Network) -> None:
        """Wrap a trained network."""
        super().__init__()
        self.net = net

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return labels, links and vectors of (1, n, 384) embeddings."""
        x = self.net.norm(words + self.net.position[: words.shape[1]])
        for layer in self.net.layers:
            x = layer(x, None)
        labels, links, vectors = self.net.labels(x), self.net.links(x), self.net.vectors(x)
        return labels, links, vectors


def exported(net: Network, path: Path) -> None:
    """Write the network as ONNX, its matrices in 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        outputs = ["labels", "links", "vectors"]
        axes = {name: {1: "pieces"} for name in ("words", *outputs)}
        example = torch.randn(1, 64, 384)
        torch.onnx.export(
            Shipped(net).eval(),
            (example,),
            str(plain),
            input_names=["words"],
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=20,
            dynamo=False,
        )
        names = [n.name for n in onnx.load(str(plain)).graph.node if n.op_type in ("MatMul", "Gemm")]
        heads = [n for n in names if "layers" not in n or any(f"layers.{k}/down" in n for k in WHOLE)]
        quantize_dynamic(
            str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads, extra_options={"MatMulConstBOnly": True}
        )


def main() -> None:
    """Read the command line."""
    folder = Path(sys.argv[1])
    given: list[dict[str, Any]] = [torch.load(path, weights_only=False) for path in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    base = backbone.load()
    net = Network(base.weights, [int(n) for n in given[0]["layers"].split(",")])
    net.load_state_dict({name: sum(g["net"][name] for g in given) / len(given) for name in given[0]["net"]})
    exported(net, folder / "encoder.onnx")
    base.blocks[base.kept].tofile(folder / "words.bin")
    made = tokenizer([base.pieces[i] for i in base.kept], [base.scores[i] for i in base.kept])
    (folder / "tokenizer.json.gz").write_bytes(gzip.compress(made.to_str().encode("utf-8"), 9, mtime=0))
    (folder / "heads.json").write_text(json.dumps({"gaps": [[round(float(x), 5) for x in row] for row in net.gaps]}) + "\n", "utf-8")
    names = ("encoder.onnx", "words.bin", "tokenizer.json.gz", "heads.json")
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}
    (folder / "digests.json").write_text(json.dumps(digests, indent=2) + "\n", "utf-8")
    for name in names:
        print(f"{(folder / name).stat().st_size:>12,}  {name}  {digests[name]}")


if __name__ == "__main__":
    main()
