"""Invented news of many small stories, whose people and places partly meet, for tests of large dossiers."""

from __future__ import annotations

import random

from headwater.capture.sources import Original
from headwater.config import Settings
from headwater.ids import make_id, sha256
from headwater.ledger.store import Outcome
from headwater.model import Capture
from headwater.workshop import work

_FIRST, _LAST = ("Ilse", "Oda", "Dana", "Piet", "Mara", "Henk", "Lina", "Olme"), ("Varn", "Tarv", "Brenn", "Orl", "Falk", "Quist", "Holm", "Dahl")
_ENDS = ("holt", "ik", "berg", "ec", "sen", "wick", "mere", "den")
_TOPICS = (
    "{boss}, head of the {body}, said on Monday that {n} survey boats were moved from {here} to {there}.",
    "The {body} plans to close the harbour of {here}, {boss} told reporters.",
    "{boss} denied that {n} lorries were stopped at {there}.",
    '"The bridge at {here} is safe," {boss} said in {there}.',
)


def stories(seed: int, count: int, most: int = 6) -> list[Outcome]:
    """Return what becomes of the captures of so many stories, of one to `most` reports each."""
    chance = random.Random(seed)
    names = [f"{chance.choice(_FIRST)} {a}{b}" for a in _LAST for b in _ENDS]
    towns = [f"{a}{b}" for a in ("Oster", "Lend", "Kest", "Sarn", "Pel", "Tull", "Wend", "Arn") for b in ("moor", "wick", "ford", "grad")]
    chance.shuffle(names)
    chance.shuffle(towns)
    found = []
    for k in range(count):
        cast = {"boss": names[k % len(names)], "body": f"{towns[(k * 3) % len(towns)]} Water Board"}
        for n in range(chance.randint(1, most)):
            here, there = towns[(k + n) % len(towns)], towns[(k * 2 + 1) % len(towns)]
            told = chance.sample(_TOPICS, 3)
            text = "\n\n".join(t.format(**cast, here=here, there=there, n=113 + 7 * k) for t in told)
            day = 1 + (k * 5 + n) % 28
            found.append(_outcome(f"report-{k}-{n}.txt", f"{cast['boss']} at {here}\n\nPublished: {day} March 2031\n\n{text}\n"))
    return found


def _outcome(name: str, text: str) -> Outcome:
    content = text.encode()
    capture = Capture(
        id=make_id("cap", sha256(content), name),
        sha256=sha256(content),
        size=len(content),
        media_type="text/plain",
        url=None,
        file_name=name,
        obtained_at="2031-05-06T07:08:09Z",
        obtained_by="file",
    )
    KEPT[capture.id] = capture
    return work(Original(capture=capture, content=content, subject=name), Settings(workers=1))


KEPT: dict[str, Capture] = {}
"""The captures of the outcomes, by id."""
