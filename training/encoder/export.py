"""Write what ships, from the mean of the weights given: `python training/encoder/export.py FOLDER TRAINED.pt...`.

encoder.onnx (matrices in 8 bits, per channel), words.bin (the kept word embeddings as they came, in 4 bits), tokenizer.json.gz, heads.json, and
digests.json, the SHA-256 of each.
"""

from __future__ import annotations

import copy
import gzip
import json
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import backbone
import numpy as np
import onnx
import torch
from network import HEADS, WIDTH, Layer, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from pieces import tokenizer
from prepare import own
from torch import Tensor, nn
from train import Words, mean

from headwater.encoder import windows

LONE = 1
"""Channels of a layer's middle that are kept out of the 8 bits: one is five to ten times as large as the next, and would take the steps of all."""
ATTENTION = "com.microsoft"


class Attention(torch.autograd.Function):
    """ONNX Runtime's attention, a single operation: a third less time than its parts take."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        """Return attention over (1, n, 384)."""
        _, n, _ = q.shape
        q, k, v = (x.view(1, n, HEADS, WIDTH // HEADS).transpose(1, 2) for x in (q, k, v))
        return nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(1, n, WIDTH)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any) -> Any:
        """Name the operation."""
        return graph.op(f"{ATTENTION}::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class ShippedLayer(nn.Module):
    """A layer whose largest middle channels go another way than the rest."""

    def __init__(self, layer: Layer, lone: Tensor) -> None:
        """Take a trained layer and the numbers of those channels."""
        super().__init__()
        self.qkv, self.out, self.first, self.second = layer.qkv, layer.out, layer.first, layer.second
        self.lone_up, self.lone_down = nn.Linear(WIDTH, len(lone)), nn.Linear(len(lone), WIDTH, bias=False)
        self.lone_up.weight.data, self.lone_up.bias.data = layer.up.weight.data[lone], layer.up.bias.data[lone]
        self.lone_down.weight.data = layer.down.weight.data[:, lone]
        self.up, self.down = copy.deepcopy(layer.up), copy.deepcopy(layer.down)
        # the middle of such a channel is then GELU(0) = 0
        self.up.weight.data[lone], self.up.bias.data[lone] = 0, 0

    def forward(self, x: Tensor) -> Tensor:
        """Return the layer's output, (1, n, 384)."""
        x = self.first(x + self.out(Attention.apply(*self.qkv(x).split([WIDTH, WIDTH, WIDTH], -1))))
        middle = self.down(nn.functional.gelu(self.up(x)))
        return self.second(x + (middle + self.lone_down(nn.functional.gelu(self.lone_up(x)))))


class Shipped(nn.Module):
    """One window, without a mask: at run time windows are read one by one, so that no article's answer depends on another's."""

    def __init__(self, net: Network, lone: list[Tensor]) -> None:
        """Wrap a trained network."""
        super().__init__()
        self.net = net
        self.layers = nn.ModuleList(ShippedLayer(layer, which) for layer, which in zip(net.layers, lone, strict=True))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return labels, links and vectors of (1, n, 384) embeddings."""
        x = self.net.norm(words + self.net.position[: words.shape[1]])
        for layer in self.layers:
            x = layer(x)
        return self.net.labels(x), self.net.links(x), self.net.vectors(x)


def largest(net: Network, words: Words, texts: list[str]) -> list[Tensor]:
    """Return, for each layer, which channels of its middle grow largest over some texts."""
    top = [torch.zeros(4 * WIDTH) for _ in net.layers]
    hooks = [
        layer.down.register_forward_pre_hook(lambda _, given, at=at: top.__setitem__(at, torch.maximum(top[at], given[0].abs().amax((0, 1)))))
        for at, layer in enumerate(net.layers)
    ]
    with torch.no_grad():
        for text in texts:
            x, mask, _ = words.batch([np.array(words.tokenizer.encode(text, add_special_tokens=False).ids[: windows.LIMIT])])
            net(x, mask)
    for hook in hooks:
        hook.remove()
    return [t.topk(LONE).indices for t in top]


def exported(net: Network, lone: list[Tensor], path: Path) -> None:
    """Write the network as ONNX, its matrices in 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        outputs = ["labels", "links", "vectors"]
        axes = {name: {1: "pieces"} for name in ("words", *outputs)}
        torch.onnx.export(
            Shipped(net, lone).eval(),
            (torch.randn(1, 64, 384),),
            str(plain),
            input_names=["words"],
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=20,
            dynamo=False,
            custom_opsets={ATTENTION: 1},
        )
        names = [n.name for n in onnx.load(str(plain)).graph.node if n.op_type in ("MatMul", "Gemm")]
        whole = [n for n in names if "labels" in n or "lone" in n]
        quantize_dynamic(
            str(plain), str(path), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=whole, extra_options={"MatMulConstBOnly": True}
        )


def main() -> None:
    """Read the command line."""
    folder = Path(sys.argv[1])
    given: list[dict[str, Any]] = [torch.load(path, weights_only=False) for path in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    base = backbone.load()
    net = Network(base.weights, [int(n) for n in given[0]["layers"].split(",")])
    net.load_state_dict(mean([g["net"] for g in given]))
    net.eval()
    texts = [paragraph for d in own() if d["split"] == "train" for paragraph in d["text"].split("\n") if paragraph.strip()]
    exported(net, largest(net, Words(base), texts[:: len(texts) // 80]), folder / "encoder.onnx")
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
