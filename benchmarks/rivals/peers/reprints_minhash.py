"""MinHash over three-word shingles, by datasketch and by rensa: pairs of texts whose estimated Jaccard similarity reaches a threshold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import combinations
from typing import Any

from lines import answer  # type: ignore[import-not-found]

PERMUTATIONS = 128


def shingles(text: str) -> list[str]:
    """Return every run of three words."""
    words = text.lower().split()
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def datasketch() -> Callable[[list[str]], Any]:
    """Return how datasketch makes a signature."""
    made = import_module("datasketch").MinHash

    def sign(parts: list[str]) -> Any:
        found = made(num_perm=PERMUTATIONS)
        found.update_batch([p.encode() for p in parts])
        return found

    return sign


def rensa() -> Callable[[list[str]], Any]:
    """Return how rensa makes a signature."""
    made = import_module("rensa").RMinHash

    def sign(parts: list[str]) -> Any:
        found = made(num_perm=PERMUTATIONS, seed=1)
        found.update(parts)
        return found

    return sign


def pairs(signed: list[Any], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are alike enough: all of them are compared, so that no banding loses one."""
    for (i, a), (j, b) in combinations(enumerate(signed), 2):
        if a.jaccard(b) >= least:
            yield i, j


if __name__ == "__main__":
    sign = {"datasketch": datasketch, "rensa": rensa}[sys.argv[1]]()

    def respond(question: dict[str, Any]) -> list[tuple[int, int]]:
        """Return the pairs among the texts of one question."""
        return list(pairs([sign(shingles(t)) for t in question["texts"]], question["least"]))

    answer(respond, sys.argv[1])
