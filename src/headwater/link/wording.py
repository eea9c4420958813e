"""The words that stand for a claim: those of the member that reads best alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.link.propositions import Proposition
from headwater.link.words import WORD
from headwater.text import lexicon

BEST = 200
"""Characters of a wording that reads well."""


def wording(members: Sequence[Proposition]) -> str:
    """Return the clearest member's words: in the commonest language, a whole clause, attributed, that names what it speaks of, up to `BEST`."""
    spoken = Counter(_language(p) for p in members)
    commonest = min(spoken, key=lambda code: (-spoken[code], code != "en", code))

    def rank(p: Proposition) -> tuple[bool, bool, bool, bool, bool, bool, bool, int, str]:
        size = len(p.assertion.span.text)
        fits = size <= BEST
        order = -size if fits else size
        # In its own voice an article may say more than its source did: it is no heading for what was attributed.
        return (
            not fits,
            _language(p) != commonest,
            _opens(p, "leaning"),
            p.narration,
            _opens(p, "pointing"),
            p.position != "body",
            p.statement.mode != "indirect",
            order,
            p.id,
        )

    return " ".join(min(members, key=rank).assertion.span.text.split())


def _language(p: Proposition) -> str:
    return (p.article.language or "").split("-")[0]


def _opens(p: Proposition, how: str) -> bool:
    """Tell whether an assertion's first word leans on what stands before it, or points at it; also where it has no word at all."""
    opening = WORD.search(p.assertion.span.text)
    return opening is None or opening[0].casefold() in lexicon.words("wording", how, _language(p) or "en")
