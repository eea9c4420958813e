from __future__ import annotations

import pytest

from headwater.extract import extract
from headwater.extract.context import Context, published_date
from headwater.extract.details import describe
from headwater.extract.names import mentions
from headwater.model import Article, Assertion, Mode, SectionKind, Span, Statement
from headwater.text.offsets import holds
from headwater.text.passages import passages
from headwater.text.sentences import sentences
from tests.extract.articles import article


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def describe_one(
    text: str, words: str, *, cue: str | None = None, content: str | None = None, position: SectionKind = "body", language: str = "en"
) -> Assertion:
    """Describe `words` of a text of one section as an assertion of a statement with that cue and content."""
    page: Article = article((position, text), language=language)
    spans = tuple(sentences(page.text, 0, len(page.text), language))
    context = Context(article=page, published=published_date(page), sentences=spans, mentions=mentions(page), hops=())
    mode: Mode = "indirect" if cue else "narration"
    statement = Statement(
        id="stm-test",
        article_id=page.id,
        mode=mode,
        position=position,
        content=span_of(page.text, content or words),
        cue=span_of(page.text, cue) if cue else None,
        source=None,
        chain=(),
        score=1.0,
        made_by="test",
    )
    found = describe(page, statement, span_of(page.text, words), context)
    assert all(holds(page.text, s) for _, s in passages(found))
    return found


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The town will build a tram line", "planned"),
        ("The town is planning to build a tram line", "planned"),
        ("The town plans to build a tram line", "planned"),
        ("The town had agreed to build a tram line", "planned"),
        ("The town has plans to build a tram line", "planned"),
        ("The town has offered the farmers compensation", "planned"),
        ("The town has offered a tour of the harbour", "done"),
        ("The tram line is to be built in Oslo", "planned"),
        ("a plan to widen the tram line to 40 stops", "planned"),
        ("Town to build tram line", "planned"),
        ("The town is building a tram line", "under_way"),
        ("The town was building a tram line", "under_way"),
        ("Pilots are training in Oslo", "under_way"),
        ("Engineers are embedded in local crews", "under_way"),
        ("Norway training tram drivers in Oslo", "under_way"),
        ("Tram drivers receive training", "under_way"),
        ("Work on the tram line is under way", "under_way"),
        ("The town has built a tram line", "done"),
        ("The tram line has already been established", "done"),
        ("The tram line was built by volunteers", "done"),
        ("The town opened a tram line", "done"),
        ("there are already 300 trams in Oslo", "done"),
        ("The town halted the tram line", "stopped"),
        ("Work on the tram line has been suspended", "stopped"),
        ("A tram is a vehicle on rails", "done"),
        ("The town has not built a tram line", "done"),
        ("The town has no tram line", "unknown"),
    ],
)
def test_status(words: str, status: str) -> None:
    assert describe_one(words + ".", words).status == status


@pytest.mark.parametrize(
    ("sentence", "cue", "words", "stance"),
    [
        ("The mayor denied that the bridge fell.", "denied", "the bridge fell", "denies"),
        ("The mayor declined to comment on the fall.", "declined to comment", "the fall", "declines"),
        ("Police were unable to verify the fall.", "unable to verify", "the fall", "cannot_confirm"),
        ("The mayor said he was unaware of the fall.", "said", "he was unaware of the fall", "unaware"),
        ("The mayor said the bridge may fall.", "said", "the bridge may fall", "speculates"),
        ("The mayor said the bridge fell.", "said", "the bridge fell", "asserts"),
    ],
)
def test_stance(sentence: str, cue: str, words: str, stance: str) -> None:
    assert describe_one(sentence, words, cue=cue).stance == stance


def test_hedge_and_distance() -> None:
    hedged = describe_one("The guild reportedly sold its archive.", "The guild reportedly sold its archive")
    assert hedged.hedge is not None
    assert hedged.hedge.text == "reportedly"
    assert describe_one("The guild claims it sold its archive.", "it sold its archive", cue="claims").distanced
    assert not describe_one("The guild said it sold its archive.", "it sold its archive", cue="said").distanced
    after = "The guild said it sold its archive. This could not be independently verified."
    assert describe_one(after, "it sold its archive", cue="said").distanced
    other = "The guild said it sold its archive. Police could not confirm who had bought it."
    assert not describe_one(other, "it sold its archive", cue="said").distanced


