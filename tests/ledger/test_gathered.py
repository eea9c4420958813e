from itertools import permutations

from headwater.ledger.gathered import gathered, one_entity, one_link
from headwater.model import Entity, EntityRole, Evidence, NameForm, Span, Status, SystemLink


def entity(article: str, name: str, count: int, role: str | None = None, parent: str | None = None) -> Entity:
    return Entity(
        id="ent-1",
        kind="person",
        name=name,
        names=(NameForm(text=name, language="en", script="Latn", count=count),),
        roles=(EntityRole(title=role, organisation_id=None, statement_ids=(f"sta-{article}",)),) if role else (),
        part_of_id=parent,
        mentions=tuple(Evidence(article_id=article, span=Span(start=n, end=n + 1, text="x")) for n in range(count)),
    )


def link(status: Status, time: str | None, claim: str) -> SystemLink:
    return SystemLink(id="lnk-1", from_id="ent-1", relation="uses", to_id="ent-2", status=status, time=time, claim_ids=(claim,))


def test_what_neighbourhoods_know_of_one_entity_is_put_together_in_any_order() -> None:
    parts = [
        entity("a", "Olme Tarvik", 2, role="head"),
        entity("b", "Olme Tarvik", 1, role="head", parent="ent-9"),
        entity("c", "O. Tarvik", 2, role="chair"),
    ]
    found = {one_entity(list(order)) for order in permutations(parts)}
    assert len(found) == 1
    whole = found.pop()
    assert whole.name == "Olme Tarvik"
    assert [(n.text, n.count) for n in whole.names] == [("Olme Tarvik", 3), ("O. Tarvik", 2)]
    assert [(r.title, r.statement_ids) for r in whole.roles] == [("head", ("sta-a", "sta-b")), ("chair", ("sta-c",))]
    assert whole.part_of_id == "ent-9"
    assert len(whole.mentions) == 5


def test_a_link_has_its_furthest_status_and_the_earliest_time_of_it() -> None:
    parts = [link("planned", "2031-01-01", "clm-a"), link("done", "2031-05-01", "clm-b"), link("done", "2031-04-01", "clm-c")]
    found = {one_link(list(order)) for order in permutations(parts)}
    [whole] = found
    assert (whole.status, whole.time, whole.claim_ids) == ("done", "2031-04-01", ("clm-a", "clm-b", "clm-c"))


def test_what_one_neighbourhood_knows_stays_as_it_is() -> None:
    alone = entity("a", "Olme Tarvik", 1)
    assert list(gathered([alone], one_entity)) == [alone]
