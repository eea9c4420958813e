"""Count the relations found among articles that mostly have none, and among pairs that mostly have one; print a sample to look at.

    python benchmarks/reprints.py ARTICLES.jsonl[.xz] [N] [--pairs PAIRS.tsv] [--sample K]

A line of ARTICLES has ID, source, date, title, content_original; of PAIRS, ID1 and ID2 in its first and fourth column.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.articles import article, unread
from benchmarks.data import data
from headwater.link.relations import relations
from headwater.model import Outlet, Reading, Section


def lines(path: Path) -> Iterator[dict[str, Any]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as text:
        for line in text:
            yield json.loads(line)


def reading(row: dict[str, Any]) -> Reading:
    title = row["title"].strip()
    text = f"{title}\n\n{row['content_original']}"
    sections = [Section(kind="headline", start=0, end=len(title))] if title else []
    if len(text) > len(title) + 2:
        sections.append(Section(kind="body", start=len(title) + 2, end=len(text)))
    outlet = Outlet(name=row["source"], domain=(row.get("source_url") or "").removeprefix("www.") or None)
    known = replace(article(row["ID"], text), url=row.get("url"), outlet=outlet, title=title, published=row.get("date") or None)
    return unread(replace(known, sections=tuple(sections)))


def run(count: int = 1000) -> dict[str, dict[str, float]]:
    """Count relations among the first articles, and the candidate pairs (which nobody labelled) that are found."""
    news = next(data("bench", "allsides_news").glob("*.jsonl.xz"))
    few = relations([reading(r) for r in islice(lines(news), count)])
    texts = {r["ID"]: r for r in lines(data("bench", "near_dup_candidates", "allsides_pair_texts.jsonl"))}
    rows = (data("bench", "near_dup_candidates") / "allsides_cross_outlet_pairs.tsv").read_text("utf-8").splitlines()[1:]
    wanted = {frozenset(row.split("\t")[i] for i in (0, 3)) for row in rows}
    got = {frozenset((r.article_id, r.of_article_id or "")) for r in relations([reading(r) for r in texts.values()])}
    among = {"relations_in_1000_articles": len(few), "of_them_to_articles_that_are_there": sum(r.of_article_id is not None for r in few)}
    return {"reprints": {**among, "candidate_pairs_found": round(len(wanted & got) / len(wanted), 3)}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--sample", type=int, default=20)
    args = parser.parse_args()
    rows = list(islice(lines(args.articles), args.count))
    by_id = {r["ID"]: r for r in rows}
    words = sum(len(r["content_original"].split()) for r in rows)
    started = time.perf_counter()
    found = relations([reading(r) for r in rows])
    print(f"{len(rows)} articles, {words} words: {len(found)} relations in {time.perf_counter() - started:.1f} s")
    print(dict(Counter((r.kind, "absent" if r.of_article_id is None else "here") for r in found)))
    if args.pairs:
        wanted = [tuple(line.split("\t")[i] for i in (0, 3)) for line in args.pairs.read_text("utf-8").splitlines()[1:]]
        got = {frozenset((r.article_id, r.of_article_id or "")) for r in found}
        print(f"{sum(frozenset(w) in got for w in wanted)} of {len(wanted)} candidate pairs found")
        print("missed:", [" ".join(by_id[i]["title"][:40] for i in w) for w in wanted if frozenset(w) not in got and set(w) <= set(by_id)])
    here = sorted((r for r in found if r.of_article_id), key=lambda r: r.containment)
    for r in here[:: max(1, len(here) // args.sample)]:
        both = (by_id[r.article_id], by_id[r.of_article_id or ""])
        ends = " <- ".join(f"{x['source']} {x['date']} {x['title'][:50]!r}" for x in both)
        print(f"{r.kind:9} {r.containment:.2f} {ends}: {r.reason}; {r.direction_basis}")
    for r in [r for r in found if r.of_article_id is None][: args.sample]:
        print("absent", by_id[r.article_id]["source"], "<-", r.of_outlet, "|", r.evidence[0].span.text)


if __name__ == "__main__":
    main()
