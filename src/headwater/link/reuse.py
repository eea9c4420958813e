"""Text reuse: the words two articles have in common, with the outlets' own names masked and quotations told from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from headwater.model import AlignedPair, Article, Evidence, Span, Swap, noun
from headwater.text.sentences import sentences

SHINGLE = 5
"""Words of a shingle. Five in a row are seldom the same by chance, and survive the change of every tenth word."""
OWN = "\x00own"
"""Stands for an outlet's own name, so that "told us at A" and "told us at B" are the same words."""
SPOKEN = 8
"""Words before and behind an "I" that are the same speaker's."""
MAX_TOKENS = 20_000
MAX_SENTENCES = 400
BEGINNING = 100
"""Runs of five words that are taken as a text's beginning."""
MAX_POST = 700
"""Characters of an embedded post and its signature at most; a longer line is the reporter's own."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,1500}”|«[^«»]{1,1500}»|„[^„“”]{1,1500}[“”]|\"[^\"]{1,1500}\"")
_SIGNED = re.compile(r"[—–-] ?[^\n()@—–]{1,60}\(@\w{1,30}\)")
_SPEAKER = re.compile(r"(?<![^\s“\"])[A-Z][A-Z.'’]{1,20}(?: [A-Z][A-Z.'’]{1,20}){0,3}:(?=\s)")
_SPEECH = re.compile(rf"^{_SPEAKER.pattern}[^\n]*$", re.MULTILINE)
_READ = frozenset({"body", "standfirst"})


@noun
class Reused:
    """An article's words made comparable: how many, shingle hashes, and which shingles stand mostly outside quotation marks."""

    article_id: str
    words: int
    shingles: NDArray[np.uint64]
    outside: NDArray[np.bool_]


def prepare(article: Article) -> Reused:
    """Return an article's body made comparable; headlines are left out, because agencies' are shared by all."""
    words = _tokens(article)
    hashes = _rolled([t for t, _ in words])
    outside = _outside([q for _, q in words], len(hashes))
    return Reused(
        article_id=article.id,
        words=len(words),
        shingles=hashes,
        outside=outside,
    )


def read_spans(article: Article) -> list[tuple[int, int]]:
    """Return the stretches of body and standfirst; where the page has none, everything that is not furniture."""
    spans = [(s.start, s.end) for s in article.sections if s.kind in _READ]
    if not spans:
        spans = [(s.start, s.end) for s in article.sections if s.kind in ("headline", "caption")]
    return spans or ([(0, len(article.text))] if article.text and not article.sections else [])


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return what others say word for word: stretches between quotation marks, marks included, embedded posts, and lines of a transcript."""
    marked = [m.span() for m in _QUOTED.finditer(text, start, end)]
    lines = _posts(text, start, end) + _spoken(text, start, end)
    if not lines:
        return marked
    joined: list[tuple[int, int]] = []
    for a, b in sorted(marked + lines):
        if joined and a < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def _posts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return lines that end as an embedded post does: "... — Name (@name) 9 July 2017"."""
    found = []
    at = text.find("(@", start, end)
    while at >= 0:
        first, last = _line(text, at, start, end)
        if at - first <= MAX_POST and _SIGNED.search(text, max(first, at - 80), last):
            found.append((first, last))
        at = text.find("(@", last, end)
    return found


def _spoken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines of a transcript: those that begin with a speaker in capitals, where three such speakers stand in a stretch."""
    if len(list(islice(_SPEAKER.finditer(text, start, end), 3))) < 3:
        return []
    return [m.span() for m in _SPEECH.finditer(text, start, end)]


def _line(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    last = text.find("\n", at, end)
    return max(start, text.rfind("\n", start, at) + 1), last if last >= 0 else end


def _tokens(article: Article) -> list[tuple[str, bool]]:
    """Return the words of the body, own names masked, each with whether it stands inside quotation marks."""
    tokens: list[str] = []
    quoted: list[bool] = []
    for start, end in read_spans(article):
        marks = quoted_spans(article.text, start, end)
        at = 0
        for m in _TOKEN.finditer(article.text, start, end):
            while at < len(marks) and marks[at][1] <= m.start():
                at += 1
            tokens.append(m[0].casefold().replace("’", "'"))
            quoted.append(at < len(marks) and marks[at][0] <= m.start())
            if len(tokens) >= MAX_TOKENS:
                break
    quoted = _with_spoken(tokens, quoted, _first_person(article.language))
    return [(t, q) for t, q in zip(_masked(tokens, article), quoted, strict=True) if t]


@cache
def _first_person(language: str | None) -> frozenset[str]:
    """Return a language's words for I, we and you; none where it has no list."""
    path = files("headwater.text").joinpath("data", language or "en", "first_person.txt")
    return frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset()


def _with_spoken(tokens: Sequence[str], quoted: Sequence[bool], person: frozenset[str]) -> list[bool]:
    """Return which words are somebody's own: quoted ones, and those about an "I" or "we" outside quotation marks (a speech set as plain text)."""
    said = list(quoted)
    for n, token in enumerate(tokens):
        if token in person and not quoted[n]:
            said[max(0, n - SPOKEN) : n + SPOKEN + 1] = [True] * (min(len(said), n + SPOKEN + 1) - max(0, n - SPOKEN))
    return said


