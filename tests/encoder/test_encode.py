"""One pass over a text, with the weights that ship."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.encoder import encode
from headwater.encoder.weights import FOLDER, Weights
from headwater.errors import HeadwaterError

REPORT = (
    "Harbour bridge to close\n\n"
    "The harbour bridge will close on Monday, the city engineer, Ilva Torrand, told reporters. “We cannot wait any longer,” she said.\n\n"
    "The port authority denied that any ship had struck the pillar."
)


def _said(text: str, kind: str) -> list[str]:
    return [text[m.start : m.end] for m in encode(text).spans if m.kind == kind]


def test_english_attributions() -> None:
    assert "she" in _said(REPORT, "source")
    assert "said" in _said(REPORT, "cue")
    assert any("any ship had struck the pillar" in c for c in _said(REPORT, "content"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Der Minister Arno Feld sagte, die Brücke werde am Montag gesperrt.", "Feld"),
        ("Le pont fermera lundi, a déclaré la ministre Odile Ferrant.", "Ferrant"),
        ("El puente cerrará el lunes, aseguró el ministro Tomás Arroyo.", "Arroyo"),
        ("Міст закриють у понеділок, заявив міністр Остап Гурало.", "Гурало"),
        ("Мост закроют в понедельник, заявил министр Остап Гурало.", "Гурало"),
        ("국방부는 다리를 월요일에 폐쇄한다고 밝혔다.", "국방부"),
    ],
)
def test_sources_in_other_languages(text: str, source: str) -> None:
    assert any(source in s for s in _said(text, "source"))


def test_every_source_and_content_belongs_to_a_cue() -> None:
    marks = encode(REPORT).spans
    assert all(m.cue is not None and marks[m.cue].kind == "cue" for m in marks if m.kind != "cue")


def test_a_quotation_that_goes_on_in_a_paragraph_of_its_own_belongs_to_the_cue_before_it() -> None:
    text = (
        "“The pumps have failed twice this year,” the harbour master, Ilva Torrand, said.\n\n"
        "“We asked for new ones in spring, and nobody has answered us since.”"
    )
    marks = encode(text).spans
    last = marks[-1]
    assert text[last.start : last.end].startswith("“We asked")
    assert last.cue is not None
    assert text[marks[last.cue].start : marks[last.cue].end] == "said"


def test_a_content_ends_before_the_stop_but_keeps_that_of_an_abbreviation() -> None:
    assert _said("The ministry said that the bridge would close on Monday.", "content") == ["that the bridge would close on Monday"]
    said = _said("Torrand said that the ferries would sail to the U.S.\n\nThe port was empty.", "content")
    assert said[0].endswith("U.S.")


def test_names_have_kinds() -> None:
    text = "Ilva Torrand, who leads the Norwegian Coast Guard, was in Bergen on Monday."
    found = {(m.kind, text[m.start : m.end]) for m in encode(text).names}
    assert ("person", "Ilva Torrand") in found
    assert ("place", "Bergen") in found


def test_ranges_leave_the_rest_unread() -> None:
    low = REPORT.index("The harbour")
    assert all(m.start >= low for m in encode(REPORT, [(low, len(REPORT))]).spans)


def test_vectors_are_of_length_one_and_near_for_near_sentences() -> None:
    text = "The bridge was closed after a crash.\nA collision shut the bridge.\nThe minister resigned over unpaid taxes."
    a, b, c = (encode(text).vector(text.index(line), text.index(line) + len(line)) for line in text.split("\n"))
    assert np.linalg.norm(a) == pytest.approx(1, abs=1e-4)
    assert a @ b > a @ c


@given(st.text(max_size=400))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_the_same_way_twice_and_offsets_lie_in_it(text: str) -> None:
    found = encode(text)
    assert found.spans == encode(text).spans
    assert all(0 <= m.start < m.end <= len(text) for m in (*found.spans, *found.names))


@pytest.mark.parametrize("text", ["", "\n\n", "\x00", "\ud800 said \udfff", "a" * 30_000, "“" * 2000])
def test_hostile_texts(text: str) -> None:
    encode(text)


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    for path in FOLDER.iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "heads.json").write_text(json.dumps({"gaps": []}))
    with pytest.raises(HeadwaterError, match=r"heads\.json is missing or damaged"):
        Weights(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(HeadwaterError, match="cannot be read"):
        Weights(tmp_path)
