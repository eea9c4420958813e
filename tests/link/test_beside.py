"""Findings are shown with what other articles have of their claims, on invented reports that are read and linked as a dossier is."""

from __future__ import annotations

from headwater.extract import extract
from headwater.link import link
from headwater.model import Constraints, Dismissal, Finding, Reading
from tests.link.invent import reading

PAID = "Three people familiar with the talks said that Velmed had paid 30 bars of gold to the gang at the port of Tull."
REPORTS = (
    ("Orrin Post", "2031-03-03", PAID),
    ("Norland Courier", "2031-03-14", "Velmed denied that it had paid gold to the gang at the port of Tull."),
)
AGAIN = ("Mirova Herald", "2031-03-04", "Velmed had paid 30 bars of gold to the gang at the port of Tull, three people familiar with the talks said.")


def _denials(*reports: tuple[str, str, str], constraints: Constraints | None = None) -> list[Finding]:
    made = [reading(outlet, text, outlet=outlet, published=published).article for outlet, published, text in reports]
    linked = link([Reading(article=a, extraction=extract(a)) for a in made], constraints or Constraints())
    return [f for f in linked.findings if f.kind == "denial"]


def test_another_article_of_the_same_claim_stands_beside_a_finding() -> None:
    (alone,) = _denials(*REPORTS)
    (shown,) = _denials(*REPORTS, AGAIN)
    assert "the same claims also stand in" not in alone.explanation
    assert "the same claims also stand in" in shown.explanation
    assert {e.article_id for e in alone.evidence} < {e.article_id for e in shown.evidence}


def test_a_dismissed_finding_stays_away_when_another_article_carries_its_claim() -> None:
    for first in (REPORTS, (*REPORTS, AGAIN)):
        (found,) = _denials(*first)
        ruled = Constraints(dismissed=(Dismissal(kind=found.kind, evidence=found.evidence),))
        assert not _denials(*REPORTS, AGAIN, constraints=ruled)
