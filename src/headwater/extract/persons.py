"""Persons as sources: their names, titles and bodies, and whom somebody without a name speaks for."""

from __future__ import annotations

import re

from headwater.extract.cues import named
from headwater.extract.phrases import Sentence
from headwater.extract.runs import listed
from headwater.extract.stretches import text
from headwater.extract.who import Named, bare
from headwater.model import Mention
from headwater.text.lexicon import table
from headwater.text.tokens import Token

PLACES = frozenset({"in", "at", "on"})
OWNERLESS = frozenset({"its", "their", "his", "her", "our", "my"})
OWNING = frozenset({"of", "for", "at", "from", "with", "under", "to"})
POSSESSIVE = re.compile(r"['’]s?$")


def person(head: list[Token], tags: str, apposition: str, s: Sentence, mentions: tuple[Mention, ...]) -> Named | None:
    """Read a named person: a known mention, a title before a name, or a name with a person's apposition."""
    start, end = head[0].start, head[-1].end
    stop = next((i for i, t in enumerate(tags) if t == "I" and head[i].low != "of"), len(head))
    at_end = any(m.kind == "person" and m.span.end == end for m in mentions)
    for m in mentions:
        if at_end and m.span.end < end and _goes_on(s, head, tags, m):
            # "North Tull regional commissioner Salma Khan": a place before what somebody is
            continue
        if (
            m.kind == "person"
            and start <= m.span.start < head[stop - 1].end
            and not _owns(s, m, end)
            and (m.span.end >= head[stop - 1].end or m.span.start == start)
            and not _describes(m.name)
        ):
            title = _worth(m.title or _title(head, m.span.start))
            body = m.organisation or _organisation_before(s, head, m.span.start, title)
            # "North Tull regional commissioner": where somebody commissions is no body
            where = any(body == o.name and o.kind in ("place", "person") for o in mentions)
            return Named("person", m.name, title, None if where else body)
    last_title = max((i for i, t in enumerate(head[:stop]) if t.low.rstrip(".") in named("person") and i + 1 < stop), default=-1)
    first = last_title + 1
    while last_title >= 0 and first < stop and head[first].text in ".,":
        first += 1
    last = next((i for i in range(first, stop) if tags[i] not in "P." or (tags[i] == "." and len(head[i - 1].text) > 3)), stop)
    inside = any(t.text in listed("bodies") for t in head[first:last]) or (last_title > 0 and head[last_title - 1].low in OWNING)
    if last_title >= 0 and last > first and not inside and (last == stop or tags[last] in "I.X"):
        name = s.text[head[first].start : head[last - 1].end]
        title = _worth(head[last_title].text)
        if _describes(name):
            # "the Deputy Minister": two words for an office, and no name
            return None
        return Named("person", name, title, _organisation_before(s, head[:last_title], head[last_title].start, title))
    words = [t for t, g in zip(head, tags, strict=True) if g == "P"]
    if words and all(g in "P.K" for g in tags) and len(words) <= 4 and _titled(apposition) and not any(t.text in listed("bodies") for t in words):
        return Named("person", s.text[start:end], *_role_of(apposition))
    return None


def _goes_on(s: Sentence, head: list[Token], tags: str, m: Mention) -> bool:
    """Tell whether words in small letters stand right behind a name, as they do behind what only describes."""
    k = next((i for i, t in enumerate(head) if t.start >= m.span.end), len(head))
    return k < len(head) and tags[k] in "JN" and head[k].text.islower() and s.text[m.span.end : head[k].start] == " "


def well_known(head: list[Token]) -> Named | None:
    """Read a surname that needs no introduction ("Obama said"), with what stands before it."""
    words = [t for t in head if t.text[0].isalpha()]
    if not 1 <= len(words) <= 4 or words[-1].low not in named("surnames") or not all(t.text[0].isupper() for t in words):
        return None
    title = next((t.text for t in reversed(words[:-1]) if t.low in named("person")), None)
    rest = [t.text for t in words if t.low not in named("person")]
    return Named("person", " ".join(rest), _worth(title))


def _owns(s: Sentence, m: Mention, end: int) -> bool:
    """Tell whether a name is only the owner of what a phrase names ("Berg's office")."""
    return m.span.end < end - 2 and s.text[m.span.end] in "'’" and s.text[m.span.end + 1 : m.span.end + 3] in ("s ", " ")


def heading(person: Named, apposition: str) -> Named:
    """Add what a relative clause says a person does: "who heads the Office for Y"."""
    if person.title or not apposition.startswith("who "):
        return person
    verb, _, rest = apposition.removeprefix("who ").partition(" ")
    title = table("titles")["who"].get(verb)
    body = re.split(r",|\s(?:and|but|which|that|in|on|at|since)\s", rest)[0]
    return person._replace(title=title, organisation=person.organisation or bare(body) or None) if title else person


