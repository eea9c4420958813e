"""Own evidence: what a source says it saw, measured or checked for itself, which rests on nobody else's word."""

from __future__ import annotations

import re
from functools import cache

from headwater.link.propositions import Proposition
from headwater.text.lexicon import words

LONGEST = 600
"""Characters of a passage in which own evidence is looked for."""


def has_own_evidence(p: Proposition) -> bool:
    """Tell whether an assertion's own words say that its source looked for itself: "its own images show", "independently verified"."""
    pattern = _pattern(p.article.language or "en")
    return pattern is not None and pattern.search(p.assertion.span.text[:LONGEST]) is not None


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    found = sorted(words("origins", "own_evidence", language))
    return re.compile("|".join(found), re.IGNORECASE) if found else None
