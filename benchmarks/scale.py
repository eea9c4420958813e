"""What an article costs in dossiers of growing size, and what one more costs then: seconds, and memory of all processes at their peak.

Not among the default benchmarks: `python -m benchmarks.scale 1000 3000 10000` takes very long for the last. All articles are real and differ.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.throughput import lines_of, watched

SIZES = (300, 1000, 3000)


def measured(size: int) -> dict[str, float]:
    """Add that many articles to a new dossier, then one more, each time by a process of its own: milliseconds an article, seconds, and peaks."""
    lines, _ = lines_of(size + 1)
    with tempfile.TemporaryDirectory() as folder:
        dossier, many, one = (Path(folder) / name for name in ("dossier", "many.jsonl", "one.jsonl"))
        many.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
        one.write_text(lines[-1] + "\n", "utf-8")
        subprocess.run([*HEADWATER, "new", str(dossier)], check=True, stdout=subprocess.DEVNULL)
        seconds, peak = _added(dossier, many)
        again, peak_again = _added(dossier, one)
    return {
        "articles": len(lines) - 1,
        "ms_per_article": round(seconds / max(1, len(lines) - 1) * 1000, 1),
        "peak_gb": round(peak, 2),
        "one_more_seconds": round(again, 1),
        "one_more_peak_gb": round(peak_again, 2),
    }


HEADWATER = [sys.executable, "-m", "headwater.present.cli.main"]


def _added(dossier: Path, feed: Path) -> tuple[float, float]:
    start = time.perf_counter()
    with subprocess.Popen([*HEADWATER, "add", str(dossier), str(feed)], stdout=subprocess.DEVNULL) as process:
        peak = watched(process)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"`headwater add` ended with {process.returncode}")
    return seconds, peak


if __name__ == "__main__":
    for wanted in [int(n) for n in sys.argv[1:]] or SIZES:
        print(wanted, measured(wanted), flush=True)
