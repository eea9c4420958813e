"""Relations between articles: which one takes its text or its facts from another, or both from a third.

Two detectors. Text reuse: shingles of the body with the outlets' own names masked, containment both ways. Facts: rarer words, word pairs and
figures outside quotation marks. Quotations alone relate nothing: two independent reports may quote one speaker. Of each family of
articles the strongest relations that hold it together are kept (a spanning tree), with what an article declares of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from headwater.ids import make_id
from headwater.link.admitted import admitted
from headwater.link.blocks import Groups
from headwater.link.counterparts import SURELY, is_retelling, reaches, told_after
from headwater.link.credits import Credit, is_agency, outlet_key
from headwater.link.crossing import Crossed
from headwater.link.likeness import cosine, in_order, odd_figures, same_quotation, same_title
from headwater.link.moments import bounds
from headwater.link.naming import FRESH, Naming, days, namings
from headwater.link.pairs import Room, candidates
from headwater.link.paraphrased import paraphrased, rare_figures, retold_so, told_across
from headwater.link.retold import retold, telling
from headwater.link.reuse import align, begins, containment
from headwater.link.slips import slips
from headwater.model import Article, Reading, Relation, RelationKind, noun

REPRINT = 0.8
EXCERPT = 0.35
REWRITE = 0.12
TAKEN = 40
"""Runs of five words of its narration that show by themselves that an article has another's text, where they are a share of REWRITE."""
TOLD = 0.1
"""Share of a text's narration of which half as many do."""
BEGINS = 0.3
"""Share of the beginning of one of two articles of one outlet that stands in the other where one brings the other up to date.
A gallery under both leaves their beginnings apart."""
ALIKE = 0.27
"""Cosine of two articles' rarer features above which one is a rewrite of the other; independent reports of one event seldom pass .2."""
SIBLINGS = 0.12
"""The same, for two articles that both carry one agency."""
SLIPS = 0.08
"""The same, for two articles that share slips which nobody else made."""
RETOLD = 0.12
"""The same, for two articles of which one tells most of the other's sentences in one order, in other words."""
MEANT = 0.05
"""The same, for two articles whose sentences mean the same in one order and that share a rare figure."""
IN_ORDER = 0.8
"""Share of the rarer words in common that then stand in one order."""
CROWD = 60
"""Articles of a dossier, or of its part, above which pairs that share neither text nor rare facts are not compared by meaning."""
SHORT = 2
"""Length of a figure with its mark that tells nothing: a single digit."""
SOMEWHAT, SEVERAL = 0.1, 5
"""Cosine of rarer features, and figures in common, from which two articles of one language that share no rare figure are compared by meaning."""
FEW_FIGURES = 2
"""Figures that two articles in two languages then share."""
SENTENCES = 5
SENTENCES_SHARE = 0.6
FEW_WORDS = 120
FEWEST_WORDS = 12


@noun
class Measured:
    """One pair of articles with everything that is measured of it; `left` has the lesser id."""

    left: str
    right: str
    in_right: float
    in_left: float
    plain: float
    alike: float
    odd: tuple[str, ...]
    title: bool
    order: float
    shared: int
    quoted: float
    credit: str | None
    crossed: Crossed | None
    naming: tuple[Naming | None, Naming | None] = (None, None)
    variants: tuple[str, ...] = ()
    retold: tuple[int, float] = (0, 0.0)
    meant: tuple[int, float] = (0, 0.0)
    told: tuple[float, float, int] = (0.0, 0.0, 0)
    abroad: bool = False

    @property
    def told_again(self) -> bool:
        """Whether one article tells most sentences of the other in their order."""
        return self.retold[0] >= SENTENCES and self.retold[1] >= SENTENCES_SHARE

    @property
    def named(self) -> Naming | None:
        """How one of the two names the other's outlet, which has the same sentence; None where neither does, or both do."""
        told = [n for n in self.naming if n and n.source]
        return told[0] if len(told) == 1 else None

    @property
    def containment(self) -> float:
        """How much of the one lies in the other, the larger of both ways."""
        return max(self.in_right, self.in_left)

    @property
    def strength(self) -> float:
        """How strongly the pair is related."""
        return (
            max(self.plain, self.alike, self.crossed.share if self.crossed and self.crossed.enough else 0.0)
            + (0.05 if self.credit else 0.0)
            + (0.15 if self.odd else 0.0)
            + (0.1 if self.title else 0.0)
            + (0.15 if self.named else 0.0)
            + (0.1 if self.variants or self.told_again or retold_so(self.meant) else 0.0)
            + (0.3 * self.told[0] if is_retelling(self.told) else 0.0)
        )


