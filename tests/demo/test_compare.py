"""The comparison finds nothing in an export made from the annotation itself, and finds what is then broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.demo.compare import EXPECTED, PAGES, disagreements

Rows = dict[str, list[dict[str, Any]]]
GOLD = json.loads((Path(__file__).parent / "gold.json").read_text("utf-8"))


def perfect() -> Rows:
    """What a program would export that read the demo as its annotator did."""
    spans = {s["id"]: {"article_id": f"a-{s['page']}", "span": {"start": s["start"], "end": s["end"], "text": s["span"]}} for s in GOLD["statements"]}
    counts = {e["claim"]: e for e in EXPECTED["claims"]}
    return {
        "articles": [{"id": f"a-{i}", "file_name": f"{i}.html", "url": p["url"], "text": p["text"]} for i, p in PAGES.items()],
        "assertions": [{"id": s["id"], **spans[s["id"]], "claim_id": s["claim"]} for s in GOLD["statements"]],
        "claims": [{"id": c, "established_origins": e["established"], "possible_origins": e["possible_at_most"]} for c, e in counts.items()],
        "findings": [
            {"kind": e["kind"], "evidence": [spans[r] for r in c["refs"]]}
            for e, c in zip(EXPECTED["findings"], GOLD["contradictions_and_changes"], strict=True)
        ],
        "relations": [
            {"article_id": f"a-{r['article']}", "of_article_id": r["of_article"] and f"a-{r['of_article']}", "kind": r["kind"]}
            for r in EXPECTED["relations"]
        ],
    }


def compared(rows: Rows, folder: Path) -> dict[str, list[tuple[str, str]]]:
    for name, group in rows.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in group), "utf-8")
    return disagreements(folder)


def test_the_annotation_agrees_with_itself(tmp_path: Path) -> None:
    assert compared(perfect(), tmp_path) == {"claims": [], "merged": [], "findings": [], "relations": []}


def too_many_origins(rows: Rows) -> None:
    next(c for c in rows["claims"] if c["id"] == "C89")["established_origins"] = 3


def nothing_found(rows: Rows) -> None:
    rows["findings"] = []


def turned_round(rows: Rows) -> None:
    first = rows["relations"][0]
    first["article_id"], first["of_article_id"] = first["of_article_id"], first["article_id"]


def look_alikes_merged(rows: Rows) -> None:
    for a in rows["assertions"]:
        if a["claim_id"] == "C16":
            a["claim_id"] = "C09"


@pytest.mark.parametrize(
    ("spoil", "part"),
    [(too_many_origins, "claims"), (nothing_found, "findings"), (turned_round, "relations"), (look_alikes_merged, "merged")],
)
def test_what_is_wrong_is_found(spoil: Callable[[Rows], None], part: str, tmp_path: Path) -> None:
    rows = perfect()
    spoil(rows)
    assert compared(rows, tmp_path)[part]
