"""Names of people, bodies and places in languages of western and central Europe, by word lists (text/data/LANGUAGE/names.toml) and the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from headwater.extract.media import role_of
from headwater.model import Article, EntityKind, Mention
from headwater.text import declined
from headwater.text.gazetteer import lookup
from headwater.text.lexicon import table, words
from headwater.text.nations import nations_in
from headwater.text.offsets import take
from headwater.text.tokens import Token, tokens

ELIDED = re.compile(r"(?i:[ldsnmtj]|qu)['’](?=\w)")
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "sv")
LONGEST = 6
"""Words of the longest name."""
TOWN = 15_000
"""People of the smallest place that is taken for one by its name and a preposition alone."""


class Word(NamedTuple):
    """A word without its elided article: "l'Italie" begins behind the apostrophe."""

    start: int
    end: int
    text: str
    elided: bool

    @property
    def low(self) -> str:
        """Return the word in small letters."""
        return self.text.lower()


def knows(language: str | None) -> bool:
    """Tell whether a language's names are read here."""
    return bool(table("names", (language or "en")[:2]).get("given"))


def named(article: Article, low: int, high: int) -> list[Mention]:
    """Return the names of one sentence, in order; none overlaps another."""
    language = (article.language or "en")[:2]
    found = [_word(t) for t in tokens(article.text, low, high)]
    made: list[Mention] = []
    i = 0
    while i < len(found):
        hit = _hit(found, i, language)
        if hit is None:
            i += 1
            continue
        a, b, kind, title = hit
        i = b
        span = take(article.text, found[a].start, found[b - 1].end)
        if span is not None:
            made.append(Mention(article_id=article.id, span=span, kind=kind, name=span.text, title=title))
    return made


def besides(article: Article, found: list[Mention], others: list[Mention]) -> list[Mention]:
    """Return names, and of others those that overlap none and are more than an article or pronoun with a capital."""
    language = (article.language or "en")[:2]
    kept = [o for o in others if o.span.text.lower() not in words("names", "not_names", language)]
    return found + [o for o in kept if all(o.span.end <= f.span.start or o.span.start >= f.span.end for f in found)]


def _word(token: Token) -> Word:
    elided = ELIDED.match(token.text)
    cut = elided.end() if elided else 0
    return Word(token.start + cut, token.end, token.text[cut:], bool(elided))


Hit = tuple[int, int, EntityKind, str | None]


def _hit(found: list[Word], i: int, language: str) -> Hit | None:
    if not _capital(found[i]):
        return None
    person = _person(found, i, language)
    if person:
        return (i, person, "person", _title(found, i, language))
    if body := _body(found, i, language):
        return (i, body, "organisation", None)
    return _place(found, i, language)


def _capital(word: Word) -> bool:
    return word.text[0].isupper() and any(c.isalpha() for c in word.text)


def _person(found: list[Word], i: int, language: str) -> int | None:
    """Return where a name ends that begins with a given name, or that two or three capitalised words behind a title make."""
    if not _is_given(found[i]) and _title(found, i, language) is None:
        return None
    j = i + 1
    while j < len(found) and j - i < LONGEST:
        step = _step(found, j, language)
        if step == 0:
            break
        j += step
    return j if 2 <= j - i <= LONGEST and not any(_is_body(w, language) for w in found[i + 1 : j]) else None


def _is_given(word: Word) -> bool:
    """Tell whether a word is a given name in one of the languages: names travel."""
    return any(word.text in words("names", "given", language) for language in LANGUAGES)


def _step(found: list[Word], j: int, language: str) -> int:
    """Return how many words go on with a name at a word: 1, 2 with "von", "de" before it, 3 with "de la"; 0 where it ends."""
    if _capital(found[j]) and found[j - 1].end + 1 >= found[j].start and found[j].low not in words("names", "not_names", language):
        return 1
    for width in (1, 2):
        ahead = found[j : j + width + 1]
        if len(ahead) == width + 1 and _capital(ahead[-1]) and all(w.text in words("names", "particles", language) for w in ahead[:-1]):
            return width + 1
    return 0


