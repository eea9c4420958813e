"""Read and extract many captures side by side, so that one of them cannot take the others down.

The result for a capture is the same in one process or in many, and comes back in the order of the input.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import repeat
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from headwater.capture.sources import Original
from headwater.config import Settings
from headwater.errors import HeadwaterError
from headwater.extract import extract
from headwater.ledger.outcome import Outcome
from headwater.model import Failure
from headwater.read import read

WORTH_A_POOL = 24
"""Below this many captures, starting processes costs more than it saves."""

CHUNK = 4
"""Captures handed to a process at a time."""


def work(original: Original, settings: Settings) -> Outcome:
    """Read one capture and extract what its article yields."""
    capture_id = original.capture.id
    try:
        article = read(original.capture, original.content, settings)
        if isinstance(article, Failure):
            return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(article,))
        extraction = extract(article)
    except (HeadwaterError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, MemoryError) as error:
        # A defect of ours met one document: it is named, kept, and must not cost the others.
        reason = f"{type(error).__name__}: {str(error).splitlines()[0][:200] if str(error) else 'no text'}"
        return Outcome(capture_id=capture_id, article=None, extraction=None, failures=(_failure(original, f"a defect of the program: {reason}"),))
    return Outcome(capture_id=capture_id, article=article, extraction=extraction, failures=extraction.failures)


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

    def __init__(self, settings: Settings) -> None:
        """Prepare for up to `settings.workers` processes; none is started yet."""
        self.settings = settings
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def run(self, originals: Sequence[Original]) -> Iterator[Outcome]:
        """Yield what became of each capture, in order."""
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
