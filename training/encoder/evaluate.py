"""Score a network's attribution spans on whole articles: exact F1, and F1 of source-cue-content triples by the pointing head."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from network import SPANS, Network
from pieces import Document, paragraphs

from headwater.encoder.decode import BEGINNING, log_softmax, paths


def spans(path: list[int]) -> list[tuple[int, int, int]]:
    """Return (kind, first, last + 1) of a BIO path."""
    out: list[tuple[int, int, int]] = []
    for i, label in enumerate(path):
        if label and label % 2:
            out.append(((label - 1) // 2, i, i + 1))
        elif label and out:
            out[-1] = (out[-1][0], out[-1][1], i + 1)
    return out


def found(net: Network, document: Document, words: Any) -> tuple[set[tuple[int, int, int]], dict[tuple[int, int, int], tuple[int, int, int]]]:
    """Return a document's spans in characters, and the cue of each source and content."""
    out: set[tuple[int, int, int]] = set()
    cue_of = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for a, b in paragraphs(document):
            x, mask, _ = words.batch([document.ids[a:b]])
            labels, links, _ = net(x, mask)
            scores = log_softmax(labels[0, 1 : b - a + 1, :7].float().numpy())
            here = spans(paths([scores], BEGINNING)[0].tolist())

            def chars(s: tuple[int, int, int], at: int = a) -> tuple[int, int, int]:
                return s[0], int(document.offsets[at + s[1]][0]), int(document.offsets[at + s[2] - 1][1])

            out |= {chars(s) for s in here}
            cues = [s for s in here if s[0] == 1]
            for kind, number in ((0, 0), (1, 2)):
                mine = [s for s in here if s[0] == number]
                if mine and cues:
                    first = [torch.tensor([s[1] + 1 for s in group]) for group in (mine, cues)]
                    choice = net.pointing(links[0].float(), kind, *first).argmax(-1)
                    cue_of.update({chars(s): chars(cues[int(c)]) for s, c in zip(mine, choice, strict=True)})
    return out, cue_of


def triples(marked: list[tuple[tuple[int, int, int], Any]]) -> set[frozenset[tuple[int, int, int]]]:
    """Return groups of spans that belong together."""
    groups: dict[Any, set[tuple[int, int, int]]] = {}
    for span, label in marked:
        groups.setdefault(label, set()).add(span)
    return {frozenset(g) for g in groups.values()}


def figures(net: Network, documents: list[Document], words: Any) -> dict[str, float]:
    """Return exact F1 by kind, and of triples."""
    net.eval()
    counts = np.zeros((4, 3), dtype=int)
    for document in documents:
        marks = [((SPANS.index(k), a, b), g) for k, a, b, g in document.record["spans"]]
        got, cue_of = found(net, document, words)
        gold = {m for m, _ in marks}
        for kind in range(3):
            mine, theirs = {s for s in got if s[0] == kind}, {s for s in gold if s[0] == kind}
            counts[kind] += len(mine & theirs), len(theirs), len(mine)
        mine, theirs = triples([(s, s if s[0] == 1 else cue_of[s]) for s in got if s[0] == 1 or s in cue_of]), triples(marks)
        counts[3] += len(mine & theirs), len(theirs), len(mine)
    return {name: round(2 * int(h) / max(1, int(g + m)), 4) for name, (h, g, m) in zip((*SPANS, "triples"), counts, strict=True)}
