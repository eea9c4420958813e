from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.link.descriptions import is_mouth, is_proper
from headwater.link.entities import entities, identities
from headwater.model import Entity, Reading
from tests.link.invent import named, reading, say


def _story() -> list[Reading]:
    first = reading(
        "a",
        "The dam at Tull is safe, says Andrii Oreshko, head of the Office for River Safety under Ukraine's National Dam and Water Council.",
        "Oreshko said the gates work.",
        said=[
            say("The dam at Tull is safe", by="Andrii Oreshko", cue="says", title="head", organisation="Office for River Safety"),
            say("the gates work", by="Oreshko", cue="said", name="Andrii Oreshko"),
        ],
        names=[
            named("Andrii Oreshko", title="head", organisation="Office for River Safety"),
            named("Oreshko", nth=1, name="Andrii Oreshko"),
            named("Office for River Safety", "organisation", part_of="National Dam and Water Council"),
            named("National Dam and Water Council", "organisation", country="UA"),
            named("Tull", "place"),
            named("Ukraine", "place"),
        ],
    )
    second = reading(
        "b",
        "The gates fail, Andriy Oreshko, head of the Ukrainian National Water and Dam Council's Office for River Safety, said. Oreshko left.",
        outlet="Norrin News",
        said=[say("The gates fail", by="Andriy Oreshko", cue="said", title="head", organisation="Office for River Safety")],
        names=[
            named("Andriy Oreshko", title="head", organisation="Office for River Safety"),
            named("Oreshko", nth=1),
            named("Office for River Safety", "organisation", part_of="National Water and Dam Council"),
            named("National Water and Dam Council", "organisation", country="UA"),
        ],
    )
    third = reading(
        "c",
        "Maria Oreshko, chair of Blue Lake Tours, and J. Lint met the Shell-Karp drone. Karp is the local name of the Shell. Jon Lint left.",
        names=[
            named("Maria Oreshko", title="chair", organisation="Blue Lake Tours"),
            named("J. Lint"),
            named("Jon Lint"),
            named("Shell-Karp drone", "equipment"),
            named("Karp", "equipment", nth=1, alias_of="Shell"),
            named("Shell", "equipment", nth=1),
        ],
    )
    return [first, second, third]


def _by_name(found: tuple[Entity, ...], name: str) -> Entity:
    return next(e for e in found if any(n.text == name for n in e.names))


def test_two_spellings_of_a_given_name_are_one_person() -> None:
    found = entities(_story())
    person = _by_name(found, "Andriy Oreshko")
    assert {n.text for n in person.names} == {"Andrii Oreshko", "Andriy Oreshko", "Oreshko"}
    assert _by_name(found, "Maria Oreshko").id != person.id


def test_an_institution_with_its_words_turned_round_is_one_body_and_heads_the_chain() -> None:
    found = entities(_story())
    ids = identities(found)
    council = _by_name(found, "National Dam and Water Council")
    assert council is _by_name(found, "National Water and Dam Council")
    office = _by_name(found, "Office for River Safety")
    assert office.part_of_id == council.id
    person = _by_name(found, "Andrii Oreshko")
    assert person.roles[0].organisation_id == office.id
    assert len(person.roles[0].statement_ids) == 3
    assert ids.institution(person) == council
    assert ids.country(person) == "UA"


def test_an_initial_and_a_double_name_join_what_they_stand_for() -> None:
    found = entities(_story())
    assert _by_name(found, "J. Lint") is _by_name(found, "Jon Lint")
    assert _by_name(found, "Shell") is _by_name(found, "Karp")
    assert _by_name(found, "Shell") is _by_name(found, "Shell-Karp drone")


def test_two_people_of_one_name_stay_apart() -> None:
    one = reading("a", "Dan Orr, mayor of Tull, spoke.", names=[named("Dan Orr", title="mayor", organisation="Tull")])
    two = reading("b", "Dan Orr, coach of the Redlake Rovers, spoke.", names=[named("Dan Orr", title="coach", organisation="Redlake Rovers")])
    people = [e for e in entities([one, two]) if e.kind == "person"]
    assert len(people) == 2
    assert len({e.id for e in people}) == 2


def test_an_ambiguous_initial_joins_nobody() -> None:
    r = reading("a", "Jon Lint met James Lint. J. Lint left.", names=[named("Jon Lint"), named("James Lint"), named("J. Lint")])
    assert len([e for e in entities([r]) if e.kind == "person"]) == 3


def test_scripts_and_acronyms() -> None:
    one = reading(
        "a", "Andriy Oreshko of the River Safety Office (RSO) spoke.", names=[named("Andriy Oreshko"), named("River Safety Office", "organisation")]
    )
    two = reading("b", "Андрій Орешко, RSO.", language="uk", names=[named("Андрій Орешко"), named("RSO", "organisation")])
    found = entities([one, two])
    assert _by_name(found, "Андрій Орешко") is _by_name(found, "Andriy Oreshko")
    assert _by_name(found, "Андрій Орешко").name == "Andriy Oreshko"
    assert _by_name(found, "RSO") is _by_name(found, "River Safety Office")


