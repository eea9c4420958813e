"""The moods by which a sentence shows that it tells what somebody said, from text/data/LANGUAGE/clauses.toml."""

from __future__ import annotations

from headwater.extract.phrases import Sentence
from headwater.extract.west_words import words
from headwater.text.lexicon import table


def reported(s: Sentence, language: str) -> bool:
    """Tell whether a verb outside quotation marks has the mood of reported speech: "Die Brücke müsse gesperrt werden"."""
    return _any(s, "reported", language)


def marked(s: Sentence, language: str) -> bool:
    """Tell whether a verb marks what it tells as said by others: by its mood, or as "soll", "sollen" do."""
    return reported(s, language) or _any(s, "alleged", language)


def says_itself(s: Sentence, language: str) -> bool:
    """Tell whether a sentence has a verb of saying of its own outside quotation marks: its words are not the speaker's before it."""
    w = words(language)
    if w is None:
        return False
    found = (w.verb(s, k, len(s.tokens)) for k, t in enumerate(s.tokens) if s.quoted[k] < 0 and w.may_open(t.low))
    return any(verb is not None and not verb.participle and verb.frame != "n" and (not verb.impersonal or verb.width > 1) for verb in found)


def _any(s: Sentence, kind: str, language: str) -> bool:
    listed = table("clauses", language).get(kind, ())
    return any(s.quoted[k] < 0 and t.low in listed for k, t in enumerate(s.tokens))
