"""Read and extract many captures side by side, so that one of them cannot take the others down.

The result for a capture is the same in one process or in many, and comes back in the order of the input. Where a second reader is asked for, the
articles are put to it afterwards, several at a time in threads, for it is waiting that takes its time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import repeat
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from headwater.capture.sources import Original
from headwater.config import Settings
from headwater.errors import HeadwaterError
from headwater.extract import extract
from headwater.ledger.outcome import Outcome
from headwater.model import Article, Extraction, Failure, noun
from headwater.read import read

WORTH_A_POOL = 24
"""Below this many captures, starting processes costs more than it saves."""

CHUNK = 4
"""Captures handed to a process at a time."""

DEFECTS = (HeadwaterError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, MemoryError)


@noun
class Second:
    """A second reader: another `extract`, safe to call from several threads, and how many articles it takes side by side."""

    extract: Callable[[Article], Extraction]
    parallel: int = 1


def work(original: Original, settings: Settings) -> Outcome:
    """Read one capture and extract what its article yields."""
    capture_id = original.capture.id
    try:
        article = read(original.capture, original.content, settings)
        if isinstance(article, Failure):
            return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(article,))
        extraction = extract(article)
    except DEFECTS as error:
        # A defect of ours met one document: it is named, kept, and must not cost the others.
        lost = _failure(original, f"a defect of the program: {_named(error)}")
        return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(lost,))
    return Outcome(capture_id=capture_id, article=article, extraction=extraction, failures=extraction.failures)


def reread(reader: Callable[[Article], Extraction], outcome: Outcome) -> Outcome:
    """Return an outcome with what a second reader extracts in place of what the rules did; theirs stays where it fails."""
    if outcome.article is None:
        return outcome
    try:
        extraction = reader(outcome.article)
    except DEFECTS as error:
        lost = Failure(subject=outcome.article.file_name or outcome.article.id, step="extract", reason=f"a defect of the program: {_named(error)}")
        return replace(outcome, failures=(*outcome.failures, lost))
    kept = tuple(f for f in outcome.failures if outcome.extraction is None or f not in outcome.extraction.failures)
    return replace(outcome, extraction=extraction, failures=(*kept, *extraction.failures))


def side_by_side(function: Callable[[Outcome], Outcome], items: Sequence[Outcome], threads: int) -> Iterator[Outcome]:
    """Yield the results in order; the threads end with the program, so that Ctrl-C need not wait for an endpoint."""
    waiting: SimpleQueue[tuple[Outcome, Future[Outcome]]] = SimpleQueue()
    done: list[Future[Outcome]] = []
    for item in items:
        done.append(Future())
        waiting.put((item, done[-1]))

    def take() -> None:
        with suppress(Empty):
            while True:
                item, future = waiting.get_nowait()
                try:
                    future.set_result(function(item))
                except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to whoever waits for the result
                    future.set_exception(error)

    for _ in range(min(threads, len(items))):
        threading.Thread(target=take, daemon=True).start()
    for future in done:
        yield future.result()


def _named(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0][:200] if str(error) else 'no text'}"


def _failure(original: Original, reason: str) -> Failure:
    return Failure(subject=original.subject, step="read", reason=reason)


def _end_with_parent() -> None:
    """End this process with the one that started it, and not before: a killed `add` must leave no process behind that waits for ever."""
    # Ctrl-C goes to all processes of a terminal; the one that started us decides, and our traceback would only hide its answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _interrupt_waits() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started: they inherit that, and so end without tracebacks of their own; Windows cannot."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workshop:
    """Processes that are started when there is enough to do; a context manager."""

    def __init__(self, settings: Settings, second: Second | None = None) -> None:
        """Prepare for up to `settings.workers` processes; none is started yet, and no second reader is asked."""
        self.settings = settings
        self._second = second
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def run(self, originals: Sequence[Original]) -> Iterator[Outcome]:
        """Yield what became of each capture, in order."""
        outcomes = self._read(originals)
        if self._second is None:
            return outcomes
        return side_by_side(partial(reread, self._second.extract), list(outcomes), self._second.parallel)

    def _read(self, originals: Sequence[Original]) -> Iterator[Outcome]:
        self._seen += len(originals)
        if self.settings.workers < 2 or (self._pool is None and self._seen < WORTH_A_POOL):
            for original in originals:
                yield work(original, self.settings)
            return
        done = 0
        try:
            with _interrupt_waits():
                results = self._started(self.settings.workers).map(work, originals, repeat(self.settings), chunksize=CHUNK)
            for result in results:
                yield result
                done += 1
        except BrokenProcessPool:
            # A process died (killed, out of memory): go on one by one, so that only the culprit is lost.
            self._stop()
            for original in originals[done:]:
                yield self._alone(original)

    def _alone(self, original: Original) -> Outcome:
        try:
            return self._started(1).submit(work, original, self.settings).result()
        except BrokenProcessPool:
            self._stop()
            failure = _failure(original, "the process that read it died (killed, or out of memory)")
            return Outcome(capture_id=original.capture.id, article=None, extraction=None, failures=(failure,))
        finally:
            self._stop()

    def _started(self, workers: int) -> ProcessPoolExecutor:
        if self._pool is None:
            # "spawn" everywhere: a forked copy of a process with threads (SQLite, progress bars) may deadlock.
            self._pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
