"""The verbs, in order: capture -> read -> extract -> link -> ledger -> review.

One dossier is one folder: `archive/` (the original bytes as WARC records), `ledger.db` and `dossier.toml`. What `add` reports as added is on
disk; whatever a killed run left undone, the next `add` completes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from filelock import FileLock, Timeout

from headwater import config, linking
from headwater.capture.archive import Archive
from headwater.capture.sources import Original, gather
from headwater.config import Settings
from headwater.errors import DossierError
from headwater.ids import sha256
from headwater.ledger.outcome import Rows
from headwater.ledger.store import Ledger
from headwater.model import Capture, Decision, Failure, Resolution, noun
from headwater.review.effect import Effect, effect
from headwater.text.offsets import holds
from headwater.text.passages import passages
from headwater.workshop import Second, Workshop

BATCH = 64
"""Captures that are kept, and then finished, in one transaction."""

BATCH_BYTES = 16_000_000

Progress = Callable[[str, int], None]
"""Called with what is being done ("kept", "read", "linked") and how many items more are done."""


@noun
class Added:
    """What one `add` did: new captures, captures that were there already, articles read, and what could not be done."""

    captures: int
    known: int
    articles: int
    failures: tuple[Failure, ...]


class Dossier:
    """One story under investigation, open for use; a context manager."""

    def __init__(self, folder: Path) -> None:
        """Open a dossier folder; raises DossierError where it is none, or damaged."""
        if not (folder / "dossier.toml").is_file():
            raise DossierError(f"{folder} is not a dossier: it has no dossier.toml (make one with `headwater new {folder}`)")
        self.folder = folder
        self.settings: Settings = config.load(folder / "dossier.toml")
        self.ledger = Ledger.open(folder / "ledger.db", create=False)
        self.archive = Archive(folder / "archive")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive's segment and the ledger."""
        self.archive.close()
        self.ledger.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the dossier for one writer; raises DossierError where another process writes."""
        lock = FileLock(self.folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise DossierError(f"{self.folder} is being written by another process; try again when it has ended") from None
        except OSError as error:
            raise DossierError(f"{self.folder} cannot be written: {error.strerror}") from error
        try:
            yield
        finally:
            lock.release()


def create(folder: Path, settings: Settings | None = None) -> None:
    """Make an empty dossier; raises DossierError where the folder holds anything already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DossierError(f"{folder} exists and is not empty")
    try:
        (folder / "archive").mkdir(parents=True)
    except OSError as error:
        raise DossierError(f"{folder} cannot be made: {error.strerror}") from error
    Ledger.open(folder / "ledger.db", create=True).close()
    # Last, because it is what makes the folder a dossier: a creation cut short leaves none.
    try:
        (folder / "dossier.toml").write_text(config.dump(settings or Settings(title=folder.resolve().name)), "utf-8")
    except OSError as error:
        raise DossierError(f"{folder} cannot be made: {error.strerror}") from error


def add(
    dossier: Dossier,
    inputs: Sequence[str],
    stdin: BinaryIO | None = None,
    progress: Progress = lambda _what, _more: None,
    second: Second | None = None,
    *,
    anew: bool = False,
) -> Added:
    """Keep the inputs, read and extract what is new, complete what an earlier run left, and link; `second` is asked where it is given.

    What new articles do not touch stays linked as it is; `anew` links everything again, as another version of the program may do better.
    """
    captures = known = articles = 0
    failures: list[Failure] = []
    with dossier.writing():
        with Workshop(dossier.settings, second) as workshop:
            articles += _complete(dossier, workshop, failures, progress)
            running: Iterator[Rows] = iter(())
            for batch in _batches(gather(inputs, dossier.settings, stdin)):
                refused = [item for item in batch if isinstance(item, Failure)]
                failures += refused
                dossier.ledger.add_failures(refused)
                fresh, seen = _keep(dossier, [item for item in batch if isinstance(item, Original)])
                known += seen
                captures += len(fresh)
                progress("kept", len(fresh) + seen)
                # One batch ahead: the other processes read it while this one stores what they made of the last.
                running, before = workshop.run(fresh), running
                articles += _finish(dossier, before, failures, progress)
            articles += _finish(dossier, running, failures, progress)
            (linking.relink_all if anew else linking.relink)(dossier.ledger, workshop.spread)
        progress("linked", 1)
    return Added(captures=captures, known=known, articles=articles, failures=tuple(failures))


def relink(dossier: Dossier, workshop: Workshop | None = None) -> None:
    """Link anew what new readings and decisions touch, where there are any since the last time; in a workshop's processes, or in this one."""
    linking.relink(dossier.ledger, workshop.spread if workshop else linking.alone)


def due(dossier: Dossier) -> Iterator[str]:
    """Yield one line for everything that is left to do before what the dossier shows is complete."""
    yield from _as_far_as_readable(_due(dossier))


def _due(dossier: Dossier) -> Iterator[str]:
    if left := sum(1 for _ in dossier.ledger.unfinished()):
        yield f"{left:,} of its captures {'is' if left == 1 else 'are'} kept but not read yet; `headwater add {dossier.folder}` completes it"
    elif dossier.ledger.stale():
        yield f"not everything in it is linked yet; `headwater add {dossier.folder}` completes it"
    if linking.older(dossier.ledger):
        yield f"another version of Headwater linked it; `headwater add {dossier.folder} --relink` links everything anew"


