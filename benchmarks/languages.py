"""Measure each language on its own development texts: attributions, times, figures and names, through `extract` as it ships.

    python -m benchmarks.languages [LANGUAGE...] [--half first|second] [--errors]

training/attribution/own/LANGUAGE/dev.txt holds invented news with [S1 source], [C1 cue] and [T1 content] marked; documents are parted by "===" lines.
dev_values.jsonl beside it holds sentences with the spans and values of their times (EDTF), figures and names. Rules are made on the first half of
each file.

Attribution: exact spans, after quotation marks, dashes, stops and a leading "that" are taken off both sides: neither is part of what Headwater keeps.
Times: strict is the exact extent, value an overlapping time of the same value. Figures: an overlapping figure of the same value or range.
Names: exact extent; kind: exact extent and the same kind.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.articles import article as plain
from headwater.extract import extract
from headwater.model import Article, Extraction, Figure, Mention
from headwater.text.dates import find_times
from headwater.text.lexicon import table
from headwater.text.numbers import find_figures
from headwater.text.sentences import sentences

OWN = Path(__file__).parents[1] / "training" / "attribution" / "own"
MARK = re.compile(r"\[([SCT])(\d+) ([^\[\]]*)\]")
KINDS = {"S": "source", "C": "cue", "T": "content"}
EDGE = " \t\n\u00a0\"'“”„«»‘’‹›「」『』()–—-,;:.!?…"
NAMED = {"person": "person", "organisation": "organisation", "outlet": "organisation", "place": "place"}
PUBLISHED = "2026-03-04T10:00:00Z"
Range = tuple[int, int]


class Marked(NamedTuple):
    """A text without its marks, and the spans of its sources, cues and contents."""

    text: str
    spans: dict[str, set[Range]]


@dataclass(slots=True)
class Count:
    """Hits among what is annotated and what is found."""

    gold: int = 0
    said: int = 0
    hits: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, gold: set[Any], said: set[Any], show: str = "") -> None:
        """Count sets of things that are the same or not."""
        self.gold, self.said, self.hits = self.gold + len(gold), self.said + len(said), self.hits + len(gold & said)
        if show:
            self.missed += [f"{show[a:b]}" for a, b, *_ in sorted(gold - said)]
            self.extra += [f"{show[a:b]}" for a, b, *_ in sorted(said - gold)]

    def f1(self) -> float | None:
        """Return 2PR/(P+R); None where nothing is annotated."""
        return round(2 * self.hits / (self.gold + self.said), 3) if self.gold else None


def marked(path: Path) -> list[Marked]:
    """Return the documents of a marked file."""
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("# ")]
    return [_unmarked(part.strip()) for part in re.split(r"(?m)^===[ \t]*$", "\n".join(lines)) if part.strip()]


def _unmarked(source: str) -> Marked:
    spans: dict[str, set[Range]] = {kind: set() for kind in KINDS.values()}
    text, last = "", 0
    for mark in MARK.finditer(source):
        text += source[last : mark.start()]
        spans[KINDS[mark[1]]].add((len(text), len(text) + len(mark[3])))
        text, last = text + mark[3], mark.end()
    return Marked(text + source[last:], spans)


def article(text: str, language: str, published: str = PUBLISHED) -> Article:
    """Make an article of one body section, of no outlet."""
    return replace(plain("art_0", text, language), published=published, published_basis="given")


def attributed(extraction: Extraction) -> dict[str, set[Range]]:
    """Return the spans of sources (speakers and who handed their words on), cues and contents that extraction found."""
    spans: dict[str, set[Range]] = {kind: set() for kind in KINDS.values()}
    for s in extraction.statements:
        if s.mode == "narration":
            continue
        # a content too short to be a proposition is kept together with who says it how
        within = s.cue is not None and s.content.start <= s.cue.start and s.cue.end < s.content.end
        spans["content"].add((s.cue.end if s.cue and within else s.content.start, s.content.end))
        if s.cue:
            spans["cue"].add((s.cue.start, s.cue.end))
        if s.source:
            spans["source"].add((s.source.start, s.source.end))
        relays = [h.span for h in s.chain[1:] if h.span and not h.inferred]
        spans["source"] |= {(r.start, r.end) for r in relays}
    return spans


def trimmed(text: str, span: Range, language: str) -> Range:
    """Take marks and a leading "that" off the ends of a span."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    for word in sorted(table("cues", language).get("that", ()), key=len, reverse=True):
        if isinstance(word, str) and text[start:end].lower().startswith(word + ("" if word.endswith(("'", "’")) else " ")):
            return trimmed(text, (start + len(word), end), "") if start + len(word) < end else (start, end)
    return start, end


def half(items: list[Any], which: str | None) -> list[Any]:
    """Return the first or second half of a file's entries; all by default."""
    middle = (len(items) + 1) // 2
    return items if which is None else items[:middle] if which == "first" else items[middle:]


