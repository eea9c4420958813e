"""From a statement as a second reader wrote it to its passages in the article: all of them, or a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.extract.page import Passage
from headwater.extract.second.answer import MAX_STRINGS, Pointed, Proposition, Said, strings
from headwater.extract.second.grounding import Ground, Stretch, exactly, find
from headwater.extract.second.refusal import Refusal, quoted
from headwater.model import Span, Stance, Status, noun
from headwater.text.offsets import overlap


@noun
class Proposed:
    """One proposition at its passages; `status`, `stance` and `hedge` None: the rules say."""

    span: Span
    status: Status | None
    stance: Stance | None
    hedge: Span | None
    times: tuple[Span, ...]
    places: tuple[Span, ...]
    figures: tuple[Span, ...]


@noun
class Grounded:
    """One statement at its passages, in the paragraph of a number; `exact` where every word was copied as it stands."""

    paragraph: int
    content: Span
    source: Span | None
    cue: Span | None
    speaker: Span | None
    channel: Span | None
    relays: tuple[Span, ...]
    assertions: tuple[Proposed, ...]
    exact: bool


@dataclass(slots=True)
class _Finder:
    """Finds the words of one statement in its paragraph, and remembers whether all were copied exactly."""

    ground: Ground
    exact: bool = True

    def words(self, what: str, words: str, near: Stretch | None = None, outside: Stretch | None = None) -> Span:
        found = find(self.ground, words, near, outside)
        if found is None:
            raise Refusal(f"its {what} {quoted(words)} does not stand in that paragraph")
        self.exact = self.exact and found.exact
        return found.span

    def letters(self, what: str, words: str, near: Stretch) -> Span:
        span = exactly(self.ground, words, near)
        if span is None:
            raise Refusal(f"its {what} {quoted(words)} does not stand in that paragraph, letter by letter")
        return span


def ground(said: Said, text: str, sent: Mapping[int, Passage], language: str | None) -> Grounded:
    """Return a statement at its passages; raises Refusal where any of its words do not stand in the paragraph it names."""
    passage = sent.get(said.paragraph)
    if passage is None:
        raise Refusal("there is no such paragraph among those that were sent")
    if strings(said) > MAX_STRINGS:
        raise Refusal(f"it has more than {MAX_STRINGS} parts")
    finder = _Finder(Ground(text, passage.low, passage.high, language))
    content = finder.words("content", said.content)
    inner = (content.start, content.end)
    assertions = tuple(_proposed(finder, a, inner) for a in said.assertions)
    return Grounded(
        paragraph=said.paragraph,
        content=content,
        source=finder.words("source", said.source, inner, inner) if said.source is not None else None,
        cue=finder.words("cue", said.cue, inner, inner) if said.cue is not None else None,
        speaker=_elsewhere(said.speaker, text, sent, language) if said.speaker is not None else None,
        channel=finder.words("channel", said.channel, inner, inner) if said.channel is not None else None,
        relays=tuple(finder.words("relay", r, inner, inner) for r in said.relays),
        assertions=assertions,
        exact=finder.exact,
    )


def _proposed(finder: _Finder, said: Proposition, content: Stretch) -> Proposed:
    span = finder.words("assertion", said.text, content)
    at = (span.start, span.end)
    if not overlap(at, content):
        raise Refusal(f"its assertion {quoted(said.text)} is no part of its content")
    return Proposed(
        span=span,
        status=said.status,
        stance=said.stance,
        hedge=finder.words("hedge", said.hedge, at) if said.hedge is not None else None,
        times=tuple(finder.letters("time", t, at) for t in said.times),
        places=tuple(finder.words("place", p, at) for p in said.places),
        figures=tuple(finder.letters("figure", f, at) for f in said.figures),
    )


def _elsewhere(pointed: Pointed, text: str, sent: Mapping[int, Passage], language: str | None) -> Span:
    passage = sent.get(pointed.paragraph)
    found = find(Ground(text, passage.low, passage.high, language), pointed.text) if passage else None
    if found is None:
        raise Refusal(f"its speaker {quoted(pointed.text)} does not stand in paragraph {pointed.paragraph}")
    return found.span
