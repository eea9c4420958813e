"""Agencies and outlets that no list holds: known by the words of their names, and by what an article makes them do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from headwater.extract.cues import named
from headwater.extract.runs import listed
from headwater.model import Article, Mention, Role
from headwater.text.lexicon import table, words
from headwater.text.offsets import take
from headwater.text.outlets import agency_named, fold_name, host_of, outlet_named

READ = 40_000
"""Code points of an article that are searched for what it calls its media."""
MOST_NAMES = 40
LONGEST_NAME = 6
SMALL = frozenset({"of", "the", "and", "de", "&", "in"})
BRACKETED = re.compile(r"(?<![\w’'-])(?P<name>(?:[A-Z][\w’'-]{0,30} ){1,5}[A-Z][\w’'-]{0,30}) \((?:the )?(?P<short>[A-Z]{2,7})\)")
WORD = re.compile(r"[\w&’'.-]+")


class Medium(NamedTuple):
    """An agency or outlet of an article: its role and its full name."""

    role: Role
    name: str


@cache
def _heads(key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(h.lower().split()) for h in table("media")[key])


@cache
def _elsewhere() -> frozenset[str]:
    """Return well-known outlets by the names that Ukrainian, Russian and Korean news give them."""
    return frozenset(name for language in ("uk", "ru", "ko") for name in words("cues", "media", language))


@lru_cache(maxsize=8192)
def role_of(name: str) -> Role | None:
    """Return whether a name is an agency's or an outlet's: by the lists, else by the words it ends or begins with."""
    if name.islower():
        return None
    if agency_named(name):
        return "agency"
    if outlet_named(name) or (folded := fold_name(name)) in named("outlets") or folded in _elsewhere():
        return "outlet"
    parts = name.split()
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    if not 2 <= len(parts) <= LONGEST_NAME or not all(p[0].isupper() or p in SMALL or p[0].isdigit() for p in parts):
        return None
    low = [p.lower() for p in parts]
    if " ".join(low[-2:]) in words("media", "not_media") or not parts[-1][0].isalnum():
        return None
    if any(tuple(low[-len(h) :]) == h and len(low) > len(h) for h in _heads("agency_heads")):
        return "agency"
    outlet = any(tuple(low[-len(h) :]) == h and len(low) > len(h) for h in _heads("outlet_heads")) or (low[0],) in _heads("outlet_fronts")
    return "outlet" if outlet else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(table("media")[k]) for k in ("reporting", "requested", "seen"))


def media_of(article: Article) -> dict[str, Medium]:
    """Return what an article calls its own and other media, by the words it uses for them."""
    found = _own(article)
    text = article.text[:READ]
    for match in BRACKETED.finditer(text):
        name = _from_capital(match["name"])
        if (role := role_of(name)) is not None and _initials(name).endswith(match["short"]):
            known = found.get(name) or Medium(role, name)
            found.setdefault(name, known)
            found.setdefault(match["short"], known)
    for pattern in _patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            if len(found) < MOST_NAMES and name not in listed("single_bodies") and (role_of(name) or name.isupper()):
                found.setdefault(name, Medium(role_of(name) or "outlet", name))
    return found


def _from_capital(name: str) -> str:
    """Return a run of capitalised words without the one that only opens its sentence."""
    return name.split(" ", 1)[1] if name.startswith(("The ", "On ", "In ", "At ", "But ", "And ")) and " " in name else name


def _initials(name: str) -> str:
    return "".join(w[0] for w in WORD.findall(name) if w[0].isupper())


def _own(article: Article) -> dict[str, Medium]:
    """Return the forms in which an article may call its own outlet: full, short, by its initials, by its domain."""
    if article.outlet is None or not article.outlet.name.strip():
        return {}
    name = article.outlet.name
    own = Medium("outlet", name)
    parts = name.removeprefix("The ").split()
    forms = {name, name.removeprefix("The ")}
    if len(parts) > 1:
        if parts[-1].isalpha() and parts[-1] not in listed("bodies") and "of" not in parts:
            forms.add(f"the {parts[-1]}")
            forms.add(f"The {parts[-1]}")
        if parts[0].isupper() and len(parts[0]) > 1:
            forms.add(parts[0])
        initials = _initials(name.removeprefix("The "))
        if len(initials) > 2 and role_of(name):
            forms.add(initials)
    host = host_of(article.outlet.domain and f"https://{article.outlet.domain}") or host_of(article.url)
    label = (host or "").split(".")[0]
    if 2 < len(label) < 6:
        forms.add(label.upper())
    return {f: own for f in sorted(forms) if len(f) > 2}


def with_media(article: Article, mentions: tuple[Mention, ...], media: dict[str, Medium]) -> tuple[Mention, ...]:
    """Return the mentions with those of the article's media for what they are, under their full names."""
    found = {(m.span.start, m.span.end): m for m in _mentioned(article, media)}
    if not found:
        return mentions
    taken = sorted(found)
    kept = [m for m in mentions if not any(a < m.span.end and m.span.start < b for a, b in taken)]
    return tuple(sorted([*kept, *found.values()], key=lambda m: (m.span.start, m.span.end, m.kind)))


def _mentioned(article: Article, media: dict[str, Medium]) -> Iterator[Mention]:
    if not media:
        return
    longest = sorted(media, key=lambda n: (-len(n), n))[:MOST_NAMES]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in longest)})(?!\w)(?![-.]\w)(?! [A-Z])")
    readable = [s for s in article.sections if s.kind not in ("furniture", "related")]
    for section in readable:
        for match in pattern.finditer(article.text, section.start, section.end):
            start = match.start() + (4 if match[0].startswith(("the ", "The ")) and len(match[0].split()) == 2 else 0)
            span = take(article.text, start, match.end())
            if span is not None:
                yield Mention(article_id=article.id, span=span, kind="outlet", name=media[match[0]].name)
