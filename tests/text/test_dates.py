from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.dates import find_times

FRIDAY = date(2031, 5, 16)


def values(sentence: str, anchor: date | None = FRIDAY) -> list[str]:
    return [t.value for t in find_times(sentence, 0, len(sentence), anchor)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The dam burst on Feb. 3, 2030.", "2030-02-03"),
        ("It opened on 7 March 2029.", "2029-03-07"),
        ("The mayor resigned on Wednesday.", "2031-05-14"),
        ("The mayor said on Friday that he was ill.", "2031-05-16"),
        ("The mayor said so on Friday (May 9).", "2031-05-09"),
        ("They wrote in a letter sent the previous day.", "2031-05-15"),
        ("It rained yesterday.", "2031-05-15"),
        ("The ferry has been moored since Friday.", "2031-05-09/.."),
        ("The ferry has been moored since Thursday.", "2031-05-15/.."),
        ("Contracts signed before January 1 are exempt.", "../2031-01-01"),
        ("The choir will leave before 3 June.", "../2031-06-03"),
        ("He said that in the spring the choir will leave.", "2032-21"),
        ("The bridge was closed last month.", "2031-04"),
        ("It was founded in October last year.", "2030-10"),
        ("The company moved late last year.", "2030"),
        ("The plant burned down in January.", "2031-01"),
        ("The plant burned down in November.", "2030-11"),
        ("It has grown since August 2027.", "2027-08/.."),
        ("The toll applies from June.", "2031-06/.."),
        ("The choir is to rest for six weeks, beginning on 1 June 2031.", "2031-06-01/.."),
        ("Forty cooks would be put on reduced hours from July.", "2031-07/.."),
        ("The council has decided to close the pool in June.", "2031-06"),
        ("The repair had been booked for June.", "2031-06"),
        ("Bakers meet their suppliers in Ordan on Thursday.", "2031-05-22"),
        ("They came to meet the mayor on Thursday.", "2031-05-15"),
        ("She read a letter from 6 February.", "2031-02-06"),
        ("It will be finished by December.", "../2031-12"),
        ("The fair ran from 3 to 5 May.", "2031-05-03/2031-05-05"),
        ("Between April 2 and April 9, 2031, nobody came.", "2031-04-02/2031-04-09"),
        ("As we noted back in the autumn, it is done.", "2030-23"),
        ("Last spring was dry.", "2031-21"),
        ("It was the fashion of the 1980s.", "198X"),
        ("They arrived in early 2026.", "2026"),
        ("They met over the weekend.", "2031-05-10/2031-05-11"),
        ("Sales fell in the third quarter of 2030.", "2030-35"),
        ("It happened three weeks ago.", "2031-04-21/2031-04-27"),
        ("It happened two years ago.", "2029"),
        ("It happened on 31.12.2030.", "2030-12-31"),
        ("It happened on 12/31/2030.", "2030-12-31"),
        ("The fair ran May 3-5.", "2031-05-03/2031-05-05"),
        ("Rain fell in the week of April 7, 2031.", "2031-04-07/2031-04-13"),
        ("The ferry sank on Christmas Eve.", "2030-12-24"),
        ("Shops closed on Thanksgiving 2029.", "2029-11-22"),
        ("He stepped down on Good Friday.", "2031-04-11"),
        ("Polls open the first Sunday in June.", "2031-06-01"),
        ("Half of the road will be paved by the autumn.", "../2031-23"),
        ("The orchard froze this past spring.", "2031-21"),
        ("They expect snow this winter.", "2031-24"),
        ("Prices rose in the final quarter of 2029.", "2029-36"),
        ("Prices rose last quarter.", "2031-33"),
        ("The depot reopened in mid-2028.", "2028"),
        ("The pier must be rebuilt by the end of the year.", "../2031-12"),
        ("The pier was rebuilt at the end of last year.", "2030"),
        ("The rest of the current fiscal year is funded.", "2031"),
        ("The shelling went on as guns pounded the port overnight.", "2031-05-15/2031-05-16"),
        ("He left the day before yesterday.", "2031-05-14"),
        ("It was the music of the nineties.", "199X"),
        ("Four months from now the lease ends.", "2031-09"),
        ("It sank twenty-two years ago.", "2009"),
        ("The guild plans a march on Sunday.", "2031-05-18"),
        ("The court on Monday issued a writ that will bind the guild.", "2031-05-12"),
        ("Applause met its 2029 charter.", "2029"),
    ],
)
def test_times_are_read_as_edtf(words: str, value: str) -> None:
    assert values(words) == [value]


def test_the_future_is_seen_from_the_verb() -> None:
    assert values("The court will sit on Tuesday.") == ["2031-05-20"]
    assert values("The vote is to be held in June.") == ["2031-06"]


@pytest.mark.parametrize("words", ["On 31 February 2030 it rained.", "He may come, and then march on.", "It weighs 2000 tonnes.", "Call 2010-334."])
def test_what_is_no_time_yields_nothing(words: str) -> None:
    assert values(words) == []


