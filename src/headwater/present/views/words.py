"""Public words for what the ledger holds: badges, statuses, dates as people read them."""

from __future__ import annotations

from headwater.model import FindingKind, LinkRelation, RelationKind, SectionKind, Stance, Status, noun

STATUS_WORDS: dict[Status, str] = {
    "planned": "planned",
    "under_way": "under way",
    "done": "done",
    "stopped": "stopped",
    "unknown": "status not stated",
}
STATUS_GLYPHS: dict[str, str] = {"planned": "◇", "under_way": "▸", "done": "✓", "stopped": "■", "unknown": "–", "denied": "✕"}

STANCE_WORDS: dict[Stance, str] = {
    "asserts": "says so",
    "denies": "denies it",
    "declines": "gives no comment",
    "cannot_confirm": "cannot confirm it",
    "unaware": "is not aware of it",
    "speculates": "thinks it possible",
}

FINDING_WORDS: dict[FindingKind, str] = {
    "misattribution": "Misattribution",
    "source_inflation": "Source inflation",
    "outlet_swap": "Outlet swapped",
    "distortion": "Distortion on the way",
    "status_change": "Change of status",
    "plan_realised": "Plan realised",
    "figure_change": "Change of figure",
    "conflict": "Conflict",
    "denial": "Denial",
    "date_conflict": "Conflict of dates",
    "name_conflict": "Conflict of names",
    "self_reference": "Refers to an earlier statement",
}

RELATION_WORDS: dict[RelationKind, str] = {
    "reprint": "reprint",
    "excerpt": "excerpt",
    "rewrite": "rewrite",
    "translation": "translation",
    "siblings": "sibling (both stem from a third article)",
}

LINK_WORDS: dict[LinkRelation, str] = {
    "trains": "trains",
    "trained_at": "is trained at",
    "uses": "uses",
    "produces": "produces",
    "produced_at": "is produced at",
    "transfers": "transfers",
    "deploys": "deploys",
    "located_at": "is located at",
    "part_of": "is part of",
    "leads": "leads",
    "party_to": "is party to",
    "supplies": "supplies",
    "owns": "owns",
    "attacks": "attacks",
    "sanctions": "imposes sanctions on",
    "plans": "plans",
    "other": "is linked with",
}

SECTION_WORDS: dict[SectionKind, str] = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "body": "Body",
    "caption": "Caption",
    "credit": "Credit",
    "related": "Related headlines",
    "furniture": "Furniture",
}

CREDIBILITY_WORDS: dict[int, str] = {
    1: "confirmed by independent origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PARTS_OF_YEAR = {
    **dict(enumerate(("spring", "summer", "autumn", "winter"), 21)),
    **dict(enumerate(("the first quarter of", "the second quarter of", "the third quarter of", "the last quarter of"), 33)),
    **dict(enumerate(("the first third of", "the second third of", "the last third of"), 37)),
    **dict(enumerate(("the first half of", "the second half of"), 40)),
}
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


@noun
class Mark:
    """A status as a labelled glyph; `name` serves style sheets."""

    name: str
    glyph: str
    word: str


def status_mark(status: Status) -> Mark:
    """Return the glyph and word of a status."""
    return Mark(name=status, glyph=STATUS_GLYPHS[status], word=STATUS_WORDS[status])


DENIED = Mark(name="denied", glyph=STATUS_GLYPHS["denied"], word="denied")


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return "1 outlet", "2 outlets", "1,200 outlets"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def badge(outlets: int, established: int, possible: int) -> str:
    """Return the three numbers that stand side by side, as in "14 outlets · 1 established origin · at most 3 more possible"."""
    more = "no more possible"
    if possible:
        more = f"at most {possible:,} more possible" if established else f"at most {possible:,} possible"
    elif not established:
        more = "none possible"
    return f"{count(outlets, 'outlet')} · {count(established, 'established origin')} · {more}"


def human_time(value: str | None) -> str:
    """Return an EDTF time as people write it; what is not understood comes back as it is, and nothing as ""."""
    if not value:
        return ""
    if "/" in value:
        start, _, end = value.partition("/")
        if start in ("", ".."):
            return f"by {_human_point(end)}" if end not in ("", "..") else "at an unknown time"
        return f"since {_human_point(start)}" if end in ("", "..") else f"{_apart(_human_point(start), _human_point(end))} to {_human_point(end)}"
    return _human_point(value)


def _apart(start: str, end: str) -> str:
    """Return a day without the month and year that it shares with a later one: "13 to 19 October 2025"."""
    one, other = start.split(" "), end.split(" ")
    if len(one) == len(other) == 3 and one[0].isdigit() and one[2] == other[2]:
        return one[0] if one[1] == other[1] else f"{one[0]} {one[1]}"
    return start


def human_day(value: str | None) -> str:
    """Return an EDTF time as people write it, without the time of day."""
    return human_time(value).partition(",")[0]


def _human_point(value: str) -> str:
    date, _, clock = value.partition("T")
    qualifier = QUALIFIERS.get(date[-1:], "")
    plain = date.rstrip("~?%")
    parts = plain.split("-")
    if not all(p.isascii() and p.isdigit() for p in parts) or len(parts) > 3:
        return value
    numbers = [int(p) for p in parts]
    year = parts[0]
    if len(parts) == 1:
        return qualifier + year
    named = MONTHS[numbers[1] - 1] if 1 <= numbers[1] <= 12 else PARTS_OF_YEAR.get(numbers[1])
    if named is None:
        return value
    text = f"{named} {year}" if len(parts) == 2 else f"{numbers[2]} {named} {year}"
    return qualifier + text + _human_clock(clock)


def _human_clock(clock: str) -> str:
    if len(clock) < 5 or clock[2] != ":":
        return ""
    zone = clock[5:].lstrip(":.0123456789")
    return f", {clock[:5]}{' UTC' if zone in ('Z', '+00:00') else ' ' + zone if zone else ''}"


def time_key(value: str | None) -> str:
    """Return what times sort by: their start, or their end where the start is open; unknown times come last."""
    if not value:
        return "\uffff"
    start, _, end = value.partition("/")
    return (start if start not in ("", "..") else end) or "\uffff"


def shorten(text: str, width: int) -> str:
    """Cut a text to so many characters, at a word where one ends near by."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    cut = flat[: width - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > width * 2 // 3 else cut).rstrip(" ,;:.-–") + "…"
