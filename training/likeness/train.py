"""Fit the weights by which `headwater.link.same` tells one claim from another: `HEADWATER_DATA=FOLDER python training/likeness/train.py`.

Logistic regression over the measures of `headwater.link.slots`, on all pairs of annotated assertions of the open stories whose words or meaning are
alike to begin with. Every story counts the same, and in each the pairs of one claim count a third of what the others do. A measure whose weight comes
out against what it means is left out. Prints B-cubed F1 of claims for each story with the weights fitted on the others, then fits on all and writes
likeness.toml. Needs numpy and the repository's root on the path.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.stories import HELD_OUT, _module, inputs_of, stories

from headwater.config import Settings
from headwater.flow import Dossier, add, create
from headwater.link import same
from headwater.link.candidates import candidates
from headwater.link.claims import groups
from headwater.link.entities import entities, identities
from headwater.link.propositions import Proposition, propositions
from headwater.link.relations import relations
from headwater.link.same import FOR as AT_A_GLANCE
from headwater.link.slots import NOTES, slots
from headwater.link.utterances import utterances
from headwater.model import Constraints, Reading

OUT = Path(__file__).parents[2] / "src" / "headwater" / "text" / "data" / "likeness.toml"
NAMES = list(NOTES)
FOR = frozenset({*AT_A_GLANCE, "words", "words across languages", "meaning", "meaning across languages", "contained"})
"""Measures that can only speak for one claim; all others can only speak against it."""
PULL = 6.0
"""How strongly weights are drawn towards nothing."""
SET = {"other actions in one article": -1.0, "elsewhere": -1.5, "same place across scripts": 1.0}
"""Measures whose weight is set by hand: a page that tells of two actions tells of two things, what is told of two sets of towns is two things, and a
place in two scripts is as much the same place as one written alike, all of which too few annotated pages bear out to be fitted."""
ALIKE, WORDED, UTTERED = 0.3, 0.25, 0.2
"""Meaning, words, and meaning within one utterance, from which a pair is a lesson."""

SCORE = _module("score_story")
Lesson = tuple[Any, Any]


def readings_of(folder: Path) -> list[Reading]:
    """Return what is read of a story's pages."""
    with tempfile.TemporaryDirectory() as scratch:
        create(Path(scratch) / "dossier", Settings(workers=1))
        with Dossier(Path(scratch) / "dossier") as dossier:
            add(dossier, inputs_of(folder))
            return sorted(dossier.ledger.readings(), key=lambda r: r.article.id)


def claims_of(gold: Any, pages: Path, readings: Sequence[Reading]) -> dict[str, str]:
    """Return the annotated claim of each assertion that the scorer matches with an annotated one."""
    rows = {p["id"]: p for line in pages.read_text("utf-8").splitlines() if line.strip() for p in [json.loads(line)]}
    by_url = {p["url"]: i for i, p in rows.items() if p.get("url")}
    loose = {c["id"] for c in gold["claims"] if c["kind"] in ("residual", "meta")}
    silent = {s["id"] for s in gold["sources"] if "unattributed" in s["name"]} | {None}
    found: dict[str, str] = {}
    for reading in readings:
        stem = Path(reading.article.file_name or "").name
        page = next((i for i in (stem, stem.rsplit(".", 1)[0]) if i in rows), by_url.get(reading.article.url))
        matched = _matched([g for g in gold["statements"] if g["page"] == page], reading, silent)
        found.update({a: g["claim"] for a, g in matched.items() if g["claim"] and g["claim"] not in loose})
    return found


def _matched(golds: Sequence[Any], reading: Reading, silent: set[str | None]) -> dict[str, Any]:
    """Return annotated assertions by the id of the assertion that the scorer takes each for."""
    narrated = {s.id for s in reading.extraction.statements if s.mode == "narration"}
    pairs = []
    for g in golds:
        at = SCORE.place_in(reading.article.text, g["span"], g["start"])
        for n, a in enumerate(reading.extraction.assertions):
            if at and not (a.statement_id in narrated and g["source"] not in silent) and (f := SCORE.fits(at, (a.span.start, a.span.end))):
                pairs.append((-f, g["id"], n, a.id, g))
    found: dict[str, Any] = {}
    met: set[str] = set()
    for _, name, _, assertion, g in sorted(pairs, key=lambda p: p[:3]):
        if name not in met and assertion not in found:
            met.add(name)
            found[assertion] = g
    return found


