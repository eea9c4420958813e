"""Check the measure of the project's own development texts: spans under marks, trimmed ends, counts."""

import json
from pathlib import Path

import pytest
from benchmarks import languages

TWO = "[S1 Мер Тихобора] [C1 заявив], [T1 що «міст закрито»].\n\n===\n# note\n[T1 «Рейсів не буде»], — [C1 каже] [S1 він].\n"


def test_marks_are_taken_out_and_spans_point_at_the_bare_text(tmp_path: Path) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(TWO, encoding="utf-8")
    first, second = languages.marked(path)
    assert "[" not in first.text + second.text
    assert {first.text[a:b] for a, b in first.spans["content"]} == {"що «міст закрито»"}
    assert {second.text[a:b] for a, b in second.spans["source"]} == {"він"}


def test_quotation_marks_stops_and_a_leading_that_are_no_part_of_a_span() -> None:
    text = "що «міст закрито»."
    start, end = languages.trimmed(text, (0, len(text)), "uk")
    assert text[start:end] == "міст закрито"


def test_halves_share_nothing_and_leave_nothing_out() -> None:
    items = list(range(7))
    assert languages.half(items, "first") + languages.half(items, "second") == items


@pytest.mark.parametrize("path", sorted(languages.OWN.glob("*/dev_values.jsonl")), ids=lambda path: path.parent.name)
def test_every_value_points_at_words_of_its_sentence(path: Path) -> None:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for part in row["times"] + row["figures"] + row["names"]:
            words = row["text"][part["start"] : part["end"]]
            assert words
            assert words == words.strip()
        assert row["language"] == path.parent.name
        assert all(n["kind"] in ("person", "organisation", "place") for n in row["names"])
