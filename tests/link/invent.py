"""Invented readings from compact data: `reading(...)` builds an article, `say(...)` its statements, `named(...)` its mentions.

Passages are given as words and looked up in the text; words that do not stand there are a mistake of the test and raise.

    reading(
        "a",
        "Dana Orlec said the dam at Tull was closed.",
        said=[say("the dam at Tull was closed", by="Dana Orlec", cue="said", status="done", places=[("Tull", "Tull", "XA")])],
        names=[named("Dana Orlec", "person", title="minister")],
    )
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.ids import make_id
from headwater.model import (
    Article,
    Assertion,
    Channel,
    EntityKind,
    Extraction,
    Figure,
    Frame,
    Hop,
    Mention,
    Mode,
    Outlet,
    PlaceMention,
    Reading,
    Role,
    Section,
    SectionKind,
    Span,
    Stance,
    Statement,
    Status,
    TimeMention,
    TimeOf,
)

MADE_BY = "invented"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One statement to be: `parts` are its assertions, each with its own slots; without parts the content is the one assertion."""

    words: str
    by: str | None
    name: str | None
    cue: str | None
    role: Role
    title: str | None
    organisation: str | None
    channel: tuple[str, str | None] | None
    via: tuple[tuple[Role, str], ...]
    mode: Mode
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One assertion to be. Figures: (words, value, unit, population). Times: (words, EDTF, of). Places: (words, name, country)."""

    words: str
    status: Status = "done"
    stance: Stance = "asserts"
    hedge: str | None = None
    distanced: bool = False
    figures: Sequence[tuple[str, float, str | None, str | None]] = ()
    times: Sequence[tuple[str, str, TimeOf]] = ()
    places: Sequence[tuple[str, str, str | None]] = ()
    actor: str | None = None
    action: str | None = None
    target: str | None = None
    equipment: Sequence[str] = ()
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name to be: `nth` its occurrence in the text, None for every one."""

    words: str
    kind: EntityKind
    nth: int | None
    more: dict[str, str | None] = field(default_factory=dict)


def say(
    words: str,
    *,
    by: str | None = None,
    name: str | None = None,
    cue: str | None = None,
    role: Role = "person",
    title: str | None = None,
    organisation: str | None = None,
    channel: tuple[str, str | None] | None = None,
    via: Sequence[tuple[Role, str]] = (),
    mode: Mode | None = None,
    parts: Sequence[Part] = (),
    status: Status = "done",
    stance: Stance = "asserts",
    hedge: str | None = None,
    distanced: bool = False,
    figures: Sequence[tuple[str, float, str | None, str | None]] = (),
    times: Sequence[tuple[str, str, TimeOf]] = (),
    places: Sequence[tuple[str, str, str | None]] = (),
    actor: str | None = None,
    action: str | None = None,
    target: str | None = None,
    equipment: Sequence[str] = (),
    place: str | None = None,
) -> Said:
    """Describe a statement; `by` is the source as written (None: narration), `name` its name where the words differ ("He")."""
    alone = Part(
        words=words,
        status=status,
        stance=stance,
        hedge=hedge,
        distanced=distanced,
        figures=figures,
        times=times,
        places=places,
        actor=actor,
        action=action,
        target=target,
        equipment=equipment,
        place=place,
    )
    return Said(
        words=words,
        by=by,
        name=name,
        cue=cue,
        role=role,
        title=title,
        organisation=organisation,
        channel=channel,
        via=tuple(via),
        mode=mode or ("indirect" if by else "narration"),
        parts=tuple(parts) or (alone,),
    )


def named(words: str, kind: EntityKind = "person", *, nth: int | None = None, **more: str | None) -> Named:
    """Describe a mention; further words: name, title, organisation, part_of, country, alias_of."""
    return Named(words=words, kind=kind, nth=nth, more=more)


def span(text: str, words: str, start: int = 0, end: int | None = None) -> Span:
    """Return where the words stand in the text, first occurrence from `start` on."""
    at = text.index(words, start, len(text) if end is None else end)
    return Span(start=at, end=at + len(words), text=words)


def reading(
    name: str,
    *paragraphs: str | tuple[SectionKind, str],
    outlet: str | None = "The Orrin Post",
    domain: str | None = None,
    published: str | None = "2031-03-04",
    language: str | None = "en",
    url: str | None = None,
    agency: str | None = None,
    said: Sequence[Said] = (),
    names: Sequence[Named] = (),
) -> Reading:
    """Build a reading; a paragraph is body unless given with its section kind; `agency` is a hop of every statement before the outlet."""
    pairs = [("body", p) if isinstance(p, str) else p for p in paragraphs]
    text = "\n\n".join(p for _, p in pairs)
    sections: list[Section] = []
    at = 0
    for kind, words in pairs:
        sections.append(Section(kind=kind, start=at, end=at + len(words)))  # type: ignore[arg-type]
        at += len(words) + 2
    article = Article(
        id=make_id("art", name),
        capture_id=make_id("cap", name),
        file_name=f"{name}.txt",
        url=url,
        outlet=Outlet(name=outlet, domain=domain) if outlet else None,
        title=next((w for k, w in pairs if k == "headline"), None),
        byline=None,
        published=published,
        published_basis="invented" if published else None,
        modified=None,
        language=language,
        text=text,
        sections=tuple(sections),
        made_by=MADE_BY,
    )
    statements, assertions = _statements(article, said, agency)
    mentions = tuple(sorted((m for n in names for m in _mentions(article, n)), key=lambda m: (m.span.start, m.span.end)))
    extraction = Extraction(article_id=article.id, statements=statements, assertions=assertions, mentions=mentions)
    return Reading(article=article, extraction=extraction)