def told_by(readings: Sequence[Reading]) -> tuple[Proposition, ...]:
    """Return a story's assertions made comparable."""
    return propositions(readings, utterances(readings, identities(entities(readings)), relations(readings)))


def lesson(told: Sequence[Proposition], claim: Mapping[str, str]) -> Lesson:
    """Return the measures of a story's pairs, (n, measures), and whether each pair is one claim."""
    by_id = {p.id: p for p in told if p.id in claim}
    rows, one = [], []
    for a, b in combinations(sorted(by_id), 2):
        left, right = by_id[a], by_id[b]
        if left.stance != right.stance:
            continue
        measured = slots(left, right)
        least = UTTERED if measured["one utterance"] else ALIKE
        if measured["meaning"] >= least or measured["words"] >= WORDED:
            rows.append([float(measured[n]) for n in NAMES])
            one.append(claim[a] == claim[b])
    return np.array(rows), np.array(one, dtype=float)


def fit(lessons: Mapping[str, Lesson]) -> dict[str, float]:
    """Return the weight of each measure, under "" the start."""
    x = np.concatenate([x for x, _ in lessons.values()])
    y = np.concatenate([y for _, y in lessons.values()])
    counts = np.concatenate([np.where(own == 1, 100.0 / max(own.sum(), 1.0), 300.0 / max((1 - own).sum(), 1.0)) for _, own in lessons.values()])
    kept = [n for n, name in enumerate(NAMES) if name not in SET]
    while True:
        found = _regress(x[:, kept], y, counts)
        wrong = [(abs(w), n) for w, n in zip(found, kept, strict=False) if (w > 0) != (NAMES[n] in FOR)]
        if not wrong:
            return {"": round(float(found[-1]), 2), **{NAMES[n]: round(float(w), 2) for w, n in zip(found, kept, strict=False)}, **SET}
        kept.remove(max(wrong)[1])


def _regress(x: Any, y: Any, counts: Any) -> Any:
    """Return the weights, the start last: Newton's method on the penalised likelihood."""
    x = np.c_[x, np.ones(len(x))]
    found, pull = np.zeros(x.shape[1]), np.eye(x.shape[1]) * PULL
    pull[-1, -1] = 1e-6
    for _ in range(40):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ found, -30, 30)))
        step = np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + pull, x.T @ (counts * (p - y)) + pull @ found)
        found = found - step
        if np.abs(step).max() < 1e-6:
            break
    return found


def scored(told: Sequence[Proposition], claim: Mapping[str, str], weights: Mapping[str, float]) -> float:
    """Return the B-cubed F1 of a story's claims with these weights."""
    same.weights = lambda: weights  # type: ignore[assignment]
    holder = {p.id: g.id for g in groups(told, candidates(told), Constraints()) for p in g.members}
    return float(SCORE.bcubed(dict(claim), {i: holder[i] for i in claim}))


def main() -> None:
    """Fit without each story in turn, then on all, and write the weights."""
    opened = {n: f for n, f in stories().items() if f.parent != HELD_OUT or "open" in (f / "README.md").read_text("utf-8").casefold()}
    for held_out in ("reservoir", "tanker"):
        opened.pop(held_out, None)
    told, claim = {}, {}
    for name, folder in opened.items():
        readings = readings_of(folder)
        told[name] = told_by(readings)
        claim[name] = claims_of(json.loads((folder / "gold.json").read_text("utf-8")), folder / "pages.jsonl", readings)
    lessons = {name: lesson(told[name], claim[name]) for name in told}
    for name in lessons:
        others = fit({n: x for n, x in lessons.items() if n != name})
        print(f"{name:14} {len(claim[name]):4} assertions, b3 with the weights of the others {scored(told[name], claim[name], others):.3f}")
    weights = fit(lessons)
    for name in lessons:
        print(f"{name:14} b3 with its own story among them {scored(told[name], claim[name], weights):.3f}")
    start = weights.pop("")
    head = "# Fitted by training/likeness/train.py; what each measure is: headwater/link/slots.py. Natural logarithms of odds.\n"
    OUT.write_text(head + f"start = {start}\n\n[weights]\n" + "".join(f'"{n}" = {w}\n' for n, w in weights.items()), "utf-8")


if __name__ == "__main__":
    main()
