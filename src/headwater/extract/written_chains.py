"""Written chains: who is said to have said something, and through whom, with what was read before in the article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from headwater.extract import chains, coreference, foreign, plain, short_names, stretches, west_sources
from headwater.extract.context import Context
from headwater.extract.corrections import its_own
from headwater.extract.cues import named
from headwater.extract.generic import nobody
from headwater.extract.hops import read
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution, Range
from headwater.extract.trimmed import is_time, trimmed
from headwater.extract.who import Named
from headwater.model import MEDIA, Channel, Hop, Span
from headwater.text.outlets import fold_name, one_name

SOME = ("one of the ", "two of the ", "some of the ", "one of those ", "both ", "another of the ")
KNOWN = ("the ", "that ", "this ", "these ", "those ", "same ")


@dataclass(slots=True)
class Speaker:
    """Who spoke last in a section: what goes on in quotation marks is theirs."""

    hops: tuple[Hop, ...]
    source: Span | None
    paragraph: int
    in_mood: bool = False
    """Whether what they are made to say stands in a mood that marks it as said."""


@dataclass(slots=True)
class WrittenChains:
    """Makes the chains of one article's attributions in order, with what it remembers of those before."""

    context: Context
    memory: coreference.Memory
    last: Speaker | None = None
    passing: set[str] = field(default_factory=set)
    """Persons who passed on what another said."""
    through: dict[str, tuple[Hop, ...]] = field(default_factory=dict)
    """The media through which each speaker first spoke."""

    def chain(self, s: Sentence, hit: Attribution, paragraph: int) -> tuple[Hop, ...]:
        """Return who is written to have said what is attributed, and through whom; note who spoke last."""
        passed = chains.passed_on(s, hit, self.context)
        language = self.context.article.language or "en"
        if hit.source is not None and is_time(s, hit.source, language):
            hit = replace(hit, source=None)
        hops: list[Hop] = []
        if (meant := self._speaker_before(s, hit)) is not None:
            hops.append(meant)
            if hit.source is None and self.last is not None:
                hops += [replace(h, span=None, as_written=None, inferred=True, reason=meant.reason) for h in self.last.hops[1:]]
        elif hit.source is None:
            hops.append(Hop(role="unnamed", name="unnamed"))
        else:
            hops.append(self._speaker(s, hit, hit.source, passed.channel))
        hops += self._meant(passed.hops, hops[0])
        hops = self._passed_on_again(hops, paragraph)
        hops = self._nested(s, hit, hops)
        self.passing |= {fold_name(h.name) for h in hops[1:] if h.role == "person"}
        self.memory.media += [Named(h.role, h.name) for h in hops if h.role in MEDIA and not h.inferred]
        chain = self._through_before(tuple(hops), occasion=_occasion(hit, passed))
        if hit.outer is None or chain[-1].role in MEDIA:
            self.last = Speaker(chain, hops[0].span, paragraph)
        return chain

    def _speaker(self, s: Sentence, hit: Attribution, named_at: Range, channel: Channel | None) -> Hop:
        """Return who the words of a source name, and remember him."""
        language = self.context.article.language or "en"
        source = trimmed(s, named_at, language)
        who = west_sources.named(s, source, read(s, source, self.context.mentions), language)
        who = plain.named(s, source, who, language)
        written = stretches.text(s, source)
        known, reason = short_names.whole(who, written, self.memory) or coreference.resolve(who, written, s.tokens[source[0]].start, self.memory)
        if known.role not in MEDIA:
            known = known._replace(name=foreign.bare(known.name, language))
        if known.role in ("organisation", "group") and nobody(written, language):
            known = known._replace(role="unnamed")
        known = its_own(known, self.context.article)
        if known.role == "document" and known.organisation and known.kind:
            known = Named("organisation", known.organisation, channel=known.kind)
        hop = chains.hop(s, source, known, reason=reason, channel=channel)
        self.memory.meet(known, hop.channel.kind if hop.channel else _to_regulator(s, hit), s.start)
        return hop

    def _nested(self, s: Sentence, hit: Attribution, hops: list[Hop]) -> list[Hop]:
        """Return hops with those within whose words a saying stands; two may each stand inside the other, and such a ring ends where it began."""
        outer, met = hit.outer, [hit]
        while outer is not None and outer.source is not None and all(outer is not m for m in met):
            who, reason = coreference.resolve(read(s, outer.source, self.context.mentions), "", s.tokens[outer.source[0]].start, self.memory)
            if all(who.name != h.name for h in hops):
                hops = [*hops, chains.hop(s, outer.source, who, reason=reason)]
            met.append(outer)
            outer = outer.outer
        return hops

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
        span = stretches.span(s, hit.source) if hit.source else None
        reason = f'"{span.text}" is the speaker named before' if span else "a verb without a subject: the speaker named before"
        before = self.last.hops[0]
        return replace(before, span=span, as_written=span.text if span else None, channel=None, inferred=True, reason=reason)


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


def _to_regulator(s: Sentence, hit: Attribution) -> str | None:
    """Return "filing" where a body tells an authority something: what the article later calls the filing."""
    if hit.addressee is None:
        return None
    words = list(s.tokens[hit.addressee[0] : hit.addressee[1]])
    official = any(w.low in named("government") for w in words) or (words[-1].text.isupper() and len(words[-1].text) == 3)
    return "filing" if official else None


def closed(chain: tuple[Hop, ...], page: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Put what stands behind the whole page at the end of a chain; relays that are the page's own are named once."""
    behind = {one_name(h.name) for h in page}
    return (
        *chain[:1],
        *(h for h in chain[1:] if one_name(h.name) not in behind),
        *(h for h in page if not chain or one_name(h.name) != one_name(chain[0].name)),
    )
