"""Large dossiers: what is linked depends on what is in them alone, and an article touches only its own neighbourhood."""

import random
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from headwater import linking
from headwater.config import Settings
from headwater.ledger.placed import Placed
from headwater.ledger.store import Ledger, Outcome
from headwater.ledger.woven import Woven
from headwater.link import link as linking_of
from headwater.model import Constraints, Decision, Failure, Linked, Reading
from headwater.review import rule
from headwater.review.rule import Analyst
from headwater.review.sight import see
from headwater.workshop import Workshop
from tests.flow.invent import KEPT, stories

BY = Analyst(name="A. Analyst", why="the page says so")
NEWS = stories(1, 14)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a dossier of a few dozen articles a large one."""
    monkeypatch.setattr("headwater.linking.WHOLE", 5)
    monkeypatch.setattr("headwater.link.neighbourhoods.LARGEST", 7)
    for room in ("link.neighbourhoods", "ledger.standings"):
        monkeypatch.setattr(f"headwater.{room}.COMMON", 6)
    monkeypatch.setattr("headwater.linking.TOGETHER", 4)


def put(ledger: Ledger, outcomes: Sequence[Outcome]) -> None:
    ledger.keep_captures(KEPT[o.capture_id] for o in outcomes)
    ledger.finish_many(outcomes)


def link(ledger: Ledger) -> None:
    linking.relink(ledger, linking.alone)


def whole(path: Path, outcomes: Sequence[Outcome]) -> tuple[Linked, dict[str, str]]:
    """Return what is linked of a new dossier that all of it is put into at once."""
    with Ledger.open(path, create=True) as ledger:
        put(ledger, outcomes)
        link(ledger)
        assert list(ledger.check()) == []
        return ledger.linked(), where(ledger)


def where(ledger: Ledger) -> dict[str, str]:
    """Return the neighbourhood of each article."""
    return {h.article_id: h.neighbourhood or "" for h in ledger.homes().values()}


@pytest.mark.parametrize("seed", range(3))
def test_batch_and_one_by_one_in_any_order_are_the_same(tmp_path: Path, seed: int) -> None:
    news = stories(seed, 10)
    expected = whole(tmp_path / "whole.db", news)
    assert len(set(expected[1].values())) > 3
    random.Random(seed).shuffle(news)
    with Ledger.open(tmp_path / "single.db", create=True) as ledger:
        at = 0
        while at < len(news):
            step = random.Random(at).choice((1, 1, 1, 3))
            put(ledger, news[at : at + step])
            link(ledger)
            at += step
        assert where(ledger) == expected[1]
        assert ledger.linked() == expected[0]
        assert list(ledger.check()) == []


@pytest.mark.parametrize("seed", range(4))
def test_ties_drawn_one_by_one_are_those_drawn_at_once(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    news = stories(seed, 12)
    drawn = []
    for share in (0.0, 2.0):
        monkeypatch.setattr("headwater.ledger.standings.FEW", share)
        with Ledger.open(tmp_path / f"{share}.db", create=True) as ledger:
            for outcome in news:
                put(ledger, [outcome])
                ledger.tie()
            found = ledger.all_ties()
            drawn.append(sorted(zip(found.left.tolist(), found.right.tolist(), found.strength.tolist(), strict=True)))
    assert drawn[0] == drawn[1] != []


def test_an_article_of_another_matter_touches_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counting(readings: Sequence[Reading], constraints: Constraints) -> Linked:
        sizes.append(len(readings))
        return linking_of(readings, constraints)

    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        put(ledger, NEWS)
        link(ledger)
        before, rows = where(ledger), bodies(tmp_path / "ledger.db")
        put(ledger, stories(77, 1, most=1))
        monkeypatch.setattr("headwater.linking.link", counting)
        link(ledger)
        assert sizes == [1]
        assert {i: n for i, n in where(ledger).items() if i in before} == before
        assert rows < bodies(tmp_path / "ledger.db")


def bodies(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        return {(i, b) for t in ("claims", "utterances", "findings", "relations") for i, b in database.execute(f"SELECT id, body FROM {t}")}


@pytest.mark.slow
def test_killed_between_two_exchanges_the_rest_is_linked_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = whole(tmp_path / "whole.db", NEWS)
    exchange = Placed.exchange
    for survived in (0, 1, 4):
        with Ledger.open(tmp_path / f"{survived}.db", create=True) as ledger:
            put(ledger, NEWS[:15])
            link(ledger)
            put(ledger, NEWS[15:])
            done: list[int] = []

            def dying(self: Placed, gone: Collection[str], into: Sequence[tuple[Woven, int]], left: int = survived, done: list[int] = done) -> None:
                if len(done) == left:
                    raise KeyboardInterrupt
                done.append(len(into))
                exchange(self, gone, into)

            monkeypatch.setattr(Placed, "exchange", dying)
            with pytest.raises(KeyboardInterrupt):
                link(ledger)
            monkeypatch.setattr(Placed, "exchange", exchange)
            assert ledger.stale()
            assert list(ledger.check()) == []
            link(ledger)
            assert not ledger.stale()
            assert (ledger.linked(), where(ledger)) == expected


@pytest.mark.slow
def test_an_article_that_is_read_anew_moves_and_comes_back(tmp_path: Path) -> None:
    expected = whole(tmp_path / "whole.db", NEWS)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        put(ledger, NEWS)
        link(ledger)
        ledger.finish_many(without_article(NEWS[n]) for n in (0, 9))
        link(ledger)
        assert list(ledger.check()) == []
        fewer = whole(tmp_path / "fewer.db", [o for n, o in enumerate(NEWS) if n not in (0, 9)])
        assert (ledger.linked(), where(ledger)) == fewer
        ledger.finish_many([NEWS[0], NEWS[9]])
        link(ledger)
        assert (ledger.linked(), where(ledger)) == expected


def without_article(outcome: Outcome) -> Outcome:
    return replace(outcome, article=None, extraction=None, failures=(Failure(subject=outcome.capture_id, step="read", reason="no text"),))


def ruled(ledger: Ledger, decision: Decision) -> None:
    ledger.add_decision(decision)
    link(ledger)


def test_what_an_analyst_merges_is_linked_together_and_apart_again_when_undone(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        put(ledger, NEWS)
        link(ledger)
        before, apart = ledger.linked(), where(ledger)
        of = {c.id: {apart[a] for a in c.article_ids} for c in before.claims}
        first = before.claims[0]
        other = next(c for c in before.claims if not of[c.id] & of[first.id])
        ruled(ledger, rule.merge(see(ledger), [first.id, other.id], BY))
        together = where(ledger)
        assert len({together[a] for a in (*first.article_ids, *other.article_ids)}) == 1
        assert any({*first.assertion_ids, *other.assertion_ids} <= set(c.assertion_ids) for c in ledger.claims())
        assert list(ledger.check()) == []
        with Ledger.open(tmp_path / "anew.db", create=True) as anew:
            put(anew, NEWS)
            for decision in ledger.decisions():
                anew.add_decision(decision)
            link(anew)
            assert (anew.linked(), where(anew)) == (ledger.linked(), together)
        ruled(ledger, rule.undo(see(ledger), ledger.decisions()[0].id, BY))
        assert (ledger.linked(), where(ledger)) == (before, apart)


def test_decisions_of_every_kind_do_in_neighbourhoods_what_they_do_anywhere_and_are_undone(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        put(ledger, NEWS)
        link(ledger)
        before = ledger.linked()
        claim = max(before.claims, key=lambda c: len(c.assertion_ids))
        person = next(e for e in before.entities if e.kind == "person" and len(e.mentions) > 1)
        made = [
            rule.split(see(ledger), claim.id, claim.assertion_ids[:1], BY),
            rule.reject(see(ledger), before.claims[-1].id, BY),
            rule.grade(see(ledger), person.id, "B", BY),
            rule.grade(see(ledger), before.claims[1].id, "2", BY),
            rule.correct(see(ledger), before.claims[2].assertion_ids[0], "status=stopped", BY),
            rule.correct(see(ledger), before.claims[3].article_ids[0], "outlet=The Other Post", BY),
        ]
        for decision in made:
            ruled(ledger, decision)
            assert list(ledger.check()) == []
        after = ledger.linked()
        assert not any(set(claim.assertion_ids) <= set(c.assertion_ids) for c in after.claims)
        assert ledger.entity(person.id).reliability == "B"
        assert any(c.grade.credibility == 2 and not c.grade.proposed for c in after.claims)
        with Ledger.open(tmp_path / "anew.db", create=True) as anew:
            for decision in made:
                anew.add_decision(decision)
            put(anew, NEWS)
            link(anew)
            assert anew.linked() == after
        for decision in made:
            ruled(ledger, rule.undo(see(ledger), decision.id, BY))
        assert ledger.linked() == before


@pytest.mark.slow
def test_several_processes_link_what_one_does(tmp_path: Path) -> None:
    expected = whole(tmp_path / "whole.db", NEWS)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger, Workshop(Settings(workers=2)) as workshop:
        put(ledger, NEWS)
        linking.relink(ledger, workshop.spread)
        assert (ledger.linked(), where(ledger)) == expected
