from __future__ import annotations

import pytest

from headwater.link import link
from headwater.link.origins import state_of
from headwater.model import Claim, Entity, NameForm, Reading
from tests.link.invent import named, reading, say
from tests.link.story import told

WORDS = "a survey kite fell on the roof of the mill at Sallow Bend"


def page(name: str, by: str | None, role: str = "person", outlet: str = "Tull Courier", words: str = WORDS, mode: str | None = None) -> Reading:
    text = f"{by} said {words}." if by else f"{words[0].upper()}{words[1:]}."
    said = say(words if by else f"{words[0].upper()}{words[1:]}", by=by, cue="said" if by else None, role=role, mode=mode)  # type: ignore[arg-type]
    return reading(name, text, outlet=outlet, published="2031-05-14", said=[said], names=[named(by)] if by and role == "person" else [])


def only(*readings: Reading) -> Claim:
    claims = link(readings).claims
    assert len(claims) == 1
    return claims[0]


def test_one_named_source_is_one_established_origin() -> None:
    claim = only(page("a", "Oda Brenn"))
    assert (claim.established_origins, claim.possible_origins, claim.grade.credibility) == (1, 0, 3)


def test_silence_is_possible_and_never_established() -> None:
    claim = only(page("a", None))
    assert (claim.established_origins, claim.possible_origins, claim.grade.credibility) == (0, 1, 6)


def test_an_unnamed_source_is_possible_and_never_established() -> None:
    claim = only(page("a", "an official", role="unnamed"), page("b", "a witness", role="unnamed", outlet="Coastline"))
    assert claim.established_origins == 0
    assert claim.possible_origins >= 1


def test_an_outlet_that_relays_is_not_a_second_origin() -> None:
    claim = only(page("a", "Oda Brenn"), page("b", "Mirova Live", role="outlet", outlet="Coastline"))
    assert claim.established_origins == 1
    assert [o.standing for o in claim.independence] == ["established", "possible"]


def test_a_second_named_source_without_proof_is_possible() -> None:
    claim = only(page("a", "Oda Brenn"), page("b", "Lem Ostrik", outlet="Coastline"))
    assert (claim.established_origins, claim.possible_origins) == (1, 1)
    assert claim.grade.credibility == 2


def test_many_pages_of_one_speaker_are_one_origin() -> None:
    claim = only(*(page(f"p{n}", "Oda Brenn", outlet=f"Outlet {n}") for n in range(6)))
    assert (len(claim.article_ids), claim.outlets, claim.established_origins, claim.possible_origins) == (6, 6, 1, 0)


def test_the_reason_names_the_source_and_not_the_outlet_whose_headline_says_the_same() -> None:
    body = f"Oda Brenn said {WORDS}."
    headline = f"{WORDS[0].upper()}{WORDS[1:]}"
    said = [say(headline, by=None, cue=None), say(WORDS, by="Oda Brenn", cue="said")]
    claim = only(
        reading("a", f"{headline}\n\n{body}", outlet="The Tull Courier and Post", published="2031-05-14", said=said, names=[named("Oda Brenn")])
    )
    assert [o.reason.partition(" is ")[0] for o in claim.independence if o.standing == "established"] == ["Oda Brenn"]


def test_the_counts_hold_together() -> None:
    for claim in link(told()).claims:
        assert claim.established_origins <= max(1, claim.utterances)
        assert claim.established_origins + claim.possible_origins == len(claim.independence)
        assert all(o.evidence and o.reason for o in claim.independence)
        assert not (claim.grade.credibility == 1 and claim.established_origins < 2)


def body(name: str, institution: str, words: str = "a survey kite hit Sallow Mill", outlet: str = "Tull Courier", more: str = "") -> Reading:
    text = f"{institution} said {words}. {more}".strip()
    said = say(words, by=institution, cue="said", role="organisation")
    return reading(name, text, outlet=outlet, published="2031-05-14", said=[said], names=[named(institution, "organisation")])


def test_two_bodies_of_two_unknown_countries_that_speak_for_themselves_are_two_origins() -> None:
    claim = only(body("a", "Norland's Water Board"), body("b", "Kite Registry of Velmora", outlet="Coastline"))
    assert (claim.established_origins, claim.possible_origins) == (2, 0)


def test_two_bodies_of_one_country_are_one_established_origin() -> None:
    claim = only(body("a", "Norland's Water Board"), body("b", "Norland's Kite Registry", outlet="Coastline"))
    assert (claim.established_origins, claim.possible_origins) == (1, 1)


def test_a_board_and_a_company_that_speak_for_themselves_are_two_origins() -> None:
    claim = only(body("a", "Norland's Water Board"), body("b", "Orrin Bridge Works", outlet="Coastline"))
    assert claim.established_origins == 2


def test_two_companies_may_be_one_house() -> None:
    claim = only(body("a", "Orrin Boat Company"), body("b", "Orrin Bridge Works", outlet="Coastline"))
    assert claim.established_origins == 1


def test_a_headline_without_a_source_rests_on_the_source_of_its_text() -> None:
    page_ = reading(
        "a",
        ("headline", "Survey kite falls on the roof of the mill at Sallow Bend"),
        f"{WORDS[0].upper()}{WORDS[1:]}, Oda Brenn said on Friday.",
        outlet="Tull Courier",
        published="2031-05-14",
        said=[
            say("Survey kite falls on the roof of the mill at Sallow Bend", by=None, cue=None),
            say(f"{WORDS[0].upper()}{WORDS[1:]}", by="Oda Brenn", cue="said"),
        ],
        names=[named("Oda Brenn")],
    )
    linked = link([page_])
    assert [(c.established_origins, c.possible_origins) for c in linked.claims] == [(1, 0)]
    assert any("names no source" in u.reason for u in linked.utterances)


