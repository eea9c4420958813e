"""How certain it is that an event happened or will: polarity and modality of the clause round a word, as marks and as a value from -3 to 3.

The scale is that of Saurí and Pustejovsky (2009) as Lee et al. (2015) made it one number: 3 certain, 0 said neither way, -3 certainly not. Read from
parts of speech alone: the verb group that a word stands in or hangs on, what governs that group, and the words that open its clause.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.extract.verbs import Group, groups, verb_words
from headwater.model import noun
from headwater.text.patterns import load
from headwater.text.tagged import Tagged

CERTAIN = 3.0
REACH = 7
"""Tokens between a verb and a noun that hangs on it."""
SUBJECT_REACH = 24
"""Tokens between a subject and its verb."""
OPENING = 12
"""Tokens back to the word that opens a clause."""
GOVERNING = ("realised", "planned", "wished", "asked", "hedged", "expected", "used")
"""Kinds of words that an infinitive hangs on, in the order they are tried."""
BREAKS = frozenset(".,SW")


@noun
class Certainty:
    """What the words round an event say of it: the marks that were found, in order of name, and the value that they give."""

    marks: tuple[str, ...]
    value: float


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of English."""
    data: dict[str, Any] = load("en", "status")["certainty"]
    return {k: frozenset(v) for k, v in data.items()}


@cache
def weights() -> dict[str, float]:
    """Return what each mark takes from the value of a plain statement, as trained."""
    table: dict[str, float] = json.loads((files("headwater.text") / "data" / "en" / "certainty.json").read_text("utf-8"))
    return table


def certainty_at(of: Tagged, i: int) -> Certainty:
    """Return how certain the event is that the token at `i` stands for."""
    marks = marks_at(of, i)
    return Certainty(marks=tuple(sorted(marks)), value=value_of(marks, weights()))


def value_of(marks: set[str], table: dict[str, float]) -> float:
    """Return what marks come to; what lies within half a point of certain is certain."""
    value = table[""] + sum(table.get(m, 0.0) for m in sorted(marks))
    return CERTAIN if value >= CERTAIN - 0.5 else max(-CERTAIN, round(value, 2))


def marks_at(of: Tagged, i: int) -> set[str]:
    """Return the marks of the words that make the event at `i` less than a fact."""
    every = groups(of)
    own = next((g for g in every if g.i <= i < g.j), None)
    if own:
        return _of_verb(of, own, i) | _of_clause(of, own.i) | _joined(of, every, own)
    marks = _of_noun(of, i) | _of_clause(of, i)
    if i > 1 and of.tokens[i - 1].low == "to":
        marks |= _infinitive(of, i - 1) - {"to"}
    left = next((g for g in reversed(every) if g.j <= i), None)
    if left and i - left.j < REACH and not any(of.tags[k] in BREAKS for k in range(left.j, i)):
        marks |= {f"under {m}" for m in _of_verb(of, left, left.j)}
        marks |= _averting(of, left, "object")
    right = _predicate(of, every, i)
    if right:
        marks |= {f"over {m}" for m in _of_verb(of, right, right.j)} | _averting(of, right, "subject")
    return marks


def _predicate(of: Tagged, every: tuple[Group, ...], i: int) -> Group | None:
    """Return the verb of which a noun is the subject; what hangs on the noun, or stands between two commas, is passed over."""
    begin = i
    while begin and of.tags[begin - 1] in "NPJDX$KEG":
        begin -= 1
    if of.tags[i] not in "NP" or (begin and of.tags[begin - 1] in "IL"):
        return None
    for group in every:
        if group.i <= i:
            continue
        between = of.tags[i + 1 : group.i]
        if "." in between or "S" in between or group.i - i > SUBJECT_REACH:
            return None
        if between.count(",") % 2 == 0 and "W" not in between[between.rfind(",") + 1 :] and group.finite:
            return group
    return None


# --- verbs ------------------------------------------------------------------------------------------------------------------------------------


