import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from headwater import codec
from headwater.ledger.store import Ledger, Outcome
from headwater.model import Linked
from tests.ledger import samples


def filled(path: Path) -> Linked:
    pairs = [samples.reading(n, 2) for n in ("a", "b")]
    with Ledger.open(path, create=True) as ledger:
        ledger.keep_captures(c for c, _ in pairs)
        ledger.finish_many(Outcome(capture_id=c.id, article=r.article, extraction=r.extraction) for c, r in pairs)
        linked = samples.linked([r for _, r in pairs])
        ledger.replace_linked(linked)
        assert list(ledger.check()) == []
    return linked


def check(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        return list(ledger.check())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM statements", "assertions: row"),
        ("DELETE FROM captures", "articles: row"),
        ("DELETE FROM articles_fts", "cannot be found by search"),
        ("UPDATE claims SET body = '{'", "claims: clm-aa11 cannot be read"),
        ("UPDATE claims SET body = replace(body, 'clm-aa11', 'clm-bb22')", "holds another noun, clm-bb22"),
        ("UPDATE articles SET body = replace(body, '\"end\"', '\"ende\"')", "cannot be read"),
        ("UPDATE captures SET state = 'done'; DELETE FROM articles_fts; DELETE FROM articles", "has neither an article nor a failure"),
        ("DELETE FROM assertions", "refers to assertion"),
        ("DELETE FROM threads", "claims: clm-aa11 refers to thread thr-1, which is not there"),
        ("DELETE FROM entities", "links: lnk-1 refers to entity ent-1, which is not there"),
        ("DELETE FROM claims", "findings: fin-1 refers to claim clm-aa11, which is not there"),
    ],
)
def test_damage_is_named(tmp_path: Path, change: str, told: str) -> None:
    filled(tmp_path / "ledger.db")
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.executescript(change)
    connection.close()
    found = check(tmp_path / "ledger.db")
    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    "change",
    [
        lambda k: replace(k, resolutions=(replace(k.resolutions[0], statement_id="gone"),)),
        lambda k: replace(k, utterances=(replace(k.utterances[0], assertion_ids=("gone",)),)),
        lambda k: replace(k, threads=(replace(k.threads[0], claim_ids=("gone",)),)),
        lambda k: replace(k, relations=(replace(k.relations[0], of_article_id="gone"),)),
        lambda k: replace(k, series=(replace(k.series[0], points=(replace(k.series[0].points[0], assertion_id="gone"),)),)),
        lambda k: replace(k, entities=(replace(k.entities[0], mentions=(replace(k.entities[0].mentions[0], article_id="gone"),)),)),
        lambda k: replace(k, findings=(replace(k.findings[0], evidence=(replace(k.findings[0].evidence[0], article_id="gone"),)),)),
        lambda k: replace(k, claims=(replace(k.claims[0], independence=(replace(k.claims[0].independence[0], utterance_ids=("gone",)),)),)),
    ],
)
def test_references_to_nothing_are_named_unless_linking_is_due(tmp_path: Path, change: Callable[[Linked], Linked]) -> None:
    linked = filled(tmp_path / "ledger.db")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.replace_linked(change(linked))
        [line] = ledger.check()
        assert "gone, which is not there" in line
        ledger.mark_stale()
        assert list(ledger.check()) == []


def test_a_parent_that_is_not_in_the_dossier_is_no_damage(tmp_path: Path) -> None:
    linked = filled(tmp_path / "ledger.db")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.replace_linked(replace(linked, relations=(replace(linked.relations[0], of_article_id=None, of_outlet="Oberlune Post"),)))
        assert list(ledger.check()) == []
        assert codec.dumps(ledger.relations()[0]).count("Oberlune Post") == 1
