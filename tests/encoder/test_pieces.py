"""Texts are cut into pieces as the tokenizer of the weights cuts them, which is seldom opened."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.encoder.pieces import LONGEST, PLAIN, Cutter
from headwater.encoder.weights import weights

MIXED = string.printable + "“”«»‘’–—…½²№€\u00a0\u2009éñßÄёїґ가힣"


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board said on Monday that 1,200 tonnes were missing.",
        "'Not ours,' she said. “It’s the mayor’s” (who didn't reply) — again…",
        "  two  spaces before, one behind ",
        "'",
        "\u00a0no-break\u00a0space",
        "½ of the crews’ 24½-hour day",
        "漢字 and names nobody has: Xyqzzw\u0430qъ",
        "Das Gerät fiel aus, sagte Jürgen Groß.",
        "Мер сказав: «Об’єкт закрито».",
        "시장은 다리가 닫혔다고 말했다.",
        "a" * (LONGEST + 1) + " long words go to the tokenizer",
    ],
)
def test_pieces_are_those_of_the_tokenizer(text: str) -> None:
    cutter = weights().cutter
    assert cutter.cut(text) == cutter.cut(text) == cutter._whole(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=MIXED, max_size=60))
def test_any_plain_text_is_cut_as_by_the_tokenizer(text: str) -> None:
    cutter = weights().cutter
    assert cutter.cut(text) == cutter._whole(text)


def test_the_tokenizer_stays_closed_for_plain_texts() -> None:
    cutter = Cutter(weights().folder / "tokenizer.json.gz")
    cutter.cut("The harbour board said “nothing” of it.")
    assert "_tokenizer" not in vars(cutter)
    text = "Mu\u0308ller"
    assert not PLAIN.fullmatch(text)
    assert cutter.cut(text) == weights().cutter._whole(text)
    assert "_tokenizer" in vars(cutter)
