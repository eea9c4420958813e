"""Roles in conflict: one person to whom one article, or one article against others, gives two offices of one kind.

"Energy Minister" and "Finance Minister"; "Deputy Energy Minister" and "Energy Minister". Within weeks of one another: offices change hands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.link.findings import finding, passage, quote
from headwater.link.plans import days_between
from headwater.link.strength import told_in
from headwater.model import Entity, Evidence, Finding, Hop, Reading, noun

WEEKS = 31
"""Days between two articles within which nobody changes office."""
AGREED = 2
"""Articles that give the office against which one article's is pointed out."""


@noun
class Held:
    """An office that an article gives a person."""

    title: str
    published: str | None
    at: Evidence


def role_conflicts(readings: Sequence[Reading]) -> list[Finding]:
    """Return one finding for every person whose offices in one article exclude one another; both stay."""
    return [f for r in readings for f in _in(r)]


def roles_across(readings: Sequence[Reading], entities: Sequence[Entity], found: Sequence[Finding]) -> list[Finding]:
    """Return one finding for every person whose office in one English article excludes the one that two others or more give.

    What `found` shows of a wrong source is left out.
    """
    shown = [e for f in found if f.kind == "misattribution" for e in f.evidence]
    whose = {(m.article_id, m.span.start): e.id for e in entities if e.kind == "person" for m in e.mentions}
    names = {e.id: e.name for e in entities}
    held: dict[str, dict[tuple[str, str], Held]] = {}
    for reading in (r for r in readings if (r.article.language or "en").startswith("en")):
        for hop in (h for s in reading.extraction.statements for h in s.chain[:1]):
            if hop.role == "person" and hop.title and hop.span and not hop.inferred and hop.title.lower() in hop.span.text.lower():
                person = next((e for i in range(hop.span.start, hop.span.end) if (e := whose.get((reading.article.id, i)))), None)
                if person:
                    office = Held(title=hop.title.lower(), published=reading.article.published, at=passage(reading.article.id, hop.span))
                    held.setdefault(person, {}).setdefault((reading.article.id, office.title), office)
    made = [f for person, offices in sorted(held.items()) for f in _odd(names[person], sorted(offices.values(), key=lambda h: h.at.article_id))]
    return [f for f in made if not any(_within(f.evidence[0], e) for e in shown)]


def _within(at: Evidence, around: Evidence) -> bool:
    return at.article_id == around.article_id and at.span.start < around.span.end and around.span.start < at.span.end


def _odd(name: str, offices: Sequence[Held]) -> Iterator[Finding]:
    """Yield where one article alone gives an office that does not go with what others give."""
    for odd in offices:
        others = [o for o in offices if o.at.article_id != odd.at.article_id and abs(days_between(odd.published, o.published)) <= WEEKS]
        against = [o for o in others if _other_office(odd.title, o.title)]
        if (
            len(against) >= AGREED
            and len(against) == len([o for o in others if o.title != odd.title])
            and not any(o.title == odd.title for o in others)
        ):
            why = f"One article makes {name} {quote(odd.title)}, others {quote(against[0].title)}."
            yield finding("conflict", [], [odd.at, *(o.at for o in against[:AGREED])], why)


def _other_office(a: str, b: str) -> bool:
    """Tell whether two offices are of two fields, or one is the other's deputy."""
    few, many = sorted((a.split(), b.split()), key=len)
    if len(many) == len(few) + 1 and many[1:] == few and len(few) > 1:
        return many[0] in told_in("en", "offices", "lesser")
    fields = {a.partition(" ")[0], b.partition(" ")[0]}
    return _exclude(a, b) and not any(fields <= set(row.split()) for row in told_in("en", "offices", "one_field"))


def _in(reading: Reading) -> Iterator[Finding]:
    met: dict[str, dict[str, Hop]] = {}
    for statement in reading.extraction.statements:
        for hop in statement.chain:
            # what is inferred of a speaker repeats what was written elsewhere
            if hop.role == "person" and hop.title and hop.span and not hop.inferred and hop.title.lower() in hop.span.text.lower():
                met.setdefault(hop.name, {}).setdefault(hop.title.lower(), hop)
    for name, titles in sorted(met.items()):
        hops = [h for title, h in titles.items() if any(_exclude(title, other) for other in titles)]
        spots = [passage(reading.article.id, h.span) for h in hops if h.span]
        if len(spots) > 1:
            told = ", ".join(quote(h.title or "") for h in hops)
            yield finding("conflict", [], spots, f"One article gives {name} {len(hops)} offices that do not go together: {told}. All are kept.")


def _exclude(a: str, b: str) -> bool:
    """Tell whether two offices of two words differ in their field alone."""
    one, two = a.split(), b.split()
    return len(one) == len(two) == 2 and one[1] == two[1] and one[0] != two[0]
