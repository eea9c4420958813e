"""The labels of reprints: complete, in the words of their rules, scored as they say."""

from __future__ import annotations

import re
from collections import Counter

from benchmarks.reprint_pairs import LABELS, Labelled, document, families, jaccard, labelled, score

from headwater.model import Reading

RULES = LABELS.with_suffix(".md").read_text("utf-8")


def test_each_pair_is_labelled_once_by_words_that_the_rules_explain() -> None:
    pairs = labelled()
    assert len({frozenset((p.left, p.right)) for p in pairs}) == len(pairs) >= 250
    for word in {p.label for p in pairs}:
        assert f"| {word} |" in RULES
    for word in {p.basis for p in pairs}:
        assert f"`{word}`" in RULES


def test_the_labels_hold_no_text_of_the_articles() -> None:
    rows = [line for line in LABELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w]+(\t[\w]+){4}", row) for row in rows)


def test_each_half_has_pairs_of_both_kinds() -> None:
    halves = Counter((p.held, p.related) for p in labelled())
    assert len(halves) == 4
    assert min(halves.values()) >= 25


def test_precision_and_recall_count_related_pairs() -> None:
    pairs = [
        Labelled(story="s", left="a", right=b, label=label, basis="wording")
        for b, label in (("b", "rewrite"), ("c", "siblings"), ("d", "independent"))
    ]
    assert score(pairs, lambda _, b: b in "bd") == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert score(pairs, lambda _a, _b: False)["f1"] == 0.0


def _document(name: str, *sentences: str) -> Reading:
    tokens = [f'<token sentence="{n}">{w.replace("&", "&amp;")}</token>' for n, s in enumerate(sentences) for w in s.split()]
    return document(name, f"<Document>{''.join(tokens)}</Document>".encode())


def test_a_document_is_read_with_its_quotations_and_without_its_address() -> None:
    told = _document("1_1x", "http : / / www . ferrypost . example / news / 1", "The ferry sank , she said .", "`` Nobody was aboard . ''")
    assert told.article.text == "The ferry sank, she said. “Nobody was aboard.”"
    assert told.article.outlet is not None
    assert told.article.outlet.domain == "ferrypost.example"


def test_a_copy_is_of_its_family_and_another_report_is_not() -> None:
    text = (
        "The old ferry Maribel broke loose from its moorings at Sandholt quay before dawn .",
        "It drifted two miles down the Elverkill until a tug caught it near the grain silos .",
        "Harbour master Tove Lindgaard blamed a worn hawser that should have been replaced in spring .",
        "Commuters were taken across by bus , over the bridge at Norby , for the rest of the week .",
        "The Maribel has crossed the river since 1961 and was to be retired next year anyway .",
    )
    other = ("A school in Vestby got a new roof after a storm .", "Pupils had been taught in the town hall since January .")
    articles = [_document("1_1x", *text), _document("1_2x", *text[:4], "Nobody was hurt ."), _document("1_3x", *other)]
    found = families(articles)
    assert found("1_1x", "1_2x")
    assert not found("1_1x", "1_3x")
    assert jaccard(articles, 0.3)("1_1x", "1_2x")
