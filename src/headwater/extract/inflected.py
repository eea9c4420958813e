"""Names in Ukrainian and Russian news: people, bodies and places, in any case, told by capitals and the words beside them."""

from __future__ import annotations

import re
from functools import cache

from headwater.extract.appositions import Draft
from headwater.model import noun
from headwater.text import declined
from headwater.text.gazetteer import lookup
from headwater.text.lexicon import table
from headwater.text.tagged import Tagged
from headwater.text.tokens import Token

OPENING, CLOSING = '«“„"', '»”“"'
LONGEST_QUOTED = 6
LONGEST_TAIL = 6
CYRILLIC_WORD = re.compile(r"^[А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]*$")
WELL_KNOWN = 5_000
"""A lone capitalised word that opens a sentence is a place only where it has so many people."""


@noun
class Words:
    """The words of one language (text/data/LANGUAGE/inflected_names.toml); those that are declined are kept as stems."""

    given: frozenset[str]
    heads: frozenset[str]
    company: frozenset[str]
    titles: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    countries: frozenset[str]
    openers: frozenset[str]
    patterns: dict[str, re.Pattern[str]]


@cache
def words(language: str | None) -> Words | None:
    """Return the words of a language; None where it has no such list."""
    data = table("inflected_names", (language or "en").split("-")[0])
    if "heads" not in data:
        return None
    return Words(
        given=frozenset(declined.key(w) for w in data["given"]),
        heads=_stems(data["heads"]),
        company=_stems(data["company"]),
        titles=_stems(data["titles"]),
        place_nouns=frozenset(data["place_nouns"]),
        place_prepositions=frozenset(data["place_prepositions"]),
        countries=frozenset(data["countries"]),
        openers=frozenset(data["openers"]),
        patterns={k: re.compile(data[k]) for k in ("adjectives", "tail", "not_tail", "affixes", "surname")},
    )


def _stems(listed: list[str]) -> frozenset[str]:
    return frozenset(declined.stem(w) for w in listed)


def drafts_of(of: Tagged, w: Words) -> list[Draft]:
    """Return the names of a sentence in order."""
    found: list[Draft] = []
    i = 0
    while i < len(of.tokens):
        draft = _quoted(of, i, w) or _named(of, i, w)
        if draft:
            found.append(draft)
        i = draft.j if draft else i + 1
    return found


def _draft(of: Tagged, i: int, j: int, kind: str, title: str | None = None) -> Draft:
    name = " ".join(t.text for t in of.tokens[i:j])
    return Draft(i=i, j=j, kind=kind, name=name, title=title, sure=True)  # type: ignore[arg-type]  # the callers' three kinds


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _quoted(of: Tagged, i: int, w: Words) -> Draft | None:
    """Read a name in quotation marks behind a word for a company, an outlet, a ship: «Азовський край»."""
    if of.tokens[i].text not in OPENING or i + 2 >= len(of.tokens) or not _capital(of.tokens[i + 1]):
        return None
    close = next((k for k in range(i + 2, min(len(of.tokens), i + LONGEST_QUOTED + 2)) if of.tokens[k].text in CLOSING), None)
    inside = of.tokens[i + 1 : close] if close else ()
    if close is None or any(not (t.text[0].isalnum()) for t in inside):
        return None
    before = of.tokens[i - 1] if i else None
    known = before is not None and declined.stem(before.low) in w.company
    if not known and not (len(inside) == 1 and before is not None and before.text[0].isalpha()) and any(t.text.islower() for t in inside[1:]):
        return None
    return _draft(of, i + 1, close, "organisation")


def _named(of: Tagged, i: int, w: Words) -> Draft | None:
    token = of.tokens[i]
    if not _capital(token):
        return None
    if token.text.isupper() and len(token.text) > 1:
        return _draft(of, i, i + 1, "place" if token.text in w.countries else "organisation")
    if token.text.isascii():
        j = i
        while j < len(of.tokens) and _capital(of.tokens[j]) and of.tokens[j].text.isascii():
            j += 1
        return _draft(of, i, j, "organisation")
    if not CYRILLIC_WORD.match(token.text):
        return None
    return _body(of, i, w) or _region(of, i, w) or _run(of, i, w)


def _body(of: Tagged, i: int, w: Words) -> Draft | None:
    """Read a body's official name: adjectives, a head ("комітет"), a tail in the genitive."""
    head = None
    for k in range(i, min(len(of.tokens), i + 4)):
        if declined.stem(of.tokens[k].low) in w.heads:
            head = k
            break
        later = k > i and _capital(of.tokens[k]) and of.tokens[k - 1].text.islower()
        if later or not of.tokens[k].text[0].isalpha() or not w.patterns["adjectives"].search(of.tokens[k].low):
            break
    if head is None:
        return None
    j = _tail(of, head + 1, w)
    if j - i == 1 and (i == 0 or of.tags[i - 1] == "."):
        return None
    return _draft(of, i, j, "organisation")


