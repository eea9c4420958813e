"""The nouns: everything that travels from room to room.

Frozen, slotted, keyword-only, tuples inside, and no behaviour beyond refusing to be built wrong. Field names and meanings are those of the
export contract (docs/reference/export.md); what the contract composes from several nouns (an assertion's claim, a hop's entity) is composed in
`present.export` from `Claim.assertion_ids`, `Entity.mentions` and the like, so that what was extracted is never altered.

Offsets are Unicode code points of `Article.text`, half-open. Times are EDTF (ISO 8601-2) strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform

from headwater.errors import ModelError

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def noun(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted, keyword-only dataclass."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


SectionKind = Literal["headline", "standfirst", "body", "caption", "credit", "related", "furniture"]
Mode = Literal["direct", "indirect", "mixed", "narration"]
Role = Literal["person", "organisation", "group", "document", "outlet", "agency", "unnamed"]
MEDIA: frozenset[Role] = frozenset({"outlet", "agency"})
"""Who passes words on, and is not who they are from."""
Status = Literal["planned", "under_way", "done", "stopped", "unknown"]
Stance = Literal["asserts", "denies", "declines", "cannot_confirm", "unaware", "speculates"]
Trend = Literal["up", "down"]
TimeOf = Literal["event", "utterance", "earlier_utterance", "deadline", "publication"]
EntityKind = Literal["person", "organisation", "group", "outlet", "place", "equipment", "agreement", "activity"]
RelationKind = Literal["reprint", "excerpt", "rewrite", "translation", "siblings"]
Standing = Literal["established", "possible"]
FindingKind = Literal[
    "misattribution",
    "source_inflation",
    "outlet_swap",
    "distortion",
    "status_change",
    "plan_realised",
    "figure_change",
    "conflict",
    "denial",
    "date_conflict",
    "name_conflict",
    "self_reference",
]
LinkRelation = Literal[
    "trains",
    "trained_at",
    "uses",
    "produces",
    "produced_at",
    "transfers",
    "deploys",
    "located_at",
    "part_of",
    "leads",
    "party_to",
    "supplies",
    "owns",
    "attacks",
    "sanctions",
    "plans",
    "other",
]
Ruling = Literal["accept", "reject", "merge", "split", "correct", "grade", "undo"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


def _within(what: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ModelError(f"{what} is {value}, outside {low} to {high}")


# --- passages ---------------------------------------------------------------------------------------------------------------------------------


@noun
class Span:
    """A passage of one article: `text` is exactly `article.text[start:end]`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ModelError(f"a span from {self.start} to {self.end} cannot hold {len(self.text)} characters: {self.text[:40]!r}")


@noun
class Evidence:
    """A passage together with the article it stands in."""

    article_id: str
    span: Span


# --- capture and read -------------------------------------------------------------------------------------------------------------------------


@noun
class ArchiveRef:
    """Where the original bytes lie: the WARC file's name in `archive/`, the record's id, and its offset and length in that file in bytes."""

    file: str
    record_id: str
    offset: int
    length: int


@noun
class Capture:
    """The original bytes as obtained, with where, when and how; never altered."""

    id: str
    sha256: str
    size: int
    media_type: str
    url: str | None
    file_name: str | None
    obtained_at: str
    obtained_by: str
    archive: ArchiveRef | None = None


@noun
class Outlet:
    """Who publishes an article: its name as the page gives it, and its web domain where known."""

    name: str
    domain: str | None = None


@noun
class Section:
    """A stretch of an article's text of one kind; sections do not overlap and are in order."""

    kind: SectionKind
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ModelError(f"a section from {self.start} to {self.end} is empty")


@noun
class Article:
    """What a reader sees in a capture: outlet, title, byline, dates, language, and all visible text, furniture included and labelled as such."""

    id: str
    capture_id: str
    file_name: str | None
    url: str | None
    outlet: Outlet | None
    title: str | None
    byline: str | None
    published: str | None
    published_basis: str | None
    modified: str | None
    modified_basis: str | None = None
    language: str | None
    text: str
    sections: tuple[Section, ...]
    made_by: str

    def __post_init__(self) -> None:
        last = 0
        for s in self.sections:
            if s.start < last or s.end > len(self.text):
                raise ModelError(f"section {s.kind} {s.start}-{s.end} overlaps or leaves the text of {self.id}")
            last = s.end


# --- extract ----------------------------------------------------------------------------------------------------------------------------------


@noun
class Channel:
    """Through what a source spoke ("Telegram post", "press briefing", "interview"), with the channel's own date."""

    kind: str
    date: str | None = None
    span: Span | None = None


