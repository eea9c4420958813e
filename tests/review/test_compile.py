"""What an analyst ruled on passages becomes constraints, survives re-reading, and is listed where it no longer attaches."""

from dataclasses import replace

from headwater.capture.original import Obtained, original
from headwater.config import Settings
from headwater.extract import extract
from headwater.link import link
from headwater.model import Article, Decision, Reading, Ruling
from headwater.read import read
from headwater.review.anchors import anchor
from headwater.review.compile import rulings

FIRST = "The Harbour Office said the ferry to Ostermoor will be repaired in May.\n\nThe Harbour Office said the mill in Lendwick was sold."
SECOND = "The ferry to Ostermoor will be repaired in May, the Harbour Office said on Monday."


def reading(text: str, name: str) -> tuple[Reading, str]:
    made = original(text.encode(), "text", Obtained(subject=name, name=name, url=None, how="file"))
    article = read(made.capture, made.content, Settings())
    assert isinstance(article, Article)
    return Reading(article=article, extraction=extract(article)), made.capture.sha256


ONE, DIGEST_ONE = reading(FIRST, "one.txt")
TWO, DIGEST_TWO = reading(SECOND, "two.txt")
DIGESTS = {ONE.article.capture_id: DIGEST_ONE, TWO.article.capture_id: DIGEST_TWO}


def decision(ruling: Ruling, *picks: tuple[Reading, str, str], supersedes: str | None = None, number: int = 1) -> Decision:
    anchors = []
    for of, digest, words in picks:
        span = next(a.span for a in of.extraction.assertions if words in a.span.text)
        anchors.append(anchor(of.article.text, span, digest))
    return Decision(
        id=f"dec-{number}",
        subject=tuple(anchors),
        ruling=ruling,
        value=None,
        analyst="A. Analyst",
        decided_at=f"2031-03-0{number}T00:00:00Z",
        note=None,
        supersedes=supersedes,
    )


FERRY = ((ONE, DIGEST_ONE, "ferry"), (TWO, DIGEST_TWO, "ferry"))


def claims_of(decisions: list[Decision]) -> list[set[str]]:
    ruled = rulings(decisions, [ONE, TWO], DIGESTS)
    assert ruled.orphaned == ()
    return [set(c.assertion_ids) for c in link([ONE, TWO], ruled.constraints).claims]


def ids(*picks: tuple[Reading, str, str]) -> list[str]:
    return [next(a.id for a in of.extraction.assertions if words in a.span.text) for of, _, words in picks]


def together(groups: list[set[str]], members: list[str]) -> bool:
    return any(set(members) <= group for group in groups)


def test_a_split_keeps_assertions_apart_and_undoing_it_brings_them_together_again() -> None:
    members = ids(*FERRY)
    split = decision("split", *FERRY)
    undone = decision("merge", *FERRY, supersedes="dec-1", number=2)
    assert together(claims_of([]), members)
    assert not together(claims_of([split]), members)
    assert together(claims_of([split, undone]), members)


def test_a_merge_joins_what_would_stay_apart() -> None:
    picks = ((ONE, DIGEST_ONE, "mill"), (TWO, DIGEST_TWO, "ferry"))
    assert not together(claims_of([]), ids(*picks))
    assert together(claims_of([decision("merge", *picks)]), ids(*picks))


def test_a_rejected_assertion_is_in_no_claim() -> None:
    pick = (ONE, DIGEST_ONE, "mill")
    assert not together(claims_of([decision("reject", pick)]), ids(pick))


def test_a_decision_attaches_again_after_the_text_moved() -> None:
    split = decision("split", *FERRY)
    moved, digest = reading("Menu\n\n" + FIRST, "one.txt")
    ruled = rulings([split], [moved, TWO], {moved.article.capture_id: DIGEST_ONE, TWO.article.capture_id: DIGEST_TWO})
    assert digest != DIGEST_ONE
    assert ruled.orphaned == ()
    assert ruled.constraints.cannot_link == (tuple(sorted(ids((moved, digest, "ferry"), (TWO, DIGEST_TWO, "ferry")))),)


def test_what_no_longer_attaches_is_listed() -> None:
    gone = decision("split", *FERRY)
    lost = replace(gone, subject=(replace(gone.subject[0], exact="words that stand nowhere"), gone.subject[1]))
    ruled = rulings([lost], [ONE, TWO], DIGESTS)
    assert ruled.orphaned == ("dec-1",)
    assert ruled.constraints.cannot_link == ()
