"""Invented nouns for the ledger's tests."""

from __future__ import annotations

from headwater import ids
from headwater.model import (
    Anchor,
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
    Figure,
    Finding,
    Frame,
    Grade,
    Hop,
    Linked,
    Mention,
    NameForm,
    Origin,
    Outlet,
    Reading,
    Relation,
    Resolution,
    Section,
    Series,
    SeriesPoint,
    Span,
    Stage,
    Statement,
    SystemLink,
    Thread,
    TimeMention,
    Utterance,
)

SENTENCE = "The harbour of Marenholt is closed to 40 ferries, said Olme Tarvik, head of the port. "


def capture(name: str) -> Capture:
    digest = ids.sha256(name.encode())
    return Capture(
        id=ids.make_id("cap", digest, name),
        sha256=digest,
        size=len(name),
        media_type="text/plain",
        url=None,
        file_name=name,
        obtained_at="2031-05-06T07:08:09Z",
        obtained_by="file",
    )


def article(of: Capture, text: str = SENTENCE, title: str | None = "Harbour closed") -> Article:
    return Article(
        id=ids.make_id("art", of.id),
        capture_id=of.id,
        file_name=of.file_name,
        url=None,
        outlet=Outlet(name="Marenholt Courier"),
        title=title,
        byline=None,
        published="2031-05-05",
        published_basis="page",
        modified=None,
        language="en",
        text=text,
        sections=(Section(kind="body", start=0, end=len(text)),),
        made_by="test",
    )


def span(text: str, words: str, at: int = 0) -> Span:
    start = text.index(words, at)
    return Span(start=start, end=start + len(words), text=words)


def extraction(of: Article, sentences: int = 1) -> Extraction:
    """Return one statement, one assertion and two mentions for each of the first sentences of a text made of SENTENCE."""
    statements, assertions, mentions = [], [], []
    for n in range(sentences):
        at = n * len(SENTENCE)
        content, who = span(of.text, SENTENCE[:48], at), span(of.text, "Olme Tarvik", at)
        hop = Hop(role="person", name="Olme Tarvik", as_written="Olme Tarvik", span=who, title="head", channel=Channel(kind="telephone"))
        statement_id = ids.make_id("st", of.id, at)
        statements.append(
            Statement(
                id=statement_id,
                article_id=of.id,
                mode="indirect",
                position="body",
                content=content,
                cue=span(of.text, "said", at),
                source=who,
                chain=(hop, Hop(role="outlet", name="Marenholt Courier")),
                score=0.9,
                made_by="test",
            )
        )
        assertions.append(
            Assertion(
                id=ids.make_id("as", of.id, at),
                statement_id=statement_id,
                article_id=of.id,
                span=content,
                status="done",
                stance="asserts",
                hedge=None,
                distanced=False,
                times=(TimeMention(span=span(of.text, "closed", at), value="2031-05", of="event"),),
                figures=(Figure(span=span(of.text, "40 ferries", at), value=40, unit="ferries"),),
                frame=Frame(actor=span(of.text, "harbour", at), action=span(of.text, "closed", at)),
            )
        )
        mentions.append(Mention(article_id=of.id, span=who, kind="person", name="Olme Tarvik", title="head"))
        mentions.append(Mention(article_id=of.id, span=span(of.text, "Marenholt", at), kind="place", name="Marenholt"))
    return Extraction(article_id=of.id, statements=tuple(statements), assertions=tuple(assertions), mentions=tuple(mentions))


def reading(name: str, sentences: int = 1) -> tuple[Capture, Reading]:
    found = capture(name)
    of = article(found, SENTENCE * sentences)
    return found, Reading(article=of, extraction=extraction(of, sentences))


def claim(name: str, assertions: list[Assertion], established: int = 1, former: tuple[str, ...] = ()) -> Claim:
    return Claim(
        id=name,
        former_ids=former,
        thread_id="thr-1",
        wording="The harbour is closed",
        assertion_ids=tuple(a.id for a in assertions),
        article_ids=tuple(dict.fromkeys(a.article_id for a in assertions)),
        outlets=1,
        utterances=max(1, established),
        established_origins=established,
        possible_origins=0,
        independence=(Origin(utterance_ids=("utt-1",), institution_id=None, standing="established", reason="named"),),
        grade=Grade(credibility=3, reason="one origin"),
    )


def linked(readings: list[Reading]) -> Linked:
    """Return one noun of each kind over the readings."""
    assertions = [a for r in readings for a in r.extraction.assertions]
    first = readings[0]
    here = Evidence(article_id=first.article.id, span=assertions[0].span)
    return Linked(
        entities=(
            Entity(
                id="ent-1",
                kind="person",
                name="Olme Tarvik",
                names=(NameForm(text="Olme Tarvik", language="en", script="Latn", count=1),),
                roles=(EntityRole(title="head", organisation_id=None, statement_ids=(first.extraction.statements[0].id,)),),
                mentions=(here,),
            ),
        ),
        resolutions=(Resolution(statement_id=first.extraction.statements[0].id, chain=(), evidence=(here,), reason="told elsewhere"),),
        utterances=(Utterance(id="utt-1", speaker_id="ent-1", channel=None, time=None, assertion_ids=(assertions[0].id,), reason="one"),),
        claims=(claim("clm-aa11", assertions, former=("clm-old1",)),),
        threads=(
            Thread(
                id="thr-1",
                wording="The harbour",
                claim_ids=("clm-aa11",),
                history=(Stage(status="done", time=None, claim_id="clm-aa11", assertion_ids=(assertions[0].id,)),),
            ),
        ),
        relations=(
            Relation(
                id="rel-1",
                article_id=first.article.id,
                of_article_id=readings[-1].article.id,
                of_outlet=None,
                kind="reprint",
                containment=0.9,
                swaps=(),
                alignment=(),
                direction_basis="date",
                reason="same text",
                evidence=(here,),
            ),
        ),
        series=(
            Series(
                id="ser-1",
                population="ferries",
                unit=None,
                source_entity_id="ent-1",
                points=(SeriesPoint(value=40, low=None, high=None, as_of=None, assertion_id=assertions[0].id),),
            ),
        ),
        findings=(Finding(id="fin-1", kind="conflict", claim_ids=("clm-aa11",), evidence=(here,), explanation="They differ."),),
        links=(SystemLink(id="lnk-1", from_id="ent-1", relation="leads", to_id="ent-1", status="done", time=None, claim_ids=("clm-aa11",)),),
    )


def decision(name: str) -> Decision:
    return Decision(
        id=name,
        subject=(Anchor(sha256="0" * 64, exact="closed", prefix="is ", suffix=" to"),),
        ruling="reject",
        value=None,
        analyst="A. Reader",
        decided_at="2031-05-07T00:00:00Z",
        note=None,
        supersedes=None,
    )
