"""A page's tree as blocks of visible text, each with what the markup says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

from headwater.model import noun
from headwater.read import hints

_SPACE = re.compile(r"[^\S\v]+")
_BREAK = "\v"

MOSTLY = 0.7
"""A hint holds for a block when it holds for so much of its text."""


@noun
class Block:
    """A stretch of visible text that a reader sees as one: its text, its hints (own and of all around it), and what share of it is links."""

    text: str
    hints: frozenset[str]
    linked: float


class _Gathering:
    """The text of the block that is being read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.hinted: Counter[frozenset[str]] = Counter()
        self.linked = 0
        self.breaks = 0

    def add(self, text: str | None, around: frozenset[str]) -> None:
        if text:
            self.parts.append(text)
            length = len(text.strip())
            if length:
                self.hinted[around] += length
                self.breaks = 0

    def part(self, following: str | None) -> None:
        # <span>By</span><span>Ada</span>: shown apart, though nothing stands between
        last = self.parts[-1][-1:] if self.parts else ""
        if last.isalnum() and following and (following[0].isupper() or following[0].isdigit()):
            self.parts.append(" ")

    def take(self) -> Block | None:
        lines = _SPACE.sub(" ", "".join(self.parts)).split(_BREAK)
        text = "\n".join(kept for line in lines if (kept := line.strip()))
        total = sum(self.hinted.values())
        weights: Counter[str] = Counter()
        for around, length in self.hinted.items():
            for hint in around:
                weights[hint] += length
        kept_hints = frozenset(hint for hint, weight in weights.items() if weight >= MOSTLY * total)
        linked = weights["link"] / total if total else 0.0
        self.__init__()  # type: ignore[misc]  # empty it for the next block
        return Block(text=text, hints=kept_hints - {"link"}, linked=linked) if text else None


def blocks(tree: html.HtmlElement, *, hidden_too: bool = False) -> Iterator[Block]:
    """Yield the blocks of visible text of a page, in order; white space is folded, a single `<br>` is a line feed in its block, two end it."""
    gathering = _Gathering()
    around: list[frozenset[str]] = [frozenset()]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            inner = _inner(element, around[-1], hidden_too=hidden_too)
            if inner is None:
                walk.skip_subtree()
                around.append(around[-1])
                continue
            if tag == "br":
                gathering.parts.append(_BREAK)
                gathering.breaks += 1
            elif tag in ("a", "span", "time"):
                gathering.part(element.text)
            if (tag not in hints.INLINE and tag != "br") or gathering.breaks > 1:
                yield from _taken(gathering)
            around.append(inner)
            gathering.add(element.text, inner)
        else:
            around.pop()
            if tag not in hints.INLINE and tag != "br" and tag not in hints.UNSEEN:
                yield from _taken(gathering)
            gathering.add(element.tail, around[-1])
    yield from _taken(gathering)


def _taken(gathering: _Gathering) -> Iterator[Block]:
    if gathering.hinted and (block := gathering.take()):
        yield block
    elif gathering.parts:
        gathering.parts.clear()
        gathering.breaks = 0


def _inner(element: html.HtmlElement, around: frozenset[str], *, hidden_too: bool) -> frozenset[str] | None:
    """Return the hints inside an element, or None where it is not shown."""
    tag = element.tag
    if not isinstance(tag, str) or (tag in hints.UNSEEN and not (hidden_too and tag == "noscript")):
        return None
    if not element.attrib:
        own = hints.of_element(tag, "", None, None)
    else:
        get = element.get
        if not hidden_too and hints.is_hidden(get("hidden"), get("aria-hidden"), get("style")):
            return None
        own = hints.of_element(tag, f"{get('class') or ''} {get('id') or ''}".strip(), get("role"), get("itemprop"))
    if tag == "a":
        own |= {"link"}
    return around | own if own - around else around
