"""Compile a language's patterns of times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from headwater.model import noun
from headwater.text.lexicon import table
from headwater.text.patterns import DEFAULT, either, load

WORD = re.compile(r"[^\W\d_]+|\d")
RUN = re.compile(r"[^\W\d_]+|\d+")
OWN = frozenset(
    [
        "name_after",
        "past_next",
        "past_due",
        "past_perfect",
        "onset",
        "governs",
        "before",
        "past_before",
        "deadline_behind",
        "since_behind",
        "year_over",
    ]
)
"""Contexts that no language has from English."""
REACH = 8
"""How many words behind its first a time may have the word that tells it ("no more than a hundred consecutive trading days")."""


@noun
class Rules:
    """The compiled language data: `hit` finds a time (its n-th group: that the n-th of the `patterns` did), `context` what stands beside one.

    `triggers` are words of which every time has one, `starters` those that times begin with; both are empty where a language lists none.
    """

    hit: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    words: dict[str, dict[str, int | str]]
    context: dict[str, re.Pattern[str]]
    ambiguous: frozenset[str]
    triggers: frozenset[str]
    starters: frozenset[str]


@cache
def rules(language: str | None, *, lengths: bool = False) -> Rules:
    """Compile a language's patterns: those of dates; with `lengths` those of durations, repetitions and times of day as well."""
    data = load(language, "dates")
    # what only English has (yet) is not for other languages
    own = table("dates", (language or DEFAULT).split("-")[0].lower()) or data
    boundary = data.get("boundary", r"(?!\w)")
    kinds = [*data["pattern"], *(own.get("length", ()) if lengths else ())]
    patterns = tuple((p["kind"], re.compile(_expand(p["of"], data))) for p in kinds)
    bare = [re.sub(r"\(\?P<\w+>", "(?:", p.pattern) for _, p in patterns]
    return Rules(
        hit=re.compile(r"(?<!\w)(?:" + "|".join(f"({b})" for b in bare) + ")" + boundary),
        patterns=tuple((kind, re.compile(p.pattern + boundary)) for kind, p in patterns),
        words=data["words"],
        context={k: re.compile(v) for k, v in data["context"].items() if isinstance(v, str) and (k not in OWN or k in own.get("context", ()))},
        ambiguous=frozenset(data["context"]["ambiguous_months"]),
        triggers=_listed(own, ("words", "length_words"), ("tables", "length_tables"), lengths=lengths),
        starters=_listed(own, ("starters", "length_starters"), ("starter_tables",), lengths=lengths),
    )


def _expand(pattern: str, data: dict[str, Any]) -> str:
    pattern = re.sub(r"(?<!P)(?<!\()<(\w+)>", lambda m: str(data["fragments"][m[1]]), pattern)
    return re.sub(r"\{(\w+)\}", lambda m: either(data["words"][m[1]]) if m[1] in data["words"] else m[0], pattern)


def _listed(own: dict[str, Any], kinds: Sequence[str], tables: Sequence[str], *, lengths: bool) -> frozenset[str]:
    """Return the words of some lists, and those of some tables, in small letters; with the digits."""
    listed = own.get("quick")
    if not listed:
        return frozenset()
    named = [w for kind in tables if lengths or "length" not in kind for name in listed[kind] for w in own["words"][name] if " " not in w]
    plain = [w for kind in kinds if lengths or "length" not in kind for w in listed[kind]]
    return frozenset("0123456789") | {w.lower().rstrip(".") for w in (*named, *plain)}


def may_hold(text: str, start: int, end: int, rule: Rules) -> bool:
    """Tell whether a passage has any word that a time needs: a quick look that spares most sentences the patterns."""
    return not rule.triggers or not rule.triggers.isdisjoint(WORD.findall(text[start:end].lower()))


def hits(text: str, start: int, end: int, rule: Rules) -> Iterator[re.Match[str]]:
    """Yield where a pattern matches, in order, none inside another."""
    if not rule.starters:
        yield from rule.hit.finditer(text, start, end)
        return
    words = list(RUN.finditer(text, start, end))
    small = [w[0].lower() for w in words]
    telling = [i for i, w in enumerate(small) if w in rule.triggers or w[0].isdigit()]
    last, k = start, 0
    for i, word in enumerate(words):
        while k < len(telling) and telling[k] < i:
            k += 1
        if k == len(telling):
            return
        if telling[k] - i > REACH or word.start() < last or not (small[i] in rule.starters or small[i][0].isdigit()):
            continue
        hit = rule.hit.match(text, word.start(), end)
        if hit:
            last = hit.end()
            yield hit
