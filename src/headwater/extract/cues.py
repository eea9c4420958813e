"""Words that attribute, with their frames (text/data/en/cues.toml)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from headwater.text.lexicon import table, words


class Verb(NamedTuple):
    """A cue verb: its lemma, what may follow it, and by which particle."""

    lemma: str
    frames: str
    particles: tuple[tuple[str, str], ...] = ()


@cache
def verbs() -> dict[str, Verb]:
    """Return English cue verbs by form."""
    data = table("cues")
    frames: dict[str, str] = {k: v for k, v in data["verbs"].items() if "_" not in k}
    particles = data["particles"]
    found: dict[str, Verb] = {}
    for lemma in sorted({*frames, *particles}):
        verb = Verb(lemma, frames.get(lemma, ""), tuple(sorted(particles.get(lemma, {}).items())))
        for form in (lemma, *data["forms"].get(lemma, _inflected(lemma))):
            found.setdefault(form, verb)
    return found


def _inflected(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return (lemma + ("es" if sibilant else "s"), lemma + "ed", lemma + "ing")


@cache
def listed(key: str) -> frozenset[str]:
    """Return one of the lists of cues.toml."""
    return frozenset(table("cues")["lists"].get(key, ()))


def named(key: str) -> frozenset[str]:
    """Return one of the lists of titles.toml."""
    return words("titles", key)


AUXILIARY = frozenset({*listed("be"), *listed("have"), *listed("do"), *listed("modal")})
