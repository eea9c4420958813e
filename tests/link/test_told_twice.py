"""Quotations said to two listeners, articles that owe their text to an outlet that they name, and counts of what is said not to have happened."""

from __future__ import annotations

from headwater.link import link
from headwater.model import Finding, FindingKind, Reading
from tests.link.invent import named, reading, say

QUOTED = "The bridge at Tullen was mined before dawn"


def found(kind: FindingKind, *readings: Reading) -> list[Finding]:
    return [f for f in link(readings).findings if f.kind == kind]


def quoting(outlet: str, listener: str, published: str = "2031-03-04") -> Reading:
    return reading(
        outlet,
        f"“{QUOTED},” Oda Brenn told {listener}.",
        outlet=outlet,
        published=published,
        said=[say(QUOTED, by="Oda Brenn", cue="told", mode="direct")],
        names=[named("Oda Brenn")],
    )


def test_who_tells_reporters_has_not_told_an_outlet_alone() -> None:
    (only,) = found("outlet_swap", quoting("Orrin Post", "reporters"), quoting("Daily Tull", "the Daily Tull"))
    assert "told the Daily Tull" in only.explanation
    (one,) = found("outlet_swap", quoting("Orrin Post", "the Orrin Post"), quoting("Daily Tull", "Daily Tull", "2031-03-05"))
    assert {e.span.text.partition("told ")[2] for e in one.evidence} == {"the Orrin Post.", "Daily Tull."}


def test_one_listener_is_no_swap() -> None:
    assert not found("outlet_swap", quoting("Orrin Post", "reporters"), quoting("Daily Tull", "reporters"))
    assert not found("outlet_swap", quoting("Orrin Post", "the Orrin Post"), quoting("Daily Tull", "the Orrin Post"))


def counted(told: str, by: str, day: str, value: float) -> Reading:
    return reading(
        day,
        f"{told}, {by} said of the fire at Tullen Bend on the Orrin.",
        published=day,
        said=[say(told, by=by, cue="said", figures=[(told.partition(" ")[0], value, None, "workers")])],
        names=[named(by)],
    )


def test_nobody_died_counts_no_dead() -> None:
    later = counted("Twelve workers died at the Kostrava mill", "Oda Brenn", "2031-03-06", 12)
    alive = counted("Seven workers left the Kostrava mill and nobody died", "Iva Tarn", "2031-03-04", 7)
    dead = counted("Seven workers of the Kostrava mill died", "Iva Tarn", "2031-03-04", 7)
    assert not found("figure_change", alive, later)
    assert found("figure_change", dead, later)
