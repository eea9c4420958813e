"""An invented story, and a stand-in for a dossier that holds it: all names, places and outlets are made up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from headwater.config import Settings
from headwater.errors import NotFound
from headwater.model import (
    AlignedPair,
    ArchiveRef,
    Article,
    Assertion,
    Capture,
    Channel,
    Claim,
    Decision,
    Entity,
    EntityRole,
    Evidence,
    Extraction,
    Failure,
    Finding,
    Grade,
    Hop,
    NameForm,
    Origin,
    Outlet,
    Reading,
    Relation,
    Resolution,
    Section,
    SectionKind,
    Series,
    Span,
    Stage,
    Statement,
    Status,
    Swap,
    SystemLink,
    Thread,
    Utterance,
)

MADE_BY = "invented/1"
PLAN = "Ilvish pilots will train harbour crews in Port Mirel"
MENU = "Home · Sport · Weather · Sign in\nSubscribe for 3 crowns a week\n" + "More from the harbour desk · Tides · Ferries · Letters\n" * 14


def span(text: str, quote: str, nth: int = 0) -> Span:
    """Return the nth place of a quote in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start=start, end=start + len(quote), text=quote)


@dataclass
class Ledger:
    """The ledger's nouns, in memory."""

    capture_list: list[Capture] = field(default_factory=list)
    article_list: list[Article] = field(default_factory=list)
    statement_list: list[Statement] = field(default_factory=list)
    assertion_list: list[Assertion] = field(default_factory=list)
    claim_list: list[Claim] = field(default_factory=list)
    entity_list: list[Entity] = field(default_factory=list)
    utterance_list: list[Utterance] = field(default_factory=list)
    thread_list: list[Thread] = field(default_factory=list)
    relation_list: list[Relation] = field(default_factory=list)
    finding_list: list[Finding] = field(default_factory=list)
    decision_list: list[Decision] = field(default_factory=list)
    link_list: list[SystemLink] = field(default_factory=list)
    resolution_list: list[Resolution] = field(default_factory=list)
    failure_list: list[Failure] = field(default_factory=list)

    def captures(self) -> list[Capture]:
        return self.capture_list

    def readings(self) -> list[Reading]:
        return [
            Reading(
                article=a,
                extraction=Extraction(
                    article_id=a.id,
                    statements=tuple(s for s in self.statement_list if s.article_id == a.id),
                    assertions=tuple(x for x in self.assertion_list if x.article_id == a.id),
                    mentions=(),
                ),
            )
            for a in self.article_list
        ]

    def search(self, query: str, limit: int = 50) -> list[tuple[str, Span]]:
        found = [a for a in self.article_list if query.casefold() in a.text.casefold()]
        return [(a.id, span(a.text.casefold(), query.casefold())) for a in found[:limit]]

    def claims(self) -> list[Claim]:
        return self.claim_list

    def entities(self) -> list[Entity]:
        return self.entity_list

    def utterances(self) -> list[Utterance]:
        return self.utterance_list

    def threads(self) -> list[Thread]:
        return self.thread_list

    def relations(self) -> list[Relation]:
        return self.relation_list

    def series(self) -> list[Series]:
        return []

    def findings(self) -> list[Finding]:
        return self.finding_list

    def links(self) -> list[SystemLink]:
        return self.link_list

    def resolutions(self) -> list[Resolution]:
        return self.resolution_list

    def failures(self) -> list[Failure]:
        return self.failure_list

    def decisions(self) -> list[Decision]:
        return self.decision_list


@dataclass
class Archive:
    """Original bytes, in memory."""

    contents: dict[str, bytes] = field(default_factory=dict)

    def read(self, ref: ArchiveRef) -> bytes:
        if ref.record_id not in self.contents:
            raise NotFound(f"no record {ref.record_id}")
        return self.contents[ref.record_id]


