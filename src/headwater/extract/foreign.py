"""Attributions in languages other than English: each family by its own order of words, with word lists as data (text/data/*/cues.toml)."""

from __future__ import annotations

from headwater.extract import beside_verbs, east_slavic, plain, verb_final, verb_final_endings, verb_final_nested, west_european
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Attribution
from headwater.text.lexicon import table


def find(s: Sentence, language: str) -> list[Attribution]:
    """Return the attributions of a sentence; none in a language whose words are not known."""
    if verb_final_endings.endings(language):
        return [verb_final_nested.cited_by(s, hit) for hit in verb_final.find(s, language)]
    if beside_verbs.words(language):
        return east_slavic.find(s, language)
    if plain.words(language):
        return plain.find(s, language)
    return west_european.find(s, language)


def only_intends(s: Sentence, hit: Attribution, language: str) -> bool:
    """Tell whether an attribution only has a state or its people intend something, which is no saying."""
    return beside_verbs.words(language) is not None and east_slavic.intends(s, hit, language)


def bare(name: str, language: str) -> str:
    """Return what names a source without the article before it ("Die Stadtwerke", "l'usine"); a name that is but an article stays."""
    if name.count("(") > name.count(")"):
        # the bracket with its short name was cut off
        name = name[: name.rindex("(")].rstrip()
    lists = table("cues", language).get("lists", {})
    determiners = lists.get("determiners", ()) if isinstance(lists, dict) else ()
    first, _, rest = name.partition(" ")
    if rest and first.lower() in determiners:
        return rest
    elided = next((d for d in determiners if not d[-1].isalpha() and name.lower().startswith(d) and len(name) > len(d)), "")
    return name[len(elided) :]
