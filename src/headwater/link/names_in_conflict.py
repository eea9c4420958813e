"""Names in conflict: one person or body under spellings or word orders that differ from article to article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from headwater.link.findings import MOST_EVIDENCE, finding, passage, quote
from headwater.link.name_pairs import same_given
from headwater.link.words import WORD, fold, is_stop
from headwater.model import Entity, Evidence, Finding, Reading, Span

CLOSE = 65
"""Likeness of two spellings of one part of a name, 0 to 100."""
SHORTER = 2
"""Letters by which a short form of a given name is at least shorter."""
JOINING = ("of", "for")
AROUND = 260
"""Characters of its paragraph that are shown with a name."""


def name_conflicts(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Finding]:
    """Return one finding for every person or body whose full name is written in ways that contradict one another."""
    texts = {r.article.id: r for r in readings}
    found = []
    for e in entities:
        if e.kind in ("person", "organisation"):
            rivals = _rivals(e)
            shown = [s for form in rivals if (s := _where(form, e, texts))]
            if len(rivals) > 1 and len(shown) > 1:
                why = f"One {e.kind} is written in {len(rivals)} ways: {', '.join(quote(r) for r in rivals[:MOST_EVIDENCE])}."
                found.append(finding("name_conflict", [], shown[:MOST_EVIDENCE], why))
    return found


def _rivals(e: Entity) -> list[str]:
    """Return the full forms that contradict another form, most frequent first."""
    forms = [n.text for n in sorted(e.names, key=lambda n: (-n.count, n.text))]
    against = _spelled if e.kind == "person" else _turned
    kept: dict[tuple[str, ...], str] = {}
    for form in forms:
        if any(against(_parts(form), _parts(other)) and _of_one_build(form, other) for other in forms if other != form):
            kept.setdefault(_parts(form), form)
    return list(kept.values())


def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(w) for w in WORD.findall(name) if not is_stop(fold(w)))


def _spelled(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two full names differ in spelling alone: as many parts, each like its counterpart, not all the same."""
    if len(a) != len(b) or len(a) < 2 or a == b or not all(p.isascii() and len(p) > 2 for p in a + b):
        return False
    return not _short(a[0], b[0]) and all(x == y or (x[0] == y[0] and fuzz.ratio(x, y) >= CLOSE) for x, y in zip(a, b, strict=True))


def _short(a: str, b: str) -> bool:
    """Tell whether one given name is the other's short form, which is no other spelling: "Matt" for "Matthew", "Tom" for "Thomas"."""
    few, many = sorted((a, b), key=lambda x: (len(x), x))
    if many.startswith(few) and few != many:
        return True
    return len(many) - len(few) >= SHORTER and same_given(few, many)


def _turned(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names have the same words in another order."""
    return len(a) > 2 and a != b and sorted(a) == sorted(b)


def _of_one_build(a: str, b: str) -> bool:
    """Tell whether both names, or neither, say "of": "Office of Trade" and "Trade Office" do not contradict each other."""
    return any(f" {w} " in a for w in JOINING) == any(f" {w} " in b for w in JOINING)


def _where(form: str, e: Entity, texts: Mapping[str, Reading]) -> Evidence | None:
    """Return the first place where a form stands in a story, with the words around it."""
    stands = [m for m in e.mentions if m.span.text == form and m.article_id in texts and _in_story(m, texts[m.article_id])]
    if not stands:
        return None
    first = min(stands, key=lambda m: (not _source(m, texts[m.article_id]), m.article_id, m.span.start))
    text = texts[first.article_id].article.text
    start = max(text.rfind("\n", 0, first.span.start) + 1, first.span.start - AROUND)
    stop = text.find("\n", first.span.end)
    end = min(stop if stop >= 0 else len(text), first.span.end + AROUND)
    return passage(first.article_id, Span(start=start, end=end, text=text[start:end]))


def _in_story(m: Evidence, reading: Reading) -> bool:
    return any(s.start <= m.span.start < s.end and s.kind not in ("related", "furniture") for s in reading.article.sections)


def _source(m: Evidence, reading: Reading) -> bool:
    """Tell whether a name stands in the words that name a source."""
    return any(s.source and s.source.start <= m.span.start < s.source.end for s in reading.extraction.statements)
