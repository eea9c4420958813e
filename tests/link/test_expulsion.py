"""What a reader expects of an invented story that no rule was first made for: each kind of slip, change and denial at the pages where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.stories import dossier_of

PAGES = Path(__file__).parent / "expulsion" / "pages.jsonl"
EXPECTED = [
    ("denial", {"volna-0307", "balticwire-0306"}),  # Russia denies a part in it; the minister accuses it
    ("plan_realised", {"balticwire-0306", "balticwire-0310"}),  # the expulsion
    ("plan_realised", {"balticwire-0310", "insight-0318"}),  # the answer to it
    ("status_change", {"balticwire-0306", "balticwire-0310"}),  # the consulate stays open
    ("figure_change", {"pomorze-0304", "balticwire-0310"}),  # seven hurt, then twelve
    ("date_conflict", {"balticwire-0306", "morningpost-0306"}),  # arrested on Wednesday or on Thursday
    ("distortion", {"balticwire-0306", "morningpost-0306"}),  # "probably" falls off
    ("distortion", {"pomorze-0304", "morningpost-0306"}),  # zlotys become euros
    ("distortion", {"dailyfront-0310", "insight-0318"}),  # 40 million become 400
    ("name_conflict", {"morningpost-0306"}),  # a letter of the minister's name
    ("conflict", {"balticwire-0306", "morningpost-0306"}),  # minister of the interior or of defence
    ("outlet_swap", {"balticwire-0306", "morningpost-0306"}),
    ("outlet_swap", {"balticwire-0310", "dailyfront-0310"}),
]


def _rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [dict(json.loads(line)) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.slow
def test_what_a_reader_expects_is_pointed_out(tmp_path: Path) -> None:
    exported = dossier_of([str(PAGES)], tmp_path)
    page = {a["id"]: str(a["file_name"]).removesuffix(".json") for a in _rows(exported, "articles")}
    found = [(f["kind"], {page[e["article_id"]] for e in f["evidence"]}) for f in _rows(exported, "findings")]  # type: ignore[attr-defined]
    missing = [(kind, pages) for kind, pages in EXPECTED if not any(kind == k and pages <= on for k, on in found)]
    assert not missing
    assert len(found) <= 2 * len(EXPECTED)
    assert max(int(str(c["established_origins"])) for c in _rows(exported, "claims")) <= 2
