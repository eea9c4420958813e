"""Each task: Headwater's figures and its rivals', on the same data by the same scorer."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from benchmarks import attribution, figures, places, reading, reprints, times
from benchmarks.data import data
from benchmarks.rivals.room import Answers, ask

Figures = dict[str, float | None]


class Rival(NamedTuple):
    """A rival in one task: what it is called, its environment, and its script with arguments."""

    name: str
    room: str
    script: str


class Row(NamedTuple):
    """One line of the table: who, which versions, the figures, the seconds it took, and on how many questions it failed."""

    task: str
    name: str
    versions: str
    figures: Figures
    seconds: float
    failed: int


RIVALS: dict[str, tuple[Rival, ...]] = {
    "times": (
        Rival("dateparser", "times", "times_dateparser"),
        Rival("date-wrangler", "times", "times_date_wrangler"),
        Rival("HeidelTime", "heideltime", "times_heideltime"),
    ),
    "figures": (Rival("quantulum3", "figures", "figures_quantulum3"), Rival("CQE", "cqe", "figures_cqe")),
    "places": (Rival("spaCy en_core_web_sm", "spacy", "places_spacy"),),
    "attribution": (Rival("textacy direct quotations", "spacy", "attribution_textacy"),),
    "reading": tuple(Rival(name, "reading", f"reading_others {name}") for name in ("newspaper4k", "goose3", "justext", "resiliparse")),
    "reprints": tuple(Rival(name, "reprints", f"reprints_minhash {name}") for name in ("datasketch", "rensa")),
}
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""spaCy's labels for what the annotation calls toponyms."""
ROOMS = tuple(dict.fromkeys(r.room for rivals in RIVALS.values() for r in rivals))


def _row(task: str, rival: Rival, answers: Answers, figures: Figures) -> Row:
    versions = ", ".join(f"{k} {v}" for k, v in answers.versions.items())
    return Row(task, rival.name, versions, figures, answers.seconds, len(answers.errors))


def _own(task: str, figures: Figures) -> Row:
    return Row(task, "Headwater", "", figures, 0.0, 0)


def run_times() -> Iterator[Row]:
    """TempEval-3 platinum, development half: strict, relaxed, value."""
    paths = sorted(data("bench", "tempeval3", "te3-platinum-dev").glob("*.tml"))
    yield _own("times", dict(times.score(paths)))
    documents = [times.read(path) for path in paths]
    for rival in RIVALS["times"]:
        answers = ask(rival.room, rival.script, ({"text": text, "written": written.isoformat()} for text, written, _ in documents))
        by_text: dict[str, list[times.Timex]] = {
            d[0]: [(a, b, k, v) for a, b, k, v in said or ()] for d, said in zip(documents, answers.said, strict=True)
        }
        yield _row("times", rival, answers, dict(times.score(paths, partial(_said, by_text))))


def _said(by_text: dict[str, list[times.Timex]], text: str, _written: date) -> list[times.Timex]:
    return by_text[text]


def run_figures() -> Iterator[Row]:
    """NewsQuant, development half: value, value with change, value with unit."""
    rows = json.loads(data("bench", "newsquant", "NewsQuant-dev.json").read_text("utf-8"))
    gold = [[(v, q["change"], figures.unit(q["normalized_unit"])) for q in r["quantities"] if (v := figures.wanted(q["value"]))] for r in rows]
    yield _own("figures", _quantities(gold, [figures.quantities(r["text"]) for r in rows]))
    for rival in RIVALS["figures"]:
        answers = ask(rival.room, rival.script, ({"text": r["text"]} for r in rows))
        found = [[(v, change, figures.unit(unit)) for v, change, unit in said or ()] for said in answers.said]
        yield _row("figures", rival, answers, _quantities(gold, found))


def _quantities(gold: list[list[figures.Quantity]], found: list[list[figures.Quantity]]) -> Figures:
    both = list(zip(gold, found, strict=True))
    parts = {"value": (0,), "value_change": (0, 1), "value_unit": (0, 2)}
    return {name: figures.f1((_parts(g, p), _parts(f, p)) for g, f in both)[0] for name, p in parts.items()}


def _parts(found: list[figures.Quantity], which: tuple[int, ...]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(q[i] for i in which) for q in found)


