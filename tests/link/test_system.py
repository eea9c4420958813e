from __future__ import annotations

import time

from headwater.link import link
from headwater.model import Reading
from tests.link.invent import named, reading, say


def described() -> Reading:
    return reading(
        "system",
        "Norwegian instructors are training Danish pilots in Aarhus. Norway agreed to transfer kite plans to Denmark.",
        "Denmark signed the Skagen Kite Treaty. Oda Brenn, head of the Kite Board, said the production of Lark kites in Denmark has begun.",
        said=[
            say("Norwegian instructors are training Danish pilots in Aarhus", status="under_way", places=[("Aarhus", "Aarhus", "DK")]),
            say("Norway agreed to transfer kite plans to Denmark", status="planned"),
            say("Denmark signed the Skagen Kite Treaty"),
            say("the production of Lark kites in Denmark has begun", by="Oda Brenn", cue="said", title="head", organisation="Kite Board"),
        ],
        names=[
            named("Norway", "place", country="NO"),
            named("Denmark", "place", country="DK"),
            named("Aarhus", "place", country="DK"),
            named("Skagen Kite Treaty", "agreement"),
            named("Lark", "equipment"),
            named("Oda Brenn", title="head", organisation="Kite Board"),
            named("Kite Board", "organisation"),
        ],
    )


def test_the_system_is_read_with_its_statuses_and_claims() -> None:
    linked = link([described()])
    names = {e.id: e.name for e in linked.entities}
    links = {(names[x.from_id], x.relation, names[x.to_id]): x for x in linked.links}
    assert links["Norway", "trains", "Denmark"].status == "under_way"
    assert ("Denmark", "trained_at", "Aarhus") in links
    assert links["Norway", "transfers", "Denmark"].status == "planned"
    assert ("Denmark", "party_to", "Skagen Kite Treaty") in links
    assert ("Denmark", "produces", "Lark") in links
    assert ("Oda Brenn", "leads", "Kite Board") in links
    claims = {c.id for c in linked.claims}
    assert all(set(x.claim_ids) <= claims for x in linked.links)
    assert all(x.from_id != x.to_id for x in linked.links)


def test_what_is_denied_describes_nothing() -> None:
    words = "Norwegian instructors are training Danish pilots"
    page = reading(
        "denied",
        f"Oda Brenn denied that {words}.",
        said=[say(words, by="Oda Brenn", cue="denied", stance="denies")],
        names=[named("Oda Brenn"), named("Norwegian", "place", name="Norway", country="NO"), named("Danish", "place", name="Denmark", country="DK")],
    )
    assert not link([page]).links


def test_a_person_or_a_picture_is_no_part_of_a_link_that_another_holds() -> None:
    page = reading(
        "a",
        "Ann Ore uses a Kite-4 in Tull.",
        said=[say("Ann Ore uses a Kite-4 in Tull", by=None, cue=None, places=[("Tull", "Tull", "XA")])],
        names=[named("Ann Ore"), named("Kite-4", "equipment"), named("Tull", "place")],
    )
    linked = link([page])
    persons = {e.id for e in linked.entities if e.kind == "person"}
    assert not [x for x in linked.links if x.relation != "leads" and persons & {x.from_id, x.to_id}]


def edges(*pages: Reading) -> set[tuple[str, str, str]]:
    linked = link(list(pages))
    names = {e.id: e.name for e in linked.entities}
    return {(names[x.from_id], x.relation, names[x.to_id]) for x in linked.links}


STATES = [named("Norway", "place", country="NO"), named("Denmark", "place", country="DK")]


def test_who_is_trained_learns_or_undergoes_it() -> None:
    told = [
        "Danish pilots are being taught signalling by Norwegian instructors in Aarhus",
        "Danish gunners learn signalling from Norwegians",
        "Norway will train Danish surveyors at Aarhus",
    ]
    for n, words in enumerate(told):
        page = reading(f"t{n}", words + ".", "Norway. Denmark. Aarhus.", said=[say(words)], names=[*STATES, named("Aarhus", "place", country="DK")])
        assert ("Norway", "trains", "Denmark") in edges(page), words
        assert ("Denmark", "trains", "Norway") not in edges(page), words


