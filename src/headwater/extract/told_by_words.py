"""What words and endings say of an event's status, in languages whose parts of speech are not told (phrases in text/data/<language>/status.toml)."""

from __future__ import annotations

from collections.abc import Mapping

from headwater.model import Status
from headwater.text.gates import Gated

SURE: tuple[tuple[str, Status], ...] = (
    ("planned", "planned"),
    ("stopped", "stopped"),
    ("fact", "done"),
    ("under_way", "under_way"),
    ("done", "done"),
)
"""Phrases that tell a status by themselves; where two begin together, the first here holds."""
LIKELY: tuple[tuple[str, Status], ...] = (("likely_planned", "planned"), ("likely_done", "done"), ("present", "under_way"))
"""Endings that only tell a status where no phrase does."""


def told_status(words: str, phrases: Mapping[str, Gated], *, last: bool, headline: bool = False) -> Status:
    """Return the status of the clause that the others hang on: by its first verb, or, where verbs end their clauses, by its `last`."""
    aside = phrases.get("aside")
    own = aside.sub(lambda m: " " * len(m[0]), words) if aside else words
    for stretch in dict.fromkeys((own, words)):
        for name in (SURE, LIKELY) if stretch == own else (SURE,):
            if found := _first(stretch, phrases, name, last=last):
                # a headline in the present tense tells what has happened, unless it says that it goes on
                return "done" if headline and name is LIKELY and found == "under_way" else found
    return "unknown"


def _first(words: str, phrases: Mapping[str, Gated], kinds: tuple[tuple[str, Status], ...], *, last: bool) -> Status | None:
    best: tuple[int, int, Status] | None = None
    for order, (name, status) in enumerate(kinds):
        for match in phrases[name].finditer(words) if name in phrases else ():
            at = -match.end() if last else match.start()
            if best is None or (at, order) < best[:2]:
                best = (at, order, status)
            if not last:
                break
    return best[2] if best else None
