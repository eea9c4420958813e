"""One UTF-8 JSON-lines file a noun: what checks and other programs read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from headwater.codec import dumps
from headwater.errors import SetupError
from headwater.flow import Dossier
from headwater.model import Decision, Reading
from headwater.present.export.rows import Lookup, Row, as_row, capture_row, linked_rows, reading_rows
from headwater.review.compile import rulings
from headwater.review.corrections import corrected

FILES = (
    "captures", "articles", "statements", "assertions", "resolutions", "entities", "utterances", "claims", "threads", "relations",
    "series", "findings", "links", "decisions", "failures",
)  # fmt: skip


def rows(dossier: Dossier) -> Iterator[tuple[str, Row]]:
    """Yield (file name without suffix, row) for the whole dossier, each file's rows in the order of their ids."""
    ledger = dossier.ledger
    linked = ledger.linked()
    lookup = Lookup.of(linked)
    for capture in ledger.captures():
        yield "captures", capture_row(capture)
    decisions = ledger.decisions()
    readings, orphaned = _readings(dossier, decisions)
    article_of: dict[str, str] = {}
    for reading in readings:
        article_of |= {s.id: s.article_id for s in reading.extraction.statements}
        yield from reading_rows(reading, lookup)
    yield from linked_rows(linked, lookup, article_of)
    for decision in decisions:
        yield "decisions", {**as_row(decision), "orphaned": decision.id in orphaned}
    for failure in ledger.failures():
        yield "failures", as_row(failure)


def _readings(dossier: Dossier, decisions: Sequence[Decision]) -> tuple[Iterable[Reading], Collection[str]]:
    """Return the readings as analysts corrected them, and the ids of decisions that no longer attach; one at a time where nothing was ruled."""
    if not decisions:
        return dossier.ledger.readings(), ()
    raw = list(dossier.ledger.readings())
    ruled = rulings(decisions, raw, {c.id: c.sha256 for c in dossier.ledger.captures()})
    return corrected(raw, ruled.overrides), ruled.orphaned


def export(dossier: Dossier, to: Path) -> dict[str, int]:
    """Write every file of the contract into a folder, made where missing; return how many rows each has."""
    counts = dict.fromkeys(FILES, 0)
    originals = (dossier.folder / "archive").resolve()
    if to.resolve().is_relative_to(originals):
        raise SetupError(f"{to} holds the dossier's originals: nothing else is written there")
    try:
        to.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            files: dict[str, TextIO] = {
                name: stack.enter_context((to / f"{name}.jsonl").open("w", encoding="utf-8", errors="backslashreplace", newline="\n"))
                for name in FILES
            }
            for name, row in rows(dossier):
                files[name].write(dumps(row) + "\n")
                counts[name] += 1
    except OSError as error:
        raise SetupError(f"{to}: cannot be written: {error.strerror}") from error
    return counts
