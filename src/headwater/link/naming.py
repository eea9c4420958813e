"""Who names whom: articles that say in their own text that another outlet of the dossier reported what they tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from headwater.link.crossing import marks
from headwater.link.likeness import longest_run
from headwater.link.moments import bounds
from headwater.link.names import is_acronym
from headwater.link.reuse import body_sentences, own_names, read_spans
from headwater.model import Article, Evidence, Span, noun
from headwater.text.romanise import romanise

TOLD = 0.5
"""Share of a sentence's longer words that one sentence of the named outlet's article has, for the facts to be taken from it."""
FEWEST = 5
"""Longer words of a sentence below which it shows nothing."""
SHORTEST = 4
BESIDE = 60
"""Characters on either side of an outlet's name in which a word of reporting stands."""
FRESH = 14
"""Days within which an article takes its facts from another one."""
LARGEST = 60
"""Articles of one outlet that are compared with an article that names it."""
LEAD = 3
"""Sentences at an article's beginning in which an outlet of another language is named where the whole article retells it."""
MARKS = 8
"""Names, figures and cognates in common that then show it."""
IN_ORDER = 0.6
"""Share of them that stand in one order."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MEDIA = frozenset({"news", "online", "tv", "the"})


@noun
class Naming:
    """One article names the outlet of another: where, and where that other one has the same sentence, if it has."""

    name: str
    evidence: Evidence
    source: Evidence | None
    across: bool = False
    how: str = "it names the other's outlet"


@cache
def _relaying(language: str) -> re.Pattern[str]:
    """Return the words beside an outlet's name of a language; English ones where it has none."""
    folder = files("headwater.text").joinpath("data")
    at = folder.joinpath(language, "relaying.txt")
    rows = (at if at.is_file() else folder.joinpath("en", "relaying.txt")).read_text("utf-8").splitlines()
    return re.compile(rf"\b(?:{'|'.join(r for r in rows if r and not r.startswith('#'))})\b", re.IGNORECASE)


def namings(articles: Mapping[str, Article], signed: Mapping[str, Sequence[str]] | None = None) -> dict[tuple[str, str], Naming]:
    """Return, by (article, the one it names), how an article names the outlet of another, or an agency that signs it, as the one that reported."""
    called = {i: tuple(sorted({*_called(articles[i]), *map(_folded, (signed or {}).get(i, ()))})) for i in sorted(articles)}
    of: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for i, names in called.items():
        for name in names:
            of[name].append(i)
    opening: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(of):
        opening[name[0]].append(name)
    told = {i: _sentences(articles[i]) for i in called}
    found: dict[tuple[str, str], Naming] = {}
    for i, own in called.items():
        for name, span in _named(articles[i], opening):
            if name not in own:
                near = [o for o in of[name] if not set(own) & set(called[o]) and _fresh(articles[i], articles[o])]
                for other in near[:LARGEST]:
                    if (i, other) not in found or found[i, other].source is None:
                        found[i, other] = _between(articles[i], articles[other], span, told[i], told[other])
    return _nearest(found, articles)


def _between(article: Article, other: Article, span: Span, here: Sentences, there: Sentences) -> Naming:
    """Return a naming with the sentence that stands in both, or, across languages, with the passage nearest to what its lead retells."""
    if article.language == other.language or not article.language or not other.language:
        return _naming(article, other, span, here, there)
    source = _translated(article, other, span, here)
    return Naming(name=span.text, evidence=Evidence(article_id=article.id, span=span), source=source, across=True)


def _translated(article: Article, other: Article, span: Span, here: Sentences) -> Evidence | None:
    """Return the sentence of another language's earlier article that an article's lead names and whose names and figures it has in order."""
    if len(here) < LEAD or span.start >= here[LEAD - 1][0][1] or _later(other, article):
        return None
    ours, theirs = marks(article), marks(other)
    place = {m: n for n, m in enumerate(theirs)}
    both = [m for m in ours if m in place]
    if len(both) < MARKS or not any(m[0] == "#" for m in both) or longest_run([place[m] for m in both]) < IN_ORDER:
        return None
    wanted = {m.lstrip("#") for m in both}
    _, start, end = max(((len(wanted & told_words(other.text[s:e])), -s, -e) for s, e in body_sentences(other)), default=(0, 0, 0))
    start, end = -start, min(-end, 600 - start)
    return Evidence(article_id=other.id, span=Span(start=start, end=end, text=other.text[start:end])) if end > start else None


