"""Coarse parts of speech by a trigram model: enough to tell verbs from names, fast enough for a crawl.

Tags: N noun, P proper name, J adjective, R adverb, D determiner, O pronoun, M modal, V base or present verb, Z verb in -s, T past verb,
E past participle, G -ing form, I preposition or subordinator, S "that" before a clause, B particle, C coordinator, W wh-word, X number,
L "to", K possessive 's, $ currency, "," comma, "." other marks. Method: Brants, TnT (2000), over pruned candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from headwater.text.tokens import Token

Costs = tuple[tuple[str, int], ...]
NAME: Costs = (("P", 0),)
PRONOUN: Costs = (("O", 0),)
NUMBER: Costs = (("X", 0),)
MARK: Costs = ((".", 0),)
COMMA: Costs = ((",", 0),)
CURRENCY: Costs = (("$", 0),)
UNKNOWN: Costs = (("N", 1), ("J", 4), ("V", 6))
CLOSED = frozenset("DOICWLSRKX")
OPENING = CLOSED - {"R"}
TITLE_CASE = 0.6
"""Where more of a sentence's words than this are capitalised, capitals say nothing."""


@cache
def _lexicon(name: str) -> dict[str, Costs]:
    rows = (files("headwater.text") / "data" / "en" / f"{name}.tsv").read_text("utf-8").splitlines()
    table: dict[str, Costs] = {}
    for row in rows:
        if row[:2] == "# ":
            continue
        word, _, costs = row.partition("\t")
        # costs stand in half nats and are used in tenths
        table[word] = tuple((c[0], 5 * int(c[1:])) for c in costs.split())
    return table


@cache
def _sequences() -> dict[str, dict[str, int]]:
    rows = (files("headwater.text") / "data" / "en" / "sequences.tsv").read_text("utf-8").splitlines()
    table: dict[str, dict[str, int]] = {}
    for row in rows:
        if row[:2] != "# ":
            context, _, costs = row.partition("\t")
            table[context] = {c[0]: int(c[1:]) for c in costs.split()}
    return table


def tag(tokens: Sequence[Token]) -> str:
    """Return one tag a token, as a string of letters as long as the sequence."""
    if not tokens:
        return ""
    table = _sequences()
    costs: dict[str, int] = {"^^": 0}
    steps: list[dict[str, str]] = []
    for options in _candidates(tokens):
        best: dict[str, int] = {}
        back: dict[str, str] = {}
        for state, cost in costs.items():
            last = state[1]
            row = table.get(state) or table[last]
            for letter, emission in options:
                total = cost + emission + row.get(letter, 50)
                key = last + letter
                known = best.get(key)
                if known is None or total < known:
                    best[key], back[key] = total, state
        costs = best
        steps.append(back)
    state = min(costs, key=lambda s: (costs[s], s))
    letters: list[str] = []
    for back in reversed(steps):
        letters.append(state[1])
        state = back[state]
    return "".join(reversed(letters))


def _candidates(tokens: Sequence[Token]) -> list[Costs]:
    lexicon = _lexicon("words")
    alphabetic = [t for t in tokens if t.text[0].isalpha()]
    shouting = len(alphabetic) > 3 and sum(t.text[0].isupper() for t in alphabetic) > TITLE_CASE * len(alphabetic)
    found: list[Costs] = []
    first = True
    for n, token in enumerate(tokens):
        head = token.text[0]
        if head.isalpha() or (head in "'’" and len(token.text) > 1):
            known = lexicon.get(token.low)
            if token.text == "I":
                found.append(PRONOUN)
            elif head.isupper() and not first and not (known and known[0][0] in CLOSED and not token.text.isupper()):
                found.append((*known, ("P", 6)) if known and shouting else NAME)
            elif head.isupper() and known is None:
                found.append(NAME)
            elif head.isupper() and known and known[0][0] not in OPENING and not shouting:
                follows = n + 1 < len(tokens) and tokens[n + 1].text[0].isupper()
                found.append((*((letter, cost + 8) for letter, cost in known), ("P", 0)) if follows else (*known, ("P", 14)))
            else:
                found.append(known or _guess(token.low))
            first = False
        elif head.isdigit():
            found.append(NUMBER)
            first = False
        else:
            found.append(COMMA if head == "," else CURRENCY if head in "$£€¥₩₽₴" else MARK)
            first = first or head in '.?!:"“'
    return found


def _guess(word: str) -> Costs:
    endings = _lexicon("endings")
    if "-" in word:
        return (("J", 2), ("N", 2))
    for length in (4, 3, 2):
        known = endings.get(word[-length:])
        if known and len(word) > length:
            return known
    return UNKNOWN
