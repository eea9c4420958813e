"""Names in a language without capitals whose particles end words: by lists, endings and the titles beside them (text/data/ko/names.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from headwater.model import Article, Mention, PlaceMention
from headwater.text.gazetteer import lookup
from headwater.text.korean_names import doubles, is_hangul, names
from headwater.text.lexicon import table, words
from headwater.text.offsets import take
from headwater.text.outlets import agency_named
from headwater.text.particles import particles
from headwater.text.places import locate
from headwater.text.tokens import Token, tokens

ACTING = re.compile(r"(?:은|는|이|가|도|과|와)(?![가-힣])|\s?(?:정부|대통령|총리|당국|외무부|국방부)")
"""What stands behind a country's name that speaks or acts."""
LONGEST_TITLE = 8
FOREIGN = 3
"""Words of the longest foreign name."""


class Word(NamedTuple):
    """A word without the particle at its end: where it stands, and whether it had one."""

    start: int
    end: int
    text: str
    particle: bool


class Found(NamedTuple):
    """A name: the words i to j, its end within the last, its kind and its title."""

    i: int
    j: int
    end: int
    kind: str
    title: str | None = None


def knows(language: str | None) -> bool:
    """Tell whether a language's names are read here."""
    return particles(language) is not None


def named(article: Article, low: int, high: int) -> list[Mention]:
    """Return the names of one sentence, in order; none overlaps another."""
    language = (article.language or "en")[:2]
    found = stems(tokens(article.text, low, high), language)
    taken: list[Found] = []
    for hit in (*_people(found, language), *_bodies(found, language), *_places(found, language)):
        if all(hit.j <= t.i or hit.i >= t.j for t in taken):
            taken.append(hit)
    return [m for hit in sorted(taken) if (m := _mention(article, found, hit)) is not None]


def _mention(article: Article, found: Sequence[Word], hit: Found) -> Mention | None:
    span = take(article.text, found[hit.i].start, hit.end)
    if span is None:
        return None
    return Mention(article_id=article.id, span=span, kind=hit.kind, name=span.text, title=hit.title)  # type: ignore[arg-type]  # kinds are the model's


def situated(text: str, mentions: Sequence[Mention], prefer: frozenset[str]) -> tuple[PlaceMention, ...]:
    """Return the places among mentions that something happens at; one with a subject's particle ("독일은") acts as a state."""
    spans = [(m.span.start, m.span.end) for m in mentions if m.kind == "place" and not ACTING.match(text, m.span.end)]
    return tuple(locate(text, spans, prefer))


# --- words ------------------------------------------------------------------------------------------------------------------------------------


@cache
def _endings(language: str) -> tuple[str, ...]:
    data = table("cues", language)
    return tuple(sorted({*data["particles"], *data["case"]}, key=lambda p: (-len(p), p)))


@cache
def _whole(language: str) -> frozenset[str]:
    """Return the words of the lists, from which no particle is taken."""
    data = table("names", language)
    return (
        frozenset(w for key in ("titles", "former", "companies", "countries", "cities") for w in data[key])
        | words("cues", "unnamed", language)
        | institutions()
    )


@cache
def institutions() -> frozenset[str]:
    """Return the names in Hangul that the list of institutions holds."""
    rows = files("headwater.text").joinpath("data", "institutions.tsv").read_text("utf-8").splitlines()
    names_of = (name for row in rows if not row.startswith("#") and row.count("\t") == 3 for name in row.split("\t")[3].split("|"))
    return frozenset(n for n in names_of if is_hangul(n))


def stems(found: Sequence[Token], language: str) -> list[Word]:
    """Return words without their particles; marks stay as they are."""
    out = []
    for token in found:
        cut = 0 if token.text in _whole(language) else _particle(token.text, language)
        out.append(Word(token.start, token.end - cut, token.text[: len(token.text) - cut], cut > 0))
    return out


def _particle(word: str, language: str) -> int:
    fitting = [len(p) for p in _endings(language) if word.endswith(p) and len(word) > len(p)]
    known = next((n for n in fitting if word[:-n] in _whole(language)), 0)
    return known or next((n for n in fitting if len(word) > n + 1), 0)


# --- people -----------------------------------------------------------------------------------------------------------------------------------


def _people(found: Sequence[Word], language: str) -> Iterator[Found]:
    titles, former = words("names", "titles", language), words("names", "former", language)
    for i, word in enumerate(found):
        if word.text not in titles and not (2 < len(word.text) < LONGEST_TITLE and word.text.endswith(tuple(table("names", language)["title_ends"]))):
            continue
        stop = i - 1 if i and found[i - 1].text in former else i
        behind = _before(found, stop, language)
        if behind is None and stop > 1 and _is_body(found[stop - 1], language) and _korean(found[stop - 2].text, language):
            # "이성권 국민의힘 의원": the body stands between name and title
            yield Found(stop - 2, stop - 1, found[stop - 2].end, "person", word.text)
            continue
        if behind is not None:
            yield Found(behind, stop, found[stop - 1].end, "person", None if word.text == "씨" else word.text)
            continue
        if not word.particle and (ahead := _after(found, i + 1, language)) is not None:
            yield Found(i + 1, ahead, found[ahead - 1].end, "person", word.text)


