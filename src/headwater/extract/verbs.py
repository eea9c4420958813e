"""The verb groups of a passage, and the one that says what happens."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from headwater.model import noun
from headwater.text.patterns import load
from headwater.text.tagged import Tagged

VERBAL = frozenset("MVZTEG")
INSIDE = frozenset("MVZTEGRLB")
QUOTES = frozenset('"“”‘’«»')
NOMINAL = frozenset("NPJXDO$K")
REMEMBERED = 64
"""Passages whose verbs are remembered: several steps ask for those of one assertion."""


@noun
class Group:
    """A verb group: tokens i to j (not included); `finite` where it can stand as a clause's verb; `relative` inside a relative clause."""

    i: int
    j: int
    finite: bool
    relative: bool


@cache
def verb_words() -> dict[str, frozenset[str]]:
    """Return the verb lists of English as sets."""
    data: dict[str, Any] = load("en", "status")["verbs"]
    return {k: frozenset(v) for k, v in data.items()}


@lru_cache(maxsize=REMEMBERED)
def groups(of: Tagged) -> tuple[Group, ...]:
    """Return the verb groups in order; "to" and adverbs belong to one where a verb follows, "to" a verb of planning included."""
    of = progressive(of)
    found: list[Group] = []
    i, n = 0, len(of.tags)
    while i < n:
        if of.tags[i] not in VERBAL and not (of.tags[i] == "L" and i + 1 < n and of.tags[i + 1] in "VRG"):
            i += 1
            continue
        j = i + 1
        while j < n and (of.tags[j] in INSIDE or of.tokens[j].text in QUOTES) and not _new_clause(of, j):
            j += 1
        while j > i + 1 and of.tags[j - 1] in "RLB.":
            j -= 1
        found.append(Group(i=i, j=j, finite=_finite(of, i, j), relative=_relative(of, i)))
        i = j
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def progressive(of: Tagged) -> Tagged:
    """Read an -ing word as a verb where it follows a form of "be", or where nothing else can be the verb of a headline; no verb behind an article."""
    tags = list(of.tags)
    if "DZ" in of.tags:
        # "the rows" are no verb
        tags = ["N" if t == "Z" and k and tags[k - 1] == "D" else t for k, t in enumerate(tags)]
    candidates = [k for k, t in enumerate(of.tokens) if k and t.low[-3:] == "ing" and tags[k] in "NJ" and t.low not in _nouns_in_ing()]
    if not candidates and "DZ" not in of.tags:
        return of
    verbal = any(t in "MZTV" for t in tags)
    for k in candidates:
        after = tags[k + 1] if k + 1 < len(tags) else "."
        was = of.tokens[k - 1].low in verb_words()["be"] or (tags[k - 1] in "R." and k > 1 and of.tokens[k - 2].low in verb_words()["be"])
        if (was and after in "IDPXOJRL.,N$") or (not verbal and tags[k - 1] in "PN" and _has_object(tags, k)):
            tags[k] = "G"
    return Tagged(tokens=of.tokens, tags="".join(tags))


def _has_object(tags: list[str], k: int) -> bool:
    """Tell whether what follows an -ing word can be its object: a name, a determiner, or after a name two nouns."""
    following = "".join(tags[k + 1 : k + 3])
    return following[:1] in {"P", "D", "X", "O", "$"} or (tags[k - 1] == "P" and following in {"NN", "JN"})


@cache
def _nouns_in_ing() -> frozenset[str]:
    return frozenset(
        {"evening", "morning", "something", "nothing", "anything", "everything", "king", "ring", "spring", "wing", "building", "ceiling"}
    )


def _new_clause(of: Tagged, j: int) -> bool:
    """Tell whether an -ing form or past form after a verb opens a clause of its own, not part of the group."""
    before = of.tags[j - 1]
    low = of.tokens[j - 1].low
    helps = any(low in verb_words()[k] for k in ("be", "plan", "continue"))
    return of.tags[j] == "G" and before in "TEVZ" and not helps


def _finite(of: Tagged, i: int, j: int) -> bool:
    first, low = of.tags[i], of.tokens[i].low
    if first in "MZT" or low in _finite_be() or low in {"has", "have", "had"}:
        return True
    if first == "R" and i + 1 < j:
        return _finite(of, i + 1, j)
    if first == "V":
        return i > 0 and of.tags[i - 1] in "NPOXRC,"
    # a past participle after a name in a headline or a reduced tense ("troops killed") may stand for a past tense
    return False


@cache
def _finite_be() -> frozenset[str]:
    return verb_words()["be"] - {"been", "being", "be"}


def _relative(of: Tagged, i: int) -> bool:
    """Tell whether a group is the verb of a relative clause: "who", "which" or "that" stands shortly before it, after a noun."""
    for back in range(i - 1, max(-1, i - 4), -1):
        if of.tags[back] == "W" or (of.tags[back] in "SW" and back and of.tags[back - 1] in "NP"):
            return back > 0 and of.tags[back - 1] in "NP,I"
        if of.tags[back] in ".,C":
            break
    return False


@lru_cache(maxsize=REMEMBERED)
def main_group(of: Tagged) -> Group | None:
    """Return the verb group that says what happens: the first finite one outside relative clauses, else the first of any kind."""
    every = groups(of)
    of = progressive(of)
    for group in every:
        if group.finite and not group.relative and not _subordinate(of, group):
            return group
    finite = [g for g in every if g.finite and not g.relative]
    rest = [g for g in every if not g.relative]
    return next(iter((*finite, *rest, *every)), None)


def _subordinate(of: Tagged, group: Group) -> bool:
    """Tell whether a group stands in an opening clause ("When X came, Y left")."""
    opener = of.tokens[0].low if of.tokens else ""
    opening = opener in {"when", "while", "after", "before", "if", "although", "though", "because", "since", "once", "as", "until"}
    comma = of.tags.find(",")
    return opening and comma > 0 and group.i < comma
