"""Count in how many news articles each stem stands, and write the counts as the frozen table that `link` weighs words by.

    python training/wordfreq/prepare.py ARTICLES.jsonl.xz src/headwater/text/data/en/word_frequencies.tsv

ARTICLES is JSON lines with `title` and `content_original`. Only numbers per word leave this script, no text.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from headwater.link.words import WORD, stem

LEAST = 12
"""Words in fewer articles are left out: they weigh as unseen ones, so nearly everything."""


def main(source: Path, target: Path) -> None:
    """Read the articles, count, write."""
    counts: Counter[str] = Counter()
    total = 0
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            total += 1
            counts.update({stem(w) for w in WORD.findall(f"{row['title']} {row['content_original']}") if len(w) < 30})
    kept = sorted(w for w, n in counts.items() if n >= LEAST and w.isascii() and not w[0].isdigit() and "." not in w)
    body = "".join(f"{w}\t{counts[w]}\n" for w in kept)
    target.write_text(f"# stem, articles it stands in; * = all articles. See training/wordfreq/card.md\n*\t{total}\n{body}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
