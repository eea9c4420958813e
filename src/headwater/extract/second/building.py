"""From grounded statements to nouns: the model says where, the rules say what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from headwater.extract import coreference
from headwater.extract.context import Context
from headwater.extract.hops import read
from headwater.extract.page import Passage
from headwater.extract.paragraphs import paragraph
from headwater.extract.phrases import Sentence
from headwater.extract.second.asserting import asserted
from headwater.extract.second.proposals import Grounded, Proposed
from headwater.extract.who import Named, bare
from headwater.extract.written_chains import closed
from headwater.ids import make_id
from headwater.model import Assertion, Channel, Hop, Mode, Span, Statement
from headwater.text.dates import find_times
from headwater.text.offsets import overlap
from headwater.text.quotes import quotations

EXACT, NEAR = 0.8, 0.6
"""Scores of statements that were copied exactly, and nearly so."""
CHANNEL_DATE = 40
"""Code points after a channel's words in which its date may stand."""

Made = tuple[Statement, tuple[Assertion, ...]]


@dataclass(slots=True)
class Builder:
    """Makes the statements of one article, in the order of its text."""

    context: Context
    passages: Sequence[Passage]
    made_by: str
    memory: coreference.Memory = field(init=False)
    _sentences: dict[int, list[Sentence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.memory = coreference.begin(self.context.article.text, self.context.mentions, self.context.sentences)

    def build(self, grounded: Iterable[Grounded]) -> Iterator[Made]:
        """Yield statements with their assertions; of two with one passage and one source the first stays."""
        seen: set[str] = set()
        for g in sorted(grounded, key=lambda g: (g.content.start, g.content.end, g.source.start if g.source else -1)):
            statement = self._statement(g)
            if statement.id not in seen:
                seen.add(statement.id)
                yield statement, self._assertions(g, statement)

    def _statement(self, g: Grounded) -> Statement:
        article, passage = self.context.article, self.passages[g.paragraph - 1]
        mode = self._mode(g, passage)
        chain = () if mode == "narration" else self._chain(g)
        source = g.source or g.speaker
        return Statement(
            id=make_id("sta", article.id, g.content.start, g.content.end, source.start if source else None),
            article_id=article.id,
            mode=mode,
            position=passage.kind,
            content=g.content,
            cue=g.cue,
            source=source,
            chain=closed(chain, passage.hops),
            score=EXACT if g.exact else NEAR,
            made_by=self.made_by,
        )

    def _mode(self, g: Grounded, passage: Passage) -> Mode:
        low, high = g.content.start, g.content.end
        quoted = [q for q in quotations(self.context.article.text, passage.low, passage.high) if q.start < high and low < q.end]
        if any(q.start <= low and high <= q.end for q in quoted):
            return "direct"
        if g.source is None and g.cue is None and g.speaker is None:
            return "narration"
        return "mixed" if any(" " in self.context.article.text[q.low : q.high].strip() for q in quoted) else "indirect"

    def _chain(self, g: Grounded) -> tuple[Hop, ...]:
        first = self._speaker(g)
        relays = ((self._read(span), span) for span in g.relays)
        return (first, *(_hop(who, span) for who, span in relays if not who.pronoun and who.name != first.name))

    def _speaker(self, g: Grounded) -> Hop:
        if g.source is None and g.speaker is None:
            return Hop(role="unnamed", name="unnamed", inferred=g.cue is None, reason="a quotation without a speaker" if g.cue is None else None)
        span = g.source or g.speaker
        assert span is not None
        who, reason = self._who(g, span)
        channel = self._channel(g.channel) or (Channel(kind=bare(who.channel)) if who.channel else None)
        self.memory.meet(who, channel.kind if channel else None, span.start)
        return replace(_hop(who, span), channel=channel, inferred=reason is not None, reason=reason)

    def _who(self, g: Grounded, span: Span) -> tuple[Named, str | None]:
        who = self._read(span)
        if g.speaker is not None and (g.source is None or not overlap((g.source.start, g.source.end), (g.speaker.start, g.speaker.end))):
            other = self._read(g.speaker)
            if not other.pronoun and (g.source is None or other.name != who.name):
                return coreference.resolve(other, g.speaker.text, g.speaker.start, self.memory)[0], "the second reader says who is meant"
        return coreference.resolve(who, span.text, span.start, self.memory)

    def _read(self, span: Span) -> Named:
        """Return who a phrase names; a name within it where the phrase crosses sentences."""
        for s in self._sentences_at(span.start):
            if s.start <= span.start and span.end <= s.end:
                inside = [i for i, t in enumerate(s.tokens) if t.end > span.start and t.start < span.end]
                if inside:
                    return read(s, (inside[0], inside[-1] + 1), self.context.mentions)
        known = next((m for m in self.context.within(span) if m.kind in ("person", "organisation")), None)
        if known is None:
            return Named("unnamed", span.text)
        return Named("person" if known.kind == "person" else "organisation", known.name, known.title, known.organisation)

    def _sentences_at(self, offset: int) -> list[Sentence]:
        n = next((n for n, p in enumerate(self.passages) if p.low <= offset < p.high), None)
        if n is None:
            return []
        if n not in self._sentences:
            p, article = self.passages[n], self.context.article
            self._sentences[n] = list(paragraph(article.text, p.low, p.high, headline=p.kind == "headline", language=article.language))
        return self._sentences[n]

    def _channel(self, span: Span | None) -> Channel | None:
        if span is None:
            return None
        article = self.context.article
        times = find_times(article.text, span.start, min(span.end + CHANNEL_DATE, len(article.text)), self.context.published, article.language)
        return Channel(kind=bare(span.text), date=times[0].value if times else None, span=span)

    def _assertions(self, g: Grounded, statement: Statement) -> tuple[Assertion, ...]:
        whole = Proposed(span=g.content, status=None, stance=None, hedge=None, times=(), places=(), figures=())
        made = {p.span: asserted(p, statement, self.context) for p in g.assertions or (whole,)}
        return tuple(made[span] for span in sorted(made, key=lambda s: (s.start, s.end)))


def _hop(who: Named, span: Span) -> Hop:
    return Hop(role=who.role, name=who.name or span.text, as_written=span.text, span=span, title=who.title, organisation=who.organisation)
