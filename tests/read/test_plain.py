from __future__ import annotations

import pytest

from tests.read.captures import article, attempt, kinds, of_kind

CLUTTERED = """\
The Marlow Bugle

Home > World > Ostania

print share print

Ostania sends forty beekeepers to flooded Verla valley, minister says

Published: 14 Mar. 2031, 09:12
By Tamsin Oakes, Staff writer
This photo provided by the Ostanian hives board on March 12, 2031, shows crates of hives beside the flooded road. [REUTERS]

This photo provided by the Ostanian hives board on March 12, 2031, shows crates of hives beside the flooded road. [REUTERS]

Ostania has sent forty beekeepers to the Verla valley, where the flood swept away most of the hives, the farm minister said on Wednesday.

"We shall rebuild every orchard before the summer," Pelle Brandt, the minister, told reporters in the capital.

Related Article

Brandt added that a second convoy with sugar and frames would leave on Friday, as soon as the bridge at Kolm has been repaired.

The opposition called the plan too late and too small.

Reuters
tags ostania bees flood valley

More in World

Ostania sends forty beekeepers to flooded Verla valley, minister says

Bridge at Kolm closed for the third time this year

Why the river Verla floods every spring
Log in to your account to write comments
Become a patron!
We rely on readers like you: please support our newsroom with as little as two crowns a month.
© 2031 The Marlow Bugle. All rights reserved.
"""


def test_a_copied_page_is_labelled_line_by_line() -> None:
    found = article(CLUTTERED)
    assert of_kind(found, "headline") == ["Ostania sends forty beekeepers to flooded Verla valley, minister says"]
    assert [b[:20] for b in of_kind(found, "body")] == [
        "Ostania has sent for",
        '"We shall rebuild ev',
        "Brandt added that a ",
        "The opposition calle",
    ]
    assert len(of_kind(found, "caption")) == 1
    assert of_kind(found, "credit") == ["By Tamsin Oakes, Staff writer", "Reuters"]
    assert "Why the river Verla floods every spring" in of_kind(found, "related")
    labels = kinds(found)
    for words in ("Home > World > Ostania", "print share print", "tags ostania bees flood "):
        assert labels[words] == "furniture"
    assert labels["Become a patron!"] == labels["We rely on readers like "] == "furniture"


def test_a_copied_page_tells_title_outlet_byline_and_date() -> None:
    found = article(CLUTTERED)
    assert found.title == "Ostania sends forty beekeepers to flooded Verla valley, minister says"
    assert found.outlet is not None
    assert found.outlet.name == "The Marlow Bugle"
    assert found.byline == "Tamsin Oakes"
    assert found.published == "2031-03-14"
    assert found.published_basis == "line 'Published: 14 Mar. 2031, 09:12'"
    assert found.language == "en"


def test_the_text_of_a_plain_capture_is_unchanged() -> None:
    assert article(CLUTTERED).text == CLUTTERED


def test_a_standfirst_stands_between_headline_and_date() -> None:
    found = article(
        "Harbour of Lindos shuts for a week\n\nThe port authority says that divers found cracks below the waterline of two piers.\n\n"
        "May 4, 2031 - 02:00\nHarbour of Lindos shuts for a week\n\ngrey harbour lindos cranes water evening\n\n"
        "The harbour of Lindos will stay shut for seven days while engineers look at the piers, the port authority said.\n\n"
        "Ferries will be sent to the northern quay, according to the harbour master, Ines Calder.\n\nRelated:\n"
    )
    assert [s.kind for s in found.sections] == ["headline", "standfirst", "furniture", "furniture", "furniture", "body", "body", "related"]
    assert found.published == "2031-05-04"
    assert found.outlet is None


def test_a_heading_inside_the_story_is_body() -> None:
    found = article(
        "Council votes on the new tram line\n\nThe council of Harrow Green voted on Monday for a tram line to the lake.\n\nWhat comes next\n\n"
        "Work on the line is to begin in the autumn, the mayor told the meeting.\n"
    )
    assert kinds(found)["What comes next"] == "body"


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "The observatory on Mount Selin has recorded the brightest comet in a",
        "century, its director said on Tuesday, and expects that it can be seen",
        "with the naked eye until the end of the month.",
        "",
        "Clouds may hide the comet on most nights, the weather service said in",
        "a statement, but the eastern coast is likely to stay clear until the",
        "weekend, and the director asked towns to dim their lamps.",
    ]
    assert len(article("\n".join(lines)).sections) == 2


def test_line_ends_and_control_characters_are_put_right() -> None:
    assert article(b"One line here.\r\nAnother\x00line.\rThird line.").text == "One line here.\nAnother line.\nThird line."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r"])
def test_encodings(encoding: str) -> None:
    text = "Вчера вечером в порту сгорел склад с зерном, сообщила пожарная служба города. Никто не пострадал, сказал её представитель. " * 3
    assert article(text.encode(encoding)).text.strip() == text.strip()


def test_bytes_that_are_no_text_are_a_failure() -> None:
    found = attempt(bytes(range(256)) * 40)
    assert not hasattr(found, "text")


def test_an_address_gives_outlet_and_date_last() -> None:
    text = "Snow closes the pass of Orrin.\n\nThe pass of Orrin has been closed since the morning, the road office said in a statement."
    found = article(text, url="https://www.orrin-post.example/2031/02/03/snow")
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == ("orrin-post.example", "orrin-post.example")
    assert (found.published, found.published_basis) == ("2031-02-03", "address")
    assert article(text, url="http://10.1.2.3/2031/02/31/snow").outlet is None
    assert article(text, url="http://10.1.2.3/2031/02/31/snow").published is None


def test_bylines_beside_the_headline() -> None:
    story = "\n\nThe lake of Ferrow froze on Sunday for the first time since records began, the wardens said in a note.\n"
    for line, name in {
        "By Odd Lunde and Mira Voss": "Odd Lunde and Mira Voss",
        "BY ODD LUNDE | 3 May 2031": "ODD LUNDE",
        "Mira Voss, Foreign correspondent": "Mira Voss",
        "Author: Mira Voss": "Mira Voss",
    }.items():
        assert article(f"Lake of Ferrow freezes over\n{line}{story}").byline == name


def test_an_appeal_is_furniture_but_a_quotation_of_one_is_body() -> None:
    found = article(
        "Museum of clocks asks for help\n\nThe museum of clocks in Tarn may close in June, its keeper said on Friday.\n\n"
        "“Please support us, your donation keeps these clocks alive,” the keeper told a crowd of two hundred people.\n\n"
        "Our newsroom depends on readers like you. Please consider supporting our journalism with a monthly contribution.\n"
    )
    assert [s.kind for s in found.sections] == ["headline", "body", "body", "furniture"]