ROOF = "The roof of old oak shingles had been laid two summers before by carpenters from Tull."
FAIR = "Farmers who had come in for the autumn fair stood about in the rain until the road was opened again."


def test_bodies_of_one_country_that_each_show_evidence_of_their_own_are_two_origins() -> None:
    seen = "its own images show that a survey kite hit Sallow Mill"
    shown = body("b", "Norland's Kite Registry", words=seen, outlet="Coastline", more=FAIR)
    checked = only(body("a", "Norland's Water Board", words="a survey kite hit Sallow Mill, its own inspection found", more=ROOF), shown)
    assert (checked.established_origins, checked.possible_origins) == (2, 0)
    resting = only(body("a", "Norland's Water Board", more=ROOF), shown)
    assert (resting.established_origins, resting.possible_origins) == (1, 1)
    assert any(o.reason.startswith("nothing shows") for o in resting.independence)


def test_what_a_body_owns_is_no_evidence() -> None:
    owned = body("b", "Norland's Kite Registry", words="its own survey kite hit Sallow Mill", outlet="Coastline", more=FAIR)
    other = body("a", "Norland's Water Board", words="its own survey kite hit Sallow Mill", more=ROOF)
    assert only(other, owned).established_origins == 1


def test_a_denial_speaks_for_itself_as_well_as_a_claim_does() -> None:
    def denying(name: str, who: str, outlet: str) -> Reading:
        words = "no survey kite hit Sallow Mill"
        said = say(words, by=who, cue="said", role="organisation", stance="denies")
        return reading(name, f"{who} said {words}.", outlet=outlet, published="2031-05-14", said=[said], names=[named(who, "organisation")])

    claim = only(denying("a", "Norland's Water Board", "Tull Courier"), denying("b", "Kite Registry of Velmora", "Coastline"))
    assert (claim.established_origins, claim.possible_origins) == (2, 0)


def test_an_outlet_that_says_we_is_the_source_and_its_own_name_gives_the_reason() -> None:
    claim = only(page("a", "We", role="unnamed"))
    assert (claim.established_origins, claim.possible_origins) == (1, 0)
    assert claim.independence[0].reason.startswith("Tull Courier reports it on its own account")
    quoted = only(page("a", "we", role="unnamed", mode="direct"))
    assert quoted.established_origins == 0


def test_a_company_that_writes_its_own_page_is_named_by_it() -> None:
    words = "a survey kite hit Sallow Mill"
    text = f"Orrin Mills NV said the mill was closed. {words[0].upper()}{words[1:]}."
    said = [say("the mill was closed", by="Orrin Mills NV", cue="said", role="organisation"), say(f"{words[0].upper()}{words[1:]}", by=None)]
    own = reading("a", text, outlet="Orrin Mills NV", published="2031-05-14", said=said, names=[named("Orrin Mills NV", "organisation")])
    board = body("b", "Norland's Water Board", outlet="Coastline")
    claim = next(c for c in link([own, board]).claims if len(c.article_ids) == 2)
    assert (claim.established_origins, claim.possible_origins) == (2, 0)


@pytest.mark.parametrize("called", ["the ministry", "the company", "police", "the transport ministry"])
def test_a_body_that_is_called_by_what_it_is_is_one_origin_and_never_a_second(called: str) -> None:
    alone = only(page("a", called, role="unnamed"))
    assert (alone.established_origins, alone.possible_origins) == (1, 0)
    beside = only(page("a", called, role="unnamed"), page("b", "Oda Brenn", outlet="Coastline"))
    assert beside.established_origins == 1


@pytest.mark.parametrize("called", ["a company", "an official at the ministry", "company officials", "two people at the company"])
def test_somebody_of_a_body_is_not_the_body(called: str) -> None:
    assert only(page("a", called, role="unnamed")).established_origins == 0


def test_a_company_and_an_authority_may_have_a_count_from_one_another() -> None:
    def count(name: str, who: str, outlet: str) -> Reading:
        words = "the bridge held 186 passengers"
        said = say(words, by=who, cue="said", role="organisation", figures=[("186", 186, None, "passengers")])
        return reading(name, f"{who} said {words}.", outlet=outlet, published="2031-05-14", said=[said], names=[named(who, "organisation")])

    claim = only(count("a", "Norland's Water Board", "Tull Courier"), count("b", "Orrin Bridge Works", "Coastline"))
    assert (claim.established_origins, claim.possible_origins) == (1, 1)


def test_a_spokeswoman_speaks_for_the_body_whatever_country_she_is_of() -> None:
    text = f"The Orrin Bridge Works shut the mill, its spokeswoman, Oda Brenn, said. Brenn said {WORDS}. {FAIR}"
    said = say(WORDS, by="Brenn", name="Oda Brenn", cue="said")
    spoke = reading(
        "a", text, outlet="Coastline", published="2031-05-14", said=[said], names=[named("Oda Brenn"), named("Orrin Bridge Works", "organisation")]
    )
    claim = only(spoke, body("b", "Norland's Water Board", words="a survey kite fell on the mill roof at Sallow Bend", more=ROOF))
    assert (claim.established_origins, claim.possible_origins) == (2, 0)


def test_a_town_of_the_name_of_a_body_is_no_state() -> None:
    town = Entity(id="ent-1", kind="place", name="Nis", names=(NameForm(text="NIS", language="en", script="Latn", count=1),), country="RS")
    seat = Entity(id="ent-2", kind="place", name="Seoul", names=(NameForm(text="Seoul", language="en", script="Latn", count=1),), country="KR")
    assert state_of(town, {}) is None
    assert state_of(seat, {}) == "KR"
