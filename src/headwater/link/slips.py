"""Shared rare variants: two articles that both write "Dunlo" and "0171" where the rest of the dossier writes "Dunla" and "0117".

Independent reports share facts; they seldom share the same slips. A copy without credit is known by them. One letter more or less in a name may be
another spelling of it, so it takes two such variants; two letters that have changed places ("Dulna") are nobody's spelling, and one is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from headwater.link.reuse import read_spans
from headwater.model import Article

MOST = 3
"""Articles with one form above which it is no slip that a copy took over."""
SHORTEST = 6
"""Letters of a name whose one changed letter is a slip and not another word."""
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.:,]\d+)*(?![\w])")
_NAME = re.compile(r"(?<!\w)[A-Z][a-z]{5,}(?!\w)")


def slips(articles: Mapping[str, Article]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, by pair of articles, two forms or more that both have where another article has a near one; a wider known one among them."""
    having: dict[str, set[str]] = defaultdict(set)
    for i, article in articles.items():
        for form in _forms(article):
            having[form].add(i)
    shared: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for forms in _near(having, _keys):
        if 1 < len(forms) <= MOST:
            _compare(forms, having, shared)
    found = {pair: set(of) for pair, of in shared.items() if len(of) > 1 and any(of.values()) and any(f[0].isdigit() for f in of)}
    swapped: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for forms in _near(having, _letters):
        for form in forms:
            _compare([form, *(f for f in forms if _changed_places(form, f))], having, swapped)
    for pair, of in swapped.items():
        if rare := {f for f, wider in of.items() if wider}:
            found[pair] = found.get(pair, set()) | rare
    return {pair: tuple(sorted(of)) for pair, of in sorted(found.items())}


def _near(forms: Iterable[str], keys: Callable[[str], list[str]]) -> list[list[str]]:
    """Return the forms that share a key, for each key."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        for key in keys(form):
            by_key[key].append(form)
    return [of for _, of in sorted(by_key.items()) if len(of) > 1]


def _letters(form: str) -> list[str]:
    """Return a name's letters in order, which forms whose letters have changed places share."""
    return ["".join(sorted(form))] if form[0].isalpha() else []


def _changed_places(a: str, b: str) -> bool:
    """Tell whether two letters beside one another have changed places, behind the first one."""
    apart = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and apart[0] > 0


def _compare(forms: list[str], having: Mapping[str, set[str]], shared: dict[tuple[str, str], dict[str, bool]]) -> None:
    """Note for each form of one key which articles share it while others have another form of the key."""
    for form in forms:
        here = having[form]
        others = [having[f] - here for f in forms if f != form and not having[f] & here]
        if not 1 < len(here) <= MOST or not any(others):
            continue
        wider = any(len(o) > len(here) for o in others)
        ids = sorted(here)
        for n, a in enumerate(ids):
            for b in ids[n + 1 :]:
                shared[a, b][form] = shared[a, b].get(form, False) or wider


def _forms(article: Article) -> set[str]:
    found: set[str] = set()
    for start, end in read_spans(article):
        found |= {m[0] for m in _FIGURE.finditer(article.text, start, end) if _tells(m[0])}
        found |= {m[0] for m in _NAME.finditer(article.text, start, end)}
    return found


def _tells(figure: str) -> bool:
    """Tell whether a figure is long enough to be misread, and no year."""
    digits = re.sub(r"\D", "", figure)
    return len(digits) >= 4 and len(set(digits)) > 1 and re.fullmatch(r"(?:19|20)\d\d", figure) is None


def _keys(form: str) -> list[str]:
    """Return what a form shares with its near ones: its digits in any order, or all its letters but one."""
    if form[0].isdigit():
        return ["#" + "".join(sorted(form))]
    if len(form) < SHORTEST:
        return []
    return [f"{form[:n]}_{form[n + 1 :]}" for n in range(1, len(form))]