def named_after_title(s: Sentence, a: int, head_end: int, b: int, mentions: tuple[Mention, ...]) -> Named | None:
    """Read "the harbour's spokesman, Jan Berg" and "its director, Anna Lund": the name stands behind the title, between commas."""
    core_end = next((i for i in range(a + 1, head_end) if s.tags[i] == "I"), head_end)
    title = s.tokens[core_end - 1].low
    if title not in named("person") or (s.tags[core_end - 1] == "P" and core_end - a == 1):
        return None
    start = next((i for i in range(head_end, min(b, head_end + 8)) if s.tags[i] == ","), b) + 1
    end = next((i for i in range(start, b) if s.tags[i] != "P" and s.tokens[i].text != "."), b)
    if not 1 <= end - start <= 4 or (end < b and s.tags[end] != ","):
        return None
    name = text(s, (start, end))
    known = next((m for m in mentions if m.kind == "person" and s.tokens[start].start <= m.span.start < s.tokens[end - 1].end), None)
    if end - start < 2 and known is None:
        return None
    begin = next((i for i in range(core_end - 1, a, -1) if s.tags[i - 1] not in "NJ"), core_end - 1) if s.tags[a] != "K" else core_end - 1
    body = owner(s, a, core_end, head_end)
    if body and core_end < head_end and s.tokens[core_end].low == "for" and title in listed("portfolios"):
        # "the Minister for Transport": what the office is for is part of its title, and no body
        return Named("person", known.name if known else name, text(s, (begin, head_end)))
    return Named("person", known.name if known else name, text(s, (begin, core_end)), body if body and body.lower() not in OWNERLESS else None)


def _describes(name: str) -> bool:
    """Tell whether what was taken for a name ends in a title or a word for people ("Coastal Secretary")."""
    last = name.lower().split()[-1:] or [""]
    return last[0] in named("person") or f"{last[0]}s" in named("plural_unnamed")


def _titled(apposition: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", apposition.lower())[:12]
    return any(w in named("person") or w.rstrip("s") in named("person") for w in words) or re.match(r"^\d{2}$", apposition) is not None


def _role_of(apposition: str) -> tuple[str | None, str | None]:
    """Read "head of the Y under Z" as (title, organisation)."""
    found = re.match(
        r"(?:(?:the|an?|former|then|now|its|their)\s+)*(?P<title>[^,()]*?)\s+(?:of|for|at|with|from)\s+(?P<body>[^,()]+)", apposition, re.IGNORECASE
    )
    if not found:
        return bare(re.split(r"[,(]| who ", apposition)[0]) or None, None
    body = re.split(r"\s+(?:under|who|which|that)\s+", found["body"])[0]
    return bare(found["title"]) or None, bare(body) or None


def _title(head: list[Token], name_start: int) -> str | None:
    before = [t for t in head if t.end <= name_start]
    return next((t.text for t in reversed(before) if t.low.rstrip(".") in named("person")), None)


def _organisation_before(s: Sentence, head: list[Token], until: int, title: str | None) -> str | None:
    """Return the body named before a title ("Harbour Board spokesman"); capitals before a capital are part of the title ("Defence Secretary")."""
    if not title or title[:1].isupper():
        return None
    words = [t for t in head if t.end <= until and t.text[0].isupper() and t.low not in named("person")]
    return bare(s.text[words[0].start : words[-1].end]) or None if (words and words[0].low not in ("the", "a", "an")) or len(words) > 1 else None


def _worth(title: str | None) -> str | None:
    """Return a title that says what somebody does; "Mr" does not."""
    return None if title and title.lower().rstrip(".") in named("honorific") else title


def owner(s: Sentence, a: int, core_end: int, b: int) -> str | None:
    """Return the body that someone without a name speaks for ("a spokesperson for the embassy", "a ministry official")."""
    if core_end < b and s.tokens[core_end].low in OWNING:
        end = next((i for i in range(core_end + 1, b) if s.tokens[i].low in PLACES and s.tags[i] == "I"), b)
        return bare(text(s, (core_end + 1, end))) or None
    before = bare(text(s, (a, core_end - 1))) if core_end - 1 > a else ""
    words = [w for w in before.split() if w.lower() not in ("senior", "top", "former", "unnamed", "anonymous", "other", "local")]
    return (
        POSSESSIVE.sub("", " ".join(words)) or None
        if words and ("P" in s.tags[a : core_end - 1] or POSSESSIVE.sub("", words[-1].lower()) in named("government") | named("company"))
        else None
    )
