"""Who was first: outlets that articles on one story each call, or call themselves, the first to report it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.link.claims import Group
from headwater.link.events import one_event
from headwater.link.findings import MOST_EVIDENCE, finding, passage, quote
from headwater.link.reuse import body_sentences
from headwater.link.strength import NEVER, told_in
from headwater.link.words import WORD, fold
from headwater.model import MEDIA, Article, Evidence, Finding, Reading, Span, noun

FAR = 120
"""Characters between the words that say so and the outlet's name."""
LEAST = 4
"""Letters of a name that is looked for."""
ITSELF = re.compile(r"\b(?:we|our|us|wir|nous|nosotros|мы|ми)\b", re.IGNORECASE)


@noun
class Credit:
    """One sentence that calls an outlet the first: in which article, whom, and where."""

    article: Article
    outlet: str
    name: str
    at: Evidence


def firsts(readings: Sequence[Reading], groups: Sequence[Group]) -> list[Finding]:
    """Return a conflict for each story whose articles call different outlets the first to report it."""
    known = _outlets(readings)
    credited = [c for r in sorted(readings, key=lambda r: (r.article.published or "~", r.article.id)) for c in _credits(r.article, known)]
    shared: dict[str, set[str]] = {}
    for g in groups:
        for p in g.members:
            shared.setdefault(p.article.id, set()).add(g.id)
    found: list[Finding] = []
    taken: set[str] = set()
    for c in credited:
        near = [d for d in credited if d.article.id != c.article.id and _one_story(c.article, d.article, shared)]
        rivals = [d for d in near if d.outlet != c.outlet]
        if rivals and c.article.id not in taken:
            told = list({d.article.id: d for d in [c, *rivals, *near]}.values())[:MOST_EVIDENCE]
            taken |= {d.article.id for d in told}
            names = list(dict.fromkeys(d.name for d in sorted(told, key=lambda d: d.outlet != c.outlet)))
            why = f"{' and '.join(quote(n) for n in names[:2])} are each called the first to report it."
            found.append(finding("conflict", [], [d.at for d in told], why))
    return found


def _one_story(a: Article, b: Article, shared: Mapping[str, set[str]]) -> bool:
    return bool(shared.get(a.id, set()) & shared.get(b.id, set())) or one_event(a, b)


def _outlets(readings: Sequence[Reading]) -> Mapping[str, str]:
    """Return the names of all outlets and agencies of the dossier, folded without spaces, with the name as written."""
    names = {r.article.outlet.name for r in readings if r.article.outlet}
    names |= {h.name for r in readings for s in r.extraction.statements for h in s.chain if h.role in MEDIA}
    return {key: n for n in sorted(names) if len(key := _key(n)) >= LEAST and n[:1].isupper()}


def _key(name: str) -> str:
    return "".join(fold(w) for w in WORD.findall(name) if fold(w) not in ("the", "www", "com")).removeprefix("the")


@cache
def _phrases(language: str | None) -> re.Pattern[str]:
    entries = (*told_in(language, "first", "reporting"), *(told_in("en", "first", "reporting") if language is None else ()))
    return re.compile("|".join(re.escape(fold(p)) for p in sorted(entries, key=lambda p: (-len(p), p)))) if entries else NEVER


def _credits(article: Article, known: Mapping[str, str]) -> list[Credit]:
    """Return the sentences of an article that call an outlet the first, one an outlet."""
    found: dict[str, Credit] = {}
    for start, end in body_sentences(article):
        text = article.text[start:end]
        m = _phrases(article.language).search(fold(text))
        name = _named(text, m.start(), known, article) if m else None
        if name:
            span = Span(start=start, end=end, text=text)
            found.setdefault(_key(name), Credit(article=article, outlet=_key(name), name=name, at=passage(article.id, span)))
    return list(found.values())


def _named(text: str, at: int, known: Mapping[str, str], article: Article) -> str | None:
    """Return the known outlet whose name stands nearest to the words that call one the first; the article's own where it says "we"."""
    words = [(m.start(), m.end(), fold(m[0])) for m in WORD.finditer(text)]
    best: tuple[int, str] | None = None
    for n in range(len(words)):
        for size in (4, 3, 2, 1):
            run = words[n : n + size]
            name = known.get("".join(w for *_, w in run if w not in ("the", "www", "com")))
            gap = min(abs(run[0][0] - at), abs(run[-1][1] - at)) if run else FAR
            if len(run) == size and name and text[run[0][0]].isupper() and gap < FAR and (best is None or gap < best[0]):
                best = (gap, name)
    if best:
        return best[1]
    return article.outlet.name if article.outlet and ITSELF.search(text) else None
