from __future__ import annotations

import pytest

from headwater.text.offsets import holds
from tests.link.invent import named, reading, say


def test_passages_stand_where_they_say() -> None:
    r = reading(
        "a",
        ("headline", "Dam at Tull closed"),
        "Dana Orlec said the dam at Tull was closed after 40 days.",
        said=[say("the dam at Tull was closed after 40 days", by="Dana Orlec", cue="said", figures=[("40", 40, "days", None)])],
        names=[named("Dana Orlec", title="minister"), named("Tull", "place")],
    )
    (assertion,) = r.extraction.assertions
    assert all(holds(r.article.text, m.span) for m in r.extraction.mentions)
    assert holds(r.article.text, assertion.span)
    assert assertion.figures[0].value == 40
    assert [h.name for h in r.extraction.statements[0].chain] == ["Dana Orlec", "The Orrin Post"]


def test_words_that_are_not_there_raise() -> None:
    with pytest.raises((ValueError, AssertionError)):
        reading("a", "Nothing here.", said=[say("something else")])
