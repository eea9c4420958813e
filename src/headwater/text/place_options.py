"""What a name of a place may stand for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from headwater.model import noun
from headwater.text.gazetteer import Place, lookup
from headwater.text.nations import nations
from headwater.text.patterns import load

SHORTEST = 3
"""Letters up to which capitals alone are initials and no name."""
COMPASS = {"N.": "North", "S.": "South", "E.": "East", "W.": "West", "No.": "North", "So.": "South"}
REGION_SIZE = 10_000_000
"""People that a region of the list counts as having, when options are weighed."""
CHIEF_SIZE = 300_000_000
"""People that a city counts as having which a name means before the state of that name."""
CLOSE_KM = 60.0
"""How far from the middle of a county a place may lie that it holds."""


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
    reaching: frozenset[str]
    at_home: frozenset[str]
    not_places: frozenset[str]
    parts: frozenset[str]
    prefixes_of: frozenset[str]
    streets: frozenset[str]
    unlisted: frozenset[str]
    bodies: frozenset[str]
    holding: tuple[str, ...]
    peoples: dict[str, str]
    sites: dict[str, list[Any]]
    regions: dict[str, list[Any]]
    short: dict[str, str]
    states: dict[str, str]
    states_given: dict[str, str]


@cache
def words() -> Words:
    """Read the word lists."""
    data = load("en", "places")
    tables = ("peoples", "sites", "regions", "short", "states", "states_given")
    sets = {k: frozenset(v) for k, v in data.items() if isinstance(v, list)}
    return Words(**sets | {"holding": tuple(data["holding"])}, **{k: data[k] for k in tables})  # type: ignore[arg-type]  # the file has these keys and kinds


@cache
def options_of(name: str) -> tuple[Place, ...]:
    """Return the places a name may stand for: listed regions, abbreviated states, countries, then the gazetteer's."""
    known = words()
    if name.isupper() and len(name) > SHORTEST and name not in known.states:
        name = name.title()
    if name in known.regions:
        return (_region(name, known.regions[name]), *(p for p in lookup(name) if p.kind in "PB"))
    state = known.states.get(name) or known.states.get(name.replace(" ", ""))
    if state:
        return tuple(p for p in lookup(state) if p.kind == "A")
    code = nations().names.get(name)
    if code:
        country = tuple(p for p in lookup(_country_name(code)) if p.kind == "C")
        return country + tuple(p for p in lookup(name) if p.kind != "C" and (p.country != code or p.kind == "P")) or lookup(name)
    if name in known.short:
        # the city first: "Washington" is the capital unless the words around speak of the state
        city, _, division = known.short[name].partition(", ")
        cities = tuple(_weighty(p) for p in lookup(city) if not division or (p.kind == "P" and p.admin1 == division))
        return cities + tuple(p for p in lookup(name) if p.geonames_id not in {c.geonames_id for c in cities})
    if name.isupper() and len(name) <= SHORTEST:
        return ()
    first, _, rest = name.partition(" ")
    return lookup(name) or (lookup(f"{COMPASS[first]} {rest}") if first in COMPASS and rest else ())


@cache
def options_of_given(name: str) -> tuple[Place, ...]:
    """Return what a name known to be one of a place may stand for: also a people's land, a site, a state's two letters, a part of a listed place."""
    known = words()
    people = of_people(name)
    if people:
        return people
    if name in known.sites:
        return (_region(name, known.sites[name]),)
    return _state_given(name) or options_of(name) or _part_of(name)


def _state_given(name: str) -> tuple[Place, ...]:
    """Return a state by an abbreviation that only counts where a place is meant: "Man.", "TX", "Calif"."""
    known = words()
    full = known.states_given.get(name) or known.states.get(name + ".") or (name if name.isupper() and len(name) == 2 else "")
    return tuple(p for p in lookup(full) if p.kind == "A")


def _part_of(name: str) -> tuple[Place, ...]:
    """Return the places that a name tells a part or a surrounding of: "South Lindby", "Town of Lindby", "Lindby Valley"."""
    parts = name.split()
    known = words()
    if len(parts) > 1 and parts[-1] in known.parts:
        return options_of(" ".join(parts[:-1]))
    if len(parts) > 1 and parts[0] in known.directions:
        return options_of(" ".join(parts[1:]))
    if len(parts) > 2 and parts[1] == "of" and parts[0] in known.prefixes_of:
        return options_of(" ".join(parts[2:]))
    return ()


def of_people(name: str) -> tuple[Place, ...]:
    """Return the country, state or continent of a people or of a word for its things ("Norwegian", "Texan", "European")."""
    known = words().peoples
    land = known.get(name) or known.get(name.removesuffix("s"))
    if land:
        return tuple(p for p in options_of(land) if p.kind in "CAR")[:1]
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
        population=max(place.population, CHIEF_SIZE),
        geonames_id=place.geonames_id,
    )


@cache
def _country_name(code: str) -> str:
    names = [n for n, c in nations().names.items() if c == code]
    return next((n for n in names if any(p.kind == "C" for p in lookup(n))), names[0] if names else "")


# --- what holds what --------------------------------------------------------------------------------------------------------------------------


def held(options: Sequence[Place], container: str | None) -> tuple[Place, ...]:
    """Return the options that lie in the place of that name."""
    inside = containers(container) if container else ()
    if any(p.kind == "C" for p in options):
        # "in Russia, U.S. officials said" does not speak of a place in the United States
        inside = tuple(q for q in inside if q.kind == "A")
    return tuple(p for p in options if any(_holds(q, p) for q in inside))


@cache
def containers(name: str) -> tuple[Place, ...]:
    """Return what may hold other places under a name, states by their two letters included."""
    return tuple(p for p in _state_given(name) or options_of(name) if p.kind in "CABR")


def _holds(outer: Place, inner: Place) -> bool:
    if inner == outer or inner.country != outer.country:
        return False
    if outer.kind == "B":
        return inner.admin1 == outer.admin1 and inner.kind not in "CA" and _close(outer, inner)
    return outer.kind == "C" or (outer.kind == "A" and inner.admin1 == outer.admin1)


def _close(a: Place, b: Place) -> bool:
    north = (a.lat - b.lat) * 111.0
    east = (a.lon - b.lon) * 111.0 * math.cos(math.radians((a.lat + b.lat) / 2))
    return north * north + east * east <= CLOSE_KM * CLOSE_KM
