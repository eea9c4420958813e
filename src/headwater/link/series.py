"""Series: figures of one source and one population through time. Different sources, populations or scopes never share one."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.ids import make_id
from headwater.link.compare import matter
from headwater.link.moments import before, bounds
from headwater.link.propositions import Proposition, amount
from headwater.link.words import fold, is_stop, words
from headwater.model import Figure, Series, SeriesPoint

ALIKE = 0.4
"""Overlap of concepts that the assertions of neighbouring points need."""
Key = tuple[str, str, str, tuple[str, ...], str]


def series(found: Sequence[Proposition]) -> tuple[Series, ...]:
    """Return the series of at least two points at different times."""
    rows: dict[Key, list[tuple[str, Proposition, Figure]]] = {}
    for p in found:
        for figure in p.assertion.figures:
            when = as_of(p, figure)
            key = _key(p, figure)
            if key and when and amount(figure):
                rows.setdefault(key, []).append((when, p, figure))
    built = [s for _, row in sorted(rows.items()) for s in _runs(row)]
    return tuple(sorted(built, key=lambda s: s.id))


def as_of(p: Proposition, figure: Figure) -> str | None:
    """Return for when a figure holds: its own time, else when it was uttered as far as that is known, else the article's date."""
    uttered = None if p.spoken is None or p.spoken.startswith("../") else p.spoken
    value = figure.as_of or uttered or p.article.published
    return value if value and bounds(value) else None


def population(figure: Figure) -> str:
    """Return what is counted, folded, without words that say nothing."""
    return " ".join(sorted({w.stem for w in words(figure.population or figure.unit or "") if not is_stop(w.stem)}))


def _key(p: Proposition, figure: Figure) -> Key | None:
    """Return what figures of one series have in common; None where source or population is unknown."""
    counted = population(figure)
    if not p.speaker or not p.named or not counted or p.stance != "says":
        return None
    where = tuple(sorted({fold(figure.place)} if figure.place else p.places))
    return (p.speaker, counted, fold(figure.unit or ""), where, p.status if p.status == "planned" else "")


def _runs(row: Sequence[tuple[str, Proposition, Figure]]) -> list[Series]:
    """Cut one source's figures of one population into runs about one matter, and keep those that last through time."""
    runs: list[list[tuple[str, Proposition, Figure]]] = []
    for point in sorted(row, key=lambda r: (bounds(r[0]) or ("", ""), r[1].id, r[2].span.start)):
        near = next((r for r in runs if matter(r[-1][1], point[1]) >= ALIKE or r[-1][1].id == point[1].id), None)
        if near is None:
            runs.append([point])
        elif not any(w == point[0] and f.value == point[2].value and f.high == point[2].high for w, _, f in near):
            near.append(point)
    return [_series(r) for r in runs if len({w for w, _, _ in r}) > 1]


def moved(row: Series) -> bool:
    """Tell whether two points of a series surely stand one after the other and differ."""
    told = [(x.as_of, x.value if x.value is not None else x.high) for x in row.points]
    return any(x != y and (before(a, b) or before(b, a) or a == b) for n, (a, x) in enumerate(told) for b, y in told[n + 1 :])


def _series(run: Sequence[tuple[str, Proposition, Figure]]) -> Series:
    points = tuple(SeriesPoint(value=f.value, low=f.low, high=f.high, as_of=w, assertion_id=p.id) for w, p, f in run)
    figure, source = run[0][2], run[0][1].speaker
    return Series(
        id=make_id("ser", source, *sorted({p.assertion_id for p in points}), population(figure), figure.unit),
        population=figure.population or figure.unit or "",
        unit=figure.unit,
        source_entity_id=source,
        points=points,
    )
