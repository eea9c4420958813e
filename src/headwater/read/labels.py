"""Which lines are the story: labels from the lines' looks, their order and their repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.model import Section, SectionKind, noun
from headwater.read.lines import Line, is_name

WEIGHT = {
    "prose": 1.0,
    "bullet": 0.1,
    "caption": -0.05,
    "date": -0.1,
    "byline": -0.1,
    "credit": -0.2,
    "short": -0.3,
    "furniture": -0.4,
    "related": -0.5,
    "related_head": -0.4,
    "fragment": -0.8,
    "appeal": -1.2,
}
LISTED = ("fragment", "short", "prose", "bullet", "date", "related")
LEAST_HEADLINE, MOST_HEADLINE = 3, 35
"""Words of a headline."""


@noun
class Labelled:
    """The labels of a text's lines, and the line that is its headline."""

    kinds: tuple[SectionKind, ...]
    headline: int | None
    title: str | None


def sections(lines: Sequence[Line], kinds: Sequence[SectionKind]) -> tuple[Section, ...]:
    """Return one section a line."""
    return tuple(Section(kind=k, start=line.start, end=line.end) for line, k in zip(lines, kinds, strict=True))


def label(lines: Sequence[Line], title: str | None = None, *, given: bool = False) -> Labelled:
    """Label lines; `title`: the headline's folded text where it is known; `given`: the text was handed over, so what is unclear is body."""
    if not lines:
        return Labelled(kinds=(), headline=None, title=None)
    given = given and not _cluttered(lines)
    begin, end = _story(lines, given=given)
    headline = _headline(lines, begin, end, title)
    standfirst = _standfirst(lines, headline, end)
    body = _next_prose(lines, max(begin, -1 if headline is None else headline + 1, -1 if standfirst is None else standfirst + 1), end)
    if headline is None:
        body = begin
    kinds = _kinds(lines, body, end, given=given)
    if headline is not None:
        _mark_titles(lines, kinds, headline, body)
    if standfirst is not None:
        kinds[standfirst] = "standfirst"
    _mark_names(lines, kinds, -1 if headline is None else headline, body)
    _mark_repeats(lines, kinds, body)
    return Labelled(kinds=tuple(kinds), headline=headline, title=lines[headline].text if headline is not None else None)


def _story(lines: Sequence[Line], *, given: bool) -> tuple[int, int]:
    """Return the stretch of lines with the greatest weight: the story with what stands inside it."""
    if given:
        return 0, _given_end(lines)
    best, best_at, total, start, listing = 0.0, (0, 0), 0.0, 0, False
    for i, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, i
        listing = line.look == "related_head" or (listing and line.look in LISTED)
        total += _weight(lines, i, listing=listing)
        if total > best:
            best, best_at = total, (start, i + 1)
    return best_at if best > 0 else (0, len(lines))


def _weight(lines: Sequence[Line], i: int, *, listing: bool) -> float:
    """Return how much a line speaks for the story; in a list of other stories a sentence between two headlines is a teaser."""
    line = lines[i]
    if listing and line.look == "fragment":
        return -0.25
    if listing and line.look == "prose" and i + 1 < len(lines) and lines[i - 1].look == lines[i + 1].look == "fragment":
        return -0.3
    weight = WEIGHT[line.look]
    return weight * min(2.5, 0.4 + line.words / 20) if weight > 0 else weight


def _cluttered(lines: Sequence[Line]) -> bool:
    """Tell whether a text that was handed over is a whole copied page after all."""
    around = sum(line.look in ("furniture", "appeal", "related", "related_head", "date") for line in lines)
    prose = sum(line.look == "prose" for line in lines)
    return around >= 6 and around >= 0.25 * len(lines) and prose > 0


def _given_end(lines: Sequence[Line]) -> int:
    end = len(lines)
    while end and lines[end - 1].look in ("furniture", "appeal", "related", "related_head", "date"):
        end -= 1
    return end or len(lines)


def _next_prose(lines: Sequence[Line], start: int, end: int) -> int:
    return next((i for i in range(start, end) if lines[i].look == "prose"), min(start, end))


def _headline(lines: Sequence[Line], begin: int, end: int, title: str | None) -> int | None:
    """Return the line that is the headline: known by its text, or the likeliest one above the body."""
    if title:
        exact = [i for i, line in enumerate(lines) if line.folded == title]
        return min(exact, key=lambda i: (i >= end, i)) if exact else None
    counts = Counter(line.folded for line in lines)
    prose = [i for i in range(begin, end) if lines[i].look == "prose"]
    # a standfirst may belong to the heaviest stretch: look as far as the second paragraph, but below the first only at repeated lines
    reach = prose[1] if len(prose) > 1 else (prose[0] if prose else len(lines))
    best: tuple[float, int] | None = None
    for i in range(min(reach + 1, len(lines))):
        score = _headline_score(lines, i, counts, prose)
        if score is not None and (best is None or score > best[0]):
            best = (score, i)
    return next(i for i, line in enumerate(lines) if line.folded == lines[best[1]].folded) if best else None


