"""What a capitalised run names: a person, a body, an outlet, a place, an agreement, equipment."""

from __future__ import annotations

from functools import cache

from headwater.extract.appositions import Draft
from headwater.extract.media import role_of
from headwater.extract.runs import demonym_before, listed, runs, text_of
from headwater.model import EntityKind
from headwater.text.common import common_words
from headwater.text.equipment import Piece, find_equipment
from headwater.text.gazetteer import lookup
from headwater.text.nations import nations
from headwater.text.outlets import agency_named
from headwater.text.patterns import load
from headwater.text.place_options import words as place_words
from headwater.text.tagged import Tagged

WELL_KNOWN_CITY = 100_000


@cache
def titles() -> frozenset[str]:
    """Return nouns for people by what they do."""
    return frozenset(load("en", "titles")["person"]) | listed("honorifics")


def _is_outlet(name: str) -> bool:
    return role_of(name) is not None


@cache
def _media_words() -> frozenset[str]:
    return frozenset(w.capitalize() for w in load("en", "titles")["media_suffix"]) - {"Network", "Channel"}


def drafts_of(of: Tagged) -> list[Draft]:
    """Return the names of a sentence in order."""
    pieces = [p for p in find_equipment(of) if not p.general]
    taken = {k for p in pieces for k in range(p.i, p.j)}
    found = [d for p in pieces if (d := _equipment(of, p))]
    for run in runs(of):
        i, j = _bared(of, *run)
        if not taken & set(range(i, j)):
            found += _read(of, i, j)
    return sorted(found, key=lambda d: d.i)


def _bared(of: Tagged, i: int, j: int) -> tuple[int, int]:
    """Return a run without what is no part of a name: a line in capitals before it, a word of the page, the -ing word of a headline."""
    first = i
    if _is_outlet(text_of(of, i, j)) or text_of(of, i, j) in nations().names or any(of.tokens[k].text in listed("bodies") for k in range(i, j)):
        return i, j
    while j - i > 1 and _capitals(of, j - 1) and not _capitals(of, i) and of.tokens[j - 1].low in common_words():
        j -= 1
    loud = i
    while loud < j and _capitals(of, loud):
        loud += 1
    if i < loud < j and of.tokens[loud].low not in titles() and (loud - i > 1 or _is_outlet(of.tokens[i].text.capitalize())):
        i = loud
    while j - i > 1 and of.tokens[i].low in listed("not_in_names"):
        i += 1
    opens = i == first and (i == 0 or of.tags[i - 1] == ".")
    if opens and j - i > 1 and of.tokens[i].low.endswith("ing") and len(of.tokens[i].text) > 6 and of.tokens[i].low in common_words():
        i += 1
    return i, j


def _capitals(of: Tagged, k: int) -> bool:
    return of.tokens[k].text.isupper() and len(of.tokens[k].text) > 2


def _equipment(of: Tagged, piece: Piece) -> Draft | None:
    """Return a piece of equipment; None where a country's adjective is all that stands before its kind ("Norwegian drones")."""
    first, name = piece.i, text_of(of, piece.i, piece.j)
    if piece.proper and text_of(of, *piece.proper) in nations().demonyms:
        if piece.proper[1] >= piece.head:
            return None
        first, name = piece.proper[1], text_of(of, piece.proper[1], piece.j)
    elif piece.proper:
        name = text_of(of, *piece.proper)
        # "Harriers jets": the plural belongs to the kind, not to the name
        if of.tokens[piece.head].low.endswith("s") and name.endswith("s") and len(name) > 4:
            name = name[:-1]
    return Draft(i=first, j=piece.j, kind="equipment", name=name, sure=True)


def _read(of: Tagged, i: int, j: int) -> list[Draft]:
    """Read one run: a leading word for a country's people, then a title, then the name."""
    people = nations().peoples.get(text_of(of, i, j))
    if people and text_of(of, i, j) not in nations().demonyms:
        return [Draft(i=i, j=j, kind="group", name=text_of(of, i, j), country=people, sure=True)]
    whole = text_of(of, i, j)
    if _is_outlet(whole):
        kind, country, _ = kind_of(of, i, j, whole)
        return [Draft(i=i, j=j, kind=kind, name=whole, country=country, sure=True)]
    leading = demonym_before(of, i, j)
    country = None
    skip = _opening_words(of, i, j)
    if skip > i:
        return _read(of, skip, j)
    if leading and not (leading[0] == j - 1 and of.tokens[j - 1].text in listed("bodies")):
        i, country = leading
        if i == j:
            return _nation_body(of, j, country, leading=_start_of(of, j, country))
    inner = _inner_title(of, i, j)
    if inner:
        return [inner]
    title_end = _title_end(of, i, j)
    title = text_of(of, i, title_end).replace(" .", ".") if title_end > i else _title_before(of, i)
    if title_end == j:
        return []
    draft = _named(of, title_end, j, title, country)
    if draft and _doubtful_opening(of, draft):
        return []
    return [draft] if draft else []


