"""Whether two assertions name different places on the map, whatever else they have in common: towns far from one another, or other lists of towns."""

from __future__ import annotations

import math

from headwater.link.propositions import Proposition
from headwater.model import PlaceMention

FAR = 25.0
"""Kilometres between all places of two assertions from which they are of different places."""
SEVERAL = 2
DIAMETER = 12_742.0
"""The Earth's, in kilometres."""


def elsewhere(a: Proposition, b: Proposition) -> bool:
    """Tell whether two assertions of one language name places below the country, none in common, which lie far apart or are several."""
    if not a.sites or not b.sites or a.article.language != b.article.language:
        return False
    if any(x in y or y in x for x in a.sites for y in b.sites):
        return False
    if min(len(a.sites), len(b.sites)) >= SEVERAL:
        return True
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
