"""The annotation of every story that is or was held out stands on its pages: spans occur there, and identifiers resolve."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]
STORIES = sorted(path.parent for path in Path(__file__).parent.glob("*/gold.json"))
pytestmark = pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)


def gold_of(story: Path) -> Row:
    return dict(json.loads((story / "gold.json").read_text("utf-8")))


def pages_of(story: Path) -> dict[str, Row]:
    return {p["id"]: p for line in (story / "pages.jsonl").read_text("utf-8").splitlines() if (p := json.loads(line))}


def test_spans_stand_on_their_pages(story: Path) -> None:
    gold, pages = gold_of(story), pages_of(story)
    for s in gold["statements"]:
        page = pages[s["page"]]
        text = page["title"] if s.get("in_title") else page["text"]
        assert text[s["start"] : s["end"]] == s["span"], s["id"]
        for words in (s["source_as_written"], s.get("hedge"), *(t["as_written"] for t in s["times"]), *s["places"]):
            assert words is None or words in f"{page['title']}\n{page['text']}", (s["id"], words)
        assert s["status"] in gold["status_vocabulary"], s["id"]


def test_every_page_is_annotated(story: Path) -> None:
    gold, pages = gold_of(story), pages_of(story)
    assert gold["pages"] == list(pages)
    assert {s["page"] for s in gold["statements"]} == set(pages)


def test_identifiers_are_unique_and_resolve(story: Path) -> None:
    gold = gold_of(story)
    statements = {s["id"]: s for s in gold["statements"]}
    sources, origins, claims = ({x["id"]: x for x in gold[k]} for k in ("sources", "origins", "claims"))
    assert all(len({x["id"] for x in gold[k]}) == len(gold[k]) for k in ("statements", "sources", "origins", "claims"))
    for s in statements.values():
        assert s["source"] is None or s["source"] in sources, s["id"]
        assert s["origin"] is None or s["id"] in origins[s["origin"]]["statements"], s["id"]
        assert s["id"] in claims[s["claim"]]["statements"], s["id"]
    for o in origins.values():
        assert o["speaker"] in sources
        assert o["statements"]
    for c in claims.values():
        assert all(statements[i]["claim"] == c["id"] for i in c["statements"]), c["id"]
        assert set(c["origins"]) == {o for i in c["statements"] if (o := statements[i]["origin"])}, c["id"]


def test_relations_and_changes_resolve(story: Path) -> None:
    gold = gold_of(story)
    assert {i for r in gold["page_relations"] for i in (r["from"], r["to"])} <= set(gold["pages"])
    assert {i for change in gold["contradictions_and_changes"] for i in change["refs"]} <= {s["id"] for s in gold["statements"]}


def test_the_note_says_that_it_is_invented_and_whether_it_is_held_out(story: Path) -> None:
    note = gold_of(story)["note"].lower()
    assert "invented" in note
    assert "held out" in note
