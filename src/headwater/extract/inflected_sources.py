"""Who a source in Ukrainian or Russian is: a person with a title, a body, an outlet, a pronoun, or someone without a name."""

from __future__ import annotations

import re
from functools import cache

from headwater.extract import inflected
from headwater.extract.media import role_of
from headwater.extract.particled_sources import Described
from headwater.extract.phrases import Sentence
from headwater.model import Mention
from headwater.text import declined
from headwater.text.lexicon import table
from headwater.text.outlets import agency_named

LANGUAGES = ("uk", "ru")
QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,40})")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")


@cache
def _pronouns() -> dict[str, str]:
    """Return which English pronoun a pronoun of either language stands for."""
    return {word: english for language in LANGUAGES for word, english in table("cues", language)["pronouns"].items()}


@cache
def _stems(name: str) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for language in LANGUAGES:
        words = inflected.words(language)
        if words:
            found |= {"heads": words.heads, "titles": words.titles}[name]
    return found


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(declined.stem(w) for language in LANGUAGES for w in table("cues", language)["outlet_words"])


@cache
def _body_words() -> frozenset[str]:
    """Return forms of words for bodies whose stems are those of words for people: "мерія" beside "мер"."""
    return frozenset(w for language in LANGUAGES for w in table("cues", language)["body_words"])


@cache
def _documents() -> frozenset[str]:
    """Return words for what somebody says something in: "сообщении аэропорта" is the airport's."""
    return frozenset(w for language in LANGUAGES for name in ("documents", "sites") for w in table("cues", language)["lists"][name])


@cache
def _kind_ends() -> tuple[str, ...]:
    """Return the endings of words that say what kind of body one is: "державна", "областное"."""
    return tuple(sorted({e for language in LANGUAGES for e in table("inflected_names", language)["kind_ends"]}))


def described(s: Sentence, source: tuple[int, int], mentions: tuple[Mention, ...]) -> Described | None:
    """Return who a source in Cyrillic letters is; None for one in other letters."""
    held = s.tokens[source[0] : source[1]]
    if not held or not any(CYRILLIC.search(t.text) for t in held):
        return None
    if len(held) > 1 and held[0].low in _documents():
        return described(s, (source[0] + 1, source[1]), mentions)
    if len(held) > 1 and declined.stem(held[0].low) in _outlet_words() and not any(CYRILLIC.search(t.text) for t in held[1:]):
        name = s.text[held[1].start : held[-1].end].strip(' ,«»„“”"')
        if name[:1].isupper():
            # "газета Le Monde": what it is stands before a name in other letters
            return Described("agency" if agency_named(name) else "outlet", name)
    start, end = held[0].start, held[-1].end
    comma = next((t.start for t in held if t.text == ","), end)
    whole = s.text[start:end].strip(' ,«»„“”"')
    if (pronoun := _pronouns().get(whole.lower())) is not None:
        return Described("unnamed", whole, pronoun=pronoun)
    inside = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    head = [m for m in inside if m.span.start <= comma]
    if person := next((m for m in reversed(head) if m.kind == "person"), next((m for m in inside if m.kind == "person"), None)):
        return Described("person", person.name, _title(s, source, person.span.start) or person.title, _body(inside, person.span.start))
    titled = declined.stem(held[0].low) in _stems("titles") and held[0].low not in _body_words()
    bodies = [] if titled else [m for m in head if m.kind in ("organisation", "outlet", "group")]
    bodies.sort(key=lambda m: (s.text[m.span.start - 1 : m.span.start] not in ("«", "“", "„"), m.span.start))
    if bodies and _names_all(s, bodies[0], (start, comma)):
        return _called(s, bodies[0])
    return _plain(whole, titled=titled)


def _title(s: Sentence, source: tuple[int, int], name_start: int) -> str | None:
    """Return the word before a name that says what somebody does."""
    before = [t for t in s.tokens[source[0] : source[1]] if t.end <= name_start]
    return next((t.text for t in before if declined.stem(t.low) in _stems("titles")), None)


def _body(inside: list[Mention], before: int) -> str | None:
    """Return the body that a person speaks for: the last one named before."""
    found = [m.name for m in inside if m.kind in ("organisation", "outlet") and m.span.end <= before]
    return found[-1] if found else None


def _names_all(s: Sentence, body: Mention, source: tuple[int, int]) -> bool:
    """Tell whether a body's name is what a source says, but for words in small letters that say what kind of body it is."""
    before = [t for t in s.tokens if source[0] <= t.start < body.span.start and t.text[0].isalpha()]
    known = inflected.words("uk"), inflected.words("ru")
    kinds = frozenset(stem for w in known if w for stem in (*w.company, *w.heads))
    return len(before) < 4 and all(declined.stem(t.low) in kinds or t.low.endswith(_kind_ends()) for t in before)


def _called(s: Sentence, body: Mention) -> Described:
    """Return a body by its name; an agency or outlet where it is one or the word before says so."""
    if (known := _medium(body.name)) is not None:
        return known
    before = [t for t in s.tokens if t.end <= body.span.start and t.text[0].isalpha()]
    if agency := agency_named(body.name):
        return Described("agency", body.name if agency.name.lower() != body.name.lower() else agency.name)
    if body.kind == "outlet" or role_of(body.name) == "outlet" or (before and declined.stem(before[-1].low) in _outlet_words()):
        return Described("outlet", body.name)
    return Described("organisation", body.name)


def _medium(name: str) -> Described | None:
    """Return a well-known medium under its nominative ("Коммерсанту")."""
    for reading in declined.readings(name):
        if (role := role_of(reading)) is not None:
            known = agency_named(reading)
            return Described(role, known.name if known and known.name.lower() == reading.lower() else reading)
    return None


def _plain(whole: str, *, titled: bool) -> Described:
    """Read a source in which no name was told: a body of a kind, or somebody without a name."""
    words = declined.words(whole)
    if (known := _medium(whole)) is not None:
        return known
    if words and declined.stem(words[0].lower().rsplit("-", 1)[-1]) in _outlet_words() and (quoted := QUOTED.search(whole)):
        return Described("outlet", quoted[1])
    heads = [w for w in words[:3] if declined.stem(w) in _stems("heads") or w.lower() in _body_words()]
    if heads and not titled:
        return Described("organisation", whole)
    if len(words) == 1 and whole[0].isupper() and _surname(whole) and not inflected.is_place(whole):
        return Described("person", whole)
    capital = [w for w in words[1:] if w[0].isupper()]
    return Described("organisation" if len(words) == 1 and whole.isupper() else "unnamed", whole, words[0] if titled and not capital else None)


def _surname(word: str) -> bool:
    """Tell whether a word ends as surnames do."""
    return any(of.patterns["surname"].search(word.lower()) for language in LANGUAGES if (of := inflected.words(language)))
