"""Reading in other processes: in order, one batch ahead, and never at the cost of other captures."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from typing import NoReturn

import pytest

from headwater import workshop
from headwater.capture.sources import Original, gather
from headwater.config import Settings
from headwater.errors import SetupError
from headwater.flow import Dossier, add, create
from headwater.ledger.outcome import Rows
from headwater.workshop import Workshop, prepared

SETTINGS = Settings(workers=2)


def _originals(folder: Path, first: int, count: int) -> list[Original]:
    lines = "\n".join(
        f'{{"id": "n{n}", "text": "Mayor Ilse Varga said on Monday that bridge {n} would close for {n + 2} days."}}'
        for n in range(first, first + count)
    )
    path = folder / f"feed{first}.jsonl"
    path.write_text(lines + "\n", "utf-8")
    found = list(gather([str(path)], SETTINGS))
    return [o for o in found if isinstance(o, Original)]


def _dying(original: Original, settings: Settings) -> Rows:
    if b"bridge 26 " in original.content:
        os._exit(3)
    return prepared(original, settings)


def test_batches_that_are_started_before_the_last_is_stored_come_in_order_and_as_if_alone(tmp_path: Path) -> None:
    first, second = _originals(tmp_path, 0, 24), _originals(tmp_path, 24, 6)
    with Workshop(SETTINGS) as shop:
        running, ahead = shop.run(first), shop.run(second)
        rows = [*running, *ahead]
    assert [r.capture_id for r in rows] == [o.capture.id for o in (*first, *second)]
    assert rows == [prepared(o, SETTINGS) for o in (*first, *second)]
    assert all(r.read for r in rows)


def test_a_process_that_dies_costs_its_own_capture_only_also_when_the_next_batch_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (_originals(tmp_path, n, 2) for n in (25, 30, 40))
    monkeypatch.setattr(workshop, "WORTH_A_POOL", 0)
    monkeypatch.setattr(workshop, "prepared", _dying)
    with Workshop(SETTINGS) as shop:
        running, ahead = shop.run(first), shop.run(second)
        rows = [*running]
        last = shop.run(third)
        rows += [*ahead, *last]
    lost = [r for r in rows if not r.read]
    assert [r.capture_id for r in rows] == [o.capture.id for o in (*first, *second, *third)]
    assert [r.capture_id for r in lost] == [first[1].capture.id]
    assert "died" in lost[0].told[0].reason


def _squared(n: int) -> int:
    if n == 30 and multiprocessing.parent_process() is not None:
        os._exit(3)
    return n * n


def test_where_a_process_dies_over_a_task_this_one_does_what_is_left() -> None:
    with Workshop(SETTINGS) as shop:
        assert list(shop.spread(_squared, iter(range(40)), 40)) == [n * n for n in range(40)]
        assert list(shop.spread(_squared, iter(range(3)), 3)) == [0, 1, 4]


def test_what_is_one_task_or_little_starts_no_processes() -> None:
    with Workshop(SETTINGS) as shop:
        assert list(shop.spread(_parent, iter([1]), 1000)) == [False]
        assert list(shop.spread(_parent, iter([1, 2]), 2)) == [False, False]
        assert list(shop.spread(_parent, iter([]), 1000)) == []


def _parent(_: int) -> bool:
    return multiprocessing.parent_process() is not None


def _unfit(*_: object) -> NoReturn:
    raise SetupError("the encoder's words.bin is missing or damaged: install Headwater again")


def test_what_a_damaged_installation_could_not_read_is_read_once_it_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Mayor Ilse Varga said on Monday that the bridge would close.\n", "utf-8")
    create(tmp_path / "flood")
    with Dossier(tmp_path / "flood") as dossier:
        with monkeypatch.context() as damaged:
            damaged.setattr(workshop, "extract", _unfit)
            with pytest.raises(SetupError):
                add(dossier, [str(page)])
        done = add(dossier, [str(page)])
        assert (done.captures, done.known, done.articles, done.failures) == (0, 1, 1, ())


def test_a_page_that_cannot_be_read_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x1b\x08\x07 \x1b\x08")
    create(tmp_path / "dossier", Settings(workers=1))
    with Dossier(tmp_path / "dossier") as dossier:
        added = add(dossier, [str(tmp_path / "broken.txt")])
    assert [f.subject.endswith("broken.txt") for f in added.failures] == [True]
