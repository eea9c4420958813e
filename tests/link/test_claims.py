from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link import link
from headwater.link.propositions import Proposition, propositions
from headwater.link.same import SAME, likeness, may_be_same, reason
from headwater.link.slots import NOTES, look, slots
from headwater.model import Claim, Constraints, Linked, Reading
from tests.link.invent import reading as invented
from tests.link.invent import say
from tests.link.story import told

STORY = told()


def assertion(words: str, nth: int = 0) -> str:
    return [a.id for r in STORY for a in r.extraction.assertions if a.span.text == words][nth]


def claim(linked: Linked, words: str, nth: int = 0) -> Claim:
    wanted = assertion(words, nth)
    return next(c for c in linked.claims if wanted in c.assertion_ids)


@pytest.fixture(scope="module")
def linked() -> Linked:
    return link(STORY)


def test_every_assertion_is_in_one_claim(linked: Linked) -> None:
    held = [a for c in linked.claims for a in c.assertion_ids]
    assert sorted(held) == sorted(a.id for r in STORY for a in r.extraction.assertions)


def test_headline_text_and_silent_copy_share_a_claim(linked: Linked) -> None:
    body = claim(linked, "Velmora is training Sarnovian pilots to fly survey kites at Kestrel")
    assert assertion("Velmora trains Sarnovian pilots at Kestrel") in body.assertion_ids
    assert assertion("Velmora is training Sarnovian pilots to fly survey kites at Kestrel", 1) in body.assertion_ids
    assert body.reason


def test_a_plan_and_its_outcome_are_two_claims_of_one_thread(linked: Linked) -> None:
    plan = claim(linked, "Velmora plans to send kite instructors to Pelgrad")
    now = claim(linked, "Velmoran kite instructors are at work in Pelgrad")
    assert plan.id != now.id
    assert plan.thread_id == now.thread_id is not None
    thread = next(t for t in linked.threads if t.id == plan.thread_id)
    assert [s.status for s in thread.history if s.claim_id in (plan.id, now.id)] == ["planned", "under_way"]
    finding = next(f for f in linked.findings if f.kind == "plan_realised")
    assert {plan.id, now.id} == set(finding.claim_ids)
    assert len({e.article_id for e in finding.evidence}) == 2


def test_figures_of_different_values_and_statuses_stay_apart(linked: Linked) -> None:
    held = [
        claim(linked, w).id for w in ("40 pilots are in training at Kestrel", "120 pilots will be by autumn", "55 pilots are in training at Kestrel")
    ]
    assert len(set(held)) == 3
    assert not linked.series


def test_a_denial_is_a_claim_of_its_own_with_a_target(linked: Linked) -> None:
    said = claim(linked, "Velmora is training Sarnovian pilots to fly survey kites at Kestrel")
    denied = next(a.id for r in STORY for a in r.extraction.assertions if a.stance == "denies")
    assert said.denied_by == (denied,)
    assert denied not in said.assertion_ids
    assert said.grade.credibility == 4
    assert any(f.kind == "denial" and said.id in f.claim_ids for f in linked.findings)


def test_wording_is_attributed_words_of_the_text(linked: Linked) -> None:
    assert (
        claim(linked, "Velmora trains Sarnovian pilots at Kestrel").wording == "Velmora is training Sarnovian pilots to fly survey kites at Kestrel"
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(STORY))
def test_order_does_not_matter(readings: list[Reading]) -> None:
    assert link(readings) == link(STORY)


def test_unrelated_articles_change_nothing_elsewhere(linked: Linked) -> None:
    without = link([r for r in STORY if r.article.file_name != "figures.txt"])
    kept = {c.id: c.assertion_ids for c in without.claims}
    assert kept.items() <= {c.id: c.assertion_ids for c in linked.claims}.items()


def test_rulings_bind() -> None:
    a, b = assertion("Velmora trains Sarnovian pilots at Kestrel"), assertion("Velmora is training Sarnovian pilots to fly survey kites at Kestrel")
    harbour = assertion("The harbour of Dunaike was dredged in the spring")
    ruled = link(STORY, Constraints(cannot_link=((a, b),), must_link=((harbour, b),), rejected=(assertion("120 pilots will be by autumn"),)))
    holder = {x: c for c in ruled.claims for x in c.assertion_ids}
    assert holder[a].id != holder[b].id
    assert holder[harbour].id == holder[b].id
    assert "analyst" in holder[b].reason
    assert assertion("120 pilots will be by autumn") not in holder


def test_nothing_comes_of_nothing() -> None:
    assert link([]) == Linked()


def test_likeness_is_symmetrical() -> None:
    found: tuple[Proposition, ...] = propositions(STORY, ())
    for a in found:
        for b in found:
            assert likeness(a, b) == pytest.approx(likeness(b, a))
            assert bool(reason(a, b)) == bool(reason(b, a))


def test_a_first_look_misses_no_claim_and_changes_no_likeness() -> None:
    found = propositions(STORY, ())
    pairs = [(a, b) for a in found for b in found if a.id < b.id and a.stance == b.stance]
    assert any(may_be_same(a, b) for a, b in pairs)
    assert not all(may_be_same(a, b) for a, b in pairs)
    for a, b in pairs:
        seen = may_be_same(a, b)
        assert list(slots(a, b)) == list(NOTES)
        assert likeness(a, b, look(a, b)) == likeness(a, b)
        assert likeness(a, b) < SAME if seen is None else seen == look(a, b)


def test_what_one_says_and_another_says_is_not_so_stays_apart() -> None:
    gone, stayed = "The army had withdrawn from Vessin", "The army had not withdrawn from Vessin"
    pages = [
        invented("a", f"{gone}, Orm Kesk said.", said=[say(gone, by="Orm Kesk", cue="said")]),
        invented("b", f"{stayed}, Pia Lund said.", said=[say(stayed, by="Pia Lund", cue="said")]),
    ]
    assert len(link(pages).claims) == 2
