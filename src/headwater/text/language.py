"""In which language a text is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 2_000
"""Characters that are looked at."""

FEWEST_LETTERS = 24
"""A Latin or Cyrillic text with fewer letters is not judged: many languages share its few words."""

FEWEST_IDEOGRAPHS = 8
"""The same for scripts that write a word in one or two signs (from U+2E80 on: Han, kana, Hangul)."""

LEAST_CONFIDENCE = 0.5


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where the text is too short or its language unclear."""
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    dense = sum(c >= "\u2e80" for c in sample)
    if letters < FEWEST_LETTERS and dense < FEWEST_IDEOGRAPHS:
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= LEAST_CONFIDENCE else None


@cache
def _identifier() -> LanguageIdentifier:
    # half a megabyte of tables and NumPy: loaded at the first text, not at import
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
