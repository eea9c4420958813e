"""Told again in other words throughout: the sentences of two articles mean the same in one order, and they share a figure that few others give.

Either alone shows nothing: reports of one event mean the same, and a company's figure stands in all of them. On labelled pairs of reports of one
event, where no quotation is shared, both came together in rewrites and siblings only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import numpy as np

from headwater.encoder import encode
from headwater.link.likeness import Profile, Rarity
from headwater.link.reuse import body_sentences
from headwater.model import Article

MEANT = 0.55
"""Cosine of two sentences' vectors above which they count, by as much as they exceed it."""
SHARE = 0.11
"""Excess per sentence of the shorter article from which it is the other in other words."""
SHARE_ACROSS = 0.06
"""The same in another language, where vectors lie further apart and names, figures and their order have shown much already."""
SENTENCES_ACROSS = 4
SENTENCES = 5
"""Sentences of it that count at least."""
SHORTEST = 7
MOST = 40
"""Sentences of an article that are compared."""
FEW = 3
"""Articles that give a figure at most for it to be a rare one."""


def rare_figures(a: Profile, b: Profile, rare: Rarity) -> list[str]:
    """Return figures of four or more digits, three of them before the zeros, no years or hours, that both give and few others do."""
    return sorted(f for f in a.figures & b.figures if _long(f) and rare.counts.get(f, 1) <= FEW)


def _long(figure: str) -> bool:
    digits = re.sub(r"\D", "", figure)
    return ":" not in figure and len(digits) >= 4 and len(digits.strip("0")) >= 3 and re.fullmatch(r"#(?:19|20)\d\d", figure) is None


def paraphrased(a: Article, b: Article) -> tuple[int, float]:
    """Return how many sentences of the shorter article mean the same as the other's in one order, and by how much per sentence."""
    short, long = sorted((_vectors(x.text, tuple(body_sentences(x)[:MOST])) for x in (a, b)), key=len)
    if len(short) < SHORTEST:
        return 0, 0.0
    total, count = _in_order(np.maximum(short @ long.T - MEANT, 0.0))
    return count, round(total / len(short), 3)


def retold_so(measured: tuple[int, float]) -> bool:
    """Tell whether that is enough for a rewrite."""
    return measured[0] >= SENTENCES and measured[1] >= SHARE


def told_across(measured: tuple[int, float]) -> bool:
    """Tell whether that is enough for a translation, of articles in two languages that share figures and names in one order."""
    return measured[0] >= SENTENCES_ACROSS and measured[1] >= SHARE_ACROSS


def _in_order(excess: Any) -> tuple[float, int]:
    """Return the largest sum of excesses that stand in one order, and of how many sentences it is."""
    row = [(0.0, 0)] * (excess.shape[1] + 1)
    for values in excess.tolist():
        last, row = row, [(0.0, 0)]
        for j, value in enumerate(values):
            step = (last[j][0] + value, last[j][1] + (value > 0))
            row.append(max(last[j + 1], row[j], step))
    return row[-1]


@lru_cache(maxsize=256)
def _vectors(text: str, spans: tuple[tuple[int, int], ...]) -> Any:
    if not spans:
        return np.zeros((0, 128), dtype=np.float32)
    encoding = encode(text[: spans[-1][1]], named=False)
    return np.array([encoding.vector(*s) for s in spans])