def relations(readings: Sequence[Reading]) -> tuple[Relation, ...]:
    """Return the relations between articles, and to parents that are not in the dossier, in the order of their ids."""
    room = Room(readings)
    if len(room.ids) < 2:
        return tuple(sorted(_absent(room, []), key=lambda r: r.id))
    signed = {i: [c.name for c in of if c.agency and not c.voice] for i, of in room.credits.items()}
    naming, shared = admitted(room.articles, namings(room.articles, signed)), slips(room.articles)
    pairs = candidates(room) | {(min(p), max(p)) for p in naming} | set(shared) | _abroad(room)
    told = [replace(measure(room, a, b), naming=(naming.get((a, b)), naming.get((b, a))), variants=shared.get((a, b), ())) for a, b in sorted(pairs)]
    measured = [m for m in told if _kind(room, m)]
    kept = _forest(room, measured)
    found = [_relation(room, m) for m in kept]
    found += _absent(room, found)
    return tuple(sorted(found, key=lambda r: r.id))


def _abroad(room: Room) -> set[tuple[str, str]]:
    """Return the pairs of articles in two languages that share figures, in a dossier small enough to compare what they mean."""
    if len(room.ids) > CROWD:
        return set()
    told = {i: {f for f in room.profiles[i].figures if len(f) > SHORT} for i in room.ids}
    pairs = [(a, b) for n, a in enumerate(room.ids) for b in room.ids[n + 1 :] if room.profiles[a].language != room.profiles[b].language]
    return {(a, b) for a, b in pairs if len(told[a] & told[b]) >= FEW_FIGURES}


def measure(room: Room, a: str, b: str) -> Measured:
    """Return everything measured of a pair."""
    p, q = room.profiles[a], room.profiles[b]
    shared = len(room.plain[a] & room.plain[b])
    both = [f for f in p.features & q.features if " " not in f and room.rare.weight(f) > 0.2]
    alike, order = round(cosine(p, q, room.rare), 3), round(in_order(p, q, both), 3)
    sentences = RETOLD <= alike < ALIKE and order >= IN_ORDER
    plain = round(shared / max(1, min(len(room.plain[a]), len(room.plain[b]))), 3)
    quoted = round(same_quotation(p, q), 3)
    across = room.crossed.get((a, b))
    spun = MEANT <= alike < ALIKE and plain < REWRITE and p.language == q.language and bool(rare_figures(p, q, room.rare))
    spun = spun or bool(across and not across.enough)
    apart = p.language != q.language
    figures = {f for f in p.figures & q.figures if len(f) > SHORT}
    loose = len(room.ids) <= CROWD and plain < REWRITE and (bool(figures) if apart else alike >= MEANT and bool(rare_figures(p, q, room.rare)))
    # without a rare figure, reports of one event in one language have to be told surely after one another
    close = not loose and not apart and len(room.ids) <= CROWD and plain < REWRITE and alike >= SOMEWHAT and len(figures) >= SEVERAL
    told = told_after(room.articles[a], room.articles[b]) if loose or close else (0.0, 0.0, 0)
    return Measured(
        left=a,
        right=b,
        in_right=round(containment(room.every[a], room.every[b]), 3),
        in_left=round(containment(room.every[b], room.every[a]), 3),
        plain=plain,
        alike=alike,
        odd=tuple(odd_figures(p, q, room.rare)),
        title=same_title(p, q),
        order=order,
        shared=shared,
        quoted=quoted,
        credit=next((c.name for c in room.credits[a] if c.key in {d.key for d in room.credits[b]}), None),
        crossed=across,
        retold=retold(telling(room.articles[a]), telling(room.articles[b])) if sentences else (0, 0.0),
        meant=paraphrased(room.articles[a], room.articles[b]) if spun else (0, 0.0),
        told=told if loose or reaches(told, SURELY) else (0.0, 0.0, 0),
        abroad=apart,
    )


