"""The export keeps its contract: every file, every field, and every reference leads somewhere."""

import json
from pathlib import Path
from typing import Any

import pytest

from headwater.config import Settings
from headwater.demo import captures
from headwater.errors import SetupError
from headwater.flow import Dossier, add, create
from headwater.present.export.jsonl import FILES, export

FIELDS = {
    "captures": "id sha256 size media_type url file_name obtained_at obtained_by archive",
    "articles": "id capture_id file_name url outlet title byline published published_basis modified language text sections",
    "statements": "id article_id mode position content cue source chain score made_by",
    "assertions": "id statement_id article_id span status stance hedge distanced times places figures frame entity_ids"
    " claim_id utterance_id denies_claim_id",
    "resolutions": "statement_id chain evidence reason",
    "entities": "id kind name names roles part_of_id country",
    "utterances": "id speaker_id channel time assertion_ids reason",
    "claims": "id former_ids thread_id wording assertion_ids article_ids outlets utterances established_origins possible_origins independence grade",
    "threads": "id wording claim_ids history",
    "relations": "id article_id of_article_id of_outlet kind containment swaps alignment direction_basis reason evidence",
    "series": "id population unit source_entity_id points",
    "findings": "id kind claim_ids evidence explanation",
    "links": "id from_id relation to_id status time claim_ids",
    "decisions": "id subject ruling analyst decided_at note supersedes orphaned",
    "failures": "subject step reason",
}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    folder = tmp_path_factory.mktemp("export")
    create(folder / "dossier", Settings(workers=1))
    with Dossier(folder / "dossier") as dossier, captures() as reports:
        add(dossier, [str(reports)])
        counts = export(dossier, folder / "out")
    rows = {name: [json.loads(line) for line in (folder / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()] for name in FILES}
    assert counts == {name: len(found) for name, found in rows.items()}
    return rows


@pytest.mark.parametrize("name", FIELDS)
def test_every_file_of_the_contract_has_its_fields(demo: Rows, name: str) -> None:
    assert name in FILES
    for row in demo[name]:
        assert set(FIELDS[name].split()) <= set(row)


@pytest.mark.parametrize(
    "name", ["captures", "articles", "statements", "assertions", "entities", "utterances", "claims", "threads", "relations", "findings", "links"]
)
def test_the_demo_fills_every_file_and_ids_are_single(demo: Rows, name: str) -> None:
    ids = [row["id"] for row in demo[name]]
    assert ids
    assert len(ids) == len(set(ids))


def test_every_span_is_the_text_of_its_article(demo: Rows) -> None:
    texts = {a["id"]: a["text"] for a in demo["articles"]}
    seen = 0
    for name in ("statements", "assertions", "claims", "relations", "findings"):
        for row in demo[name]:
            for article_id, span in spans(row, row.get("article_id")):
                assert texts[article_id][span["start"] : span["end"]] == span["text"]
                seen += 1
    assert seen > 500


def spans(value: Any, article_id: Any) -> list[tuple[Any, dict[str, Any]]]:
    if isinstance(value, list):
        return [s for part in value for s in spans(part, article_id)]
    if not isinstance(value, dict):
        return []
    if set(value) == {"start", "end", "text"}:
        return [(article_id, value)]
    inside = value.get("article_id", article_id)
    return [s for part in value.values() for s in spans(part, inside)]


def test_references_lead_somewhere(demo: Rows) -> None:
    ids = {name: {row["id"] for row in rows if "id" in row} for name, rows in demo.items()}
    for a in demo["assertions"]:
        assert a["statement_id"] in ids["statements"]
        assert a["claim_id"] is None or a["claim_id"] in ids["claims"]
        assert a["utterance_id"] is None or a["utterance_id"] in ids["utterances"]
        assert a["denies_claim_id"] is None or a["denies_claim_id"] in ids["claims"]
        assert set(a["entity_ids"]) <= ids["entities"]
    for c in demo["claims"]:
        assert set(c["assertion_ids"]) <= ids["assertions"]
        assert c["thread_id"] is None or c["thread_id"] in ids["threads"]
    for x in demo["links"]:
        assert {x["from_id"], x["to_id"]} <= ids["entities"]
        assert set(x["claim_ids"]) <= ids["claims"]
        assert x["claim_ids"]
    for r in demo["relations"]:
        assert r["of_article_id"] is None or r["of_article_id"] in ids["articles"]
    for f in demo["findings"]:
        assert set(f["claim_ids"]) <= ids["claims"]
        assert 1 <= len(f["evidence"]) <= 6


def test_claims_keep_the_rules_of_judgement(demo: Rows) -> None:
    assertions = {a["id"]: a for a in demo["assertions"]}
    for c in demo["claims"]:
        established = [o for o in c["independence"] if o["standing"] == "established"]
        assert len(established) == c["established_origins"] <= c["utterances"]
        assert len(c["independence"]) - len(established) == c["possible_origins"]
        assert all(o["reason"] for o in c["independence"])
        assert (c["grade"]["credibility"] == 1) <= (c["established_origins"] >= 2)
        assert {assertions[a]["article_id"] for a in c["assertion_ids"]} == set(c["article_ids"])


def test_a_chain_ends_at_the_outlet_and_narration_has_no_speaker(demo: Rows) -> None:
    outlet = {a["id"]: (a["outlet"] or {}).get("name") for a in demo["articles"]}
    for s in demo["statements"]:
        if outlet[s["article_id"]]:
            assert s["chain"][-1]["name"] == outlet[s["article_id"]]
        if s["mode"] == "narration":
            assert s["source"] is None
            assert all(h["role"] in {"agency", "outlet"} for h in s["chain"])


def test_folders_that_cannot_be_written_are_one_clear_error(tmp_path: Path) -> None:
    create(tmp_path / "dossier", Settings(workers=1))
    (tmp_path / "file").write_text("x", "utf-8")
    with Dossier(tmp_path / "dossier") as dossier, pytest.raises(SetupError, match="cannot be written"):
        export(dossier, tmp_path / "file" / "out")


def test_nothing_is_written_among_the_originals(tmp_path: Path) -> None:
    create(tmp_path / "dossier", Settings(workers=1))
    with Dossier(tmp_path / "dossier") as dossier:
        for to in ("archive", "archive/out"):
            with pytest.raises(SetupError, match="holds the dossier's originals"):
                export(dossier, tmp_path / "dossier" / to)