def _later(a: Article, b: Article) -> bool:
    """Tell whether one article surely appeared on a later day than another."""
    x, y = (bounds(p) if p else None for p in (a.published, b.published))
    return bool(x and y and days(x[0]) > days(y[1]))


def _nearest(found: dict[tuple[str, str], Naming], articles: Mapping[str, Article]) -> dict[tuple[str, str], Naming]:
    """Keep, of the articles in another language that one named outlet has, the last that appeared: the one that is being retold."""
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for (i, other), n in sorted(found.items()):
        if n.across and n.source:
            told[i, n.name] = max(told.get((i, n.name), ("", "")), (articles[other].published or "", other))
    return {(i, o): n for (i, o), n in found.items() if not (n.across and n.source) or told[i, n.name][1] == o}


def _fresh(a: Article, b: Article) -> bool:
    """Tell whether one article may have its facts from another: both of a few days, or one undated."""
    x, y = (bounds(p) if p else None for p in (a.published, b.published))
    return not x or not y or abs(days(x[0]) - days(y[0])) <= FRESH


def _folded(name: str) -> tuple[str, ...]:
    return tuple(romanise(t) for t in _TOKEN.findall(name) if t.casefold() != "the")


def days(day: str) -> int:
    """Return a day as a number near enough to count the days between two."""
    year, month, number = (int(p) for p in day.split("-"))
    return year * 365 + month * 30 + number


def _called(article: Article) -> tuple[tuple[str, ...], ...]:
    """Return the names by which others call an article's outlet: in full, and its acronym without "News"."""
    if article.outlet is None:
        return ()
    tokens = [t for t in _TOKEN.findall(article.outlet.name) if t.casefold() != "the"]
    short = [t for t in tokens if t.casefold() not in _MEDIA]
    names = {tuple(romanise(t) for t in tokens)} if len("".join(tokens)) > 3 else set()
    if len(short) == 1 and is_acronym(short[0]) and len(short[0]) > 2:
        names.add((romanise(short[0]),))
    return tuple(sorted(n for n in names if n))


def _named(article: Article, opening: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Yield other outlets' names in an article's text that a word of reporting stands beside."""
    own = [[romanise(w) for w in name] for name in own_names(article)]
    for start, end in read_spans(article):
        found = list(_TOKEN.finditer(article.text, start, end))
        folded = [romanise(m[0]) for m in found]
        for at, first in enumerate(folded):
            for name in opening.get(first, ()):
                written = found[at : at + len(name)]
                fits = tuple(folded[at : at + len(name)]) == name and all(m[0][0].isupper() for m in written if m[0].casefold() not in ("of", "and"))
                if fits and list(name) not in own:
                    last = written[-1].end()
                    beside = article.text[max(start, found[at].start() - BESIDE) : min(end, last + BESIDE)]
                    if _relaying(article.language or "en").search(beside):
                        yield name, Span(start=found[at].start(), end=last, text=article.text[found[at].start() : last])


Sentences = Sequence[tuple[tuple[int, int], frozenset[str]]]


def _sentences(article: Article) -> Sentences:
    return [(at, told_words(article.text[at[0] : at[1]])) for at in body_sentences(article)]


def told_words(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, and its figures."""
    return frozenset(romanise(w)[:5] for w in _TOKEN.findall(text) if len(w) >= SHORTEST or w.isdigit())


def _naming(article: Article, other: Article, span: Span, here: Sentences, there: Sentences) -> Naming:
    evidence = Evidence(article_id=article.id, span=span)
    told = next((ws for (start, end), ws in here if start <= span.start < end), frozenset()) - told_words(span.text)
    if len(told) < FEWEST:
        return Naming(name=span.text, evidence=evidence, source=None)
    share, start, end = max(((len(told & ws) / len(told), -start, -end) for (start, end), ws in there), default=(0.0, 0, 0))
    if share < TOLD:
        return Naming(name=span.text, evidence=evidence, source=None)
    start, end = -start, min(-end, 600 - start)
    return Naming(
        name=span.text, evidence=evidence, source=Evidence(article_id=other.id, span=Span(start=start, end=end, text=other.text[start:end]))
    )
