"""Read a text as a browser's "select all, copy" gives it, or one that was handed over as an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import SectionKind
from headwater.read import dates
from headwater.read.credits import byline, outlet, split_title
from headwater.read.draft import Dating, Draft
from headwater.read.labels import Labelled, label, sections
from headwater.read.lines import Line, look_at, split
from headwater.read.words import fold, words
from headwater.text.language import detect

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DATELINE = re.compile(r"\s(?:[-–—―]{1,2}|\(\w[\w .&/-]{1,30}\))\s")
MOST_BASIS = 60
BARE_ABOVE, BARE_BELOW = 8, 2
"""Lines above the headline and below the story in which a date without a label counts."""


def read_text(text: str, url: str | None, *, title: str | None = None, language: str | None = None) -> Draft:
    """Return what a text holds; with `title` the text is an article that was handed over and begins with that title.

    Its `language` is looked for where it is not known: to tell it takes 45 MB of tables.
    """
    lines = [look_at(text, s, e) for s, e in split(text)]
    labelled = label(lines, fold(title) if title else None, given=title is not None)
    shown = title or (split_title(labelled.title)[0] if labelled.title else None)
    published, modified = page_dates(lines, labelled)
    return Draft(
        text=text,
        sections=sections(lines, labelled.kinds),
        title=" ".join(shown.split()) if shown else None,
        outlet=outlet(lines, labelled.kinds, url),
        byline=byline(lines, labelled.kinds, labelled.headline),
        published=published or _dateline(lines, labelled.kinds) or from_address(url),
        modified=modified,
        language=language or detect(body_sample(text, lines, labelled.kinds)),
    )


def body_sample(text: str, lines: Sequence[Line], kinds: Sequence[SectionKind]) -> str:
    """Return the beginning of the story, enough to tell its language; the whole text where there is no story."""
    parts: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind in ("body", "standfirst", "headline"):
            parts.append(line.text)
            if sum(map(len, parts)) > 2_000:
                break
    return "\n".join(parts) or text


def from_address(url: str | None) -> Dating | None:
    """Return the date in an address, the weakest of all."""
    value = dates.in_address(url)
    return Dating(value=value, basis="address") if value else None


def page_dates(lines: Sequence[Line], labelled: Labelled) -> tuple[Dating | None, Dating | None]:
    """Return when an article says it was published and modified: labelled dates first, then the bare date nearest to the headline."""
    near = labelled.headline or 0
    story = [i for i, kind in enumerate(labelled.kinds) if kind == "body"]
    # a bare date is the article's only where it stands at the story's head or directly at its foot; a masthead shows today's
    start, end = near - BARE_ABOVE, (story[-1] if story else len(lines)) + BARE_BELOW
    published: list[tuple[bool, int, int, Dating]] = []
    modified: list[tuple[int, int, Dating]] = []
    for i, line in enumerate(lines):
        if labelled.kinds[i] not in ("furniture", "credit") or line.words > 20 or not any(c.isdigit() for c in line.text):
            continue
        last = 0
        for found in dates.find(line.text):
            before = fold(line.text[last : found.start])
            dating = Dating(value=found.value, basis=_basis(line.text))
            last = found.end
            if words().modified.search(before):
                modified.append((abs(i - near), i, dating))
                continue
            bare = not words().published.search(before)
            alone = len(_LETTERS.findall(line.text[: found.start] + line.text[found.end :])) <= 2 or line.look != "date"
            if line.look in ("date", "byline", "credit") and "©" not in line.text and (not bare or (alone and start <= i <= end)):
                published.append((bare, abs(i - near), i, dating))
    first = min(published, key=lambda p: p[:3])[3] if published else None
    return first, min(modified, key=lambda m: m[:2])[2] if modified else None


def _basis(line: str) -> str:
    words_of = " ".join(line.split())
    return f"line '{words_of if len(words_of) <= MOST_BASIS else words_of[: MOST_BASIS - 1] + '…'}'"


def _dateline(lines: Sequence[Line], kinds: Sequence[SectionKind]) -> Dating | None:
    first = next((line for line, kind in zip(lines, kinds, strict=True) if kind == "body"), None)
    m = _DATELINE.search(first.text[:90]) if first else None
    found = dates.find(first.text[: m.start()]) if first and m else ()
    return Dating(value=found[0].value, basis="dateline") if found else None
