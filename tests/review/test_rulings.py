"""Every kind of decision: exact in its effect, undone without a trace, and alive after everything was extracted anew."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import ModelError, NotFound
from headwater.ids import make_id
from headwater.link import link
from headwater.model import Decision, Failure, Linked, Reading
from headwater.review import rule
from headwater.review.compile import rulings
from headwater.review.corrections import corrected
from headwater.review.effect import effect
from headwater.review.judge import judged
from headwater.review.rule import Analyst
from headwater.review.share import lines, read_lines
from headwater.review.sight import Sight, sight
from tests.link.story import told

STORY = told()
DIGESTS = {r.article.capture_id: make_id("sha", r.article.id) for r in STORY}
BY = Analyst(name="A. Analyst", why="the page says otherwise")


def linked(decisions: Sequence[Decision], readings: Sequence[Reading] = STORY) -> Linked:
    ruled = rulings(decisions, readings, DIGESTS)
    read_as = corrected(readings, ruled.overrides)
    return judged(link(read_as, ruled.constraints), ruled, read_as)


def seen(decisions: Sequence[Decision] = (), readings: Sequence[Reading] = STORY) -> Sight:
    return sight(readings, linked(decisions, readings), decisions, DIGESTS)


PLAIN = seen()
BARE = PLAIN.linked
CLAIMS = sorted(PLAIN.claims)
LARGE = max(PLAIN.claims.values(), key=lambda c: (len(c.assertion_ids), c.id))
SETTINGS = {"assertions": ("status=done", "stance=denies", "distanced=true", "source=Oda Brenn", "source=Ines Falk"),
            "entities": ("name=Velmora Kite School", "kind=group", "country=XV"),
            "articles": ("published=2031-04-01", "outlet=The Other Post")}  # fmt: skip


def holder(of: Linked) -> dict[str, str]:
    return {a: c.id for c in of.claims for a in c.assertion_ids}


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Draw a decision of any kind on the plain story."""
    match draw(st.sampled_from(["accept", "reject", "merge", "split", "correct", "grade claim", "grade source"])):
        case "accept":
            return rule.accept(PLAIN, draw(st.sampled_from([*CLAIMS, *PLAIN.assertions, *PLAIN.findings])), BY)
        case "reject":
            return rule.reject(PLAIN, draw(st.sampled_from([*CLAIMS, *PLAIN.assertions, *PLAIN.findings])), BY)
        case "merge":
            return rule.merge(PLAIN, draw(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True)), BY)
        case "split":
            some = draw(st.lists(st.sampled_from(LARGE.assertion_ids), min_size=1, max_size=len(LARGE.assertion_ids) - 1, unique=True))
            return rule.split(PLAIN, LARGE.id, some, BY)
        case "correct":
            kind = draw(st.sampled_from(["assertions", "entities", "articles"]))
            things = sorted(i for i, t in getattr(PLAIN, kind).items() if kind != "entities" or t.mentions)
            return rule.correct(PLAIN, draw(st.sampled_from(things)), draw(st.sampled_from(SETTINGS[kind])), BY)
        case "grade claim":
            return rule.grade(PLAIN, draw(st.sampled_from(CLAIMS)), draw(st.sampled_from("123456")), BY)
        case _:
            return rule.grade(PLAIN, draw(st.sampled_from(sorted(PLAIN.entities))), draw(st.sampled_from("ABCDEF")), BY)


@settings(max_examples=40, deadline=None)
@given(decisions())
def test_undoing_any_decision_gives_what_was_there_and_undoing_that_gives_it_back(made: Decision) -> None:
    ruled = linked([made])
    undone = rule.undo(seen([made]), made.id, BY)
    assert linked([made, undone]) == BARE
    again = rule.undo(seen([made, undone]), undone.id, BY)
    assert linked([again, undone, made]) == ruled


@settings(max_examples=25, deadline=None)
@given(decisions(), decisions())
def test_what_is_undone_leaves_other_decisions_as_they_are(one: Decision, other: Decision) -> None:
    if one.id == other.id:
        return
    undone = rule.undo(seen([one, other]), one.id, BY)
    assert linked([one, other, undone]) == linked([other])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True))
def test_merged_claims_are_one_that_still_answers_to_their_ids(names: list[str]) -> None:
    after = linked([rule.merge(PLAIN, names, BY)])
    together = {i for n in names for i in PLAIN.claims[n].assertion_ids}
    (claim,) = [c for c in after.claims if together & set(c.assertion_ids)]
    assert together <= set(claim.assertion_ids)
    assert set(names) <= {claim.id, *claim.former_ids}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LARGE.assertion_ids), min_size=1, max_size=len(LARGE.assertion_ids) - 1, unique=True))