def _tail(of: Tagged, j: int, w: Words) -> int:
    """Return where the genitive words after a head end."""
    last = min(len(of.tokens), j + LONGEST_TAIL)
    while j < last:
        token = of.tokens[j]
        listed = token.low in w.place_prepositions or token.low in w.openers
        fits = token.text[0].isalpha() and len(token.text) > 2 and (token.text.isupper() or w.patterns["tail"].search(token.low))
        if listed or not fits or (token.text.islower() and w.patterns["not_tail"].search(token.low)):
            break
        if _capital(token) and _is_person(of, j, w):
            break
        j += 1
    return j


def _region(of: Tagged, i: int, w: Words) -> Draft | None:
    """Read "Пермский край", "Київської області"."""
    if i + 1 < len(of.tokens) and of.tokens[i + 1].low in w.place_nouns and w.patterns["adjectives"].search(of.tokens[i].low):
        return _draft(of, i, i + 2, "place")
    return None


def _is_person(of: Tagged, i: int, w: Words) -> bool:
    """Tell whether a given name and another capitalised word stand at a token."""
    if i + 1 >= len(of.tokens) or not CYRILLIC_WORD.match(of.tokens[i + 1].text):
        return False
    return any(declined.key(r) in w.given for r in declined.readings(of.tokens[i].text))


def _run(of: Tagged, i: int, w: Words) -> Draft | None:
    """Read a run of capitalised words: a place, a person's full name, a title and a surname."""
    j = i + 1
    while j < len(of.tokens) and j - i < 4 and CYRILLIC_WORD.match(of.tokens[j].text) and not of.tokens[j].text.isupper():
        j += 1
    opens = i == 0 or of.tags[i - 1] == "."
    if j - i > 1 and _place(" ".join(t.text for t in of.tokens[i:j])):
        return _draft(of, i, j, "place")
    sure = _is_person(of, i, w)
    later = next((k for k in range(i + 1, j - 1) if _is_person(of, k, w)), None)
    if j - i > 2 and later is None and not sure and not opens and _place(of.tokens[i].text) and of.tokens[i - 1].text.islower():
        # "міністр оборони України Рустем Лунь": a state, then a name
        return _draft(of, i, i + 1, "place")
    if j - i > 2 and later is not None and (not sure or _place(of.tokens[i].text) or _title(of, i, w)):
        # "Глава Коми Ростислав Лунин": the name begins further on
        return _single(of, i, w, opens=opens) if later == i + 1 else None
    if j - i > 1 and opens and not sure and (of.tokens[i].low in w.openers or declined.stem(of.tokens[i].low) in w.titles | w.company):
        return None
    if j - i > 1 and not sure and (affix := w.patterns["affixes"].search(of.tokens[i].text)) and not affix.start() and not _place(of.tokens[i].text):
        # "Минфина Скотт Ланд", "Міноборони Ліберії": a body named by its parts, and perhaps of what state
        return _draft(of, i, i + 2 if _place(of.tokens[i + 1].text) else i + 1, "organisation")
    if j - i > 1 and (sure or w.patterns["surname"].search(of.tokens[j - 1].low) or not opens):
        return _draft(of, i, j, "person", _title(of, i, w))
    return _single(of, i, w, opens=opens)


def _title(of: Tagged, i: int, w: Words) -> str | None:
    before = of.tokens[i - 1] if i else None
    return before.text if before is not None and declined.stem(before.low) in w.titles else None


def _single(of: Tagged, i: int, w: Words, *, opens: bool) -> Draft | None:
    """Read one capitalised word by itself."""
    token = of.tokens[i]
    if opens and token.low in w.openers:
        return None
    if w.patterns["affixes"].search(token.text) and not _place(token.text) and not w.patterns["adjectives"].search(token.low):
        return _draft(of, i, i + 1, "organisation")
    if not opens and (title := _title(of, i, w)) and not _place(token.text):
        return _draft(of, i, i + 1, "person", title)
    if people := _place(token.text):
        return _draft(of, i, i + 1, "place") if not opens or people >= WELL_KNOWN else None
    before = of.tokens[i - 1].low if i else ""
    return _draft(of, i, i + 1, "place") if not opens and before in w.place_prepositions else None


def _place(name: str) -> int:
    """Return how many people live in the place that a word names in some case; 0 where it names none."""
    return max((p.population or 1 for r in declined.readings(name) for p in lookup(r)), default=0)


def is_place(name: str) -> bool:
    """Tell whether a word in some case names a known place."""
    return _place(name) > 0


def people_of(name: str) -> int:
    """Return how many people live in the place of a name as written; 0 where none bears it."""
    return max((p.population or 1 for p in lookup(name)), default=0)