def _inner_title(of: Tagged, i: int, j: int) -> Draft | None:
    """Read "Harbour Authority Director Anna Berg": a body's words, a title, a name."""
    for k in range(j - 2, i, -1):
        rest = [of.tokens[n].text for n in range(k + 2 if of.tokens[k + 1].text == "." else k + 1, j)]
        if of.tokens[k].low in titles() and len(rest) <= 3 and not any(w in listed("bodies") for w in rest):
            start = k
            while start > i and of.tokens[start - 1].low in listed("modifiers"):
                start -= 1
            body = text_of(of, i, start)
            if start == i or body in nations().demonyms or of.tokens[i].low in titles():
                return None
            return Draft(i=k + 1, j=j, kind="person", name=" ".join(rest), title=text_of(of, start, k + 1), organisation=body, sure=len(rest) > 1)
    return None


def _doubtful_opening(of: Tagged, draft: Draft) -> bool:
    """Tell whether a lone capitalised word owes its capital to opening a sentence: "Cybersecurity expert"."""
    opens = draft.i == 0 or of.tags[draft.i - 1] == "."
    if not opens or draft.j - draft.i > 1 or draft.sure or draft.title:
        return False
    following = of.tags[draft.j] if draft.j < len(of.tags) else "."
    return of.tokens[draft.i].low in common_words() or following not in "ZTVMKCE,."


def _opening_words(of: Tagged, i: int, j: int) -> int:
    """Skip the word that opens a sentence or headline before a country: "First Norwegian ships"."""
    if i and of.tags[i - 1] != ".":
        return i
    following = text_of(of, i + 1, j)
    common = of.tokens[i].low in common_words() and of.tokens[i].text not in ("North", "South", "East", "West", "New", "United", "Central", "Saudi")
    names = nations()
    return i + 1 if j - i > 1 and common and (following in names.names or following in names.demonyms) and text_of(of, i, j) not in names.names else i


def _start_of(of: Tagged, j: int, country: str) -> int:
    i = j - 1
    while i > 0 and nations().demonyms.get(text_of(of, i - 1, j)) == country:
        i -= 1
    return i


def _nation_body(of: Tagged, j: int, country: str, leading: int) -> list[Draft]:
    """Read "Norwegian military": a country's body in small letters; a lone demonym names its people."""
    k = j
    while k < len(of.tokens) and k - j < 4 and of.tags[k] in "NJ":
        k += 1
    last = next((n for n in range(k - 1, j - 1, -1) if of.tokens[n].low in listed("body_nouns")), None)
    if last is not None and (last + 1 == k):
        return [Draft(i=leading, j=last + 1, kind="organisation", name=text_of(of, leading, last + 1), country=country, sure=True)]
    plural = text_of(of, leading, j) in nations().peoples and (j >= len(of.tokens) or of.tags[j] not in "NJP")
    return [Draft(i=leading, j=j, kind="group", name=text_of(of, leading, j), country=country, sure=True)] if plural else []


def _title_end(of: Tagged, i: int, j: int) -> int:
    """Where the capitalised title before a name ends: "Deputy Prime Minister | Anna Berg"."""
    last = i
    for k in range(i, j):
        low = of.tokens[k].low.rstrip(".")
        if low in titles():
            last = k + 1
        elif low not in listed("modifiers") and of.tokens[k].text != ".":
            break
    while last < j and of.tokens[last].text == ".":
        last += 1
    # "Chief Executive Group", "Attorney General's Office": a body, not a title
    return i if last and any(of.tokens[k].text in listed("bodies") for k in range(last, j)) else last


def _title_before(of: Tagged, i: int) -> str | None:
    """Return the title in small letters straight before a name: "spokesman Jan Berg"."""
    k = i
    while k > 0 and of.tags[k - 1] in "NJ" and (of.tokens[k - 1].low in titles() or of.tokens[k - 1].low in listed("modifiers")):
        k -= 1
    return text_of(of, k, i) if k < i and of.tokens[i - 1].low in titles() else None


def _named(of: Tagged, i: int, j: int, title: str | None, country: str | None) -> Draft | None:
    name = text_of(of, i, j).replace(" . ", ". ")
    if j - i > 1 and name.isupper() and not _is_outlet(name):
        return None
    if name in listed("not_names") or (len(name) < 2 and not title):
        return None
    if title and not any(of.tokens[k].text in listed("bodies") for k in range(i, j)):
        return Draft(i=i, j=j, kind="person", name=name, title=title, country=country, sure=j - i > 1)
    if j - i > 1 and of.tokens[i].text in listed("ship_prefixes"):
        return Draft(i=i + 1, j=j, kind="equipment", name=text_of(of, i + 1, j), sure=True)
    kind, code, sure = kind_of(of, i, j, name)
    return Draft(i=i, j=j, kind=kind, name=name, country=country or code, sure=sure)


