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
    """Return a file of a language as plain data; a language without that file has the English one."""
    short = (language or DEFAULT).split("-")[0].lower()
    return table(name, short) or table(name, DEFAULT)


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; white space in a text may be of any kind and length."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