def test_who_teaches_is_not_trained_there_but_is_there() -> None:
    words = "Norwegian instructors are training gunners in the northern city of Aarhus"
    page = reading("t", words + ".", "Norway.", said=[say(words, status="under_way")], names=[*STATES[:1], named("Aarhus", "place", country="DK")])
    assert edges(page) == {("Norway", "located_at", "Aarhus")}


def test_a_name_that_stands_before_a_place_is_not_there() -> None:
    told = ["Trading in kites was suspended in Aarhus", "Norwegian ministers held talks in Aarhus", "Norway buys most of what Aarhus sells"]
    for n, words in enumerate(told):
        page = reading(f"p{n}", words + ".", "Norway.", said=[say(words)], names=[*STATES[:1], named("Aarhus", "place", country="DK")])
        assert not [e for e in edges(page) if e[1] == "located_at"], words
    words = "there are already 900 Norwegian soldiers in Aarhus"
    page = reading("q", words + ".", "Norway.", said=[say(words)], names=[*STATES[:1], named("Aarhus", "place", country="DK")])
    assert ("Norway", "located_at", "Aarhus") in edges(page)


def test_a_message_or_a_speech_is_no_supply_and_no_deployment() -> None:
    told = ["Norway has sent a request for comment to Denmark", "Norway delivered a speech to Denmark", "Norway provided details to Denmark"]
    for n, words in enumerate(told):
        assert not edges(reading(f"m{n}", words + ".", said=[say(words)], names=STATES)), words
    words = "Norway has shipped ammunition to Denmark"
    assert ("Norway", "supplies", "Denmark") in edges(reading("m", words + ".", said=[say(words)], names=STATES))


def test_equipment_that_only_describes_is_not_what_is_built() -> None:
    words = "Denmark is building a school for Kite-4 pilots in Aarhus"
    names = [STATES[1], named("Kite-4", "equipment"), named("Aarhus", "place", country="DK")]
    assert not [e for e in edges(reading("b", words + ".", said=[say(words)], names=names)) if e[1] in ("produces", "produced_at")]
    words = "Denmark is building the Kite-4 in Aarhus"
    assert {("Denmark", "produces", "Kite-4"), ("Kite-4", "produced_at", "Aarhus")} <= edges(
        reading("c", words + ".", said=[say(words)], names=names)
    )


def test_owners_seats_and_suppliers_are_read_beside_the_names() -> None:
    names = [named("Tallow Freight", "organisation"), named("Merrow Group", "organisation"), named("Aarhus", "place", country="DK")]
    told = {
        "Merrow Group, the Aarhus-based owner of Tallow Freight, lost files": {
            ("Merrow Group", "owns", "Tallow Freight"),
            ("Merrow Group", "located_at", "Aarhus"),
        },
        "Tallow Freight, a subsidiary of Merrow Group, lost files": {("Merrow Group", "owns", "Tallow Freight")},
        "Merrow Group and its billing contractor Tallow Freight lost files": {("Tallow Freight", "supplies", "Merrow Group")},
        "Merrow Group, which is based in Aarhus, lost files": {("Merrow Group", "located_at", "Aarhus")},
    }
    for n, (words, expected) in enumerate(told.items()):
        page = reading(f"o{n}", words + ".", said=[say(words)], names=[x for x in names if x.words in words])
        assert expected <= edges(page), words


def test_thieves_attack_whom_they_steal_from() -> None:
    words = "Greyfin stole the records of 40,000 Tallow Freight customers"
    names = [named("Greyfin", "organisation"), named("Tallow Freight", "organisation")]
    assert ("Greyfin", "attacks", "Tallow Freight") in edges(reading("a", words + ".", said=[say(words)], names=names))
    words = "a hacking group asked Greyfin about Tallow Freight"
    assert not edges(reading("b", words + ".", said=[say(words)], names=names))


def test_one_country_in_several_languages_is_one() -> None:
    pages = [
        reading(
            "en",
            "Norwegian instructors train Danish pilots.",
            "Norway. Denmark.",
            said=[say("Norwegian instructors train Danish pilots")],
            names=STATES,
        ),
        reading(
            "uk",
            "Норвезькі інструктори навчають солдатів Данії в Орхусі.",
            "Норвегія.",
            language="uk",
            said=[say("Норвезькі інструктори навчають солдатів Данії в Орхусі")],
            names=[named("Данії", "place"), named("Норвегія", "place"), named("Орхусі", "place")],
        ),
    ]
    linked = link(pages)
    assert sorted(e.name for e in linked.entities if e.kind == "place") == ["Denmark", "Norway", "Орхусі"]


