"""What an article costs in dossiers of growing size, and what one more costs then: milliseconds, seconds, and memory at its peak.

    python -m benchmarks.scale [--base DOSSIER] [1000 10000 100000]

Not among the default benchmarks: a hundred thousand articles would take hours to read. The first thousand of a dossier are real, extracted,
linked and stored as ever. All others are *mechanical variants*: copies of their marks, a thousand in each of up to 99 worlds, in which every mark
is another one but those that more than one in a hundred articles have, which all worlds share; they have captures, articles, marks, ties and
neighbourhoods in the ledger, and no text. So marking, tying, placing, loading and storing meet a dossier of that size, and linking meets the real
articles of it.

Measured is what `add` does once an article is extracted: `ms_per_article` when all are added at once (tying and placing over all articles,
linking and storing over the real ones), `one_more` when real articles are added one by one. Not measured is reading and extracting them
(benchmarks/throughput.py), nor the start of the interpreter, which `start_seconds` gives: a whole `headwater claims` in an empty dossier.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from benchmarks.articles import article
from benchmarks.throughput import lines_of
from headwater import codec, flow, linking
from headwater.config import Settings
from headwater.flow import Dossier
from headwater.ids import make_id, sha256
from headwater.ledger import schema
from headwater.ledger.standings import store_marks
from headwater.ledger.store import Ledger, Outcome
from headwater.ledger.woven import woven
from headwater.link.marks import Marks, marks
from headwater.linking import Done, Task
from headwater.model import Article, Capture, Linked, Reading
from headwater.workshop import Workshop

SIZES = (1_000, 10_000, 100_000)
REAL = 1_000
MORE = 20
"""Real articles that are added one by one afterwards."""
SHARED = 0.01
"""Share of the real articles above which a mark is the same in all worlds."""
HEADWATER = [sys.executable, "-m", "headwater.present.cli.main"]


class Shortcut:
    """Links what is real in processes, and lets everything else pass as if nothing followed from it; times both."""

    def __init__(self, workshop: Workshop, real: frozenset[str]) -> None:
        self._workshop = workshop
        self._real = real
        self.count = 0
        self.begun = 0.0
        self.passing = self.passing_cpu = self.linking = 0.0

    def __call__(self, step: Callable[[Task], Done], tasks: Iterable[Task], count: int) -> Iterator[Done]:
        """Yield what is linked, or passes."""
        start, before = time.perf_counter(), time.process_time()
        self.begun = before
        kept: list[Task] = []
        for task in tasks:
            there = sum(b.article_id in self._real for j in task.jobs for b in j.bodies)
            if there:
                kept.append(task)
                self.count += there
            else:
                parts = tuple((woven(Linked(), j.plot.id, "", j.plot.articles), j.plot.least) for j in task.jobs)
                yield Done(gone=task.gone, parts=parts)
        self.passing, self.passing_cpu = time.perf_counter() - start, time.process_time() - before
        yield from self._workshop.spread(step, kept, count)
        self.linking = time.perf_counter() - start - self.passing


def measured(size: int, base: Dossier) -> dict[str, float]:
    """Fill a new ledger with that many articles, link it, and add some more one by one."""
    found = list(islice(base.ledger.readings(), REAL + MORE))
    random.Random(0).shuffle(found)
    captures = {c.id: c for c in base.ledger.captures()}
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db", create=True) as ledger:
        real, more = found[MORE:], found[:MORE]
        for at in range(0, len(real), 100):
            put(ledger, real[at : at + 100], captures)
        fill(ledger, [marks(r) for r in real], size)
        figures: dict[str, float] = {"articles": ledger.size()}
        figures |= at_once(ledger, frozenset(r.article.id for r in real))
        figures |= one_by_one(ledger, more, captures)
    own, children = (resource.getrusage(who).ru_maxrss / 1e6 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return figures | {"peak_gb": round(own, 2), "peak_gb_of_another_process": round(children, 2)}


def put(ledger: Ledger, readings: Sequence[Reading], captures: Mapping[str, Capture]) -> None:
    """Store readings as `add` does."""
    ledger.keep_captures(captures[r.article.capture_id] for r in readings)
    ledger.finish_many(Outcome(capture_id=r.article.capture_id, article=r.article, extraction=r.extraction) for r in readings)


def fill(ledger: Ledger, real: Sequence[Marks], size: int) -> None:
    """Add worlds of variants until a ledger has that many articles."""
    told, counts = np.unique(np.concatenate(real), return_counts=True)
    shared = told[counts > SHARED * len(real)]
    for world in range(1, size // REAL):
        other = np.int64(random.Random(world).getrandbits(62))
        with ledger._writing() as connection:
            captures = [_capture(f"{world} {n}") for n in range(len(real))]
            articles = [_article(c) for c in captures]
            connection.execute(
                insert(schema.captures), [{"id": c.id, "state": "done", "sha256": c.sha256, "body": codec.compact(c)} for c in captures]
            )
            connection.execute(insert(schema.articles), [{"id": a.id, "capture_id": a.capture_id, "body": codec.compact(a)} for a in articles])
            moved = [np.sort(np.where(np.isin(m, shared), m, m ^ other)) for m in real]
            rows = [{"article_id": a.id, "marks": m.tobytes()} for a, m in zip(articles, moved, strict=True)]
            for at in range(0, len(rows), 500):
                store_marks(connection, rows[at : at + 500])


def at_once(ledger: Ledger, real: frozenset[str]) -> dict[str, float]:
    """Link all that is there: milliseconds an article."""
    size, before = ledger.size(), _cpu()
    with Workshop(Settings(workers=2)) as workshop:
        assert list(workshop.spread(abs, range(100), 100)) == list(range(100))  # starts the processes
        shortcut = Shortcut(workshop, real)
        start, own = time.perf_counter(), time.process_time()
        linking.relink(ledger, shortcut)
        whole = time.perf_counter() - start
    placed = shortcut.begun - own
    placing = (whole - shortcut.passing - shortcut.linking) / size * 1000
    linked = shortcut.linking / shortcut.count * 1000
    worked = _cpu() - before - shortcut.passing_cpu - placed
    return {
        "ms_per_article": round(placing + linked, 1),
        "cpu_ms_per_article": round((placed / size + worked / shortcut.count) * 1000, 1),
        "of_it_tying_and_placing": round(placed / size * 1000, 2),
    }


def _cpu() -> float:
    """Return the seconds that this process and those that have ended worked: what counts where others use the machine."""
    return sum(r.ru_utime + r.ru_stime for r in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)))


def one_by_one(ledger: Ledger, readings: Sequence[Reading], captures: Mapping[str, Capture]) -> dict[str, float]:
    """Add articles one by one: seconds each, and how large their neighbourhoods are."""
    seconds, worked, sizes = [], [], []
    for reading in readings:
        start, before = time.perf_counter(), time.process_time()
        put(ledger, [reading], captures)
        linking.relink(ledger, linking.alone)
        seconds.append(time.perf_counter() - start)
        worked.append(time.process_time() - before)
        home = next(h.neighbourhood for h in ledger.homes().values() if h.article_id == reading.article.id) or ""
        sizes.append(len(ledger.members([home])[home]))
    return {
        **_spread("one_more", seconds),
        **_spread("one_more_cpu", worked),
        "neighbourhood": statistics.median(sizes),
        "neighbourhood_most": max(sizes),
    }


def _spread(name: str, seconds: Sequence[float]) -> dict[str, float]:
    order = sorted(seconds)
    found = {name: statistics.median(order), f"{name}_9_of_10": order[int(0.9 * len(order))], f"{name}_most": order[-1]}
    return {key: round(value, 2) for key, value in found.items()}


def _capture(name: str) -> Capture:
    digest = sha256(name.encode())
    return Capture(
        id=make_id("cap", digest, name),
        sha256=digest,
        size=1,
        media_type="text/plain",
        url=None,
        file_name=name,
        obtained_at="2031-05-06T07:08:09Z",
        obtained_by="variant",
    )


def _article(of: Capture) -> Article:
    return replace(article(make_id("art", of.id), "", language=None), capture_id=of.id, file_name=of.file_name, made_by="variant")


def extracted(folder: Path) -> Path:
    """Make a dossier of the real articles, extracted and not linked."""
    lines, _ = lines_of(REAL + MORE)
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(lines) + "\n", "utf-8")
    flow.create(folder / "base", Settings(workers=2))
    with Dossier(folder / "base") as dossier:
        flow.add(dossier, [str(feed)])
    return folder / "base"


def start_seconds(folder: Path) -> float:
    """Return how long the program takes to start and find nothing to do."""
    empty = folder / "empty"
    flow.create(empty)
    start = time.perf_counter()
    subprocess.run([*HEADWATER, "claims", str(empty)], check=True, stdout=subprocess.DEVNULL)
    return round(time.perf_counter() - start, 2)


def main() -> None:
    """Measure each size that was asked for."""
    parser = argparse.ArgumentParser(description="Measure what linking costs in dossiers of growing size.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--base", type=Path, help="a dossier that has the real articles already")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("start_seconds", start_seconds(Path(folder)), flush=True)
        with Dossier(args.base or extracted(Path(folder))) as base:
            for size in args.sizes:
                print(size, measured(size, base), flush=True)


if __name__ == "__main__":
    main()