def test_a_split_makes_exactly_two_claims_of_one(some: list[str]) -> None:
    held = holder(linked([rule.split(PLAIN, LARGE.id, some, BY)]))
    off, rest = {held[i] for i in some}, {held[i] for i in LARGE.assertion_ids if i not in some}
    assert len(off) == len(rest) == 1
    assert off != rest


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CLAIMS))
def test_a_rejected_claim_counts_nowhere(name: str) -> None:
    made = rule.reject(PLAIN, name, BY)
    after = linked([made])
    gone = set(PLAIN.claims[name].assertion_ids)
    assert not gone & set(holder(after))
    assert not gone & {a for u in after.utterances for a in u.assertion_ids}
    assert not gone & {p.assertion_id for s in after.series for p in s.points}
    assert not gone & {a for c in after.claims for a in c.denied_by}
    accepted = rule.accept(seen([made]), PLAIN.claims[name].assertion_ids[0], BY) if len(gone) == 1 else None
    assert accepted is None or linked([made, accepted]) == BARE


@pytest.mark.parametrize("name", sorted(PLAIN.findings))
def test_a_rejected_finding_is_gone_and_no_other(name: str) -> None:
    after = linked([rule.reject(PLAIN, name, BY)])
    assert {f.id for f in after.findings} == set(PLAIN.findings) - {name}


def test_of_two_rulings_on_the_same_the_later_one_holds() -> None:
    off = LARGE.assertion_ids[:1]
    split = rule.split(PLAIN, LARGE.id, off, BY)
    after = seen([split])
    held = holder(after.linked)
    merge = rule.merge(after, [held[off[0]], held[LARGE.assertion_ids[1]]], BY)
    assert merge.decided_at > split.decided_at
    assert set(LARGE.assertion_ids) <= set(next(c for c in linked([merge, split]).claims if off[0] in c.assertion_ids).assertion_ids)


def test_grades_are_the_analysts_and_are_told_from_proposed_ones() -> None:
    source = next(e for e in BARE.entities if e.kind == "person" and e.mentions)
    made = [rule.grade(PLAIN, LARGE.id, "2", BY), rule.grade(PLAIN, source.name, "b", BY)]
    after = linked(made)
    graded = next(c for c in after.claims if c.id == LARGE.id)
    assert (graded.grade.credibility, graded.grade.proposed) == (2, False)
    assert BY.why in graded.grade.reason
    assert [e.reliability for e in after.entities if e.id == source.id] == ["B"]
    assert all(e.reliability is None for e in BARE.entities)


def test_a_corrected_status_moves_the_claim_and_leaves_what_was_extracted() -> None:
    (assertion,) = LARGE.assertion_ids[:1]
    made = rule.correct(PLAIN, assertion, "status=planned", BY)
    after = seen([made])
    assert after.assertions[assertion].status == "planned"
    assert {a.id: a for r in STORY for a in r.extraction.assertions}[assertion].status == PLAIN.assertions[assertion].status


def test_a_corrected_source_is_the_speaker() -> None:
    silent = next(r for r in STORY if any(s.mode == "narration" for s in r.extraction.statements))
    narrated = next(s.id for s in silent.extraction.statements if s.mode == "narration")
    assertion = next(a.id for a in silent.extraction.assertions if a.statement_id == narrated)
    after = seen([rule.correct(PLAIN, assertion, "source=Ines Falk", BY)])
    uttered = next(u for u in after.linked.utterances if assertion in u.assertion_ids)
    assert after.entities[uttered.speaker_id or ""].name == "Ines Falk"


def renamed(reading: Reading) -> Reading:
    """Return a reading as a changed extractor would give it: other ids, and passages that begin a word later where they are long."""
    e = reading.extraction
    statements = tuple(replace(s, id=make_id("new", s.id)) for s in e.statements)
    assertions = tuple(replace(a, id=make_id("new", a.id), statement_id=make_id("new", a.statement_id)) for a in e.assertions)
    return replace(reading, extraction=replace(e, statements=statements, assertions=assertions))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_decisions_hold_after_everything_was_extracted_anew(data: st.DataObject) -> None:
    made = data.draw(decisions())
    anew = [renamed(r) for r in STORY]
    before, after = rulings([made], STORY, DIGESTS), rulings([made], anew, DIGESTS)
    assert after.orphaned == after.frayed == ()
    assert [tuple(sorted(make_id("new", i) for i in a.assertion_ids)) for a in before.standing] == [a.assertion_ids for a in after.standing]


def test_what_no_longer_attaches_is_listed_and_what_attaches_in_part_still_holds() -> None:
    made = rule.merge(PLAIN, CLAIMS[:2], BY)
    lost = replace(made.subject[0], exact="words that no page has")
    assert rulings([replace(made, subject=(lost,) * len(made.subject))], STORY, DIGESTS).orphaned == (made.id,)
    rejected = rule.reject(PLAIN, LARGE.id, BY)
    frayed = replace(rejected, subject=(lost, *rejected.subject[1:]))
    ruled = rulings([frayed], STORY, DIGESTS)
    assert (ruled.orphaned, ruled.frayed) == ((), (rejected.id,))
    assert len(ruled.constraints.rejected) == len(LARGE.assertion_ids) - 1


@settings(max_examples=40, deadline=None)
@given(st.lists(decisions(), max_size=3))
def test_shared_decisions_come_back_as_they_were(made: list[Decision]) -> None:
    assert list(read_lines(lines(made), "rulings.jsonl")) == made


