"""An article's text cut into flat segments, so that nested and overlapping passages can be marked without nesting marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from headwater.model import Article, SectionKind, noun
from headwater.present.views.words import SECTION_WORDS, count

MarkKind = Literal["assertion", "statement", "cue", "source", "evidence", "mention"]
BESIDE = ("furniture", "related")
"""What stands on the page and is not the story."""
FOLD = 200
FOLD_LINES = 5
"""Characters, or lines, of furniture in one go from which it is folded away, unless more than names is marked in it."""


@noun
class TextMark:
    """A passage to mark: what it is, whose it is, and the id it is opened by."""

    start: int
    end: int
    kind: MarkKind
    id: str
    anchor: str


@noun
class Segment:
    """A stretch of text under the same marks throughout."""

    text: str
    kinds: tuple[MarkKind, ...]
    ids: tuple[str, ...]
    """Anchors of all marks over this stretch: what is highlighted together."""
    anchors: tuple[str, ...]
    """Anchors of the marks that begin here: ids of the page."""
    ends: tuple[str, ...]
    """Ids of the assertions that end here: footnote marks."""


@noun
class Block:
    """A section of the text with its segments."""

    kind: SectionKind | Literal["unlabelled"]
    words: str
    folded: bool
    size: str
    segments: tuple[Segment, ...]


def blocks(article: Article, marks: Iterable[TextMark]) -> tuple[Block, ...]:
    """Return an article's text section by section; stretches without a section are blocks too, blank ones are left out."""
    within = [m for m in marks if 0 <= m.start < m.end <= len(article.text)]
    ordered = sorted(within, key=lambda m: (m.start, -m.end, m.kind, m.id))
    found = []
    for kind, start, end in _stretches(article):
        if not article.text[start:end].strip():
            continue
        inside = [m for m in ordered if m.start < end and m.end > start]
        parts = _segments(article.text, start, end, inside)
        found.append(
            Block(
                kind=kind,
                words="Text" if kind == "unlabelled" else SECTION_WORDS[kind],
                folded=kind in BESIDE and _long(article.text, start, end) and all(m.kind == "mention" for m in inside),
                size=count(end - start, "character"),
                segments=parts,
            )
        )
    return tuple(found)


def _long(text: str, start: int, end: int) -> bool:
    return end - start >= FOLD or text.count("\n", start, end) >= FOLD_LINES


Stretch = tuple[SectionKind | Literal["unlabelled"], int, int]


def _stretches(article: Article) -> list[Stretch]:
    """Return the text in stretches; neighbouring ones that are not the story are one."""
    stretches: list[Stretch] = []
    last = 0
    for section in (*article.sections, None):
        end = section.start if section else len(article.text)
        if article.text[last:end].strip():
            stretches.append(("unlabelled", last, end))
        if section:
            _add(stretches, (section.kind, section.start, section.end))
            last = section.end
    return stretches


def _add(stretches: list[Stretch], new: Stretch) -> None:
    before = stretches[-1] if stretches else None
    if before and before[0] in BESIDE and new[0] in BESIDE:
        stretches[-1] = ("related" if before[0] == new[0] == "related" else "furniture", before[1], new[2])
    else:
        stretches.append(new)


def _segments(text: str, start: int, end: int, marks: Sequence[TextMark]) -> tuple[Segment, ...]:
    """Cut a stretch wherever a mark begins or ends; a mark that spans blocks has its anchor in the first one only."""
    opening: dict[int, list[TextMark]] = {}
    closing: dict[int, list[TextMark]] = {}
    for mark in marks:
        opening.setdefault(max(mark.start, start), []).append(mark)
        closing.setdefault(min(mark.end, end), []).append(mark)
    cuts = sorted({start, end, *opening, *closing})
    active: dict[TextMark, None] = {}
    found = []
    for left, right in pairwise(cuts):
        for mark in closing.get(left, ()):
            active.pop(mark, None)
        active.update((m, None) for m in opening.get(left, ()))
        found.append(
            Segment(
                text=text[left:right],
                kinds=tuple(dict.fromkeys(m.kind for m in active)),
                ids=tuple(dict.fromkeys(m.anchor for m in active)),
                anchors=tuple(dict.fromkeys(m.anchor for m in sorted(opening.get(left, ()), key=lambda m: m.kind) if m.start == left)),
                ends=tuple(m.id for m in closing.get(right, ()) if m.end == right and m.kind == "assertion"),
            )
        )
    return tuple(found)
