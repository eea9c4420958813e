"""Datelines that name an agency: "(서울=연합뉴스) 김아라 기자 = ", "КИЇВ, 3 липня. /Укрінформ/. ", "МОСКВА, 3 июл - РИА Новости. "."""

from __future__ import annotations

import re
from typing import NamedTuple

from headwater.text.outlets import agency_named

LONGEST = 120
HANGUL = re.compile(r"^\s*(?:\(|\[|【)(?P<city>[가-힣A-Za-z·,/ ]{1,30})=(?P<agency>[^()=\[\]【】\n]{2,20})(?:\)|\]|】)(?:\s?[가-힣·, ]{2,30}=)?\s*")
REPORTERS = ("특파원", "기자")
DAY = r"\d{1,2}\s+[а-яіїєґё]{3,9}\.?(?:\s+(?:19|20)\d\d(?:\s+(?:года|року|г\.|р\.))?)?"
CITY = r"(?P<city>[А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]+(?:[ /][А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]+){0,2})"
NAME = r"(?P<agency>[А-ЯЁІЇЄҐA-Z][\w'’ʼ.-]*\w(?:[ -][А-ЯЁІЇЄҐA-Z][\w'’ʼ-]*){0,2})"
SLASHED = re.compile(rf"^\s*(?:{CITY}[,.]\s*)?(?:{DAY},?\s*)?/(?:[Кк]ор+\.?\s*)?(?P<agency>[А-ЯЁІЇЄҐA-Z][^/\n]{{1,40}})/\s?\.?\s*(?:[-–—]\s)?\s*")
DATED = re.compile(rf"^\s*{CITY}[,.]\s+(?:{DAY}\s*[,.]?\s*[-–—,/]?\s*)?{NAME}(?:,\s[^.,\n]{{3,40}})?\s?(?:[-–—]\s|\.\s|/\s)\s*")


class Dateline(NamedTuple):
    """Where a paragraph's own words begin, its city, and where its agency's name stands."""

    end: int
    city: str
    agency: tuple[int, int]


def hangul(text: str, start: int, end: int) -> Dateline | None:
    """Read a Korean dateline, whose brackets alone tell that a name is an agency's; the paper's own correspondent is none."""
    found = _made(HANGUL, text, start, end)
    return None if found and any(text[slice(*found.agency)].strip().endswith(r) for r in REPORTERS) else found


def cyrillic(text: str, start: int, end: int) -> Dateline | None:
    """Read a Ukrainian or Russian dateline: its name stands between slashes behind a city, or is that of a known agency."""
    for pattern in (SLASHED, DATED):
        found = _made(pattern, text, start, end)
        if found is None:
            continue
        low, high = found.agency
        known = next((high_ for high_ in _ends(text, low, high) if agency_named(text[low:high_])), None)
        if known or (found.city and pattern is SLASHED):
            return found._replace(agency=(low, known or high))
    return None


def _ends(text: str, low: int, high: int) -> list[int]:
    """Return where a name may end, the longest first: its reporter may stand behind it ("ТАСС Иван Рожков")."""
    return [high, *(low + m.start() for m in reversed(list(re.finditer(r"[\s,]+", text[low:high]))))]


def _made(pattern: re.Pattern[str], text: str, start: int, end: int) -> Dateline | None:
    found = pattern.match(text[start : min(end, start + LONGEST)])
    if not found:
        return None
    return Dateline(start + found.end(), found["city"] or "", (start + found.start("agency"), start + found.end("agency")))