@pytest.mark.parametrize(
    ("old", "new"),
    [('"analyst":"A. Analyst"', '"analyst":"B. Analyst"'), ('"ruling":"reject"', '"ruling":"accept"'), ("{", "["), ('"claim"', '"nonsense"')],
)
def test_an_altered_or_broken_line_is_refused_with_its_number(old: str, new: str) -> None:
    (line,) = lines([rule.reject(PLAIN, LARGE.id, BY)])
    assert old in line
    (failure,) = read_lines(["", line.replace(old, new, 1)], "rulings.jsonl")
    assert isinstance(failure, Failure)
    assert failure.subject == "rulings.jsonl, line 2"


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("9999-12-31T23:59:59.999999Z", "not come yet"),
        ("2031-03-04T10:00:00.000000+23:00", "does not say when"),
        ("0001-01-01T00:00:00+23:59", "does not say when"),
        ("today", "does not say when"),
    ],
)
def test_a_decision_of_no_time_or_one_to_come_is_refused(when: str, why: str) -> None:
    made = rule.identified(replace(rule.reject(PLAIN, LARGE.id, BY), decided_at=when))
    (failure,) = read_lines(lines([made]), "rulings.jsonl")
    assert isinstance(failure, Failure)
    assert why in failure.reason


def test_a_decision_at_the_end_of_time_can_be_undone() -> None:
    last = rule.identified(replace(rule.reject(PLAIN, LARGE.id, BY), decided_at="9999-12-31T23:59:59.999999Z"))
    undone = rule.undo(seen([last]), last.id, BY)
    assert linked([last, undone]) == BARE


def test_what_is_undone_already_cannot_be_undone_again() -> None:
    made = rule.reject(PLAIN, LARGE.id, BY)
    undone = rule.undo(seen([made]), made.id, BY)
    with pytest.raises(ModelError, match="later decision"):
        rule.undo(seen([made, undone]), made.id, BY)
    again = rule.undo(seen([made, undone]), undone.id, BY)
    with pytest.raises(ModelError, match="undone already"):
        rule.undo(seen([made, undone, again]), undone.id, BY)
    once_more = rule.undo(seen([made, undone, again]), again.id, BY)
    assert linked([made, undone, again, once_more]) == BARE


@pytest.mark.parametrize("day", ["2026-99-99", "0000", "2026-02-30", "2026-01-01T99:99Z", "9999-12-31T23:59:59-23:59", "٢٠٢٦"])
def test_an_article_is_of_a_day_of_the_calendar(day: str) -> None:
    with pytest.raises(ModelError):
        rule.correct(PLAIN, next(iter(PLAIN.articles)), f"published={day}", BY)


def test_what_cannot_be_ruled_says_why() -> None:
    assertion = LARGE.assertion_ids[0]
    for wrong in ("status=finished", "colour=red", "figure=many", "source="):
        with pytest.raises(ModelError):
            rule.correct(PLAIN, assertion, wrong, BY)
    with pytest.raises(ModelError):
        rule.grade(PLAIN, LARGE.id, "7", BY)
    with pytest.raises(ModelError):
        rule.split(PLAIN, LARGE.id, LARGE.assertion_ids, BY)
    with pytest.raises(ModelError):
        rule.merge(PLAIN, [LARGE.id, LARGE.id], BY)
    with pytest.raises(ModelError):
        rule.reject(PLAIN, LARGE.id, Analyst(name="A. Analyst", why=" "))
    with pytest.raises(NotFound):
        rule.reject(PLAIN, "clm-nothing", BY)
    with pytest.raises(NotFound):
        rule.undo(PLAIN, "dec-nothing", BY)


def test_the_effect_is_what_changed_and_nothing_else() -> None:
    made = rule.reject(PLAIN, LARGE.id, BY)
    done = effect(BARE, linked([made]))
    assert done.claims == (len(BARE.claims), len(BARE.claims) - 1)
    (gone,) = [c for c in done.changed if c.claim_id == LARGE.id]
    assert gone.before is not None
    assert gone.before.established == LARGE.established_origins
    assert gone.after is None
    assert effect(BARE, BARE).changed == ()


def test_a_claim_that_gets_another_id_is_one_change_not_two() -> None:
    old, kept = BARE.claims[0], BARE.claims[1]
    new = replace(old, id="clm-ffffffffffffffffffff", wording=old.wording + " (dated anew)")
    after = replace(BARE, claims=tuple(sorted((new, *BARE.claims[1:]), key=lambda c: c.id)))
    (change,) = effect(BARE, after).changed
    assert (change.claim_id, change.was, change.wording) == (new.id, old.id, new.wording)
    assert change.before is not None
    assert change.after is not None
    apart = replace(new, assertion_ids=kept.assertion_ids)
    changes = {c.claim_id: c for c in effect(BARE, replace(BARE, claims=(apart, *BARE.claims[1:]))).changed}
    assert changes[old.id].after is None
    assert changes[new.id].before is None
