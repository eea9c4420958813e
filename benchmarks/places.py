"""Measure places: TR-News and LGL.

On given mentions, the share located within 161 km (Acc@161km); from the text alone, F1 of spans and of located spans.
"""

from __future__ import annotations

import lzma
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import data
from headwater.model import PlaceMention
from headwater.text.places import find_places, locate

NEAR_KM = 161.0
Toponym = tuple[int, int, float, float]


class Document(NamedTuple):
    """A text and its annotated places (start, end, latitude, longitude)."""

    text: str
    places: list[Toponym]


def documents(path: Path) -> Iterator[Document]:
    for node in ET.fromstring(lzma.decompress(path.read_bytes())).iter("article"):
        text = node.findtext("text") or ""
        places: list[Toponym] = []
        for toponym in node.iter("toponym"):
            lat = toponym.findtext("gaztag/lat") or toponym.findtext("lat")
            lon = toponym.findtext("gaztag/lon") or toponym.findtext("lon")
            start, end = toponym.findtext("start"), toponym.findtext("end")
            if lat and lon and start and end and int(end) <= len(text):
                places.append((int(start), int(end), float(lat), float(lon)))
        yield Document(text, places)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def near(found: PlaceMention, gold: Toponym) -> bool:
    return found.lat is not None and found.lon is not None and kilometres((found.lat, found.lon), (gold[2], gold[3])) <= NEAR_KM


def measure(path: Path, *, show: bool = False) -> dict[str, float | None]:
    right = total = said = spans = located = 0
    for document in documents(path):
        total += len(document.places)
        given = locate(document.text, [(g[0], g[1]) for g in document.places])
        for place, gold in zip(given, document.places, strict=True):
            right += near(place, gold)
            if show and not near(place, gold):
                print(
                    place.span.text,
                    "|",
                    place.country,
                    place.lat,
                    place.lon,
                    "wanted",
                    gold[2:],
                    "|",
                    document.text[max(0, gold[0] - 40) : gold[1] + 30].replace("\n", " "),
                )
        found = find_places(document.text, 0, len(document.text))
        said += len(found)
        for place in found:
            match = next((g for g in document.places if g[0] < place.span.end and g[1] > place.span.start), None)
            spans += match is not None
            located += match is not None and near(place, match)
    return {
        "acc_161km": round(right / max(1, total), 3),
        "end_to_end_f1": round(2 * spans / max(1, said + total), 3),
        "end_to_end_located_f1": round(2 * located / max(1, said + total), 3),
    }


def run() -> dict[str, dict[str, float | None]]:
    return {
        "places TR-News": measure(data("bench", "geoparsing", "TR-News.xml.xz")),
        "places LGL": measure(data("bench", "geoparsing", "lgl.xml.xz")),
    }


if __name__ == "__main__":
    import sys

    for name in sys.argv[1:] or ["TR-News.xml.xz", "lgl.xml.xz"]:
        print(name, measure(data("bench", "geoparsing", name), show=len(sys.argv) > 1))
