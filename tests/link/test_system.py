from __future__ import annotations

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
