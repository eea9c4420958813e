"""Where each article stands: its marks, its ties to other articles, and the neighbourhood that it was linked in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Table, and_, delete, func, insert, select, update

from headwater.ledger import schema
from headwater.ledger.outcome import Row
from headwater.ledger.session import Session, batches
from headwater.ledger.stale import get, put
from headwater.link.neighbourhoods import COMMON, LEVELS, Ties, level, ties

ANEW, LINKED = "anew", "linked"
REDRAW = "redraw"
FEW = 0.1
"""Share of a dossier up to which new articles are tied one by one; more are tied all at once."""
_ROWS = 20_000
Tie = tuple[int, int, int]


class Standings(Session):
    """Marks and ties."""

    def size(self) -> int:
        """Return how many articles there are."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()

    def unmarked(self) -> list[str]:
        """Return the ids of articles whose marks are not known, as in a dossier of an older version."""
        a, s = schema.articles.c, schema.standings.c
        with self._reading() as connection:
            # to count them takes a hundredth of the time, and nearly always shows that there are none
            stored, marked = (connection.execute(select(func.count()).select_from(t)).scalar_one() for t in (schema.articles, schema.standings))
            if stored == marked:
                return []
            return list(connection.execute(select(a.id).where(a.number.not_in(select(s.number))).order_by(a.id)).scalars())

    def mark(self, found: Iterable[Row]) -> None:
        """Store the marks of articles: rows of article id and marks."""
        with self._writing() as connection:
            for batch in batches(found):
                store_marks(connection, batch)

    def tie(self) -> None:
        """Draw the ties of articles that have none yet; articles that this touches are to be looked at."""
        s = schema.standings.c
        with self._writing() as connection:
            fresh = connection.execute(select(s.number, s.marks).where(s.tied == 0).order_by(s.number)).all()
            total = connection.execute(select(func.count()).select_from(schema.standings)).scalar_one()
            if get(connection, REDRAW) == "yes" or len(fresh) > FEW * total:
                _redraw(connection)
            else:
                for number, marks in fresh:
                    _tie(connection, number, np.frombuffer(marks, dtype=np.int64).tolist())
            connection.execute(update(schema.standings).where(s.tied == 0).values(tied=1))

    def ties_of(self, articles: Collection[int]) -> list[Tie]:
        """Return the ties of articles: article, other, strength."""
        t = schema.ties.c
        query = select(t.number, t.other, t.strength)
        with self._reading() as connection:
            return [(r[0], r[1], r[2]) for some in batches(articles) for r in connection.execute(query.where(t.number.in_(some)))]

    def all_ties(self) -> Ties:
        """Return every tie."""
        t = schema.ties.c
        with self._reading() as connection:
            rows = connection.execute(select(t.number, t.other, t.strength).where(t.number < t.other)).all()
        table = np.array([tuple(r) for r in rows], dtype=np.int64).reshape(-1, 3)
        return Ties(left=table[:, 0], right=table[:, 1], strength=table[:, 2])


def store_marks(connection: Connection, rows: Sequence[Row]) -> None:
    """Store the marks of articles that are there: rows of article id and marks."""
    a = schema.articles.c
    numbers = {r.id: r.number for r in connection.execute(select(a.id, a.number).where(a.id.in_([r["article_id"] for r in rows])))}
    known = [{**r, "number": numbers[r["article_id"]], "tied": 0, "look": 1, "neighbourhood": None} for r in rows if r["article_id"] in numbers]
    if known:
        connection.execute(insert(schema.standings), known)


def unsettle(connection: Connection, articles: Collection[int]) -> None:
    """Note that articles go, or are read anew: their neighbourhoods are linked anew, and all ties drawn anew, which is seldom."""
    s, n = schema.standings.c, schema.neighbourhoods.c
    there = connection.execute(select(s.neighbourhood, s.tied).where(s.number.in_(articles))).all()
    if held := {r[0] for r in there if r[0] is not None}:
        connection.execute(update(schema.neighbourhoods).where(n.id.in_(held)).values(state=ANEW))
    if any(r[1] for r in there):
        put(connection, REDRAW, "yes")


def _redraw(connection: Connection) -> None:
    """Draw all ties anew."""
    s = schema.standings.c
    rows = connection.execute(select(s.number, s.marks).order_by(s.number)).all()
    each = [np.frombuffer(r[1], dtype=np.int64) for r in rows]
    owners = np.repeat(np.array([r[0] for r in rows], dtype=np.int64), [len(m) for m in each])
    marks = np.concatenate([np.empty(0, dtype=np.int64), *each])
    found = ties(owners, marks)
    for table in (schema.marks, schema.ties):
        connection.execute(delete(table))
    order = np.lexsort((owners, marks))
    _fill(connection, schema.marks, ("mark", "number"), [marks[order], owners[order]])
    left, right = np.concatenate((found.left, found.right)), np.concatenate((found.right, found.left))
    order = np.lexsort((right, left))
    _fill(connection, schema.ties, ("number", "other", "strength"), [left[order], right[order], np.tile(found.strength, 2)[order]])
    connection.execute(update(schema.standings).values(look=1))
    put(connection, REDRAW, "no")


def _fill(connection: Connection, table: Table, names: Sequence[str], columns: Sequence[NDArray[np.int64]]) -> None:
    for start in range(0, len(columns[0]), _ROWS):
        rows = zip(*(c[start : start + _ROWS].tolist() for c in columns), strict=True)
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _tie(connection: Connection, number: int, marks: Sequence[int]) -> None:
    """Tie one article to those that share its marks; a mark that grows too common by it ties none any more."""
    m = schema.marks.c
    counts: Counter[int] = Counter()
    for mark in marks:
        having = list(connection.execute(select(m.number).where(m.mark == mark).limit(COMMON + 1)).scalars())
        if len(having) < COMMON:
            counts.update(having)
        elif len(having) == COMMON:
            _loosen(connection, having)
    if marks:
        connection.execute(insert(schema.marks), [{"mark": mark, "number": number} for mark in marks])
    tied = {other: strength for other, strength in counts.items() if strength >= LEVELS[0]}
    if tied:
        rows = [{"number": a, "other": b, "strength": s} for o, s in tied.items() for a, b in ((number, o), (o, number))]
        connection.execute(insert(schema.ties), rows)
        _look(connection, tied.keys() - _held_closer(connection, tied))


def _held_closer(connection: Connection, tied: dict[int, int]) -> set[int]:
    """Return the articles whose neighbourhoods only stronger ties hold together: what is tied more loosely does not touch them."""
    s, n = schema.standings.c, schema.neighbourhoods.c
    query = select(s.number, n.least).join_from(schema.standings, schema.neighbourhoods, s.neighbourhood == n.id)
    return {r[0] for some in batches(tied) for r in connection.execute(query.where(s.number.in_(some))) if r[1] > tied[r[0]]}


def _loosen(connection: Connection, having: Sequence[int]) -> None:
    """Take one mark out of the ties among those that have it."""
    t = schema.ties.c
    among = and_(t.number.in_(having), t.other.in_(having))
    before = connection.execute(select(t.number, t.strength).where(among)).all()
    connection.execute(update(schema.ties).where(among).values(strength=t.strength - 1))
    connection.execute(delete(schema.ties).where(among, t.strength < LEVELS[0]))
    _look(connection, {r[0] for r in before if level(r[1]) != level(r[1] - 1)})


def _look(connection: Connection, articles: Collection[int]) -> None:
    for some in batches(articles):
        connection.execute(update(schema.standings).where(schema.standings.c.number.in_(some)).values(look=1))