def test_an_order_of_day_and_month_that_cannot_be_known_leaves_the_year() -> None:
    assert values("Signed 05/06/2030.") == ["2030"]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The raid came on Feb. 3, 2030. The mayor fled the next day.", ["2030-02-03", "2030-02-04"]),
        ("The raid came on Feb. 3, 2030. He had been warned two days earlier.", ["2030-02-03", "2030-02-01"]),
        ("In 2019 the mill burned; a year later it stood again.", ["2019", "2020"]),
        ("In 2019 the mill burned. In August of that year it was sold.", ["2019", "2019-08"]),
        ("On Wednesday the tender sank. It had left port the day before.", ["2031-05-14", "2031-05-13"]),
        ("The inquiry opened the previous Monday.", ["2031-05-12"]),
        ("Nobody slept that night.", []),
        ("Two days later, it rained.", []),
    ],
)
def test_what_was_told_of_before_is_counted_from(words: str, read: list[str]) -> None:
    second = max(words.find(w) for w in (" The mayor", " He had", " In August", " It had"))
    passages = [(0, second), (second, len(words))] if second > 0 else [(0, len(words))]
    assert [t.value for low, high in passages for t in find_times(words, low, high, FRIDAY)] == read


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The dam was sealed through 9 May.", "../2031-05-09"),
        ("The fleet was funded through 30 September.", "../2031-09-30"),
        ("Until Thursday the guild had kept quiet.", "../2031-05-15"),
        ("They stopped work after the December accord.", "2030-12"),
        ("The lease had been due to lapse on Tuesday.", "2031-05-13"),
        ("The board expects to name a warden in July.", "2031-07"),
    ],
)
def test_a_day_just_gone_is_told_from_one_to_come(words: str, value: str) -> None:
    assert values(words) == [value]


@pytest.mark.parametrize("words", ["April Jones spoke.", "Jan Novak spoke.", "Built overnight, it stands.", "A quarter of the town fled."])
def test_names_and_manners_are_no_times(words: str) -> None:
    assert values(words) == []


def test_without_an_anchor_only_what_needs_none_is_read() -> None:
    assert values("On Monday, 5 May, May 6 and 7 May 2030 it rained.", None) == ["2030-05-07"]
    assert values("It was open between 2 April and 18 May 2030.", None) == ["2030-04-02/2030-05-18"]


def test_a_limit_is_told_apart() -> None:
    sentence = "The school will open by March."
    (time,) = find_times(sentence, 0, len(sentence), FRIDAY)
    assert time.limit == "deadline"
    assert time.span.text == "by March"
    assert sentence[time.core[0] : time.core[1]] == "March"


@settings(max_examples=80)
@given(st.text(alphabet=st.sampled_from("Mayon 0123456789./-,Friday last\u00a0\ud800\x00since"), max_size=80))
def test_spans_stand_in_the_text_whatever_it_is(text: str) -> None:
    for time in find_times(text, 0, len(text), FRIDAY):
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.span.start <= time.core[0] < time.core[1] <= time.span.end


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("de", "am 20. Mai", "2031-05-20"),
        ("de", "Im Mai Schiffe zu bauen war verboten", "2031-05"),
        ("fr", "la semaine dernière", "2031-05-05/2031-05-11"),
        ("es", "desde febrero de 2029", "2029-02/.."),
        ("ru", "в июне прошлого года", "2030-06"),
        ("uk", "восени", "2030-23"),
        ("ko", "지난달", "2031-04"),
    ],
)
def test_other_languages(language: str, words: str, value: str) -> None:
    assert [t.value for t in find_times(words, 0, len(words), FRIDAY, language)] == [value]


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("de", "Die Halle war zwischen dem 2. und dem 11. Mai geschlossen.", "2031-05-02/2031-05-11"),
        ("fr", "La salle était fermée entre le 2 et le 11 mai.", "2031-05-02/2031-05-11"),
        ("es", "La sala estuvo cerrada entre el 2 y el 11 de mayo.", "2031-05-02/2031-05-11"),
        ("uk", "Зала була зачинена з 2 по 11 травня.", "2031-05-02/2031-05-11"),
        ("ru", "Зал был закрыт со 2 по 11 мая.", "2031-05-02/2031-05-11"),
        ("de", "Der Umbau soll bis Jahresende fertig sein.", "../2031-12"),
        ("uk", "До кінця року хор хоче навчити 2000 співаків.", "../2031-12"),
        ("ru", "До конца года хор обучит 2000 певцов.", "../2031-12"),
        ("ko", "합창단은 연말까지 새 건물을 짓는다.", "../2031-12"),
        ("uk", "Наприкінці розмови він сказав, що навесні хор поїде.", "2032-21"),
        ("fr", "La veille, le chœur avait chanté.", "2031-05-15"),
        ("de", "Am Vortag hatte der Chor gesungen.", "2031-05-15"),
    ],
)
def test_ranges_ends_of_years_and_days_beside(language: str, words: str, value: str) -> None:
    assert [t.value for t in find_times(words, 0, len(words), FRIDAY, language)] == [value]
