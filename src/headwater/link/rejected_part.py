"""Denials of a part in it: "denied any involvement", "had nothing to do with it", "the accusations are baseless", which repeat nothing of it.

What they answer is who accuses the denier, or the denier's country or body: an assertion that says who is behind a deed. In any language with a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.link.claims import Group, first
from headwater.link.compare import overlap
from headwater.link.events import event_of
from headwater.link.findings import finding, places, quote, spot
from headwater.link.known import country_in
from headwater.link.moments import before
from headwater.link.nations import nation_abroad, nations_in
from headwater.link.propositions import Proposition
from headwater.link.strength import pattern_in
from headwater.link.tongues import foreign, meaning
from headwater.link.words import fold, is_stop, weight, words
from headwater.model import Finding

READ = ("headline", "standfirst", "body")
SIDE = 3
"""Passages shown of either side."""
MOST = 60
"""Denials, and accusations, that are compared."""
RARE = 0.7
"""Weight of a word of the denier's name by which an accusation names the denier."""
LONGEST = 40
"""Words of a denial, and of an accusation."""
NAMED = 1.0
"""What it adds to an accusation that the denial names who makes it."""
SPOKEN = 0.5
"""What it adds that a source makes it, not the article."""


def rejected_parts(groups: Sequence[Group], found: Sequence[Finding]) -> list[Finding]:
    """Return, for every denier, the denials of a part in it and the accusations that they answer; denials that `found` shows are left out."""
    holder = {p.id: g.id for g in groups for p in g.members}
    shown = places(found, "denial")
    told = sorted((p for g in groups for p in g.members if p.position in READ and len(p.assertion.span.text.split()) <= LONGEST), key=first)
    denials = [p for p in told if not p.narration and (p.article.id, p.assertion.span.start) not in shown and _rejects(p)][:MOST]
    charges = [p for p in told if denials and p.stance == "says" and _accuses(p)][:MOST]
    event = event_of({p.article.id: p.article for p in (*denials, *charges)}) if charges else {}
    sides: dict[tuple[int, str], tuple[list[Proposition], list[Proposition]]] = {}
    for d in denials if charges else ():
        against = _against(d, [q for q in charges if event.get(q.article.id) == event.get(d.article.id)])
        if against:
            denying, said = sides.setdefault((event.get(d.article.id, 0), _denier(d)), ([], []))
            denying.append(d)
            said.extend(q for q in against if q.id not in {x.id for x in said})
    return [_finding(denying, sorted(said, key=_standing), holder) for _, (denying, said) in sorted(sides.items())]


def _standing(p: Proposition) -> tuple[bool, bool, tuple[str, str]]:
    """Order accusations: those of named sources first."""
    return p.narration, not p.named, first(p)


def _said(p: Proposition) -> str:
    """Return an assertion with its source and cue, as they stand."""
    s = p.statement
    spans = [x for x in (p.assertion.span, s.cue, s.source) if x is not None]
    return p.article.text[min(x.start for x in spans) : max(x.end for x in spans)].partition("\n")[0]


def _rejects(p: Proposition) -> bool:
    """Tell whether a source denies a part in something, or calls accusations baseless."""
    said = _said(p)
    return bool(pattern_in(p.article.language, "part", "rejects").search(said)) and not pattern_in(p.article.language, "part", "open").search(said)


def _accuses(p: Proposition) -> bool:
    """Tell whether an assertion says who is behind a deed, and is not itself a denial of that."""
    if not pattern_in(p.article.language, "part", "behind").search(p.assertion.span.text):
        return False
    return not p.negated and not pattern_in(p.article.language, "part", "rejects").search(_said(p))


def _against(d: Proposition, charges: Sequence[Proposition]) -> list[Proposition]:
    """Return the accusations that a denial answers, one an article: by another voice, not later, of the denier; best whom the denial names."""
    ranked = []
    for q in charges:
        other = q.narration or d.speaker is None or d.speaker != q.speaker
        if other and q.statement.id != d.statement.id and not before(d.article.published, q.article.published) and _of_denier(d, q):
            named = NAMED * bool(_names(q) & {fold(w.text) for w in words(d.assertion.span.text)}) + SPOKEN * (not q.narration)
            ranked.append((-named - overlap(*sorted((d, q), key=lambda x: x.id)), q.id, q))
    kept: dict[str, Proposition] = {}
    for *_, q in sorted(ranked, key=lambda x: x[:2]):
        kept.setdefault(q.article.id, q)
    return list(kept.values())[:SIDE]


def _of_denier(d: Proposition, q: Proposition) -> bool:
    """Tell whether an accusation is of the denier: of its country, or by its name."""
    countries = _countries(d)
    if countries:
        return bool(countries & (q.nations | _nations(q.assertion.span.text, q.article.language)))
    return bool(_names(d) & {fold(w.text) for w in words(q.assertion.span.text)})


def _countries(p: Proposition) -> frozenset[str]:
    """Return for which country a source speaks, as its name, its body or the words for it tell."""
    hop = p.statement.chain[0] if p.statement.chain else None
    if hop is None:
        return frozenset()
    said = (hop.name, hop.organisation or "", hop.title or "", p.statement.source.text if p.statement.source else "")
    return frozenset(x for t in said for x in _nations(t, p.article.language))


def _nations(text: str, language: str | None) -> frozenset[str]:
    """Return the countries that words of a language show, by name, by demonym, by seat or by a body of theirs."""
    said = words(text)
    found = {n.code for _, n in nations_in(said)}
    code = foreign(language)
    for w in said:
        concept = (meaning(code, w.text) if code else None) or ""
        body = country_in(w.text)[0] if w.text.isupper() and len(w.text) > 2 else None
        abroad = concept[1:] if concept[:1] == "=" else nation_abroad(w.text) or body
        found |= {abroad} if abroad else set()
    return frozenset(found)


def _names(p: Proposition) -> frozenset[str]:
    """Return the telling words of a source's name."""
    hop = p.statement.chain[0] if p.statement.chain and not p.narration else None
    if hop is None or hop.role not in ("person", "organisation"):
        return frozenset()
    return frozenset(fold(w.text) for w in words(hop.name) if len(w.text) > 3 and not is_stop(w.stem) and weight(w.stem) >= RARE)


def _denier(p: Proposition) -> str:
    countries = _countries(p)
    return "=" + min(countries) if countries else p.speaker or p.id


def _finding(denials: Sequence[Proposition], said: Sequence[Proposition], holder: Mapping[str, str]) -> Finding:
    d, q = denials[0], said[0]
    denying = list({p.article.id: p for p in reversed(denials)}.values())[::-1][:SIDE]
    why = f"{d.statement.chain[0].name} denies a part in it, {quote(_said(d))}, against {quote(q.assertion.span.text)}."
    return finding("denial", {holder[p.id] for p in (*denying, *said[:SIDE])}, [*map(spot, denying), *map(spot, said[:SIDE])], why)