@noun
class Hop:
    """One link of a chain: who handed the words on, and whether that is written or inferred (then with its reason)."""

    role: Role
    name: str
    as_written: str | None = None
    span: Span | None = None
    title: str | None = None
    organisation: str | None = None
    channel: Channel | None = None
    inferred: bool = False
    reason: str | None = None


@noun
class Statement:
    """What an article lets one source say in one go, or says in its own voice (narration): content, cue, source, written chain."""

    id: str
    article_id: str
    mode: Mode
    position: SectionKind
    content: Span
    cue: Span | None
    source: Span | None
    chain: tuple[Hop, ...]
    score: float
    made_by: str

    def __post_init__(self) -> None:
        _within("a statement's score", self.score, 0.0, 1.0)
        if self.mode == "narration" and (self.source or self.cue):
            raise ModelError(f"narration {self.id} has a source or a cue")


@noun
class TimeMention:
    """A time as written, its EDTF value, and of what it is the time."""

    span: Span
    value: str
    of: TimeOf


@noun
class PlaceMention:
    """A place as written, and what is known of it (ISO 3166-1 alpha-2 country, GeoNames id, degrees WGS 84)."""

    span: Span
    name: str
    country: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None


@noun
class Figure:
    """A quantity: value or range with modifier, unit, population, place, as-of time; total or increment, rise or fall where the words say so."""

    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    modifier: str | None = None
    unit: str | None = None
    population: str | None = None
    place: str | None = None
    as_of: str | None = None
    total: bool | None = None
    trend: Trend | None = None


@noun
class Frame:
    """The main event of an assertion, as passages: who, does what, to whom or what, with what, where."""

    actor: Span | None = None
    action: Span | None = None
    target: Span | None = None
    equipment: tuple[Span, ...] = ()
    place: Span | None = None


@noun
class Assertion:
    """One checkable proposition in a statement: status, stance, hedge, times, places, figures, frame."""

    id: str
    statement_id: str
    article_id: str
    span: Span
    status: Status
    stance: Stance
    hedge: Span | None
    distanced: bool
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    frame: Frame = field(default_factory=Frame)


@noun
class Mention:
    """A name in an article, with what the words beside it say of it (title, organisation, the body that one is part of)."""

    article_id: str
    span: Span
    kind: EntityKind
    name: str
    title: str | None = None
    organisation: str | None = None
    part_of: str | None = None
    country: str | None = None
    alias_of: str | None = None


@noun
class Failure:
    """Work that a step could not do: on what, in which step, why. Kept in the ledger; everything else goes on."""

    subject: str
    step: str
    reason: str


@noun
class Extraction:
    """All that one article yields, and nothing that rests on another."""

    article_id: str
    statements: tuple[Statement, ...]
    assertions: tuple[Assertion, ...]
    mentions: tuple[Mention, ...]
    failures: tuple[Failure, ...] = ()


@noun
class Reading:
    """One article with all that it yields by itself: what `link` reads."""

    article: Article
    extraction: Extraction


# --- link -------------------------------------------------------------------------------------------------------------------------------------


@noun
class NameForm:
    """One form of an entity's name and how often it stands in the dossier."""

    text: str
    language: str | None
    script: str | None
    count: int


@noun
class EntityRole:
    """A title that statements give a person, and where they hold it."""

    title: str | None
    organisation_id: str | None
    statement_ids: tuple[str, ...]


@noun
class Entity:
    """A person, organisation, group, outlet, place, piece of equipment, agreement or activity, with all its names and the passages they stand at.

    `reliability` is the Admiralty code's A (reliable) to F (cannot be judged), where an analyst set it; none is ever proposed.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[NameForm, ...]
    roles: tuple[EntityRole, ...] = ()
    part_of_id: str | None = None
    country: str | None = None
    mentions: tuple[Evidence, ...] = ()
    reliability: Reliability | None = None


@noun
class Resolution:
    """A resolved chain: what follows from other articles, beside the written one, with its evidence and reason."""

    statement_id: str
    chain: tuple[Hop, ...]
    evidence: tuple[Evidence, ...]
    reason: str


@noun
class Utterance:
    """One occasion on which one source said something: speaker (None: unknown), channel, time."""

    id: str
    speaker_id: str | None
    channel: str | None
    time: str | None
    assertion_ids: tuple[str, ...]
    reason: str
    institution_id: str | None = None
    named: bool = False


@noun
class Origin:
    """Where a claim's chains end: the utterances of one institution (established or possible), or an unnamed or unknown beginning (possible)."""

    utterance_ids: tuple[str, ...]
    institution_id: str | None
    standing: Standing
    reason: str
    evidence: tuple[Evidence, ...] = ()


