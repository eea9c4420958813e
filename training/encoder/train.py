"""Train the encoder: `python training/encoder/train.py PREPARED.jsonl FOLDER [--epochs 8] [--until 5] [--start OTHER.pt...]`.

One pass over windows of about 190 pieces serves four heads: attribution spans, names, which span belongs to which cue, and sentence vectors
(taught by the whole backbone). Word embeddings stay as they are. bf16 autocast; two CPU cores suffice (about five minutes an epoch).
Set KMP_BLOCKTIME=0 and OMP_WAIT_POLICY=passive.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import backbone
import numpy as np
import torch
from evaluate import figures
from network import LABELS, Network
from pieces import Document, cut, paragraphs, read, records, tokenizer
from torch import Tensor, nn

from headwater.encoder.decode import BEGINNING, FIRST, STEP

BATCH = 3072  # pieces
RATE = 3e-4
DECAY = 0.999  # of the moving average of the weights, which is what is kept
NOISE = 0.03  # share of words hidden
TEACHING = 1.0
SHARE = 4  # every so many English articles teach vectors
Window = tuple[int, int, int]  # document, first piece, last piece + 1


class Shares(NamedTuple):
    """The share of words hidden, the weight of the loss of whole paths, and the network whose vectors are to be kept."""

    noise: float = NOISE
    paths: float = 0.0
    teacher: Network | None = None


class Words:
    """Word embeddings of the kept pieces; 0 opens a window, 2 closes it."""

    def __init__(self, base: backbone.Backbone) -> None:
        """Dequantise the kept rows."""
        self.table = torch.from_numpy(backbone.dequantised(base.blocks[base.kept]))
        self.tokenizer = tokenizer([base.pieces[i] for i in base.kept], [base.scores[i] for i in base.kept])

    def batch(self, ids: list[Any], hide: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
        """Return embeddings (b, n, d), mask (b, n) and ids (b, n) of windows, opened and closed."""
        size = max(len(i) for i in ids) + 2
        padded = torch.full((len(ids), size), 1)
        for row, window in zip(padded, ids, strict=True):
            row[0], row[len(window) + 1] = 0, 2
            row[1 : len(window) + 1] = torch.from_numpy(window)
        mask = (padded != 1).float()
        shown = padded.clone()
        if hide:
            shown[(torch.rand(padded.shape) < hide) & (padded > 3)] = 3
        return self.table[shown], mask, padded


def taught(documents: list[Document], base: backbone.Backbone, words: Words) -> tuple[list[Any], Any]:
    """Return the backbone's vectors of every document's sentences, (sentences, 128), and the projection (mean, matrix) that makes them."""
    teacher = Network(base.weights, list(range(12))).eval()
    prefix = np.array(words.tokenizer.encode("query:", add_special_tokens=False).ids)
    jobs = []
    for number, d in enumerate(documents):
        if d.record["language"] == "en" and number % SHARE:
            continue
        ends = [*d.sentences[1:], len(d.ids)]
        jobs += [(number, i, np.concatenate([prefix, d.ids[a : min(b, a + 120)]])) for i, (a, b) in enumerate(zip(d.sentences, ends, strict=False))]
    raw: list[Any] = [np.zeros((len(d.sentences), 384), dtype="f4") for d in documents]
    jobs.sort(key=lambda j: len(j[2]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(jobs), 64):
            part = jobs[at : at + 64]
            x, mask, _ = words.batch([j[2] for j in part])
            hidden = teacher.norm(x + teacher.position[: x.shape[1]])
            bias = (1.0 - mask[:, None, None, :]) * -1e4
            for layer in teacher.layers:
                hidden = layer(hidden, bias)
            pooled = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            for (number, i, _), vector in zip(part, nn.functional.normalize(pooled, dim=-1).numpy(), strict=True):
                raw[number][i] = vector
    everything = np.concatenate(raw)
    everything = everything[np.abs(everything).sum(-1) > 0]
    mean = everything.mean(0)
    _, _, axes = np.linalg.svd((everything - mean)[:: max(1, len(everything) // 20000)], full_matrices=False)
    projection = axes[:128].T
    return [unit((r - mean) @ projection) * (np.abs(r).sum(-1, keepdims=True) > 0) for r in raw], (mean, projection)


def mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of weights."""
    return {name: torch.stack([s[name] for s in states]).mean(0) for name in states[0]}


def unit(rows: Any) -> Any:
    """Return rows of length one."""
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6)


