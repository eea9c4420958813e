"""Retold in order: how many sentences of the shorter of two articles stand in the other in other words, one after another.

Two newsrooms that report one event share facts; they seldom share most of their sentences in one order. A spun copy does, whatever words it swaps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from headwater.link.reuse import body_sentences
from headwater.link.words import is_number, is_stop, weight, words
from headwater.model import Article

SHARE = 0.3
"""Share of the lesser sentence's weight by which two sentences tell the same."""
LEAST = 1.5
"""Weight that they then have in common: a rare name and a figure, or three telling words."""
MOST = 60
"""Sentences of an article that are compared."""

Told = tuple[dict[str, float], ...]


def telling(article: Article) -> Told:
    """Return what each sentence of an article's body tells: stems and figures with their weights."""
    found = []
    for start, end in body_sentences(article)[:MOST]:
        bag = {}
        for w in words(article.text, start, end):
            if is_number(w.stem):
                bag[f"#{w.text}"] = 1.0
            elif not is_stop(w.stem) and len(w.stem) > 2:
                bag[w.stem] = weight(w.stem)
        found.append(bag)
    return tuple(found)


def retold(a: Told, b: Told) -> tuple[int, float]:
    """Return how many sentences of the shorter article the other one tells in the same order, and their share of it."""
    short, long = sorted((a, b), key=len)
    if not short or not long:
        return 0, 0.0
    places = [at for n, bag in enumerate(short) if (at := _best(bag, long, n / len(short))) is not None]
    tails: list[int] = []
    for at in places:
        k = bisect_left(tails, at)
        tails[k : k + 1] = [at]
    return len(tails), round(len(tails) / len(short), 3)


def _best(bag: dict[str, float], others: Sequence[dict[str, float]], where: float) -> int | None:
    """Return which sentence tells most of what one tells, the nearest in position of equals; None where none tells enough."""
    mass = sum(bag.values())
    best: tuple[float, float, int] | None = None
    for n, other in enumerate(others):
        both = sum(w for f, w in bag.items() if f in other)
        if both < LEAST:
            continue
        share = both / min(mass, sum(other.values()))
        rank = (round(share, 3), -abs(where - n / len(others)), n)
        if share >= SHARE and (best is None or rank > best):
            best = rank
    return best[2] if best else None
