import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.errors import ModelError, NotFound
from headwater.ledger.store import Ledger, Outcome
from headwater.model import Failure, Linked, Reading
from tests.ledger import samples


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", create=True) as found:
        yield found


def fill(ledger: Ledger, *names: str) -> list[Reading]:
    pairs = [samples.reading(n, 3) for n in names]
    ledger.keep_captures(c for c, _ in pairs)
    ledger.finish_many(Outcome(capture_id=c.id, article=r.article, extraction=r.extraction) for c, r in pairs)
    return sorted((r for _, r in pairs), key=lambda r: r.article.id)


def test_what_goes_in_comes_out(ledger: Ledger) -> None:
    readings = fill(ledger, "a", "b", "c")
    assert list(ledger.readings()) == readings
    one = readings[1]
    assert ledger.reading(one.article.id) == one
    assert ledger.article(one.article.id) == one.article
    assert list(ledger.articles()) == [r.article for r in readings]
    assert tuple(ledger.statements(one.article.id)) == one.extraction.statements
    assert ledger.statement(one.extraction.statements[0].id) == one.extraction.statements[0]
    assert ledger.assertion(one.extraction.assertions[2].id) == one.extraction.assertions[2]
    wanted = [one.extraction.assertions[2].id, "as-none", readings[0].extraction.assertions[0].id]
    assert [a.id for a in ledger.assertions(wanted)] == [wanted[0], wanted[2]]
    assert list(ledger.check()) == []


def test_a_capture_is_kept_then_done(ledger: Ledger) -> None:
    first, second = sorted((samples.capture("a"), samples.capture("b")), key=lambda c: c.id)
    ledger.keep_captures([first, second, first])
    ledger.keep_captures([first])
    assert ledger.known([first.id, second.id, "cap-x"]) == {first.id, second.id}
    assert ledger.known([first.id, "cap-x"]) == {first.id}
    assert list(ledger.unfinished()) == [first, second]
    ledger.finish(first.id, None, None, [Failure(subject=first.id, step="read", reason="no text")])
    assert list(ledger.unfinished()) == [second]
    assert list(ledger.captures()) == [first, second]
    assert ledger.capture(second.id) == second


def test_more_ids_than_one_query_takes(ledger: Ledger) -> None:
    captures = [samples.capture(f"n{i}") for i in range(1_300)]
    ledger.keep_captures(captures)
    assert ledger.known(c.id for c in captures) == {c.id for c in captures}
    ledger.finish_many(Outcome(capture_id=c.id, article=samples.article(c), extraction=None) for c in captures)
    assert list(ledger.unfinished()) == []
    assert len(list(ledger.readings())) == 1_300


def test_finishing_twice_is_finishing_once(ledger: Ledger) -> None:
    [one] = fill(ledger, "a")
    before = ledger.counts()
    ledger.finish(one.article.capture_id, one.article, one.extraction, [])
    assert ledger.counts() == before
    assert len(ledger.search("ferries")) == 1
    changed = replace(one.article, text="Nothing of note.", sections=(), title=None)
    ledger.finish(one.article.capture_id, changed, None, [])
    assert ledger.search("ferries") == []
    assert ledger.counts() | {"articles": 1, "statements": 0, "assertions": 0, "mentions": 0} == ledger.counts()
    assert list(ledger.check()) == []


def test_an_unknown_capture_cannot_be_finished_and_takes_nothing_with_it(ledger: Ledger) -> None:
    known = samples.capture("a")
    ledger.keep_captures([known])
    outcomes = [Outcome(capture_id=i, article=None, extraction=None) for i in (known.id, "cap-unknown")]
    with pytest.raises(NotFound, match="cap-unknown"):
        ledger.finish_many(outcomes)
    assert list(ledger.unfinished()) == [known]


def test_failures_are_kept_once_and_vanish_with_success(ledger: Ledger) -> None:
    first, reading = samples.reading("a")
    failure = Failure(subject="a.txt", step="read", reason="no text")
    for _ in range(2):
        ledger.keep_captures([first])
        ledger.finish(first.id, None, None, [failure])
        ledger.add_failures([Failure(subject="b\x00.txt", step="capture", reason="is empty \ud800"), Failure(subject="c", step="x", reason="y")])
    assert ledger.failures() == [
        failure,
        Failure(subject="b\x00.txt", step="capture", reason="is empty \ud800"),
        Failure(subject="c", step="x", reason="y"),
    ]
    ledger.finish(first.id, reading.article, reading.extraction, [])
    assert [f.subject for f in ledger.failures()] == ["b\x00.txt", "c"]
    ledger.keep_captures([samples.capture("c")], subjects=["c"])
    ledger.keep_captures((), subjects=["b\x00.txt"])
    assert ledger.failures() == []


def test_what_does_not_fit_together_is_left_out_with_a_failure(ledger: Ledger) -> None:
    kept, good = samples.reading("a", 2)
    first, second = good.extraction.assertions
    extraction = replace(
        good.extraction,
        statements=(*good.extraction.statements, good.extraction.statements[0]),
        assertions=(
            first,
            first,
            replace(second, statement_id="st-none"),
            replace(second, id="as-9", article_id="art-9"),
            replace(first, id="as-8", figures=(replace(first.figures[0], value=float("inf")),)),
        ),
        failures=(Failure(subject=good.article.id, step="extract", reason="too long"),),
    )
    ledger.keep_captures([kept])
    ledger.finish(kept.id, good.article, extraction, [])
    stored = ledger.reading(good.article.id).extraction
    assert stored.statements == good.extraction.statements
    assert stored.assertions == (first,)
    assert len(ledger.failures()) == 6
    assert list(ledger.check()) == []


