"""The encoder: some layers of multilingual e5-small, and one linear head for each thing that is read off them.

Shapes: b windows, n pieces, d = 384. In: word embeddings (b, n, d) and a mask (b, n). Out: labels (b, n, 14), links (b, n, 192), vectors (b, n, 128).
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

WIDTH, HEADS = 384, 12
SPANS = ("source", "cue", "content")
NAMES = ("person", "organisation", "place")
LABELS = 2 * (1 + 2 * len(SPANS))
LINK, GAPS, VECTOR = 64, 16, 128


class Layer(nn.Module):
    """One layer of BERT; queries, keys and values in one matrix, which is one product fewer at run time."""

    def __init__(self, weights: dict[str, Any], number: int) -> None:
        """Take a layer of the backbone."""
        super().__init__()
        get = {k.partition(".")[2]: torch.from_numpy(v) for k, v in weights.items() if k.startswith(f"{number}.")}
        self.qkv = linear(torch.cat([get["q.w"], get["k.w"], get["v.w"]]), torch.cat([get["q.b"], get["k.b"], get["v.b"]]))
        self.out, self.up, self.down = (linear(get[f"{k}.w"], get[f"{k}.b"]) for k in ("ao", "fi", "fo"))
        self.first, self.second = (norm(get[f"{k}.w"], get[f"{k}.b"]) for k in ("aln", "oln"))
        self.drop = nn.Dropout(0.0)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the layer's output, (b, n, d)."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weight = torch.softmax(scores if bias is None else scores + bias, -1)
        x = self.first(x + self.drop(self.out((weight @ v).transpose(1, 2).reshape(b, n, WIDTH))))
        return self.second(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Embeddings in, what every head says out."""

    def __init__(self, weights: dict[str, Any], layers: list[int]) -> None:
        """Take the named layers of the backbone; the heads start at random."""
        super().__init__()
        self.position = nn.Parameter(torch.from_numpy(weights["position"][:256] + weights["type"]))
        self.norm = norm(torch.from_numpy(weights["norm.w"]), torch.from_numpy(weights["norm.b"]))
        self.layers = nn.ModuleList(Layer(weights, n) for n in layers)
        self.labels, self.links, self.vectors = nn.Linear(WIDTH, LABELS), nn.Linear(WIDTH, 3 * LINK), nn.Linear(WIDTH, VECTOR)
        self.gaps = nn.Parameter(torch.zeros(2, 2 * GAPS))
        self.drop = nn.Dropout(0.1)

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return labels, links and vectors of every piece."""
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        x = self.drop(self.norm(words + self.position[: words.shape[1]]))
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.labels(x), self.links(x), self.vectors(x)

    def pointing(self, links: Tensor, kind: int, spans: Tensor, cues: Tensor) -> Tensor:
        """Score which cue each span belongs to, (spans, cues): `links` (n, 192) of one window, kind 0 source, 1 content, first pieces of each."""
        query, key = links[:, :LINK], links[:, (1 + kind) * LINK : (2 + kind) * LINK]
        return key[spans] @ query[cues].T / math.sqrt(LINK) + self.gaps[kind][gap(spans[:, None] - cues[None])]


def gap(pieces: Tensor) -> Tensor:
    """Return the class of a signed distance: 1, 2, 4, 8 ... pieces before (even) or after (odd)."""
    size = torch.log2(pieces.abs().clamp(min=1).float()).round().long().clamp(max=GAPS - 1)
    return 2 * size + (pieces > 0).long()


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    """Return a linear layer of given weights."""
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight.clone(), bias.clone()
    return layer


def norm(weight: Tensor, bias: Tensor) -> nn.LayerNorm:
    """Return a layer norm of given weights."""
    layer = nn.LayerNorm(WIDTH, eps=1e-12)
    layer.weight.data, layer.bias.data = weight.clone(), bias.clone()
    return layer