def _statements(article: Article, said: Sequence[Said], agency: str | None) -> tuple[tuple[Statement, ...], tuple[Assertion, ...]]:
    statements: list[Statement] = []
    assertions: list[Assertion] = []
    for s in said:
        content = span(article.text, s.words)
        source = _nearest(article.text, s.by, content) if s.by else None
        identity = make_id("sta", article.id, content.start, content.end)
        statements.append(
            Statement(
                id=identity,
                article_id=article.id,
                mode=s.mode,
                position=next((x.kind for x in article.sections if x.start <= content.start < x.end), "body"),
                content=content,
                cue=_nearest(article.text, s.cue, content) if s.cue else None,
                source=source,
                chain=_chain(article, s, source, agency),
                score=0.9,
                made_by=MADE_BY,
            )
        )
        assertions.extend(_assertion(article, identity, p, content) for p in s.parts)
    return tuple(statements), tuple(assertions)


def _chain(article: Article, s: Said, source: Span | None, agency: str | None) -> tuple[Hop, ...]:
    hops: list[Hop] = []
    if s.by:
        channel = Channel(kind=s.channel[0], date=s.channel[1]) if s.channel else None
        hops.append(
            Hop(
                role=s.role,
                name=s.name or s.by,
                as_written=s.by,
                span=source,
                title=s.title,
                organisation=s.organisation,
                channel=channel,
                inferred=s.name is not None and s.name != s.by,
                reason="the words that name the source are elsewhere" if s.name and s.name != s.by else None,
            )
        )
    for role, name in s.via:
        at = article.text.find(name)
        hops.append(Hop(role=role, name=name, span=span(article.text, name) if at >= 0 else None))
    if agency:
        at = article.text.rfind(agency)
        hops.append(Hop(role="agency", name=agency, span=span(article.text, agency, at) if at >= 0 else None))
    if article.outlet:
        hops.append(Hop(role="outlet", name=article.outlet.name))
    return tuple(hops)


def _assertion(article: Article, statement_id: str, p: Part, content: Span) -> Assertion:
    text = article.text
    at = span(text, p.words, content.start)

    def here(words: str | None) -> Span | None:
        return _nearest(text, words, at) if words else None

    return Assertion(
        id=make_id("ass", article.id, at.start, at.end),
        statement_id=statement_id,
        article_id=article.id,
        span=at,
        status=p.status,
        stance=p.stance,
        hedge=here(p.hedge),
        distanced=p.distanced,
        times=tuple(TimeMention(span=_nearest(text, w, at), value=v, of=of) for w, v, of in p.times),
        places=tuple(PlaceMention(span=_nearest(text, w, at), name=n, country=c) for w, n, c in p.places),
        figures=tuple(Figure(span=_nearest(text, w, at), value=v, unit=u, population=pop) for w, v, u, pop in p.figures),
        frame=Frame(
            actor=here(p.actor),
            action=here(p.action),
            target=here(p.target),
            equipment=tuple(_nearest(text, e, at) for e in p.equipment),
            place=here(p.place),
        ),
    )


def _nearest(text: str, words: str, to: Span) -> Span:
    """Return the occurrence of the words that is nearest to a passage; one inside it is at distance 0."""
    hits: list[int] = []
    at = text.find(words)
    while at >= 0:
        hits.append(at)
        at = text.find(words, at + 1)
    if not hits:
        raise AssertionError(f"{words!r} does not stand in the text {text[:60]!r}")
    best = min(hits, key=lambda h: (max(to.start - h, h + len(words) - to.end, 0), h))
    return Span(start=best, end=best + len(words), text=words)


def _mentions(article: Article, n: Named) -> list[Mention]:
    starts: list[int] = []
    at = article.text.find(n.words)
    while at >= 0:
        starts.append(at)
        at = article.text.find(n.words, at + 1)
    if not starts:
        raise AssertionError(f"{n.words!r} does not stand in the text {article.text[:60]!r}")
    more = {"name": n.words, **n.more}
    return [
        Mention(article_id=article.id, span=Span(start=s, end=s + len(n.words), text=n.words), kind=n.kind, **more)  # type: ignore[arg-type]
        for s in (starts if n.nth is None else starts[n.nth : n.nth + 1])
    ]
