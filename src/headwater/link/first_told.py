"""Who was told first: a source's words through no medium, or a nameless one, where an earlier article has it tell a medium the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.credits import name_key, outlet_key
from headwater.link.moments import bounds
from headwater.link.naming import days
from headwater.link.propositions import Proposition
from headwater.link.reuse import own_names
from headwater.model import MEDIA, Article, Evidence, Hop, Reading, noun
from headwater.text.lexicon import table

BESIDE = 200
"""Code points around what is said in which the words for who was told stand."""
MOST_TOLD = 400
"""Assertions of one source that are asked whom it told."""
RECENT = 120
"""Days before an article within which a source told "a newspaper" what it says."""
MOST = 40
"""Members of a claim that are compared."""


@noun
class Told:
    """The medium that a source told something, and those between it and the article that has it so; where, and why."""

    hops: tuple[Hop, ...]
    evidence: tuple[Evidence, ...]
    reason: str


def first_told(groups: Sequence[Group]) -> dict[str, Told]:
    """Return, by statement, through whom its words first came by what an earlier article says of the same source and claim."""
    found: dict[str, Told] = {}
    for group in groups:
        members = sorted((p for p in group.members if p.named and p.speaker and not p.narration and p.statement.chain), key=first)[:MOST]
        if len({p.article.id for p in members}) < 2:
            continue
        for p in members:
            if p.statement.id in found or not _open(p):
                continue
            told = next((t for q in members if q.speaker == p.speaker and _before(q.article, p.article) for t in _told(q, p)), None)
            if told is not None:
                found[p.statement.id] = told
    return found | _veiled([p for g in groups for p in g.members if p.named and p.speaker and not p.narration and p.statement.chain], found)


def _veiled(spoken: Sequence[Proposition], found: Mapping[str, Told]) -> dict[str, Told]:
    """Return, by statement, the one medium that earlier articles say its source told anything, where the statement has it told "a newspaper"."""
    veiled = [p for p in spoken if p.statement.id not in found and any(nameless(h) for h in p.statement.chain[1:-1]) and _open(p)]
    wanted = {p.speaker for p in veiled}
    by_speaker: dict[str | None, list[Proposition]] = {}
    for q in spoken if wanted else ():
        if q.speaker in wanted:
            by_speaker.setdefault(q.speaker, []).append(q)
    made: dict[str, Told] = {}
    for p in veiled:
        told = {t.hops[0].name: t for q in by_speaker[p.speaker][:MOST_TOLD] if _recently(q.article, p.article) for t in _told(q, p)}
        if len(told) == 1:
            made[p.statement.id] = next(iter(told.values()))
    return made


def _recently(a: Article, b: Article) -> bool:
    x, y = (bounds(i.published) if i.published else None for i in (a, b))
    if not x or not y:
        return False
    return _before(a, b) and days(y[0]) - days(x[1]) <= RECENT


def through_same(reading: Reading) -> dict[str, Told]:
    """Return, by statement, who else the page has between a medium and itself: "diplomats told W, as reported by V" goes for what W says next."""
    outer: dict[str, tuple[Hop, ...]] = {}
    at: dict[str, Evidence] = {}
    statements = [s for s in reading.extraction.statements if len(s.chain) > 2]
    for s in statements:
        if len(s.chain) > 3 and all(h.role in MEDIA for h in s.chain[1:]):
            outer.setdefault(name_key(s.chain[1].name), s.chain[2:-1])
            at.setdefault(name_key(s.chain[1].name), Evidence(article_id=s.article_id, span=s.content))
    made: dict[str, Told] = {}
    for s in statements:
        key = name_key(s.chain[1].name)
        if len(s.chain) == 3 and key in outer:
            reason = f"the page has what {s.chain[1].name} reports through {outer[key][0].name}"
            hops = (s.chain[1], *(Hop(role=h.role, name=h.name, inferred=True, reason=reason) for h in outer[key]))
            made[s.id] = Told(hops=hops, evidence=(at[key],), reason=reason)
    return made


def _open(p: Proposition) -> bool:
    """Tell whether a statement leaves open through whom its words came: no medium is named, and its outlet was not told."""
    named = [h for h in p.statement.chain[1:-1] if not nameless(h)]
    return not named and p.statement.chain[-1].role == "outlet" and not _told_itself(p)


def nameless(hop: Hop) -> bool:
    """Tell whether a hop is a medium without a name: "a newspaper", "a German daily"."""
    return hop.role in ("unnamed", *MEDIA) and (hop.as_written or "").lower().startswith(("a ", "an ", "one ", "another "))


def _told(q: Proposition, p: Proposition) -> Iterator[Told]:
    """Yield the medium that a source told something in an earlier article."""
    chain = q.statement.chain
    own = outlet_key(p.article)
    hops = tuple(h for h in chain[1:-1] if h.role in MEDIA and h.span and not h.inferred and not nameless(h) and _beside(q, h.span.start))
    if not hops and _told_itself(q) and q.article.outlet:
        hops = (Hop(role="outlet", name=q.article.outlet.name),)
    if hops and own not in {name_key(h.name) for h in hops}:
        reason = f"{chain[0].name} told {hops[0].name} the same before"
        given = tuple(Hop(role=h.role, name=h.name, inferred=True, reason=reason) for h in hops)
        yield Told(hops=given, evidence=(Evidence(article_id=q.article.id, span=q.statement.content),), reason=reason)


def _beside(q: Proposition, at: int) -> bool:
    return q.statement.content.start - BESIDE <= at <= q.statement.content.end + BESIDE


def _told_itself(p: Proposition) -> bool:
    """Tell whether an article's own outlet was told: it says so beside the words, or they answer its questions."""
    s, article = p.statement, p.article
    if s.mode == "direct" and s.cue is None and s.source is not None and not s.chain[0].inferred and s.chain[0].role == "person":
        return True
    # what is quoted may tell of others who "told us"
    before = article.text[max(0, s.content.start - BESIDE) : s.content.start].rpartition("\n")[2]
    behind = article.text[s.content.end : s.content.end + BESIDE].partition("\n")[0]
    line = f"{before} | {behind}"
    if any(w in line for w in table("cues", article.language or "en").get("told_own", ())):
        return True
    return any(re.search(r"\b" + r"\W+".join(re.escape(w) for w in name) + r"\b", line, re.IGNORECASE) for name in own_names(article))


