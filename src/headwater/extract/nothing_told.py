"""Pieces in the page's own voice that tell nothing which could be checked: menus, labels, appeals to the reader, the rest of an attribution."""

from __future__ import annotations

import re
from functools import cache

from headwater.text.lexicon import table

BARS = re.compile(r"\s[|·•»›>]\s")
FEW = 4.0
"""Words that a part of a menu has on average at most."""
LISTED = 5
"""Words from which a row of capitals is a menu or a list of tags."""
MOST = 0.7
"""Share of capitals from which it is."""
WORD = re.compile(r"[^\W\d_]+")
LANGUAGES = ("de", "en", "es", "fr", "ko", "ru", "uk")


def tells_nothing(text: str, *, whole: bool) -> bool:
    """Tell whether a passage of narration, a whole sentence or what an attribution leaves of one, holds no proposition."""
    low = " ".join(text.casefold().replace("’", "'").split())
    if not whole:
        return bool(_opens("attributions").match(low))
    return _is_menu(text) or bool(_labels().match(low) or _opens("appeals").match(low) or _opens("referring").match(low))


def _is_menu(text: str) -> bool:
    parts = BARS.split(text)
    if len(parts) > 1 and len(WORD.findall(text)) <= FEW * len(parts):
        return True
    found = [w for w in WORD.findall(text) if w.lower() != w.upper()]
    capitals = sum(w[0].isupper() for w in found)
    return len(found) >= LISTED and capitals >= MOST * len(found) and not text.rstrip().endswith((".", "!", "?", "…", '"', "”", "»"))


@cache
def _phrases(key: str) -> str:
    """Return all phrases of a list, of all languages: pages mix them."""
    found = {p.casefold() for language in LANGUAGES for p in table("nothing", language).get(key, ())}
    return "|".join(re.escape(p) for p in sorted(found, key=lambda p: (-len(p), p))) or "(?!)"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"[\s\W]{{0,4}}(?:{_phrases('labels')})\s?:")


@cache
def _opens(key: str) -> re.Pattern[str]:
    return re.compile(rf"[\s\W]{{0,4}}(?:{_phrases(key)})(?!\w)")