def _title(found: list[Word], i: int, language: str) -> str | None:
    """Return the title straight before a name."""
    before = found[i - 1] if i else None
    ends = tuple(table("names", language).get("office_ends", ()))
    if before is None or not (before.low in words("names", "offices", language) or (ends and before.low.endswith(ends))):
        return None
    return before.text


def _is_body(word: Word, language: str) -> bool:
    ends = tuple(table("names", language).get("body_ends", ()))
    return word.text in words("names", "bodies", language) or (bool(ends) and word.low.endswith(ends) and _capital(word))


def _body(found: list[Word], i: int, language: str) -> int | None:
    """Return where a body's name ends: a listed one, one with a body's word, an acronym."""
    for width in range(min(LONGEST, len(found) - i), 0, -1):
        name = " ".join(w.text for w in found[i : i + width])
        if name in words("names", "companies", language) or (width > 1 and role_of(name) is not None):
            return i + width
    j = i
    while j < len(found) and found[j].low in words("names", "body_adjectives", language) and _capital(found[j]):
        j += 1
    if j < len(found) and _is_body(found[j], language) and (j > i or i or len(found) > 1):
        return _body_end(found, i, j + 1, language)
    word = found[i].text
    acronym = word.isupper() and 2 <= len(word) <= 6 and word.isalpha() and not re.fullmatch(r"[IVXLC]+", word)
    return i + 1 if acronym else None


def _body_end(found: list[Word], i: int, j: int, language: str) -> int | None:
    """Return where the words behind a body's word end that belong to its name; None where it is no name without them."""
    first = j
    while j < len(found) and j - i < LONGEST:
        if found[j].low in words("names", "body_adjectives", language) or (_capital(found[j]) and not _comes_with_title(found, j, language)):
            j += 1
            continue
        width = next((n for n in (1, 2) if _linked(found, j, n, language)), 0)
        if not width:
            break
        j += width + 1
    alone = words("names", "alone", language)
    sure = j > first or first - i > 1 or found[i].text in alone or (language == "de" and len(found[i].text) > 8)
    return j if sure else None


def _linked(found: list[Word], j: int, width: int, language: str) -> bool:
    """Tell whether "de", "de la" at a word joins a capitalised word to a body's name."""
    ahead = found[j : j + width + 1]
    return (
        len(ahead) == width + 1 and (_capital(ahead[-1]) or ahead[-1].elided) and all(w.text in words("names", "links", language) for w in ahead[:-1])
    )


def _comes_with_title(found: list[Word], j: int, language: str) -> bool:
    return _is_given(found[j]) or found[j].low in words("names", "offices", language)


def _place(found: list[Word], i: int, language: str) -> Hit | None:
    """Read a place of the gazetteer behind a preposition or a comma, or a country."""
    for name, width in _candidates(found, i, language):
        if found[i].low in words("names", "not_names", language):
            return None
        known = next((k for r in declined.place_readings(name, language) if (k := lookup(r))), ())
        before = found[i - 1].low if i else ""
        beside = before in words("names", "place_before", language) or found[i].elided
        if name in nations_in(language):
            return (i, i + width, "place", None)
        if known and (known[0].kind == "C" or (beside and known[0].population >= TOWN) or (beside and width > 1)):
            return (i, i + width, "place", None)
    return None


def _candidates(found: list[Word], i: int, language: str) -> Iterator[tuple[str, int]]:
    """Yield what a place's name may be at a word, the longest first; a German genitive also without its ending."""
    for width in (3, 2, 1):
        part = found[i : i + width]
        if len(part) == width and _capital(part[-1]):
            name = " ".join(w.text for w in part)
            yield name, width
            if language == "de" and name.endswith("s"):
                yield name[:-1], width
