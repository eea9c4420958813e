"""Which place each name of a text means: each judged by its size and by where the other names may lie.

The others count by how sure they are (mean-field rounds over a soft choice), so that one unmistakable name decides for the many that are not. The
features are those of Lieberman & Samet 2012 (adaptive context) and CLIFF-CLAVIN: size, containment, division, country, nearness, one sense a text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from headwater.model import noun
from headwater.text.gazetteer import Place

KINDS = {"C": 3.0, "R": 3.0, "A": 1.0, "B": 0.2, "P": 0.0, "F": 0.0}
"""How much more a kind of place weighs than a populated place with as many people."""
SHARP = 1.2
"""How sure a lead of one point makes a choice (the exponent of the soft choice)."""
ROUNDS = 2
MOST_OPTIONS = 24
MOST_NAMES = 40
LIKELY = 8
"""Options of a name that count for others."""
NEAR_KM = 45.0
FAR_KM = 300.0
REACH = 8.0
"""Degrees of latitude beyond which a place counts for nothing."""
LEAST = 0.03
"""Belief below which an option counts for nothing."""
SIZE = 0.7
PREFERRED, COUNTRY, DIVISION, NEAR, REGIONAL, KIND = 1.0, 3.0, 2.2, 3.2, 1.0, 3.0
"""Most that a preferred country, the share of a country, a division, a close and a not distant place, and the kind that is asked for, add."""
BARE = 2.5
"""How much a county's bare name takes from it."""
SEAT = 2.0
"""How much a division loses to the city of its name in its middle."""
BIG = 100_000
WORLD, WORLD_SIZE = 0.7, 1_000_000
"""What a name gains that the world knows, and from how many people on."""

Cues = Sequence[tuple[str, float]]
Soft = list[tuple[Place, float]]
Key = tuple[str, tuple[Place, ...], str]
Point = tuple[float, float, float, str]


@noun
class Name:
    """A name in a text: what it may stand for, those of it that lie in the place said to hold it, and the kinds that its words ask for."""

    name: str
    options: tuple[Place, ...]
    held: tuple[Place, ...] = ()
    kinds: str = ""


@noun
class Around:
    """Where the names of a text lie, each by the belief in it: countries, first-level divisions, and points by country."""

    whole: float
    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]
    points: dict[str, list[Point]]
    counted: dict[str, Soft]


@noun
class Settled:
    """What the names of a text mean: the place of each, of those that are told apart somewhere, and the beliefs that other names lean on."""

    best: dict[Key, Place | None]
    told: dict[str, Place | None]
    around: Around
    prefer: frozenset[str]

    def place_of(self, name: Name) -> Place | None:
        """Return the place of a name, also of one that was not among those settled."""
        if not name.held and not name.kinds and name.name in self.told:
            # a name with its container written once means the same place where it stands alone
            return self.told[name.name]
        key = _key(name)
        if key in self.best:
            return self.best[key]
        options = _options(name)
        if len(options) < 2:
            return options[0] if options else None
        return _soft(options, _weighed(name.name, options, _priors(name, options, self.prefer), self.around))[0][0]


def choose(names: Sequence[Name], prefer: frozenset[str] = frozenset(), cues: Cues = ()) -> list[Place | None]:
    """Choose a place for each name, in their order; equal names have equal answers unless their words tell them apart."""
    settled = settle(names, prefer, cues)
    return [settled.place_of(n) for n in names]


def settle(names: Sequence[Name], prefer: frozenset[str] = frozenset(), cues: Cues = ()) -> Settled:
    """Settle what the names of one text mean, each in the light of all.

    `prefer` are countries that the text is about, `cues` countries that its words speak for, with weights.
    """
    distinct = {_key(n): n for n in names}
    options = {k: _options(n) for k, n in distinct.items()}
    prior = {k: _priors(n, options[k], prefer) for k, n in distinct.items()}
    soft = {k: _soft(options[k], prior[k]) for k in distinct}
    open_ = [k for k in distinct if len(options[k]) > 1]
    for _ in range(ROUNDS if open_ else 0):
        around = _around(_counted(soft), cues)
        soft |= {k: _soft(options[k], _weighed(k[0], options[k], prior[k], around)) for k in open_}
    best = {k: s[0][0] if s else None for k, s in soft.items()}
    told = {k[0]: best[k] for k in sorted(best, key=lambda k: (k[0], k[2])) if k[1]}
    return Settled(best=best, told=told, around=_around(_counted(soft), cues), prefer=prefer)


def _key(name: Name) -> Key:
    return (name.name, name.held, name.kinds)


def _options(name: Name) -> list[Place]:
    return list((name.held or name.options)[:MOST_OPTIONS])


