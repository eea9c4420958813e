"""Tag news text with spaCy, as material for the tag tables: `python training/tagger/prepare.py OUT.tsv`.

Needs, beyond Headwater: spacy 3.8 and an English model whose path or name is given as the second argument (default en_core_web_sm). Texts come
from HEADWATER_DATA: 2,600 articles of bench/allsides_news in a fixed random order, then the training articles of bench/polnear.tar.xz. OUT holds a
word and its Penn tag a line, an empty line after each paragraph; it is material, not shipped.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
import tarfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import spacy
from benchmarks.data import data
from spacy.tokens import Doc

from headwater.text.tokens import tokens

ARTICLES = 2600
SEED = 1


def paragraphs() -> Iterator[str]:
    """Yield titles and paragraphs in a fixed random order."""
    with lzma.open(next(data("bench", "allsides_news").glob("*.jsonl.xz")), "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(SEED).shuffle(rows)
    for row in rows[:ARTICLES]:
        yield row["title"]
        for paragraph in row["content_original"].split("\n\n"):
            if 20 < len(paragraph) < 2000:
                yield paragraph.replace("\n", " ")
    with tarfile.open(data("bench", "polnear.tar.xz")) as archive:
        for member in sorted((m for m in archive.getmembers() if re.search(r"train/text/[^/]+\.txt$", m.name)), key=lambda m: m.name):
            text = archive.extractfile(member)
            for paragraph in (text.read().decode("utf-8") if text else "").split("\n"):
                if 20 < len(paragraph) < 2000:
                    yield paragraph


def main() -> None:
    """Write the tagged words."""
    nlp = spacy.load(sys.argv[2] if len(sys.argv) > 2 else "en_core_web_sm", disable=["parser", "ner", "lemmatizer"])

    def documents() -> Iterator[Doc]:
        for paragraph in paragraphs():
            if cut := tokens(paragraph):
                spaces = [*(a.end < b.start for a, b in pairwise(cut)), False]
                yield Doc(nlp.vocab, words=[t.text for t in cut], spaces=spaces)

    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        for document in nlp.pipe(documents(), batch_size=256):
            out.writelines(f"{word.text}\t{word.tag_}\n" for word in document)
            out.write("\n")


if __name__ == "__main__":
    main()