def _before(a: Article, b: Article) -> bool:
    """Tell whether one article appeared before another: on an earlier day, or at an earlier hour of it."""
    x, y = (bounds(i.published) if i.published else None for i in (a, b))
    if not x or not y or a.id == b.id:
        return False
    return x[1] < y[0] or (
        x[1][:10] == y[0][:10] and "T" in (a.published or "") and "T" in (b.published or "") and (a.published or "") < (b.published or "")
    )


def inherited(groups: Sequence[Group], parents: Mapping[str, Collection[str]]) -> dict[str, tuple[Hop, ...]]:
    """Return, by statement, who stands between the same source and the outlet in the article that the statement's own stems from."""
    found: dict[str, tuple[Hop, ...]] = {}
    for group in groups:
        for p in group.members if len(group.members) > 1 else ():
            if p.narration or not p.statement.chain or p.statement.id in found or p.article.id not in parents:
                continue
            for q in group.members:
                if q.article.id in parents[p.article.id] and q.speaker == p.speaker and not q.narration and len(q.statement.chain) > 2:
                    reason = f"so in the article it stems from ({q.statement.chain[-1].name})"
                    found[p.statement.id] = tuple(Hop(role=h.role, name=h.name, inferred=True, reason=reason) for h in q.statement.chain[1:-1])
                    break
    return found


def shared_claims(groups: Sequence[Group], related: Collection[str]) -> dict[str, frozenset[str]]:
    """Return, by statement, the articles that tell one of its claims too."""
    found: dict[str, set[str]] = {}
    for group in groups:
        articles = {p.article.id for p in group.members if p.article.id in related}
        for p in group.members if len(articles) > 1 else ():
            found.setdefault(p.statement.id, set()).update(articles - {p.article.id})
    return {i: frozenset(of) for i, of in found.items()}