def attribution(language: str, which: str | None = None) -> dict[str, Count]:
    """Count sources, cues and contents in a language's development documents."""
    counts = {kind: Count() for kind in KINDS.values()}
    path = OWN / language / "dev.txt"
    for document in half(marked(path), which) if path.is_file() else ():
        got = attributed(extract(article(document.text, language)))
        for kind, count in counts.items():
            gold, said = ({trimmed(document.text, s, language) for s in spans[kind]} for spans in (document.spans, got))
            count.add(gold, said, document.text)
    return counts


def rows(language: str, which: str | None = None) -> list[dict[str, Any]]:
    """Return the sentences of dev_values.jsonl."""
    path = OWN / language / "dev_values.jsonl"
    return half([json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()], which) if path.is_file() else []


def values(language: str, which: str | None = None) -> dict[str, Count]:
    """Count times, figures and names in a language's sentences."""
    counts = {key: Count() for key in ("times_strict", "times_value", "figures_value", "names", "names_kind")}
    for row in rows(language, which):
        text = row["text"]
        _times(text, row, counts)
        _figures(text, row, counts["figures_value"])
        found = _names(extract(article(text, row["language"], row["published"])).mentions)
        gold = {(n["start"], n["end"], n["kind"]) for n in row["names"]}
        counts["names"].add({g[:2] for g in gold}, {f[:2] for f in found}, text)
        counts["names_kind"].add(gold, found)
    return counts


def _times(text: str, row: dict[str, Any], counts: dict[str, Count]) -> None:
    written = date.fromisoformat(row["published"][:10])
    found = {
        (*t.core, _bare(t.value))
        for low, high in sentences(text, 0, len(text), row["language"])
        for t in find_times(text, low, high, written, row["language"])
    }
    gold = {(t["start"], t["end"], _bare(t["value"])) for t in row["times"]}
    counts["times_strict"].add({g[:2] for g in gold}, {f[:2] for f in found}, text)
    _overlapping(text, gold, found, counts["times_value"])


def _bare(value: str) -> str:
    """Return a time without what a preposition makes of it: "until 2027" is 2027."""
    return value.removeprefix("../").removesuffix("/..")


def _figures(text: str, row: dict[str, Any], count: Count) -> None:
    found = [f for low, high in sentences(text, 0, len(text), row["language"]) for f in find_figures(text, low, high, row["language"])]
    gold = {(f["start"], f["end"], _amount(f.get("value"), f.get("low"), f.get("high"))) for f in row["figures"]}
    _overlapping(text, gold, {(f.span.start, f.span.end, _said(f)) for f in found}, count)


def _said(figure: Figure) -> str:
    return _amount(figure.value, figure.low, figure.high)


def _amount(value: float | None, low: float | None, high: float | None) -> str:
    """Write a value, or a range by its two ends; "up to 15" is 15."""
    return f"{value:.6g}" if value is not None else "/".join(f"{end:.6g}" for end in (low, high) if end is not None)


def _overlapping(text: str, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]], count: Count) -> None:
    """Count what overlaps and has the same value, each used once."""
    free, hits = sorted(found), 0
    for start, end, value in sorted(gold):
        match = next((f for f in free if f[0] < end and f[1] > start and f[2] == value), None)
        if match:
            free.remove(match)
            hits += 1
        else:
            count.missed.append(f"{text[start:end]} = {value}")
    count.extra += [f"{text[a:b]} = {v}" for a, b, v in free]
    count.gold, count.said, count.hits = count.gold + len(gold), count.said + len(found), count.hits + hits


def _names(mentions: tuple[Mention, ...]) -> set[tuple[int, int, str]]:
    return {(m.span.start, m.span.end, NAMED[m.kind]) for m in mentions if m.kind in NAMED}


def languages() -> Iterator[str]:
    """Yield the languages that have development texts."""
    for folder in sorted(OWN.iterdir()):
        if (folder / "dev.txt").is_file() or (folder / "dev_values.jsonl").is_file():
            yield folder.name


def measure(language: str, which: str | None = None) -> dict[str, Count]:
    """Return every count of a language."""
    return attribution(language, which) | values(language, which)


def run() -> dict[str, dict[str, float | None]]:
    """Return the F1 of every language that has development texts."""
    return {f"languages {x}": {key: count.f1() for key, count in measure(x).items() if count.gold} for x in languages()}


def main() -> None:
    """Print the figures, and what was missed and made up."""
    args = sys.argv[1:]
    which = args[args.index("--half") + 1] if "--half" in args else None
    chosen = [a for a in args if a.isalpha() and len(a) == 2]
    for language in chosen or languages():
        for key, count in measure(language, which).items():
            print(f"{language} {key:14} {count.f1()}   of {count.gold}, {count.said} found, {count.hits} right")
            if "--errors" in args:
                print("".join(f"    missed  {m}\n" for m in count.missed) + "".join(f"    made up {m}\n" for m in count.extra), end="")


if __name__ == "__main__":
    main()