@noun
class Grade:
    """Admiralty credibility of a claim, 1 (confirmed) to 6 (cannot be judged); reliability of sources is the analyst's."""

    credibility: int
    reason: str
    proposed: bool = True

    def __post_init__(self) -> None:
        _within("credibility", self.credibility, 1, 6)


@noun
class Claim:
    """What assertions of the same proposition with the same status have in common, and the origins they rest on."""

    id: str
    former_ids: tuple[str, ...]
    thread_id: str | None
    wording: str
    assertion_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    outlets: int
    utterances: int
    established_origins: int
    possible_origins: int
    independence: tuple[Origin, ...]
    grade: Grade
    denied_by: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.assertion_ids:
            raise ModelError(f"claim {self.id} rests on no assertion")
        if self.established_origins > self.utterances:
            raise ModelError(f"claim {self.id} has {self.established_origins} established origins on {self.utterances} utterances")


@noun
class Stage:
    """One status of a thread, when it held, and the claim and assertions that say so."""

    status: Status
    time: str | None
    claim_id: str
    assertion_ids: tuple[str, ...]


@noun
class Thread:
    """Claims on one matter through time (planned, under way, done)."""

    id: str
    wording: str
    claim_ids: tuple[str, ...]
    history: tuple[Stage, ...]


@noun
class Swap:
    """A word that a copy replaced by another: most often the outlet's name."""

    before: str
    after: str


@noun
class AlignedPair:
    """Two passages that say the same in two articles: `left` in the article, `right` in the one it is related to."""

    left: Evidence
    right: Evidence
    score: float


@noun
class Relation:
    """How one article stems from another: kind, how much of it is contained, what was swapped, and what the direction rests on."""

    id: str
    article_id: str
    of_article_id: str | None
    of_outlet: str | None
    kind: RelationKind
    containment: float
    swaps: tuple[Swap, ...]
    alignment: tuple[AlignedPair, ...]
    direction_basis: str | None
    reason: str
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        _within("containment", self.containment, 0.0, 1.0)


@noun
class SeriesPoint:
    """One value of a series, and the assertion that gives it."""

    value: float | None
    low: float | None
    high: float | None
    as_of: str | None
    assertion_id: str


@noun
class Series:
    """Figures of one source and one population through time."""

    id: str
    population: str
    unit: str | None
    source_entity_id: str | None
    points: tuple[SeriesPoint, ...]


@noun
class Finding:
    """Something an analyst would want pointed out, in one sentence, with one to six passages."""

    id: str
    kind: FindingKind
    claim_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    explanation: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.evidence) <= 6:
            raise ModelError(f"finding {self.id} has {len(self.evidence)} pieces of evidence, not 1 to 6")


@noun
class SystemLink:
    """One link of the system that the reports describe together: two entities, how they are linked, with what status, since when, on which claims."""

    id: str
    from_id: str
    relation: LinkRelation
    to_id: str
    status: Status
    time: str | None
    claim_ids: tuple[str, ...]


@noun
class Linked:
    """Everything that follows from reading the articles together; a pure function of the extractions and the constraints."""

    entities: tuple[Entity, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    claims: tuple[Claim, ...] = ()
    threads: tuple[Thread, ...] = ()
    relations: tuple[Relation, ...] = ()
    series: tuple[Series, ...] = ()
    findings: tuple[Finding, ...] = ()
    links: tuple[SystemLink, ...] = ()


# --- review -----------------------------------------------------------------------------------------------------------------------------------


@noun
class Anchor:
    """A passage that outlives re-reading: the capture's digest, the exact quote, and up to 32 characters on either side."""

    sha256: str
    exact: str
    prefix: str
    suffix: str


@noun
class Decision:
    """What an analyst ruled; kept for ever, undone only by a later one.

    `value` says what the passages are, and what is set: "claims 3 1" (the passages of one claim, then of another), "assertion status=done".
    """

    id: str
    subject: tuple[Anchor, ...]
    ruling: Ruling
    value: str | None
    analyst: str
    decided_at: str
    note: str | None
    supersedes: str | None
    orphaned: bool = False


@noun
class Dismissal:
    """A finding that an analyst rejected: its kind, and the passages it rests on."""

    kind: FindingKind
    evidence: tuple[Evidence, ...]


@noun
class Constraints:
    """Decisions compiled for `link`: pairs of assertion ids that must or must not share a claim, rejected assertions, and dismissed findings."""

    must_link: tuple[tuple[str, str], ...] = ()
    cannot_link: tuple[tuple[str, str], ...] = ()
    rejected: tuple[str, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
