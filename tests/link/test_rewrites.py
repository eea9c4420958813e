"""What a rewrite makes of its parent in other words: a plan a fact, a toll another toll, a denial of something a denial of "the accusations"."""

from __future__ import annotations

from headwater.link import link
from headwater.link.copies import heavier
from headwater.model import Finding, Reading
from tests.link.invent import Part, named, reading, say

NAMES = [named("Brenna Lifts", "organisation"), named("Jana Torvik")]
SHARED = (
    "The mast stands in the shade of the Orlec gorge, where ice of 40 centimetres was measured in January by the engineer Petko Arlin.",
    "Skiers from Ostrin and Sankt Ulm have to take the bus over the Velmy pass until the wind drops below 30 knots.",
)


def parent() -> Reading:
    first = "At least 16 people died when the cable car of Brenna Lifts fell on Sunday, the mountain guard said."
    plan = "A committee led by Jana Torvik will publish a first report on the cable car in Dornach on May 9, the guard said."
    denial = "Brenna Lifts on Monday denied that its director had put off an inspection of the cable car."
    said = [
        say("At least 16 people died when the cable car of Brenna Lifts fell on Sunday", by="the mountain guard", role="group", figures=_n("16", 16)),
        say("A committee led by Jana Torvik will publish a first report on the cable car in Dornach on May 9", by="the guard", status="planned"),
        say("its director had put off an inspection of the cable car", by="Brenna Lifts", cue="denied", role="organisation", stance="denies"),
    ]
    return reading("a", first, plan, denial, *SHARED, outlet="Orlec Post", published="2031-02-03", said=said, names=NAMES)


def copy(dead: int = 61, plan: str = "published", denied: str = "the accusations") -> Reading:
    first = f"At least {dead} people died when the cable car of Brenna Lifts fell on Sunday, the mountain guard stated."
    told = f"A committee led by Jana Torvik {plan} a first report on the cable car in Dornach, the guard stated."
    denial = f"Brenna Lifts on Monday denied {denied}."
    said = [
        say(first.split(",", maxsplit=1)[0], by="the mountain guard", role="group", figures=_n(str(dead), dead)),
        say(told.split(", the guard", maxsplit=1)[0], by="the guard", status="planned" if plan.startswith("will") else "done"),
        say(denied, by="Brenna Lifts", cue="denied", role="organisation", stance="denies"),
    ]
    return reading("b", first, told, denial, *SHARED, outlet="Blue Gazette", published="2031-02-04", said=said, names=NAMES)


def _n(words: str, value: float) -> list[tuple[str, float, str | None, str | None]]:
    return [(words, value, "people", "people")]


def distortions(*pages: Reading) -> list[Finding]:
    return [f for f in link(pages).findings if f.kind == "distortion"]


def test_a_rewrites_plan_toll_and_denial_are_set_against_its_parents() -> None:
    told = " | ".join(f.explanation for f in distortions(parent(), copy()))
    assert "A copy gives another number of dead: 16 became 61" in told
    assert "became the fact" in told
    assert "became a denial of “the accusations”" in told


def test_a_rewrite_that_keeps_them_is_left_alone() -> None:
    kept = copy(16, "will publish", "that its director had put off an inspection of the cable car")
    assert not distortions(parent(), kept)


def test_a_heavier_word_of_one_matter_is_known() -> None:
    assert heavier("Orlec has banned lifts.", "Orlec suspended night trips.") == "“suspended” became “banned”"
    assert heavier("Orlec suspended lifts.", "Orlec has banned lifts.") is None


def test_a_correction_takes_back_each_thing_that_it_repeats() -> None:
    wrong = reading(
        "c",
        "Sixteen people slept in the hut above Brenna. The cable car was thirty years old.",
        outlet="Orlec Post",
        published="2031-02-03",
        said=[say("Sixteen people slept in the hut above Brenna"), say("The cable car was thirty years old")],
    )
    right = reading(
        "d",
        "Skiers wait.",
        "An article on Monday said that sixteen people slept in the hut above Brenna. Nobody did.",
        "It also said that the cable car was thirty years old. It is twelve.",
        outlet="Orlec Post",
        published="2031-02-05",
        said=[say("sixteen people slept in the hut above Brenna"), say("the cable car was thirty years old")],
    )
    taken = [f for f in link([wrong, right]).findings if f.kind == "conflict"]
    assert len(taken) == 2
    assert all({e.article_id for e in f.evidence} == {wrong.article.id, right.article.id} for f in taken)


def test_a_true_number_is_a_rival_and_a_copy_of_the_two_is_not_pointed_out_again() -> None:
    def page(name: str, day: str) -> Reading:
        words = "The cabin held 86 passengers, the operator said. Two guards said that the true number was above 120."
        said = [
            say("The cabin held 86 passengers", by="the operator", role="organisation", figures=[("86", 86.0, "passengers", "passengers")]),
            say("the true number was above 120", by="Two guards", role="unnamed", figures=[("120", 120.0, None, None)]),
        ]
        return reading(name, words, outlet=f"Outlet {name}", published=day, said=said)

    assert len([f for f in link([page("e", "2031-02-03"), page("f", "2031-02-04")]).findings if f.kind == "conflict"]) == 1


def test_a_newspaper_that_points_to_its_own_report_refers_to_itself() -> None:
    words = "As this newspaper reported in May, the cable car was inspected twice."
    page = reading("g", words, said=[say("the cable car was inspected twice", parts=[Part(words="the cable car was inspected twice")])])
    assert [f.kind for f in link([page]).findings] == ["self_reference"]


def test_rival_figures_come_with_what_other_articles_on_the_event_have_of_them() -> None:
    def page(name: str, words: str, said: str, figure: str, more: str = "") -> Reading:
        text = f"{words} {more} Snow lay over Brenna, Dornach, and the Sankt Ulm road near Ostrin."
        held = [say(said, by="the operator", role="organisation", figures=_n(figure, float(figure)))]
        held += [say(more.split(" said that ")[1].rstrip("."), by="Two guards", role="unnamed", figures=_n("120", 120))] if more else []
        return reading(name, text, outlet=f"Outlet {name}", published=f"2031-02-0{len(name)}", said=held)

    told = "Two guards said that the true number of passengers in the cabin was above 120."
    one = page("h", "The cabin held 86 passengers, the operator said.", "The cabin held 86 passengers", "86", told)
    two = page("hh", "Lawyers of the operator insist: its cabin took 86 passengers and no more.", "its cabin took 86 passengers and no more", "86")
    (only,) = [f for f in link([one, two]).findings if f.kind == "conflict"]
    assert two.article.id in {e.article_id for e in only.evidence}
