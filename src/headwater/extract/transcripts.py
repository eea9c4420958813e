"""Interviews and transcripts: lines that begin with a speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from headwater.extract.cues import listed, named
from headwater.extract.hops import Named
from headwater.extract.media import role_of
from headwater.model import Article
from headwater.text.common import common_words
from headwater.text.patterns import either
from headwater.text.sentences import lines

LABEL = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][^\s:,;()\"“”]{0,24}(?: [^\W\d_a-z][^\s:,;()\"“”]{0,24}){0,4}) ?(?:\([^()\n]{1,40}\))?:[ \t]+(?=\S)", re.MULTILINE
)
FEWEST_QUESTIONS = 3
LONGEST_QUESTION = 300
MOST_ANSWERS = 2
"""Paragraphs of answers for each question of an interview."""
FIRST_PERSON = re.compile(rf"\b(?:{either(listed('first_person'))})\b")
QUOTED = frozenset("“\"«„‘'")
FEWEST_LINES = 4
FEWEST_TURNS = 2


class Turn(NamedTuple):
    """One speaker's line: where the name stands, and where the words begin."""

    start: int
    end: int
    begin: int


def answers(article: Article) -> frozenset[int]:
    """Return where the paragraphs begin that answer an interview's questions, if questions stand alone between answers in the first person."""
    paragraphs = [p for section in article.sections if section.kind == "body" for p in lines(article.text, section.start, section.end)]
    asked = [article.text[low:high].rstrip().endswith("?") and high - low < LONGEST_QUESTION for low, high in paragraphs]
    if sum(asked) < FEWEST_QUESTIONS or not any(FIRST_PERSON.search(article.text, low, high) for low, high in paragraphs):
        return frozenset()
    first = asked.index(True)
    plain = [n for n in range(first + 1, len(paragraphs)) if not asked[n] and article.text[paragraphs[n][0]] not in QUOTED]
    # an article with rhetorical questions has many paragraphs for each
    return frozenset(paragraphs[n][0] for n in plain) if len(plain) <= MOST_ANSWERS * sum(asked) else frozenset()


def speakers(article: Article) -> frozenset[str]:
    """Return the names that open lines as a transcript's speakers: several lines, two speakers, each more than once."""
    found: Counter[str] = Counter()
    for section in article.sections:
        if section.kind == "body":
            found.update(m["name"] for m in LABEL.finditer(article.text, section.start, section.end))
    names = {n for n, count in found.items() if count >= FEWEST_TURNS and not _is_word(n)}
    return frozenset(names) if len(names) > 1 and sum(found[n] for n in names) >= FEWEST_LINES else frozenset()


def _is_word(name: str) -> bool:
    parts = name.split()
    return len(parts) == 1 and len(name) > 1 and name.lower() in common_words() and not name.isupper()


def turn(text: str, low: int, high: int, names: frozenset[str]) -> Turn | None:
    """Return whose line a passage is, if a speaker's name opens it."""
    found = LABEL.match(text, low, high) if names else None
    return Turn(found.start("name"), found.end("name"), found.end()) if found and found["name"] in names else None


def speaker(label: str) -> Named:
    """Return who a label names: a person, an outlet that asks, or nobody by name ("Q")."""
    if (role := role_of(label)) is not None:
        return Named(role, label)
    if label.lower() in listed("answer_labels"):
        return Named("unnamed", label, pronoun="answer")
    if len(label) == 1 or label.lower() in named("plural_unnamed") | named("person"):
        return Named("unnamed", label)
    name = " ".join(w.capitalize() for w in label.split()) if label.isupper() and len(label) > 3 else label
    parts = name.split()
    title = parts[0] if len(parts) > 1 and parts[0].lower().rstrip(".") in named("person") else None
    return Named(
        "person",
        name.removeprefix(title).strip(" .") if title else name,
        None if title and title.lower().rstrip(".") in named("honorific") else title,
    )