def _headline_score(lines: Sequence[Line], i: int, counts: Counter[str], prose: Sequence[int]) -> float | None:
    line = lines[i]
    repeated = counts[line.folded] > 1
    if not LEAST_HEADLINE <= line.words <= MOST_HEADLINE:
        return None
    asks = line.text.rstrip("\"'”’»").endswith(("?", "!"))
    if line.look == "prose" and not (repeated and line.words <= 25) and not (asks and line.words <= 20 and i == 0 and len(prose) > 1):
        return None
    if line.look not in ("fragment", "short", "prose", "bullet"):
        return None
    below = bool(prose) and i > prose[0]
    if below and not repeated:
        return None
    score = (
        min(line.words, 12) / 6 + (2.0 if repeated and line.words >= 4 else 0.0) - (1.0 if below else 0.0) - (1.0 if line.look == "short" else 0.0)
    )
    score += 0.7 if any(x.look in ("date", "byline") for x in lines[i + 1 : i + 3]) else 0.0
    # the picture's description stands above its caption, and begins as that does
    score -= 2.0 if any(x.look == "caption" and x.folded.startswith(line.folded) for x in lines[i + 1 : i + 3]) else 0.0
    before = prose[0] - i if prose else 0
    return score - 0.05 * max(0, before)


def _standfirst(lines: Sequence[Line], headline: int | None, end: int) -> int | None:
    """Return the sentence under the headline, where a date, a byline or the title again parts it from the body."""
    first = end if headline is None else _next_prose(lines, headline + 1, end)
    if headline is None or first >= end or first - headline > 6 or lines[first].words > 60:
        return None
    second = _next_prose(lines, first + 1, end)
    if second >= end:
        return None
    between = lines[first + 1 : second]
    title = lines[headline].folded
    apart = any(line.look in ("date", "byline") or line.folded == title for line in between)
    return first if apart and all(line.look != "related_head" for line in between) else None


def _kinds(lines: Sequence[Line], body: int, end: int, *, given: bool) -> list[SectionKind]:
    kinds: list[SectionKind] = []
    listing = False  # below the heading of a list of other stories
    for i, line in enumerate(lines):
        inside = body <= i < end or (given and i < end)
        if line.look == "related_head":
            listing = True
        elif (
            line.look in ("caption", "appeal", "byline", "credit")
            or (line.look == "furniture" and line.words > 2)
            or (line.look == "prose" and inside)
        ):
            listing = False
        kinds.append(_kind(lines, i, inside=inside, listing=listing, given=given))
    return kinds


def _kind(lines: Sequence[Line], i: int, *, inside: bool, listing: bool, given: bool) -> SectionKind:
    line = lines[i]
    if line.look in ("furniture", "appeal", "date"):
        return "furniture"
    if line.look in ("related_head", "related"):
        return "related"
    if line.look in ("byline", "credit"):
        return "credit"
    if line.look == "caption":
        return "caption"
    if listing:
        return "related"
    if inside and (line.look in ("prose", "bullet") or given or _subheading(lines, i)):
        return "body"
    if line.look == "fragment" and _in_run(lines, i):
        return "related"
    return "furniture"


def _subheading(lines: Sequence[Line], i: int) -> bool:
    """Tell whether an unpunctuated line inside the story stands alone between paragraphs, or begins or ends a list."""
    if lines[i].look not in ("fragment", "short"):
        return False
    return not (lines[i].look == "fragment" and _in_run(lines, i))


def _in_run(lines: Sequence[Line], i: int) -> bool:
    same = [j for j in (i - 1, i + 1) if 0 <= j < len(lines) and lines[j].look == "fragment"]
    return bool(same)


def _mark_titles(lines: Sequence[Line], kinds: list[SectionKind], headline: int, body: int) -> None:
    """Label the headline; its repeats too where they stand directly before the body, else they are furniture (in a list: related)."""
    title = lines[headline].folded
    kinds[headline] = "headline"
    for i, line in enumerate(lines):
        if i == headline:
            continue
        if line.folded == title:
            only_marks = all(x.look in ("date", "byline", "credit", "caption") for x in lines[i + 1 : body])
            kinds[i] = "headline" if i < body and only_marks else ("related" if kinds[i] == "related" else "furniture")
        elif i < body and len(title) > 20 and title in line.folded and line.look != "prose":
            kinds[i] = "furniture"


def _mark_names(lines: Sequence[Line], kinds: list[SectionKind], headline: int, body: int) -> None:
    """Label a bare name beside the date or a byline, between headline and body, as a credit."""
    for i in range(headline + 1, min(body, len(lines))):
        beside = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if kinds[i] == "furniture" and is_name(lines[i]) and any(x.look in ("date", "byline") for x in beside):
            kinds[i] = "credit"


def _mark_repeats(lines: Sequence[Line], kinds: list[SectionKind], body: int) -> None:
    """Count a repeated caption or paragraph once: the first keeps its label; a paragraph repeated at once is a caption."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        if line.words < 5 or kinds[i] not in ("caption", "body", "standfirst", "furniture"):
            continue
        before = seen.get(line.folded)
        if before is None:
            seen[line.folded] = i
        elif line.words >= 8 or kinds[i] == "caption":
            if kinds[i] == "body" and kinds[before] == "body" and before == i - 1 and i <= body + 1:
                kinds[before] = "caption"
            kinds[i] = "furniture"
