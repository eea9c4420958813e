"""Interviews and transcripts: lines that begin with a speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from headwater.extract.cues import listed, named
from headwater.extract.media import role_of
from headwater.extract.who import Named
from headwater.model import Article
from headwater.text.common import common_words
from headwater.text.lexicon import table
from headwater.text.patterns import either
from headwater.text.sentences import lines

LABEL = re.compile(
    r"^[ \t]*(?P<name>[^\W\d_a-z][^\s:,;()\"“”]{0,24}(?: [^\W\d_a-z][^\s:,;()\"“”]{0,24}){0,4}) ?(?:\([^()\n]{1,40}\))?:[ \t]+(?=\S)", re.MULTILINE
)
FEWEST_QUESTIONS = 3
LONGEST_QUESTION = 300
MOST_ANSWERS = 2
"""Paragraphs of answers for each question of an interview."""
QUOTED = frozenset("“\"«„‘'")
FEWEST_LINES = 4
FEWEST_TURNS = 2


class Turn(NamedTuple):
    """One speaker's line: where the name stands, and where the words begin."""

    start: int
    end: int
    begin: int


def answers(article: Article) -> dict[int, int]:
    """Return the paragraphs that answer an interview's questions: where each begins, and where its words do, behind a label ("Lund: ...").

    Questions stand alone between answers in the first person. Where the paragraphs take turns, one without a question mark may ask too.
    """
    text, language = article.text, article.language or "en"
    told = [p for section in article.sections if section.kind == "body" for p in lines(text, section.start, section.end)]
    paragraphs = [p for p in told if text[p[0]] not in "(["]
    asked = [text[low:high].rstrip().endswith("?") and high - low < LONGEST_QUESTION for low, high in paragraphs]
    if sum(asked) < FEWEST_QUESTIONS or not any(first_person(language).search(text, low, high) for low, high in paragraphs):
        return {}
    first = asked.index(True)
    plain = [n for n in range(first + 1, len(paragraphs)) if not asked[n] and text[paragraphs[n][0]] not in QUOTED]
    # an article with rhetorical questions has many paragraphs for each
    if len(plain) > MOST_ANSWERS * sum(asked):
        return {}
    labelled = next((n for n in range(min(first + 1, len(paragraphs) - 1), 0, -1) if not asked[n] and LABEL.match(text, *paragraphs[n])), None)
    start = labelled if labelled is not None else plain[0] if plain else len(paragraphs)
    turns = range(start, len(paragraphs), 2)
    if all(not asked[n] for n in turns if n < _last(asked)) and all((n - start) % 2 for n in range(start, len(paragraphs)) if asked[n]):
        plain = [n for n in turns if n <= _last(asked) + 1]
    return {paragraphs[n][0]: _begin(text, *paragraphs[n]) for n in plain}


def introduced(text: str, first: int) -> tuple[int, int] | None:
    """Return where an interview's introduction names whom the label of the first answer calls by a last word: "Hlynskyj: ..."; None without a label.

    For names that no list holds: the name is every capitalised word straight before the last one, where it stands first.
    """
    label = LABEL.match(text, first, text.find("\n", first) if "\n" in text[first:] else len(text))
    if label is None:
        return None
    last = label["name"].split()[-1]
    found = re.search(rf"(?:[^\W\d_a-z][\w’'-]+ ){{1,3}}{re.escape(last)}(?!\w)", text[:first])
    return found.span() if found else label.span("name")


def _last(asked: list[bool]) -> int:
    return max(n for n, question in enumerate(asked) if question)


def _begin(text: str, low: int, high: int) -> int:
    found = LABEL.match(text, low, high)
    return found.end() if found else low


@cache
def first_person(language: str) -> re.Pattern[str]:
    """Return a pattern of the words by which a speaker means himself."""
    lists = table("cues", language).get("lists", {})
    said = lists.get("first_person", ()) if isinstance(lists, dict) else ()
    return re.compile(rf"(?<!\w)(?:{either(frozenset(said) or listed('first_person'))})(?!\w)")


def speakers(article: Article) -> frozenset[str]:
    """Return the names that open lines as a transcript's speakers: several lines, two speakers, each more than once."""
    found: Counter[str] = Counter()
    for section in article.sections:
        if section.kind == "body":
            found.update(m["name"] for m in LABEL.finditer(article.text, section.start, section.end))
    short = {n for n in found if n.isupper() and len(n) in (2, 3)}
    # a name that opens a line once, and is then shortened to its initials
    whole = {n: initials(n) for n in found if initials(n) in short}
    names = {n for n, count in found.items() if (count >= FEWEST_TURNS or n in whole or n in whole.values()) and not _is_word(n)}
    return frozenset(names) if len(names) > 1 and sum(found[n] for n in names) >= FEWEST_LINES else frozenset()


def initials(name: str) -> str:
    """Return the initials of a name of several words."""
    parts = name.split()
    return "".join(p[0] for p in parts if p[0].isupper()) if len(parts) > 1 else ""


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
