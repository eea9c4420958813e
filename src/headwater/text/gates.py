"""Patterns with a gate: a quick look for the letters that every match has, which spares most passages the pattern itself.

A pattern of many ways to say a thing is tried at every place of a passage, in vain nine times in ten. Looking for its ways' own letters takes a third
of the time. The gate is read off the pattern; it lets everything through where no letters are certain.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 2.5
"""Letters of the shortest stretch that is worth looking for: shorter ones stand in every passage."""
SPACE = [(ops.IN, [(ops.CATEGORY, ops.CATEGORY_SPACE)])]
MOST = 60
"""Stretches beyond which looking for them takes as long as the pattern."""


class Gated:
    """A compiled pattern that is tried only where a match can be; used as the pattern is."""

    __slots__ = ("_needed", "fullmatch", "match", "of", "pattern", "sub")

    def __init__(self, of: re.Pattern[str]) -> None:
        """Read the gate off a pattern."""
        self.of, self.pattern = of, of.pattern
        self.match, self.fullmatch, self.sub = of.match, of.fullmatch, of.sub
        self._needed = needed(of)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match, as the pattern does."""
        return self.of.search(text, start, end) if self._may_hold(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the matches, as the pattern does."""
        return self.of.finditer(text, start, end) if self._may_hold(text, start, end) else iter(())

    def _may_hold(self, text: str, start: int, end: int) -> bool:
        if not self._needed:
            return True
        folded = text[start:end].casefold()
        for letters in self._needed:
            if letters in folded:
                return True
        # what a pattern may take for a space or an "i", and is none
        return not folded.isprintable() or (not folded.isascii() and ("ı" in folded or "i\u0307" in folded))


def needed(of: re.Pattern[str]) -> tuple[str, ...]:
    """Return stretches, case-folded, of which every match of a pattern has one; none where none are certain, too short or too many."""
    found = _of_sequence(_parser.parse(of.pattern, of.flags))
    found = frozenset(one for one in found if not any(other in one for other in found - {one}))
    return tuple(sorted(found)) if _worth(found) >= SHORTEST and len(found) <= MOST else ()


def _worth(found: frozenset[str]) -> float:
    """Return the letters of the shortest stretch; a space counts half, for it is everywhere."""
    return min((len(one) - one.count(" ") / 2 for one in found), default=0.0)


def _of_sequence(sequence: Any) -> frozenset[str]:
    """Return the best of what the parts of a sequence need: the one whose shortest stretch is longest."""
    best: frozenset[str] = frozenset()
    run = ""
    for operation, argument in [*sequence, (None, None)]:
        if operation is ops.LITERAL:
            run += chr(argument)
            continue
        spaced = operation in (ops.MAX_REPEAT, ops.MIN_REPEAT) and argument[0] and list(argument[2]) == SPACE
        run += " " if spaced else ""
        for found in (frozenset({run.casefold()} - {""}), _of(operation, argument)):
            if (_worth(found), -len(found)) > (_worth(best), -len(best)):
                best = found
        run = " " if spaced else ""
    return best


def _of(operation: Any, argument: Any) -> frozenset[str]:
    """Return what one part of a pattern needs."""
    if operation is ops.SUBPATTERN:
        return _of_sequence(argument[-1])
    if operation is ops.BRANCH:
        ways = [_of_sequence(way) for way in argument[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT) and argument[0]:
        return _of_sequence(argument[2])
    if operation is ops.ATOMIC_GROUP:
        return _of_sequence(argument)
    return frozenset()
