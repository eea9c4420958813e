"""What holds of every dossier, whatever is in it and in whatever order it came."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link import link
from headwater.model import Reading
from headwater.text.offsets import holds
from tests.link.story import told

STORY = told()
SOME = st.lists(st.sampled_from(range(len(STORY))), unique=True).map(lambda picks: [STORY[n] for n in picks])


@settings(max_examples=40, deadline=None)
@given(SOME)
def test_the_order_of_adding_does_not_matter(readings: list[Reading]) -> None:
    assert link(readings) == link(sorted(readings, key=lambda r: r.article.id))


@settings(max_examples=40, deadline=None)
@given(SOME)
def test_no_claim_is_without_a_passage_and_every_passage_stands_where_it_says(readings: list[Reading]) -> None:
    texts = {r.article.id: r.article.text for r in readings}
    assertions = {a.id: a for r in readings for a in r.extraction.assertions}
    linked = link(readings)
    for claim in linked.claims:
        assert claim.assertion_ids
        assert all(holds(texts[assertions[i].article_id], assertions[i].span) for i in claim.assertion_ids)
        assert all(holds(texts[e.article_id], e.span) for o in claim.independence for e in o.evidence)
    assert all(holds(texts[e.article_id], e.span) for f in linked.findings for e in f.evidence)


@settings(max_examples=40, deadline=None)
@given(SOME)
def test_established_origins_are_never_more_than_utterances(readings: list[Reading]) -> None:
    for claim in link(readings).claims:
        assert claim.established_origins <= claim.utterances
        assert claim.established_origins + claim.possible_origins == len(claim.independence)
        assert claim.grade.credibility > 1 or claim.established_origins >= 2


@settings(max_examples=40, deadline=None)
@given(SOME)
def test_silence_and_unnamed_sources_are_never_established(readings: list[Reading]) -> None:
    linked = link(readings)
    statements = {s.id: s for r in readings for s in r.extraction.statements}
    speakers = {a.id: statements[a.statement_id] for r in readings for a in r.extraction.assertions}
    utterances = {u.id: u for u in linked.utterances}
    for claim in linked.claims:
        for origin in (o for o in claim.independence if o.standing == "established"):
            said = [speakers[a] for u in origin.utterance_ids for a in utterances[u].assertion_ids if a in claim.assertion_ids]
            assert any(s.mode != "narration" and s.chain and s.chain[0].role != "unnamed" for s in said)
