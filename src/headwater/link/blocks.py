"""Block and cluster: who could match whom, in bounded blocks, and groups that respect what must stay apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

LARGEST = 60
"""Members of a block above which it says too little to be compared pair by pair."""


def candidates(blocks: Mapping[str, Sequence[int]], largest: int = LARGEST) -> Iterator[tuple[int, int]]:
    """Yield each pair that shares a block once, smaller number first; members of a larger block meet only their neighbours in it."""
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        members = sorted(set(block))
        reach = len(members) if len(members) <= largest else 4
        for i, a in enumerate(members):
            for b in members[i + 1 : i + 1 + reach]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


class Groups(Generic[K]):
    """Disjoint groups of keys; a union that would put two refused keys together is not made."""

    def __init__(self, keys: Iterable[K] = ()) -> None:
        self._parent: dict[K, K] = {k: k for k in keys}
        self._members: dict[K, list[K]] = {k: [k] for k in self._parent}
        self._refused: dict[K, set[K]] = {}

    def add(self, key: K) -> None:
        """Add a key as a group of its own."""
        if key not in self._parent:
            self._parent[key] = key
            self._members[key] = [key]

    def find(self, key: K) -> K:
        """Return the key that stands for a key's group."""
        root = key
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def members(self, key: K) -> list[K]:
        """Return the keys of a key's group."""
        return self._members[self.find(key)]

    def refuse(self, a: K, b: K) -> None:
        """Keep two keys apart from now on."""
        self._refused.setdefault(a, set()).add(b)
        self._refused.setdefault(b, set()).add(a)

    def allows(self, a: K, b: K) -> bool:
        """Tell whether the groups of two keys may be one."""
        few, many = sorted((self.members(a), self.members(b)), key=len)
        if not self._refused:
            return True
        inside = set(many)
        return not any(self._refused.get(k, frozenset()) & inside for k in few)

    def union(self, a: K, b: K) -> bool:
        """Make one group of two keys' groups; False where that is refused or they are one already."""
        x, y = self.find(a), self.find(b)
        if x == y or not self.allows(x, y):
            return False
        if len(self._members[x]) < len(self._members[y]):
            x, y = y, x
        self._parent[y] = x
        self._members[x] += self._members.pop(y)
        return True

    def groups(self) -> list[list[K]]:
        """Return all groups, in the order their first keys were added."""
        return list(self._members.values())
