"""The dossier's own page: claims first, then what was found, how matters developed, and what it was all read from."""

from __future__ import annotations

from headwater.model import Failure, Finding, Thread, noun
from headwater.present.views.claims import ClaimRow, Order, claim_row, matching, own_voice_only, sorted_rows
from headwater.present.views.index import Index, article_title, outlet_name
from headwater.present.views.passages import Passage, article_href, claim_href, evidence_passages
from headwater.present.views.rulings import RulingView
from headwater.present.views.words import FINDING_WORDS, Mark, count, human_time, status_mark, time_key

PAGE_SIZE = 200


@noun
class FindingView:
    """A finding with its claims and passages."""

    id: str
    kind: str
    kind_words: str
    explanation: str
    claims: tuple[tuple[str, str], ...]
    """Address and wording of each claim."""
    passages: tuple[Passage, ...]
    rulings: tuple[RulingView, ...]


@noun
class StageView:
    """One stage of a matter."""

    mark: Mark
    time: str | None
    time_words: str
    claim_id: str
    href: str
    wording: str
    current: bool


@noun
class ThreadView:
    """One matter through time."""

    id: str
    wording: str
    stages: tuple[StageView, ...]


@noun
class ArticleRow:
    """One article in a list."""

    id: str
    href: str
    outlet: str
    title: str
    language: str | None
    published: str | None
    published_words: str
    statements: int
    relations: tuple[str, ...]


@noun
class Pages:
    """Which part of a long list is shown; pages count from 1."""

    page: int
    last: int
    total: int
    first_row: int
    last_row: int


@noun
class DossierView:
    """A story under investigation at a glance."""

    title: str
    counts: tuple[tuple[str, int], ...]
    summary: str
    query: str
    order: Order
    claims: tuple[ClaimRow, ...]
    pages: Pages
    everything: bool
    hidden: int
    """Claims left out because one article alone makes them, in its own voice."""
    findings: tuple[FindingView, ...]
    finding_counts: tuple[tuple[str, str, int], ...]
    told: tuple[FindingView, ...]
    """The first finding of each kind."""
    threads: tuple[ThreadView, ...]
    articles: tuple[ArticleRow, ...]
    failures: tuple[Failure, ...]


def dossier_view(index: Index, query: str = "", order: Order = "origins", page: int = 1, *, everything: bool = False) -> DossierView:
    """Return the dossier's page: the claims that match a query, in an order, and everything beside them.

    Without a query, claims that one article makes in its own voice are left out unless `everything` is asked for or nothing else is there.
    """
    findings = tuple(finding_view(index, f) for f in index.findings)
    found = sorted_rows(matching([claim_row(index, c) for c in index.claims.values()], query), order)
    rows = (not query and not everything and [r for r in found if not own_voice_only(r)]) or found
    pages = paged(len(rows), page)
    return DossierView(
        title=index.title,
        counts=_counts(index),
        summary=_summary(index),
        query=query,
        order=order,
        claims=tuple(rows[pages.first_row - 1 : pages.last_row]) if rows else (),
        pages=pages,
        everything=everything,
        hidden=len(found) - len(rows),
        findings=findings,
        told=tuple({f.kind: f for f in reversed(findings)}[kind] for kind in FINDING_WORDS if any(f.kind == kind for f in findings)),
        finding_counts=_finding_counts(index),
        threads=tuple(thread_view(index, t) for t in _moving_threads(index)),
        articles=article_rows(index),
        failures=index.failures,
    )


def paged(total: int, page: int, size: int = PAGE_SIZE) -> Pages:
    """Return the part of a list that a page shows; a page beyond either end is the nearest one."""
    last = max(1, -(-total // size))
    page = min(max(1, page), last)
    return Pages(page=page, last=last, total=total, first_row=(page - 1) * size + 1 if total else 0, last_row=min(total, page * size))


def finding_view(index: Index, finding: Finding) -> FindingView:
    """Return a finding with its claims and passages."""
    claims = tuple((claim_href(c), index.claims[c].wording) for c in dict.fromkeys(finding.claim_ids) if c in index.claims)
    return FindingView(
        id=finding.id,
        kind=finding.kind,
        kind_words=FINDING_WORDS[finding.kind],
        explanation=finding.explanation,
        claims=claims,
        passages=evidence_passages(index, finding.evidence),
        rulings=index.rulings.get(finding.id, ()),
    )


def thread_view(index: Index, thread: Thread, current: str | None = None) -> ThreadView:
    """Return a matter through time; stages of the claim being looked at are marked."""
    stages = [s for s in sorted(thread.history, key=lambda s: (time_key(s.time), s.claim_id)) if s.claim_id in index.claims]
    return ThreadView(
        id=thread.id,
        wording=thread.wording,
        stages=tuple(
            StageView(
                mark=status_mark(s.status),
                time=s.time,
                time_words=human_time(s.time) or "time not known",
                claim_id=s.claim_id,
                href=claim_href(s.claim_id),
                wording=index.claims[s.claim_id].wording,
                current=s.claim_id == current,
            )
            for s in stages
        ),
    )


def article_rows(index: Index) -> tuple[ArticleRow, ...]:
    """Return all articles by time of publication."""
    kinds: dict[str, list[str]] = {}
    for relation in index.relations:
        kinds.setdefault(relation.article_id, []).append(relation.kind)
    rows = [
        ArticleRow(
            id=a.id,
            href=article_href(a.id),
            outlet=outlet_name(a),
            title=article_title(a),
            language=a.language,
            published=a.published,
            published_words=human_time(a.published),
            statements=len(index.statements_of.get(a.id, ())),
            relations=tuple(dict.fromkeys(kinds.get(a.id, ()))),
        )
        for a in index.articles.values()
    ]
    return tuple(sorted(rows, key=lambda r: (time_key(r.published), r.outlet, r.id)))


def _moving_threads(index: Index) -> list[Thread]:
    """Return the threads in which something happens: more than one stage, the longest first."""
    moving = [t for t in index.threads.values() if len(t.history) > 1]
    return sorted(moving, key=lambda t: (-len(t.history), t.wording, t.id))


def _counts(index: Index) -> tuple[tuple[str, int], ...]:
    outlets = {outlet_name(a) for a in index.articles.values() if a.outlet}
    held = {
        "capture": index.captures,
        "article": index.articles,
        "outlet": outlets,
        "statement": index.statements,
        "claim": index.claims,
        "finding": index.findings,
        "failure": index.failures,
    }
    return tuple((name if len(things) == 1 else f"{name}s", len(things)) for name, things in held.items())


def _summary(index: Index) -> str:
    claims = index.claims.values()
    if not claims:
        return "No claims yet."
    several = sum(c.established_origins > 1 for c in claims)
    one = sum(c.established_origins == 1 for c in claims)
    none = len(index.claims) - several - one
    rest = "rests" if one == 1 else "rest"
    return f"{count(len(index.claims), 'claim')}: {one:,} {rest} on one established origin, {several:,} on two or more, {none:,} on none."


def _finding_counts(index: Index) -> tuple[tuple[str, str, int], ...]:
    numbers: dict[str, int] = {}
    for finding in index.findings:
        numbers[finding.kind] = numbers.get(finding.kind, 0) + 1
    return tuple((kind, FINDING_WORDS[kind], numbers[kind]) for kind in FINDING_WORDS if kind in numbers)