def test_what_is_linked_is_replaced_as_a_whole(ledger: Ledger) -> None:
    readings = fill(ledger, "a", "b")
    assert ledger.stale()
    full = samples.linked(readings)
    ledger.replace_linked(full)
    assert not ledger.stale()
    assert ledger.linked() == full
    assert list(ledger.check()) == []
    for name in ("entities", "resolutions", "utterances", "claims", "threads", "relations", "series", "findings", "links"):
        assert tuple(getattr(ledger, name)()) == getattr(full, name)
        assert ledger.counts()[name] == 1
    statement = readings[0].extraction.statements[0].id
    assert ledger.resolution(statement) == full.resolutions[0]
    assert ledger.resolution("st-none") is None
    assert ledger.entity("ent-1") == full.entities[0]
    assert ledger.thread("thr-1") == full.threads[0]
    assert ledger.utterance("utt-1") == full.utterances[0]
    ledger.replace_linked(Linked())
    assert ledger.linked() == Linked()


def test_a_replacement_that_fails_leaves_the_old(ledger: Ledger) -> None:
    full = samples.linked(fill(ledger, "a"))
    ledger.replace_linked(full)
    points = (replace(full.series[0].points[0], value=float("nan")),)
    with pytest.raises(ModelError, match="Series"):
        ledger.replace_linked(replace(full, series=(replace(full.series[0], points=points),)))
    assert ledger.linked() == full
    assert not ledger.stale()


def test_an_id_that_two_nouns_go_by_costs_only_the_second(ledger: Ledger) -> None:
    full = samples.linked(fill(ledger, "a"))
    other = replace(full.claims[0], wording="Something else")
    ledger.replace_linked(replace(full, entities=full.entities * 2, claims=(*full.claims, other)))
    assert ledger.linked() == full
    assert [(f.subject, f.step) for f in ledger.failures()] == [("clm-aa11", "ledger")]
    ledger.replace_linked(full)
    assert ledger.failures() == []


def test_changes_make_what_is_linked_stale(ledger: Ledger) -> None:
    assert not ledger.stale()
    full = samples.linked(fill(ledger, "a"))
    ledger.replace_linked(full)
    ledger.keep_captures([samples.capture("b")])
    ledger.finish(samples.capture("b").id, None, None, [])
    assert not ledger.stale()
    ledger.add_decision(samples.decision("dec-1"))
    assert ledger.stale()
    ledger.replace_linked(full)
    ledger.add_decision(samples.decision("dec-1"))
    assert not ledger.stale()
    ledger.mark_stale()
    assert ledger.stale()


def test_decisions_are_only_ever_added(ledger: Ledger) -> None:
    for name in ("dec-b", "dec-a", "dec-b"):
        ledger.add_decision(samples.decision(name))
    ledger.add_decision(replace(samples.decision("dec-a"), note="changed"))
    assert ledger.decisions() == [samples.decision("dec-b"), samples.decision("dec-a")]


def test_claims_are_found_by_id_former_id_and_beginning(ledger: Ledger) -> None:
    readings = fill(ledger, "a", "b")
    some = [a for r in readings for a in r.extraction.assertions]
    claims = (
        samples.claim("clm-a100", some[:1]),
        samples.claim("clm-a200", some[:1], established=2, former=("clm-old",)),
        samples.claim("clm-b_%0", some, former=("clm-gone",)),
        samples.claim("clm-b300", some, former=("clm-gone", "clm-old300")),
        samples.claim("clm-c400", some[:1]),
    )
    ledger.replace_linked(Linked(claims=claims))
    assert [c.id for c in ledger.claims()] == ["clm-a200", "clm-b300", "clm-b_%0", "clm-a100", "clm-c400"]
    for name, found in (("clm-a100", 0), ("clm-a1", 0), ("a1", 0), ("clm-old", 1), ("clm-old300", 3), ("b_%", 2), ("clm-b_", 2), ("c4", 4)):
        assert ledger.claim(name) == claims[found]
    with pytest.raises(NotFound, match=r"more than one claim: clm-b300, clm-b_%0$"):
        ledger.claim("clm-gone")
    with pytest.raises(NotFound, match=r"more than one claim: clm-a100, clm-a200, clm-b300, \.\.\.$"):
        ledger.claim("clm-")
    for name in ("", "clm-x", "%", "_", "a" * 10_000, "a" * 100_000, "'; DROP TABLE claims; --", "\x00", "100"):
        with pytest.raises(NotFound):
            ledger.claim(name)


@pytest.mark.parametrize("name", ["", "x", "\x00", "\ud800", "'"])
def test_what_is_not_there_is_not_found(ledger: Ledger, name: str) -> None:
    for get in (ledger.capture, ledger.article, ledger.reading, ledger.statement, ledger.assertion, ledger.entity, ledger.thread, ledger.utterance):
        with pytest.raises(NotFound):
            get(name)
    assert ledger.statements(name) == []


def test_notes_are_kept(ledger: Ledger) -> None:
    assert ledger.note("linked by") is None
    ledger.set_note("linked by", "0.1")
    ledger.set_note("linked by", "0.2")
    assert ledger.note("linked by") == "0.2"


def test_articles_without_marks_are_those_of_an_older_version(ledger: Ledger) -> None:
    readings = fill(ledger, "a", "b")
    assert ledger.unmarked() == []
    assert ledger.size() == 2
    with closing(sqlite3.connect(str(ledger._engine.url.database))) as database, database:
        database.execute("DELETE FROM standings WHERE article_id = ?", (readings[0].article.id,))
    assert ledger.unmarked() == [readings[0].article.id]
    ledger.mark([{"article_id": readings[0].article.id, "marks": b""}])
    assert ledger.unmarked() == []
