"""Scores of coreference, and their mean, the CoNLL score (Pradhan et al. 2012).

MUC (Vilain et al. 1995), B-cubed (Bagga & Baldwin 1998) and CEAF-e (Luo 2005). Groups are frozen sets of mentions; both sides group the same
mentions. Singletons count, but for MUC, which counts links only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Groups = Sequence[frozenset[str]]
Part = tuple[float, float]
"""A numerator and a denominator."""


def conll(parts: Sequence[tuple[Groups, Groups]]) -> dict[str, float]:
    """Return the F1 of each score and their mean over pairs of gold and answer; nothing is joined across pairs on either side."""
    found: dict[str, float] = {}
    for name, measure in (("muc", muc), ("b_cubed", b_cubed), ("ceaf_e", ceaf_e)):
        measured = [measure(gold, answer) for gold, answer in parts]
        recall, precision = (_ratio([m[side] for m in measured]) for side in (0, 1))
        found[name] = round(2 * recall * precision / (recall + precision), 4) if recall + precision else 0.0
    return {**found, "conll": round(sum(found.values()) / 3, 4)}


def _ratio(parts: Sequence[Part]) -> float:
    whole = sum(total for _, total in parts)
    return sum(hit for hit, _ in parts) / whole if whole else 0.0


def muc(gold: Groups, answer: Groups) -> tuple[Part, Part]:
    """Return recall and precision by links: a group of n needs n - 1 of them."""
    return _links(gold, answer), _links(answer, gold)


def _links(key: Groups, response: Groups) -> Part:
    of = {m: n for n, group in enumerate(response) for m in group}
    return float(sum(len(g) - len({of[m] for m in g}) for g in key)), float(sum(len(g) - 1 for g in key))


def b_cubed(gold: Groups, answer: Groups) -> tuple[Part, Part]:
    """Return recall and precision by mentions: the share of its group that stands with it on the other side."""
    return _shares(gold, answer), _shares(answer, gold)


def _shares(key: Groups, response: Groups) -> Part:
    of = {m: group for group in response for m in group}
    return sum(len(g & of[m]) / len(g) for g in key for m in g), float(sum(map(len, key)))


def ceaf_e(gold: Groups, answer: Groups) -> tuple[Part, Part]:
    """Return recall and precision by groups, each aligned with at most one of the other side, as alike as can be in all."""
    alike = np.array([[2 * len(g & a) / (len(g) + len(a)) for a in answer] for g in gold], dtype=np.float64)
    best = float(sum(alike[i, j] for i, j in assignment(alike))) if alike.size else 0.0
    return (best, float(len(gold))), (best, float(len(answer)))


def assignment(gains: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return pairs of row and column, each at most once, with the largest sum of gains (Kuhn 1955, by shortest augmenting paths)."""
    if gains.shape[0] > gains.shape[1]:
        return [(row, column) for column, row in assignment(gains.T)]
    costs = gains.max(initial=0.0) - gains
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=np.int64)
        done = np.zeros(columns + 1, dtype=np.bool_)
        while True:
            done[at] = True
            slack = costs[taken[at] - 1] - of_row[taken[at]] - of_column[1:]
            better = ~done[1:] & (slack < least[1:])
            least[1:][better], way[1:][better] = slack[better], at
            following = int(np.argmin(np.where(done, np.inf, least)))
            step = least[following]
            of_row[taken[done]] += step
            of_column[done] -= step
            least[~done] -= step
            at = following
            if taken[at] == 0:
                break
        while at:
            before = int(way[at])
            taken[at], at = taken[before], before
    return [(int(taken[column]) - 1, column - 1) for column in range(1, columns + 1) if taken[column]]
