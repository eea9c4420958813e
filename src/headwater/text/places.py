"""Find places in a text, and say which they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from headwater.model import PlaceMention, Span, noun
from headwater.text.gazetteer import Place
from headwater.text.nations import nations
from headwater.text.place_choice import Name, Settled, choose, settle
from headwater.text.place_options import of_people, options_of, options_of_given, words
from headwater.text.place_signs import Signs, cues, signs
from headwater.text.tagged import Tagged, tagged

LONGEST = 5
"""Tokens of the longest name looked up."""
LONGEST_RUN = 24
"""Tokens of the longest capitalised run that is read as one."""
KNOWN = 1_000_000
"""People from which on a city's name may begin a sentence unmarked."""
IN = frozenset({"in", "near", "at", "from"})
AT_HOME = 5
"""Tokens behind a state's name among which what it does stands."""
READ = 3
"""Times that a name of an article is looked at for what stands beside it."""
REACH = 30
"""Tokens before a name among which its preposition is looked for."""
SMALL = 15_000
"""A place with fewer people counts only where a preposition or a container shows that a place is meant."""
REGIONAL = 150_000
"""A place with fewer people that bears an ordinary word or an unmarked name needs a preposition."""


@noun
class Candidate:
    """A possible place: its tokens i to j (not included), what it may be, and how it is written into its sentence, with what its words say of it."""

    i: int
    j: int
    name: str
    options: tuple[Place, ...]
    prepositional: bool
    signs: Signs = Signs()


def find_places(
    text: str, start: int, end: int, *, prefer: frozenset[str] = frozenset(), located: bool = False, known: frozenset[str] = frozenset()
) -> list[PlaceMention]:
    """Return the places of a passage, in order.

    `prefer` are the countries (ISO 3166-1 alpha-2) that its article names, `known` names that it shows to be places, listed or not. `located` keeps
    only those that something happens at, comes from or goes to: a country that acts ("Norway said") is left out, and so are places that only tell
    whose something is ("the Norwegian fleet", "Bergen City Council").
    """
    of = tagged(text, start, end)
    if located:
        found = [c for c in _candidates(text, of, known) if c.prepositional or _marked(c, of) or _at_home(c, of)]
    else:
        people = _surnames(of)
        found = [c for c in _candidates(text, of, known, whose=True) if c.prepositional or c.j - c.i > 1 or c.name not in people]
    spans = [of.span(text, c.i, c.j) for c in found]
    names = [Name(name=c.name, options=c.options, held=c.signs.held, kinds=c.signs.kinds) for c in found]
    settled = _settled(text, known, prefer) if known else settle(names, prefer, cues(text))
    return [_mention(s, n.name, settled.place_of(n)) for s, n in zip(spans, names, strict=True)]


@lru_cache(maxsize=4)
def _settled(text: str, known: frozenset[str], prefer: frozenset[str]) -> Settled:
    """Settle the names that an article shows to be places, by what stands beside the first of each."""
    names = []
    for name in sorted(known):
        options = options_of(name)
        at = text.find(name) if options else -1
        for _ in range(READ):
            if at < 0:
                break
            beside = signs(text, at, at + len(name), options)
            names.append(Name(name=name, options=options, held=beside.held, kinds=beside.kinds))
            at = text.find(name, at + 1)
    return settle(names, prefer, cues(text))


def locate(
    text: str, spans: Sequence[tuple[int, int]], prefer: frozenset[str] = frozenset(), called: Sequence[str] | None = None
) -> list[PlaceMention]:
    """Say which places known passages name: one answer a passage, in their order, each in the light of all.

    `called` are the names by which they are looked up, where these are not as written.
    """
    names = []
    for n, (low, high) in enumerate(spans):
        name = called[n] if called else " ".join(text[low:high].split())
        options = options_of_given(name)
        beside = signs(text, low, high, options)
        names.append(Name(name=name, options=options, held=beside.held, kinds=beside.kinds))
    best = choose(names, prefer, cues(text))
    return [_mention(Span(start=a, end=b, text=text[a:b]), n.name, p) for (a, b), n, p in zip(spans, names, best, strict=True)]


# --- candidates -------------------------------------------------------------------------------------------------------------------------------


