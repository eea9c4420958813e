"""What a name of a place may stand for, and which of it is meant among the other places of a text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from headwater.model import noun
from headwater.text.gazetteer import Place, lookup
from headwater.text.nations import nations
from headwater.text.patterns import load

REGION_SIZE = 10_000_000
"""People that a region of the list counts as having, when options are weighed."""
CLOSE_KM = 250.0
MOST_NEIGHBOURS = 40
KINDS = {"C": 2.5, "R": 3.0, "A": 0.5, "B": 0.0, "P": 0.0}
"""How much more a kind of place weighs than a populated place with as many people."""

Divisions = set[tuple[str | None, str | None]]


@noun
class Name:
    """A name in a text: what it may stand for, and the name of the place that the text says holds it."""

    name: str
    options: tuple[Place, ...]
    container: str | None = None


@noun
class Words:
    """The word lists of this step, as sets and tables."""

    suffixes: frozenset[str]
    soft_suffixes: frozenset[str]
    small_suffixes: frozenset[str]
    prefixes: frozenset[str]
    directions: frozenset[str]
    locative: frozenset[str]
    located: frozenset[str]
    not_places: frozenset[str]
    regions: dict[str, list[Any]]
    short: dict[str, str]
    states: dict[str, str]


@cache
def words() -> Words:
    """Read the word lists."""
    data = load("en", "places")
    sets = {
        k: frozenset(data[k]) for k in ("suffixes", "soft_suffixes", "small_suffixes", "prefixes", "directions", "locative", "located", "not_places")
    }
    return Words(**sets, regions=data["regions"], short=data["short"], states=data["states"])


@cache
def options_of(name: str) -> tuple[Place, ...]:
    """Return the places a name may stand for: listed regions, abbreviated states, countries, then the gazetteer's."""
    known = words()
    if name in known.regions:
        return (_region(name, known.regions[name]),)
    if name in known.states:
        return tuple(p for p in lookup(known.states[name]) if p.kind == "A")
    code = nations().names.get(name)
    if code:
        country = tuple(p for p in lookup(_country_name(code)) if p.kind == "C")
        return country + tuple(p for p in lookup(name) if p.kind == "A" and p.country != code) or lookup(name)
    if name in known.short:
        # the city first: "Washington" is the capital unless the words around speak of the state
        return tuple(_weighty(p) for p in lookup(known.short[name])) + lookup(name)
    if name.isupper() and len(name) <= 3:
        return ()
    return lookup(name)


def of_people(name: str) -> tuple[Place, ...]:
    """Return the country of a people or of a word for its things ("Norwegian")."""
    if name.removesuffix("s") == "Palestinian":
        return options_of("Palestine")
    code = nations().demonyms.get(name) or nations().peoples.get(name)
    return tuple(p for p in lookup(_country_name(code)) if p.kind == "C") if code else ()


def _region(name: str, row: list[Any]) -> Place:
    geonames = next((p.geonames_id for p in lookup(name) if p.kind == "A"), None)
    country = None if row[0] == "-" else row[0]
    return Place(name=name, kind="R", country=country, admin1=None, lat=row[1], lon=row[2], population=REGION_SIZE, geonames_id=geonames)


def _weighty(place: Place) -> Place:
    return Place(
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        population=max(place.population, REGION_SIZE),
        geonames_id=place.geonames_id,
    )


@cache
def _country_name(code: str) -> str:
    names = [n for n, c in nations().names.items() if c == code]
    return next((n for n in names if any(p.kind == "C" for p in lookup(n))), names[0] if names else "")


# --- which one is meant -----------------------------------------------------------------------------------------------------------------------


def choose(names: Sequence[Name], prefer: frozenset[str]) -> list[Place | None]:
    """Choose a place for each name: what its container says, else where the other places of the text lie, else the most people.

    Two rounds: the first weighs size, country and division; the second also how many of the places then chosen lie close by.
    """
    held = [_held(n) for n in names]
    options = [h or n.options for h, n in zip(held, names, strict=True)]
    countries = set(prefer) | {o[0].country for o in options if o and o[0].kind == "C" and o[0].country}
    divisions: Divisions = {(p.country, p.admin1) for h in held for p in h[:1] if p.admin1}
    divisions |= {(o[0].country, o[0].admin1) for o in options if o and o[0].kind == "A"}
    first = {n.name: _best(o, countries, divisions, ()) for n, o in zip(names, options, strict=True)}
    fixed = [(name, p) for name, p in sorted(first.items()) if p and p.kind in "PAB"][:MOST_NEIGHBOURS]
    second: dict[tuple[str, str | None], Place | None] = {}
    for n, o in zip(names, options, strict=True):
        key = (n.name, n.container)
        if key not in second:
            second[key] = _best(o, countries, divisions, tuple(p for name, p in fixed if name != n.name)) if len(o) > 1 else first[n.name]
    # a name with its container written once means the same place where it stands alone
    told = {n.name: second[n.name, n.container] for n, h in zip(names, held, strict=True) if h}
    return [second[n.name, n.container] if h else told.get(n.name, second[n.name, n.container]) for n, h in zip(names, held, strict=True)]


def _held(name: Name) -> tuple[Place, ...]:
    """Return the options that lie in the container."""
    inside = options_of(name.container) if name.container else ()
    return tuple(p for p in name.options if any(_holds(q, p) for q in inside))


def _holds(outer: Place, inner: Place) -> bool:
    return outer.kind in "CA" and inner.country == outer.country and (outer.kind == "C" or inner.admin1 == outer.admin1) and inner != outer


def _best(options: Sequence[Place], countries: set[str], divisions: Divisions, near: tuple[Place, ...]) -> Place | None:
    return max(options, key=lambda p: (_score(p, countries, divisions, near), -(p.geonames_id or 0)), default=None)


def _score(place: Place, countries: set[str], divisions: Divisions, near: tuple[Place, ...]) -> float:
    score = math.log10(place.population + 10) + KINDS[place.kind]
    score += 1.0 * (place.country in countries) + 2.0 * ((place.country, place.admin1) in divisions)
    same = sum(p.country == place.country for p in near)
    close = sum(_close(place, p) for p in near)
    return score + min(3.0, 0.8 * close) + (1.5 * same / len(near) if near else 0.0)


def _close(a: Place, b: Place) -> bool:
    north = (a.lat - b.lat) * 111.0
    east = (a.lon - b.lon) * 111.0 * math.cos(math.radians((a.lat + b.lat) / 2))
    return north * north + east * east <= CLOSE_KM * CLOSE_KM