def _before(found: Sequence[Word], stop: int, language: str) -> int | None:
    """Return where a name begins that ends before a title; an age in brackets may stand between."""
    if stop < 1 or found[stop - 1].particle or not _in_row(found, stop - 1):
        return None
    last = found[stop - 1].text
    if _korean(last, language):
        return stop - 1
    first = stop
    while (
        first > max(0, stop - FOREIGN)
        and _foreign(found[first - 1], language)
        and _in_row(found, first - 1)
        and not _does(found[first - 1], language)
    ):
        first -= 1
    return first if stop - first > 1 else None


def _does(word: Word, language: str) -> bool:
    """Tell whether a word says what somebody is, with the particle that makes it do so ("수석대표인")."""
    return word.particle and word.text.endswith(tuple(words("names", "titles", language)))


def _is_body(word: Word, language: str) -> bool:
    mixed = not is_hangul(word.text) and word.text[0].isalpha()
    return not word.particle and (mixed or word.text in institutions() | words("names", "companies", language) or body_end(word.text, language))


def _after(found: Sequence[Word], start: int, language: str) -> int | None:
    """Return where a name ends that begins behind a title."""
    if start >= len(found):
        return None
    if _korean(found[start].text, language) and not _foreign_run(found, start, language):
        follows = found[start + 1].text if start + 1 < len(found) else ""
        return start + 1 if found[start].particle or follows in ("씨", "측", "(", ",") else None
    end = _foreign_run(found, start, language)
    return end or None


def _foreign_run(found: Sequence[Word], start: int, language: str) -> int:
    end = start
    while end < min(len(found), start + FOREIGN) and _foreign(found[end], language):
        end += 1
        if found[end - 1].particle:
            return end if end - start > 1 else 0
    return 0


def _korean(word: str, language: str) -> bool:
    """Tell whether a word looks like a Korean name: a surname and a given name of two letters."""
    shaped = is_hangul(word) and (len(word) == 3 or (len(word) == 4 and word[:2] in doubles())) and bool(names(word))
    return shaped and word not in words("names", "not_names", language) | _whole(language) and not body_end(word, language)


def _foreign(word: Word, language: str) -> bool:
    """Tell whether a word may be part of a foreign name."""
    text = word.text
    known = words("names", "not_names", language) | words("names", "titles", language) | _whole(language)
    return is_hangul(text) and 2 <= len(text) <= 7 and text not in known and not body_end(text, language)


def _in_row(found: Sequence[Word], i: int) -> bool:
    return found[i].text[:1].isalpha()


# --- bodies and places ------------------------------------------------------------------------------------------------------------------------


def _bodies(found: Sequence[Word], language: str) -> Iterator[Found]:
    ends = table("names", language)
    for i, word in enumerate(found):
        text = word.text
        if agency_named(text) or _outlet(text, language):
            # "모스크바 타임스": the end of the name stands alone
            first = i - 1 if text in ends["outlet_ends"] and i and is_hangul(found[i - 1].text) and not found[i - 1].particle else i
            if first < i or text not in ends["outlet_ends"]:
                yield Found(first, i + 1, word.end, "outlet")
        elif text in institutions() or text in words("names", "companies", language) or body_end(text, language):
            yield Found(i, i + 1, word.end, "organisation")


def _outlet(text: str, language: str) -> bool:
    data = table("names", language)
    return text.endswith(tuple(data["outlet_ends"])) and text not in data["not_outlets"] and len(text) > 2


@cache
def _ministry(language: str) -> re.Pattern[str]:
    return re.compile(rf"[가-힣]{{2,}}(?:{'|'.join(table('names', language)['ministry_ends'])})")


def body_end(text: str, language: str) -> bool:
    """Tell whether a word ends as bodies' names do, with a name of its own before that."""
    data = table("names", language)
    ends = any(text.endswith(e) and len(text) > len(e) + 1 for e in data["body_ends"])
    return ends or (_ministry(language).fullmatch(text) is not None and not text.endswith(tuple(data["not_ministries"])))


def _places(found: Sequence[Word], language: str) -> Iterator[Found]:
    data = table("names", language)
    known = words("names", "countries", language) | words("names", "cities", language)
    for i, word in enumerate(found):
        text = word.text
        if text in known:
            yield Found(i, i + 1, word.end, "place")
            continue
        if (
            len(text) > 2
            and is_hangul(text)
            and not word.text.endswith(tuple(data["title_ends"]))
            and (shown := _listed_place(text, data["headline_in"]))
        ):
            yield Found(i, i + 1, word.end - shown + 1, "place")
            continue
        if len(text) > 4 and text.endswith(tuple(data["site_ends"])):
            yield Found(i, i + 1, word.end, "place")
            continue
        tail = next((t for t in data["place_tails"] if text.endswith(t) and text[: -len(t)] in known), None)
        if tail:
            yield Found(i, i + 1, word.end - len(tail), "place")
        elif any(text.endswith(e) and len(text) > len(e) + 1 and text not in data["not_towns"] for e in data["town_ends"]) and is_hangul(text):
            yield Found(i, i + 1, word.end, "place")


def _listed_place(text: str, headline_in: str) -> int:
    """Return one more than the letters to take off a word so that the gazetteer holds it; 0 where it does not ("우수리스크서" in headlines)."""
    if lookup(text):
        return 1
    return 1 + len(headline_in) if text.endswith(headline_in) and len(text) > 3 and lookup(text[: -len(headline_in)]) else 0
