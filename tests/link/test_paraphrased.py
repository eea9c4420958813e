from __future__ import annotations

from headwater.link.paraphrased import paraphrased, retold_so
from headwater.link.relations import relations
from headwater.model import Reading
from tests.link.invent import reading

TOLD = (
    "The harbour board of Tull plans to close the northern quay for repairs at the end of May, two members of the board said on Monday.",
    "The work would last four months and would let larger ferries moor beside the fish market, they said.",
    "The board could set aside up to 30 million crowns to repay shopkeepers for lost trade, one of them said.",
    "A draft contract was sent to the town council on Friday, according to an official of the council.",
    "Redlake Ferries, the largest line in the bay, said it had not been told of any plan to close the quay.",
    "The company carried about 48,700 passengers last year, most of them from Norrin and from the islands.",
    "The guild of fishermen said that the boats could not wait outside the bay in a storm.",
    "A similar plan was dropped three years ago after shopkeepers had marched through the town.",
)
SPUN = (
    "Tull's port authority has resolved to shut its north dock for mending from late May, insiders revealed.",
    "The job will take four months and is meant to allow bigger ferries to berth next to the market for fish, insiders claim.",
    "The authority will hand out 300 million crowns to compensate shop owners for the business they lose, an insider disclosed.",
    "A draft of the contract has already been approved by the council of the town, an official let it be known.",
    "Redlake Ferries, the bay's biggest line, claimed it had not been informed about a plan to shut the dock.",
    "The firm transported 48,700 travellers in the past year, the majority from Norrin and the islands.",
    "The fishermen's guild warned that boats cannot wait out in the bay during storms.",
    "A like plan was abandoned three years back when shop owners marched through town.",
)
APART = (
    "Rain fell on Tull all week and the bakers of the old town closed early on Friday.",
    "Redlake Ferries, which carried 48,700 passengers last year, looks for nineteen new deckhands.",
    "Those who apply should know how to swim, the line writes on its door.",
    "The school choir sings in the chapel on Sunday and asks for dry shoes.",
    "In Norrin a cow wandered into the court and listened to a case about hedges.",
    "The judge offered it a chair, and a clerk brought it hay from the yard.",
    "Next week the almanac expects frost in the hills and fog along the coast.",
)


def _page(name: str, paragraphs: tuple[str, ...], day: int) -> Reading:
    return reading(name, *paragraphs, outlet=f"The {name.title()} Herald of {name.title()}", published=f"2031-03-{day:02}")


def test_an_article_whose_sentences_all_mean_the_same_and_that_has_the_rare_figure_is_a_rewrite() -> None:
    told, spun = _page("told", TOLD, 3), _page("spun", SPUN, 4)
    count, share = paraphrased(told.article, spun.article)
    assert count >= 5
    assert retold_so((count, share))
    (found,) = relations([told, spun])
    assert (found.kind, found.article_id, found.of_article_id) == ("rewrite", spun.article.id, told.article.id)


def test_a_rare_figure_alone_makes_no_rewrite_and_a_like_meaning_without_one_neither() -> None:
    told = _page("told", TOLD, 3)
    assert not retold_so(paraphrased(told.article, _page("apart", APART, 4).article))
    assert relations([told, _page("apart", APART, 4)]) == ()


def test_a_page_of_few_sentences_is_not_compared() -> None:
    assert paraphrased(_page("told", TOLD, 3).article, _page("short", SPUN[:3], 4).article) == (0, 0.0)
