"""Words a second of the whole `headwater add` and of spaCy's English pipeline (tagger, parser, names; two processes), in turn on the same texts.

    python -m benchmarks.rivals.speed [ARTICLES] [ROUNDS]

The two take turns, so that what else the machine does meets both; the best round of each counts. Meant for a machine that does nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import throughput
from benchmarks.data import NoData
from benchmarks.rivals.room import HERE, NoRoom, python_of

ARTICLES = 1000
ROUNDS = 2


def measure(articles: int = ARTICLES, rounds: int = ROUNDS) -> dict[str, float]:
    """Return words a second of both, and Headwater's as a share of spaCy's."""
    spacy = python_of("spacy")
    best = {"headwater": 0.0, "spacy": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        lines, _ = throughput.lines_of(articles)
        feed.write_text("\n".join(lines) + "\n", "utf-8")
        for _ in range(rounds):
            best["headwater"] = max(best["headwater"], throughput.run(articles)["throughput"]["words_per_second"])
            done = subprocess.run([str(spacy), str(HERE / "peers" / "speed_spacy.py"), str(feed)], check=True, stdout=subprocess.PIPE, text=True)
            said = json.loads(done.stdout.splitlines()[-1])
            best["spacy"] = max(best["spacy"], said["words"] / said["seconds"])
    return {
        "headwater_words_per_second": round(best["headwater"]),
        "spacy_words_per_second": round(best["spacy"]),
        "share": round(best["headwater"] / best["spacy"], 2),
    }


def main() -> None:
    """Measure as asked for, and print one line a figure."""
    numbers = [int(a) for a in sys.argv[1:]]
    try:
        for name, value in measure(*numbers).items():
            print(f"{name:28} {value}")
    except (NoData, NoRoom) as error:
        sys.exit(f"skipped: {error}")


if __name__ == "__main__":
    main()