def run_attribution() -> Iterator[Row]:
    """PolNeAR, development articles: exact spans of sources, cues and contents."""
    marked = list(attribution.articles(data("bench", "polnear.tar.xz")))
    own = attribution.run()["attribution"]
    yield _own("attribution", {k: v for k, v in own.items() if k.endswith(("_exact", "_exact_precision")) and not k.startswith("whole")})
    for rival in RIVALS["attribution"]:
        answers = ask(rival.room, rival.script, ({"text": m.text} for m in marked))
        counts: Figures = {}
        for kind in attribution.KINDS:
            found = [{(a, b) for a, b in (said or {}).get(kind, ())} for said in answers.said]
            hits = sum(len(m.spans[kind] & f) for m, f in zip(marked, found, strict=True))
            said, true = sum(map(len, found)), sum(len(m.spans[kind]) for m in marked)
            counts[f"{kind}_exact"] = round(2 * hits / max(1, said + true), 4)
            counts[f"{kind}_exact_precision"] = round(hits / max(1, said), 4)
        yield _row("attribution", rival, answers, counts)


def run_reading() -> Iterator[Row]:
    """300 pages: wanted and unwanted segments, titles, authors, dates."""
    here = reading.run()
    for name, table in here.items():
        yield Row("reading", "trafilatura alone" if name.endswith("alone") else "Headwater", "", dict(table), 0.0, 0)
    pages = list(reading.pages(data("bench", "article_extraction"), reading.SAMPLE))
    for rival in RIVALS["reading"]:
        answers = ask(rival.room, rival.script, ({"url": url, "html": base64.b64encode(html).decode()} for url, _, html in pages))
        counts: Counter[str] = Counter()
        for (_, row, _), said in zip(pages, answers.said, strict=True):
            got: dict[str, str | None] = said or dict.fromkeys(("text", *reading.FIELDS))
            reading.count(counts, reading.flat(got["text"]), row)
            reading.fields(counts, got, row)
        yield _row("reading", rival, answers, reading.table(counts))


def run_reprints(articles: int = 1000, least: tuple[float, ...] = (0.5, 0.3)) -> Iterator[Row]:
    """Unlabelled candidate pairs found, and pairs among the first articles of a news set, most of them unrelated."""
    yield _own("reprints", dict(reprints.run(articles)["reprints"]))
    news = next(data("bench", "allsides_news").glob("*.jsonl.xz"))
    many = [row["content_original"] for _, row in zip(range(articles), reprints.lines(news), strict=False)]
    few = {r["ID"]: r["content_original"] for r in reprints.lines(data("bench", "near_dup_candidates", "allsides_pair_texts.jsonl"))}
    listed = (data("bench", "near_dup_candidates") / "allsides_cross_outlet_pairs.tsv").read_text("utf-8").splitlines()[1:]
    wanted = {frozenset(line.split("\t")[i] for i in (0, 3)) for line in listed}
    for rival in RIVALS["reprints"]:
        for threshold in least:
            answers = ask(rival.room, rival.script, ({"texts": texts, "least": threshold} for texts in (many, list(few.values()))))
            among, between = answers.said
            ids = list(few)
            got = {frozenset((ids[i], ids[j])) for i, j in between or ()}
            found: Figures = {"relations_in_1000_articles": len(among or ()), "candidate_pairs_found": round(len(wanted & got) / len(wanted), 3)}
            yield _row("reprints", rival._replace(name=f"{rival.name}, Jaccard {threshold}"), answers, found)


def run_places() -> Iterator[Row]:
    """TR-News and LGL: names of places found in the text alone, overlapping spans; where they lie is not asked."""
    for name, file in (("TR-News", "TR-News.xml.xz"), ("LGL", "lgl.xml.xz")):
        path = data("bench", "geoparsing", file)
        own = places.measure(path)
        yield _own(f"places {name}", {k: own[k] for k in ("end_to_end_f1", "end_to_end_precision")})
        documents = [(d[0], d[1]) for d in places.documents(path)]
        for rival in RIVALS["places"]:
            answers = ask(rival.room, rival.script, ({"text": text} for text, _ in documents))
            said = hits = 0
            for (_, gold), names in zip(documents, answers.said, strict=True):
                found = [(a, b) for a, b, label in names or () if label in PLACES]
                said += len(found)
                hits += sum(any(g[0] < b and g[1] > a for g in gold) for a, b in found)
            total = sum(len(gold) for _, gold in documents)
            scored: Figures = {"end_to_end_f1": round(2 * hits / max(1, said + total), 3), "end_to_end_precision": round(hits / max(1, said), 3)}
            yield _row(f"places {name}", rival, answers, scored)


TASKS: dict[str, Callable[[], Iterator[Row]]] = {
    "times": run_times,
    "figures": run_figures,
    "attribution": run_attribution,
    "places": run_places,
    "reprints": run_reprints,
    "reading": run_reading,
}


def described(task: str) -> Any:
    """Return the first line of what a task measures."""
    return (TASKS[task].__doc__ or "").splitlines()[0]
