"""Find places in a text, and say which they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.model import PlaceMention, Span, noun
from headwater.text.gazetteer import Place
from headwater.text.nations import nations
from headwater.text.place_options import Name, choose, of_people, options_of, words
from headwater.text.tagged import Tagged, tagged

LONGEST = 5
"""Tokens of the longest name looked up."""
LONGEST_RUN = 24
"""Tokens of the longest capitalised run that is read as one."""
REACH = 30
"""Tokens before a name among which its preposition is looked for."""
SMALL = 15_000
"""A place with fewer people counts only where a preposition or a container shows that a place is meant."""
REGIONAL = 150_000
"""A place with fewer people that bears an ordinary word or an unmarked name needs a preposition."""


@noun
class Candidate:
    """A possible place: its tokens i to j (not included), what it may be, and how it is written into its sentence."""

    i: int
    j: int
    name: str
    options: tuple[Place, ...]
    prepositional: bool
    container: str | None = None


def find_places(
    text: str, start: int, end: int, *, prefer: frozenset[str] = frozenset(), located: bool = False, known: frozenset[str] = frozenset()
) -> list[PlaceMention]:
    """Return the places of a passage, in order.

    `prefer` are the countries (ISO 3166-1 alpha-2) that its article names, `known` names that it shows to be places, listed or not. `located` keeps
    only those that something happens at, comes from or goes to: a country that acts ("Norway said") is left out.
    """
    of = tagged(text, start, end)
    found = [c for c in _candidates(text, of, known) if not located or c.prepositional or _marked(c, of)]
    return _chosen([(of.span(text, c.i, c.j), c) for c in found], prefer)


def locate(text: str, spans: Sequence[tuple[int, int]], prefer: frozenset[str] = frozenset()) -> list[PlaceMention]:
    """Say which places known passages name: one answer a passage, in their order, each in the light of all."""
    found = []
    for low, high in spans:
        of = tagged(text, max(0, low - 60), min(len(text), high + 60))
        i, j = of.index(low), of.index(high - 1) + 1
        name = " ".join(text[low:high].split())
        found.append(
            (
                Span(start=low, end=high, text=text[low:high]),
                Candidate(i=i, j=j, name=name, options=options_of(name) or of_people(name), prepositional=True, container=_container(text, of, j)),
            )
        )
    return _chosen(found, prefer)


# --- candidates -------------------------------------------------------------------------------------------------------------------------------


def _candidates(text: str, of: Tagged, known: frozenset[str]) -> Iterator[Candidate]:
    people = _people(of)
    i = 0
    while i < len(of.tokens):
        if not _capital(of, i):
            i += 1
            continue
        j = _run_end(of, i)
        step = _shown(text, of, i, j, known) or _run(text, of, i, j, people)
        yield from step
        i = j


def _shown(text: str, of: Tagged, i: int, j: int, known: frozenset[str]) -> list[Candidate]:
    """Read a run that is, with a small word for its kind or without, a name that the article shows to be a place."""
    name = text[of.tokens[i].start : of.tokens[j - 1].end]
    if name not in known or options_of(name):
        return []
    end = j + 1 if j < len(of.tokens) and of.tokens[j].low in words().small_suffixes else j
    return [
        Candidate(
            i=i, j=end, name=name, options=(), prepositional=end > j or _natural(of, i, j) or _locative(of, i), container=_container(text, of, end)
        )
    ]


def _natural(of: Tagged, i: int, j: int) -> bool:
    """Tell whether a name says by itself that it is no actor ("Lake Ordan", "Ordan Bay")."""
    return j - i > 1 and (of.tokens[i].text in words().prefixes or of.tokens[j - 1].text in words().suffixes | words().soft_suffixes)


def _capital(of: Tagged, i: int) -> bool:
    token = of.tokens[i]
    return token.text[0].isupper() and (of.tags[i] in "PNJX" or "." in token.text)


def _run_end(of: Tagged, i: int) -> int:
    """Where the capitalised run from token i ends; "of" and "de" join what follows."""
    j = i + 1
    while j < min(len(of.tokens), i + LONGEST_RUN):
        if _capital(of, j):
            j += 1
        elif (
            of.tokens[j].low in {"of", "de", "el", "la", "al", "and"} and of.tokens[j].low != "and" and j + 1 < len(of.tokens) and _capital(of, j + 1)
        ):
            j += 2
        else:
            break
    return j


def _people(of: Tagged) -> frozenset[str]:
    """Last words of capitalised runs that begin with a title or stand before a verb of speech are surnames: "Ms London"."""
    titles = words().not_places
    found = set()
    for k in range(len(of.tokens) - 1):
        if of.tokens[k].text in titles and _capital(of, k + 1) and of.tokens[k].text[0].isupper():
            found.add(of.tokens[k + 1].text)
    return frozenset(found)


def _run(text: str, of: Tagged, i: int, j: int, people: frozenset[str]) -> list[Candidate]:
    """Read one capitalised run: wholly a place, or a place behind "of" or a direction, with a following kind of place."""
    whole = _at(text, of, i, j)
    if whole is None and j - i > 1:
        whole = _trimmed(text, of, i, j)
    if whole is None or (whole.j - whole.i == 1 and whole.name in people):
        return []
    return [whole] if _plausible(whole) else []


def _trimmed(text: str, of: Tagged, i: int, j: int) -> Candidate | None:
    """Drop what is not part of the name: a direction, a country word before, a kind of place after."""
    known, demonyms = words(), nations().demonyms
    for k in range(i + 1, j):
        head = " ".join(of.tokens[n].text for n in range(i, k))
        if head in known.directions or head in demonyms:
            inner = _at(text, of, k, j)
            if inner:
                return inner
    for k in range(j - 1, i, -1):
        tail = " ".join(of.tokens[n].text for n in range(k, j))
        if tail in known.suffixes:
            return _at(text, of, i, k, upto=j) or _unknown(text, of, i, j)
    return None


def _unknown(text: str, of: Tagged, i: int, j: int) -> Candidate | None:
    """Keep a name with a kind of place that no list holds: it is a place, but where is not known."""
    if of.tokens[j - 1].text in {"Park", "Street", "Point", "Base", "State", "Department", "Republic", "Pass", "Port", "Bridge"} and not _locative(
        of, i
    ):
        return None
    return Candidate(i=i, j=j, name=text[of.tokens[i].start : of.tokens[j - 1].end], options=(), prepositional=_locative(of, i))


def _at(text: str, of: Tagged, i: int, j: int, upto: int | None = None) -> Candidate | None:
    if j - i > LONGEST:
        return None
    name = " ".join(text[of.tokens[i].start : of.tokens[j - 1].end].split())
    if name in words().not_places or name in nations().demonyms or name in nations().peoples:
        return None
    options = options_of(name)
    if not options:
        if upto is None and j < len(of.tokens) and of.tokens[j].low in words().small_suffixes and _locative(of, i) and j - i <= 2:
            return _unknown(text, of, i, j)
        return None
    end = upto or j
    return Candidate(i=i, j=end, name=name, options=options, prepositional=_locative(of, i), container=_container(text, of, end))


def _locative(of: Tagged, i: int) -> bool:
    """Tell whether a preposition of place stands before a name, over its determiners, modifiers, and places it is joined to."""
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        low = of.tokens[k].low
        if low in words().locative and (low in words().located or k == i - 1 or of.tags[k + 1] in "DJNPK"):
            return True
        joined = of.tags[k] in "C," and k > 0 and (of.tags[k - 1] == "P" or of.tokens[k - 1].low in {"capital", "city", "town", "village", "port"})
        if of.tags[k] not in "DJKPN" and low != "of" and not joined:
            return False
    return False


def _container(text: str, of: Tagged, j: int) -> str | None:
    """Return the place after a comma that holds this one: "Alexandria, Louisiana"."""
    if j + 1 >= len(of.tokens) or of.tags[j] != "," or not _capital(of, j + 1):
        return None
    end = _run_end(of, j + 1)
    name = text[of.tokens[j + 1].start : of.tokens[end - 1].end]
    options = options_of(name) if end - j - 1 <= 3 else ()
    return name if any(p.kind in "CA" for p in options) else None


def _marked(candidate: Candidate, of: Tagged) -> bool:
    """Tell whether a possessor stands before the name ("Norway's Bergen"), or a noun after a city's ("a Bergen court")."""
    if candidate.i > 0 and of.tags[candidate.i - 1] == "K":
        return True
    city = all(p.kind not in "CR" for p in candidate.options)
    return city and candidate.i > 0 and candidate.j < len(of.tags) and of.tags[candidate.i - 1] in "DJ" and of.tags[candidate.j] == "N"


def _plausible(candidate: Candidate) -> bool:
    if not candidate.options or candidate.container or any(p.kind in "CRA" for p in candidate.options):
        return bool(candidate.options or candidate.prepositional) or candidate.j - candidate.i > 1
    people = max(p.population for p in candidate.options)
    if people >= REGIONAL:
        return True
    return candidate.prepositional if candidate.j - candidate.i == 1 or people < SMALL else True


def _chosen(spanned: Sequence[tuple[Span, Candidate]], prefer: frozenset[str]) -> list[PlaceMention]:
    best = choose([Name(name=c.name, options=c.options, container=c.container) for _, c in spanned], prefer)
    return [_mention(span, c.name, place) for (span, c), place in zip(spanned, best, strict=True)]


def _mention(span: Span, name: str, place: Place | None) -> PlaceMention:
    if place is None:
        return PlaceMention(span=span, name=name)
    return PlaceMention(span=span, name=name, country=place.country, geonames_id=place.geonames_id, lat=place.lat, lon=place.lon)
