"""An invented story for the tests of claims: a mapping service of Velmora trains Sarnovian crews, on seven pages."""

from __future__ import annotations

from headwater.model import Reading
from tests.link.invent import Named, Part, named, reading, say

OFFICIAL = "Oda Brenn, head of the Halmere Airspace Board"


def told() -> tuple[Reading, ...]:
    """Return the readings: a plan, its outcome, a denial, figures of two sources, silence."""
    return (_plan(), _outcome(), _denial(), _silent(), _figures())


def _plan() -> Reading:
    return reading(
        "plan",
        ("headline", "Halmere says Velmora trains Sarnovian pilots at Kestrel"),
        f"Velmora is training Sarnovian pilots to fly survey kites at Kestrel, said {OFFICIAL}, according to the Orrin Agency.",
        "Brenn added that Velmora plans to send kite instructors to Pelgrad.",
        outlet="The Orrin Post",
        published="2031-03-04",
        said=[
            say(
                "Velmora trains Sarnovian pilots at Kestrel", by="Halmere", cue="says", role="organisation", status="under_way", places=_at("Kestrel")
            ),
            say(
                "Velmora is training Sarnovian pilots to fly survey kites at Kestrel",
                by=OFFICIAL,
                name="Oda Brenn",
                cue="said",
                title="head",
                organisation="Halmere Airspace Board",
                via=[("agency", "Orrin Agency")],
                status="under_way",
                places=_at("Kestrel"),
            ),
            say(
                "Velmora plans to send kite instructors to Pelgrad",
                by="Brenn",
                name="Oda Brenn",
                cue="added",
                status="planned",
                places=_at("Pelgrad"),
            ),
        ],
        names=_names(),
    )


def _outcome() -> Reading:
    return reading(
        "outcome",
        "Velmoran kite instructors are at work in Pelgrad, said Oda Brenn of the Halmere Airspace Board.",
        outlet="Tull Courier",
        published="2031-11-20",
        said=[
            say(
                "Velmoran kite instructors are at work in Pelgrad",
                by="Oda Brenn",
                cue="said",
                organisation="Halmere Airspace Board",
                status="under_way",
                places=_at("Pelgrad"),
            )
        ],
        names=[named("Oda Brenn"), named("Pelgrad", "place"), named("Halmere Airspace Board", "organisation")],
    )


def _denial() -> Reading:
    return reading(
        "denial",
        "The ministry denied that Velmora is training Sarnovian pilots at Kestrel, its spokeswoman Iva Tarn said.",
        outlet="Mirova Herald",
        published="2031-03-06",
        said=[
            say(
                "Velmora is training Sarnovian pilots at Kestrel",
                by="Iva Tarn",
                cue="denied",
                status="under_way",
                stance="denies",
                places=_at("Kestrel"),
            )
        ],
        names=[named("Iva Tarn")],
    )


def _silent() -> Reading:
    return reading(
        "silent",
        "Velmora is training Sarnovian pilots to fly survey kites at Kestrel. The harbour of Dunaike was dredged in the spring.",
        outlet="Brennick Ledger",
        published="2031-03-07",
        said=[
            say("Velmora is training Sarnovian pilots to fly survey kites at Kestrel", status="under_way", places=_at("Kestrel")),
            say("The harbour of Dunaike was dredged in the spring", places=_at("Dunaike")),
        ],
    )


def _figures() -> Reading:
    return reading(
        "figures",
        "The Land Ministry said 40 pilots are in training at Kestrel and 120 pilots will be by autumn.",
        "Sarnovia's governor Lem Ostrik said 55 pilots are in training at Kestrel.",
        outlet="Coastline",
        published="2031-03-05",
        said=[
            say(
                "40 pilots are in training at Kestrel and 120 pilots will be by autumn",
                by="The Land Ministry",
                cue="said",
                role="organisation",
                parts=[
                    Part(
                        words="40 pilots are in training at Kestrel", status="under_way", figures=[("40", 40, None, "pilots")], places=_at("Kestrel")
                    ),
                    Part(words="120 pilots will be by autumn", status="planned", figures=[("120", 120, None, "pilots")]),
                ],
            ),
            say(
                "55 pilots are in training at Kestrel",
                by="Lem Ostrik",
                cue="said",
                status="under_way",
                figures=[("55", 55, None, "pilots")],
                places=_at("Kestrel"),
            ),
        ],
        names=[named("Land Ministry", "organisation"), named("Lem Ostrik")],
    )


def _at(place: str) -> list[tuple[str, str, str | None]]:
    return [(place, place, {"Kestrel": "XA", "Pelgrad": "XB"}.get(place))]


def _names() -> list[Named]:
    return [
        named("Oda Brenn", title="head", organisation="Halmere Airspace Board"),
        named("Halmere Airspace Board", "organisation"),
        named("Kestrel", "place"),
        named("Pelgrad", "place"),
    ]