def own_names(article: Article) -> list[list[str]]:
    """Return the words an outlet calls itself by: its name, and its domain without the ending."""
    names = []
    if article.outlet:
        names.append(article.outlet.name)
        if article.outlet.domain:
            names.append(article.outlet.domain.removeprefix("www.").split(".")[0])
    return [w for n in names if (w := [t.casefold() for t in _TOKEN.findall(n)]) and len("".join(w)) > 2]


def _masked(tokens: list[str], article: Article) -> list[str]:
    """Put one mark for each of an outlet's own names, repeated so that offsets stay."""
    for name in own_names(article):
        n, first = len(name), name[0]
        for i, token in enumerate(tokens):
            if token == first and tokens[i : i + n] == name:
                tokens[i : i + n] = [OWN] + [""] * (n - 1)
    return tokens


@lru_cache(maxsize=262144)
def _hash(token: str) -> int:
    return int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _rolled(tokens: Sequence[str]) -> NDArray[np.uint64]:
    """Return the hash of every five words in a row; a masked name counts as one."""
    if len(tokens) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    values = np.fromiter((_hash(t) for t in tokens), dtype=np.uint64, count=len(tokens))
    count = len(tokens) - SHINGLE + 1
    out = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(SHINGLE):
            out = out * np.uint64(6364136223846793005) + values[k : count + k]
    return out


def _outside(quoted: Sequence[bool], count: int) -> NDArray[np.bool_]:
    if not count:
        return np.zeros(0, dtype=np.bool_)
    flags = np.array(quoted, dtype=np.int64)
    inside = np.sum([flags[k : k + count] for k in range(SHINGLE)], axis=0)
    return np.asarray(inside <= SHINGLE // 2, dtype=np.bool_)


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of a's shingles that stand in b, 0 to 1."""
    return len(a & b) / len(a) if a else 0.0


def begins(a: Reused, b: Reused) -> float:
    """Return how much of the beginning of one text, the one of the two that has more, stands in the other, 0 to 1."""
    shares = []
    for here, there in ((a, b), (b, a)):
        head = here.shingles[:BEGINNING]
        shares.append(float(np.isin(head, there.shingles).mean()) if len(head) else 0.0)
    return max(shares)


def body_sentences(article: Article) -> list[tuple[int, int]]:
    """Return the sentences of an article's body as offsets."""
    found = [s for start, end in read_spans(article) for s in sentences(article.text, start, end, article.language)]
    return [(start, end) for start, end in found if end - start > 15][:MAX_SENTENCES]


def align(a: Article, b: Article, most: int = 12) -> tuple[tuple[AlignedPair, ...], tuple[Swap, ...]]:
    """Return the sentences that say the same in two articles, best first kept and then in order, and the words swapped in them."""
    left, right = _bags(a), _bags(b)
    ranked = []
    for i, (_, x) in enumerate(left):
        for j, (_, y) in enumerate(right):
            both = len(x & y)
            if both >= 3 and both >= 0.3 * min(len(x), len(y)):
                ranked.append((-2 * both / (len(x) + len(y)), abs(i - j), i, j))
    pairs: list[AlignedPair] = []
    swaps: dict[tuple[str, str], int] = {}
    used_left: set[int] = set()
    used_right: set[int] = set()
    for negative, _, i, j in sorted(ranked):
        if i in used_left or j in used_right or -negative < 0.3 or len(pairs) >= most:
            continue
        used_left.add(i)
        used_right.add(j)
        here, there = left[i][0], right[j][0]
        pairs.append(AlignedPair(left=_evidence(a, here), right=_evidence(b, there), score=round(-negative, 3)))
        if -negative >= 0.6:
            for swap in _swaps(b.text[there[0] : there[1]], a.text[here[0] : here[1]]):
                swaps[swap] = swaps.get(swap, 0) + 1
    own = {" ".join(n) for art in (a, b) for n in own_names(art)}
    told = [s for s in sorted(swaps) if swaps[s] > 1 or own & {s[0].casefold(), s[1].casefold()}]
    ordered = sorted(pairs, key=lambda p: (p.left.span.start, p.right.span.start))
    return tuple(ordered), tuple(Swap(before=x, after=y) for x, y in told[:10])


def _bags(article: Article) -> list[tuple[tuple[int, int], frozenset[str]]]:
    return [(s, frozenset(w.casefold() for w in _TOKEN.findall(article.text, *s))) for s in body_sentences(article)]


def _evidence(article: Article, span: tuple[int, int]) -> Evidence:
    start, end = span[0], min(span[1], span[0] + 600)
    return Evidence(article_id=article.id, span=Span(start=start, end=end, text=article.text[start:end]))


def _swaps(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield names of up to three words that stand in one sentence where another stands in the other."""
    x, y = _TOKEN.findall(before)[:80], _TOKEN.findall(after)[:80]
    for op, i1, i2, j1, j2 in SequenceMatcher(a=x, b=y, autojunk=False).get_opcodes():
        old, new = x[i1:i2], y[j1:j2]
        if op == "replace" and len(old) <= 3 and len(new) <= 3 and all(w[0].isupper() for w in old + new):
            yield " ".join(old), " ".join(new)
