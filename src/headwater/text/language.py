"""In which language a text is written."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 1_200
"""Characters that are looked at."""

FEWEST_LETTERS = 24
"""A Latin or Cyrillic text with fewer letters is not judged: many languages share its few words."""

FEWEST_IDEOGRAPHS = 8
"""The same for scripts that write a word in one or two signs (from U+2E80 on: Han, kana, Hangul)."""

LEAST_CONFIDENCE = 0.5

_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile(r"[\u2e80-\ud7ff\uf900-\uffdc]")


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where the text is too short or its language unclear."""
    sample = text[:SAMPLE]
    if len(_LETTER.findall(sample)) < FEWEST_LETTERS and len(_DENSE.findall(sample)) < FEWEST_IDEOGRAPHS:
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= LEAST_CONFIDENCE else None


@cache
def _identifier() -> LanguageIdentifier:
    # half a megabyte of tables and NumPy: loaded at the first text, not at import
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
