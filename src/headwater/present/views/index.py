"""One reading of the ledger with everything looked up once: what all views are made from."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from headwater.errors import NotFound
from headwater.model import (
    Article,
    Assertion,
    Capture,
    Claim,
    Decision,
    Entity,
    EntityKind,
    Failure,
    Finding,
    Hop,
    Reading,
    Relation,
    Resolution,
    Role,
    Series,
    Statement,
    SystemLink,
    Thread,
    Utterance,
    noun,
)
from headwater.present.views.rulings import RulingView, rulings_of
from headwater.review.compile import rulings
from headwater.review.corrections import corrected

T = TypeVar("T")


class Ledger(Protocol):
    """What the views ask of `ledger.store.Ledger`."""

    # ruff: noqa: D102  # the ledger's own docstrings say what each returns
    def captures(self) -> Iterable[Capture]: ...
    def readings(self) -> Iterable[Reading]: ...
    def claims(self) -> Iterable[Claim]: ...
    def entities(self) -> Iterable[Entity]: ...
    def utterances(self) -> Iterable[Utterance]: ...
    def threads(self) -> Iterable[Thread]: ...
    def relations(self) -> Iterable[Relation]: ...
    def series(self) -> Iterable[Series]: ...
    def findings(self) -> Iterable[Finding]: ...
    def links(self) -> Iterable[SystemLink]: ...
    def resolutions(self) -> Iterable[Resolution]: ...
    def failures(self) -> Iterable[Failure]: ...
    def decisions(self) -> Iterable[Decision]: ...


@noun
class Index:
    """Everything in a dossier by id, and who belongs to whom."""

    title: str
    captures: Mapping[str, Capture]
    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    assertions: Mapping[str, Assertion]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    utterances: Mapping[str, Utterance]
    threads: Mapping[str, Thread]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    findings: tuple[Finding, ...]
    links: tuple[SystemLink, ...]
    resolutions: Mapping[str, Resolution]
    failures: tuple[Failure, ...]
    claim_of: Mapping[str, str]
    """Assertion id to claim id."""
    utterance_of: Mapping[str, str]
    """Assertion id to utterance id."""
    assertions_of: Mapping[str, tuple[Assertion, ...]]
    """Statement id to its assertions, in the order of the text."""
    statements_of: Mapping[str, tuple[Statement, ...]]
    """Article id to its statements, in the order of the text."""
    findings_of: Mapping[str, tuple[Finding, ...]]
    """Claim id to its findings."""
    mentions: Mapping[str, tuple[tuple[int, int, str], ...]]
    """Article id to (start, end, entity id), in the order of the text."""
    names: Mapping[str, str]
    """A name to the id of the entity that bears it: its main name before any other form."""
    rulings: Mapping[str, tuple[RulingView, ...]]
    """Claim, finding or entity id to the decisions in force on it."""


def read_index(ledger: Ledger, title: str) -> Index:
    """Read a ledger whole, its readings as analysts corrected them."""
    captures, raw = _by_id(ledger.captures()), sorted(ledger.readings(), key=lambda r: r.article.id)
    ruled = rulings(ledger.decisions(), raw, {c.id: c.sha256 for c in captures.values()})
    readings = corrected(raw, ruled.overrides)
    articles = {r.article.id: r.article for r in readings}
    statements = {r.article.id: tuple(sorted(r.extraction.statements, key=lambda s: (s.content.start, s.content.end, s.id))) for r in readings}
    assertions = [x for r in readings for x in sorted(r.extraction.assertions, key=lambda x: (x.span.start, x.span.end, x.id))]
    claims, entities, utterances = _by_id(ledger.claims()), _by_id(ledger.entities()), _by_id(ledger.utterances())
    findings = tuple(sorted(ledger.findings(), key=lambda f: (f.kind, f.id)))
    return Index(
        title=title,
        captures=captures,
        articles=articles,
        statements={s.id: s for group in statements.values() for s in group},
        assertions={x.id: x for x in assertions},
        claims=claims,
        entities=entities,
        utterances=utterances,
        threads=_by_id(ledger.threads()),
        relations=tuple(sorted(ledger.relations(), key=lambda r: r.id)),
        series=tuple(sorted(ledger.series(), key=lambda s: s.id)),
        findings=findings,
        links=tuple(sorted(ledger.links(), key=lambda x: (x.from_id, x.relation, x.to_id, x.id))),
        resolutions={r.statement_id: r for r in ledger.resolutions()},
        failures=tuple(ledger.failures()),
        claim_of={x: c.id for c in claims.values() for x in c.assertion_ids},
        utterance_of={x: u.id for u in utterances.values() for x in u.assertion_ids},
        assertions_of=_grouped((x.statement_id, x) for x in assertions),
        statements_of=statements,
        findings_of=_grouped((c, f) for f in findings for c in dict.fromkeys(f.claim_ids)),
        mentions=_mentions(entities.values()),
        names=_names(entities.values()),
        rulings=rulings_of(ruled, claims, findings, entities, articles),
    )


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in sorted(things, key=lambda t: t.id)}  # type: ignore[attr-defined]  # every noun of the ledger has an id


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _mentions(entities: Iterable[Entity]) -> dict[str, tuple[tuple[int, int, str], ...]]:
    pairs = ((m.article_id, (m.span.start, m.span.end, e.id)) for e in entities for m in e.mentions)
    return {article: tuple(sorted(spans)) for article, spans in _grouped(pairs).items()}


def _names(entities: Collection[Entity]) -> dict[str, str]:
    forms = {form.text: e.id for e in reversed(tuple(entities)) for form in e.names}
    return forms | {e.name: e.id for e in reversed(tuple(entities))}


def find(things: Mapping[str, T], id_or_prefix: str, what: str) -> T:
    """Return the thing with this id (or, a claim, once had it), or with the only id that begins so; raises NotFound."""
    if id_or_prefix in things:
        return things[id_or_prefix]
    if former := [t for t in things.values() if isinstance(t, Claim) and id_or_prefix in t.former_ids]:
        return former[0]
    fits = [i for i in things if i.startswith(id_or_prefix)] if id_or_prefix else []
    if len(fits) == 1:
        return things[fits[0]]
    raise NotFound(f"{len(fits)} {what}s begin with {id_or_prefix!r}" if fits else f"no {what} {id_or_prefix!r} in this dossier")


KINDS_OF_ROLE: Mapping[Role, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "group", "outlet", "place"}),
    "group": frozenset({"group", "organisation", "place"}),
    "document": frozenset({"agreement", "organisation"}),
    "outlet": frozenset({"outlet", "organisation"}),
    "agency": frozenset({"outlet", "organisation"}),
    "unnamed": frozenset(),
}
"""What a hop's words may name: "a Russian official's Telegram" is neither Russia nor Telegram."""


