from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.model import SectionKind
from tests.extract.articles import article
from tests.extract.test_details import describe_one


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The bus was carrying 40 pupils", "done"),
        ("The driver was talking on the telephone", "done"),
        ("The warehouse was storing 300 tonnes of seed", "done"),
        ("The pilot was flying it", "done"),
        ("Police were investigating the fire", "under_way"),
        ("The two sides were negotiating over grain", "under_way"),
        ("Divers were searching the harbour", "under_way"),
        ("The plant is storing 300 tonnes of seed", "under_way"),
        ("The toll stands at 38", "done"),
        ("38 people are dead", "done"),
        ("The number of injured is unchanged at seven", "done"),
        ("the death toll has reached 83", "done"),
        ("there were 186 people on board", "done"),
        ("seven people injured", "done"),
        ("the planned launch of the satellite", "planned"),
        ("The satellite is due to be launched in April", "planned"),
        ("The launch is due in April", "planned"),
        ("The launch is booked for April", "planned"),
        ("A vote is scheduled for Monday", "planned"),
        ("The vote has been set for 3 June", "planned"),
        ("The hearing is expected next month", "planned"),
        ("the proposed ban on exports", "planned"),
        ("The ban would apply from October", "planned"),
        ("a second launch is on the cards", "planned"),
        ("The works are to start in spring", "planned"),
        ("its intention to close the mine", "planned"),
        ("The mine faces closure next year", "planned"),
        ("a draft law that bans the nets", "planned"),
        ("The ministry has drawn up plans to close the mine", "planned"),
        ("The company has no date for the launch", "unknown"),
        ("this had been agreed", "done"),
        ("The ministry withdrew its statement", "done"),
        ("The talks ended on Friday", "stopped"),
        ("He ended his speech with a song", "done"),
        ("Work on the bridge was suspended", "stopped"),
        ("The firm dropped the case", "done"),
        ("Its deliveries were going ahead", "under_way"),
        ("We can confirm that a parcel reached us", "done"),
        ("I must stress that the pool will be closed", "planned"),
        ("The harbour is in the middle of a rebuilding", "under_way"),
        ("Inspectors stopped 14 lorries at the bridge", "done"),
        ("The mill stopped work on the dam", "stopped"),
        ("The choirmaster is in Arvenna", "done"),
        ("The rest is with the savings bank", "done"),
        ("The two sides are in talks", "under_way"),
        ("The mills belong to the choirmaster", "done"),
        ("The army has been using the barracks since March", "under_way"),
        ("The army has used the barracks since March", "done"),
        ("The company has been hit by a fire", "done"),
        ("The company employs 64 people", "done"),
        ("The company employs welders", "under_way"),
        ("The toll is 31", "done"),
        ("The coast road is closed", "done"),
        ("a loss of 40 boats", "done"),
        ("the colour of the boats", "unknown"),
        ("The bridge remains closed", "done"),
        ("The crews remain at work", "under_way"),
        ("The rows are invoices", "done"),
        ("The mayor has been in contact with the choir since May", "under_way"),
        ("The newest letter is dated 9 May", "done"),
        ("The notes match those of the choir", "done"),
        ("Singers are being taught in Arvenna", "under_way"),
        ("The town suspended night trams", "done"),
        ("The firm did not intend to sell", "planned"),
        ("It is highly likely that the choir will leave", "planned"),
        ("The council had until Friday to answer", "done"),
        ("Farmers are being told to keep their cattle inside", "under_way"),
        ("The ban takes effect next month", "planned"),
        ("The boat nearly sank", "unknown"),
        ("The order covers 12 harbours", "done"),
        ("Boats must be gone by 3 July 2031", "planned"),
        ("The order does not apply until 3 July 2031", "planned"),
        ("a ban on nets from 3 July 2031", "planned"),
        ('The town was "engaging" with the owners', "under_way"),
        ("They told us the bridge was closed in May", "done"),
        ("I think somebody closed the bridge", "done"),
        ("Nobody told us where the boats were", "done"),
        ("Forty men were on a rescue course", "under_way"),
        ("Aerial pictures appear to show a crane at the pier", "done"),
        ("They are presumed to be choir robes", "done"),
        ("Another 12 people are still missing", "done"),
        ("The ferry had been carrying 40 sheep", "done"),
        ("The letter speaks of a short pause", "done"),
    ],
)
def test_what_the_words_say_of_the_event(words: str, status: str) -> None:
    assert describe_one(words + ".", words).status == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Storm kills 14 in northern valley", "done"),
        ("Council approves new tram line", "done"),
        ("Death toll rises to 31", "done"),
        ("Minister resigns over bridge contract", "done"),
        ("Fourteen dead in bridge collapse", "done"),
        ("31 homes damaged", "done"),
        ("Ferry sinks off northern coast", "done"),
        ("Rescuers search for missing divers", "under_way"),
        ("Council to vote on tram line", "planned"),
        ("Norway trains tram drivers in Oslo", "under_way"),
        ("Mayor confirms sale of the hall", "done"),
        ("Choirmaster teaches sailors to sing", "under_way"),
        ("Town plans tram line", "planned"),
        ("Council considering tram line", "planned"),
        ("Flood in northern valley", "done"),
    ],
)
def test_a_headline_in_the_present_tells_what_has_happened(words: str, status: str) -> None:
    position: SectionKind = "headline"
    assert describe_one(words, words, position=position).status == status