def _of_verb(of: Tagged, own: Group, i: int) -> set[str]:
    """Return the marks of the auxiliaries and verbs ahead of a verb in its group, and of what governs its infinitive."""
    lists = words()
    ahead = [of.tokens[k].low for k in range(own.i, min(i, own.j))]
    marks = set()
    negated = {w for w in ahead if w in lists["negation"]} or (of.tokens[own.i - 1].low in lists["negation"] if own.i else False)
    if negated or (i == own.j and of.tokens[i].low in lists["negation"] if i < len(of.tokens) else False):
        marks.add("negated")
    for name in ("may", "can", "must", "would", "will", "expected", "hedged", "nearly", "ceased"):
        if any(w in lists[name] for w in ahead):
            marks.add(name)
    if own.i and of.tokens[own.i - 1].low in lists["nearly"]:
        marks.add("nearly")
    if "to" in ahead:
        marks |= _infinitive(of, own.i + len(ahead) - 1 - ahead[::-1].index("to"))
    elif own.i and of.tags[own.i] == "G" and of.tokens[own.i - 1].low in lists["ceased"]:
        marks.add("ceased")
    return marks


def _joined(of: Tagged, every: tuple[Group, ...], own: Group) -> set[str]:
    """Return the marks of the infinitive or modal that a bare verb behind "and" shares: "to calm the markets and restore trust"."""
    if of.tags[own.i] != "V" or own.i == 0 or of.tags[own.i - 1] != "C":
        return set()
    left = next((g for g in reversed(every) if g.j <= own.i), None)
    if left is None or own.i - left.j > OPENING or not any(of.tags[k] in "LM" for k in range(left.i, left.j)):
        return set()
    return _of_verb(of, left, left.j - 1)


def _infinitive(of: Tagged, at: int) -> set[str]:
    """Return the mark of the word that an infinitive hangs on: "hopes to", "efforts to", "asked them to"; `at` is where its "to" stands."""
    lists = words()
    negated = {"negated"} if at and of.tokens[at - 1].low in lists["negation"] else set()
    for k in range(at - 1, max(-1, at - REACH), -1):
        low, tag = of.tokens[k].low, of.tags[k]
        if tag in ".,S":
            break
        if low in lists["averting_nouns"]:
            return {"averted"}
        name = next((n for n in GOVERNING if low in lists[f"to_{n}"]), None)
        if name:
            return {f"to {name}"} | (negated if name in ("asked", "wished", "planned") else set())
        if tag in "ZTM":
            break
    return {"to"} | negated


def _averting(of: Tagged, group: Group, side: str) -> set[str]:
    """Return the mark of a verb that keeps a thing from happening: "delayed the launch", "the launch was put off"."""
    lows = [of.tokens[k].low for k in range(group.i, group.j)]
    passive = of.tags[group.j - 1] in "ET" and any(w in verb_words()["be"] for w in lows[:-1])
    bare = len(lows) == 1 and of.tags[group.i] == "E"
    if lows[-1] in words()["averts"] and (side == "object") != (passive or bare):
        return {"averted"}
    return set()


# --- nouns and clauses ------------------------------------------------------------------------------------------------------------------------


def _of_noun(of: Tagged, i: int) -> set[str]:
    """Return the marks of the words before a noun: "fears of a recession", "no deal", "the planned launch", "a delay in delivery"."""
    lists = words()
    marks = set()
    for k in range(i - 1, max(-1, i - REACH), -1):
        low, tag = of.tokens[k].low.rpartition("-")[2], of.tags[k]
        hanging = any(of.tags[m] in "IL" for m in range(k + 1, i))
        if tag in "DJRGO" and low in lists["negation"] and not hanging:
            marks.add("negated")
        if low in lists["averted"] and not hanging and not any(t in "MVZTG" for t in of.tags[k + 1 : i]):
            marks.add("averted")
        if low in lists["adjectives"] and not hanging:
            marks.add("adjective")
        if hanging and low in lists["averting_nouns"]:
            marks.add("averted")
        if hanging and low in lists["open_nouns"]:
            marks.add("open noun")
        if tag in "MVZT.SW":
            break
    return marks


def _of_clause(of: Tagged, i: int) -> set[str]:
    """Return the mark of a clause that opens with "if", "whether", or hangs on a verb of fearing or believing ("feared that it")."""
    for k in range(i - 1, max(-1, i - OPENING), -1):
        low = of.tokens[k].low
        if low in words()["conditional"]:
            return {"conditional"}
        if k and of.tags[k] in "SDOI" and low == "that" and of.tokens[k - 1].low in words()["open_verbs"]:
            return {"open clause"}
        if of.tags[k] in ".SW" or (of.tags[k] == "," and i - k > 1):
            break
    return set()
