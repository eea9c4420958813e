"""From scores to spans, and from spans to the cue that each belongs to."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

KINDS = 3
FORBIDDEN = -1e4
LINK = 64
"""Width of the vectors that point from a span to its cue."""
FARTHEST = 15

STEP = np.zeros((2 * KINDS + 1, 2 * KINDS + 1), dtype=np.float32)
for _label in range(2 * KINDS + 1):
    for _inside in range(2, 2 * KINDS + 1, 2):
        if _label not in (_inside - 1, _inside):
            STEP[_label, _inside] = FORBIDDEN
UNBROKEN = STEP.copy()
"""Steps between labels of attributions: two contents side by side are one that broke."""
UNBROKEN[5:7, 5] = FORBIDDEN
FIRST = np.array([FORBIDDEN if k and k % 2 == 0 else 0.0 for k in range(2 * KINDS + 1)], dtype=np.float32)
BEGINNING = (0.5, 1.0, 1.5)
"""What it costs to begin a source, a cue, a content (log probabilities).

Left to itself the network breaks long spans; chosen on PolNeAR's development articles.
"""
LEAST = (0.5, 0.6, 0.7)
"""Mean probability below which a source, a cue, a content is left out: of those below, less than one in three is right to its ends."""


class Found(NamedTuple):
    """A span of pieces: its kind, its first piece, the piece after its last, and the mean probability of its labels."""

    kind: int
    first: int
    last: int
    score: float


def log_softmax(scores: Any) -> Any:
    """Return log probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def paths(scores: list[Any], beginning: tuple[float, ...] = (0.0, 0.0, 0.0), steps: Any = STEP) -> list[Any]:
    """Return the best label path of each window, given log probabilities (n, 7): a span goes on only where it began (Viterbi, all windows at once).

    `beginning` is what it costs to begin a span of each kind, `steps` (7, 7) what may follow what.
    """
    step, first = steps.copy(), FIRST.copy()
    for kind, cost in enumerate(beginning):
        step[:, 2 * kind + 1] -= cost
        first[2 * kind + 1] -= cost
    costs = first - FIRST
    out = [(one + costs).argmax(-1) for one in scores]
    # the best label of every piece, where it makes an allowed path, is the best path: what it costs to begin does not depend on what came before
    left = [number for number, path in enumerate(out) if FIRST[path[0]] or steps[path[:-1], path[1:]].any()]
    if left:
        for number, path in zip(left, _viterbi([scores[number] for number in left], step, first), strict=True):
            out[number] = path
    return out


def _viterbi(scores: list[Any], step: Any, first: Any) -> list[Any]:
    longest = max(len(s) for s in scores)
    padded = np.zeros((len(scores), longest, 2 * KINDS + 1), dtype=np.float32)
    for row, one in zip(padded, scores, strict=True):
        row[: len(one)] = one
    best = padded[:, 0] + first
    back = np.zeros(padded.shape, dtype=np.int8)
    kept = [best]
    for i in range(1, longest):
        ways = best[:, :, None] + step
        back[:, i] = ways.argmax(1)
        best = ways.max(1) + padded[:, i]
        kept.append(best)
    out = []
    for number, one in enumerate(scores):
        at = len(one) - 1
        path = np.zeros(len(one), dtype=np.int8)
        path[at] = kept[at][number].argmax()
        while at:
            path[at - 1] = back[number, at, path[at]]
            at -= 1
        out.append(path)
    return out


def spans(path: Any, scores: Any) -> list[Found]:
    """Return the spans of a label path."""
    out: list[tuple[int, int, int]] = []
    for i in np.flatnonzero(path):
        label = int(path[i])
        if label % 2:
            out.append(((label - 1) // 2, int(i), int(i) + 1))
        elif out:
            out[-1] = (out[-1][0], out[-1][1], int(i) + 1)
    chosen = np.exp(scores[np.arange(len(path)), path])
    return [Found(kind, a, b, float(chosen[a:b].mean())) for kind, a, b in out]


def cue_of(found: list[Found], links: Any, gaps: Any) -> dict[int, int]:
    """Return, for each source (kind 0) and content (kind 2) by its number in `found`, the number of the cue (kind 1) it belongs to.

    `links` (n, 192) are the pointing vectors of a window: of cues, of sources, of contents; `gaps` (2, 32) what a distance adds.
    """
    cues = [i for i, f in enumerate(found) if f.kind == 1]
    if not cues:
        return {}
    firsts = np.array([found[i].first for i in cues])
    asking = links[firsts, :LINK]
    out = {}
    for number, (kind, at) in enumerate(((0, LINK), (2, 2 * LINK))):
        for i, f in enumerate(found):
            if f.kind == kind:
                away = f.first - firsts
                size = np.minimum(np.round(np.log2(np.maximum(np.abs(away), 1))), FARTHEST).astype(int)
                scores = asking @ links[f.first, at : at + LINK] / LINK**0.5 + gaps[number, 2 * size + (away > 0)]
                out[i] = cues[int(scores.argmax())]
    return out


class Chosen(NamedTuple):
    """What is kept of a window's spans: them, the cue of each source and content among them, and the cues left out to which nothing belonged."""

    found: list[Found]
    cues: dict[int, int]
    doubts: list[Found]


def chosen(found: list[Found], links: Any, gaps: Any) -> Chosen:
    """Keep the spans of a window that are likely enough to be right.

    A likely content keeps its cue; what belongs to a cue that goes, goes too. Where no cue is left, the others belong to none of this window.
    """
    cues = cue_of(found, links, gaps)
    likely = {i for i, f in enumerate(found) if f.score >= LEAST[f.kind]}
    likely |= {cues[i] for i in likely if found[i].kind == 2 and i in cues}
    left = {i for i in likely if found[i].kind == 1}
    stay = [i for i in sorted(likely) if i in left or not left or cues[i] in left]
    number = {i: at for at, i in enumerate(stay)}
    doubts = [f for i, f in enumerate(found) if f.kind == 1 and i not in likely and i not in cues.values()]
    return Chosen([found[i] for i in stay], {number[i]: number[cue] for i, cue in cues.items() if i in number and cue in left}, doubts)