def _candidates(text: str, of: Tagged, known: frozenset[str], whose: bool = False) -> Iterator[Candidate]:
    capital = [k for k, t in enumerate(of.tokens) if t.text[0].isupper() and (of.tags[k] in "PNJX" or "." in t.text)]
    titles, last = words().not_places, len(of.tokens) - 1
    titled = {of.tokens[k + 1].text for k in capital if k < last and of.tokens[k].text in titles}
    end = 0
    for i in capital:
        if i >= end:
            end = _run_end(of, i)
            yield from _shown(text, of, i, end, known) or _run(text, of, i, end, titled) or (_owner(text, of, i, end) if whose else [])


def _shown(text: str, of: Tagged, i: int, j: int, known: frozenset[str]) -> list[Candidate]:
    """Read a run that is, with a small word for its kind or without, a name that the article shows to be a place."""
    name = text[of.tokens[i].start : of.tokens[j - 1].end]
    if name not in known or options_of(name):
        return []
    end = j + 1 if j < len(of.tokens) and of.tokens[j].low in words().small_suffixes else j
    return [Candidate(i=i, j=end, name=name, options=(), prepositional=end > j or _natural(of, i, j) or _locative(of, i))]


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


def _run(text: str, of: Tagged, i: int, j: int, titled: set[str]) -> list[Candidate]:
    """Read one capitalised run: wholly a place, or a place behind "of" or a direction, with a following kind of place; no surname ("Ms London")."""
    whole = _at(text, of, i, j)
    if whole is None and j - i > 1:
        whole = _trimmed(text, of, i, j)
    if whole is None or not _plausible(whole) or _ordinary(whole, of) or (whole.j - whole.i == 1 and whole.name in titled):
        return []
    return [whole]


def _ordinary(candidate: Candidate, of: Tagged) -> bool:
    """Tell whether a name is one ordinary word of its sentence ("Man accused of theft"): a town of that name needs its preposition."""
    i = candidate.i
    first = i == 0 or (of.tags[i - 1] not in "DJNPKC" and not of.tokens[i - 1].text[-1].isalnum())
    if candidate.j - i > 1 or candidate.prepositional or candidate.signs.held or candidate.signs.kinds or (of.tags[i] == "P" and not first):
        return False
    return not any(p.kind in "CRA" or (p.population >= KNOWN and of.tags[i] == "P") for p in candidate.options)


def _owner(text: str, of: Tagged, i: int, j: int) -> list[Candidate]:
    """Read the place that a run only begins with: a people's ("Norwegian"), a body's ("Bergen City Council"), an owner's ("Bergen-based")."""
    for k in range(min(j, i + LONGEST), i, -1):
        name = " ".join(text[of.tokens[i].start : of.tokens[k - 1].end].split())
        if name in words().sites or name in words().not_places:
            return []
        options = of_people(name)
        if (not options and k < j and of.tokens[k].text in words().bodies) or name.endswith("-based"):
            options = options_of(name.removesuffix("-based"))
        if options and (options[0].kind in "CRA" or max(p.population for p in options) >= SMALL or k - i > 1):
            beside = signs(text, of.tokens[i].start, of.tokens[k - 1].end, options)
            return [Candidate(i=i, j=k, name=name, options=options, prepositional=True, signs=beside)]
    return []


def _surnames(of: Tagged) -> frozenset[str]:
    """Return the words of a passage that end a person's name somewhere and are nowhere the place of something: "Jane Lincoln said"."""
    last, placed = set(), set()
    leading = words().directions | words().prefixes | words().not_places
    for k in range(1, len(of.tokens)):
        if of.tags[k] == "P" and not (k + 1 < len(of.tokens) and of.tags[k + 1] == "P"):
            before = of.tokens[k - 1]
            if before.low in IN:
                placed.add(of.tokens[k].text)
            elif of.tags[k - 1] == "P" and before.text not in leading:
                last.add(of.tokens[k].text)
    return frozenset(last - placed)


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
        if tail in known.streets:
            return _unknown(text, of, i, j)
        if tail in known.suffixes:
            return _at(text, of, i, k, upto=j) or _unknown(text, of, i, j)
    return None