def _is_body(of: Tagged, i: int, j: int, name: str) -> bool:
    """Tell whether a name has a body's word in it."""
    if j - i > 1 and f"{of.tokens[j - 2].text} {of.tokens[j - 1].text}" in listed("body_ends"):
        return True
    return any(of.tokens[k].text in listed("bodies") for k in range(i, j)) and (j - i > 1 or name in listed("single_bodies"))


def kind_of(of: Tagged, i: int, j: int, name: str) -> tuple[EntityKind, str | None, bool]:  # noqa: PLR0911  # a list of rules, first that holds
    """Return a name's kind, its country where the name shows it, and whether the words leave no doubt."""
    last = of.tokens[j - 1].text
    nation = nations().names.get(name)
    if nation:
        return "place", nation, True
    if _is_outlet(name):
        agency = agency_named(name)
        return "outlet", agency.country if agency else None, True
    if last in listed("agreements") or (j < len(of.tokens) and j - i > 1 and of.tokens[j].low in listed("agreement_words")):
        return "agreement", None, True
    if last in _media_words() and j - i > 1:
        return "outlet", None, True
    if _is_body(of, i, j, name):
        return "organisation", _nation_in(of, i, j), True
    if name in listed("single_bodies"):
        return "organisation", None, True
    if name in listed("acronym_equipment") or (i > 0 and of.tokens[i - 1].low in listed("ships")):
        return "equipment", None, True
    place = _place(of, i, j, name)
    if place:
        return place
    if name.isupper() and 2 <= len(name) <= 6:
        return "organisation", None, True
    if j - i > 1 and (all(of.tokens[k].low in common_words() for k in range(i, j)) or _after_body_word(of, i)):
        return "organisation", None, False
    if 2 <= j - i <= 4 and all(
        of.tokens[k].text.isalpha() or "-" in of.tokens[k].text or "’" in of.tokens[k].text or "." in of.tokens[k].text or "'" in of.tokens[k].text
        for k in range(i, j)
    ):
        return "person", None, False
    return "organisation", None, False


def _after_body_word(of: Tagged, i: int) -> bool:
    """Tell whether a word for a body stands straight before a name ("the lobby group Open Harbour")."""
    data = load("en", "titles")
    return i > 0 and of.tags[i - 1] == "N" and of.tokens[i - 1].text in {"group", "service", *data["company"], *data["organisation"]}


def _nation_in(of: Tagged, i: int, j: int) -> str | None:
    """Return the country in a body's own name: "Security Service of Norway"."""
    for k in range(i, j):
        for m in range(min(j, k + 3), k, -1):
            words = text_of(of, k, m)
            code = nations().names.get(words) or nations().demonyms.get(words)
            if code:
                return code
    return None


def _stands_at(of: Tagged, i: int) -> bool:
    """Tell whether a preposition before a name can only be that of a place, not of a person ("to Anna Field")."""
    if i > 1 and of.tags[i - 1] == "K" and of.tags[i - 2] == "P":
        return True
    return i > 0 and of.tokens[i - 1].low in {"in", "at", "near", "outside", "inside", "across", "off", "around", "on"}


def _place(of: Tagged, i: int, j: int, name: str) -> tuple[EntityKind, str | None, bool] | None:
    known = place_words()
    if name in known.regions:
        code = known.regions[name][0]
        return "place", None if code == "-" else code, True
    after_preposition = i > 0 and (
        of.tokens[i - 1].low in known.located or (of.tokens[i - 1].low == "the" and i > 1 and of.tokens[i - 2].low in known.located)
    )
    if of.tokens[j - 1].text in known.suffixes and j - i > 1:
        return "place", None, True
    if j - i > 1 and of.tokens[i].text in known.prefixes and of.tokens[j - 1].text not in listed("bodies"):
        return "place", None, True
    if j - i > 1 and of.tokens[j - 1].text in known.soft_suffixes and _stands_at(of, i):
        return "place", None, True
    if after_preposition and j < len(of.tokens) and of.tokens[j].low in known.small_suffixes:
        return "place", None, True
    options = lookup(name) if name not in known.not_places else ()
    biggest = max((p.population for p in options), default=0)
    if options and (biggest >= WELL_KNOWN_CITY or (after_preposition and j - i <= 2)):
        return "place", max(options, key=lambda p: p.population).country, biggest >= WELL_KNOWN_CITY
    return None
