"""The demo's annotation stands on its captures, and the captures show what they were written to show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

import headwater.demo
from headwater.demo import captures
from headwater.model import FindingKind, RelationKind
from tests.demo.make_pages import OUT, rows

HERE = Path(__file__).parent
README = Path(headwater.demo.__file__).parent / "README.md"
PHENOMENA = 23


def load(name: str) -> dict[str, Any]:
    return dict(json.loads((HERE / name).read_text("utf-8")))


GOLD = load("gold.json")
EXPECTED = load("expected.json")
PAGES: dict[str, dict[str, Any]] = {p["id"]: p for line in OUT.read_text("utf-8").splitlines() if (p := json.loads(line))}
STATEMENTS = {s["id"]: s for s in GOLD["statements"]}


def test_pages_are_up_to_date() -> None:
    assert list(PAGES.values()) == list(rows())


def test_every_page_is_annotated() -> None:
    assert GOLD["pages"] == list(PAGES)
    assert {s["page"] for s in GOLD["statements"]} == set(PAGES)


@pytest.mark.parametrize("statement", GOLD["statements"], ids=lambda s: str(s["id"]))
def test_span_stands_on_its_page(statement: dict[str, Any]) -> None:
    text = PAGES[statement["page"]]["text"]
    assert text[statement["start"] : statement["end"]] == statement["span"]
    for words in (statement["source_as_written"], statement.get("hedge"), *(t["as_written"] for t in statement["times"])):
        assert words is None or words in text
    assert statement["status"] in GOLD["status_vocabulary"]


def test_ids_are_unique_and_resolve() -> None:
    sources, origins, claims = ({x["id"] for x in GOLD[k]} for k in ("sources", "origins", "claims"))
    assert len(STATEMENTS) == len(GOLD["statements"])
    for s in GOLD["statements"]:
        assert s["source"] is None or s["source"] in sources
        assert s["origin"] is None or s["origin"] in origins
        assert s["claim"] in claims
    assert {o["speaker"] for o in GOLD["origins"]} <= sources
    for c in GOLD["claims"]:
        assert c["statements"]
        assert all(STATEMENTS[i]["claim"] == c["id"] for i in c["statements"])
        assert set(c["origins"]) == {o for i in c["statements"] if (o := STATEMENTS[i]["origin"])}
    for change in GOLD["contradictions_and_changes"]:
        assert set(change["refs"]) <= set(STATEMENTS)
    for r in GOLD["page_relations"]:
        assert r["from"] in PAGES
        assert r["to"] in PAGES or r["to"].endswith("not in the dossier)")


def test_every_kind_of_finding_occurs() -> None:
    kinds = {re.sub(r"[ -]", "_", c["kind"]) for c in GOLD["contradictions_and_changes"]}
    assert kinds == set(get_args(FindingKind))
    assert {f["kind"] for f in EXPECTED["findings"]} == kinds


def phenomena() -> dict[int, list[str]]:
    """Phenomenon number -> captures, as the demo's README lists them."""
    found: dict[int, list[str]] = {}
    for line in README.read_text("utf-8").splitlines():
        if m := re.match(r"\| *(\d+) *\|", line):
            found[int(m[1])] = re.findall(r"`([^`]+)`", line.rsplit("|", 2)[1])
    return found


def test_every_phenomenon_is_listed_with_its_captures() -> None:
    listed = phenomena()
    assert sorted(listed) == list(range(1, PHENOMENA + 1))
    for number, pages in listed.items():
        assert pages, number
        assert set(pages) <= set(PAGES), number


# One look at the text for each phenomenon that has a mark of its own there.
MARKS = [
    (1, "orchard-herald", r"a Velmoran official's Mosaic post"),
    (2, "rapid-globe", r"told Rapid Globe.*PBH was unable to verify"),
    (3, "plainsman", r"0171.*Dunaika airfield at 11\.13"),
    (3, "mirova-board", r"0171.*Dunaika airfield at 11\.13"),
    (4, "brennick-ledger", r"dismissed as untrue the reports of a survey-drone crash"),
    (5, "inland-post", r"Council for Civil Aviation and Land"),
    (5, "halmere-courier", r"Council for Land and Civil Aviation"),
    (6, "newsmix", r"The breeze did the remainder"),
    (7, "ministry-release", r"considering"),
    (7, "hna-0209", r"plans to open"),
    (7, "bright-harbour", r"wants to open"),
    (7, "coastline-field", r"will open"),
    (7, "globe-courant", r"is building"),
    (8, "inland-denial", r"could be verified on the ground\. The Velmoran Mapping Service on Saturday"),
    (9, "halmere-courier", r"means to post drone instructors"),
    (9, "orchard-herald", r"instructors are at work"),
    (10, "orchard-herald", r"As I wrote in October"),
    (11, "newsmix", r"30 February"),
    (12, "inland-post", r"Three of them told me"),
    (13, "inland-post", r"Ilja Sorwenko"),
    (14, "newsmix", r"an intelligence officer"),
    (15, "newsmix", r"instructed us"),
    (16, "coastline-syndicated", r"papershelf"),
    (17, "inland-post", r"120 households"),
    (18, "skyfarer", r"neither confirmed nor denied"),
    (19, "inland-post", r"four-thousand-100"),
    (19, "skyfarer", r"500 mil crowns.*1\.002 flights"),
    (20, "mirova-board", r"Board confirms"),
    (21, "inland-post", r"The courses began in the first week"),
    (22, "coastline-syndicated", r"Norden Wire\n"),
    (23, "newsmix", r"The Ministry of Land refused to\n"),
]


@pytest.mark.parametrize(("number", "page", "mark"), MARKS)
def test_phenomenon_is_there(number: int, page: str, mark: str) -> None:
    assert re.search(mark, PAGES[page]["text"], re.DOTALL)
    assert page in phenomena()[number]


def test_the_syndicated_copy_misses_the_first_sentence() -> None:
    assert "on the ground" not in PAGES["coastline-syndicated"]["text"]


def test_every_capture_says_that_it_is_invented() -> None:
    with captures() as folder:
        pages = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    assert len(pages) >= 11
    for name, page in pages.items():
        assert '<meta name="headwater-demo" content="invented">' in page, name
        assert re.search(r"<!--[^>]*[Ii](?:NVENTED|nvented)[^>]*-->", page), name
    assert "invented" in README.read_text("utf-8")


def test_expectations_follow_the_annotation() -> None:
    claims = {c["id"]: c for c in GOLD["claims"]}
    kinds = {s["id"]: s["kind"] for s in GOLD["sources"]}
    speakers = {o["id"]: o["speaker"] for o in GOLD["origins"]}
    for e in EXPECTED["claims"]:
        named = [o for o in claims[e["claim"]]["origins"] if kinds[speakers[o]] != "unnamed"]
        assert len(e["origins"]) == e["established"] <= len(named)
        assert e["credibility_1_may_be_proposed"] is (e["established"] > 1)
        assert all(p["passage"] in PAGES[p["page"]]["text"] for p in e["passages"])
    assert {e["established"] for e in EXPECTED["claims"]} >= {0, 1, 2, 3}
    for r in EXPECTED["relations"]:
        assert r["kind"] in get_args(RelationKind)
        assert (r["of_article"] is None) != (r["of_outlet"] is None)