def rule(dossier: Dossier, decisions: Sequence[Decision]) -> Effect:
    """Enter decisions, link anew with them, and return what that changed; decisions that are there already change nothing."""
    with dossier.writing():
        relink(dossier)
        before = dossier.ledger.linked()
        for decision in decisions:
            dossier.ledger.add_decision(decision)
        relink(dossier)
        return effect(before, dossier.ledger.linked())


def _batches(items: Iterable[Original | Failure]) -> Iterator[list[Original | Failure]]:
    batch: list[Original | Failure] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content) if isinstance(item, Original) else 0
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _keep(dossier: Dossier, originals: Sequence[Original]) -> tuple[list[Original], int]:
    """Archive what is new and enter it, in that order: the ledger never names bytes that are not on disk."""
    known = dossier.ledger.known({o.capture.id for o in originals})
    fresh = list({o.capture.id: o for o in originals if o.capture.id not in known}.values())
    kept = [replace(o, capture=replace(o.capture, archive=dossier.archive.write(o.capture, o.content))) for o in fresh]
    dossier.archive.sync()
    dossier.ledger.keep_captures([o.capture for o in kept], [o.subject for o in originals])
    return kept, len(originals) - len(fresh)


def _finish(dossier: Dossier, results: Iterable[Rows], failures: list[Failure], progress: Progress) -> int:
    articles = 0
    done = list(results)
    for result in done:
        failures += result.told
        articles += result.read
        progress("read", 1)
    if done:
        dossier.ledger.finish_many(done)
    return articles


def _complete(dossier: Dossier, workshop: Workshop, failures: list[Failure], progress: Progress) -> int:
    """Read and extract captures that an earlier run kept and did not finish."""
    articles = 0
    left = list(dossier.ledger.unfinished())
    for at in range(0, len(left), BATCH):
        originals: list[Original] = []
        for capture in left[at : at + BATCH]:
            try:
                originals.append(_original(dossier, capture))
            except DossierError as error:
                # its bytes are lost: said once and kept, and the others go on
                lost = Failure(subject=capture.file_name or capture.url or capture.id, step="capture", reason=str(error))
                failures.append(lost)
                dossier.ledger.finish(capture.id, None, None, [lost])
        articles += _finish(dossier, workshop.run(originals), failures, progress)
    return articles


def _original(dossier: Dossier, capture: Capture) -> Original:
    if capture.archive is None:
        raise DossierError(f"capture {capture.id}: the ledger does not say where its bytes are")
    return Original(capture=capture, content=dossier.archive.read(capture.archive), subject=capture.file_name or capture.url or capture.id)


def verify(dossier: Dossier) -> Iterator[str]:
    """Recompute every digest and every passage, and yield one line for each that does not fit."""
    yield from dossier.ledger.check()
    yield from _as_far_as_readable(_altered(dossier))
    yield from _as_far_as_readable(_misfits(dossier))


def remainders(dossier: Dossier) -> Iterator[str]:
    """Yield one line for everything in the archive that no capture refers to, as a killed process leaves it: harmless."""
    yield from _as_far_as_readable(dossier.archive.loose_ends(c.archive for c in dossier.ledger.captures() if c.archive))


def _as_far_as_readable(problems: Iterator[str]) -> Iterator[str]:
    """Yield problems up to where the ledger itself cannot be read, and then that."""
    try:
        yield from problems
    except DossierError as error:
        yield f"{error}; what comes after it was not checked"


def _altered(dossier: Dossier) -> Iterator[str]:
    for capture in dossier.ledger.captures():
        try:
            content = _original(dossier, capture).content
        except DossierError as error:
            yield f"capture {capture.id}: {error}"
            continue
        if sha256(content) != capture.sha256 or len(content) != capture.size:
            yield f"capture {capture.id}: its bytes are not those that were obtained (SHA-256 differs)"


def _misfits(dossier: Dossier) -> Iterator[str]:
    texts: dict[str, str] = {}
    stated: dict[str, str] = {}
    for reading in dossier.ledger.readings():
        texts[reading.article.id] = reading.article.text
        stated |= {s.id: s.article_id for s in reading.extraction.statements}
        for made in (*reading.extraction.statements, *reading.extraction.assertions, *reading.extraction.mentions):
            yield from _misfits_of(made, texts)
    for linked in dossier.ledger.each_linked():
        # The hops of a resolved chain that have a passage of their own have it where the statement stands.
        yield from _misfits_of(linked, texts, stated.get(linked.statement_id) if isinstance(linked, Resolution) else None)


def _misfits_of(made: object, texts: dict[str, str], article_id: str | None = None) -> Iterator[str]:
    name = f"{type(made).__name__.lower()} {getattr(made, 'id', '')}".rstrip()
    for where, span in passages(made, article_id):
        if where is None or where not in texts:
            yield f"{name}: speaks of article {where}, which is not there"
        elif not holds(texts[where], span):
            yield f"{name}: the passage {span.text[:40]!r} does not stand at {span.start}-{span.end} of article {where}"
