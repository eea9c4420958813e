"""Denials of what other articles say, known by words and by meaning together; all denials of one thing make one finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.compare import figures_apart, overlap
from headwater.link.events import event_of
from headwater.link.findings import finding, places, quote, spot
from headwater.link.meant import likeness
from headwater.link.misreports import word_lists
from headwater.link.moments import before
from headwater.link.nations import nations_in
from headwater.link.propositions import Proposition
from headwater.link.strength import THOUGHT, strength
from headwater.link.tongues import PLAIN
from headwater.link.words import fold, is_negation, words
from headwater.model import Finding

READ = ("headline", "standfirst", "body")
DENIAL = "!deny"
WORDS = 0.5
"""Overlap of concepts, two at least, from which a denial answers a claim with little likeness in meaning (a denial means another thing)."""
LITTLE = 0.3
BOTH = (0.4, 0.55)
"""Overlap and likeness from which one concept in common is enough."""
COUNTED = (0.38, 0.5)
"""The same where both give one figure."""
ACROSS = 0.6
"""Likeness across two languages."""
SURELY = 0.7
"""The same where a figure is denied that the other does not have."""
TIED = 0.42
"""Likeness across two languages where both are of one deed."""
LONG = 7
"""Letters of a word of another language from which it is no small one."""
DEED = 0.3
"""What one deed of one body adds to overlap and likeness when the closest claim is looked for."""
TELLS = 13
"""The least figure that is not given by many things."""
NEAR = 12
"""Claims that a denial is compared with by meaning, those most alike by words first."""
MOST = 200
"""Denials that are looked at, the earliest first."""
LONGEST = 30
"""Words of a denial."""
SIDE = 3
"""Passages shown of either side."""


def contradicted(groups: Sequence[Group], found: Sequence[Finding]) -> list[Finding]:
    """Return what sources deny that other articles said before; denials that `found` shows are left out."""
    holder = {p.id: g.id for g in groups for p in g.members}
    shown = places(found, "denial")
    told = sorted((p for g in groups for p in g.members if p.position in READ), key=first)
    if len({p.article.id for p in told}) < 2:
        return []
    said = [p for p in told if p.stance == "says" and not p.negated and (p.actions or p.amounts)]
    denials = [p for p in told if _is_plain(p) and (p.article.id, p.assertion.span.start) not in shown][:MOST]
    event = event_of({p.article.id: p.article for p in told}) if denials else {}
    best: dict[str, tuple[list[Proposition], list[Proposition]]] = {}
    for d in denials:
        against = _against(d, [q for q in said if event.get(q.article.id) == event.get(d.article.id)])
        if against:
            sides = best.setdefault(holder[against[0].id], ([], []))
            sides[0].append(d)
            sides[1].extend(q for q in against if q.id not in {x.id for x in sides[1]})
    return [_finding(*sides, holder) for _, sides in sorted(best.items())]


def _is_plain(p: Proposition) -> bool:
    """Tell whether an assertion denies something and says little else."""
    return p.stance == "denies" and len(p.assertion.span.text.split()) <= LONGEST


def _against(d: Proposition, said: Sequence[Proposition]) -> list[Proposition]:
    """Return what a denial answers, one claim an article, plans and facts before thoughts and the closest first."""
    near = [(round(overlap(*sorted((d, q), key=lambda x: x.id)), 3), q) for q in said if _may_answer(d, q)]
    ranked = []
    for words_, q in sorted(near, key=lambda x: (-x[0], x[1].id))[:NEAR]:
        # To ask what they mean costs the most: not where words leave no meaning enough.
        if _answers(d, q, words_, 1.0) and _answers(d, q, words_, meant := likeness(d, q)):
            ranked.append((strength(q) == THOUGHT, -(words_ + meant + DEED * _one_deed(d, q)), q.id, q))
    kept: dict[str, Proposition] = {}
    for *_, q in sorted(ranked, key=lambda x: x[:3]):
        kept.setdefault(q.article.id, q)
    return list(kept.values())[:SIDE]


def _may_answer(d: Proposition, q: Proposition) -> bool:
    """Tell whether one article's denial may be of what another said by then, by another voice, of the same figures."""
    voices = d.speaker is None or d.speaker != q.speaker
    late = before(d.article.published, q.article.published)
    return d.article.id != q.article.id and voices and not late and bool(_common(d, q)) and not figures_apart(d, q) and not _nothing(q)


def _common(d: Proposition, q: Proposition) -> set[str]:
    """Return the concepts that both have, and the figures, whatever is counted."""
    values = {f"#{x.high:g}" for x in d.amounts if x.high >= TELLS} & {f"#{x.high:g}" for x in q.amounts}
    return set(d.keys & q.keys) - {DENIAL} | values


def _nothing(q: Proposition) -> bool:
    """Tell whether what another article has is itself that something is not so."""
    return any(is_negation(f) or f in word_lists()["denial"]["nothing"] for w in words(q.assertion.span.text) for f in [fold(w.text)])


def _answers(d: Proposition, q: Proposition, words_: float, meant: float) -> bool:
    common = _common(d, q)
    if (d.article.language or "en") != (q.article.language or "en"):
        counted = any(f[0] == "#" for f in common)
        tied = _one_deed(d, q) and not d.amounts and meant >= TIED
        return q.position == "body" and (tied or meant >= (COUNTED[1] if counted else SURELY if d.amounts else ACROSS))
    if any(f[0] == "#" for f in common) and words_ >= COUNTED[0] and meant >= COUNTED[1]:
        return True
    acts = bool((d.actions & q.actions) - {DENIAL})
    if not any(f[0] in "~=#" or len(f) >= LONG or d.weights.get(f, 0.0) > PLAIN for f in common if f[0] != "!"):
        return False  # what is done alone is done to many things
    close = words_ >= BOTH[0] and meant >= BOTH[1] and (acts or len(common) > 1)
    return close or (words_ >= WORDS and len(common) > 1 and meant >= LITTLE)


def _one_deed(d: Proposition, q: Proposition) -> bool:
    """Tell whether a denial and a claim share what is done, and a name, a place, a country, or whose deed it is."""
    denier = d.statement.chain[0] if d.statement.chain and not d.narration else None
    whose = {n.code for _, n in nations_in(words(f"{denier.name} {denier.organisation or ''}"))} if denier else set()
    anchors = (d.names & q.names) | (d.places & q.places) | ((d.nations | whose) & q.nations)
    return bool((d.actions & q.actions) - {DENIAL}) and bool(anchors)


def _finding(denials: Sequence[Proposition], said: Sequence[Proposition], holder: Mapping[str, str]) -> Finding:
    d, q = denials[0], said[0]
    who = d.statement.chain[0].name if d.statement.chain and not d.narration else "The article"
    why = f"{who} denies, {quote(d.assertion.span.text)}, what another article has: {quote(q.assertion.span.text)}."
    spots = [*(spot(p) for p in denials[:SIDE]), *(spot(p) for p in said[:SIDE])]
    return finding("denial", [*(holder[p.id] for p in (*denials, *said))], spots, why)
