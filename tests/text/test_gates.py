"""A gate lets through every passage that its pattern matches, and spares it most others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.extract.status import rules
from headwater.text.gates import Gated, needed

WORDS = """the board denied that no such talks have been held it could not be independently confirmed under way said was alleged hackers may as if
called off die Firma bestreitet den Vorfall der Hafen wird gebaut за словами мера роботи тривають заперечив 밝혔다 부인했다 계획"""


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\b(?:den(?:y|ies|ied)|refut(?:e|es))\b", ("den", "refute")),
        (r"\bno\s+such\s+\w+", (" such ",)),
        (r"(?:confirm|confirmed|confirmation)", ("confirm",)),
        (r"(?<=said )(?:that|this)?\w+", ()),
        (r"\d|seven", ()),
        (r"(?:is|are) late", (" late",)),
        (r"(?:harbour)?master", ("master",)),
    ],
)
def test_the_gate_is_what_every_match_has(pattern: str, letters: tuple[str, ...]) -> None:
    assert needed(re.compile(pattern)) == letters


@pytest.mark.parametrize("text", ["It DENIED it", "it dıed not denıed", "no\u00a0such\nthing", "NO  SUCH thing", "", "nothing of the kind"])
@pytest.mark.parametrize("pattern", [r"\b(?:denied|rejected)\b", r"\bno\s+such\s+\w+"])
def test_a_gated_pattern_finds_what_the_pattern_finds(pattern: str, text: str) -> None:
    plain = re.compile(pattern, re.IGNORECASE)
    gated = Gated(plain)
    assert str(gated.search(text)) == str(plain.search(text))
    assert [m.span() for m in gated.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert str(gated.search(text, 1, len(text) - 1)) == str(plain.search(text, 1, len(text) - 1))


@pytest.mark.parametrize("language", ["en", "de", "uk", "ko"])
@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_no_pattern_that_ships_is_kept_from_a_match(language: str, words: list[str]) -> None:
    text = " ".join(words)
    known = rules(language)
    for gated in (*known.stance.values(), *known.phrases.values(), known.hedge, known.cue, known.words, known.doubtful, known.unverified_after):
        assert str(gated.search(text)) == str(gated.of.search(text))