def _kind(room: Room, m: Measured) -> RelationKind | None:
    """Return how two articles are related, None where they are not."""
    x, y = room.texts[m.left], room.texts[m.right]
    few, many = sorted((x.words, y.words))
    if few < FEWEST_WORDS:
        return None
    far = _days_apart(room.articles[m.left], room.articles[m.right])
    if _translates(m, far):
        return "translation"
    own = outlet_key(room.articles[m.left]) == outlet_key(room.articles[m.right]) != ""
    whole = m.containment >= REPRINT + 0.1 and few >= max(FEW_WORDS, 0.5 * many)
    apart = own and begins(x, y) < BEGINS
    if whole or (m.plain >= REPRINT and m.containment >= REPRINT - 0.1 and not apart):
        return "reprint" if few >= 0.5 * many else "excerpt"
    if (own or far > 60) and (m.plain < 0.5 or apart):
        return None
    if (m.named and (m.alike >= SLIPS or few < FEW_WORDS)) or (m.variants and m.alike >= SLIPS and far <= FRESH):
        return "excerpt" if m.plain >= EXCERPT and m.shared >= 40 and few >= FEW_WORDS else "rewrite"
    if m.plain >= EXCERPT and (m.shared >= 40 or few < FEW_WORDS):
        return "rewrite" if few < FEW_WORDS else "excerpt"
    bonus = (0.15 if m.odd else 0.0) + (0.1 if m.title else 0.0)
    alike = m.alike + bonus >= ALIKE and (m.plain >= REWRITE / 2 or few < FEW_WORDS or bool(m.odd))
    owed = (
        not own and not m.abroad and (m.alike >= SLIPS or m.plain >= REWRITE / 2) and (_owes(room, m.left, m.right) or _owes(room, m.right, m.left))
    )
    if alike or ((owed or m.told_again or retold_so(m.meant) or is_retelling(m.told)) and far <= FRESH):
        return "rewrite"
    if m.credit and (m.alike >= SIBLINGS or (m.quoted >= 0.3 and m.alike >= SIBLINGS / 2)):
        return "siblings"
    told = (m.plain >= REWRITE and m.shared >= TAKEN) or (m.plain >= TOLD and m.shared >= TAKEN // 2)
    return "rewrite" if told or (m.plain >= REWRITE and m.alike + bonus >= 0.2 and m.shared >= 12) else None


def _translates(m: Measured, far: int) -> bool:
    """Tell whether one article is the other in another language: by names and figures, by what its sentences mean, or by whom it names."""
    meant = far <= FRESH and ((m.crossed is not None and told_across(m.meant)) or (m.abroad and is_retelling(m.told)))
    return bool(m.crossed and m.crossed.enough) or meant or bool(m.named and m.named.across)


def _days_apart(a: Article, b: Article) -> int:
    x, y = (bounds(p) if p else None for p in (a.published, b.published))
    if not x or not y:
        return 0
    first, second = sorted((x, y))
    return max(0, days(second[0]) - days(first[1]))


def _earlier(a: str | None, b: str | None) -> bool:
    """Tell whether one article surely appeared before another: by the hour where both give it, else by the day."""
    hours = [_hour(a), _hour(b)]
    if hours[0] and hours[1]:
        return hours[0] < hours[1]
    x, y = (bounds(p) if p else None for p in (a, b))
    return bool(x and y and x[1] < y[0])


def _hour(published: str | None) -> datetime | None:
    """Return the moment that a date with an hour and a zone gives."""
    if not published or "T" not in published or "/" in published:
        return None
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _forest(room: Room, measured: list[Measured]) -> list[Measured]:
    """Keep the strongest pairs that hold each family together; a pair that one article declares comes first."""
    groups: Groups[str] = Groups(room.ids)
    ranked = sorted(measured, key=lambda m: (not _declared(room, m), -round(m.strength, 3), m.left, m.right))
    return [m for m in ranked if groups.union(m.left, m.right)]


def _declared(room: Room, m: Measured) -> bool:
    return m.named is not None or _credits(room, m.left, m.right) is not None or _credits(room, m.right, m.left) is not None


def _credits(room: Room, a: str, b: str) -> Credit | None:
    """Return the credit by which one article names the outlet of the other."""
    key = outlet_key(room.articles[b])
    return next((c for c in room.credits[a] if c.key == key), None) if key else None


def _owes(room: Room, a: str, b: str) -> bool:
    """Tell whether one article names the outlet of another, which did not appear after it, as where its text comes from."""
    return _credits(room, a, b) is not None and not _earlier(room.articles[a].published, room.articles[b].published)


def _direction(room: Room, m: Measured) -> tuple[str, str, str, Credit | None]:
    """Return (article, the one it stems from, what that rests on, the credit): a credit, then the date, then nothing."""
    ahead, back = _credits(room, m.left, m.right), _credits(room, m.right, m.left)
    if ahead and not back:
        return m.left, m.right, f"declared: {ahead.how}", ahead
    if back and not ahead:
        return m.right, m.left, f"declared: {back.how}", back
    names, named = m.naming
    if bool(names) != bool(named):
        told = names or named
        basis = f"{told.how}: {told.name}" if told else ""
        return (m.left, m.right, basis, None) if names else (m.right, m.left, basis, None)
    wires = [is_agency(room.articles[i]) for i in (m.left, m.right)]
    if wires[0] != wires[1]:
        return (m.right, m.left, "the other one is an agency", None) if wires[0] else (m.left, m.right, "the other one is an agency", None)
    x, y = room.articles[m.left].published, room.articles[m.right].published
    if _earlier(x, y):
        return m.right, m.left, "published earlier", None
    if _earlier(y, x):
        return m.left, m.right, "published earlier", None
    return m.left, m.right, "not evident", None


def _relation(room: Room, m: Measured) -> Relation:
    child, parent, basis, credit = _direction(room, m)
    a, b = room.articles[child], room.articles[parent]
    kind = _kind(room, m) or "rewrite"
    common = {c.key: c for c in room.credits[child]}
    agency = next((c for c in room.credits[parent] if c.key in common), None)
    if agency and credit is None and not m.named:
        kind, basis = "siblings", "not evident"
    pairs, swaps = align(a, b)
    evidence = [e for p in pairs[:3] for e in (p.left, p.right)]
    evidence = [e for n in m.naming if n for e in (n.evidence, n.source) if e] + evidence
    evidence += [c.evidence for c in (credit, agency, common.get(agency.key) if agency else None) if c and c.evidence]
    within = m.in_right if child == m.left else m.in_left
    return Relation(
        id=make_id("rel", *sorted((child, parent))),
        article_id=child,
        of_article_id=parent,
        of_outlet=b.outlet.name if b.outlet else None,
        kind=kind,
        containment=max(0.0, min(1.0, within)),
        swaps=swaps,
        alignment=pairs,
        direction_basis=basis,
        reason=_reason(m, agency),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _by_meaning(m: Measured) -> list[str]:
    """Return what sentences in other words, or in another language, say for a relation."""
    said: list[str] = []
    if m.told_again:
        said.append(f"{m.retold[0]} sentences in a row told in other words, {m.retold[1]:.0%} of the shorter text")
    if m.crossed and not m.crossed.enough and told_across(m.meant):
        said.append(f"{m.meant[0]} sentences mean the same in one order")
    elif retold_so(m.meant):
        said.append(f"{m.meant[0]} sentences mean the same in one order, and a figure that few others give is in both")
    if is_retelling(m.told):
        said.append(f"{m.told[0]:.0%} of the shorter text is told sentence by sentence in one order, by what the sentences mean")
    return said


def _reason(m: Measured, agency: Credit | None) -> str:
    said = [f"{m.containment:.0%} of the shorter text's runs of five words stand in the other"] if m.containment >= 0.05 else []
    if m.alike >= 0.15:
        said.append(f"rarer words and pairs alike ({m.alike:.2f}), {m.order:.0%} of the shared ones in the same order")
    said += _by_meaning(m)
    if m.crossed:
        said.append(
            f"{m.crossed.marks} names, figures and cognates in common ({m.crossed.share:.0%} of the weight), {m.crossed.order:.0%} in one order"
        )
    if m.quoted >= 0.3 and m.credit:
        said.append("the same quotation in nearly the same words")
    if m.title:
        said.append("the same headline")
    if m.odd:
        said.append(f"the same unusual figure {m.odd[0].lstrip('#')}")
    if m.named:
        said.append(f"one of the two names the other's outlet, {m.named.name}, and has the same sentence")
    if m.variants:
        said.append(f"both write {', '.join(m.variants[:4])} where other articles write it otherwise")
    if agency or m.credit:
        said.append(f"both carry {agency.name if agency else m.credit}")
    return "; ".join(said) or "shared text"


def _absent(room: Room, found: Sequence[Relation]) -> list[Relation]:
    """Return relations to parents outside the dossier: an agency's signature, another outlet's own voice left in the text."""
    explained = {(r.article_id, outlet_key(room.articles[r.of_article_id])) for r in found if r.of_article_id}
    owed = [(i, c) for i in room.ids for c in room.credits[i] if (c.agency or c.voice) and (i, c.key) not in explained]
    unique = {(i, c.key): c for i, c in owed[::-1]}
    return [_to_absent(i, c) for (i, _), c in sorted(unique.items()) if c.evidence]


def _to_absent(article_id: str, credit: Credit) -> Relation:
    return Relation(
        id=make_id("rel", article_id, None, credit.key),
        article_id=article_id,
        of_article_id=None,
        of_outlet=credit.name,
        kind="reprint",
        containment=0.0,
        swaps=(),
        alignment=(),
        direction_basis="declared" if credit.agency else "another outlet's own voice",
        reason=f"{credit.how}; the parent is not in the dossier, so how much is taken over is unknown",
        evidence=(credit.evidence,) if credit.evidence else (),
    )
