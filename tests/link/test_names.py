from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from headwater.link.names import LIKELY, same_name


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Dana Orlec", "Orlec, Dana", "person"),
        ("Dr. Dana M. Orlec", "Dana Orlec", "person"),
        ("Volodymyr Oreshko", "Володимир Орешко", "person"),
        ("Lee Sung-kwon", "이성권", "person"),
        ("Tull Harbour Ltd", "Tull Harbour Limited", "organisation"),
        ("National Dam and Water Council", "National Water and Dam Council", "organisation"),
        ("RSO", "River Safety Office", "organisation"),
        ("Third Lake Brigade", "3rd Lake Brigade", "organisation"),
    ],
)
def test_one_name(a: str, b: str, kind: str) -> None:
    score, reason = same_name(a, b, kind)
    assert score >= LIKELY, reason
    assert same_name(b, a, kind)[0] == score


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Dana Orlec", "Maria Orlec", "person"),
        ("Dana Orlec", "Dana Rehn", "person"),
        ("Tull Harbour Ltd", "Tull Airport Ltd", "organisation"),
        ("Ministry of Dams", "Ministry of Ports", "organisation"),
    ],
)
def test_two_names(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind)[0] < LIKELY


def test_odd_names_are_no_error() -> None:
    for odd in ("", ".", "\x00", "\ud800", "x" * 3000, "a b " * 500):
        same_name(odd, "Dana Orlec", "person")
        same_name(odd, "Tull Harbour", "organisation")


@pytest.mark.data
def test_benchmark_of_name_pairs() -> None:
    folder = os.environ.get("HEADWATER_DATA")
    path = Path(folder or ".") / "bench" / "names" / "name_bench-dev.csv"
    if not folder or not path.is_file():
        pytest.skip("needs bench/names/name_bench-dev.csv under HEADWATER_DATA")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    said = [same_name(r["name1"], r["name2"], "person" if r["schema"] == "Person" else "organisation")[0] >= LIKELY for r in rows]
    true = [r["is_match"] == "true" for r in rows]
    hit = sum(s and t for s, t in zip(said, true, strict=True))
    assert 2 * hit / (sum(said) + sum(true)) >= 0.84