def test_what_is_denied_or_is_a_deed_of_saying_is_not_distanced() -> None:
    assert not describe_one("The guild rejected claims that it sold its archive.", "it sold its archive", cue="rejected").distanced
    words = "The guild accused the town of fraud"
    assert not describe_one(words + ".", words, cue="accused").distanced


def test_ability_and_purpose_weaken_nothing() -> None:
    assert describe_one("You could see the harbour.", "You could see the harbour").hedge is None
    words = "The boat was kept in port until the lock could be mended"
    assert describe_one(words + ".", words).hedge is None
    assert describe_one("The boat could be sold.", "The boat could be sold").hedge is not None


def test_times_beside_the_cue_are_of_the_utterance() -> None:
    found = describe_one("The mayor said in a letter sent the previous day that the bridge fell.", "the bridge fell", cue="said")
    assert [(t.value, t.of) for t in found.times] == [("2031-05-13", "utterance")]


def test_an_introduction_and_a_deadline_belong_to_the_event() -> None:
    sentence = "On Monday, the bridge fell."
    found = describe_one(sentence, "the bridge fell", content="On Monday, the bridge fell")
    assert [(t.value, t.of) for t in found.times] == [("2031-05-12", "event")]
    found = describe_one("Crews will mend the bridge by October.", "Crews will mend the bridge by October")
    assert [(t.value, t.of) for t in found.times] == [("../2031-10", "deadline")]


def test_what_a_speaker_said_earlier_has_its_own_time() -> None:
    text = "“As I told you last autumn, the bridge is sound,” the mayor said."
    found = describe_one(text, "the bridge is sound", cue="said", content="As I told you last autumn, the bridge is sound")
    assert [(t.value, t.of) for t in found.times] == [("2030-23", "earlier_utterance")]


def test_a_caption_has_the_date_of_its_picture() -> None:
    text = "This image from the Lantern Agency on Feb. 3, 2031, shows Queen Ada opening a dam."
    found = describe_one(text, "opening a dam", cue="shows", position="caption")
    assert ("2031-02-03", "publication") in [(t.value, t.of) for t in found.times]
    assert found.status == "done"


def test_figures_have_the_place_behind_them() -> None:
    found = describe_one("There are 400 Veluvian divers in Chile.", "There are 400 Veluvian divers in Chile")
    assert [(f.value, f.population, f.place) for f in found.figures] == [(400.0, "Veluvian divers", "Chile")]


def test_the_frame_says_who_does_what() -> None:
    frame = describe_one("Norwegian pilots are testing rescue drones in Chile.", "Norwegian pilots are testing rescue drones in Chile").frame
    assert frame.actor is not None
    assert frame.actor.text == "Norwegian pilots"
    assert frame.action is not None
    assert frame.action.text == "are testing"
    assert frame.target is not None
    assert frame.target.text == "rescue drones"
    assert [e.text for e in frame.equipment] == ["rescue drones"]
    assert frame.place is not None
    assert frame.place.text == "Chile"


def test_a_passive_has_its_agent_after_by() -> None:
    frame = describe_one("The dam was built by Chilean engineers.", "The dam was built by Chilean engineers").frame
    assert frame.actor is not None
    assert frame.actor.text == "Chilean engineers"
    assert frame.target is not None
    assert frame.target.text == "dam"


@pytest.mark.parametrize(
    ("language", "words", "status"),
    [
        ("de", "Die Stadt hat eine Brücke gebaut", "done"),
        ("de", "Die Stadt wird eine Brücke bauen", "planned"),
        ("es", "La ciudad construyó un puente", "done"),
    ],
)
def test_other_languages_have_their_own_words(language: str, words: str, status: str) -> None:
    assert describe_one(words + ".", words, language=language).status == status


def test_broken_input_is_described_all_the_same() -> None:
    text = "\ud800 The \x00 mayor said on 99 Foo 3000 that ((((( 1.2.3.4 %%% -- “ ” ‘ and and and to to."
    page = article(text * 40)
    found = extract(page)
    assert all(holds(page.text, s) for _, s in passages(found))


def test_what_was_said_long_ago_counts_from_then() -> None:
    """A report of May tells what was said in January of April."""
    found = extract(article("Mira Oss said in January that the choir would leave in April.")).assertions[0]
    assert ("2031-04", "event") in [(t.value, t.of) for t in found.times]


def test_a_relative_clause_at_the_end_tells_something_of_its_own() -> None:
    spans = [a.span.text for a in extract(article("The blast tore through the Orlova camp, which opened in 2019.")).assertions]
    assert spans == ["The blast tore through the Orlova camp", "which opened in 2019"]
