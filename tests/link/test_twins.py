"""What related articles tell in sentences of one meaning is one claim."""

from __future__ import annotations

from headwater.link.claims import groups
from headwater.link.propositions import Proposition, propositions
from headwater.link.rejoin import told_again
from headwater.link.same import likeness
from headwater.link.twins import MOST, pairs, with_twins
from headwater.model import AlignedPair, Constraints, Evidence, Reading, Relation
from tests.link.invent import reading, say, span

FIRST = "The assembly hall stays shut until the board has reported"
AGAIN = "Its workshop for assembly is kept closed up to the report"
OTHER = "Herons nest in the old kiln"


def _page(name: str, *sentences: str) -> Reading:
    return reading(name, " ".join(f"{s}." for s in sentences), outlet=f"Outlet {name}", said=[say(s) for s in sentences])


def _told(*readings: Reading) -> tuple[Proposition, ...]:
    return propositions(sorted(readings, key=lambda r: r.article.id), [])


def _related(a: Reading, b: Reading, *aligned: tuple[str, str]) -> Relation:
    def at(r: Reading, words: str) -> Evidence:
        return Evidence(article_id=r.article.id, span=span(r.article.text, words))

    return Relation(
        id="rel",
        article_id=a.article.id,
        of_article_id=b.article.id,
        of_outlet=None,
        kind="reprint",
        containment=0.5,
        swaps=(),
        alignment=tuple(AlignedPair(left=at(a, x), right=at(b, y), score=0.8) for x, y in aligned),
        direction_basis="published earlier",
        reason="invented",
        evidence=(),
    )


def test_assertions_of_aligned_sentences_are_twins_where_they_are_somewhat_alike() -> None:
    a, b = _page("a", FIRST, OTHER), _page("b", AGAIN, OTHER)
    told = with_twins(_told(a, b), [a, b], [_related(a, b, (FIRST, AGAIN))], lambda *_: 0.4)
    assert {told_.assertion.span.text for told_ in told if told_.twins} == {FIRST, AGAIN}
    assert len(pairs(told)) == 1
    unlike = with_twins(_told(a, b), [a, b], [_related(a, b, (FIRST, AGAIN))], lambda *_: 0.1)
    assert pairs(unlike) == []


def test_twins_of_a_long_passage_are_those_most_alike_and_none_of_one_too_long() -> None:
    a, b = _page("a", FIRST, OTHER), _page("b", AGAIN, OTHER)
    whole = _related(a, b, (a.article.text, b.article.text))
    told = with_twins(_told(a, b), [a, b], [whole], likeness)
    by_id = {p.id: p.assertion.span.text for p in told}
    assert (OTHER, OTHER) in {(by_id[x], by_id[y]) for x, y in pairs(told)}
    long = _page("c", *(f"Herons nest in kiln {n}" for n in range(MOST + 1)))
    assert pairs(with_twins(_told(a, long), [a, long], [_related(a, long, (a.article.text, long.article.text))], likeness)) == []


def test_twins_are_one_claim_and_the_reason_says_why() -> None:
    a, b = _page("a", FIRST, OTHER), _page("b", AGAIN, OTHER)
    apart = groups(_told(a, b), [], Constraints())
    told = with_twins(_told(a, b), [a, b], [_related(a, b, (FIRST, AGAIN))], lambda *_: 0.4)
    found = [g for g in groups(told, [], Constraints()) if len(g.members) > 1 and g.members[0].assertion.span.text != OTHER]
    assert not any({p.assertion.span.text for p in g.members} == {FIRST, AGAIN} for g in apart)
    assert len(found) == 1
    assert "related articles tell it" in found[0].reason


def test_clusters_of_twins_join_unless_a_pair_is_held_apart_or_ruled_apart() -> None:
    clusters = [("a", "b"), ("c",), ("d",)]
    scores = {("a", "c"): 0.4, ("b", "c"): 0.3, ("c", "d"): 0.3, ("a", "d"): 0.0, ("b", "d"): 0.3}

    def alike(x: str, y: str) -> float:
        return scores[min(x, y), max(x, y)]

    assert told_again(clusters, [("a", "c"), ("c", "d")], alike, 0.0, frozenset()) == [("a", "b", "c"), ("d",)]
    assert told_again(clusters, [("a", "c")], alike, 0.0, frozenset({("b", "c")})) == clusters
    assert told_again(clusters, [("c", "d")], alike, 0.0, frozenset()) == [("a", "b"), ("c", "d")]
