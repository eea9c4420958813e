"""Who publishes: news agencies with all their names, and well-known outlets by web domain."""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from headwater.model import noun

_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_SPACE = re.compile(r"\s+")

SHORT_NAME = 4
UNKNOWN_OUTLET = "unknown outlet"
"""What stands at the end of a chain where the page does not say whose it is: no name, and never an entity."""


@noun
class Agency:
    """A news agency: its usual English name, its other names, the ISO 639-1 languages of its services, country (ISO 3166-1) and web domain."""

    name: str
    aliases: tuple[str, ...]
    languages: tuple[str, ...]
    country: str
    domain: str | None = None


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """Return a name for comparison: without case, article, white space runs and punctuation at its ends."""
    folded = _EDGE.sub("", _SPACE.sub(" ", name)).casefold()
    return folded.removeprefix("the ")


@cache
def agencies() -> tuple[Agency, ...]:
    """Return all known news agencies, in the order of their list."""
    rows = _table("agencies.toml")["agency"]
    return tuple(
        Agency(
            name=r["name"],
            aliases=tuple(r["aliases"]),
            languages=tuple(r["languages"]),
            country=r["country"],
            domain=r.get("domain"),
        )
        for r in rows
    )


@cache
def agency_names() -> Mapping[str, Agency]:
    """Return agencies by folded name and alias; the first in the list keeps a name that two share."""
    found: dict[str, Agency] = {}
    for agency in agencies():
        for name in (agency.name, *agency.aliases):
            found.setdefault(fold_name(name), agency)
    return MappingProxyType(found)


def agency_named(name: str) -> Agency | None:
    """Return the agency of this name, whatever the punctuation around it; up to four letters count only as capitals ("MAP", not "map")."""
    bare = _EDGE.sub("", name)
    if len(bare) <= SHORT_NAME and not (bare.isupper() or bare in _short_names()):
        return None
    return agency_names().get(fold_name(bare))


def one_name(name: str) -> str:
    """Return a medium's name for comparison, the same for all names of one agency ("AFP", "Agence France-Presse")."""
    agency = agency_named(name)
    return fold_name(agency.name if agency else name)


@cache
def _short_names() -> frozenset[str]:
    return frozenset(n for a in agencies() for n in (a.name, *a.aliases) if len(n) <= SHORT_NAME)


@cache
def outlets() -> Mapping[str, str]:
    """Return well-known outlets: web domain -> name."""
    return MappingProxyType(dict(_table("outlets.toml")["outlets"]))


@cache
def _domains() -> Mapping[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for domain, name in outlets().items():
        found.setdefault(fold_name(name), (name, domain))
    return MappingProxyType(found)


def outlet_named(name: str) -> tuple[str, str] | None:
    """Return (name, web domain) of the well-known outlet of this name, or None."""
    return _domains().get(fold_name(name))


def outlet_at(host: str | None) -> str | None:
    """Return the name of the well-known outlet at a host or at one of its parents, or None."""
    labels = (host or "").split(".")
    for i in range(len(labels) - 1):
        if name := outlets().get(".".join(labels[i:])):
            return name
    return None


def host_of(address: str | None) -> str | None:
    """Return the host of an address, lower-case and without `www.`; None for IP addresses and for what is no web address."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rstrip(".").removeprefix("www.")
    return None


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("headwater.text.data").joinpath(name).read_text("utf-8"))
