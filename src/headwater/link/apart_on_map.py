"""Whether two assertions name different places on the map, whatever else they have in common: towns far from one another, or other lists of towns."""

from __future__ import annotations

import math
from functools import lru_cache

from headwater.link.propositions import Proposition
from headwater.model import PlaceMention
from headwater.text.romanise import frame

FAR = 25.0
"""Kilometres between all places of two assertions from which they are of different places."""
SEVERAL = 2
SHORTEST, ENDING = 3, 2
"""Letters at the beginning that two cases of one name share at least, and letters at its end in which they differ at most."""
DIAMETER = 12_742.0
"""The Earth's, in kilometres."""


def places_apart(a: Proposition, b: Proposition) -> float:
    """Return how far places below the country hold two assertions apart, 0 where they agree or one names none, to 1.

    Names in two languages differ anyway: there only places that lie far apart on the map are others.
    """
    if not a.sites or not b.sites or _one_in_common(a, b):
        return 0.0
    if a.article.language != b.article.language and not _far(a, b):
        return 0.0
    return 0.5 if a.codes & b.codes else 1.0


def elsewhere(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions of one language name places below the country, none in common, which lie far apart or are several."""
    if not a.sites or not b.sites or a.article.language != b.article.language or _one_in_common(a, b):
        return False
    return min(len(a.sites), len(b.sites)) >= SEVERAL or _far(a, b)


def _one_in_common(a: Proposition, b: Proposition) -> bool:
    across = a.article.language != b.article.language
    return any(_one_place(x, y, across=across) for x in a.sites for y in b.sites)


@lru_cache(maxsize=65536)
def _one_place(x: str, y: str, *, across: bool) -> bool:
    """Tell whether two names may be of one place: one holds the other, a case of it, or its consonants in another language's letters."""
    if x in y or y in x:
        return True
    if not x.isascii() and not across:
        begun = max(SHORTEST, min(len(x), len(y)) - ENDING)
        return x[:begun] == y[:begun]
    here, there = frame(x), frame(y)
    return across and bool(here) and bool(there) and (here.startswith(there) or there.startswith(here))


def _far(a: Proposition, b: Proposition) -> bool:
    here, there = (_located(p) for p in (a, b))
    return bool(here) and bool(there) and all(_distance(x, y) > FAR for x in here for y in there)


def _located(p: Proposition) -> list[tuple[float, float]]:
    """Return where an assertion's places lie; nothing where one of them is not known."""
    own = [m for m in p.assertion.places if not _is_country(p, m)]
    return [(m.lat, m.lon) for m in own if m.lat is not None and m.lon is not None] if all(m.lat is not None for m in own) else []


def _is_country(p: Proposition, m: PlaceMention) -> bool:
    return m.name.casefold() in p.countries


def _distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the kilometres between two places, along a great circle."""
    (north, east), (other_north, other_east) = ((math.radians(x) for x in at) for at in (here, there))
    half = math.sin((other_north - north) / 2) ** 2 + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return DIAMETER * math.asin(min(1.0, math.sqrt(half)))
