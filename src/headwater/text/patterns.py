"""Patterns made from a language's word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from headwater.text.lexicon import table

DEFAULT = "en"


@cache
def load(language: str | None, name: str) -> dict[str, Any]:
    """Return a file of a language as plain data; what it lacks, and a language without that file, has as in English."""
    short = (language or DEFAULT).split("-")[0].lower()
    english, own = table(name, DEFAULT), table(name, short)
    merged = {k: {**v, **own[k]} if isinstance(v, dict) and isinstance(own.get(k), dict) else own.get(k, v) for k, v in english.items()}
    return {**own, **merged}


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; white space in a text may be of any kind and length."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
