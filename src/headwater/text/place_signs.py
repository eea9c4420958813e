"""What the words beside a name of a place say of it: what holds it, of which kind it is; and of which country a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from headwater.model import noun
from headwater.text.gazetteer import Place
from headwater.text.patterns import load
from headwater.text.place_options import containers, held, options_of, words

WINDOW = 64
"""Code points on each side that are read."""
NARROW = 16
"""Code points before a name in which its kind is named."""
RUN = re.compile(r"[^\W\d_a-z][\w’'-]*\.?(?:[ -]?[^\W\d_a-z][\w’'-]*\.?){0,3}")
BEFORE_COMMA = re.compile(r"(?P<name>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,2}),\s+$")
LISTED_AFTER = re.compile(r",?\s+(?:and|or|&)\s+[^\W\d_a-z]|,\s+[^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*)?,?\s+(?:and|or|&)\s")
MOST_CUES = 3.0
"""Names of places that the words of one country count as, at most."""
OF_CUE = 1.0


@noun
class Signs:
    """What stands beside a name: those of its options that the text says where they lie, and the kinds of place that its words ask for."""

    held: tuple[Place, ...] = ()
    kinds: str = ""


NONE = Signs()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v) for k, v in load("en", "places")["signs"].items()}


def signs(text: str, low: int, high: int, options: tuple[Place, ...]) -> Signs:
    """Return what the words beside a passage say of the place that it names."""
    if not options or (len(options) == 1 and options[0].kind in "CR"):
        return NONE
    before, after = text[max(0, low - WINDOW) : low], text[high : high + WINDOW]
    inside = next((found for c in _containers(before, after, options) if (found := held(options, c))), ())
    kinds = _kinds(before, after, text[low:high])
    return Signs(held=inside, kinds=kinds) if inside or kinds else NONE


def _containers(before: str, after: str, options: tuple[Place, ...]) -> Iterator[str]:
    """Yield names of what may hold a place, the closest first."""
    rule = _patterns()
    following = rule["inside"].match(after)
    listed = False
    if following:
        run = RUN.match(after, following.end())
        # "Georgia, Alabama and Florida" are three states; "Athens, Georgia, and" is one town
        listed = bool(run and LISTED_AFTER.match(after, run.end()) and any(p.kind in "CA" for p in options))
        if run and not listed:
            yield from _starts(run.group())
    if "’" in before or "'" in before or before.rstrip().endswith(words().holding):
        leading = rule["holder"].search(before)
        if leading:
            yield from _ends(leading["name"])


def _starts(run: str) -> Iterator[str]:
    """Yield a run of capitalised words and what is left of it without its last words; a full stop at its end may be the sentence's."""
    parts = run.split()
    for n in range(len(parts), 0, -1):
        name = " ".join(parts[:n])
        if containers(name):
            yield name
        elif name.endswith(".") and containers(name[:-1]):
            yield name[:-1]


def _ends(run: str) -> Iterator[str]:
    parts = run.split()
    yield from (" ".join(parts[n:]) for n in range(len(parts)))


def _kinds(before: str, after: str, name: str) -> str:
    """Return the kinds that the words on either side ask for: a settled place, or a division or country."""
    rule = _patterns()
    beside = before[-NARROW:]
    if rule["town_before"].search(beside) or rule["town_after"].match(after):
        return "P"
    if rule["state_before"].search(beside) or rule["state_after"].match(after):
        return "AR"
    former = BEFORE_COMMA.search(before) if before.endswith((", ", ",\n")) else None
    if former and not LISTED_AFTER.match(after) and any(held(_ending(n), name) for n in _ends(former["name"])):
        return "ACR"
    return ""


def _ending(name: str) -> tuple[Place, ...]:
    return tuple(p for p in options_of(name) if p.kind in "PB")


@lru_cache(maxsize=8)
def cues(text: str) -> tuple[tuple[str, float], ...]:
    """Return how strongly the words of a text speak for a country each: offices, forces and spellings that only it has."""
    seen = set(text.split())
    found = []
    for country, known in sorted(_cue_words().items()):
        count = len(known & seen)
        if count:
            found.append((country, min(MOST_CUES, OF_CUE * count)))
    return tuple(found)


@cache
def _cue_words() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in load("en", "places")["cues"].items()}
