"""Score relations between articles on labelled pairs (labels/reprints.tsv), beside the Jaccard similarity that MinHash estimates.

A pair is found where its two articles are in one family: joined by the relations that were kept, over others if need be.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.articles import article, unread
from benchmarks.data import data
from benchmarks.reprints import lines, reading
from headwater.link.blocks import Groups
from headwater.link.relations import relations
from headwater.model import Outlet, Reading, noun

LABELS = Path(__file__).parent / "labels" / "reprints.tsv"
SHINGLE = 3
THRESHOLDS = (0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05)
_NO_SPACE_BEFORE = re.compile(r" ([.,;:!?%)\]’]|n't\b|'(?:s|re|ve|ll|d|m)\b)")
_NO_SPACE_AFTER = re.compile(r"([(\[$“]) ")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")


@noun
class Labelled:
    """A labelled pair: the story its articles are of, their ids, and how they are related."""

    story: str
    left: str
    right: str
    label: str
    basis: str

    @property
    def related(self) -> bool:
        """Whether there is any relation at all."""
        return self.label != "independent"

    @property
    def held(self) -> bool:
        """Whether it is in the half that no rule was made on."""
        return sha256(" ".join(sorted((self.left, self.right))).encode()).digest()[0] % 2 == 1


def labelled() -> list[Labelled]:
    """Return all labelled pairs."""
    rows = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    stories = [kind if kind == "allsides" else a.split("_")[0] for kind, a, *_ in rows]
    return [Labelled(story=s, left=a, right=b, label=label, basis=basis) for s, (_, a, b, label, basis) in zip(stories, rows, strict=True)]


def readings(pairs: Sequence[Labelled]) -> dict[str, list[Reading]]:
    """Return the articles of the labelled pairs, by story."""
    wanted = {i for p in pairs if p.story != "allsides" for i in (p.left, p.right)}
    found: dict[str, list[Reading]] = defaultdict(list)
    with tarfile.open(data("bench", "ecbplus", "ecbplus-topics-1-35.tar.xz")) as archive:
        for member in archive:
            name = Path(member.name).stem
            content = archive.extractfile(member) if name in wanted else None
            if content:
                found[name.split("_")[0]].append(document(name, content.read()))
    texts = lines(data("bench", "near_dup_candidates", "allsides_pair_texts.jsonl"))
    return {**found, "allsides": [reading(row) for row in texts]}


def document(name: str, content: bytes) -> Reading:
    """Return a document of ECB+ as an article; its address, where it gives one, names the outlet."""
    by_sentence: dict[int, list[str]] = {}
    for token in ET.fromstring(content).iter("token"):
        by_sentence.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    found = [" ".join(words) for _, words in sorted(by_sentence.items())]
    address = "".join(found[0].split()) if found and found[0].startswith("http") else None
    text = _written(" ".join(found[1:] if address else found))
    domain = address.split("/")[2].removeprefix("www.") if address and address.count("/") > 2 else None
    outlet = Outlet(name=domain, domain=domain) if domain else None
    return unread(replace(article(name, text), url=address, outlet=outlet))


def _written(tokens: str) -> str:
    """Return tokens as text: quotation marks as signs, no space before a comma."""
    text = tokens.replace("``", "“").replace("''", "”")
    return _NO_SPACE_AFTER.sub(r"\1", _NO_SPACE_BEFORE.sub(r"\1", text)).replace(" ”", "”")


def families(articles: Sequence[Reading]) -> Callable[[str, str], bool]:
    """Return whether two articles are in one family, by the relations that Headwater keeps."""
    groups: Groups[str] = Groups([r.article.id for r in articles])
    for relation in relations(articles):
        if relation.of_article_id:
            groups.union(relation.article_id, relation.of_article_id)
    return lambda a, b: groups.find(a) == groups.find(b)


def jaccard(articles: Sequence[Reading], least: float) -> Callable[[str, str], bool]:
    """Return whether two articles have so much of their three-word shingles in common; exact, which MinHash estimates."""
    shingles = {}
    for r in articles:
        words = [w.casefold() for w in _WORD.findall(r.article.text)]
        shingles[r.article.id] = {tuple(words[k : k + SHINGLE]) for k in range(len(words) - SHINGLE + 1)}
    return lambda a, b: len(shingles[a] & shingles[b]) >= least * max(1, len(shingles[a] | shingles[b]))


def score(pairs: Iterable[Labelled], found: Callable[[str, str], bool]) -> dict[str, float]:
    """Return precision, recall and F1 of what is found."""
    told = [(p.related, found(p.left, p.right)) for p in pairs]
    right = sum(a and b for a, b in told)
    precision, recall = right / max(1, sum(b for _, b in told)), right / max(1, sum(a for a, _ in told))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def run() -> dict[str, dict[str, float]]:
    """Return what Headwater and the baseline reach on both halves; the baseline's threshold is the best of the develop half."""
    pairs = labelled()
    articles = readings(pairs)
    mine = {story: families(members) for story, members in articles.items()}
    halves = {"develop": [p for p in pairs if not p.held], "held": [p for p in pairs if p.held]}
    every = [r for members in articles.values() for r in members]
    minhash = {least: jaccard(every, least) for least in THRESHOLDS}
    best = max(THRESHOLDS, key=lambda t: score(halves["develop"], minhash[t])["f1"])
    story = {i: p.story for p in pairs for i in (p.left, p.right)}
    figures: dict[str, float] = {"pairs": len(pairs), "pairs_related": sum(p.related for p in pairs)}
    for half, members in {"all": pairs, **halves}.items():
        figures |= {f"{half}_{k}": v for k, v in score(members, lambda a, b: mine[story[a]](a, b)).items()}
        figures[f"{half}_always_f1"] = score(members, lambda _a, _b: True)["f1"]
    for least in sorted({0.5, 0.3, best}):
        figures |= {f"jaccard_{least:g}_{half}_f1": score(members, minhash[least])["f1"] for half, members in halves.items()}
    return {"reprint_pairs": figures}


def main() -> None:
    print(json.dumps(run(), indent=1))


if __name__ == "__main__":
    main()
