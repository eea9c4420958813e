import json
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import codec
from headwater.errors import ModelError
from headwater.model import Assertion, Capture, Constraints, Failure, Figure, Frame, Grade, Hop, Mention, Series, Span
from tests.nouns import NOUNS, nouns

SPAN = Span(start=3, end=9, text="harbor")
FIGURE = Figure(span=SPAN, value=40.0, unit="ferries")


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])
def test_every_noun_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(nouns(kind))
    line, short = codec.dumps(value), codec.compact(value)
    assert codec.loads(kind, line) == codec.loads(kind, short) == value
    assert codec.loads_all(kind, [line, short]) == [value, value]
    assert codec.build(kind, codec.plain(value)) == value
    assert json.loads(line) == codec.plain(value)
    assert list(json.loads(line)) == [f.name for f in fields(kind)]
    assert len(short) <= len(line)
    for each in (line, short):
        assert "\n" not in each
        assert "\x00" not in each
        each.encode("utf-8")


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])
def test_every_field_refuses_another_type(kind: type[Any], data: st.DataObject) -> None:
    good = codec.plain(data.draw(nouns(kind)))
    name = data.draw(st.sampled_from([f.name for f in fields(kind)]))
    for wrong in ({"no": "such"}, [[{}]], object()):
        with pytest.raises(ModelError, match=rf"^{kind.__name__}\.{name}"):
            codec.build(kind, good | {name: wrong})
    with pytest.raises(ModelError, match="has no field nothing"):
        codec.build(kind, good | {"nothing": 1})
    for field in fields(kind):
        if field.default is MISSING and field.default_factory is MISSING:
            with pytest.raises(ModelError, match=field.name):
                codec.build(kind, {k: v for k, v in good.items() if k != field.name})


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda t: st.lists(t) | st.dictionaries(st.text(), t), max_leaves=8))
@settings(max_examples=60, deadline=None)
def test_nothing_but_a_model_error_comes_of_other_data(data: Any) -> None:
    for kind in (Span, Assertion, Capture):
        with pytest.raises(ModelError):
            codec.build(kind, data)


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", '"x"', "NaN", '{"start": NaN}', "[" * 100_000, '{"start": ' + "9" * 5_000 + "}", '{"start": 1} {}', "\x00", "\ud800"],
)
def test_broken_lines_are_refused(line: str) -> None:
    with pytest.raises(ModelError):
        codec.loads(Span, line)


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (Span, {"start": "3", "end": 9, "text": "harbor"}, "Span.start is '3', not a whole number"),
        (Span, {"start": True, "end": 9, "text": "harbor"}, "Span.start is 'True', not a whole number"),
        (Span, {"start": 3.0, "end": 9, "text": "harbor"}, "Span.start is '3.0', not a whole number"),
        (Span, {"start": 3, "end": 9, "text": None}, "Span.text is 'None', not str"),
        (Span, {"start": 3, "end": 9}, "Span: "),
        (Span, {"start": 3, "end": 8, "text": "harbor"}, "a span from 3 to 8 cannot hold 6 characters"),
        (Series, {"points": {}}, "Series.points is '{}', not a list"),
        (Series, {"points": [{"value": "x"}]}, "Series.points[0].value is 'x', not a number"),
        (Series, {"points": [{"value": 1}, {"value": float("inf")}]}, "Series.points[0]: "),
        (Grade, {"credibility": 7, "reason": ""}, "credibility is 7, outside 1 to 6"),
        (Hop, {"role": "bystander", "name": ""}, "Hop.role is 'bystander', not one of person, organisation"),
        (Hop, {"role": ["person"], "name": ""}, "Hop.role is \"['person']\", not one of person"),
        (Frame, {"equipment": [{"start": 0}]}, "Frame.equipment[0]: "),
        (Constraints, {"must_link": [["a"]]}, "Constraints.must_link[0] is \"['a']\", not a list"),
        (Constraints, {"must_link": [["a", 5]]}, "Constraints.must_link[0][1] is '5', not str"),
    ],
)
def test_a_misfit_is_named_with_its_place(kind: type[Any], data: Any, told: str) -> None:
    with pytest.raises(ModelError) as refused:
        codec.build(kind, data)
    assert str(refused.value).startswith(told)


def test_many_lines_are_as_many_nouns() -> None:
    line = codec.dumps(SPAN)
    assert codec.loads_all(Span, []) == []
    assert codec.loads_all(Span, [line] * 3) == [SPAN] * 3
    with pytest.raises(ModelError, match="1 lines hold 2 Spans"):
        codec.loads_all(Span, [f"{line},{line}"])


def test_whole_numbers_may_stand_for_others() -> None:
    found = codec.loads(Figure, codec.dumps(FIGURE).replace("40.0", "40"))
    assert found == FIGURE
    assert isinstance(found.value, float)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_has_no_word_for_are_refused(value: float) -> None:
    with pytest.raises(ModelError, match="Figure holds a number"):
        codec.dumps(replace(FIGURE, value=value))


def test_what_is_at_its_default_is_left_out_of_the_compact_form() -> None:
    assert codec.compact(Mention(article_id="art-1", span=SPAN, kind="place", name="x")) == (
        '{"article_id":"art-1","span":{"start":3,"end":9,"text":"harbor"},"kind":"place","name":"x"}'
    )
    assert codec.compact(Failure(subject="", step="", reason="")) == '{"subject":"","step":"","reason":""}'


def test_letters_stay_legible_and_lone_surrogates_are_escaped() -> None:
    assert codec.dumps(["Порт", "\ud800 \U0001f600"]) == '["Порт","\\ud800 \U0001f600"]'
    assert codec.plain((1, [SPAN])) == [1, [{"start": 3, "end": 9, "text": "harbor"}]]


def test_only_nouns_and_plain_data_are_written() -> None:
    with pytest.raises(TypeError, match="set is no noun"):
        codec.dumps({1, 2})
    with pytest.raises(TypeError, match="type is no noun"):
        codec.compact(Span)
