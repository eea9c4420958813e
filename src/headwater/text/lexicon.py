"""Word lists that belong to a language, from the data files beside this package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """Return a TOML file of a language as plain data; empty where the language has none."""
    if not language.isalpha():
        return {}
    path = files("headwater.text") / "data" / language / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """Return one list of a language's file as a set; empty where there is none."""
    return frozenset(table(name, language).get(key, ()))
