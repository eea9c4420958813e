"""`headwater review` on a small dossier, as a person and as a program would use it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from headwater.config import Settings
from headwater.flow import Dossier, add, create, relink, verify
from headwater.ids import make_id
from headwater.model import Claim, Linked
from headwater.present.cli import main as cli
from headwater.present.export.jsonl import export
from headwater.present.views.claim import claim_view
from headwater.present.views.index import read_index
from headwater.present.web.render import page

REPORTS = {
    "courier.txt": "Bridge to close\n\nPublished: 4 March 2031\n\nIlse Varnholt, head of the Lendwick Harbour Board, said the old bridge at Tull"
    " will be closed in May.\n\nThe mill in Ostermoor was sold to a baker, Varnholt said.\n",
    "tidewater.txt": "Old bridge at Tull will be closed\n\nPublished: 5 March 2031\n\nThe old bridge at Tull will be closed in May,"
    " Ilse Varnholt of the Lendwick Harbour Board said.\n",
}
WHY = ("--why", "the page says otherwise", "--by", "A. Analyst")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "bridge"
    create(folder, Settings(workers=1))
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Dossier(folder) as opened:
        add(opened, [str(tmp_path / name) for name in REPORTS])
    return folder


def linked(dossier: Path) -> Linked:
    with Dossier(dossier) as opened:
        return opened.ledger.linked()


def of_words(dossier: Path, words: str) -> Claim:
    found = [c for c in linked(dossier).claims if words in c.wording]
    return max(found, key=lambda c: len(c.assertion_ids))


def ruled(capsys: pytest.CaptureFixture[str], dossier: Path, *args: str) -> Any:
    capsys.readouterr()
    assert cli.main(["review", str(dossier), *args, "--json"]) == cli.OK
    return json.loads(capsys.readouterr().out)


def test_a_rejected_claim_is_gone_until_that_is_undone(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, bridge = linked(dossier), of_words(dossier, "bridge")
    done = ruled(capsys, dossier, "reject", bridge.id[:14], *WHY)
    (made,) = done["decisions"]
    assert (made["analyst"], made["note"], made["ruling"]) == ("A. Analyst", "the page says otherwise", "reject")
    assert bridge.id not in {c.id for c in linked(dossier).claims}
    assert next(c for c in done["effect"]["changed"] if c["claim_id"] == bridge.id)["after"] is None
    ruled(capsys, dossier, "undo", made["id"], *WHY)
    assert linked(dossier) == before
    assert [d["state"] for d in ruled(capsys, dossier, "list")] == ["undone", "entered"]
    with Dossier(dossier) as opened:
        assert list(verify(opened)) == []


def test_a_split_holds_when_pages_are_extracted_anew_with_other_ids_and_orphans_are_listed(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge = of_words(dossier, "bridge")
    assert len(bridge.article_ids) == 2
    with Dossier(dossier) as opened:
        off = next(a for a in opened.ledger.assertions(bridge.assertion_ids) if a.article_id == bridge.article_ids[0])
    ruled(capsys, dossier, "split", bridge.id, off.id, *WHY)
    with Dossier(dossier) as opened:
        for reading in list(opened.ledger.readings()):
            e = reading.extraction
            statements = tuple(replace(s, id=make_id("new", s.id)) for s in e.statements)
            assertions = tuple(replace(a, id=make_id("new", a.id), statement_id=make_id("new", a.statement_id)) for a in e.assertions)
            opened.ledger.finish(reading.article.capture_id, reading.article, replace(e, statements=statements, assertions=assertions))
        relink(opened)
    holder = {a: c.id for c in linked(dossier).claims for a in c.assertion_ids}
    anew = {make_id("new", i) for i in bridge.assertion_ids}
    assert {holder[i] for i in anew - {make_id("new", off.id)}}.isdisjoint({holder[make_id("new", off.id)]})
    assert ruled(capsys, dossier, "orphans") == []
    with Dossier(dossier) as opened:
        reading = opened.ledger.reading(off.article_id)
        bare = replace(reading.extraction, statements=(), assertions=())
        opened.ledger.finish(reading.article.capture_id, reading.article, bare)
        relink(opened)
    (orphan,) = ruled(capsys, dossier, "orphans")
    assert orphan["state"].startswith("orphaned")


def test_decisions_are_shared_as_lines(dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge, before = of_words(dossier, "bridge"), linked(dossier)
    ruled(capsys, dossier, "grade", bridge.id, "2", *WHY)
    ruled(capsys, dossier, "grade", "Ilse Varnholt", "b", *WHY)
    assert cli.main(["review", str(dossier), "export"]) == cli.OK
    told = capsys.readouterr().out
    (tmp_path / "rulings.jsonl").write_text(told + "{}\n", "utf-8")
    other = tmp_path / "other"
    create(other, Settings(workers=1))
    with Dossier(other) as opened:
        add(opened, [str(tmp_path / name) for name in REPORTS])
    assert linked(other) == before
    for _ in range(2):
        assert cli.main(["review", str(other), "import", str(tmp_path / "rulings.jsonl")]) == cli.PROBLEMS
        assert "line 3" in capsys.readouterr().err
    assert linked(other) == linked(dossier)
    assert {e.name: e.reliability for e in linked(other).entities}["Ilse Varnholt"] == "B"


def test_pages_and_export_tell_what_was_ruled_and_read_what_was_corrected(dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mill = of_words(dossier, "mill")
    ruled(capsys, dossier, "correct", mill.assertion_ids[0], "status=planned", *WHY)
    ruled(capsys, dossier, "grade", "Ilse Varnholt", "C", *WHY)
    with Dossier(dossier) as opened:
        view = claim_view(read_index(opened.ledger, "Bridge"), of_words(dossier, "mill").id)
        export(opened, tmp_path / "out")
        assert opened.ledger.assertion(mill.assertion_ids[0]).status != "planned"
    assert [m.name for m in view.row.statuses] == ["planned"]
    assert [r.words for r in view.rulings] == ["Corrected (status is planned)"]
    shown = bytes(page("claim.html", view=view, dossier_title="Bridge").body).decode()
    assert "the page says otherwise" in shown
    assert "reliability C" in shown
    rows = [json.loads(line) for line in (tmp_path / "out" / "assertions.jsonl").read_text("utf-8").splitlines()]
    assert {r["id"]: r["status"] for r in rows}[mill.assertion_ids[0]] == "planned"
    assert cli.main(["trace", str(dossier), view.row.id]) == cli.OK
    assert "Corrected (status is planned) by A. Analyst" in capsys.readouterr().out


def test_what_cannot_be_ruled_gives_one_line(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge = of_words(dossier, "bridge")
    for args, code in (
        (("reject", "clm-nothing", *WHY), cli.PROBLEMS),
        (("undo", "dec-nothing", *WHY), cli.PROBLEMS),
        (("grade", bridge.id, "9", *WHY), cli.WRONG),
        (("correct", bridge.assertion_ids[0], "status=finished", *WHY), cli.WRONG),
    ):
        assert cli.main(["review", str(dossier), *args]) == code
        assert len(capsys.readouterr().err.splitlines()) == 1
    with pytest.raises(SystemExit):
        cli.main(["review", str(dossier), "reject", bridge.id])
    assert "--why" in capsys.readouterr().err


def test_a_claim_is_shown_with_the_ids_to_rule_on(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bridge = of_words(dossier, "bridge")
    assert cli.main(["review", str(dossier), "show", bridge.id]) == cli.OK
    shown = capsys.readouterr().out
    assert all(i in shown for i in (bridge.id, *bridge.assertion_ids))
    assert cli.main(["review", str(dossier)]) == cli.OK
    assert capsys.readouterr().out.splitlines() == ["0 decisions"]
