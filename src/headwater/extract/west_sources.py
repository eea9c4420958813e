"""What a source in German, French or Spanish is called: media by the word before their name, people and bodies without what opens them."""

from __future__ import annotations

from headwater.extract.media import role_of
from headwater.extract.phrases import Sentence
from headwater.extract.spoken import Range
from headwater.extract.west_relays import called
from headwater.extract.west_stretches import capital, comma_at, is_common, is_media, medium
from headwater.extract.west_words import Words, words
from headwater.extract.who import Named
from headwater.text.outlets import agency_named

NAME = 4
"""Words of the longest name behind what somebody is."""
EDGES = ' „“”"«»‚‘’,'


def named(s: Sentence, source: Range, who: Named, language: str, *, relay: bool = False) -> Named:
    """Return a source as an agency or outlet where its words say so, and any name without the quotation marks at its ends.

    A body of any name that hands on what another said (`relay`) is an outlet.
    """
    w = words(language)
    if w is None or who.pronoun or who.role == "person":
        return who
    a, b = _bare(s, source)
    if (person := _apposed(s, a, b, w)) is not None:
        return person
    if (inner := called(s, a, b, w)) is not None and _nothing_but(s, a, inner[0], w):
        return _medium(s, inner, w) or Named("outlet", _text(s, inner))
    found = _medium(s, (a, b), w)
    if found is not None:
        return found
    name = who.name.strip(EDGES)
    if not name:
        return who
    if name.lower() in w.lists["determiners"] and b - a > 1:
        # "der israelischen Armee": an adjective is no end of a name
        name = _text(s, (a, b))
    return Named("outlet", name) if relay and who.role == "organisation" and name[0].isupper() else who._replace(name=name)


def _apposed(s: Sentence, a: int, b: int, w: Words) -> Named | None:
    """Read "un porte-parole du port, Luc Bernard": the name stands behind what somebody is, between commas."""
    comma = comma_at(s, a, b)
    stop = comma_at(s, comma + 1, b)
    words_ = range(comma + 1, stop)
    if not a < comma < b - 1 or not 2 <= len(words_) <= NAME or not all(capital(s.tokens[k]) and s.tokens[k].text.isalpha() for k in words_):
        return None
    if any(is_media(s.tokens[k], w) for k in range(a, comma)) or s.quoted[comma + 1] >= 0:
        return None
    first = a + 1 if s.tokens[a].low in w.lists["determiners"] and a + 1 < comma else a
    return Named("person", _text(s, (comma + 1, stop)), _text(s, (first, comma)))


def _bare(s: Sentence, source: Range) -> Range:
    a, b = source
    while b > a + 1 and s.tokens[b - 1].text in {",", "."}:
        b -= 1
    return a, b


def _text(s: Sentence, r: Range) -> str:
    return s.text[s.tokens[r[0]].start : s.tokens[r[1] - 1].end].strip(EDGES)


def _nothing_but(s: Sentence, a: int, stop: int, w: Words) -> bool:
    """Tell whether only small words and words for media stand before a name in quotation marks."""
    return all(s.tokens[k].low in w.lists["inside"] or is_media(s.tokens[k], w) or s.tokens[k].text in EDGES for k in range(a, stop))


def _capitals(s: Sentence, a: int, b: int) -> int:
    """Return where the run of capitalised words begins that ends a phrase; its end where none does."""
    while b - 1 > a and s.tokens[b - 1].text[0].isupper():
        b -= 1
    return b


def _medium(s: Sentence, r: Range, w: Words) -> Named | None:
    """Return the agency or outlet that a phrase names, alone or behind a word for one ("die staatliche Nachrichtenagentur Tass")."""
    a, b = r
    kind = next((k for k in range(a, b) if s.quoted[k] < 0 and is_media(s.tokens[k], w)), None)
    first, _ = medium(s, r, w)
    if kind is not None and kind + 1 < b and all(s.tokens[k].text[0].isupper() or not s.tokens[k].text[0].isalpha() for k in range(kind + 1, b)):
        first = kind + 1 if is_common(s.tokens[kind], w) else kind
    elif kind is not None and not w.capital_nouns and is_common(s.tokens[kind], w) and _capitals(s, kind, b) == kind + 2 < b:
        # "l'agence russe Vestnik", "el diario turco Faro": an adjective stands between
        first = kind = kind + 2
    name = _text(s, (first, b))
    if agency_named(name) is not None:
        return Named("agency", name)
    if role_of(name) is not None:
        return Named(role_of(name) or "outlet", name)
    if kind is not None and first in (kind, kind + 1) and not any(c in name for c in ".:;("):
        return Named("agency" if "agen" in s.tokens[kind].low else "outlet", name)
    return None
