"""Decisions as JSON lines, one a line, so that a team can share them: anchored in the text, they hold in every dossier with the same captures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from headwater.codec import dumps, loads
from headwater.errors import ModelError
from headwater.model import Decision, Failure
from headwater.review.rule import TIME, identified
from headwater.review.values import meaning

AHEAD = timedelta(days=1)
"""How far the clock of whoever decided may be ahead of ours."""


def lines(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield a line of JSON for each decision."""
    for decision in decisions:
        yield dumps(replace(decision, orphaned=False))


def read_lines(given: Iterable[str], name: str) -> Iterator[Decision | Failure]:
    """Yield the decision of each line, or a failure that says what is wrong with it; `name` is what the lines come from."""
    for number, line in enumerate(given, 1):
        if not line.strip():
            continue
        try:
            yield _decision(line)
        except ModelError as error:
            yield Failure(subject=f"{name}, line {number}", step="review", reason=str(error))


def _decision(line: str) -> Decision:
    decision = replace(loads(Decision, line), orphaned=False)
    if identified(decision).id != decision.id:
        raise ModelError(f"{decision.id[:40]!r} is not the id of this decision: it was altered")
    _check_time(decision.decided_at)
    if not decision.analyst.strip() or not decision.subject:
        raise ModelError("it does not say who decided, or on what")
    if decision.ruling == "undo" and decision.supersedes is None:
        raise ModelError("it does not say what it undoes")
    meaning(decision)
    return decision


def _check_time(decided_at: str) -> None:
    """Raise ModelError where a decision does not say when it was made, or says a time that has not come: it would outlast every later one."""
    try:
        then = datetime.strptime(decided_at, TIME).replace(tzinfo=UTC)
    except ValueError:
        raise ModelError(f"{decided_at[:40]!r} does not say when it was decided") from None
    if then - AHEAD > datetime.now(UTC):
        raise ModelError(f"it was decided at {decided_at}, which has not come yet")
