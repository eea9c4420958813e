"""Who the unnamed official of a headline or lead is, where the article names them further down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.extract.cues import named
from headwater.model import Hop, Span, Statement

Cut = tuple[Statement, tuple[Span, ...]]
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5
"""Letters of a word that are compared: enough to join "trains" and "training"."""
SHARED = 0.5
"""Share of what the lead reports that the named speaker must be made to say too."""
LEAD = 4
"""Statements from the top of an article that count as its headline and lead."""
REACH = 12
"""Statements from the top among which the named speaker is looked for."""


def name_leads(cuts: Sequence[Cut]) -> list[Cut]:
    """Return the statements, those of an unnamed speaker at the top with the name that the article gives to the speaker of the same words."""
    spoken = [n for n, (statement, _) in enumerate(cuts) if statement.chain and statement.mode != "narration"][:REACH]
    found = list(cuts)
    for n in spoken[:LEAD]:
        statement, spans = cuts[n]
        if not _unnamed(statement.chain[0]):
            continue
        later = [cuts[m][0] for m in spoken if m > n]
        if (speaker := _speaker(statement, later)) is not None:
            found[n] = (replace(statement, chain=(_known(statement.chain[0], speaker), *statement.chain[1:])), spans)
    return found


def _unnamed(hop: Hop) -> bool:
    last = hop.name.lower().split()[-1:] or [""]
    return hop.role == "unnamed" and hop.span is not None and last[0] in named("unnamed")


def _speaker(statement: Statement, later: Sequence[Statement]) -> Hop | None:
    """Return the one named person who says, all told, at least half of what a statement reports."""
    want = _stems(statement.content.text)
    said: dict[str, set[str]] = {}
    hops: dict[str, Hop] = {}
    for other in later:
        hop = other.chain[0]
        if hop.role == "person":
            said.setdefault(hop.name, set()).update(_stems(other.content.text))
            if hop.name not in hops or hops[hop.name].title is None:
                hops[hop.name] = hop
    shares = sorted(((len(want & words) / max(1, len(want)), name) for name, words in said.items()), reverse=True)
    if not shares or shares[0][0] < SHARED or (len(shares) > 1 and shares[1][0] >= SHARED):
        return None
    return hops[shares[0][1]]


def _stems(text: str) -> set[str]:
    return {w[:STEM].lower() for w in WORD.findall(text)}


def _known(hop: Hop, speaker: Hop) -> Hop:
    reason = f'"{hop.as_written}" is {speaker.name}, whom the article later makes say the same'
    channel = hop.channel or speaker.channel
    return replace(
        hop,
        role=speaker.role,
        name=speaker.name,
        title=speaker.title,
        organisation=speaker.organisation,
        channel=channel,
        inferred=True,
        reason=reason,
    )
