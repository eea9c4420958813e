"""Sentences that only announce what somebody says next: "The harbour issued the following statement:"."""

from __future__ import annotations

from headwater.extract.cues import listed, named
from headwater.extract.phrases import Sentence, group, is_finite
from headwater.extract.sources import person_like
from headwater.extract.spoken import Attribution
from headwater.extract.subjects import subject


def announced(s: Sentence) -> Attribution | None:
    """Return an attribution without content where a sentence ends in a colon behind a verb of issuing and a word for what is issued."""
    end = len(s.tokens)
    if end < 4 or s.tokens[-1].low != ":" or s.headline or s.quotes:
        return None
    verb = next((i for i in range(1, end) if is_finite(s, i) and s.tokens[i].low in listed("issuing")), None)
    if verb is None or not any(s.tokens[i].low in named("channel") for i in range(verb + 1, end)):
        return None
    source, _, _ = subject(s, group(s, verb))
    if source is None or not person_like(s, *source):
        return None
    return Attribution((verb, end), "plain", source=source, lemma="say")
