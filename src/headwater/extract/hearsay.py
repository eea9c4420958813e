"""Reports without a reporter: "reportedly", "is said to", "is believed to"."""

from __future__ import annotations

from headwater.extract.cues import listed, verbs
from headwater.extract.phrases import Sentence, group
from headwater.extract.spoken import Attribution

SAID_TO = frozenset({"say", "believe", "report", "allege", "think", "understand", "claim", "expect", "estimate"})


def hearsay(s: Sentence) -> Attribution | None:
    """Return an attribution without a source where the words say that somebody said so; its content is the whole sentence."""
    lexicon = verbs()
    for i, token in enumerate(s.tokens):
        if s.quoted[i] >= 0:
            continue
        if token.low in listed("hearsay"):
            return _whole(s, i, i + 1)
        verb = lexicon.get(token.low)
        if verb and verb.lemma in SAID_TO - {"expect"} and s.tags[i] in "ET" and i + 1 < len(s.tokens) and s.tags[i + 1] == "L":
            g = group(s, i)
            if g.passive or not g.finite or s.tags[i] == "E":
                return _whole(s, g.start, i + 1)
    return None


def _whole(s: Sentence, a: int, b: int) -> Attribution:
    end = len(s.tokens)
    while end > b and s.tags[end - 1] in ",.":
        end -= 1
    return Attribution((a, b), "hearsay", pieces=[(0, end)] if end > 0 else [], lemma="reportedly")
