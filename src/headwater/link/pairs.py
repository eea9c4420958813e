"""Block: which articles of a dossier share enough text or facts to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.link.credits import Credit, credits_of, outlet_key
from headwater.link.crossing import Crossed, crossed
from headwater.link.likeness import Profile, Rarity, profile, rarity
from headwater.link.moments import bounds
from headwater.link.naming import FRESH, days
from headwater.link.reuse import Reused, prepare
from headwater.model import Article, Reading

LARGEST_BLOCK = 50
"""Articles that share one shingle above which it pairs neighbours only: a family that large is held together by them."""


class Room:
    """The articles of a dossier made comparable, once, and only as far as anything is compared: one that is alone meets no other."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        ordered = sorted(readings, key=lambda r: r.article.id)
        self.ids = [r.article.id for r in ordered]
        self.articles: dict[str, Article] = {r.article.id: r.article for r in ordered}
        self.credits: dict[str, tuple[Credit, ...]] = credits_of(ordered)
        self.common: frozenset[int] = frozenset()
        self.every: dict[str, frozenset[int]] = {}
        self.plain: dict[str, frozenset[int]] = {}

    @cached_property
    def texts(self) -> dict[str, Reused]:
        """The articles' runs of words."""
        return {i: prepare(a) for i, a in self.articles.items()}

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        """The articles' features."""
        return {i: profile(a) for i, a in self.articles.items()}

    @cached_property
    def rare(self) -> Rarity:
        """How rare a feature is."""
        return rarity(list(self.profiles.values()))

    @cached_property
    def crossed(self) -> dict[tuple[str, str], Crossed]:
        """Pairs in two languages that may be translations."""
        return crossed(list(self.articles.values()))


def candidates(room: Room) -> set[tuple[str, str]]:
    """Return the pairs that share a few shingles, or a few rare features."""
    pairs: Counter[tuple[int, int]] = Counter()
    arrays = [room.texts[i].shingles for i in room.ids]
    room.common = _boilerplate(room, arrays)
    for article_id, text in room.texts.items():
        room.every[article_id] = frozenset(text.shingles.tolist()) - room.common
        room.plain[article_id] = frozenset(text.shingles[text.outside].tolist()) - room.common
    outside = [np.unique(t.shingles[t.outside]) for t in (room.texts[i] for i in room.ids)]
    by_text = _pair_counts(outside, room.common)
    most = _rare_limit(room)
    # Which number a feature gets does not matter: only who shares it is counted.
    numbers = {f: n for n, f in enumerate(f for f, c in room.rare.counts.items() if 2 <= c <= most)}
    features = [np.array([numbers[f] for f in room.profiles[i].features if f in numbers], dtype=np.uint64) for i in room.ids]
    by_fact = _pair_counts(features, frozenset())
    for (i, j), n in by_text.items():
        short = min(len(outside[i]), len(outside[j]))
        if n >= max(2, 0.04 * short):
            pairs[i, j] += 1
    for (i, j), n in by_fact.items():
        short = min(room.profiles[room.ids[i]].words, room.profiles[room.ids[j]].words)
        if n >= max(2, 0.03 * short):
            pairs[i, j] += 1
    return {(room.ids[i], room.ids[j]) for i, j in pairs} | _crediting(room) | set(room.crossed)


def _crediting(room: Room) -> set[tuple[str, str]]:
    """Return the pairs that owe something to one and the same agency or outlet."""
    by_credit: dict[str, list[str]] = defaultdict(list)
    for i in room.ids:
        for key in sorted({c.key for c in room.credits[i]}):
            by_credit[key].append(i)
    few = [members for _, members in sorted(by_credit.items()) if len(members) <= LARGEST_BLOCK]
    return {(a, b) for members in few for n, a in enumerate(members) for b in members[n + 1 :]}


def _rare_limit(room: Room) -> int:
    return max(2, min(16, len(room.ids) // 3))


def _boilerplate(room: Room, arrays: list[NDArray[np.uint64]]) -> frozenset[int]:
    """Return an outlet's own furniture, not another's text: shingles of five of its articles, or of three that lie weeks apart (galleries)."""
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for n, i in enumerate(room.ids):
        by_outlet[outlet_key(room.articles[i])].append(n)
    found: set[int] = set()
    for key, members in sorted(by_outlet.items()):
        if key and len(members) > 2:
            each = [np.unique(arrays[n]) for n in members]
            on = [_day(room.articles[room.ids[n]]) for n in members]
            values, counts, apart = _spread(np.concatenate(each), np.repeat(np.array(on, dtype=np.int64), [len(a) for a in each]))
            found.update(values[(counts >= max(5, len(members) // 20)) | ((counts >= 3) & (apart > FRESH))].tolist())
    return frozenset(found)


def _day(article: Article) -> int:
    at = bounds(article.published) if article.published else None
    return days(at[0]) if at else -1


def _spread(flat: NDArray[np.uint64], on: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]:
    """Return each value, how often it stands there, and how many days lie between the first and the last; 0 where one has no day."""
    order = np.argsort(flat, kind="stable")
    flat, on = flat[order], on[order]
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1]))) if len(flat) else np.zeros(0, dtype=np.int64)
    if not len(starts):
        return flat, starts, starts
    first, last = np.minimum.reduceat(on, starts), np.maximum.reduceat(on, starts)
    return flat[starts], np.diff(np.append(starts, len(flat))), np.where(first < 0, 0, last - first)


def _pair_counts(keys: list[NDArray[np.uint64]], common: frozenset[int]) -> dict[tuple[int, int], int]:
    """Count how many keys each two articles share; a key of many articles pairs each with its next few only."""
    if not keys:
        return {}
    flat = np.concatenate(keys)
    owner = np.repeat(np.arange(len(keys), dtype=np.int64), [len(k) for k in keys])
    if common:
        kept = ~np.isin(flat, np.fromiter(common, dtype=np.uint64, count=len(common)))
        flat, owner = flat[kept], owner[kept]
    # Stable: owners stand in order within a key.
    order = np.argsort(flat, kind="stable")
    flat, owner = flat[order], owner[order]
    edges = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1], [True]))) if len(flat) else np.zeros(1, dtype=np.int64)
    sizes = np.diff(edges)
    codes: list[NDArray[np.int64]] = []
    total = len(keys)
    for size in np.unique(sizes):
        if size < 2:
            continue
        starts = edges[:-1][sizes == size]
        reach = int(size) if size <= LARGEST_BLOCK else 3
        steps = [(i, j) for i in range(int(size)) for j in range(i + 1, min(int(size), i + 1 + reach))]
        codes += [owner[starts + i] * total + owner[starts + j] for i, j in steps]
    if not codes:
        return {}
    values, counts = np.unique(np.concatenate(codes), return_counts=True)
    return {(int(v) // total, int(v) % total): int(c) for v, c in zip(values, counts, strict=True)}
