"""Which entities may stand in the system: those whose name is a name, not a word that opens a headline or a line of a page."""

from __future__ import annotations

from headwater.link.known import bodies, country_in
from headwater.link.names import body_tokens, is_acronym
from headwater.link.parts import language
from headwater.link.words import fold, is_number, listed, stem, weight, words
from headwater.model import Entity
from headwater.text.common import common_words
from headwater.text.outlets import agency_named
from headwater.text.romanise import script

RARE = 0.3
"""Weight of a single word below which it is no name."""
LONGEST = 8
"""Words of a body's name; what has more is a clause."""


def is_sturdy(e: Entity) -> bool:
    """Tell whether an entity may stand at an end of a link; a body needs a name that nothing else explains."""
    if e.kind == "outlet" or not e.mentions or any(agency_named(n.text) for n in e.names):
        return False
    if e.kind == "agreement":
        return len(words(e.name)) > 1
    if e.kind not in ("organisation", "group"):
        return e.kind != "place" or not is_number(fold(e.name))
    return _is_body(e)


def _is_body(e: Entity) -> bool:
    found = words(e.name)
    if not found or len(found) > LONGEST or e.name[-1] in ":,;-" or any(c.isdigit() for c in found[0].text):
        return False
    if e.part_of_id or tuple(sorted(body_tokens(e.name)[0])) in bodies() or is_acronym(e.name):
        return True
    low = [fold(w.text) for w in found]
    if set(low[1:]) & listed("titles", "heads") and len(low) > 3:
        return False
    if script(e.name) not in ("Latn", None):
        return len(found) > 1
    english = language("en")
    if len(found) == 1:
        ordinary = low[0] in common_words() or weight(stem(low[0])) < RARE
        return not ordinary and not (english and english.has("people", low[0])) and len(e.name) > 2
    return e.name[0].isupper() or bool(country_in(e.name)[0])
