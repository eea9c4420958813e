"""What is known of page furniture in all languages served, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from headwater.model import noun

KINDS = (
    "lines",
    "starts",
    "contains",
    "sure",
    "related_heads",
    "related_starts",
    "appeals",
    "address",
    "caption_starts",
    "caption_words",
    "credit_starts",
    "byline_starts",
    "byline_roles",
    "published",
    "modified",
    "outlet_words",
    "function_words",
)

_SPACE = re.compile(r"\s+")
_ENDS = " \t.:;,!?…|·•*\"'“”‘’«»()[]{}<>-–—#"


@noun
class Words:
    """Whole lines as folded sets, everything else as one pattern each."""

    lines: frozenset[str]
    starts: re.Pattern[str]
    contains: re.Pattern[str]
    sure: re.Pattern[str]
    related_heads: re.Pattern[str]
    related_lines: frozenset[str]
    related_starts: re.Pattern[str]
    appeals: re.Pattern[str]
    address: frozenset[str]
    caption_starts: re.Pattern[str]
    caption_words: re.Pattern[str]
    credit_starts: re.Pattern[str]
    byline_starts: re.Pattern[str]
    byline_roles: re.Pattern[str]
    published: re.Pattern[str]
    modified: re.Pattern[str]
    outlet_words: frozenset[str]
    function_words: frozenset[str]


def fold(line: str) -> str:
    """Return a line for comparison: without case, runs of white space and punctuation at its ends; apostrophes are straight."""
    return _SPACE.sub(" ", line).casefold().replace("’", "'").strip(_ENDS)


@cache
def words() -> Words:
    """Return what is known of page furniture, all languages together: pages mix them."""
    table: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for content in _tables():
        for kind, values in content.items():
            table[kind].extend(v.casefold() for v in values)
    return Words(
        lines=frozenset(fold(v) for v in table["lines"]),
        starts=_at_start(table["starts"]),
        contains=_anywhere(table["contains"]),
        sure=_anywhere(table["sure"]),
        # one word alone ("Explore", "Featured") heads a list only where it is the whole line
        related_heads=_at_start(v for v in table["related_heads"] if " " in v and not v.startswith("the ")),
        related_lines=frozenset(fold(v) for v in table["related_heads"]),
        related_starts=_at_start(table["related_starts"]),
        appeals=_anywhere(table["appeals"]),
        address=frozenset(table["address"]),
        caption_starts=_at_start(table["caption_starts"]),
        caption_words=_anywhere(table["caption_words"]),
        credit_starts=_at_start(table["credit_starts"]),
        byline_starts=_at_start(table["byline_starts"]),
        byline_roles=_anywhere(table["byline_roles"]),
        published=_label(table["published"]),
        modified=_label(table["modified"]),
        outlet_words=frozenset(table["outlet_words"]),
        function_words=frozenset(table["function_words"]),
    )


def _tables() -> list[dict[str, list[str]]]:
    folders = sorted((f for f in files("headwater.text.data").iterdir() if f.is_dir()), key=lambda f: f.name)
    present = [f.joinpath("furniture.toml") for f in folders if f.joinpath("furniture.toml").is_file()]
    return [tomllib.loads(f.read_text("utf-8")) for f in present]


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases; the test for a word's beginning stands before all of them, which makes searching ten times faster."""
    longest_first = sorted({p for p in phrases if p}, key=lambda p: (-len(p), p))
    worded = [_closed(p) for p in longest_first if _is_letter(p[0])]
    others = [_closed(p) for p in longest_first if not _is_letter(p[0])]
    parts = ([rf"(?<!\w)(?:{'|'.join(worded)})"] if worded else []) + others
    return "|".join(parts) or r"(?!)"


def _closed(phrase: str) -> str:
    return re.escape(phrase) + (r"(?!\w)" if _is_letter(phrase[-1]) else "")


def _is_letter(sign: str) -> bool:
    # scripts without spaces have no borders of words
    return sign.isalnum() and sign < "\u2e80"


def _at_start(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s\W]{{0,4}}?(?:{_either(phrases)})")


def _anywhere(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_either(phrases))


def _label(phrases: Iterable[str]) -> re.Pattern[str]:
    # "Published: 3 July", "Posted on 3 July", "date 2025-07-03"; the date itself is read elsewhere
    return re.compile(rf"(?:{_either(phrases)})\s*(?:[:：|·•-]|on|at)?\s*")
