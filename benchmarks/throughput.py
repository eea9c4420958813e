"""`add` on 1,000 real news articles: words a second of the whole verb, and the memory that all its processes held at their peak."""

from __future__ import annotations

import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.data import data

ARTICLES = 1000


def run(articles: int = ARTICLES) -> dict[str, dict[str, float]]:
    """Measure `headwater add` as a process of its own, cold start included."""
    with tempfile.TemporaryDirectory() as folder:
        lines, words = lines_of(articles)
        feed = Path(folder) / "feed.jsonl"
        feed.write_text("\n".join(lines) + "\n", "utf-8")
        dossier = str(Path(folder) / "dossier")
        headwater = [sys.executable, "-m", "headwater.present.cli.main"]
        subprocess.run([*headwater, "new", dossier], check=True, stdout=subprocess.DEVNULL)
        start = time.perf_counter()
        with subprocess.Popen([*headwater, "add", dossier, str(feed)], stdout=subprocess.DEVNULL) as process:
            peak = watched(process)
        seconds = time.perf_counter() - start
        if process.returncode:
            raise RuntimeError(f"`headwater add` ended with {process.returncode}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6  # kB on Linux
    return {"throughput": {"articles": articles, "words_per_second": round(words / seconds), "peak_gb": round(max(peak, largest), 2)}}


def lines_of(articles: int) -> tuple[list[str], int]:
    """Return articles as JSON lines, and how many words their texts have."""
    lines: list[str] = []
    words = 0
    with lzma.open(next(data("bench", "allsides_news").glob("*.jsonl.xz")), "rt", encoding="utf-8") as file:
        for n, line in enumerate(file):
            if n == articles:
                break
            row = json.loads(line)
            text = row["content_original"]
            words += len(text.split())
            fields = {"id": f"a{n}", "url": row.get("url"), "outlet": row.get("source"), "published": row.get("date")}
            lines.append(json.dumps({**fields, "title": row.get("title"), "language": "en", "text": text}))
    return lines, words


def watched(process: subprocess.Popen[bytes]) -> float:
    """Return the largest sum of resident memory of the process and its children, in GB (Linux; 0 elsewhere)."""
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(_resident(pid) for pid in _family(process.pid)) / 1e9)
        time.sleep(0.2)
    return peak


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return [pid]
    return [pid, *(p for child in children for p in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * resource.getpagesize()
    except (OSError, IndexError, ValueError):
        return 0
