"""Who publishes and who wrote, as far as the visible lines of a page tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from headwater.model import Outlet, SectionKind
from headwater.read import dates
from headwater.read.lines import Line, is_name
from headwater.read.words import fold, words
from headwater.text.outlets import agency_named, fold_name, host_of, outlet_at, outlet_named

_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)[\s©ⓒ]{0,4}(?:\(c\)\s?)?(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?)?[\s,.:]{0,3}(?:by\s)?(?P<name>[^\W\d_][^|©.\n]{1,60})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s*(?:>|,\s(?=[가-힣])|,?\s*(?:all rights|inc\b|llc\b|ltd\b|limited\b|gmbh\b|co\b|corp\b|plc\b|s\.a\b|and its|or its|\d{4})|[–—-]\s).*$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"^(?P<title>.{10,300}\S)\s+(?:[|–—•·]|-|::)\s+(?P<name>[^|–—•·]{2,50})$")
_LEAD = re.compile(r"^(?:exclusive|updated?)\b[\s:|-]*", re.IGNORECASE)
_MAIL = re.compile(r"[\[(<]?\S+@\S+\.\w+[\])>]?")
_BYLINE_END = re.compile(
    r"\s*(?:[|•·–—/\[(\n]|\s-\s|\d|\bfor\s+the\b|\bin\s+[A-Z]|(?:published|updated|posted|last)\b).*$", re.IGNORECASE | re.DOTALL
)
_IN_PLACE = re.compile(r"\s+in\s+[A-Z][\w .'-]{1,30}$")

MOST_NAME_WORDS = 6


def split_title(title: str) -> tuple[str, str | None]:
    """Return a title and the outlet's name behind it ("... | The Daily Wren"), where the end looks like one."""
    m = _SUFFIX.match(title.strip())
    if not m:
        return title.strip(), None
    name = m["name"].strip()
    if len(name.split()) > MOST_NAME_WORDS or not (outlet_named(name) or _sounds_like_outlet(name) or agency_named(name)):
        return title.strip(), None
    return m["title"].strip(), name


def outlet(lines: Sequence[Line], kinds: Sequence[SectionKind], url: str | None) -> Outlet | None:
    """Return who publishes: by a title's end, a brand line above the story, a copyright line, or the host."""
    best: tuple[float, int, str] | None = None
    for score, i, name in _candidates(lines, kinds):
        if best is None or (score, -i) > (best[0], -best[1]):
            best = (score, i, name)
    return publisher(best[2] if best and best[0] >= 2 else None, url)


def publisher(name: str | None, url: str | None) -> Outlet | None:
    """Return an outlet from the name a page gives and the address it came from; a name that is well known has its usual spelling's domain."""
    host = host_of(url)
    if name:
        known = outlet_named(name)
        return Outlet(name=name, domain=host or (known[1] if known else None))
    if host is None:
        return None
    return Outlet(name=outlet_at(host) or host, domain=host)


def _candidates(lines: Sequence[Line], kinds: Sequence[SectionKind]) -> list[tuple[float, int, str]]:
    body = next((i for i, k in enumerate(kinds) if k == "body"), len(lines))
    counts = Counter(line.folded for line in lines)
    found: list[tuple[float, int, str]] = []
    for i, line in enumerate(lines):
        if kinds[i] in ("body", "standfirst") or len(line.text) > 400:
            continue
        if m := _COPYRIGHT.search(line.text):
            name = _AFTER_NAME.sub("", m["name"]).strip(" ,-–—")
            if 0 < len(name.split()) <= MOST_NAME_WORDS:
                found.append((3.0, i, name))
        if i >= body:
            continue
        name_behind = split_title(line.text)[1]
        if name_behind:
            found.append((4.0 if outlet_named(name_behind) else 3.0, i, name_behind))
        elif kinds[i] == "furniture" and (score := _brand(line, i, counts, lines)):
            found.append((score, i, line.text.strip(" .:|")))
    return found


def _brand(line: Line, i: int, counts: Counter[str], lines: Sequence[Line]) -> float:
    tokens = line.text.split()
    if not 1 <= len(tokens) <= 5 or i > 12 or line.folded in words().lines or any(c in line.text for c in ">»›,;?!@0123456789"):
        return 0.0
    if outlet_named(line.text):
        return 4.0
    if not all(t[0].isupper() or t.lower() in ("of", "the", "and", "de", "&", "des", "la", "le", "el", "da", "do", "der") for t in tokens):
        return 0.0
    name = fold_name(line.text)
    recurs = counts[line.folded] > 1 or any(name in other.folded for other in lines if other is not line and (other.words <= 12 or "©" in other.text))
    return (2.0 if _sounds_like_outlet(line.text) else 0.5) + (1.0 if recurs else 0.0)


def _sounds_like_outlet(name: str) -> bool:
    tokens = fold(name).split()
    return name[:1].isupper() and len(tokens) <= MOST_NAME_WORDS and any(t in words().outlet_words for t in tokens)


def byline(lines: Sequence[Line], kinds: Sequence[SectionKind], headline: int | None) -> str | None:
    """Return who wrote the article, from the byline nearest to the headline."""
    near = headline or 0
    named = [i for i, line in enumerate(lines) if kinds[i] == "credit" and (line.look == "byline" or is_name(line))]
    for i in sorted(named, key=lambda i: (abs(i - near), i)):
        name = clean_byline(lines[i].text)
        if name:
            return name
    return None


def clean_byline(text: str) -> str | None:
    """Return the names of a byline ("By Ada Lind, Staff writer | 3 July" is "Ada Lind"), or None where nothing sensible is left."""
    low = text.casefold()
    start = words().byline_starts.match(low)
    if start and len(low) == len(text):
        text = text[start.end() :]
    text = _MAIL.sub(" ", _LEAD.sub("", text.strip(" :|,.\t")))
    found = dates.find(text)
    text = text[: found[0].start] if found else text
    text = _IN_PLACE.sub("", _BYLINE_END.sub("", text)).strip(" ,;:|·.-–—")
    tokens = text.split()
    if len(tokens) > 1 and tokens[0][0] >= "\u2e80" and words().byline_roles.fullmatch(tokens[-1]):
        text = " ".join(tokens[:-1])
    parts = [p.strip() for p in text.split(",")]
    kept = [p for p in parts if p and not words().byline_roles.fullmatch(fold(p))] or parts[:1]
    name = ", ".join(kept)
    return " ".join(name.split()) if 2 <= len(name) <= 120 else None
