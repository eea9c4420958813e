"""From sentences to statements: what is attributed, what goes on in quotation marks, and what the article says in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from headwater.extract import (
    chains,
    coreference,
    encoded,
    foreign,
    joined_clauses,
    moods,
    plain,
    pointing,
    propositions,
    retold,
    short_names,
    taken_up,
    transcripts,
    verb_final,
    west_sources,
)
from headwater.extract.announcements import announced
from headwater.extract.attribution import find
from headwater.extract.context import Context
from headwater.extract.corrections import its_own
from headwater.extract.cues import AUXILIARY, named
from headwater.extract.generic import nobody
from headwater.extract.hearsay import hearsay
from headwater.extract.hops import Named, read
from headwater.extract.nothing_told import tells_nothing
from headwater.extract.paragraphs import paragraph
from headwater.extract.phrases import Sentence, has_finite
from headwater.extract.pointing import Pointed
from headwater.extract.spoken import Attribution, Range
from headwater.extract.trimmed import timeless, trimmed
from headwater.ids import make_id
from headwater.model import MEDIA, Hop, Mode, SectionKind, Span, Statement
from headwater.text.lexicon import table
from headwater.text.offsets import take
from headwater.text.outlets import fold_name, one_name

MADE_BY = "extract/attribution/1"
SCORES = {"opening": 0.85, "closing": 0.9, "plain": 0.85, "relative": 0.7, "noun": 0.6, "inserted": 0.8, "colon": 0.7, "hearsay": 0.4}
MIN_NARRATION = 4
"""Fewer words than this without an attribution are a label, not a statement."""

OPENING = re.compile(r"[,;:—–\s]+|(?:that|[Aa]nd|[Bb]ut|[Oo]r|[Nn]or)\b,?\s+(?=\S)")
CLOSING = re.compile(r"(?:[,;:—–\s]|\s(?:and|but|or|nor|that))$")
"""What stands at the ends of a content and is no part of it."""

SOME = ("one of the ", "two of the ", "some of the ", "one of those ", "both ", "another of the ")
KNOWN = ("the ", "that ", "this ", "these ", "those ", "same ")

Cut = tuple[Statement, tuple[Span, ...]]


@dataclass(slots=True)
class Speaker:
    """Who spoke last in a section: what goes on in quotation marks is theirs."""

    hops: tuple[Hop, ...]
    source: Span | None
    paragraph: int
    in_mood: bool = False
    """Whether what they are made to say stands in a mood that marks it as said."""


@dataclass(slots=True)
class Reader:
    """Reads the sentences of one article in order, with what it remembers of those before."""

    context: Context
    memory: coreference.Memory
    section: SectionKind = "body"
    page: tuple[Hop, ...] = ()
    last: Speaker | None = None
    speakers: frozenset[str] = frozenset()
    opened: Speaker | None = None
    """Who was named before what was said ("За даними X, T"): what follows in the paragraph without a source is most likely still X's."""
    passing: set[str] = field(default_factory=set)
    """Persons who passed on what another said."""
    through: dict[str, tuple[Hop, ...]] = field(default_factory=dict)
    """The media through which each speaker first spoke."""
    recent: list[tuple[int, Cut]] = field(default_factory=list)
    """What was read of this paragraph and the one before, with the number of its paragraph."""
    """Names that open the lines of a transcript."""
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
        before = self.last
        chain = closed(self._chain(s, back, paragraph), self.page)
        if chain[0].role in MEDIA and before is not None and before.paragraph == paragraph:
            # "X said A. This was reported by W": X goes on to speak through W
            self.last = Speaker((*before.hops, chain[0]), before.source, paragraph)
        self.pointed.append(Pointed(at=s.start, source=_span(s, back.source) if back.source else None, cue=_span(s, back.cue), chain=chain))
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
            self._chain(s, said, paragraph)
            return
        quoted = all_quoted(s)
        if not hits and (quoted or self._reported(s, paragraph, language)):
            yield from self._goes_on(s, paragraph, mode="direct" if quoted else "indirect")
            return
        spoken: list[Range] = []
        whole = True
        self._settle(s, hits)
        for hit in hits:
            before = self.last
            chain = self._chain(s, hit, paragraph)
            if hit.form == taken_up.FORM:
                if chain[0].role in MEDIA and before is not None:
                    # "Об этом сообщает Y": whoever spoke before goes on to speak, through Y
                    media = tuple(h for h in chain if h.role in MEDIA)
                    self.last = replace(before, hops=(*before.hops, *media), paragraph=paragraph)
                    self.through.setdefault(fold_name(before.hops[0].name), media)
                source = _span(s, hit.source) if hit.source else None
                yield from retold.retold(self.recent, retold.Taker(chain=chain, source=source, passes=hit.lemma == "pass on"), paragraph, self.page)
                whole = False
                continue
            opens = hit.form == "opening" and hit.source is not None and language != "en"
            self.opened = Speaker(chain, _span(s, hit.source), paragraph, in_mood=moods.marked(s, language)) if opens and hit.source else None
            if _only_nests(s, hit, hits):
                continue
            for piece in _pieces(s, hit):
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
            who, _ = coreference.resolve(read(s, outer, self.context.mentions), "", s.tokens[outer[0]].start, self.memory)
            called = {w.lower() for w in f"{who.title or ''} {_text(s, outer)}".split()}
            if who.role != "person" or not (called & named("members") or fold_name(who.name) in self.passing):
                hit.pieces, hit.outer = [], None

    def spoken(self, turn: transcripts.Turn, end: int, number: int) -> Iterator[Cut]:
        """Yield what a speaker says in a line of a transcript; questions assert nothing."""
        text = self.context.article.text
        label = take(text, turn.start, turn.end)
        if label is None:
            return
        who, reason = coreference.resolve(self._labelled(label.text), label.text, turn.start, self.memory)
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
        self.last = Speaker((hop,), label, number)
        self.memory.meet(who, None, turn.start)
        for s in paragraph(text, turn.begin, end, headline=False, language=self.context.article.language):
            if text[s.end - 1] == "?" or len(s.tokens) < MIN_NARRATION:
                continue
            told = [*self._told_by(s, hop, number)]
            yield from told
            if self._asks(label.text):
                continue
            spoken = [(a, b) for statement, _ in told if (r := _tokens(s, statement.content)) for a, b in (r,)]
            for a, b in _left(s, spoken) if told else [(0, len(s.tokens))]:
                spans, content = self._propositions(s, (a, b)), _content(s, (a, b))
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
        before = self.last
        for hit in find(s) if language == "en" else foreign.find(s, language):
            if hit.source is None or hit.inherits or hit.noun or transcripts.first_person(language).fullmatch(_text(s, hit.source)):
                continue
            chain = self._chain(s, hit, number)
            if chain[0].inferred or fold_name(chain[0].name) == fold_name(teller.name):
                continue
            for piece in _pieces(s, hit):
                yield from self._statement(s, hit, piece, chain if self._asks(teller.as_written or "") else (*chain, teller))
        self.last = before

    def _chain(self, s: Sentence, hit: Attribution, paragraph: int) -> tuple[Hop, ...]:
        passed = chains.passed_on(s, hit, self.context)
        language = self.context.article.language or "en"
        if hit.source is not None and not timeless(s, hit.source, language):
            hit = replace(hit, source=None)
        hops: list[Hop] = []
        if (meant := self._speaker_before(s, hit)) is not None:
            hops.append(meant)
            if hit.source is None and self.last is not None:
                hops += [replace(h, span=None, as_written=None, inferred=True, reason=meant.reason) for h in self.last.hops[1:]]
        elif hit.source is None:
            hops.append(Hop(role="unnamed", name="unnamed"))
        else:
            source = trimmed(s, hit.source, language)
            who = west_sources.named(s, source, read(s, source, self.context.mentions), language)
            who = plain.named(s, source, who, language)
            written = s.text[s.tokens[source[0]].start : s.tokens[source[1] - 1].end]
            known, reason = short_names.whole(who, written, self.memory) or coreference.resolve(who, written, s.tokens[source[0]].start, self.memory)
            if known.role not in MEDIA:
                known = known._replace(name=foreign.bare(known.name, language))
            if known.role in ("organisation", "group") and nobody(written, language):
                known = known._replace(role="unnamed")
            known = its_own(known, self.context.article)
            if known.role == "document" and known.organisation and known.kind:
                known = Named("organisation", known.organisation, channel=known.kind)
            hop = chains.hop(s, source, known, reason=reason, channel=passed.channel)
            self.memory.meet(known, hop.channel.kind if hop.channel else _to_regulator(s, hit), s.start)
            hops.append(hop)
        hops += self._meant(passed.hops, hops[0])
        hops = self._passed_on_again(hops, paragraph)
        # Two sayings may each stand inside what the other says; a ring ends where it began.
        outer, met = hit.outer, [hit]
        while outer is not None and outer.source is not None and all(outer is not m for m in met):
            who, reason = coreference.resolve(read(s, outer.source, self.context.mentions), "", s.tokens[outer.source[0]].start, self.memory)
            if all(who.name != h.name for h in hops):
                hops.append(chains.hop(s, outer.source, who, reason=reason))
            met.append(outer)
            outer = outer.outer
        self.passing |= {fold_name(h.name) for h in hops[1:] if h.role == "person"}
        self.memory.media += [Named(h.role, h.name) for h in hops if h.role in MEDIA and not h.inferred]
        chain = self._through_before(tuple(hops), occasion=_occasion(hit, passed))
        if hit.outer is None or chain[-1].role in MEDIA:
            self.last = Speaker(chain, hops[0].span, paragraph)
        return chain

    def _passed_on_again(self, hops: list[Hop], paragraph: int) -> list[Hop]:
        """Return hops with whoever spoke last through a medium before "the broadcaster", where that medium goes on to pass his words on."""
        last, medium = self.last, hops[0]
        if last is None or len(hops) > 1 or medium.role not in MEDIA or not medium.inferred or paragraph - last.paragraph > 1:
            return hops
        if last.hops[0].role in MEDIA or all(one_name(h.name) != one_name(medium.name) for h in last.hops[1:]):
            return hops
        reason = f"{medium.name} goes on to pass on what {last.hops[0].name} said"
        return [replace(last.hops[0], span=medium.span, as_written=medium.as_written, inferred=True, reason=reason), medium]

    def _meant(self, relays: tuple[Hop, ...], speaker: Hop) -> list[Hop]:
        """Return relays each once: "the newspaper" is the medium named before."""
        found = {one_name(speaker.name): speaker}
        for relay in relays:
            hop = self._full(relay)
            if hop.role == "unnamed" and hop.span and hop.span.text.lower().startswith(KNOWN):
                kind = hop.name.lower().split()[-1]
                known, reason = coreference.resolve(Named("unnamed", hop.name, kind=kind), hop.span.text, hop.span.start, self.memory)
                hop = replace(hop, role=known.role, name=known.name, inferred=reason is not None, reason=reason)
            found.setdefault(one_name(hop.name), hop)
        return list(found.values())[1:]

    def _through_first(self, chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
        """Return a chain with the media through which its speaker first spoke on the page, where it names none."""
        speaker = fold_name(chain[0].name)
        if any(h.role in MEDIA for h in chain[1:]):
            self.through.setdefault(speaker, tuple(h for h in chain[1:] if h.role in MEDIA))
            return chain
        reason = f"{chain[0].name} spoke through it before"
        before = self.through.get(speaker, ()) if chain[0].role != "unnamed" or chain[0].inferred else ()
        return (*chain, *(replace(h, span=None, as_written=None, inferred=True, reason=reason) for h in before))

    def _full(self, hop: Hop) -> Hop:
        """Return a relay under its full name, where a short form in another language than English stands for one."""
        known = short_names.whole(Named(hop.role, hop.name, hop.title, hop.organisation), hop.as_written or hop.name, self.memory)
        return (
            replace(hop, role=known[0].role, name=known[0].name, title=known[0].title, inferred=known[1] is not None, reason=known[1])
            if known
            else hop
        )

    def _through_before(self, chain: tuple[Hop, ...], *, occasion: bool) -> tuple[Hop, ...]:
        """Return a chain with the media through which its speaker spoke just before, where it names none and tells of no other occasion."""
        last = self.last
        if (self.context.article.language or "en") != "en" and not occasion and chain[0].role not in MEDIA:
            return self._through_first(chain)
        if occasion or last is None or len(chain) > 1 or chain[0].role in MEDIA or not _one_speaker(chain[0], last.hops[0]):
            return chain
        reason = f"{chain[0].name} goes on to speak through it"
        return (*chain, *(replace(h, span=None, as_written=None, inferred=True, reason=reason) for h in last.hops[1:] if h.role in MEDIA))

    def _speaker_before(self, s: Sentence, hit: Attribution) -> Hop | None:
        """Return the speaker of the sentence before, where another language than English has only a pronoun or no subject for him."""
        if not hit.inherits or self.last is None or (self.context.article.language or "en") == "en":
            return None
        if hit.source and hit.source[1] - hit.source[0] > 1:
            return None
        span = _span(s, hit.source) if hit.source else None
        reason = f'"{span.text}" is the speaker named before' if span else "a verb without a subject: the speaker named before"
        before = self.last.hops[0]
        return replace(before, span=span, as_written=span.text if span else None, channel=None, inferred=True, reason=reason)

    def _statement(self, s: Sentence, hit: Attribution, piece: Range, chain: tuple[Hop, ...]) -> Iterator[Cut]:
        whole = hit.whole or _bare_noun(s, hit, piece)
        low = piece[0]
        if whole and hit.source and hit.source[0] < hit.cue[0] <= piece[0] and hit.form == "plain":
            low = hit.source[0] if hit.source[0] > hit.cue[0] - 30 else hit.cue[0]
        content = _content(s, (low, piece[1]))
        source = _span(s, hit.source) if hit.source else None
        cue = _span(s, hit.cue)
        if content is None:
            return
        spans = self._propositions(s, (low, piece[1]))
        if spans:
            yield self._made(content, _mode(s, piece), cue, source, chain, 0.6 if chain[0].inferred else SCORES.get(hit.form, 0.6)), spans

    def _reported(self, s: Sentence, paragraph: int, language: str) -> bool:
        """Tell whether a sentence goes on with what somebody said by its verb's mood alone: "Die Brücke müsse gesperrt werden"."""
        near = self.last is not None and paragraph - self.last.paragraph <= 1 and self.section == "body"
        return near and moods.reported(s, language) and not moods.says_itself(s, language)

    def _goes_on(self, s: Sentence, paragraph: int, mode: Mode = "direct") -> Iterator[Cut]:
        """Yield what has no tag of its own, a quotation or reported speech: that of whoever spoke last, if that was just before."""
        spans = self._propositions(s, (0, len(s.tokens)))
        content = _content(s, (0, len(s.tokens)))
        if not spans or content is None:
            return
        last = self.last
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
        for a, b in _left(s, spoken):
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
            content = _content(s, (a, b))
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
        return _spans(s, [(a, verb_final.unquoted(s.text, a, b, language)) for a, b in parts])

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


def closed(chain: tuple[Hop, ...], page: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Put what stands behind the whole page at the end of a chain; relays that are the page's own are named once."""
    behind = {one_name(h.name) for h in page}
    return (
        *chain[:1],
        *(h for h in chain[1:] if one_name(h.name) not in behind),
        *(h for h in page if not chain or one_name(h.name) != one_name(chain[0].name)),
    )


def _one_speaker(hop: Hop, last: Hop) -> bool:
    """Tell whether a hop is who spoke last: by the name, or as "the people" where it was "people familiar with the matter"."""
    if fold_name(hop.name) == fold_name(last.name):
        return True
    known = hop.role == last.role == "unnamed" and (hop.as_written or "").lower().startswith((*KNOWN, *SOME))
    return known and hop.name.lower().split()[-1].removesuffix("s") in {w.removesuffix("s") for w in last.name.lower().split()}


def _occasion(hit: Attribution, passed: chains.Passed) -> bool:
    """Tell whether an attribution says on which occasion its words were said: to whom, or at a talk that was not spoken of before.

    A post does not: whoever passes on one thing of a post or a platform passes on the next.
    """
    channel = passed.channel
    written = channel.span.text.lower() if channel and channel.span else None
    posted = channel is not None and any(w in named("posted") for w in channel.kind.lower().split())
    return hit.addressee is not None or (written is not None and not posted and not written.startswith(KNOWN))


def _text(s: Sentence, r: Range) -> str:
    return s.text[s.tokens[r[0]].start : s.tokens[r[1] - 1].end]


def _tokens(s: Sentence, span: Span) -> Range | None:
    """Return the tokens of a passage of a sentence."""
    held = [i for i, t in enumerate(s.tokens) if span.start <= t.start < span.end]
    return (held[0], held[-1] + 1) if held else None


def _names_source(told: list[Cut], content: Span) -> bool:
    """Tell whether a stretch holds the words that name who said the rest."""
    return any(c.source and content.start <= c.source.start < content.end for c, _ in told)


def _to_regulator(s: Sentence, hit: Attribution) -> str | None:
    """Return "filing" where a body tells an authority something: what the article later calls the filing."""
    if hit.addressee is None:
        return None
    words = list(s.tokens[hit.addressee[0] : hit.addressee[1]])
    official = any(w.low in named("government") for w in words) or (words[-1].text.isupper() and len(words[-1].text) == 3)
    return "filing" if official else None


def all_quoted(s: Sentence) -> bool:
    """Tell whether a sentence is a quotation and nothing else."""
    return bool(s.quotes) and s.quoted[0] >= 0 and sum(q < 0 for q in s.quoted) <= 1 and len(s.tokens) > 4


def _only_nests(s: Sentence, hit: Attribution, hits: list[Attribution]) -> bool:
    """Tell whether an attribution says no more than that another was made."""
    if not hit.pieces:
        return True
    start = hit.pieces[0][0]
    return any(o.outer is hit and o.pieces and all(s.tags[j] in "SRW" for j in range(start, o.begin)) for o in hits)


def _pieces(s: Sentence, hit: Attribution) -> list[Range]:
    pieces = [p for p in hit.pieces if p[1] > p[0]]
    if hit.form == "inserted" and len(pieces) == 2:
        # a proposition is one passage: around the tag where the subject stands before it, else what follows
        verb_next = s.tags[pieces[1][0]] in "ZTMV" or s.tokens[pieces[1][0]].low in AUXILIARY
        return [(pieces[0][0], pieces[1][1])] if verb_next else pieces[1:]
    return pieces


def _bare_noun(s: Sentence, hit: Attribution, piece: Range) -> bool:
    """Tell whether a content is a noun phrase too short to be a proposition ("claimed responsibility")."""
    return hit.form == "plain" and hit.lemma != ":" and piece[1] - piece[0] <= 4 and not has_finite(s, *piece)


def _span(s: Sentence, r: Range) -> Span | None:
    a, b = r
    while b > a + 1 and s.tags[b - 1] == ",":
        b -= 1
    return take(s.text, s.tokens[a].start, s.tokens[b - 1].end)


def _content(s: Sentence, r: Range) -> Span | None:
    """Return a content as a passage, without the quotation marks around it."""
    a, b = r
    if b <= a:
        return None
    low, high = s.tokens[a].start, s.tokens[b - 1].end
    for q in s.quotes:
        if q.start == low and q.end >= high > q.low:
            low, high = q.low, min(high, q.high)
    while high > low and (closing := CLOSING.search(s.text, max(low, high - 6), high)):
        high = closing.start()
    while (opening := OPENING.match(s.text, low, high)) and opening.end() < high:
        low = opening.end()
    return take(s.text, low, high) if high > low else None


def _spans(s: Sentence, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(p for a, b in ranges if (p := take(s.text, a, b)) is not None)


def _mode(s: Sentence, piece: Range) -> Mode:
    a, b = piece
    inside = sum(s.quoted[i] >= 0 for i in range(a, b))
    if inside >= b - a - 1 and s.quoted[a] >= 0:
        return "direct"
    return "mixed" if inside >= 2 else "indirect"


def _left(s: Sentence, spoken: list[Range]) -> list[Range]:
    found: list[Range] = []
    k = 0
    for a, b in sorted(spoken):
        if a > k:
            found.append((k, a))
        k = max(k, b)
    if k < len(s.tokens):
        found.append((k, len(s.tokens)))
    return found
