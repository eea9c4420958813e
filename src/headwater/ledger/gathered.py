"""Put together what several neighbourhoods know of one entity or one link of the system: the same whatever their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from headwater.link.threads import STATUSES
from headwater.model import Entity, EntityRole, NameForm, Status, SystemLink

T = TypeVar("T", Entity, SystemLink)


def gathered(parts: Iterable[T], together: Callable[[Sequence[T]], T]) -> Iterator[T]:
    """Yield each noun once; `parts` come in the order of their ids."""
    for _, group in groupby(parts, key=lambda p: p.id):
        same = list(group)
        yield same[0] if len(same) == 1 else together(same)


def one_entity(same: Sequence[Entity]) -> Entity:
    """Return one entity for all that go by its id."""
    counts: Counter[tuple[str, str | None, str | None]] = Counter()
    roles: defaultdict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for e in same:
        for n in e.names:
            counts[n.text, n.language, n.script] += n.count
        for r in e.roles:
            roles[r.title, r.organisation_id] |= set(r.statement_ids)
    mentions = {(m.article_id, m.span.start, m.span.end): m for e in same for m in e.mentions}
    ordered = sorted(roles.items(), key=lambda kv: (-len(kv[1]), kv[0][0] or "", kv[0][1] or ""))
    return replace(
        same[0],
        name=_most(same, lambda e: e.name) or same[0].name,
        names=tuple(
            NameForm(text=text, language=language, script=script, count=n)
            for (text, language, script), n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0][0], kv[0][1] or ""))
        ),
        roles=tuple(EntityRole(title=t, organisation_id=o, statement_ids=tuple(sorted(ids))) for (t, o), ids in ordered),
        part_of_id=_most(same, lambda e: e.part_of_id),
        country=_most(same, lambda e: e.country),
        mentions=tuple(mentions[k] for k in sorted(mentions)),
        # where two grades were given on passages of two neighbourhoods, the more careful one
        reliability=max((e.reliability for e in same if e.reliability), default=None),
    )


def _most(same: Sequence[Entity], value: Callable[[Entity], str | None]) -> str | None:
    """Return the value with which the entity is mentioned most often; of equals the first by alphabet."""
    votes: Counter[str] = Counter()
    for e in same:
        if told := value(e):
            votes[told] += max(1, len(e.mentions))
    return min(votes, key=lambda v: (-votes[v], v), default=None)


def one_link(same: Sequence[SystemLink]) -> SystemLink:
    """Return a link with the status of its furthest stage, and the earliest time at which that was said, as `link.system` does."""
    known = [x.status for x in same if x.status != "unknown"]
    status: Status = max(known, key=STATUSES.index, default="unknown")
    times = sorted(x.time for x in same if x.status == status and x.time)
    claims = tuple(sorted({c for x in same for c in x.claim_ids}))
    return replace(same[0], status=status, time=times[0] if times else None, claim_ids=claims)
