"""Articles told again sentence by sentence in other words are recognised; two reports of one event are not."""

from __future__ import annotations

from headwater.link.relations import relations
from headwater.link.retold import retold, telling
from headwater.model import Reading
from tests.link.invent import reading

FIRST = (
    "The Orlec cable car stood still for seven hours on Sunday after a pylon above Brenna cracked in the frost.",
    "Some 64 passengers were winched down by the mountain guard, its captain Ruta Velmy told the valley council in Dornach.",
    "Two of them are being treated for frostbite in the clinic at Sankt Ulm, according to the surgeon Petko Arlin.",
    "A committee led by the engineer Jana Torvik began its work on Monday and will publish a first report on May 9.",
    "The guard has questioned the night watchman and the head of the workshop, a guard spokeswoman said.",
    "Brenna Lifts denied that it had put off an inspection. “Every pylon was seen in October,” it said in a letter.",
    "The lower section to Ostrin reopens on Thursday, when the wind is expected to drop below 40 knots.",
)
SPUN = (
    "The Orlec gondola came to a halt for seven hours on Sunday when a mast over Brenna split in the cold.",
    "Around 64 travellers were lowered by the mountain guard, chief Ruta Velmy informed the valley council in Dornach.",
    "Two people receive care for frostbite at the Sankt Ulm clinic, per surgeon Petko Arlin.",
    "A panel headed by engineer Jana Torvik started on Monday and published its first report.",
    "The guard has detained the night watchman, a guard representative stated.",
    "Brenna Lifts has rejected the charges. “Every mast was seen in October,” it stated.",
    "The lower part to Ostrin opens again Thursday, once the wind falls under 40 knots.",
)
OTHER = (
    "People sang to keep warm while they hung above the gorge near Brenna on Sunday, says Mila Hadrin, 31, who was in the third cabin.",
    "Her fingers were white when Ruta Velmy's men reached her, she says from Sankt Ulm, where two others lie in the next room.",
    "Nobody on board had been told how long it would last. “We had one flask of tea for nine,” she remembers.",
    "The Orlec line is thirty years old, and villagers have asked for new pylons since a storm four winters ago.",
    "In Dornach a councillor wants the fares back for all 64 who were stuck, and an answer from the operator by the weekend.",
    "The mountain guard trains for such rescues every autumn, and has done two since the line was built.",
)


def _page(name: str, lines: tuple[str, ...], day: str) -> Reading:
    return reading(name, *lines, outlet=f"Outlet {name}", published=day)


def test_an_article_told_again_in_other_words_is_a_rewrite() -> None:
    pages = [_page("one", FIRST, "2031-02-03"), _page("spun", SPUN, "2031-02-04"), _page("other", OTHER, "2031-02-04")]
    (found,) = relations(pages)
    assert (found.article_id, found.of_article_id, found.kind) == (pages[1].article.id, pages[0].article.id, "rewrite")


def test_another_report_of_the_event_shares_facts_and_not_their_order() -> None:
    first, spun, other = (telling(_page(n, t, "2031-02-03").article) for n, t in (("a", FIRST), ("b", SPUN), ("c", OTHER)))
    assert retold(first, spun)[0] >= 5
    assert retold(first, other)[0] < 5
    assert retold(first, other) == retold(other, first)


def test_nothing_is_retold_by_nothing() -> None:
    assert retold((), telling(_page("a", FIRST, "2031-02-03").article)) == (0, 0.0)
