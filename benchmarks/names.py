"""Measure name comparison: pairs of names of people and bodies, and names across scripts.

    python benchmarks/names.py FOLDER [--errors]

FOLDER holds name_bench-dev.csv and wd_russian_20, wd_korean_20 (tab-separated: Latin word, letters in the other script, count).
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from benchmarks.data import NoData, data
from headwater.link.names import LIKELY, pair_tokens, same_name
from headwater.text.romanise import romanise

OWN = Path(__file__).parent / "own_names"


def pairs(path: Path) -> list[tuple[str, str, str, bool]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [("person" if r["schema"] == "Person" else "organisation", r["name1"], r["name2"], r["is_match"] == "true") for r in rows]


def own_pairs(path: Path) -> list[tuple[str, str, str, bool]]:
    """Return the pairs of one of the project's own files: kind, name, name, 1 where both are of one person or body."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(kind, a, b, same == "1") for kind, a, b, same in rows]


def own() -> dict[str, dict[str, float | None]]:
    """Measure the project's own pairs of names, a table a language."""
    tables: dict[str, dict[str, float | None]] = {}
    for path in sorted(OWN.glob("*.tsv")):
        scored = [(same_name(a, b, kind)[0], match) for kind, a, b, match in own_pairs(path)]
        tables[f"names {path.stem}"] = dict(zip(("f1", "precision", "recall"), (round(x, 3) for x in f1(scored, LIKELY)), strict=True))
    return tables


def f1(scored: list[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    hit = sum(s >= threshold and match for s, match in scored)
    said, true = sum(s >= threshold for s, _ in scored), sum(match for _, match in scored)
    precision, recall = hit / max(1, said), hit / max(1, true)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def across(path: Path, every: int = 7) -> tuple[int, int, int]:
    """Return (words compared, taken for one name, taken for one with the next row's word)."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()][::every]
    one = other = 0
    for n, (latin, letters, _) in enumerate(rows):
        one += pair_tokens(romanise(latin), romanise(letters.replace(" ", ""))).score > 0
        other += pair_tokens(romanise(latin), romanise(rows[(n + 1) % len(rows)][1].replace(" ", ""))).score > 0
    return len(rows), one, other


def run() -> dict[str, dict[str, float | None]]:
    """Measure at the threshold that linking uses."""
    try:
        return across_scripts(data("bench", "names")) | own()
    except NoData as error:
        print(f"names: only the project's own: {error}", file=sys.stderr)
        return own()


def across_scripts(folder: Path) -> dict[str, dict[str, float | None]]:
    """Measure on the public pairs."""
    scored = [(same_name(a, b, kind)[0], match) for kind, a, b, match in pairs(folder / "name_bench-dev.csv")]
    figures: dict[str, float | None] = dict(zip(("f1", "precision", "recall"), (round(x, 3) for x in f1(scored, LIKELY)), strict=True))
    for name in ("wd_russian_20", "wd_korean_20"):
        n, one, other = across(folder / name)
        figures |= {f"{name}_found": round(one / n, 3), f"{name}_mistaken": round(other / n, 4)}
    return {"names": figures}


def main() -> None:
    folder = Path(sys.argv[1])
    bench = pairs(folder / "name_bench-dev.csv")
    scored = [(same_name(a, b, kind)[0], match) for kind, a, b, match in bench]
    for threshold in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        print("names F1 {:.3f} P {:.3f} R {:.3f}".format(*f1(scored, threshold)), f"at {threshold}")
    for name in ("wd_russian_20", "wd_korean_20"):
        n, one, other = across(folder / name)
        print(f"{name}: {one / n:.3f} of {n} words found one name, {other / n:.4f} of mismatched words")
    if "--errors" in sys.argv:
        for (kind, a, b, match), (score, _) in zip(bench, scored, strict=True):
            if (score >= 0.7) != match:
                print(match, score, kind, "|", a, "|", b, "|", same_name(a, b, kind)[1])


if __name__ == "__main__":
    main()
