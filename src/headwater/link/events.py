"""One event: which articles surely tell of the same one, by the rare names that their texts share within a few weeks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from headwater.link.clusters import Pair, components, pair
from headwater.link.credits import is_known
from headwater.link.moments import bounds
from headwater.link.naming import days
from headwater.link.nations import nations_in
from headwater.link.reuse import own_names, read_spans
from headwater.link.words import fold, is_stop, weight, words
from headwater.model import Article

RARE = 0.7
"""Weight of a name that few articles of other news have."""
NAMES = 3
"""Such names in common by which two articles tell of one event."""
SHARE = 0.25
"""Share of the names of the article that has fewer, which they then are."""
WEEKS = 45
"""Days between two articles of one event's aftermath."""
LARGEST = 60
"""Articles with one name above which it pairs none: the name of a beat, not of an event."""
CROWD = 60
"""Articles above which a dossier may tell of several events."""
_NAME = re.compile(r"(?<![.!?:“\"‘'\n] )(?<![\n“\"‘'])(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_PLAIN = re.compile(r"\b[a-z]{4,}")


@lru_cache(maxsize=4096)
def names_of(article: Article) -> frozenset[str]:
    """Return the rare names that stand inside an article's sentences, single words and pairs of words: no countries, no outlets."""
    own = {w for name in own_names(article) for w in name}
    found: set[str] = set()
    heads = [(s.start, s.end) for s in article.sections if s.kind == "headline"]
    told = [h for h in heads if any(not is_stop(w) for w in _PLAIN.findall(article.text[slice(*h)]))]
    for start, end in (*told, *read_spans(article)):
        for m in _NAME.finditer(article.text, start, end):
            if not is_known(m[0]) and not nations_in(words(m[0])):
                said = [w for w in words(m[0]) if fold(w.text) not in own]
                found |= {w.stem for w in said if len(w.stem) > 2 and not is_stop(w.stem) and weight(w.stem) >= RARE}
                found |= {f"{a.stem} {b.stem}" for a, b in pairwise(said) if max(weight(a.stem), weight(b.stem)) >= RARE}
    return frozenset(found)


def one_event(a: Article, b: Article) -> bool:
    """Tell whether two articles share enough rare names within weeks."""
    if a.id == b.id:
        return True
    left, right = names_of(a), names_of(b)
    return len(left & right) >= max(NAMES, SHARE * min(len(left), len(right))) and _near(a, b)


def _near(a: Article, b: Article) -> bool:
    x, y = (bounds(d) if d else None for d in (a.published, b.published))
    return x is not None and y is not None and abs(days(x[0]) - days(y[0])) <= WEEKS


def events(articles: Mapping[str, Article], ids: Collection[str]) -> list[list[str]]:
    """Put the articles of one event together."""
    having: dict[str, list[str]] = defaultdict(list)
    for i in sorted(set(ids)):
        for name in sorted(names_of(articles[i])):
            having[name].append(i)
    shared: Counter[Pair] = Counter()
    for _, held in sorted(having.items()):
        if len(held) <= LARGEST:
            shared.update(pair(a, b) for n, a in enumerate(held) for b in held[n + 1 :])
    edges = {p: 1.0 for p, n in shared.items() if n >= NAMES and one_event(articles[p[0]], articles[p[1]])}
    return components(sorted(set(ids)), edges)


def event_of(articles: Mapping[str, Article]) -> Mapping[str, int]:
    """Return a number for each article, the same for those of one event; a dossier of few articles is taken for one."""
    if len(articles) <= CROWD:
        return dict.fromkeys(articles, 0)
    return {i: n for n, block in enumerate(events(articles, list(articles))) for i in block}
