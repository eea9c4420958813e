"""How well pages are read: labels against wanted and unwanted segments, title, author and date; trafilatura alone in the same run.

`python -m benchmarks.reading [PAGES]` needs bench/article_extraction/ (evaldata.json and html.tar.xz) under HEADWATER_DATA.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.data import NoData, data
from headwater.config import Settings
from headwater.ids import sha256
from headwater.model import Article, Capture, Failure
from headwater.read import read

STORY = ("headline", "standfirst", "body", "caption")
TEXT = STORY[:3]
"""The annotation counts captions as unwanted, Headwater keeps them as a kind of their own: both ways are measured."""

SPACE = re.compile(r"\s+")
SAMPLE = 300


def pages(where: Path, most: int) -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """Yield (address, annotation, bytes) of a fixed sample: every n-th page by the digest of its address."""
    wanted = json.loads((where / "evaldata.json").read_text("utf-8"))
    chosen = sorted(wanted, key=lambda u: sha256(u.encode()))[:most]
    by_file = {wanted[u]["file"]: u for u in chosen}
    with tarfile.open(where / "html.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            content = archive.extractfile(member) if name in by_file else None
            if content is not None:
                url = by_file.pop(name)
                yield url, wanted[url], content.read()


def ours(url: str, content: bytes) -> Article | Failure:
    capture = Capture(
        id="cap",
        sha256=sha256(content),
        size=len(content),
        media_type="text/html",
        url=url,
        file_name=None,
        obtained_at="2026-01-01",
        obtained_by="file",
    )
    return read(capture, content, Settings())


def flat(text: str | None) -> str:
    return SPACE.sub(" ", text or "").strip()


def story_of(article: Article | Failure, kinds: Sequence[str] = STORY) -> str:
    if isinstance(article, Failure):
        return ""
    return flat("\n".join(article.text[s.start : s.end] for s in article.sections if s.kind in kinds))


def partitions(article: Article) -> bool:
    """Tell whether the sections hold every character but white space."""
    at = 0
    for s in article.sections:
        if article.text[at : s.start].strip():
            return False
        at = s.end
    return not article.text[at:].strip()


def count(counts: Counter[str], text: str, row: dict[str, Any]) -> None:
    for segment in row["with"]:
        counts["tp" if flat(segment) in text else "fn"] += 1
    for segment in row["without"]:
        counts["fp" if flat(segment) in text else "tn"] += 1


def figures(counts: Counter[str]) -> str:
    tp, fp, fn, tn = (counts[k] for k in ("tp", "fp", "fn", "tn"))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    f = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F {f:.3f} accuracy {(tp + tn) / max(1, tp + fp + fn + tn):.3f}"


def same_title(a: str | None, b: str) -> bool:
    squeezed = [re.sub(r"[\W_]+", "", x or "").casefold() for x in (a, b)]
    return squeezed[0] == squeezed[1]


def same_author(a: str | None, b: str | list[str]) -> bool:
    b = b if isinstance(b, str) else " ".join(b)
    return set(re.findall(r"\w+", (a or "").casefold())) == set(re.findall(r"\w+", b.casefold()))


def same_date(a: str | None, b: str) -> bool:
    return (a or "")[:10] == b


FIELDS: dict[str, Callable[[str | None, Any], bool]] = {"title": same_title, "author": same_author, "date": same_date}


def fields(counts: Counter[str], got: dict[str, str | None], row: dict[str, Any]) -> None:
    for name, same in FIELDS.items():
        if row.get(name):
            counts[f"{name} asked"] += 1
            counts[f"{name} right"] += same(got[name], row[name])
            counts[f"{name} wrong"] += bool(got[name]) and not same(got[name], row[name])
        elif name in row:
            counts[f"{name} invented"] += bool(got[name])


def peer(url: str, content: bytes) -> tuple[str, dict[str, str | None]]:
    import trafilatura

    found = trafilatura.bare_extraction(content, url=url, include_comments=False, with_metadata=True)
    text = flat(getattr(found, "text", None))
    return text, {k: getattr(found, k, None) for k in ("title", "author", "date")}


def measure(most: int) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return what was counted over a sample of pages: here, here without captions, and for trafilatura alone."""
    here: Counter[str] = Counter()
    there: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for url, row, content in pages(data("bench", "article_extraction"), most):
        start = time.perf_counter()
        article = ours(url, content)
        here["microseconds"] += int(1e6 * (time.perf_counter() - start))
        here["failed"] += isinstance(article, Failure)
        here["not partitioned"] += isinstance(article, Article) and not partitions(article)
        count(here, story_of(article), row)
        count(without, story_of(article, TEXT), row)
        got = {"title": article.title, "author": article.byline, "date": article.published} if isinstance(article, Article) else dict.fromkeys(FIELDS)
        fields(here, got, row)
        start = time.perf_counter()
        text, got = peer(url, content)
        there["microseconds"] += int(1e6 * (time.perf_counter() - start))
        count(there, text, row)
        fields(there, got, row)
    return here, without, there


def table(counts: Counter[str]) -> dict[str, float | None]:
    tp, fp, fn = (counts[k] for k in ("tp", "fp", "fn"))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    scores: dict[str, float | None] = {"precision": precision, "recall": recall, "f": 2 * precision * recall / max(1e-9, precision + recall)}
    return scores | {name: counts[f"{name} right"] / max(1, counts[f"{name} asked"]) for name in FIELDS}


def run() -> dict[str, dict[str, float | None]]:
    """Return the figures on the fixed sample: reading, and trafilatura alone beside it."""
    here, without, there = measure(SAMPLE)
    bare = {f"{name}_without_captions": value for name, value in table(without).items() if name not in FIELDS}
    return {"reading": table(here) | bare | {"partitioned": 1 - here["not partitioned"] / SAMPLE}, "reading_trafilatura_alone": table(there)}


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    try:
        here, without, there = measure(most)
    except NoData as error:
        sys.exit(f"skipped: {error}")
    for name, counts in (("headwater", here), ("trafilatura", there)):
        told = ", ".join(
            f"{f} {counts[f + ' right']}/{counts[f + ' asked']} (wrong {counts[f + ' wrong']}, invented {counts[f + ' invented']})" for f in FIELDS
        )
        print(f"{name:12} {figures(counts)}  {told}  {counts['microseconds'] / 1e3 / most:.0f} ms/page")
    print(f"{'headwater without captions':27} {figures(without)}")
    print(f"pages {most}, failed {here['failed']}, sections that do not hold the whole text: {here['not partitioned']}")


if __name__ == "__main__":
    main()
