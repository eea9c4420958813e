"""Link what changed: find the neighbourhoods that new articles and decisions touch, link each, and exchange their rows.

What is linked is a function of the set of readings and the decisions alone: `link.neighbourhoods` says which articles belong together, and `link`
what follows from them. Each exchange is one transaction, so that a process killed at any moment leaves every neighbourhood old or new; the ledger
knows until the end that it is stale, and the next run completes what is left.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from headwater.ids import make_id
from headwater.ledger.extracted import Bodies, readings_of
from headwater.ledger.placed import Home
from headwater.ledger.session import unhurried_collector
from headwater.ledger.store import Ledger
from headwater.ledger.woven import Woven, woven
from headwater.link import link
from headwater.link.blocks import Groups
from headwater.link.marks import marks
from headwater.link.neighbourhoods import WHOLE, Joined, Neighbourhood, Tie, Walk, Web, joined
from headwater.model import Decision, noun
from headwater.review.compile import rulings
from headwater.review.corrections import corrected
from headwater.review.inforce import in_force
from headwater.review.judge import judged

AT_ONCE = 2_000
"""Articles to be placed from which all ties are read at once."""
TOGETHER = 24
"""Articles that are linked in one go and stored in one transaction, at least."""
PAGE = 200

_LINKED_BY = "linked by"

Spread = Callable[[Callable[["Task"], "Done"], Iterable["Task"], int], Iterator["Done"]]
"""Runs a function over tasks, in order, perhaps in several processes; the number says how many articles there are in all."""


@noun
class Plot:
    """One neighbourhood to be linked: its id, its articles by number, what holds it, and the decisions that touch it."""

    id: str
    articles: tuple[int, ...]
    least: int
    digest: str
    decisions: tuple[Decision, ...]


@noun
class Change:
    """Neighbourhoods that go, and those that come in their place."""

    gone: tuple[str, ...]
    plots: tuple[Plot, ...]


@noun
class Job:
    """A plot with what is stored of its articles, and of other articles that its decisions speak of."""

    plot: Plot
    bodies: tuple[Bodies, ...]
    beside: tuple[Bodies, ...]
    digests: tuple[tuple[str, str], ...]


@noun
class Task:
    """Jobs whose results are stored together."""

    gone: tuple[str, ...]
    jobs: tuple[Job, ...]


@noun
class Done:
    """What was linked of a task, each neighbourhood with the strength that holds it."""

    gone: tuple[str, ...]
    parts: tuple[tuple[Woven, int], ...]


def relink(ledger: Ledger, spread: Spread) -> None:
    """Link anew what changed since the last time; nothing where nothing did."""
    if not ledger.stale():
        return
    _mark(ledger)
    large = ledger.size() > WHOLE
    if large:
        ledger.tie()
    if not large or not ledger.linked_once():
        ledger.set_note(_LINKED_BY, _rules())
    ruled = _Ruled.of(ledger)
    changes = _changes(ledger, ruled)
    count = sum(len(p.articles) for c in changes for p in c.plots)
    for done in spread(work, _tasks(ledger, changes, ruled), count):
        ledger.exchange(done.gone, done.parts)
    ledger.settle(ruled.noted)


def relink_all(ledger: Ledger, spread: Spread) -> None:
    """Link everything anew, as after a new version of the program."""
    ledger.mark_stale()
    ledger.set_note(_LINKED_BY, _rules())
    relink(ledger, spread)


def older(ledger: Ledger) -> bool:
    """Tell whether another version of the program linked what the ledger holds, or some of it."""
    return ledger.linked_once() and ledger.note(_LINKED_BY) != _rules()


@cache
def _rules() -> str:
    """Return a digest of the rules of linking: another version of them may link otherwise."""
    # The program's version would not tell two states of a checkout apart, nor would a number that someone has to remember to raise.
    sources = sorted((p.name, p.read_text("utf-8")) for p in files("headwater.link").iterdir() if p.name.endswith(".py"))
    return make_id("rul", *(part for source in sources for part in source))


def alone(step: Callable[[Task], Done], tasks: Iterable[Task], count: int) -> Iterator[Done]:  # noqa: ARG001  # as `Spread` has it
    """Run a function over tasks in this process."""
    return map(step, tasks)


def work(task: Task) -> Done:
    """Link the neighbourhoods of a task."""
    # Nearly everything made here stays until the end: to look through it for garbage again and again took a fifth of the time.
    with unhurried_collector():
        return Done(gone=task.gone, parts=tuple((_linked(j), j.plot.least) for j in task.jobs))


def _linked(job: Job) -> Woven:
    own, plot = readings_of(job.bodies), job.plot
    ruled = rulings(plot.decisions, [*own, *readings_of(job.beside)], dict(job.digests))
    read_as = corrected(own, [o for o in ruled.overrides if o.article_id in {r.article.id for r in own}])
    made = judged(link(read_as, ruled.constraints), ruled, read_as)
    return woven(made, plot.id, plot.digest, plot.articles)


def _mark(ledger: Ledger) -> None:
    """Give marks to articles that were stored by an older version."""
    left = ledger.unmarked()
    for at in range(0, len(left), PAGE):
        ledger.mark({"article_id": i, "marks": marks(ledger.reading(i)).tobytes()} for i in left[at : at + PAGE])


@noun
class _Ruled:
    """The decisions in force by the articles that they speak of, and the articles that they hold together."""

    decisions: tuple[Decision, ...]
    articles: Mapping[str, tuple[int, ...]]
    together: Joined
    touched: frozenset[int]
    noted: str

    @classmethod
    def of(cls, ledger: Ledger) -> _Ruled:
        """Find the articles of all decisions by the digests of their captures."""
        force = in_force(ledger.decisions())
        by_digest: defaultdict[str, set[int]] = defaultdict(set)
        for digest, number in ledger.anchored({a.sha256 for d in force for a in d.subject}):
            by_digest[digest].add(number)
        articles = {d.id: tuple(sorted({n for a in d.subject for n in by_digest.get(a.sha256, ())})) for d in force}
        together = joined(articles[d.id] for d in force if d.ruling == "merge")
        pairs = sorted((a, b) for a, of in together.items() for b in of if a < b)
        return cls(
            decisions=tuple(force),
            articles=articles,
            together=together,
            touched=frozenset(n for of in articles.values() for n in of),
            noted=json.dumps(pairs),
        )

    def moved(self, before: str) -> set[int]:
        """Return the articles that are joined to others now and were not before, or the other way round."""
        pairs = {tuple(p) for p in json.loads(before or "[]")} ^ {tuple(p) for p in json.loads(self.noted)}
        return {n for p in pairs for n in p}

    def on(self, plot: Collection[int]) -> tuple[Decision, ...]:
        """Return the decisions that speak of some of these articles, in their order."""
        return tuple(d for d in self.decisions if not self.touched.isdisjoint(plot) and not set(self.articles[d.id]).isdisjoint(plot))

    def digest(self, decisions: Sequence[Decision], homes: Mapping[int, Home]) -> str:
        """Return what changes with the decisions, and with the articles that they speak of; nothing for none."""
        told = [part for d in decisions for part in (d.id, *sorted(homes[n].article_id for n in self.articles[d.id]))]
        return make_id("rul", *told) if told else ""


class _Near:
    """Ties as they are in the ledger, each article's read once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[int, list[Tie]] = {}

    def __call__(self, articles: Collection[int]) -> Iterator[Tie]:
        """Yield the ties of some articles."""
        if missing := [a for a in articles if a not in self._known]:
            self._known |= {a: [] for a in missing}
            for tie in self._ledger.ties_of(missing):
                self._known[tie[0]].append(tie)
        for a in articles:
            yield from self._known[a]


