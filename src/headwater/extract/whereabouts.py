"""Places that no list holds: names that the words around them show to be places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.extract.runs import listed
from headwater.model import Mention, Span
from headwater.text.common import common_words
from headwater.text.lexicon import table
from headwater.text.place_options import words

BEFORE = 80
AFTER = 60
"""Code points beside a name that are read."""
NAME = r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}"
JOINED = re.compile(rf"\b(?:in|near|outside|between|across|at|from|to)\s+(?:{NAME}, ){{0,4}}(?P<name>{NAME}),? (?:and|or)\s+$")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {k: re.compile(v) for k, v in table("places")["context"].items()}


def as_places(text: str, mentions: Sequence[Mention], doubtful: set[Span]) -> list[Mention]:
    """Return the mentions, those without a sure kind as places where their article shows their name to be one."""
    people = {part for m in mentions if m.kind == "person" and m.span not in doubtful for part in m.name.split()}
    open_ = [m for m in mentions if m.span in doubtful and m.kind in ("organisation", "person", "place") and m.span.text == m.name]
    surnames = {m.name.split()[-1] for m in mentions if m.kind == "person" and " " in m.name}
    open_ = [m for m in open_ if m.name not in surnames and not _excluded(m.name, people)]
    shown = {m.name for m in open_ if _shown(text, m)}
    waters = {part for m in mentions if m.kind == "place" for part in m.name.split()[1:] if m.name.split()[0] in words().prefixes}
    shown |= {m.name for m in open_ if m.name in waters and _patterns()["river_core"].search(text, max(0, m.span.start - BEFORE), m.span.start)}
    places = {m.name for m in mentions if m.kind == "place"}
    for m in open_:
        joined = JOINED.search(text, max(0, m.span.start - BEFORE), m.span.start)
        if joined and " " not in m.name and joined["name"] in shown | places and _patterns()["follows"].match(text[m.span.end : m.span.end + AFTER]):
            shown.add(m.name)
    if not shown:
        return list(mentions)
    found = []
    for m in mentions:
        place = m.name in shown and m.span in doubtful and m.kind in ("organisation", "person")
        found.append(replace(m, kind="place", title=None, organisation=None) if place else m)
    return found


def _excluded(name: str, people: set[str]) -> bool:
    """Tell whether a name cannot be a place: an ordinary word, a person's, initials, a body."""
    parts = name.split()
    if not parts or name.isupper() or parts[-1] in people or any(p in listed("bodies") for p in parts):
        return True
    if name in words().not_places or name in listed("not_names") or name in listed("days") or name in listed("single_bodies"):
        return True
    if name in words().suffixes or name in words().prefixes:
        return True
    return all(p.lower() in common_words() for p in parts) or not all(p[0].isalpha() for p in parts)


def _shown(text: str, m: Mention) -> bool:
    """Tell whether the words beside one mention of a name show a place."""
    rule = _patterns()
    low, high = m.span.start, m.span.end
    before, after = text[max(0, low - BEFORE) : low], text[high : high + AFTER]
    line = before.rsplit("\n", 1)[-1]
    if rule["called"].search(line) or rule["apposed"].match(after) or rule["kind"].match(after) or (not line.strip() and rule["dated"].match(after)):
        return True
    if not rule["follows"].match(after):
        return False
    if rule["river"].search(line):
        return " " not in m.name and not line.endswith("on the ")
    if rule["gone"].search(line):
        return True
    return rule["before"].search(line) is not None and rule["not_before"].search(line) is None
