"""Read and extract many captures side by side, so that one of them cannot take the others down.

The result for a capture is the same in one process or in many, and comes back in the order of the input. Where a second reader is asked for, the
articles are put to it afterwards, several at a time in threads, for it is waiting that takes its time.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import chain, islice, repeat
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self, TypeVar, cast

from headwater.capture.sources import Original
from headwater.config import Settings
from headwater.errors import HeadwaterError, SetupError
from headwater.extract import extract
from headwater.ledger.outcome import Outcome, Rows, rows_of
from headwater.model import Article, Extraction, Failure, noun
from headwater.read import read

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")

WORTH_A_POOL = 24
"""Below this many captures, starting processes costs more than it saves."""

AHEAD = 2
"""Tasks beyond one for each process that are handed out ahead of their results."""

CHUNK = 4
"""Captures handed to a process at a time."""

YOUNG = 20_000
"""New objects after which a process looks for garbage; nearly all of what reading makes is no garbage, or frees itself."""

DEFECTS = (HeadwaterError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, MemoryError)


@noun
class Second:
    """A second reader: another `extract`, safe to call from several threads, and how many articles it takes side by side."""

    extract: Callable[[Article], Extraction]
    parallel: int = 1


def work(original: Original, settings: Settings) -> Outcome:
    """Read one capture and extract what its article yields; raises SetupError where the program cannot read anything."""
    capture_id = original.capture.id
    try:
        article = read(original.capture, original.content, settings)
        if isinstance(article, Failure):
            told = replace(article, subject=original.subject)
            return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(told,))
        extraction = extract(article)
    except SetupError:
        # No document's fault: what is kept stays unfinished, and is completed once the program is mended.
        raise
    except DEFECTS as error:
        # A defect of ours met one document: it is named, kept, and must not cost the others.
        lost = _failure(original, f"a defect of the program: {_named(error)}")
        return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(lost,))
    return Outcome(capture_id=capture_id, article=article, extraction=extraction, failures=extraction.failures)


def prepared(original: Original, settings: Settings) -> Rows:
    """Return what is stored of one capture: rows are made where there is another core, and travel lighter than nouns."""
    return rows_of(work(original, settings))


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


def _begin() -> None:
    """Set a process up: its end, and a garbage collector that looks seldom and never through word lists, which all stay."""
    _end_with_parent()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 100)


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


def _processes(workers: int) -> ProcessPoolExecutor:
    # "spawn" everywhere: a forked copy of a process with threads (SQLite, progress bars) may deadlock.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


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

    def run(self, originals: Sequence[Original]) -> Iterator[Rows]:
        """Start on captures at once and return an iterator over what is stored of each, in order: the caller may store others meanwhile."""
        self._seen += len(originals)
        alone = self.settings.workers < 2 or (self._pool is None and self._seen < WORTH_A_POOL)
        if self._second is None:
            return (prepared(o, self.settings) for o in originals) if alone else self._many(prepared, originals)
        outcomes = (work(o, self.settings) for o in originals) if alone else self._many(work, originals)
        return self._reread(outcomes, self._second)

    def spread(self, step: Callable[[A], B], tasks: Iterable[A], count: int) -> Iterator[B]:
        """Run a step over tasks and yield the results in order; in several processes where `count` says that there is enough to do.

        A few tasks ahead are taken at a time. Where a process dies, this one does what is left.
        """
        pending = iter(tasks)
        first = list(islice(pending, 2))
        pending = chain(first, pending)
        if self.settings.workers < 2 or count < WORTH_A_POOL or len(first) < 2:
            yield from map(step, pending)
            return
        left: deque[A] = deque()
        results: deque[Future[B]] = deque()
        try:
            while True:
                for task in islice(pending, self.settings.workers + AHEAD - len(left)):
                    left.append(task)
                    results.append(self._submitted(step, task))
                if not left:
                    return
                result = results[0].result()
                yield result
                left.popleft()
                results.popleft()
        except BrokenProcessPool:
            self._stop()
            yield from map(step, chain(left, pending))

    def _submitted(self, step: Callable[[A], B], task: A) -> Future[B]:
        with _interrupt_waits():
            return self._started().submit(step, task)

    def _reread(self, outcomes: Iterator[Outcome], second: Second) -> Iterator[Rows]:
        for outcome in side_by_side(partial(reread, second.extract), list(outcomes), second.parallel):
            yield rows_of(outcome)

    def _many(self, step: Callable[[Original, Settings], T], originals: Sequence[Original]) -> Iterator[T]:
        pool, results = self._mapped(step, originals)
        return self._until_broken(step, originals, pool, results)

    def _mapped(self, step: Callable[[Original, Settings], T], originals: Sequence[Original]) -> tuple[ProcessPoolExecutor, Iterator[T]]:
        with _interrupt_waits():
            pool = self._started()
            try:
                return pool, pool.map(step, originals, repeat(self.settings), chunksize=CHUNK)
            except BrokenProcessPool:
                # it broke over earlier captures, whose own iterator finds that out
                self._stop()
                pool = self._started()
                return pool, pool.map(step, originals, repeat(self.settings), chunksize=CHUNK)

    def _until_broken(
        self, step: Callable[[Original, Settings], T], originals: Sequence[Original], pool: ProcessPoolExecutor, results: Iterator[T]
    ) -> Iterator[T]:
        done = 0
        try:
            for result in results:
                yield result
                done += 1
        except BrokenProcessPool:
            if self._pool is not pool:
                # it was found broken over the captures before these
                yield from self._many(step, originals[done:])
                return
            # A process died (killed, out of memory): go on one by one, so that only the culprit is lost.
            self._stop()
            for original in originals[done:]:
                yield self._alone(step, original)

    def _alone(self, step: Callable[[Original, Settings], T], original: Original) -> T:
        with _interrupt_waits():
            pool = _processes(1)
        try:
            with _interrupt_waits():
                pending = pool.submit(step, original, self.settings)
            return pending.result()
        except BrokenProcessPool:
            failure = _failure(original, "the process that read it died (killed, or out of memory)")
            lost = Outcome(capture_id=original.capture.id, article=None, extraction=None, failures=(failure,))
            return cast("T", rows_of(lost) if step is prepared else lost)
        finally:
            pool.shutdown(cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _processes(self.settings.workers)
        return self._pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
