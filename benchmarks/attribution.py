"""Attribution on PolNeAR's development articles: source, cue and content spans, exact and overlapping, and whole attributions.

The encoder's, as extraction sees them, and the rules' beside them.

`python -m benchmarks.attribution --errors N` prints the attributions of N articles that were missed or made up.
Exact: both ends equal. Overlapping: spans that share a character, each used once (an upper bound for ragged ends).
"""

from __future__ import annotations

import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import data
from headwater.encoder import encode
from headwater.extract.attribution import find
from headwater.extract.encoded import wholes
from headwater.extract.paragraphs import read
from headwater.extract.stretches import all_quoted

KINDS = ("source", "cue", "content")
Range = tuple[int, int]


class Marked(NamedTuple):
    """An annotated article: its text, its spans by kind, and its attributions as the spans of their three parts."""

    name: str
    text: str
    spans: dict[str, set[Range]]
    whole: set[tuple[frozenset[Range], frozenset[Range], frozenset[Range]]]


def articles(archive: Path, split: str = "dev") -> Iterator[Marked]:
    """Yield the annotated articles of a split of PolNeAR (Brat standoff in a tar file)."""
    with tarfile.open(archive) as tar:
        files = {m.name.removeprefix("./"): m for m in tar.getmembers() if m.isfile()}
        for name in sorted(n for n in files if n.startswith(f"{split}/attributions/")):
            base = name.rsplit("/", 1)[1].rsplit("_", 1)[0]
            text = _content(tar, files[f"{split}/text/{base}.txt"])
            yield _marked(base, text, _content(tar, files[name]))


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = tar.extractfile(member)
    return file.read().decode("utf-8") if file else ""


def _marked(name: str, text: str, standoff: str) -> Marked:
    parts: dict[str, tuple[str, frozenset[Range]]] = {}
    events: list[list[str]] = []
    for line in standoff.split("\n"):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if line[0] == "T":
            kind, _, offsets = fields[1].partition(" ")
            pairs = [o.split() for o in offsets.split(";")]
            parts[fields[0]] = (kind.lower(), frozenset((int(a), int(b)) for a, b in pairs))
        elif line[0] == "E":
            events.append([p.partition(":")[2] for p in fields[1].split()[1:]])
    spans: dict[str, set[Range]] = {k: set() for k in KINDS}
    whole = set()
    for event in events:
        of: dict[str, set[Range]] = {k: set() for k in KINDS}
        for part in event:
            kind, ranges = parts.get(part, ("", frozenset()))
            if kind in KINDS:
                of[kind] |= ranges
                spans[kind] |= ranges
        whole.add((frozenset(of["source"]), frozenset(of["cue"]), frozenset(of["content"])))
    return Marked(name, text, spans, whole)


def encoded(marked: Marked) -> Marked:
    """Return what the encoder finds in an annotated article, in the same form."""
    whole = [
        (frozenset((m.start, m.end) for m in w.sources), frozenset([(w.cue.start, w.cue.end)]), frozenset((m.start, m.end) for m in w.contents))
        for w in wholes(encode(marked.text))
    ]
    return Marked(marked.name, marked.text, {k: {r for w in whole for r in w[i]} for i, k in enumerate(KINDS)}, set(whole))


def found(marked: Marked) -> Marked:
    """Return what the rules find in an annotated article, in the same form."""
    spans: dict[str, set[Range]] = {k: set() for k in KINDS}
    whole = set()
    break_at = marked.text.find("\n")
    headline = break_at if 0 < break_at < 200 else 0
    for kind, low, high in (("headline", 0, headline), ("body", headline, len(marked.text))):
        speaking = -1
        for s in read(marked.text, low, high, kind) if high > low else ():
            hits = find(s)
            if not hits and all_quoted(s) and "\n" not in marked.text[max(speaking, 0) : s.start] and speaking >= 0:
                # as extraction does: a quotation that goes on after its tag belongs to it
                spans["content"].add((s.start, s.end))
            speaking = s.end if hits or all_quoted(s) else -1
            for hit in hits:

                def chars(r: Range, tokens: list = s.tokens) -> Range:  # type: ignore[type-arg]
                    return tokens[r[0]].start, tokens[r[1] - 1].end

                source = frozenset([chars(hit.source)] if hit.source else [])
                cue = frozenset([chars(hit.cue)])
                content = frozenset(chars(p) for p in hit.pieces)
                whole.add((source, cue, content))
                for k, v in zip(KINDS, (source, cue, content), strict=True):
                    spans[k] |= v
    return Marked(marked.name, marked.text, spans, whole)


def _overlapping(gold: set[Range], got: set[Range]) -> int:
    hits, free = 0, sorted(got)
    for a, b in sorted(gold):
        match = next((r for r in free if r[0] < b and r[1] > a), None)
        if match:
            free.remove(match)
            hits += 1
    return hits


def _f1(hits: int, gold: int, got: int) -> float:
    return round(2 * hits / (gold + got), 4) if gold + got else 0.0


def run(split: str = "dev") -> dict[str, dict[str, float | None]]:
    """Return exact and overlapping F1 of source, cue and content, exact precision, and F1 of whole attributions."""
    marked = list(articles(data("bench", "polnear.tar.xz"), split))
    return {"attribution": _figures([(m, encoded(m)) for m in marked]), "attribution by rules": _figures([(m, found(m)) for m in marked])}


def _figures(pairs: list[tuple[Marked, Marked]]) -> dict[str, float | None]:
    """Return exact and overlapping F1, exact precision, and F1 of whole attributions, of annotated articles beside what was found."""
    figures: dict[str, float | None] = {}
    for kind in KINDS:
        gold, got = sum(len(m.spans[kind]) for m, _ in pairs), sum(len(f.spans[kind]) for _, f in pairs)
        exact = sum(len(m.spans[kind] & f.spans[kind]) for m, f in pairs)
        overlap = sum(_overlapping(m.spans[kind], f.spans[kind]) for m, f in pairs)
        figures[f"{kind}_exact"] = _f1(exact, gold, got)
        figures[f"{kind}_exact_precision"] = round(exact / max(1, got), 4)
        figures[f"{kind}_overlap"] = _f1(overlap, gold, got)
        figures[f"{kind}_overlap_precision"] = round(overlap / max(1, got), 4)
    whole = sum(len(m.whole & f.whole) for m, f in pairs)
    figures["whole_exact"] = _f1(whole, sum(len(m.whole) for m, _ in pairs), sum(len(f.whole) for _, f in pairs))
    return figures


def _errors(n: int) -> None:
    for m in list(articles(data("bench", "polnear.tar.xz")))[:n]:
        f = found(m)
        print("=====", m.name)
        rows = [
            (min(r[0] for p in w for r in p), tag, w)
            for tag, part in (("missed ", m.whole - f.whole), ("made up", f.whole - m.whole))
            for w in part
            if any(w)
        ]
        for _, tag, parts in sorted(rows, key=lambda row: (row[0], row[1])):
            print(tag, " | ".join(" + ".join(m.text[a:b][:90] for a, b in sorted(part)) for part in parts))


if __name__ == "__main__":
    if "--errors" in sys.argv:
        _errors(int(sys.argv[-1]))
    else:
        for table, figures in run().items():
            for key, value in figures.items():
                print(f"{table:22} {key:26} {value}")
