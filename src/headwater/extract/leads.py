"""Who the unnamed official of a headline or lead is, and through whom its words came, where the article says so further down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from headwater.extract.cues import named
from headwater.model import Article, Hop, Span, Statement
from headwater.text.lexicon import table
from headwater.text.outlets import one_name

Cut = tuple[Statement, tuple[Span, ...]]
WORD = re.compile(r"[^\W\d_]{4,}|[가-힣]{2,3}")
STEM = 5
"""Letters of a word that are compared: enough to join "trains" and "training"."""
SYLLABLES = 2
"""The same in Hangul."""
SHARED = 0.5
"""Share of what the lead reports that the named speaker must be made to say too."""
LEAD = 4
"""Statements from the top of an article that count as its headline and lead."""
REACH = 12
"""Statements from the top among which the named speaker is looked for."""
FEW = 2
"""Words in common below which two statements do not tell the same."""
SAME_SPEAKER = 0.25
"""The share where the two have one speaker."""
BESIDE = 140
"""Code points around what is said in which the words for those who were told stand."""


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


def pass_leads(cuts: Sequence[Cut], page: tuple[Hop, ...], article: Article) -> list[Cut]:
    """Return the statements, those at the top with the relays of a later one that tells the same, or of members of a parliament who were told."""
    spoken = [n for n, (statement, _) in enumerate(cuts) if statement.chain and statement.mode != "narration"][:REACH]
    behind = {one_name(h.name) for h in page}
    often = Counter(one_name(h.name) for statement, _ in cuts for h in statement.chain[1:] if statement.position == "body")
    found = list(cuts)
    for n in spoken[:LEAD]:
        statement, spans = found[n]
        if _relays(statement, behind):
            continue
        later = [(m, cuts[m][0]) for m in spoken if m > n and (m - n <= LEAD or statement.position in ("headline", "standfirst"))]
        relays = _same_through(statement, [other for _, other in later], behind, often) or _through_members(
            statement, [cuts[m][0] for m in spoken], article
        )
        relays = tuple(h for h in relays if one_name(h.name) != one_name(statement.chain[0].name))
        if relays:
            chain = (statement.chain[0], *relays, *statement.chain[1:])
            found[n] = (replace(statement, chain=chain), spans)
    return found


def _relays(statement: Statement, behind: Collection[str]) -> tuple[Hop, ...]:
    return tuple(h for h in statement.chain[1:] if one_name(h.name) not in behind)


def _same_through(statement: Statement, later: Sequence[Statement], behind: Collection[str], often: Mapping[str, int]) -> tuple[Hop, ...]:
    """Return the relays of the later statement that tells most of the same, by the same speaker; for a headline by one who may be."""
    want = _stems(statement.content.text)
    best: tuple[float, tuple[Hop, ...]] = (0.0, ())
    for other in later:
        both = want & _stems(other.content.text)
        share = len(both) / max(1, min(len(want), len(_stems(other.content.text))))
        one, first = statement.chain[0], other.chain[0]
        same = one_name(one.name) == one_name(first.name)
        heads = statement.position in ("headline", "standfirst")
        apart = not same and (not heads or one.role == first.role == "person")
        lone = heads and any(often[one_name(h.name)] < FEW for h in _relays(other, behind))
        if len(both) >= FEW and share > best[0] and not apart and not lone and share >= (SAME_SPEAKER if same else SHARED):
            reason = f"{first.name} is made to say the same through it further down"
            best = share, tuple(replace(h, span=None, as_written=None, inferred=True, reason=reason) for h in _relays(other, behind))
    return best[1]


def _through_members(statement: Statement, near: Sequence[Statement], article: Article) -> tuple[Hop, ...]:
    """Return the member of parliament who passes on what a body told members, where the statement says that they were told."""
    told, members = (table("cues", article.language or "en").get(k, ()) for k in ("told_members", "members"))
    at = statement.content
    line = article.text[max(0, at.start - BESIDE) : at.end + BESIDE]
    low = max((line.rfind("\n", 0, at.start - max(0, at.start - BESIDE)), -1)) + 1
    if statement.chain[0].role == "person" or not any(w in line[low:].split("\n")[0] for w in told):
        return ()
    for other in near:
        for hop in other.chain[1:]:
            called = f"{hop.title or ''} {hop.as_written or ''}".lower()
            if hop.role == "person" and any(w in called for w in members):
                reason = f"{hop.name} passes on what members of parliament were told"
                return (replace(hop, span=None, as_written=None, inferred=True, reason=reason),)
    return ()


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
    return {w[: SYLLABLES if "가" <= w[0] <= "힣" else STEM].lower() for w in WORD.findall(text)}


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