def entity_of(index: Index, article_id: str, hop: Hop) -> Entity | None:
    """Return the entity that a hop names: one whose mention overlaps its passage (the one of its name first), else one of its name."""
    kinds = KINDS_OF_ROLE[hop.role]
    by_name = index.entities.get(index.names.get(hop.name, ""))
    if by_name is not None and by_name.kind not in kinds:
        by_name = None
    if hop.span is None or not kinds:
        return by_name
    spans = index.mentions.get(article_id, ())
    last = bisect_right(spans, hop.span.end, key=lambda s: s[0])
    # mentions are short: looking back over a few dozen is enough to meet each one that reaches into this passage
    near = [
        (i, s) for s in spans[max(0, last - 40) : last] if s[1] > hop.span.start and s[0] < hop.span.end and index.entities[i := s[2]].kind in kinds
    ]
    names = {i: {index.entities[i].name, *(f.text for f in index.entities[i].names)} for i, _ in near}
    exact = [i for i, _ in near if hop.name in names[i]]
    return index.entities[exact[0]] if exact else by_name or (index.entities[near[0][0]] if near else None)


def outlet_name(article: Article) -> str:
    """Return the name of an article's outlet, or that it is not known."""
    return article.outlet.name if article.outlet else "unknown outlet"


def article_title(article: Article) -> str:
    """Return an article's title, or what else it goes by."""
    return article.title or article.file_name or article.url or article.id