@dataclass
class Dossier:
    """A stand-in for `flow.Dossier`."""

    ledger: Ledger = field(default_factory=Ledger)
    archive: Archive = field(default_factory=Archive)
    settings: Settings = field(default_factory=lambda: Settings(title="Harbour pilots"))
    folder: Path = Path("nowhere")


def add_capture(dossier: Dossier, key: str, content: bytes, media_type: str = "text/html", url: str | None = None) -> Capture:
    """Add a capture with its bytes."""
    ref = ArchiveRef(file="one.warc.gz", record_id=f"rec-{key}", offset=0, length=len(content))
    capture = Capture(
        id=f"cap-{key}",
        sha256=sha256(content).hexdigest(),
        size=len(content),
        media_type=media_type,
        url=url,
        file_name=f"{key}.html",
        obtained_at="2031-05-09T10:00:00Z",
        obtained_by="file",
        archive=ref,
    )
    dossier.archive.contents[ref.record_id] = content
    dossier.ledger.capture_list.append(capture)
    return capture


def add_article(dossier: Dossier, key: str, outlet: str | None, parts: list[tuple[SectionKind, str]], **extra: str | None) -> Article:
    """Add an article made of sections, with a page that shows them."""
    text, sections = "", []
    for kind, words in parts:
        text += "\n\n" if text else ""
        sections.append(Section(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words
    url = extra.get("url", f"https://{key}.example/news/pilots")
    page = f"<html><head><title>{key}</title></head><body><article><p>{text}</p></article></body></html>"
    capture = add_capture(dossier, key, page.encode("utf-8", "replace"), url=url)
    article = Article(
        id=f"art-{key}",
        capture_id=capture.id,
        file_name=capture.file_name,
        url=url,
        outlet=Outlet(name=outlet, domain=f"{key}.example") if outlet else None,
        title=extra.get("title", next((w for k, w in parts if k == "headline"), None)),
        byline=extra.get("byline"),
        published=extra.get("published", "2031-05-03"),
        published_basis="meta article:published_time",
        modified=None,
        language=extra.get("language", "en"),
        text=text,
        sections=tuple(sections),
        made_by=MADE_BY,
    )
    dossier.ledger.article_list.append(article)
    return article


def add_statement(
    dossier: Dossier,
    article: Article,
    quotes: list[tuple[str, Status]],
    chain: tuple[Hop, ...],
    cue: str | None = None,
    source: str | None = None,
) -> list[Assertion]:
    """Add a statement from its first to its last quote, with one assertion a quote."""
    spans = [span(article.text, q) for q, _ in quotes]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    number = len(dossier.ledger.statement_list)
    statement = Statement(
        id=f"st-{number}",
        article_id=article.id,
        mode="indirect" if source else "narration",
        position="body",
        content=Span(start=start, end=end, text=article.text[start:end]),
        cue=span(article.text, cue) if cue else None,
        source=span(article.text, source) if source else None,
        chain=chain,
        score=0.9,
        made_by=MADE_BY,
    )
    dossier.ledger.statement_list.append(statement)
    found = [
        Assertion(
            id=f"as-{number}-{n}",
            statement_id=statement.id,
            article_id=article.id,
            span=s,
            status=status,
            stance="asserts",
            hedge=None,
            distanced=False,
        )
        for n, (s, (_, status)) in enumerate(zip(spans, quotes, strict=True))
    ]
    dossier.ledger.assertion_list.extend(found)
    return found


def own(article: Article) -> tuple[Hop, ...]:
    """Return the hop of an article's own outlet."""
    return (Hop(role="outlet", name=article.outlet.name),) if article.outlet else ()


def speaker(article: Article, *, channel: bool = True) -> Hop:
    """Return the hop of the story's speaker as an article names her."""
    post = Channel(kind="Lantern post", date="2031-05-02", span=span(article.text, "Lantern")) if channel and "Lantern" in article.text else None
    return Hop(
        role="person",
        name="Dara Velim",
        as_written="Dara Velim",
        span=span(article.text, "Dara Velim"),
        title="spokeswoman",
        organisation="Mirel Harbour Authority",
        channel=post,
    )


def mention(article: Article, quote: str) -> Evidence:
    return Evidence(article_id=article.id, span=span(article.text, quote))


def entity(key: str, kind: str, name: str, mentions: tuple[Evidence, ...] = (), part_of: str | None = None) -> Entity:
    return Entity(
        id=f"ent-{key}",
        kind=kind,  # type: ignore[arg-type]
        name=name,
        names=(NameForm(text=name, language="en", script="Latn", count=max(1, len(mentions))),),
        part_of_id=f"ent-{part_of}" if part_of else None,
        mentions=mentions,
    )


OUTLETS = (
    "Kestrel Post",
    "Dockside Mercury",
    "Pier Nine",
    "The Anchor",
    "Saltmarsh Daily",
    "Northshore Times",
    "Lighthouse Weekly",
    "Quay & Crane",
    "Estuary Herald",
    "Breakwater Online",
)


def dossier(copies: int = 8) -> Dossier:
    """Return the invented dossier: one plan by one speaker that many copy, the same matter under way, a disputed number, a denial."""
    d = Dossier()
    first = add_article(
        d,
        "gazette",
        "Harbour Gazette",
        [
            ("furniture", MENU),
            ("headline", "Pilots from Ilvia to teach at Port Mirel"),
            ("standfirst", "The harbour says the first course begins in June."),
            (
                "body",
                (
                    "Dara Velim, spokeswoman of the Mirel Harbour Authority, wrote on Lantern that Ilvish pilots will train harbour crews in "
                    "Port Mirel and that the first course will begin in June. She added that about 400 crew members have signed up.\n\n"
                    "The Ministry of Ports denied that 400 crew members had signed up.\n\nThe old pilot school closed two years ago."
                ),
            ),
            ("caption", "The pilot school at low tide. Photo: Northern Wire"),
            ("related", "Ferry fares rise · Lighthouse repainted"),
        ],
        byline="M. Oster",
    )
    chain = (speaker(first), *own(first))
    planned = add_statement(
        d,
        first,
        [("Ilvish pilots will train harbour crews in Port Mirel", "planned"), ("the first course will begin in June", "planned")],
        chain,
        "wrote",
        "Dara Velim, spokeswoman of the Mirel Harbour Authority",
    )
    signed = add_statement(d, first, [("about 400 crew members have signed up", "done")], chain, "added", "She")
    ministry = Hop(role="organisation", name="Ministry of Ports", span=span(first.text, "Ministry of Ports"))
    denial = add_statement(d, first, [("400 crew members had signed up", "done")], (ministry, *own(first)), "denied", "The Ministry of Ports")
    denied = _replace_assertion(d, denial[0])
    school = add_statement(d, first, [("The old pilot school closed two years ago", "done")], own(first))

    later, under_way = _later(d)
    copied = [_copy(d, n) for n in range(copies)]
    unnamed, from_unnamed = _unnamed(d)
    silent, from_silence = _silent(d)
    plans = [planned[0], *(a for _, a in copied), from_unnamed, from_silence]
    d.ledger.utterance_list = [
        Utterance(
            id="utt-1",
            speaker_id="ent-velim",
            channel="Lantern post",
            time="2031-05-02",
            assertion_ids=tuple(a.id for a in (*planned, *signed, *(a for _, a in copied))),
            reason="same speaker, channel and day",
            institution_id="ent-harbour",
            named=True,
        ),
        Utterance(id="utt-2", speaker_id=None, channel=None, time=None, assertion_ids=(from_unnamed.id,), reason="unnamed official"),
        Utterance(id="utt-3", speaker_id=None, channel=None, time=None, assertion_ids=(from_silence.id,), reason="no source named"),
        Utterance(
            id="utt-4",
            speaker_id="ent-velim",
            channel="press briefing",
            time="2031-06-12",
            assertion_ids=(under_way.id,),
            reason="dated briefing",
            institution_id="ent-harbour",
            named=True,
        ),
        Utterance(id="utt-5", speaker_id="ent-ministry", channel=None, time="2031-05-03", assertion_ids=(denied.id,), reason="one occasion"),
        Utterance(id="utt-6", speaker_id=None, channel=None, time=None, assertion_ids=(school[0].id,), reason="own voice"),
    ]
    _claims(d, plans, planned[1], signed[0], denied, school[0], under_way)
    _surroundings(d, first, later, copied, unnamed)
    del silent
    return d


def _replace_assertion(d: Dossier, assertion: Assertion) -> Assertion:
    changed = replace(assertion, stance="denies")
    d.ledger.assertion_list[d.ledger.assertion_list.index(assertion)] = changed
    return changed


def _later(d: Dossier) -> tuple[Article, Assertion]:
    article = add_article(
        d,
        "courier",
        "Mirel Courier",
        [
            ("headline", "Training of harbour crews has begun"),
            (
                "body",
                "At a briefing on 12 June Dara Velim said Ilvish pilots are now training harbour crews in Port Mirel, as announced in spring.",
            ),
        ],
        published="2031-06-13",
    )
    quote = "Ilvish pilots are now training harbour crews in Port Mirel"
    hop = Hop(role="person", name="Dara Velim", span=span(article.text, "Dara Velim"), channel=Channel(kind="press briefing", date="2031-06-12"))
    return article, add_statement(d, article, [(quote, "under_way")], (hop, *own(article)), "said", "Dara Velim")[0]


def _copy(d: Dossier, n: int) -> tuple[Article, Assertion]:
    """Add a copy: every second one names the agency, every third one drops the speaker's post."""
    outlet = OUTLETS[n % len(OUTLETS)] + ("" if n < len(OUTLETS) else f" {n}")
    agency = "(Northern Wire) " if n % 2 == 0 else ""
    via = ", according to Harbour Gazette" if n % 4 == 1 else ""
    where = " on Lantern" if n % 3 else ""
    body = f"{agency}Ilvish pilots are to train harbour crews in Port Mirel, Dara Velim wrote{where}{via}. The harbour gave no further detail."
    article = add_article(
        d,
        f"copy{n}",
        outlet,
        [("headline", f"Foreign pilots expected at Port Mirel, says harbour ({n})"), ("body", body)],
        published=f"2031-05-{4 + n % 20:02d}",
    )
    chain = [speaker(article)]
    if via:
        chain.append(Hop(role="outlet", name="Harbour Gazette", span=span(article.text, "Harbour Gazette")))
    if agency:
        chain.append(Hop(role="agency", name="Northern Wire", span=span(article.text, "Northern Wire")))
    written = (*chain, *own(article))
    assertion = add_statement(d, article, [("Ilvish pilots are to train harbour crews in Port Mirel", "planned")], written, "wrote", "Dara Velim")[0]
    if not via and not agency:
        gazette = Hop(role="outlet", name="Harbour Gazette", inferred=True, reason="the copy keeps the Gazette's wording and order")
        d.ledger.resolution_list.append(
            Resolution(
                statement_id=assertion.statement_id,
                chain=(chain[0], gazette, *own(article)),
                evidence=(Evidence(article_id="art-gazette", span=span(d.ledger.article_list[0].text, "Ilvish pilots will train harbour crews")),),
                reason="The article keeps the wording and the order of the Harbour Gazette's, published a day earlier.",
            )
        )
    return article, assertion


def _unnamed(d: Dossier) -> tuple[Article, Assertion]:
    text = "A port official told Tidewatch that Ilvish pilots may soon train crews in Port Mirel."
    article = add_article(d, "tide", "Tidewatch", [("headline", "Pilots may come"), ("body", text)], published="2031-05-04")
    hop = Hop(role="unnamed", name="a port official", span=span(article.text, "A port official"))
    return article, add_statement(
        d, article, [("Ilvish pilots may soon train crews in Port Mirel", "planned")], (hop, *own(article)), "told", "A port official"
    )[0]


def _silent(d: Dossier) -> tuple[Article, Assertion]:
    text = "Лоцмани з Ільвії навчатимуть екіпажі в порту Мірель. Курс почнеться у червні."
    article = add_article(d, "mayak", "Маяк", [("headline", "Лоцмани їдуть до Міреля"), ("body", text)], published="2031-05", language="uk")
    return article, add_statement(d, article, [("Лоцмани з Ільвії навчатимуть екіпажі в порту Мірель", "planned")], own(article))[0]


def _claim(claim_id: str, wording: str, assertions: list[Assertion], origins: tuple[Origin, ...], credibility: int = 3, **extra: object) -> Claim:
    articles = tuple(dict.fromkeys(a.article_id for a in assertions))
    outlets = extra.get("outlets", len(articles))
    assert isinstance(outlets, int)
    return Claim(
        id=claim_id,
        former_ids=(),
        thread_id=extra.get("thread"),  # type: ignore[arg-type]
        wording=wording,
        assertion_ids=tuple(a.id for a in assertions),
        article_ids=articles,
        outlets=outlets,
        utterances=len({u for o in origins for u in o.utterance_ids}),
        established_origins=sum(o.standing == "established" for o in origins),
        possible_origins=sum(o.standing == "possible" for o in origins),
        independence=origins,
        grade=Grade(credibility=credibility, reason="one established origin, none independent of it"),
        denied_by=extra.get("denied_by", ()),  # type: ignore[arg-type]
        reason="same actors, same action, same place, same status",
    )


def _claims(
    d: Dossier, plans: list[Assertion], june: Assertion, signed: Assertion, denial: Assertion, school: Assertion, under_way: Assertion
) -> None:
    velim = Origin(
        utterance_ids=("utt-1",), institution_id="ent-harbour", standing="established", reason="named speaker of the harbour, on a dated post"
    )
    unnamed = Origin(utterance_ids=("utt-2",), institution_id=None, standing="possible", reason="an unnamed official may be the same harbour")
    silent = Origin(utterance_ids=("utt-3",), institution_id=None, standing="possible", reason="the article names no source")
    briefing = replace(velim, utterance_ids=("utt-4",), reason="named speaker at a dated briefing")
    own_voice = replace(silent, utterance_ids=("utt-6",))
    d.ledger.claim_list = [
        _claim("cl-plan", PLAN, plans, (velim, unnamed, silent), thread="th-1"),
        _claim("cl-now", "Ilvish pilots are training harbour crews in Port Mirel", [under_way], (briefing,), thread="th-1"),
        _claim("cl-june", "The first course will begin in June", [june], (velim,)),
        _claim("cl-400", "About 400 crew members have signed up", [signed], (velim,), 4, denied_by=(denial.id,)),
        _claim("cl-school", "The old pilot school closed two years ago", [school], (own_voice,), 6),
    ]
    d.ledger.thread_list = [
        Thread(
            id="th-1",
            wording="Ilvish pilots train harbour crews",
            claim_ids=("cl-plan", "cl-now"),
            history=(
                Stage(status="planned", time="2031-05-02", claim_id="cl-plan", assertion_ids=(plans[0].id,)),
                Stage(status="under_way", time="2031-06-12", claim_id="cl-now", assertion_ids=(under_way.id,)),
            ),
        )
    ]


def _surroundings(d: Dossier, first: Article, later: Article, copied: list[tuple[Article, Assertion]], unnamed: Article) -> None:
    articles = [first, later, *(a for a, _ in copied)]
    velim = entity("velim", "person", "Dara Velim", tuple(mention(a, "Dara Velim") for a in articles), "harbour")
    outlets = [entity(f"out-{a.id}", "outlet", a.outlet.name) for a in d.ledger.article_list if a.outlet and a != later]
    d.ledger.entity_list = [
        replace(velim, roles=(EntityRole(title="spokeswoman", organisation_id="ent-harbour", statement_ids=("st-0", "st-1")),)),
        entity("harbour", "organisation", "Mirel Harbour Authority", (mention(first, "Mirel Harbour Authority"),)),
        entity("ministry", "organisation", "Ministry of Ports", (mention(first, "Ministry of Ports"),)),
        entity("pilots", "group", "Ilvish pilots", (mention(first, "Ilvish pilots"),)),
        entity("crews", "group", "harbour crews", (mention(first, "harbour crews"),)),
        entity("mirel", "place", "Port Mirel", (mention(first, "Port Mirel"),)),
        entity("course", "activity", "pilot course", (mention(first, "the first course"),)),
        entity("wire", "outlet", "Northern Wire", (mention(first, "Northern Wire"),)),
        *{o.name: o for o in outlets}.values(),
    ]
    d.ledger.link_list = [
        SystemLink(
            id="l1", from_id="ent-pilots", relation="trains", to_id="ent-crews", status="under_way", time="2031-06", claim_ids=("cl-plan", "cl-now")
        ),
        SystemLink(id="l2", from_id="ent-crews", relation="trained_at", to_id="ent-mirel", status="under_way", time="2031-06", claim_ids=("cl-now",)),
        SystemLink(id="l3", from_id="ent-harbour", relation="plans", to_id="ent-course", status="planned", time="2031-06", claim_ids=("cl-june",)),
        SystemLink(id="l4", from_id="ent-velim", relation="part_of", to_id="ent-harbour", status="unknown", time=None, claim_ids=()),
        SystemLink(id="l5", from_id="ent-course", relation="located_at", to_id="ent-mirel", status="planned", time=None, claim_ids=("cl-june",)),
    ]
    d.ledger.finding_list = [
        Finding(
            id="fi-1",
            kind="plan_realised",
            claim_ids=("cl-plan", "cl-now"),
            evidence=(mention(first, "Ilvish pilots will train harbour crews in Port Mirel"), mention(later, "as announced in spring")),
            explanation="What Dara Velim announced on 2 May 2031 was under way on 12 June 2031, according to herself both times.",
        ),
        Finding(
            id="fi-2",
            kind="distortion",
            claim_ids=("cl-plan",),
            evidence=(mention(unnamed, "Ilvish pilots may soon train crews"),),
            explanation="“Will train” became “may soon train” on the way.",
        ),
        Finding(
            id="fi-3",
            kind="denial",
            claim_ids=("cl-400",),
            evidence=(mention(first, "The Ministry of Ports denied that 400 crew members had signed up"),),
            explanation="The Ministry of Ports denies the number of crew members, not the training.",
        ),
    ]
    if len(copied) > 3:
        d.ledger.relation_list = [_rewrite(first, copied[3][0])]
    d.ledger.failure_list = [Failure(subject="broken.pdf", step="read", reason="the file is encrypted")]


def _rewrite(first: Article, copy: Article) -> Relation:
    left = mention(copy, "Ilvish pilots are to train harbour crews in Port Mirel")
    right = mention(first, "Ilvish pilots will train harbour crews in Port Mirel")
    return Relation(
        id="rel-1",
        article_id=copy.id,
        of_article_id=first.id,
        of_outlet="Harbour Gazette",
        kind="rewrite",
        containment=0.62,
        swaps=(Swap(before="Harbour Gazette", after="The Anchor"),),
        alignment=(AlignedPair(left=left, right=right, score=0.93),),
        direction_basis="published later",
        reason="shares wording and order, and one rare misspelling",
        evidence=(right,),
    )