def _changes(ledger: Ledger, ruled: _Ruled) -> list[Change]:
    """Return which neighbourhoods go and come; what goes is together with what comes in its place."""
    found, homes, members = _placed(ledger, ruled)
    homes |= ledger.homes(ruled.touched - homes.keys())
    plots = [_plot(n, ruled, homes) for n in found]
    digests = ledger.digests([p.id for p in plots])
    due = [(p, {h for a in p.articles if (h := homes[a].neighbourhood)}) for p in plots if digests.get(p.id) != p.digest]
    empty = tuple(i for i, of in members.items() if not of)
    return [*([Change(gone=empty, plots=())] if empty else []), *_grouped(due)]


def _placed(ledger: Ledger, ruled: _Ruled) -> tuple[list[Neighbourhood], dict[int, Home], dict[str, set[int]]]:
    """Return the neighbourhoods of all articles that anything may have touched, where these stood, and who stood there with them."""
    members = ledger.members(ledger.ruled())
    if ledger.size() <= WHOLE:
        homes = ledger.homes()
        members |= ledger.members({h.neighbourhood for h in homes.values() if h.neighbourhood} - members.keys())
        return [Neighbourhood(articles=frozenset(homes), least=0)] if homes else [], homes, members
    work = {*ledger.due(), *ruled.touched, *(a for of in members.values() for a in of), *ruled.moved(ledger.joined())}
    walk = Walk(Web(ledger.all_ties()) if len(work) > AT_ONCE else _Near(ledger), ruled.together)
    found: list[Neighbourhood] = []
    placed: set[int] = set()
    homes = {}
    while work:
        fresh = walk.partition(work - placed)
        found += fresh
        reached = {a for n in fresh for a in n.articles}
        placed |= reached
        homes |= ledger.homes(reached)
        before = ledger.members({h for a in reached if (h := homes[a].neighbourhood)} - members.keys())
        members |= before
        work = {a for of in before.values() for a in of} - placed
    return found, homes, members


