"""From scores to spans, and from spans to the cue that each belongs to."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
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
    shifted = scores - np.maximum.reduce(scores, axis=-1, keepdims=True)
    return shifted - np.log(np.add.reduce(np.exp(shifted), axis=-1, keepdims=True))


def paths(scores: list[Any], beginning: tuple[float, ...] = (0.0, 0.0, 0.0), steps: Any = STEP) -> list[Any]:
    """Return the best label path of each window, given log probabilities (n, 7): a span goes on only where it began (Viterbi).

    `beginning` is what it costs to begin a span of each kind, `steps` (7, 7) what may follow what.
    """
    cost = [0.0] * (2 * KINDS + 1)
    for kind, begin in enumerate(beginning):
        cost[2 * kind + 1] = begin
    costs = np.array(cost, dtype=np.float32)
    return [_allowed(one, steps) for one in (one - costs for one in scores)]


def _allowed(scores: Any, steps: Any) -> Any:
    """Return the best allowed path of one window (n, 7).

    The best label of every piece, where that makes an allowed path, is the best path, for what it costs to begin does not depend on what came before.
    Where it does not, only the stretch between two labels that may follow any other has to be read again.
    """
    path = scores.argmax(-1)
    wrong = np.flatnonzero(steps[path[:-1], path[1:]]) + 1
    if FIRST[path[0]]:
        wrong = np.append(0, wrong)
    if not len(wrong):
        return path
    free, ways = ~steps.any(0), _ways(steps.tobytes())
    begins = np.append(0, np.flatnonzero(free[path[1:]]) + 1).tolist()
    low = len(path)
    for at in reversed(wrong.tolist()):
        if at >= low:
            continue
        chunk = bisect_right(begins, at)
        high = begins[chunk] if chunk < len(begins) else len(path)
        best: list[int] = []
        while not best or (low and not free[best[0]]):
            chunk -= 1
            low = begins[chunk]
            best = _viterbi(scores[low:high], ways, [0.0] * len(free) if low else FIRST.tolist())
        path[low:high] = best
    return path


@cache
def _ways(steps: bytes) -> list[tuple[tuple[int, ...], list[int]]]:
    """Return labels with those before them that they may follow, grouped by the latter."""
    allowed = np.frombuffer(steps, dtype=np.float32).reshape(2 * KINDS + 1, -1) == 0
    befores: dict[tuple[int, ...], list[int]] = {}
    for label, column in enumerate(allowed.T):
        befores.setdefault(tuple(np.flatnonzero(column).tolist()), []).append(label)
    return list(befores.items())


def _viterbi(scores: Any, ways: list[tuple[tuple[int, ...], list[int]]], first: list[float]) -> list[int]:
    """Return the best allowed path of a stretch; in plain numbers, for what a step does is too little for arrays."""
    rows = scores.tolist()
    best = [a + b for a, b in zip(rows[0], first, strict=True)]
    back: list[list[int]] = []
    for row in rows[1:]:
        came, following = [0] * len(best), row
        for before, after in ways:
            values = [best[k] for k in before]
            most = max(values)
            label = before[values.index(most)]
            for k in after:
                following[k] += most
                came[k] = label
        best = following
        back.append(came)
    at = best.index(max(best))
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return path[::-1]


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
    return [Found(kind, a, b, float(np.add.reduce(chosen[a:b]) / (b - a))) for kind, a, b in out]


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
