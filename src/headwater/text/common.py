"""English words that are seldom names, by the costs of their parts of speech in the tagger's word list."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def common_words() -> frozenset[str]:
    """Return English words, in small letters, that are seldom names."""
    rows = resources.files("headwater.text").joinpath("data", "en", "words.tsv").read_text("utf-8").splitlines()
    return frozenset(
        word for word, _, costs in (r.partition("\t") for r in rows if not r.startswith("# ")) if "P0" not in costs and "P1" not in costs
    )
