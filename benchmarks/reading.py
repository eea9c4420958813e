"""How well pages are read: labels against wanted and unwanted segments, title, author and date; trafilatura alone in the same run.

python benchmarks/reading.py [PAGES] needs article_extraction/ (evaldata.json and html.tar.xz) under HEADWATER_DATA, or under its bench/ folder.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from headwater.config import Settings
from headwater.ids import sha256
from headwater.model import Article, Capture, Failure
from headwater.read import read

STORY = ("headline", "standfirst", "body", "caption")
SPACE = re.compile(r"\s+")
SAMPLE = 300


def folder() -> Path | None:
    root = Path(os.environ.get("HEADWATER_DATA", ""))
    found = [p for p in (root / "article_extraction", root / "bench" / "article_extraction") if (p / "evaldata.json").is_file()]
    return found[0] if found else None


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


def story_of(article: Article | Failure) -> str:
    if isinstance(article, Failure):
        return ""
    return flat("\n".join(article.text[s.start : s.end] for s in article.sections if s.kind in STORY))


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


def main() -> None:
    where = folder()
    if where is None:
        sys.exit("HEADWATER_DATA names no folder with article_extraction/evaldata.json: nothing measured")
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    here: Counter[str] = Counter()
    there: Counter[str] = Counter()
    clocks: Counter[str] = Counter()
    for url, row, content in pages(where, most):
        start = time.perf_counter()
        article = ours(url, content)
        clocks["here"] += int(1e6 * (time.perf_counter() - start))
        here["failed"] += isinstance(article, Failure)
        here["not partitioned"] += isinstance(article, Article) and not partitions(article)
        count(here, story_of(article), row)
        got = {"title": article.title, "author": article.byline, "date": article.published} if isinstance(article, Article) else dict.fromkeys(FIELDS)
        fields(here, got, row)
        start = time.perf_counter()
        text, got = peer(url, content)
        clocks["there"] += int(1e6 * (time.perf_counter() - start))
        count(there, text, row)
        fields(there, got, row)
    for name, counts, clock in (("headwater", here, clocks["here"]), ("trafilatura", there, clocks["there"])):
        told = ", ".join(
            f"{f} {counts[f + ' right']}/{counts[f + ' asked']} (wrong {counts[f + ' wrong']}, invented {counts[f + ' invented']})" for f in FIELDS
        )
        print(f"{name:12} {figures(counts)}  {told}  {clock / 1e3 / most:.0f} ms/page")
    print(f"pages {most}, failed {here['failed']}, sections that do not hold the whole text: {here['not partitioned']}")


if __name__ == "__main__":
    main()
