"""Measure who is given as standing between speaker and page, language by language, on invented reports of a few sentences each.

    python -m benchmarks.chains [LANGUAGE...] [--errors] [--press]

labels/chains.txt says how it is written down. Speaker: the first hop has a word of the name given there. Relay: hops between speaker and page,
1 - edit distance, per hop, as in the stories; what no statement has counts as missing.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from headwater.extract import extract
from headwater.model import Article, Extraction, Hop, Outlet, Section
from headwater.text.outlets import fold_name

LABELS = Path(__file__).with_name("labels") / "chains.txt"
PRESS = Path(__file__).with_name("labels") / "press.txt"
"""One invented story on fifteen pages as the press passes it on, written by somebody who had not read the rules."""
PUBLISHED = "2026-03-04T10:00:00Z"


class Said(NamedTuple):
    """Something said in a report: words of it, its speaker, and who passed it on."""

    words: str
    speaker: str
    relays: tuple[str, ...]


class Report(NamedTuple):
    """An invented report: language, outlet, paragraphs, and what is said in it."""

    language: str
    outlet: str
    paragraphs: tuple[str, ...]
    said: tuple[Said, ...]


def reports(path: Path = LABELS) -> Iterator[Report]:
    """Yield the reports of a file."""
    for block in path.read_text("utf-8").split("\n@ ")[1:]:
        head, *lines = block.strip().split("\n")
        language, _, outlet = head.partition(" ")
        fields = [[f.strip() for f in line[2:].split("|")] for line in lines if line.startswith("> ")]
        said = tuple(Said(f[0], f[1], tuple(f[2:])) for f in fields)
        yield Report(language, outlet, tuple(line for line in lines if not line.startswith("> ")), said)


def article(report: Report) -> Article:
    """Make an article of a report, a section a paragraph."""
    sections, at = [], 0
    for paragraph in report.paragraphs:
        sections.append(Section(kind="body", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(
        id="art_0",
        capture_id="cap_0",
        file_name=None,
        url=None,
        outlet=Outlet(name=report.outlet),
        title=None,
        byline=None,
        published=PUBLISHED,
        published_basis="given",
        modified=None,
        language=report.language,
        text="\n\n".join(report.paragraphs),
        sections=tuple(sections),
        made_by="benchmark",
    )


def same(want: str, got: str) -> bool:
    """Tell whether two names of a hop have a word in common, endings of cases aside."""
    left, right = ({w[: max(3, len(w) - 2)] for w in fold_name(n).split() if len(w) > 1} for n in (want, got))
    return bool(left & right)


def edits(want: tuple[str, ...], got: tuple[str, ...]) -> int:
    """Return how many hops are to be put in, taken out or changed."""
    line = list(range(len(got) + 1))
    for i, x in enumerate(want, 1):
        last, line[0] = line[0], i
        for j, y in enumerate(got, 1):
            last, line[j] = line[j], min(line[j] + 1, line[j - 1] + 1, last + (not same(x, y)))
    return line[-1]


def chain_of(extraction: Extraction, text: str, said: Said) -> tuple[Hop, ...]:
    """Return the chain of the statement that holds what is said, of the shortest of several; empty where only narration does."""
    at = text.index(said.words)
    holding = [s for s in extraction.statements if s.content.start <= at + len(said.words) // 2 < s.content.end and s.mode != "narration"]
    return min(holding, key=lambda s: s.content.end - s.content.start).chain if holding else ()


def count(languages: set[str], show: bool = False, path: Path = LABELS) -> dict[str, Counter[str]]:
    """Count speakers and relays by language."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports(path):
        if languages and report.language not in languages:
            continue
        made = article(report)
        extraction = extract(made)
        for said in report.said:
            chain = chain_of(extraction, made.text, said)
            got = tuple(h.name for h in chain[1:] if fold_name(h.name) != fold_name(report.outlet))
            wrong = edits(said.relays, got)
            right = bool(chain) and same(said.speaker, chain[0].name)
            hops = max(len(said.relays), len(got))
            found[report.language].update(said=1, speaker=right, hops=hops, relay=hops - wrong, whole=right and not wrong)
            if show and (wrong or not right):
                print(f"{report.language} {said.words!r}: {' < '.join((said.speaker, *said.relays))}, got {' < '.join(h.name for h in chain)}")
    return found


def run() -> dict[str, dict[str, float | None]]:
    """Return what floors hold: the share of chains that are right throughout, by language, and speakers and relays of all."""
    made: dict[str, float | None] = {}
    total: Counter[str] = Counter()
    for language, counts in sorted(count(set()).items()):
        total += counts
        made[language] = round(counts["whole"] / counts["said"], 3)
    made |= {"speaker": round(total["speaker"] / total["said"], 3), "relay": round(total["relay"] / total["hops"], 3)}
    story: Counter[str] = sum(count(set(), path=PRESS).values(), Counter())
    made |= {"press_whole": round(story["whole"] / story["said"], 3), "press_relay": round(story["relay"] / story["hops"], 3)}
    return {"chains": made}


def main() -> None:
    """Print the figures of the languages named on the command line, of all by default."""
    languages = {a for a in sys.argv[1:] if not a.startswith("--")}
    total: Counter[str] = Counter()
    for language, c in sorted(count(languages, "--errors" in sys.argv, PRESS if "--press" in sys.argv else LABELS).items()):
        total += c
        print(f"{language}  whole {c['whole']} of {c['said']}  speaker {c['speaker']}  relay {c['relay']} of {c['hops']}")
    print(f"all  whole {total['whole']} of {total['said']}  speaker {total['speaker']}  relay {total['relay']} of {total['hops']}")


if __name__ == "__main__":
    main()
