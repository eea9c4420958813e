"""What is publicly known of bodies: their several names, their country, what they are part of; and words that say little in a name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from headwater.link.names import body_tokens
from headwater.link.nations import country_names, nation_abroad, nation_at
from headwater.link.words import words
from headwater.model import noun

MOST = 5
"""Words of a country's longest name."""


@noun
class Body:
    """A body that the news calls by several names."""

    name: str
    country: str | None
    part_of: str | None
    agency: bool = False


@cache
def bodies() -> dict[tuple[str, ...], Body]:
    """Return known bodies by the sorted tokens of each of their names; a name that two bodies share is left out."""
    found: dict[tuple[str, ...], Body] = {}
    shared: set[tuple[str, ...]] = set()
    for body, names in [*_agencies(), *_institutions()]:
        for name in names:
            key = tuple(sorted(body_tokens(name)[0]))
            if found.setdefault(key, body).name != body.name and not found[key].agency:
                shared.add(key)
    return {k: v for k, v in found.items() if k not in shared}


def _institutions() -> list[tuple[Body, list[str]]]:
    rows = []
    for line in files("headwater.text").joinpath("data", "institutions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, country, part_of, others = line.split("\t")
            body = Body(name=name, country=None if country == "-" else country, part_of=None if part_of == "-" else part_of)
            rows.append((body, [name, *others.split("|")]))
    return rows


def _agencies() -> list[tuple[Body, list[str]]]:
    table = tomllib.loads(files("headwater.text").joinpath("data", "agencies.toml").read_text("utf-8"))
    return [
        (Body(name=row["name"], country=row.get("country"), part_of=None, agency=True), [row["name"], *row.get("aliases", ())])
        for row in table["agency"]
    ]


@lru_cache(maxsize=65536)
def as_country(name: str) -> str | None:
    """Return the code of the country that a name is in some language, as a whole and not as an adjective."""
    found = words(name.removeprefix("the ").removeprefix("The "))
    if not found:
        return None
    nation = nation_at(found, 0)
    if nation:
        return nation.code if nation.length == len(found) and nation.by == "name" else None
    return nation_abroad(" ".join(w.text for w in found)) if len(found) <= MOST else None


@lru_cache(maxsize=65536)
def country_in(name: str) -> tuple[str | None, str]:
    """Return the country that a body's name opens or closes with ("Ukraine's ...", "... of Ukraine"), and the name without it."""
    found = words(name)
    for at in range(len(found)):
        nation = nation_at(found, at)
        if not nation or nation.by == "capital":
            continue
        last = at + nation.length
        before, after = name[: found[at].start], name[found[last - 1].end :]
        opens = at == 0 or (at == 1 and found[0].text.casefold() == "the")
        closes = last == len(found) and at > 1 and found[at - 1].text.casefold() in ("of", "the")
        if (opens and after.strip(" '’s")) or closes:
            rest = after.lstrip(" '’").removeprefix("s ") if opens else before.rsplit(" of", 1)[0]
            return nation.code, rest.strip() or name
    return None, name


def shown(code: str) -> str:
    """Return a country's usual name."""
    names = country_names(code)
    return names[0] if names else code


@cache
def generic(kind: str) -> frozenset[str]:
    """Return words of data/generic_names.tsv that a name may have or lack without being another name."""
    return frozenset(word for row in _generic_rows(kind) for word in row.split())


@cache
def areas() -> Mapping[str, str]:
    """Return administrative words behind a place's name, each with the word it is counted as: "region" as "oblast"."""
    rows = [row.partition("=") for row in _generic_rows("area")]
    return MappingProxyType({word: counted for counted, _, words in rows for word in words.split()})


def _generic_rows(kind: str) -> list[str]:
    lines = files("headwater.text").joinpath("data", "generic_names.tsv").read_text("utf-8").splitlines()
    return [line.partition("\t")[2] for line in lines if line.startswith(f"{kind}\t")]