def _unknown(text: str, of: Tagged, i: int, j: int) -> Candidate | None:
    """Keep a name with a kind of place that no list holds: it is a place, but where is not known."""
    if of.tokens[j - 1].text in words().unlisted and not _locative(of, i):
        return None
    return Candidate(i=i, j=j, name=text[of.tokens[i].start : of.tokens[j - 1].end], options=(), prepositional=_locative(of, i))


@cache
def _never() -> frozenset[str]:
    """Return the names that are no place by themselves: bodies, days, peoples, words for a people's things."""
    names = nations().demonyms
    # "Korean" of "North Korean"
    last = {d.rpartition(" ")[2] for d in names if " " in d}
    return words().not_places | words().peoples.keys() | names.keys() | nations().peoples.keys() | last


def _at(text: str, of: Tagged, i: int, j: int, upto: int | None = None) -> Candidate | None:
    if j - i > LONGEST:
        return None
    name = text[of.tokens[i].start : of.tokens[j - 1].end]
    if j - i > 1:
        name = " ".join(name.split())
    if name in _never() or (name in words().sites and not _locative(of, i)):
        return None
    options = options_of_given(name) if name in words().sites else options_of(name)
    if not options and name + "." in words().states and text[of.tokens[j - 1].end : of.tokens[j - 1].end + 1] == ".":
        # a tokenizer leaves the full stop of "Conn." to the sentence
        options = options_of(name + ".")
    if not options:
        if upto is None and j < len(of.tokens) and of.tokens[j].low in words().small_suffixes and _locative(of, i) and j - i <= 2:
            return _unknown(text, of, i, j)
        return None
    end = upto or j
    beside = signs(text, of.tokens[i].start, of.tokens[end - 1].end, options)
    return Candidate(i=i, j=end, name=name, options=options, prepositional=_locative(of, i), signs=beside)


def _locative(of: Tagged, i: int) -> bool:
    """Tell whether a preposition of place stands before a name, over its determiners, modifiers, and places it is joined to."""
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        low = of.tokens[k].low
        if k == i - 1 and low in words().reaching and of.tags[k] in "VZTEG":
            return True
        if low in words().locative and (low in words().located or k == i - 1 or of.tags[k + 1] in "DJNPK"):
            return True
        joined = of.tags[k] in "C," and k > 0 and (of.tags[k - 1] == "P" or of.tokens[k - 1].low in {"capital", "city", "town", "village", "port"})
        if of.tags[k] not in "DJKPN" and low != "of" and not joined:
            return False
    return False


def _marked(candidate: Candidate, of: Tagged) -> bool:
    """Tell whether a possessor stands before the name ("Norway's Bergen"), or a noun after a city's ("a Bergen court")."""
    if candidate.i > 0 and of.tags[candidate.i - 1] == "K":
        return True
    city = all(p.kind not in "CR" for p in candidate.options)
    return city and candidate.i > 0 and candidate.j < len(of.tags) and of.tags[candidate.i - 1] in "DJ" and of.tags[candidate.j] == "N"


def _at_home(candidate: Candidate, of: Tagged) -> bool:
    """Tell whether a state does what it does in its own country ("Norway banned the nets"): its verb stands behind it, with no other before."""
    if not any(p.kind == "C" for p in candidate.options):
        return False
    for k in range(candidate.j, min(len(of.tokens), candidate.j + AT_HOME)):
        if of.tokens[k].low in words().at_home:
            return True
        if of.tags[k] not in "MRLBVZTEGD":
            return False
    return False


def _plausible(candidate: Candidate) -> bool:
    if not candidate.options or candidate.signs.held or any(p.kind in "CRA" for p in candidate.options):
        return bool(candidate.options or candidate.prepositional) or candidate.j - candidate.i > 1
    people = max(p.population for p in candidate.options)
    if people >= REGIONAL:
        return True
    return candidate.prepositional if candidate.j - candidate.i == 1 or people < SMALL else True


def _mention(span: Span, name: str, place: Place | None) -> PlaceMention:
    if place is None:
        return PlaceMention(span=span, name=name)
    return PlaceMention(span=span, name=name, country=place.country, geonames_id=place.geonames_id, lat=place.lat, lon=place.lon)