def path_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Return what the gold label paths fall short of all allowed paths, a piece: scores (b, n, 7), gold (b, n), -100 where a window has ended.

    Allowed is what decoding allows, and to begin a span costs what it costs there.
    """
    step, first = torch.from_numpy(STEP.copy()), torch.from_numpy(FIRST.copy())
    for kind, cost in enumerate(BEGINNING):
        step[:, 2 * kind + 1] -= cost
        first[2 * kind + 1] -= cost
    there = gold >= 0
    best = scores[:, 0] + first
    at = gold.clamp(min=0)
    # a window cut inside a span begins it anew, as decoding does
    at[:, 0] -= ((at[:, 0] > 0) & (at[:, 0] % 2 == 0)).long()
    ours = scores.gather(2, at[..., None])[..., 0]
    moves = torch.cat([first[at[:, :1]], step[at[:, :-1], at[:, 1:]]], 1)
    ours = ((ours + moves) * there).sum(1)
    for i in range(1, scores.shape[1]):
        new = torch.logsumexp(best[:, :, None] + step, 1) + scores[:, i]
        best = torch.where(there[:, i, None], new, best)
    return (torch.logsumexp(best, -1) - ours).sum() / there.sum()


class Lesson:
    """One batch and its losses."""

    def __init__(self, documents: list[Document], vectors: list[Any], words: Words, shares: Shares) -> None:
        """Keep what every batch needs."""
        self.documents, self.vectors, self.words, self.shares = documents, vectors, words, shares

    def loss(self, net: Network, windows: list[Window]) -> Tensor:
        """Return the summed losses of the heads."""
        parts = [(self.documents[d], a, b) for d, a, b in windows]
        x, mask, _ = self.words.batch([d.ids[a:b] for d, a, b in parts], self.shares.noise)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            labels, links, vectors = net(x, mask)
        labels, links, vectors = labels.float(), links.float(), vectors.float()
        total = self._labels(labels, parts)
        pointing, directions = [], []
        for row, (d, a, b) in enumerate(parts):
            pointing += self._links(net, links[row], d, a, b)
            directions += self._vectors(vectors[row], windows[row][0], d, a, b)
        if pointing:
            total = total + 0.3 * torch.cat(pointing).mean()
        if directions:
            total = total + TEACHING * torch.stack(directions).mean()
        if self.shares.teacher is not None and torch.rand(()) < 1 / SHARE:
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                _, _, before = self.shares.teacher(x, mask)
            total = total + TEACHING * (((vectors - before.float()) ** 2).sum(-1) * mask).sum() / mask.sum() / (before.float() ** 2).sum(-1).mean()
        return total

    def _labels(self, labels: Tensor, parts: list[tuple[Document, int, int]]) -> Tensor:
        half = LABELS // 2
        total = torch.zeros(())
        for at, key, weight in ((0, "spans", 1.0), (half, "names", 0.5)):
            gold = torch.full(labels.shape[:2], -100)
            for row, (d, a, b) in enumerate(parts):
                gold[row, 1 : b - a + 1] = torch.from_numpy(getattr(d, key)[a:b])
            if at == 0 and self.shares.paths:
                known = (gold >= 0).any(1)
                if known.any():
                    longest = int((gold[known] >= 0).sum(1).max())
                    total = total + self.shares.paths * path_loss(labels[known, 1 : longest + 1, :half], gold[known, 1 : longest + 1])
            if (gold >= 0).any():
                total = total + weight * nn.functional.cross_entropy(labels[..., at : at + half].flatten(0, 1), gold.flatten(), ignore_index=-100)
        return total

    def _links(self, net: Network, links: Tensor, d: Document, a: int, b: int) -> list[Tensor]:
        inside = [g for g in d.groups if a <= g[1] < b]
        cues = [g for g in inside if g[0] == 1]
        where = {g[3]: i for i, g in reversed(list(enumerate(cues)))}
        out = []
        for kind, number in ((0, 0), (1, 2)):
            spans = [g for g in inside if g[0] == number and g[3] in where]
            if spans and len(cues) > 1:
                first = torch.tensor([g[1] - a + 1 for g in spans])
                scores = net.pointing(links, kind, first, torch.tensor([g[1] - a + 1 for g in cues]))
                out.append(nn.functional.cross_entropy(scores, torch.tensor([where[g[3]] for g in spans]), reduction="none"))
        return out

    def _vectors(self, vectors: Tensor, number: int, d: Document, a: int, b: int) -> list[Tensor]:
        out = []
        ends = [*d.sentences[1:], len(d.ids)]
        for i, (start, end) in enumerate(zip(d.sentences, ends, strict=False)):
            if a <= start and end <= b and self.vectors[number][i].any():
                pooled = vectors[start - a + 1 : end - a + 1].mean(0)
                out.append(1 - nn.functional.cosine_similarity(pooled, torch.from_numpy(self.vectors[number][i]), dim=0))
        return out


def batches(documents: list[Document], repeats: list[int], chance: random.Random, alone: float = 0.0) -> list[list[Window]]:
    """Cut all documents anew and gather windows of like size into batches; `alone` is the share of documents cut as at run time, by paragraphs."""
    windows = [
        (n, a, b)
        for n, d in enumerate(documents)
        for _ in range(repeats[n])
        for a, b in (paragraphs(d) if chance.random() < alone else cut(d, chance=chance))
    ]
    chance.shuffle(windows)
    windows.sort(key=lambda w: (w[2] - w[1]) // 24)
    out: list[list[Window]] = [[]]
    longest = 0
    for window in windows:
        longest = max(longest, window[2] - window[1] + 2)
        if out[-1] and longest * (len(out[-1]) + 1) > BATCH:
            out.append([])
            longest = window[2] - window[1] + 2
        out[-1].append(window)
    chance.shuffle(out)
    return out


def begun(options: argparse.Namespace, base: backbone.Backbone) -> tuple[Network, Network | None]:
    """Return the network to train, and where it goes on from other weights, one of these: what its vectors say must not change under its users."""
    layers = [int(n) for n in options.layers.split(",")]
    net, teacher = Network(base.weights, layers), None
    if options.start:
        net.load_state_dict(mean([torch.load(path, weights_only=False)["net"] for path in options.start]))
        teacher = Network(base.weights, layers).eval()
        teacher.load_state_dict(net.state_dict())
    for layer in net.layers:
        layer.drop.p = options.drop
    return net, teacher


def run(options: argparse.Namespace) -> None:
    """Train, and print the development figures after every epoch."""
    torch.manual_seed(0)
    torch.set_num_threads(options.threads)
    chance = random.Random(0)
    base = backbone.load()
    words = Words(base)
    found = records(options.prepared)
    kept = [d for d in (read(r, words.tokenizer) for r in found if r["split"] == "train") if len(d.ids)]
    held = [d for d in (read(r, words.tokenizer) for r in found if r["split"] == "dev" and "number" not in r) if len(d.ids)]
    repeats = [3 if "number" in d.record else 1 for d in kept]
    print(f"{len(kept)} documents, {sum(len(d.ids) for d in kept):,} pieces", flush=True)
    start = time.time()
    net, teacher = begun(options, base)
    if teacher is None:
        vectors, projection = taught(kept, base, words)
        print(f"taught in {time.time() - start:.0f} s", flush=True)
    else:
        vectors, projection = [np.zeros((len(d.sentences), 1), dtype="f4") for d in kept], None
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    lesson = Lesson(kept, vectors, words, Shares(options.noise, options.paths, teacher))
    heads = [p for n, p in net.named_parameters() if n.startswith(("labels", "links", "vectors", "gaps"))]
    body = [p for n, p in net.named_parameters() if not n.startswith(("labels", "links", "vectors", "gaps"))]
    optimiser = torch.optim.AdamW([{"params": body, "lr": options.rate}, {"params": heads, "lr": options.rate * 4}], weight_decay=0.01, fused=True)
    steps = len(batches(kept, repeats, random.Random(1), options.alone)) * options.epochs
    step, running = 0, 0.0
    options.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(options.until or options.epochs):
        net.train()
        for batch in batches(kept, repeats, chance, options.alone):
            rate = min((step + 1) / 100, 1 - (1 - options.end) * step / steps)
            for group, scale in zip(optimiser.param_groups, (1, 4), strict=True):
                group["lr"] = options.rate * scale * rate
            loss = lesson.loss(net, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            running = 0.98 * running + 0.02 * loss.item()
            keep = min(options.decay, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, value in net.state_dict().items():
                    average[name].mul_(keep).add_(value, alpha=1 - keep)
            if step % 50 == 0:
                print(f"{step}/{steps} loss {running / (1 - 0.98**step):.4f} {time.time() - start:.0f} s", flush=True)
            if options.steps and step % options.steps == 0:
                torch.save({"net": average, "layers": options.layers, "projection": projection}, options.out / f"step-{step}.pt")
            if step == options.stop:
                return
        state = {k: v.clone() for k, v in net.state_dict().items()}
        net.load_state_dict(average)
        print(f"epoch {epoch + 1}: {figures(net, held, words)}", flush=True)
        torch.save({"net": average, "layers": options.layers, "projection": projection}, options.out / f"epoch-{epoch + 1}.pt")
        net.load_state_dict(state)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Train the encoder.")
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8, help="epochs that the falling rate is planned for")
    parser.add_argument("--until", type=int, default=0, help="stop after so many of them")
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--end", type=float, default=0.02, help="share of the rate that is left at the end")
    parser.add_argument("--paths", type=float, default=0.0, help="weight of the loss of whole label paths")
    parser.add_argument("--alone", type=float, default=0.0, help="share of documents cut by paragraphs, as at run time")
    parser.add_argument("--drop", type=float, default=0.0, help="share of each layer's output that is left out")
    parser.add_argument("--noise", type=float, default=NOISE, help="share of words hidden")
    parser.add_argument("--steps", type=int, default=0, help="also keep the weights every so many steps")
    parser.add_argument("--stop", type=int, default=0, help="stop after so many steps, without figures")
    parser.add_argument("--decay", type=float, default=DECAY, help="of the moving average of the weights, which is what is kept")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, nargs="+", help="go on from the mean of these weights, and keep what their vectors say")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