def _counted(soft: dict[Key, Soft]) -> dict[Key, Soft]:
    """Return the likeliest options of each name, the surest names first; names written in several ways count once."""
    surest = sorted((k for k in soft if soft[k]), key=lambda k: (-soft[k][0][1], k[0], k[2]))
    seen: set[str] = set()
    kept: dict[Key, Soft] = {}
    for k in surest:
        if k[0] not in seen and len(kept) < MOST_NAMES:
            kept[k] = soft[k][:LIKELY]
            seen.add(k[0])
    return kept


def _priors(name: Name, options: list[Place], prefer: frozenset[str]) -> list[float]:
    """Return the scores of a name's options by themselves."""
    seats = [p for p in options if p.kind == "P" and p.population >= BIG]
    return [_prior(p, name, prefer) - SEAT * (p.kind in "AB" and any(_seat(q, p) for q in seats)) for p in options]


def _seat(city: Place, division: Place) -> bool:
    """Tell whether a city lies in the middle of the division of its name: "Tehran" is the city before it is the province."""
    same = city.country == division.country and city.admin1 == division.admin1
    return same and abs(city.lat - division.lat) < 1.5 and abs(city.lon - division.lon) < 1.5


def _prior(place: Place, name: Name, prefer: frozenset[str]) -> float:
    score = SIZE * math.log10(place.population + 10) + KINDS[place.kind] + PREFERRED * (place.country in prefer)
    # a county rarely goes by its bare name
    bare = place.kind == "B" and " " in place.name and place.name.split()[-1].casefold() not in name.name.casefold()
    return score + KIND * (place.kind in name.kinds) - BARE * bare + WORLD * (place.population >= WORLD_SIZE)


def _soft(options: list[Place], scores: list[float]) -> Soft:
    """Return the options with their share of the belief, the likeliest first."""
    if not options:
        return []
    top = max(scores)
    shares = [math.exp(SHARP * (s - top)) for s in scores]
    whole = sum(shares)
    order = sorted(range(len(options)), key=lambda i: (-shares[i], options[i].geonames_id or 0, options[i].lat, options[i].lon))
    return [(options[i], shares[i] / whole) for i in order]


def _around(counted: dict[Key, Soft], cues: Cues) -> Around:
    """Sum up where the names lie."""
    countries: dict[str, float] = defaultdict(float, cues)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    points: dict[str, list[Point]] = defaultdict(list)
    for k, soft in counted.items():
        for p, share in soft:
            if p.country and p.kind != "R" and share > LEAST:
                countries[p.country] += share
                if p.admin1:
                    divisions[p.country, p.admin1] += share
                    if p.kind != "A":
                        points[p.country].append((p.lat, p.lon, share, k[0]))
    beliefs = {k[0]: soft for k, soft in counted.items()}
    return Around(whole=sum(countries.values()), countries=countries, divisions=divisions, points=points, counted=beliefs)


def _weighed(name: str, options: list[Place], prior: list[float], around: Around) -> list[float]:
    """Return the scores of a name's options in the light of the other names."""
    own: dict[str | tuple[str, str | None], float] = defaultdict(float)
    for p, share in around.counted.get(name, ()):
        if p.country and p.kind != "R" and share > LEAST:
            own[p.country] += share
            own[p.country, p.admin1] += share
            own[""] += share
    whole = around.whole - own[""]
    if whole <= LEAST:
        return prior
    scores = [base + _support(p, own, whole, around) for p, base in zip(options, prior, strict=True)]
    # nearness is dear to reckon: only for those that it could lift to the top
    least = max(scores) - NEAR - REGIONAL
    return [s + _nearness(p, around.points.get(p.country or ""), name) if s > least else s for p, s in zip(options, scores, strict=True)]


def _support(place: Place, own: dict[str | tuple[str, str | None], float], whole: float, around: Around) -> float:
    """Return what the surroundings, without the name's own share in them, add to a place."""
    of = place.country or ""
    country = around.countries.get(of, 0.0)
    if not country:
        return 0.0
    score = COUNTRY * (country - own.get(of, 0.0)) / (whole + 0.5)
    if place.kind in "CR":
        return score
    division = around.divisions.get((of, place.admin1 or ""), 0.0)
    if division:
        division -= own.get((of, place.admin1), 0.0)
        score += DIVISION * division / (division + 1.0)
    return score


def _nearness(place: Place, points: list[Point] | None, name: str) -> float:
    """Return what places close by, and in the wider region, add to a place."""
    if place.kind not in "PBF" or not points:
        return 0.0
    close = far = 0.0
    here, there = place.lat, place.lon
    east = 111.0 * math.cos(math.radians(here))
    for lat, lon, share, of in points:
        if -REACH < lat - here < REACH and of != name:
            km = math.hypot((lat - here) * 111.0, (lon - there) * east)
            far += share * math.exp(-km / FAR_KM)
            if km < 4 * NEAR_KM:
                close += share * math.exp(-km / NEAR_KM)
    return NEAR * close / (close + 0.5) + REGIONAL * far / (far + 0.5)
