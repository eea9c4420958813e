"""From sentences to statements: what is attributed, what goes on in quotation marks, and what the article says in its own voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from headwater.extract import (
    coreference,
    encoded,
    foreign,
    joined_clauses,
    moods,
    pointing,
    propositions,
    retold,
    stretches,
    taken_up,
    transcripts,
    verb_final,
)
from headwater.extract.announcements import announced
from headwater.extract.attribution import find
from headwater.extract.context import Context
from headwater.extract.cues import AUXILIARY, named
from headwater.extract.hearsay import hearsay
from headwater.extract.hops import read
from headwater.extract.nothing_told import tells_nothing
from headwater.extract.paragraphs import paragraph
from headwater.extract.phrases import Sentence, has_finite
from headwater.extract.pointing import Pointed
from headwater.extract.spoken import Attribution, Range
from headwater.extract.who import Named
from headwater.extract.written_chains import Speaker, WrittenChains, closed
from headwater.ids import make_id
from headwater.model import MEDIA, Hop, Mode, SectionKind, Span, Statement
from headwater.text.lexicon import table
from headwater.text.offsets import take
from headwater.text.outlets import fold_name

MADE_BY = "extract/attribution/1"
SCORES = {"opening": 0.85, "closing": 0.9, "plain": 0.85, "relative": 0.7, "noun": 0.6, "inserted": 0.8, "colon": 0.7, "hearsay": 0.4}
MIN_NARRATION = 4
"""Fewer words than this without an attribution are a label, not a statement."""


Cut = tuple[Statement, tuple[Span, ...]]


@dataclass(slots=True)
class Reader:
    """Reads the sentences of one article in order, with what it remembers of those before."""

    context: Context
    written: WrittenChains
    section: SectionKind = "body"
    page: tuple[Hop, ...] = ()
    speakers: frozenset[str] = frozenset()
    """Names that open the lines of a transcript."""
    opened: Speaker | None = None
    """Who was named before what was said ("За даними X, T"): what follows in the paragraph without a source is most likely still X's."""
    recent: list[tuple[int, Cut]] = field(default_factory=list)
    """What was read of this paragraph and the one before, with the number of its paragraph."""
    pointed: list[Pointed] = field(default_factory=list)
    """Who said what stands before a sentence that does no more than say so."""

    def read(self, s: Sentence, paragraph: int) -> Iterator[Cut]:
        """Yield the statements of one sentence, each with the passages of its propositions; those before it again where it says whose they are."""
        self.recent = [(n, cut) for n, cut in self.recent if n + 1 >= paragraph]
        for cut in self._sentence(s, paragraph):
            self.recent.append((paragraph, cut))
            yield cut

    def _points_back(self, s: Sentence, paragraph: int, language: str) -> bool:
        """Note who said what stands before a sentence that does no more than say so; tell whether it is one."""
        back = pointing.find(s, language) if self.section in ("standfirst", "body") else None
        if back is None:
            return False
        before = self.written.last
        chain = closed(self.written.chain(s, back, paragraph), self.page)
        if chain[0].role in MEDIA and before is not None and before.paragraph == paragraph:
            # "X said A. This was reported by W": X goes on to speak through W
            self.written.last = Speaker((*before.hops, chain[0]), before.source, paragraph)
        source = stretches.span(s, back.source) if back.source else None
        self.pointed.append(Pointed(at=s.start, source=source, cue=stretches.span(s, back.cue), chain=chain))
        return True

    def _sentence(self, s: Sentence, paragraph: int) -> Iterator[Cut]:
        language = self.context.article.language or "en"
        if self._points_back(s, paragraph, language):
            return
        hits = find(s) if language == "en" else foreign.find(s, language)
        hits = [h for h in encoded.settled(s, hits, self.context.encoder, language) if not foreign.only_intends(s, h, language)]
        if not hits and language == "en" and (hit := hearsay(s)):
            hits = [hit]
        if not hits and language == "en" and (said := announced(s)):
            self.written.chain(s, said, paragraph)
            return
        quoted = stretches.all_quoted(s)
        if not hits and (quoted or self._reported(s, paragraph, language)):
            yield from self._goes_on(s, paragraph, mode="direct" if quoted else "indirect")
            return
        spoken: list[Range] = []
        whole = True
        self._settle(s, hits)
        for hit in hits:
            before = self.written.last
            chain = self.written.chain(s, hit, paragraph)
            if hit.form == taken_up.FORM:
                if chain[0].role in MEDIA and before is not None:
                    # "Об этом сообщает Y": whoever spoke before goes on to speak, through Y
                    media = tuple(h for h in chain if h.role in MEDIA)
                    self.written.last = replace(before, hops=(*before.hops, *media), paragraph=paragraph)
                    self.written.through.setdefault(fold_name(before.hops[0].name), media)
                source = stretches.span(s, hit.source) if hit.source else None
                yield from retold.retold(self.recent, retold.Taker(chain=chain, source=source, passes=hit.lemma == "pass on"), paragraph, self.page)
                whole = False
                continue
            self.opened = None
            if hit.form == "opening" and hit.source is not None and language != "en":
                self.opened = Speaker(chain, stretches.span(s, hit.source), paragraph, in_mood=moods.marked(s, language))
            if _only_nests(s, hit, hits):
                continue
            for piece in stretches.pieces(s, hit):
                spoken.append(piece)
                yield from self._statement(s, hit, piece, chain)
        if not whole:
            return
        # what stands before a colon is said by the article itself: "She saw it differently: ..."
        told = [h for h in hits if h.form != "colon"]
        spoken += [h.source for h in told if h.source] + [(h.begin, h.until) for h in told]
        yield from self._narration(s, spoken, paragraph, whole=not hits)

    def _settle(self, s: Sentence, hits: list[Attribution]) -> None:
        """Leave what is only believed inside what another says to that one, unless that is a lawmaker or passed on others' words before."""
        for hit in (h for h in hits if h.tentative and h.outer is not None and h.outer.source):
            outer = hit.outer.source if hit.outer and hit.outer.source else (0, 1)
            who, _ = coreference.resolve(read(s, outer, self.context.mentions), "", s.tokens[outer[0]].start, self.written.memory)
            called = {w.lower() for w in f"{who.title or ''} {stretches.text(s, outer)}".split()}
            if who.role != "person" or not (called & named("members") or fold_name(who.name) in self.written.passing):
                hit.pieces, hit.outer = [], None

    def spoken(self, turn: transcripts.Turn, end: int, number: int) -> Iterator[Cut]:
        """Yield what a speaker says in a line of a transcript; questions assert nothing."""
        text = self.context.article.text
        label = take(text, turn.start, turn.end)
        if label is None:
            return
        who, reason = coreference.resolve(self._labelled(label.text), label.text, turn.start, self.written.memory)
        hop = Hop(
            role=who.role,
            name=who.name,
            as_written=label.text,
            span=label,
            title=who.title,
            organisation=who.organisation,
            inferred=reason is not None,
            reason=reason,
        )
        self.written.last = Speaker((hop,), label, number)
        self.written.memory.meet(who, None, turn.start)
        for s in paragraph(text, turn.begin, end, headline=False, language=self.context.article.language):
            if text[s.end - 1] == "?" or len(s.tokens) < MIN_NARRATION:
                continue
            told = [*self._told_by(s, hop, number)]
            yield from told
            if self._asks(label.text):
                continue
            spoken = [(a, b) for statement, _ in told if (r := stretches.tokens(s, statement.content)) for a, b in (r,)]
            for a, b in stretches.left(s, spoken) if told else [(0, len(s.tokens))]:
                spans, content = self._propositions(s, (a, b)), stretches.content(s, (a, b))
                if content and spans and (not told or (b - a >= MIN_NARRATION and has_finite(s, a, b) and not _names_source(told, content))):
                    yield self._made(content, "direct", None, label, (hop,), 0.8), spans

    def _labelled(self, label: str) -> Named:
        """Return who opens a line: whoever has the label's initials, where the article names one such person."""
        people = {m.name: m for m in self.context.mentions if m.kind == "person" and transcripts.initials(m.name) == label}
        if len(people) != 1:
            return transcripts.speaker(label)
        (person,) = people.values()
        return Named("person", person.name, person.title, person.organisation)

    def _asks(self, label: str) -> bool:
        """Tell whether a label is the page's own outlet: it asks."""
        outlet = self.context.article.outlet
        return outlet is not None and (fold_name(label) == fold_name(outlet.name) or (label.isupper() and transcripts.initials(outlet.name) == label))

    def _told_by(self, s: Sentence, teller: Hop, number: int) -> Iterator[Cut]:
        """Yield what somebody who is interviewed says that others say: theirs, passed on by him."""
        language = self.context.article.language or "en"
        before = self.written.last
        for hit in find(s) if language == "en" else foreign.find(s, language):
            if hit.source is None or hit.inherits or hit.noun or transcripts.first_person(language).fullmatch(stretches.text(s, hit.source)):
                continue
            chain = self.written.chain(s, hit, number)
            if chain[0].inferred or fold_name(chain[0].name) == fold_name(teller.name):
                continue
            for piece in stretches.pieces(s, hit):
                yield from self._statement(s, hit, piece, chain if self._asks(teller.as_written or "") else (*chain, teller))
        self.written.last = before

    def _statement(self, s: Sentence, hit: Attribution, piece: Range, chain: tuple[Hop, ...]) -> Iterator[Cut]:
        whole = hit.whole or stretches.bare_noun(s, hit, piece)
        low = piece[0]
        if whole and hit.source and hit.source[0] < hit.cue[0] <= piece[0] and hit.form == "plain":
            low = hit.source[0] if hit.source[0] > hit.cue[0] - 30 else hit.cue[0]
        content = stretches.content(s, (low, piece[1]))
        source = stretches.span(s, hit.source) if hit.source else None
        cue = stretches.span(s, hit.cue)
        if content is None:
            return
        spans = self._propositions(s, (low, piece[1]))
        if spans:
            yield self._made(content, stretches.mode(s, piece), cue, source, chain, 0.6 if chain[0].inferred else SCORES.get(hit.form, 0.6)), spans

    def _reported(self, s: Sentence, paragraph: int, language: str) -> bool:
        """Tell whether a sentence goes on with what somebody said by its verb's mood alone: "Die Brücke müsse gesperrt werden"."""
        near = self.written.last is not None and paragraph - self.written.last.paragraph <= 1 and self.section == "body"
        return near and moods.reported(s, language) and not moods.says_itself(s, language)

    def _goes_on(self, s: Sentence, paragraph: int, mode: Mode = "direct") -> Iterator[Cut]:
        """Yield what has no tag of its own, a quotation or reported speech: that of whoever spoke last, if that was just before."""
        spans = self._propositions(s, (0, len(s.tokens)))
        content = stretches.content(s, (0, len(s.tokens)))
        if not spans or content is None:
            return
        last = self.written.last
        if last is None or paragraph - last.paragraph > 1:
            yield (
                self._made(
                    content, "direct", None, None, (Hop(role="unnamed", name="unnamed", inferred=True, reason="a quotation without a speaker"),), 0.3
                ),
                spans,
            )
            return
        last.paragraph = paragraph
        first = last.hops[0]
        speaker = replace(
            first, inferred=True, reason="the quotation goes on" if mode == "direct" else "what he said goes on in the mood of reported speech"
        )
        yield self._made(content, mode, None, last.source, (speaker, *last.hops[1:]), 0.7), spans

    def _narration(self, s: Sentence, spoken: list[Range], paragraph: int, *, whole: bool) -> Iterator[Cut]:
        """Yield what no attribution covers, where it holds a proposition."""
        for a, b in stretches.left(s, spoken):
            if a and s.tags[a] in "ETG" and s.tokens[a].low not in AUXILIARY:
                # "said in a message sent on Monday": a participle belongs to what it follows
                continue
            if b - a < MIN_NARRATION or (s.text[s.end - 1] == "?" and whole):
                continue
            if not s.headline and tells_nothing(s.text[s.tokens[a].start : s.tokens[b - 1].end], whole=whole):
                continue
            english = (self.context.article.language or "en") == "en"
            if not (has_finite(s, a, b) or (s.headline and not english) or (whole and (s.headline or not english or b - a > 6))):
                continue
            spans = tuple(p for p in self._propositions(s, (a, b)) if s.headline or not english or not propositions.is_fragment(s, p.start, p.end))
            content = stretches.content(s, (a, b))
            if not spans or not content:
                continue
            if whole and (of := self._still(s, paragraph)) is not None:
                yield self._made(content, "indirect", None, of.source, of.hops, 0.35), spans
            else:
                yield self._made(content, "narration", None, None, (), 0.5), spans

    def _still(self, s: Sentence, paragraph: int) -> Speaker | None:
        """Return who was named before the sentence before, where this one goes on without a source of its own."""
        of = self.opened
        language = self.context.article.language or "en"
        background = table("cues", language).get("background", ())
        if of is None or of.paragraph != paragraph or s.headline or any(t.low in background for t in s.tokens[:2]):
            return None
        if of.in_mood and not moods.marked(s, language):
            # the mood that told whose words these are has ended: the article speaks again
            self.opened = None
            return None
        first = replace(of.hops[0], inferred=True, reason="the sentence goes on from what this source is made to say before")
        return Speaker((first, *of.hops[1:]), of.source, paragraph)

    def _propositions(self, s: Sentence, piece: Range) -> tuple[Span, ...]:
        language = self.context.article.language or "en"
        found = propositions.cut(s, [piece], language)
        parts = [part for a, b in found for part in joined_clauses.cut(s, a, b, language)]
        return stretches.spans(s, [(a, verb_final.unquoted(s.text, a, b, language)) for a, b in parts])

    def _made(self, content: Span, mode: Mode, cue: Span | None, source: Span | None, chain: tuple[Hop, ...], score: float) -> Statement:
        article = self.context.article
        return Statement(
            id=make_id("sta", article.id, content.start, content.end, source.start if source else None),
            article_id=article.id,
            mode=mode,
            position=self.section,
            content=content,
            cue=cue,
            source=source,
            chain=closed(chain, self.page),
            score=score,
            made_by=MADE_BY,
        )


def _names_source(told: list[Cut], content: Span) -> bool:
    """Tell whether a stretch holds the words that name who said the rest."""
    return any(c.source and content.start <= c.source.start < content.end for c, _ in told)


def _only_nests(s: Sentence, hit: Attribution, hits: list[Attribution]) -> bool:
    """Tell whether an attribution says no more than that another was made."""
    if not hit.pieces:
        return True
    start = hit.pieces[0][0]
    return any(o.outer is hit and o.pieces and all(s.tags[j] in "SRW" for j in range(start, o.begin)) for o in hits)
