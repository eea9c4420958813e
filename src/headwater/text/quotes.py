"""Quotations: what stands between marks, in the marks of many languages, also across paragraphs and without a closing mark."""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = re.compile(r"''|``|[\"“”„«»‘’'‹›「」『』]")
CLOSERS = {
    "“": ("”", "“", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "''": ("''", '"'),
    "``": ("''", '"'),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "”": ("”",),
    "「": ("」",),
    "『": ("』",),
    "‹": ("›",),
}
SINGLE = "‘'"
TAG = re.compile(r",?\s+[—–-]\s")
"""What stands between a quotation and the words that say whose it is."""
MAX_CHARS = 6000
"""A quotation in one paragraph longer than this is taken for an unmatched mark."""


class Quotation(NamedTuple):
    """A stretch between quotation marks: (start, end) with its marks, (low, high) without; `open` where the closing mark is missing."""

    start: int
    end: int
    low: int
    high: int
    open: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the quotations of one paragraph, outermost only, in order."""
    found: list[Quotation] = []
    marks = list(MARK.finditer(text, start, end))
    # marks after each that may close something, counted once from the end
    closing = [0] * (len(marks) + 1)
    for n in range(len(marks) - 1, -1, -1):
        closing[n] = closing[n + 1] + (not _apostrophe(text, marks[n], end))
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not _opens(text, mark, start, end):
            i += 1
            continue
        j = _closing(text, marks, i, start, end)
        if j is None:
            if mark[0] not in "'‘»”" and not closing[i + 1]:
                found.append(Quotation(mark.start(), end, mark.end(), end, open=True))
                break
            i += 1
            continue
        found.append(Quotation(mark.start(), marks[j].end(), mark.end(), marks[j].start(), open=False))
        i = j + 1
    return [q for q in found if q.high > q.low]


def _apostrophe(text: str, mark: re.Match[str], end: int) -> bool:
    return mark[0] in "’'‘" and not _closes(text, mark, end)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in "“„«「『‹``":
        return True
    if mark[0] == "»":
        return before in " \t\n(" and after.isalnum()
    if mark[0] == "”":
        # Swedish and sloppy texts open and close with the same mark
        return before in " \t\n(" and after.isalnum()
    if mark[0] == "‘":
        return not before.isalnum() and not after.isspace()
    if mark[0] == "'":
        return before in ' \t\n("“—–' and after.isalnum() and not after.isdigit()
    return mark[0] in ('"', "''") and not after.isspace() and (not before.isalnum() or before in "—–-([")


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isspace() and not after.isalnum()


def _closing(text: str, marks: list[re.Match[str]], i: int, start: int, end: int) -> int | None:
    """Return the mark that closes the i-th, or None."""
    opener = marks[i][0]
    closers = CLOSERS[opener]
    depth = 0
    fallback = None
    for j in range(i + 1, min(len(marks), i + 40)):
        mark = marks[j]
        if mark.start() - marks[i].start() > MAX_CHARS:
            break
        if opener in "“«" and mark[0] == opener and text[mark.start() - 1].isspace() and opener != "”":
            depth += 1
        elif mark[0] in closers and (opener not in "'‘" or _closes(text, mark, end)) and (mark[0] != '"' or not _opens(text, mark, start, end)):
            if depth:
                depth -= 1
                if depth == 0 and TAG.match(text, mark.end(), end):
                    # "«We serve on the «Vega», – said X": one mark closes both
                    fallback = j
                continue
            if opener in SINGLE and text[mark.start() - 1] == "s" and fallback is None:
                # perhaps a possessive plural; a later mark may be the closing one
                fallback = j
                continue
            return j
    return fallback
