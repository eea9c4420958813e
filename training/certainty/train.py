"""Fit the weights that `headwater.extract.certainty` gives its marks: `HEADWATER_DATA=FOLDER python training/certainty/train.py`.

Ridge regression on the training events of MEANTIME, drawn towards what linguists expect of each mark (PRIORS) where the data is thin: it holds 99
events that are less than certain among 1,012. Writes certainty.json and prints Pearson's r and the mean absolute error in ten-fold cross-validation,
whole sentences apart, and on the development part. Needs numpy and the repository's root on the path.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from benchmarks.certainty import Event, events, mean_error, pearson

from headwater.extract.certainty import marks_at, value_of

PRIORS = {
    "negated": -5.5, "averted": -4.0, "nearly": -5.5, "ceased": -4.0, "may": -2.0, "can": -0.8, "must": -1.5, "would": -0.6, "will": 0.0,
    "open noun": -2.0, "open clause": -1.0, "conditional": -2.0, "adjective": -1.0, "hedged": -1.0, "expected": -0.8, "to": -0.4,
    "to wished": -1.8, "to asked": -1.5, "to planned": -0.6, "to used": -0.8, "to hedged": -1.2, "to expected": -1.0, "to realised": -0.2,
}  # fmt: skip
PULL = 3.0
"""Events' worth of trust in a prior."""
HANGING = {"under": 0.5, "over": 0.1}
"""Share of a verb's weight that its object and its subject have before any data."""
FOLDS = 10
OUT = Path(__file__).parents[2] / "src" / "headwater" / "text" / "data" / "en" / "certainty.json"


def priors() -> dict[str, float]:
    """Return the prior of every mark, those of nouns that hang on a verb included."""
    return PRIORS | {f"{side} {mark}": share * value for side, share in HANGING.items() for mark, value in PRIORS.items()}


def fit(found: list[tuple[set[str], float]]) -> dict[str, float]:
    """Return the weights of marks, under "" the value of a plain statement."""
    start = priors()
    names = sorted(start)
    prior = np.array([3.0, *(start[m] for m in names)])
    x = np.array([[1.0, *(float(m in marks) for m in names)] for marks, _ in found])
    y = np.array([value for _, value in found])
    pull = np.eye(len(names) + 1) * PULL
    pull[0, 0] = 0.0
    moved = prior + np.linalg.solve(x.T @ x + pull, x.T @ (y - x @ prior))
    return dict(zip(["", *names], (round(float(w), 3) for w in moved), strict=True))


def report(name: str, found: list[float], gold: list[float]) -> None:
    """Print r and the error."""
    print(f"{name}: r {pearson(found, gold) or 0:.3f}, mean absolute error {mean_error(found, gold):.3f}")


def main() -> None:
    """Cross-validate, fit, write, and score the development part."""
    every = events("train")
    marked = [(marks_at(e.of, e.at), e.value) for e in every]
    last = max(e.sentence for e in every) + 1

    def fold(event: Event) -> int:
        return event.sentence * FOLDS // last

    tables = [fit([m for e, m in zip(every, marked, strict=True) if fold(e) != k]) for k in range(FOLDS)]
    crossed = [value_of(marks, tables[fold(e)]) for e, (marks, _) in zip(every, marked, strict=True)]
    report("cross-validation", crossed, [e.value for e in every])
    table = fit(marked)
    OUT.write_text(json.dumps(table, indent=0) + "\n", "utf-8")
    held = events("dev")
    report("development part", [value_of(marks_at(e.of, e.at), table) for e in held], [e.value for e in held])


if __name__ == "__main__":
    main()
