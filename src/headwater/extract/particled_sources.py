"""Who a source in Hangul is: its words stand before the title, its body before its name (text/data/ko/cues.toml)."""

from __future__ import annotations

import re
from typing import NamedTuple

from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.model import Mention, Role
from headwater.text.lexicon import table, words
from headwater.text.outlets import agency_named

LANGUAGE = "ko"
"""The one language written so."""
ANGLES = re.compile(r"[<>《》〈〉]")
HANGUL = re.compile(r"[가-힣]")
BRACKETS = re.compile(r"\s*[(（][^()（）]{0,60}[)）]")

COUNTED = re.compile(r"\s(?:\d+|[가-힣]{1,3})\s?(?:명|곳|사람)$")
"""How many there are of whom a source's words name ("관계자 두 명")."""


class Described(NamedTuple):
    """What the words of a source say: role, name, title, body, and the English pronoun that a pronoun stands for."""

    role: Role
    name: str
    title: str | None = None
    organisation: str | None = None
    pronoun: str | None = None


def described(s: Sentence, source: tuple[int, int], mentions: tuple[Mention, ...]) -> Described | None:
    """Return who a source in Hangul is; None for one in other letters."""
    held = s.tokens[source[0] : source[1]]
    if not any(HANGUL.search(t.text) for t in held):
        return None
    start, end = held[0].start, held[-1].end
    inside = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    whole = _bare(ANGLES.sub("", BRACKETS.sub("", s.text[start:end])).strip(" ,\"“”'‘’「」"))
    pronoun = table("cues", LANGUAGE)["pronouns"].get(whole)
    if pronoun:
        return Described("unnamed", whole, pronoun=pronoun)
    people = [m for m in inside if m.kind == "person"]
    if people:
        return Described("person", people[-1].name, people[-1].title, _body(inside, people[-1].span.start))
    head = COUNTED.sub("", whole)
    last = head.split()[-1] if head.split() else head
    if last in words("cues", "unnamed", LANGUAGE):
        return Described("unnamed", whole, last, _body(inside, end))
    return _named(whole, last)


def _bare(whole: str) -> str:
    """Return an agency's or outlet's name without the particle behind it ("조선중앙통신을")."""
    word = whole.rsplit(maxsplit=1)[-1] if whole.split() else whole
    for particle in sorted(table("cues", LANGUAGE)["case"], key=len, reverse=True):
        short = word[: -len(particle)]
        if particle == "의" and len(short) > 2 and word.endswith(particle):
            return whole[: -len(particle)]
        if len(short) > 1 and word.endswith(particle) and (agency_named(short) or role_of(short) or len(particle) > 1):
            return whole[: -len(particle)]
    return whole


def _body(inside: list[Mention], before: int) -> str | None:
    """Return the body that a person speaks for: the last one named before."""
    bodies = [m.name for m in inside if m.kind in ("organisation", "outlet") and m.span.end <= before]
    return bodies[-1] if bodies else None


def _named(whole: str, last: str) -> Described:
    """Read a source that has a name: an agency, an outlet, a group or a body."""
    for name in (whole, whole.replace(" ", ""), last):
        if agency := agency_named(name):
            return Described("agency", agency.name if agency.name == name else name)
    data = table("cues", LANGUAGE)
    if role_of(last) == "outlet" or re.search(data["outlets"], last):
        lead = [w for w in whole.split()[:-1] if w not in data["before_name"]]
        return Described("outlet", " ".join([*lead, last]) if len(lead) < 3 else last)
    return Described("group" if last in words("cues", "collective", LANGUAGE) else "organisation", whole)
