"""Hypothesis strategies for every noun, made from the nouns' own annotations, so that a new field is tested without being asked."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from headwater import model
from headwater.errors import ModelError

T = TypeVar("T")

NOUNS: tuple[type[Any], ...] = tuple(v for v in vars(model).values() if isinstance(v, type) and is_dataclass(v) and v.__module__ == model.__name__)

# news has everything in it; broken news has lone surrogates and NUL
_TEXT = st.text(st.characters(), max_size=12)
_FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)


def nouns(kind: type[T]) -> st.SearchStrategy[T]:
    """Return a strategy of nouns of a class; those that the class itself refuses are left out."""
    return _noun(cast("Any", kind))


@cache
def _noun(kind: Any) -> st.SearchStrategy[Any]:
    if kind is model.Span:
        return st.builds(_span, st.integers(0, 10**6), st.text(st.characters(), min_size=1, max_size=12))
    if kind is model.Section:
        kinds = st.sampled_from(get_args(model.SectionKind))
        return st.builds(lambda k, s, n: model.Section(kind=k, start=s, end=s + n), kinds, st.integers(0, 9), st.integers(1, 9))
    hints = get_type_hints(kind)
    filled = st.fixed_dictionaries({f.name: _field(kind, f.name, hints[f.name]) for f in fields(kind)})
    return filled.map(lambda values: _made(kind, values)).filter(lambda value: value is not None)


def _span(start: int, text: str) -> model.Span:
    return model.Span(start=start, end=start + len(text), text=text)


def _made(kind: Any, values: dict[str, Any]) -> Any:
    try:
        return kind(**values)
    except ModelError:
        return None


def _field(kind: type, name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a field, within the bounds that the noun sets."""
    match kind.__name__, name:
        case ("Statement", "score") | ("Relation", "containment"):
            return st.floats(0, 1)
        case "Grade", "credibility":
            return st.integers(1, 6)
        case "Claim", "established_origins":
            return st.just(0)
        case ("Claim", "assertion_ids") | ("Finding", "evidence"):
            return st.lists(_value(get_args(hint)[0]), min_size=1, max_size=2).map(tuple)
        case ("Article", "sections") | ("Statement", "source" | "cue"):
            return st.just(()) if name == "sections" else st.none()
    return _value(hint)


def _value(hint: Any) -> st.SearchStrategy[Any]:
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _noun(cast("Any", hint))
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.none() | _value(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return st.lists(_value(args[0]), max_size=2).map(tuple) if args[1:] == (Ellipsis,) else st.tuples(*map(_value, args))
    return {str: _TEXT, int: st.integers(0, 10**9), float: _FINITE, bool: st.booleans()}[hint]