def _plot(n: Neighbourhood, ruled: _Ruled, homes: Mapping[int, Home]) -> Plot:
    decisions = ruled.on(n.articles)
    name = make_id("nbh", *sorted(homes[a].article_id for a in n.articles))
    return Plot(id=name, articles=tuple(sorted(n.articles)), least=n.least, digest=ruled.digest(decisions, homes), decisions=decisions)


def _grouped(due: Sequence[tuple[Plot, set[str]]]) -> list[Change]:
    """Put together plots whose articles came out of one neighbourhood."""
    groups: Groups[str] = Groups()
    for plot, before in due:
        for name in (f"+{plot.id}", *before):
            groups.add(name)
            groups.union(f"+{plot.id}", name)
    plots = {f"+{p.id}": p for p, _ in due}
    found = [(sorted(i for i in g if i in plots), sorted(i for i in g if i not in plots)) for g in groups.groups()]
    return [Change(gone=tuple(gone), plots=tuple(plots[i] for i in into)) for into, gone in sorted(found)]


def _tasks(ledger: Ledger, changes: Sequence[Change], ruled: _Ruled) -> Iterator[Task]:
    """Yield changes with what is stored of their articles, small ones together."""
    # What an older version linked belongs to a neighbourhood without a name, which goes before anything else comes.
    gone: list[str] = [""]
    jobs: list[Job] = []
    for change in changes:
        gone += change.gone
        jobs += (_job(ledger, p, ruled) for p in change.plots)
        if sum(len(j.plot.articles) for j in jobs) >= TOGETHER:
            yield Task(gone=tuple(gone), jobs=tuple(jobs))
            gone, jobs = [], []
    if jobs or gone:
        yield Task(gone=tuple(gone), jobs=tuple(jobs))


def _job(ledger: Ledger, plot: Plot, ruled: _Ruled) -> Job:
    beside = {n for d in plot.decisions for n in ruled.articles[d.id]} - set(plot.articles)
    digests = ledger.captured([*plot.articles, *beside]) if plot.decisions else {}
    return Job(plot=plot, bodies=tuple(ledger.bodies(plot.articles)), beside=tuple(ledger.bodies(beside)), digests=tuple(digests.items()))