def test_an_adjective_is_the_country_that_it_is_made_from() -> None:
    words = "Orlandian instructors are training Tessian pilots"
    page = reading(
        "x",
        words + ".",
        "Orlandia. Tessia.",
        said=[say(words, status="under_way")],
        names=[named("Orlandian", "organisation"), named("Tessian", "organisation"), named("Orlandia", "place"), named("Tessia", "place")],
    )
    assert ("Orlandia", "trains", "Tessia") in edges(page)


def test_a_word_that_opens_a_line_is_nobody() -> None:
    words = "Following stole the records of Tallow Freight"
    page = reading("f", words + ".", said=[say(words)], names=[named("Following", "organisation"), named("Tallow Freight", "organisation")])
    assert not edges(page)


def test_a_minister_leads_the_ministry_of_the_field_and_a_president_the_country() -> None:
    page = reading(
        "m",
        "Ada Brenn, Minister of Land, said the ditch is dry. The Ministry of Land agreed. President Olav Thorne said the river is low. Norway.",
        said=[
            say("the ditch is dry", by="Ada Brenn", cue="said", title="Minister", organisation="Land"),
            say("the river is low", by="Olav Thorne", cue="said", title="President"),
        ],
        names=[
            named("Ada Brenn", title="Minister", organisation="Land"),
            named("Ministry of Land", "organisation"),
            named("Olav Thorne", title="President", country="NO"),
            STATES[0],
        ],
    )
    assert {("Ada Brenn", "leads", "Ministry of Land"), ("Olav Thorne", "leads", "Norway")} <= edges(page)


def test_every_link_rests_on_a_claim_and_what_lasts_is_under_way() -> None:
    words = "Merrow Group, the owner of Tallow Freight, will open a yard"
    page = reading(
        "l", words + ".", said=[say(words, status="planned")], names=[named("Merrow Group", "organisation"), named("Tallow Freight", "organisation")]
    )
    (found,) = link([page]).links
    assert found.status == "under_way"
    assert found.claim_ids


def test_a_page_without_an_end_of_sentence_is_read_in_no_time() -> None:
    words = "Norwegian soldiers are in Aarhus"
    filler = "Norwegian pilots and Danish gunners " * 4000
    said = [say(words), *(say(filler[:n]) for n in range(700, 4000, 100))]
    page = reading("long", f"{filler}{words} {filler}Norway. Denmark.", said=said, names=[*STATES, named("Aarhus", "place", country="DK")])
    started = time.process_time()
    found = edges(page)
    assert time.process_time() - started < 15
    assert ("Norway", "located_at", "Aarhus") in found


def test_instructors_are_no_lesson_in_other_languages_either() -> None:
    words = "Des instructeurs norvégiens forment des soldats suédois à Aarhus"
    page = reading(
        "fr",
        words + ".",
        "Norvège. Suède.",
        language="fr",
        said=[say(words, status="under_way")],
        names=[named("Norvège", "place"), named("Suède", "place"), named("Aarhus", "place", country="DK")],
    )
    assert {e for e in edges(page) if e[1] in ("trains", "trained_at")} == {("Norway", "trains", "Sweden"), ("Sweden", "trained_at", "Aarhus")}


def test_the_forces_of_a_country_are_the_country() -> None:
    words = "Norwegian forces shelled Aarhus"
    names = [*STATES, named("Norwegian forces", "organisation", country="NO"), named("Aarhus", "place", country="DK")]
    assert edges(reading("a", words + ".", "Norway. Denmark.", said=[say(words)], names=names)) == {("Norway", "attacks", "Aarhus")}


def test_a_firm_beside_another_is_not_where_that_is() -> None:
    words = "The firm, a subsidiary of Merrow Group, is based in Aarhus"
    page = reading("s", words + ".", said=[say(words)], names=[named("Merrow Group", "organisation"), named("Aarhus", "place", country="DK")])
    assert ("Merrow Group", "located_at", "Aarhus") not in edges(page)


def test_who_trains_somewhere_is_trained_there() -> None:
    words = "300 Norwegian soldiers are training in Aarhus"
    page = reading("w", words + ".", "Norway.", said=[say(words, status="under_way")], names=[*STATES[:1], named("Aarhus", "place", country="DK")])
    assert edges(page) == {("Norway", "trained_at", "Aarhus")}
