"""Hold an export of the demo against what is expected of it: `python -m tests.demo.compare EXPORT_DIR` prints where the two disagree."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, Any]
EXPECTED: Row = json.loads((Path(__file__).parent / "expected.json").read_text("utf-8"))
PAGES = {p["id"]: p for line in (Path(__file__).parent / "pages.jsonl").read_text("utf-8").splitlines() if (p := json.loads(line))}


@dataclass
class Export:
    """An export folder, looked up by the demo's pages and passages."""

    folder: Path

    def rows(self, name: str) -> list[Row]:
        """Give one file's rows."""
        return [json.loads(line) for line in (self.folder / f"{name}.jsonl").read_text("utf-8").splitlines() if line.strip()]

    @cached_property
    def articles(self) -> dict[str, Row]:
        """Page id -> article."""
        found: dict[str, Row] = {}
        for a in self.rows("articles"):
            stem = Path(a["file_name"] or "").stem
            page = stem if stem in PAGES else next((i for i, p in PAGES.items() if p["url"] and p["url"] == a["url"]), None)
            if page:
                found[page] = a
        return found

    @cached_property
    def page_of(self) -> dict[str, str]:
        """Article id -> page id."""
        return {a["id"]: page for page, a in self.articles.items()}

    @cached_property
    def claims(self) -> dict[str, Row]:
        """Claim id -> claim."""
        return {c["id"]: c for c in self.rows("claims")}

    @cached_property
    def assertions(self) -> dict[str, list[Row]]:
        """Page id -> its assertions."""
        found: dict[str, list[Row]] = {page: [] for page in PAGES}
        for a in self.rows("assertions"):
            if a["article_id"] in self.page_of:
                found[self.page_of[a["article_id"]]].append(a)
        return found

    def at(self, page: str, passage: str) -> list[tuple[int, int]]:
        """Give every place where a passage stands in a page; runs of blanks and line ends count as one."""
        if page not in self.articles:
            return []
        sought = re.compile(r"\s+".join(map(re.escape, passage.split())))
        return [m.span() for m in sought.finditer(str(self.articles[page]["text"]))]

    def assertion(self, page: str, passage: str) -> Row | None:
        """Give the assertion that fits a passage best, if any fits (F1 of characters of one half at least)."""
        best, fit = None, 0.5
        for start, end in self.at(page, passage):
            for a in self.assertions[page]:
                low, high = a["span"]["start"], a["span"]["end"]
                f1 = 2 * max(0, min(end, high) - max(start, low)) / (end - start + high - low)
                if f1 >= fit:
                    best, fit = a, f1
        return best


def claims(export: Export) -> Iterator[tuple[str, str]]:
    """Yield (claim, disagreement)."""
    for e in EXPECTED["claims"]:
        found = [(p["page"], export.assertion(p["page"], p["passage"])) for p in e["passages"]]
        for p, (_, a) in zip(e["passages"], found, strict=True):
            if a is None:
                yield e["claim"], f"no assertion at {p['page']}: {p['passage']}"
        ids = Counter(a["claim_id"] for _, a in found if a)
        if not ids:
            continue
        if len(ids) > 1:
            yield e["claim"], f"split into {len(ids)} claims"
        got = export.claims.get(ids.most_common(1)[0][0])
        if got is None:
            yield e["claim"], "its assertions are in no claim"
        elif got["established_origins"] != e["established"]:
            yield e["claim"], f"{got['established_origins']} established origins, not {e['established']}: {e['wording']}"
        elif got["possible_origins"] > e["possible_at_most"]:
            yield e["claim"], f"{got['possible_origins']} possible origins, at most {e['possible_at_most']} expected: {e['wording']}"


def merged(export: Export) -> Iterator[tuple[str, str]]:
    """Yield what must stay apart and does not."""
    passages = {e["claim"]: e["passages"] for e in EXPECTED["claims"]}
    for rule in EXPECTED["not_one_claim"]:
        of: dict[str, str] = {}
        for claim in rule["claims"]:
            for p in passages.get(claim, []):
                a = export.assertion(p["page"], p["passage"])
                if a and a["claim_id"] and of.setdefault(a["claim_id"], claim) != claim:
                    yield f"{of[a['claim_id']]}+{claim}", rule["why"]


def findings(export: Export) -> Iterator[tuple[str, str]]:
    """Yield expected findings that no finding of the kind meets on as many of its pages as it takes, one of them at its passage."""
    spots = [
        (f["kind"], [(export.page_of.get(v["article_id"]), v["span"]["start"], v["span"]["end"]) for v in f["evidence"]])
        for f in export.rows("findings")
    ]
    for e in EXPECTED["findings"]:
        places = {(p["page"], *s) for p in e["passages"] for s in export.at(p["page"], p["passage"])}
        pages = set(e["pages"])
        kinds = [
            kind
            for kind, spot in spots
            if len(pages & {p for p, _, _ in spot}) >= min(2, len(pages))
            and any(p == q and s < high and end > low for p, s, end in spot for q, low, high in places)
        ]
        if e["kind"] not in kinds:
            yield e["kind"], f"{e['what']} (found instead: {', '.join(sorted(set(kinds))) or 'nothing'})"


def relations(export: Export) -> Iterator[tuple[str, str]]:
    """Yield relations between pages of the demo that are missing, of another kind, turned round, or not expected."""
    got: dict[tuple[str, str | None], str] = {
        (export.page_of[r["article_id"]], export.page_of.get(r["of_article_id"])): r["kind"]
        for r in export.rows("relations")
        if r["article_id"] in export.page_of
    }
    inside = [e for e in EXPECTED["relations"] if e["of_article"]]
    for e in inside:
        pair = (str(e["article"]), str(e["of_article"]))
        if pair in got and got[pair] != e["kind"]:
            yield " <- ".join(pair), f"{got[pair]}, not {e['kind']}"
        elif pair not in got and pair[::-1] in got:
            if e["directed"] or got[pair[::-1]] != e["kind"]:
                yield " <- ".join(pair), f"turned round, {got[pair[::-1]]}"
        elif pair not in got:
            yield " <- ".join(pair), f"no relation; {e['kind']} expected"
    known = {frozenset((e["article"], e["of_article"])) for e in inside}
    for (page, parent), kind in sorted(got.items(), key=str):
        if parent and frozenset((page, parent)) not in known:
            yield f"{page} <- {parent}", f"{kind}, not expected"


def disagreements(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Give all that an export and the expectations disagree on."""
    export = Export(folder)
    return {name: list(part(export)) for name, part in (("claims", claims), ("merged", merged), ("findings", findings), ("relations", relations))}


if __name__ == "__main__":
    for part_name, rows in disagreements(Path(sys.argv[1])).items():
        print(f"{part_name}: {len(rows)}")
        for subject, words in rows:
            print(f"  {subject}: {words}")
