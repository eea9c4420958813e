"""Who "Глинський", "генерал", "방 의원" or "이 통신" is: somebody whom a Ukrainian, Russian or Korean article names in full."""

from __future__ import annotations

import re
from functools import cache

from headwater.extract import inflected
from headwater.extract.coreference import Memory
from headwater.extract.who import Named
from headwater.model import MEDIA, Mention
from headwater.text import declined
from headwater.text.korean_names import is_hangul
from headwater.text.lexicon import table, words
from headwater.text.outlets import agency_named

BESIDE = 90
"""Code points beside a name in which what its bearer does is told."""
LONGEST = 4
"""Words of the longest short form."""
WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")
Known = tuple[Named, str | None]


def whole(source: Named, written: str, memory: Memory) -> Known | None:
    """Return who a short form stands for, with the reason where its words alone do not say so; None where it is none."""
    held = WORD.findall(written)
    if source.pronoun:
        return _speaker_before(source, memory)
    if written.lower().replace("’", "'") in _media_again():
        return (memory.media[-1], f'"{written}" is the medium named before') if memory.media else None
    if not held or len(held) > LONGEST:
        return None
    if is_hangul(held[-1]):
        return _hangul(source, held, memory)
    if (source.role in MEDIA and held[-1][0].isupper()) or not declined.cyrillic(held[-1]):
        return None
    if len(held) == LONGEST // 2 and held[0].islower() and source.name.lower() == held[1].lower():
        # "на сайте ведомства": what it is said in is not who says it
        held = held[1:]
    return _surname(source, held, memory) or _title(source, held, memory) or _body(source, held, memory)


def _speaker_before(source: Named, memory: Memory) -> Known | None:
    """Return whom a pronoun stands for in these languages: whoever spoke last, if that is somebody."""
    last = memory.sources[-1] if memory.sources else None
    cyrillic = declined.cyrillic(source.name)
    if last is None or not (cyrillic or is_hangul(source.name)) or source.pronoun not in ("he", "she"):
        return None
    fits = last.role in ("person", "unnamed") if cyrillic else last.role != "outlet"
    return (last, f'"{source.name}" is the speaker named before') if fits and last.name != "unnamed" else None


def _body(source: Named, held: list[str], memory: Memory) -> Known | None:
    """Return the body that spoke before and that "ведомство", "у центрі", "агентство" stands for."""
    if len(held) > 1 or held[0][0].isupper():
        return None
    stem = declined.stem(held[0])
    if stem in _listed("outlet_words"):
        last = memory.media[-1] if memory.media else None
        return (last, f'"{source.name}" is the medium named before') if last else None
    for other in reversed(memory.sources):
        named = other.role == "organisation" and other.name.lower() != held[0].lower()
        if named and (stem in _listed("any_body") or any(declined.stem(w) == stem for w in WORD.findall(other.name.lower()))):
            return other, f'"{source.name}" is the body named before'
    return None


@cache
def _media_again() -> frozenset[str]:
    """Return how the languages in Latin letters call a medium again: "das Blatt", "el rotativo"."""
    return frozenset(w for language in ("de", "es", "fr", "it", "pl", "pt") for w in table("cues", language)["medium_again"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(declined.stem(w) for language in ("uk", "ru") for w in table("cues", language)[name])


def _named(source: Named, m: Mention) -> Named:
    return Named("person", m.name, source.title or m.title, source.organisation or m.organisation)


def _surname(source: Named, held: list[str], memory: Memory) -> Known | None:
    """Return the person whose last name a lone name is, in whatever case either stands."""
    stem = declined.stem(held[-1])
    titled = all(declined.stem(w) in _titles() for w in held[:-1])
    if not held[-1][0].isupper() or not titled:
        return None
    found = [m for m in memory.mentions if m.kind == "person" and len(m.name.split()) > 1 and declined.stem(m.name.split()[-1]) == stem]
    names = {" ".join(declined.stem(w) for w in m.name.split()) for m in found}
    best = next((m for m in found if m.title), found[0]) if len(names) == 1 else None
    return (_named(source, best), None) if best else None


def _title(source: Named, held: list[str], memory: Memory) -> Known | None:
    """Return the person who spoke before and whom the article calls by the same title."""
    if len(held) == 1 and declined.stem(held[0]) in _listed("somebody") and memory.sources and memory.sources[-1].role == "person":
        return memory.sources[-1], f'"{source.name}" is the one named before'
    kinds = [declined.stem(w) for w in held if w.islower() or w is held[0]]
    if not kinds or kinds[0] not in _titles() or held[0].lower() in _bodies() or len(held) > LONGEST - 1:
        return None
    spoke = [o for o in reversed(memory.sources) if o.role == "person"]
    for loose in (False, True):
        for other in spoke:
            mentions = (m for m in memory.mentions if m.kind == "person" and m.name == other.name)
            if any(_called(m, held, memory.text, loose=loose) for m in mentions):
                return other, f'"{source.name}" is {other.name}, whom the article calls so'
    return None


def _called(m: Mention, held: list[str], text: str, *, loose: bool) -> bool:
    """Tell whether the words before a name hold all those of a short form: its title and what it is the head of; `loose`: its title."""
    line = text[max(0, m.span.start - BESIDE) : m.span.start].rsplit("\n", 1)[-1]
    before = {declined.stem(w) for w in WORD.findall(re.split(r"[.!?»]\s", line)[-1])}
    of = [w for n, w in enumerate(held) if len(w) > 2 and not (n and w.islower() and loose)]
    return all(any(b.startswith(declined.stem(w)) for b in before) or (w.isupper() and w in line) for w in of)


@cache
def _bodies() -> frozenset[str]:
    """Return words for bodies whose stems are those of words for people: "мэрия" beside "мэр"."""
    return frozenset(w for language in ("uk", "ru") for w in table("cues", language)["body_words"])


@cache
def _titles() -> frozenset[str]:
    found = (inflected.words(language) for language in ("uk", "ru"))
    return frozenset(t for w in found if w for t in w.titles)


def _hangul(source: Named, held: list[str], memory: Memory) -> Known | None:
    """Read "방 의원", "흘린스키 센터장", "이 의원은", "이 통신은"."""
    last = held[-1]
    if last in table("cues", "ko")["medium_nouns"] and held[0] in table("cues", "ko")["this"]:
        passed = next((m for m in reversed(memory.media) if last != "통신" or m.role == "agency" or agency_named(m.name)), None)
        return (passed, f'"{source.name}" is the medium named before') if passed else None
    if len(held) != 2:
        return None
    if last in words("cues", "unnamed", "ko") and held[0] in table("cues", "ko")["this"]:
        before = next((o for o in reversed(memory.sources) if o.name.endswith(last)), None)
        return (before, f'"{source.name}" is the one named before') if before else None
    if last not in words("names", "titles", "ko"):
        return None
    people = [m for m in memory.mentions if m.kind == "person" and (m.title or "").endswith(last) and m.name != held[0]]
    fit = [m for m in people if m.name.split()[-1] == held[0] or m.name.split()[0] == held[0] or (len(held[0]) < 3 and m.name.startswith(held[0]))]
    names = {m.name for m in fit}
    if len(names) == 1:
        return _named(source, fit[0]), None
    spoke = next((o for o in reversed(memory.sources) if o.role == "person" and (o.title or "").endswith(last)), None)
    return (spoke, f'"{source.name}" is the one named before') if held[0] in table("cues", "ko")["this"] and spoke else None
