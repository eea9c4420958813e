"""Where the passages of decisions stand now: found again by their anchors, whatever ids a new reading gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.errors import ModelError
from headwater.model import Anchor, Assertion, Decision, Reading, Span, noun
from headwater.review.anchors import attach
from headwater.review.inforce import in_force
from headwater.review.values import Meaning, groups, meaning
from headwater.text.offsets import overlap


@noun
class Place:
    """Where an anchored passage stands in one article made from its capture, and the assertion that shares most with it."""

    article_id: str
    span: Span
    assertion_id: str | None


@noun
class Attached:
    """A decision in force, what it means, and for each of its passages the places where it stands now (none: it is gone)."""

    decision: Decision
    meaning: Meaning
    places: tuple[tuple[Place, ...], ...]

    @property
    def found(self) -> int:
        """Return how many passages still stand."""
        return sum(bool(self._useful(p)) for p in self.places)

    @property
    def assertion_ids(self) -> tuple[str, ...]:
        """Return the assertions that the passages mean, each once."""
        return tuple(sorted({p.assertion_id for at in self.places for p in at if p.assertion_id}))

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the assertions of each group of a merge or a split."""
        parts = groups(self.places, self.meaning)
        return tuple(tuple(sorted({p.assertion_id for at in part for p in at if p.assertion_id})) for part in parts)

    @property
    def holds(self) -> bool:
        """Tell whether enough is left for the decision to mean what it meant."""
        if self.meaning.subject == "claims":
            sets = self.groups
            return len(sets) > 1 and all(sets) and len(set(sets)) == len(sets)
        if self.meaning.subject == "finding":
            return bool(self.places) and self.found == len(self.places)
        return self.found > 0

    def _useful(self, at: tuple[Place, ...]) -> bool:
        return bool(at) and (self.meaning.subject not in ("claim", "claims", "assertion") or any(p.assertion_id for p in at))


def attached(decisions: Iterable[Decision], readings: Sequence[Reading], digests: Mapping[str, str]) -> tuple[list[Attached], list[str]]:
    """Return the decisions in force with where they stand, and the ids of those whose value has no meaning.

    `digests` maps capture ids to the SHA-256 of their bytes.
    """
    by_digest: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_digest[digests.get(reading.article.capture_id, "")].append(reading)
    found, senseless = [], []
    for decision in in_force(decisions):
        try:
            said = meaning(decision)
        except ModelError:
            senseless.append(decision.id)
            continue
        places = tuple(tuple(_places(a, by_digest.get(a.sha256, ()))) for a in decision.subject)
        found.append(Attached(decision=decision, meaning=said, places=places))
    return found, senseless


def _places(where: Anchor, readings: Sequence[Reading]) -> list[Place]:
    found = []
    for reading in readings:
        if span := attach(reading.article.text, where):
            best = _meant(span, reading.extraction.assertions)
            found.append(Place(article_id=reading.article.id, span=span, assertion_id=best.id if best else None))
    return found


def _meant(span: Span, assertions: Sequence[Assertion]) -> Assertion | None:
    """Return the assertion that fits a passage best: the most shared of what either covers, then the first in the text."""
    fits = []
    for a in assertions:
        shared = overlap((span.start, span.end), (a.span.start, a.span.end))
        if shared:
            whole = max(span.end, a.span.end) - min(span.start, a.span.start)
            fits.append((-shared / whole, a.span.start, a.id, a))
    return min(fits)[3] if fits else None
