"""The gazetteer: places by name, looked up in one sorted block of lines, so that opening it costs a decompression and nothing else.

`data/places.tsv.gz` is built by training/places/prepare.py from GeoNames (CC BY 4.0) and Unicode CLDR.
"""

from __future__ import annotations

import unicodedata
import zlib
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from headwater.model import noun

Kind = Literal["C", "A", "B", "P", "R", "F"]
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "twp": "township"}
"""Words that names are often shortened by."""


@noun
class Place:
    """A place of the gazetteer.

    Its kind is C country, A or B first- or second-level division, P populated place, R region, sea, river or mountain range, F airport.
    """

    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None


def fold_place(name: str) -> str:
    """Return a name as it is looked up: without case, accents and apostrophes, "St." and "Mt." in full."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’ʹʼ`.")
    return " ".join(SHORT.get(w, w) for w in unicodedata.normalize("NFKC", kept).replace("-", " ").split())


@cache
def _block() -> bytes:
    packed = resources.files("headwater.text").joinpath("data", "places.tsv.gz").read_bytes()
    # its last four bytes say how long it becomes: one block of that size, where a growing one would leave as much again behind
    return zlib.decompress(packed, zlib.MAX_WBITS | 16, int.from_bytes(packed[-4:], "little"))


def _line_at(block: bytes, offset: int) -> int:
    return block.rfind(b"\n", 0, offset) + 1


def _first(block: bytes, key: bytes) -> int:
    """Return the offset of the first line whose key is not below `key`."""
    low, high = 0, len(block)
    while low < high:
        start = _line_at(block, (low + high) // 2)
        tab = block.index(b"\t", start)
        if block[start:tab] < key:
            low = block.find(b"\n", tab) + 1
        else:
            high = start
    return low


@lru_cache(maxsize=8192)
def lookup(name: str) -> tuple[Place, ...]:
    """Return the places of that name, the most populous first, larger kinds before smaller."""
    key = fold_place(name).encode("utf-8", "replace")
    if not key:
        return ()
    block = _block()
    start, found = _first(block, key), []
    while start < len(block) and block.startswith(key + b"\t", start):
        end = block.index(b"\n", start)
        found.append(_place(block[start:end].decode()))
        start = end + 1
    return tuple(sorted(found, key=lambda p: (p.kind != "C", -p.population, p.geonames_id or 0)))


def _place(line: str) -> Place:
    _, name, kind, country, admin1, lat, lon, population, geonames = line.split("\t")
    return Place(
        name=name,
        kind=kind,  # type: ignore[arg-type]  # the file holds only these letters
        country=country or None,
        admin1=admin1 or None,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
        geonames_id=int(geonames) or None,
    )
