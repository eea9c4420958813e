"""Simpler ways of counting, on invented pages: what each takes for one."""

from __future__ import annotations

from typing import Any

from benchmarks.baselines import counted, families, headlines, outlets

Row = dict[str, Any]


def page(name: str, outlet: str | None, domain: str | None, title: str) -> Row:
    return {"id": name, "outlet": outlet, "domain": domain, "title": title}


PAGES = [
    page("a", "The Quay", "news.quay.example", "Two cranes fall into the harbour at Vell"),
    page("b", "The Quay Sport", "sport.quay.example", "Regatta put off after cranes fall"),
    page("c", "Vell Daily", "daily.example", "Two cranes fall into the harbour at Vell, mayor says"),
    page("d", None, None, ""),
]


def test_each_way_joins_what_it_joins() -> None:
    assert outlets(PAGES) == 4
    assert families(PAGES) == 3
    assert headlines(PAGES) == 3


def test_a_count_that_is_too_high_is_told_apart_from_one_that_is_wrong() -> None:
    statements = [{"id": f"{p['id']}.1", "page": p["id"]} for p in PAGES]
    claim = {"id": "C", "kind": None, "independent_origins": 3, "statements": [s["id"] for s in statements]}
    found = counted({"statements": statements, "claims": [claim, {**claim, "kind": "meta", "independent_origins": 1}]}, PAGES)
    assert (found["independent_by_outlets"], found["overstated_by_outlets"]) == (0.0, 1.0)
    assert (found["independent_by_families"], found["overstated_by_families"]) == (1.0, 0.0)


def test_claims_of_fewer_assertions_are_not_judged() -> None:
    few = {"id": "C", "kind": None, "independent_origins": 1, "statements": ["a.1"]}
    assert counted({"statements": [{"id": "a.1", "page": "a"}], "claims": [few]}, PAGES)["independent_by_headlines"] is None