def test_same_office_of_two_countries_is_two() -> None:
    r = reading(
        "a",
        "Ukraine's Ministry of Ports and Poland's Ministry of Ports differ.",
        names=[named("Ukraine's Ministry of Ports", "organisation"), named("Poland's Ministry of Ports", "organisation")],
    )
    found = [e for e in entities([r]) if "Ports" in e.name]
    assert {e.country for e in found} == {"UA", "PL"}


def test_what_is_a_person_here_and_a_body_there_is_one_thing() -> None:
    one = reading("a", "Blue Lake said so. Blue Lake Group fell.", names=[named("Blue Lake"), named("Blue Lake Group", "organisation")])
    two = reading("b", "BlueLake denies it.", names=[named("BlueLake", "organisation")])
    (only,) = [e for e in entities([one, two]) if "Lake" in e.name]
    assert only.kind == "organisation"


def test_look_up_by_passage_and_name() -> None:
    story = _story()
    ids = identities(entities(story))
    hop = story[0].extraction.statements[1].chain[0]
    found = ids.of(story[0].article.id, hop.span)
    assert found is not None
    assert found is ids.named("Andriy Oreshko")
    assert ids.named("Norrin News") is not None
    assert ids.named("nobody at all") is None


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_order_does_not_matter(seed: int) -> None:
    story = _story()
    shuffled = random.Random(seed).sample(story, len(story))
    assert entities(shuffled) == entities(story)


def test_names_are_told_from_descriptions() -> None:
    proper = ["Harbour Office", "the Harbour Office", "Ukraine's intelligence agency", "Polish government", "BBC", "der NDR"]
    described = [
        "a Harbour Office clerk",
        "Polish official",
        "das Unternehmen",
        "un groupe",
        "ticket seller",
        "Ukrainian-based tech outlet",
        "media reports",
    ]
    assert [n for n in proper if not is_proper(n)] == []
    assert [n for n in described if is_proper(n)] == []
    assert is_mouth("a spokeswoman for the Harbour Office")
    assert is_mouth("un porte-parole du gouvernement")
    assert not is_mouth("the Harbour Office")


def test_a_body_is_shown_by_its_name_not_by_what_an_article_calls_it_for_short() -> None:
    page = reading(
        "short",
        "The Tull Water Board met on Monday. The Board said little. The Board left early, and the Board will meet again.",
        names=[named("Tull Water Board", "organisation"), named("Board", "organisation", nth=1), named("Board", "organisation", nth=2)],
    )
    (body,) = [e for e in entities([page]) if e.kind == "organisation"]
    assert body.name == "Tull Water Board"
    assert {n.text for n in body.names} == {"Tull Water Board", "Board"}


def _met(language: str, text: str, who: str, title: str, body: str) -> Reading:
    return reading(language, text, language=language, names=[named(who, title=title, organisation=body)])


def test_a_title_in_another_language_does_not_make_two_people_of_one() -> None:
    pages = [
        _met("en", "The head of the Lock Office, Bohdan Hryhoruk, spoke.", "Bohdan Hryhoruk", "head", "Lock Office"),
        _met("uk", "Виступив очільник Управління шлюзів Богдан Григорук.", "Богдан Григорук", "очільник", "Управління шлюзів"),
        _met("ru", "Выступил руководитель шлюзов Богдан Григорук.", "Богдан Григорук", "руководитель", "шлюзов"),
    ]
    assert [{n.text for n in e.names} for e in entities(pages) if e.kind == "person"] == [{"Bohdan Hryhoruk", "Богдан Григорук"}]


def test_a_russian_g_is_still_a_g() -> None:
    pages = [
        _met("en", "Gleb Garin spoke.", "Gleb Garin", "mayor", "Tull"),
        _met("ru", "Выступил Глеб Гарин.", "Глеб Гарин", "мэр", "Тулль"),
    ]
    assert [{n.text for n in e.names} for e in entities(pages) if e.kind == "person"] == [{"Gleb Garin", "Глеб Гарин"}]


def test_bodies_named_by_their_acronym_do_not_part_one_bearer_of_a_name() -> None:
    pages = [
        reading(
            "a",
            "Ann Lee, director of the Harbour Safety Board, left.",
            names=[named("Ann Lee", title="director", organisation="Harbour Safety Board")],
        ),
        reading("b", "HSB head Ann Lee came back.", names=[named("Ann Lee", title="head", organisation="HSB")]),
        reading("c", "Ann Lee, a baker with Crust & Sons, sang.", names=[named("Ann Lee", title="baker", organisation="Crust & Sons")]),
    ]
    people = [e for e in entities(pages) if e.kind == "person"]
    assert sorted(sum(n.count for n in e.names) for e in people) == [1, 2]