@pytest.mark.parametrize(
    ("sentence", "cue", "words", "stance"),
    [
        ("The firm said it has never received the letter.", "said", "it has never received the letter", "denies"),
        ("The ministry said no such order had been given.", "said", "no such order had been given", "denies"),
        ("The mayor said there was no plan to close the mine.", "said", "there was no plan to close the mine", "denies"),
        ("The mayor said the letter was not genuine.", "said", "the letter was not genuine", "denies"),
        ("“We have not sold a single ship,” the owner said.", "said", "We have not sold a single ship", "denies"),
        ("The mayor called the report pure invention.", "called", "the report pure invention", "denies"),
        ("The mayor described the claim as baseless.", "described", "the claim as baseless", "denies"),
        ("The mayor said there had been no talks with the firm.", "said", "there had been no talks with the firm", "denies"),
        ("The mayor said the town has no intention of selling the mine.", "said", "the town has no intention of selling the mine", "denies"),
        ("The firm had nothing to do with the fire, he said.", "said", "The firm had nothing to do with the fire", "denies"),
        ("The mayor said the town neither bought nor sold the ships.", "said", "the town neither bought nor sold the ships", "denies"),
        ("Police said they could not at this stage confirm the number.", "said", "they could not at this stage confirm the number", "cannot_confirm"),
        ("We cannot at this stage confirm the number, police said.", "said", "We cannot at this stage confirm the number", "cannot_confirm"),
        ("The agency was not able to independently verify the number.", "was not able to independently verify", "the number", "cannot_confirm"),
        ("The newspaper was unable to reach the owner or verify the claim.", "unable to reach the owner or verify", "the claim", "cannot_confirm"),
        ("It has not been possible to verify the pictures.", None, "It has not been possible to verify the pictures", "cannot_confirm"),
        ("The pictures have yet to be independently confirmed.", None, "The pictures have yet to be independently confirmed", "cannot_confirm"),
        ("The mayor said he did not know of the letter.", "said", "he did not know of the letter", "unaware"),
        ("The mayor said he had not been told of the letter.", "said", "he had not been told of the letter", "unaware"),
        ("The mayor would not comment on the letter.", "would not comment", "the letter", "declines"),
        ("The firm did not immediately reply to questions.", None, "The firm did not immediately reply to questions", "declines"),
        ("The firm refused to be drawn on the price.", None, "The firm refused to be drawn on the price", "declines"),
        ("The mayor said none of his singers was hurt.", "said", "none of his singers was hurt", "denies"),
        ("“There are no welders in Arvenna,” the mayor said.", "said", "There are no welders in Arvenna", "denies"),
        ("The mayor said he saw no sign that the bridge would fall.", "said", "he saw no sign that the bridge would fall", "denies"),
        ("The mayor did not say where the singers went.", None, "The mayor did not say where the singers went", "declines"),
        ("Police said there were no casualties.", "said", "there were no casualties", "asserts"),
        ("“We have not received any notice,” he said.", "said", "We have not received any notice", "asserts"),
        ("Police said that no one was hurt.", "said", "no one was hurt", "asserts"),
        ("The mayor said the bridge should not be used.", "said", "the bridge should not be used", "asserts"),
        ("The mayor said the town will not pay.", "said", "the town will not pay", "asserts"),
        ("The mayor said he does not expect delays.", "said", "he does not expect delays", "asserts"),
        ("The mayor said the bridge is not only old but rotten.", "said", "the bridge is not only old but rotten", "asserts"),
        ("The mayor said more than 40 people had not yet been found.", "said", "more than 40 people had not yet been found", "asserts"),
    ],
)
def test_denials_and_evasions_without_their_verbs(sentence: str, cue: str | None, words: str, stance: str) -> None:
    assert describe_one(sentence, words, cue=cue).stance == stance


def test_what_the_article_says_itself_denies_nothing() -> None:
    assert describe_one("It has never received the letter.", "It has never received the letter").stance == "asserts"


def test_what_was_going_on_when_it_was_said_is_under_way() -> None:
    assert describe_one("The mayor said the town was mending the bridge.", "the town was mending the bridge", cue="said").status == "under_way"
    assert describe_one("Police said the bus was carrying 40 pupils.", "the bus was carrying 40 pupils", cue="said").status == "done"
    assert describe_one("The town was mending the bridge, he said.", "The town was mending the bridge", cue="said").status == "done"


def test_taking_a_claim_back_denies_it() -> None:
    assert describe_one("The paper withdrew its claim that the bridge fell.", "the bridge fell", cue="withdrew its claim").stance == "denies"


def test_whoever_speaks_of_its_own_offence_is_not_simply_believed() -> None:
    page = article(
        ("body", "The extortion crew Paleotter put the choir's notes up for sale."),
        ("body", "“We took them in May,” a Paleotter representative said."),
        ("body", "The representative said the notes were sold in June."),
        ("body", "Paleotter demanded 40 crowns."),
        ("body", "The mayor said the choir was in good voice."),
    )
    found = {a.span.text: a.distanced for a in extract(page).assertions}
    assert found["We took them in May"]
    assert found["the notes were sold in June"]
    assert not found["the choir was in good voice"]
