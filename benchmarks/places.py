"""Measure places: TR-News and LGL.

On given mentions, the share located within 161 km (Acc@161km) and the share that the gazetteer has a row for (coverage); from the text alone, F1 of
spans and of located spans.
"""

from __future__ import annotations

import hashlib
import lzma
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import data
from headwater.model import PlaceMention
from headwater.text.place_options import options_of_given
from headwater.text.places import find_places, locate

NEAR_KM = 161.0
SLIP = 100
"""Characters by which an annotated offset may be too large."""
Toponym = tuple[int, int, float, float]


class Document(NamedTuple):
    """A text, its annotated places (start, end, latitude, longitude), and whether it belongs to the half that was set aside."""

    text: str
    places: list[Toponym]
    second: bool


def documents(path: Path) -> Iterator[Document]:
    for node in ET.fromstring(lzma.decompress(path.read_bytes())).iter("article"):
        text = node.findtext("text") or ""
        places: list[Toponym] = []
        for toponym in node.iter("toponym"):
            lat = toponym.findtext("gaztag/lat") or toponym.findtext("lat")
            lon = toponym.findtext("gaztag/lon") or toponym.findtext("lon")
            start = _start(text, toponym.findtext("phrase") or "", int(toponym.findtext("start") or 0))
            if lat and lon and start is not None:
                places.append((start, start + len(toponym.findtext("phrase") or ""), float(lat), float(lon)))
        second = hashlib.sha256((node.get("docid") or "").encode()).digest()[0] % 2 == 1
        yield Document(text, places, second)


def _start(text: str, phrase: str, stated: int) -> int | None:
    """Return where an annotated phrase stands: at its offset, or shortly before (TR-News counts line ends that its file no longer has)."""
    return next((i for i in range(stated, max(-1, stated - SLIP), -1) if phrase and text.startswith(phrase, i)), None)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def near(found: PlaceMention, gold: Toponym) -> bool:
    return found.lat is not None and found.lon is not None and kilometres((found.lat, found.lon), (gold[2], gold[3])) <= NEAR_KM


def covered(text: str, gold: Toponym) -> bool:
    """Tell whether the gazetteer has a row near an annotated place under the name as written."""
    options = options_of_given(" ".join(text[gold[0] : gold[1]].split()))
    return any(kilometres((p.lat, p.lon), (gold[2], gold[3])) <= NEAR_KM for p in options)


def on_gold_mentions(read: Sequence[Document]) -> dict[str, float | None]:
    """Locate the annotated mentions; the second half of the articles was not looked at while the rules were written."""
    right = {False: 0, True: 0}
    total = {False: 0, True: 0}
    listed = 0
    for document in read:
        given = locate(document.text, [(g[0], g[1]) for g in document.places])
        total[document.second] += len(given)
        right[document.second] += sum(near(p, g) for p, g in zip(given, document.places, strict=True))
        listed += sum(covered(document.text, g) for g in document.places)
    everything = max(1, sum(total.values()))
    return {
        "acc_161km": round(sum(right.values()) / everything, 3),
        "acc_161km_second_half": round(right[True] / max(1, total[True]), 3),
        "coverage": round(listed / everything, 3),
    }


def from_text_alone(read: Sequence[Document]) -> dict[str, float | None]:
    """Find and locate places without their annotation."""
    said = total = spans = located = 0
    for document in read:
        total += len(document.places)
        found = find_places(document.text, 0, len(document.text))
        said += len(found)
        for place in found:
            match = next((g for g in document.places if g[0] < place.span.end and g[1] > place.span.start), None)
            spans += match is not None
            located += match is not None and near(place, match)
    return {
        "end_to_end_f1": round(2 * spans / max(1, said + total), 3),
        "end_to_end_precision": round(spans / max(1, said), 3),
        "end_to_end_located_f1": round(2 * located / max(1, said + total), 3),
    }


def measure(path: Path) -> dict[str, float | None]:
    read = list(documents(path))
    return on_gold_mentions(read) | from_text_alone(read)


def run() -> dict[str, dict[str, float | None]]:
    return {
        "places TR-News": measure(data("bench", "geoparsing", "TR-News.xml.xz")),
        "places LGL": measure(data("bench", "geoparsing", "lgl.xml.xz")),
    }
