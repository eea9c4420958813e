"""Who does what, to whom, with what, where: the frame of an assertion, read from parts of speech alone."""

from __future__ import annotations

from headwater.extract.runs import abbreviated
from headwater.extract.verbs import NOMINAL, Group, main_group, verb_words
from headwater.model import Frame, PlaceMention, Span
from headwater.text.equipment import find_equipment
from headwater.text.tagged import Tagged

OPENING = NOMINAL - {"K"}


def frame_of(text: str, of: Tagged, places: tuple[PlaceMention, ...], before: Tagged | None = None) -> Frame:
    """Return the frame of a passage; `before` is what the statement says ahead of it, where a shared subject may stand."""
    group = main_group(of)
    subject = _subject(text, of, group) or (_subject(text, before, main_group(before)) if before and before.tokens else None)
    target = _object(text, of, group) if group else None
    if group and _passive(of, group):
        subject, target = _agent(text, of, group), subject
    return Frame(
        actor=subject,
        action=of.span(text, group.i, group.j) if group else None,
        target=target,
        equipment=tuple(of.span(text, p.i, p.j) for p in find_equipment(of)),
        place=places[0].span if places else None,
    )


def chunk(of: Tagged, start: int, stop: int) -> tuple[int, int] | None:
    """Return the first noun phrase that begins at or after a token and before `stop`."""
    i = start
    while i < stop and of.tags[i] not in OPENING:
        i += 1
    j = i
    while j < stop and (
        of.tags[j] in NOMINAL
        or (of.tokens[j].text == "." and j > i and abbreviated(of, j))
        or (of.tags[j] == "R" and j + 1 < stop and of.tags[j + 1] in "JX")
    ):
        if of.tags[j] == "D" and j > i and of.tags[j - 1] in "NP":
            break
        j += 1
    while j > i and of.tags[j - 1] in "DK$":
        j -= 1
    return (i, j) if i < j else None


def _subject(text: str, of: Tagged, group: Group | None) -> Span | None:
    """Return the first noun phrase before the verb that hangs on no preposition."""
    stop = group.i if group else 0
    i = 0
    last = None
    while i < stop:
        found = chunk(of, i, stop)
        if found is None:
            break
        hanging = found[0] > 0 and of.tags[found[0] - 1] in "IL"
        if not hanging and not _is_time(of, found):
            last = found
            break
        i = found[1]
    if last is None:
        return None
    while last[0] < last[1] - 1 and of.tags[last[0]] == "D":
        last = (last[0] + 1, last[1])
    return of.span(text, *last)


def _is_time(of: Tagged, found: tuple[int, int]) -> bool:
    words = {of.tokens[k].low for k in range(*found)}
    return bool(
        words
        & {"today", "yesterday", "week", "month", "year", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "earlier"}
    )


def _object(text: str, of: Tagged, group: Group) -> Span | None:
    """Return the noun phrase straight after the verb; after a preposition only where there is no other."""
    at = group.j
    if at >= len(of.tokens) or of.tags[at] in ".,C":
        return None
    found = chunk(of, at, len(of.tokens))
    if found is None or found[0] - at > 2 or any(of.tags[k] in "MVZTGW.," for k in range(at, found[0])):
        return None
    while found[0] < found[1] - 1 and of.tags[found[0]] == "D":
        found = (found[0] + 1, found[1])
    return of.span(text, *found)


def _passive(of: Tagged, group: Group) -> bool:
    lows = [of.tokens[k].low for k in range(group.i, group.j)]
    return of.tags[group.j - 1] in "ET" and any(w in verb_words()["be"] for w in lows[:-1])


def _agent(text: str, of: Tagged, group: Group) -> Span | None:
    """Return the noun phrase after "by"."""
    for k in range(group.j, min(group.j + 8, len(of.tokens))):
        if of.tokens[k].low == "by":
            found = chunk(of, k + 1, len(of.tokens))
            return of.span(text, *found) if found and found[0] == k + 1 else None
    return None
