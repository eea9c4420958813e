"""Attributions in languages other than English: each family by its own order of words, with word lists as data (text/data/*/cues.toml)."""

from __future__ import annotations

from headwater.extract import beside_verbs, east_slavic, verb_final, west_european
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence; none in a language whose words are not known."""
    if verb_final.endings(language):
        return verb_final.find(s, language)
    if beside_verbs.words(language):
        return east_slavic.find(s, language)
    return west_european.find(s, language)
