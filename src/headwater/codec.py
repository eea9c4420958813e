"""JSON, and nothing else: nouns to plain data and back.

Every other room passes nouns; only this file knows how they look as JSON.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from headwater.errors import ModelError

T = TypeVar("T")


def plain(value: Any) -> Any:
    """Return a noun as dicts, lists and scalars, its fields in their order."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


def dumps(value: Any) -> str:
    """Return a noun, or plain data, as one line of JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def loads(kind: type[T], line: str) -> T:
    """Return the noun that a line of JSON holds; raises ModelError where it does not fit."""
    try:
        return build(kind, json.loads(line))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ModelError(f"not JSON: {error}") from error


def build(kind: type[T], data: Any) -> T:
    """Return a noun from plain data; a missing field takes its default, an unknown one or a wrong type is a ModelError."""
    result: T = _builder(cast("Any", kind))(data, kind.__name__)
    return result


@cache
def _builder(kind: Any) -> Callable[[Any, str], Any]:
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _noun_builder(kind)
    if origin is Literal:
        return _checked(lambda v: v in args, f"one of {', '.join(map(str, args))}")
    if origin in (Union, types.UnionType):
        inner = _builder(next(a for a in args if a is not type(None)))
        return lambda v, at: None if v is None else inner(v, at)
    if origin is tuple:
        return _tuple_builder(args)
    if kind is float:
        return lambda v, at: float(_checked(_is_number, "a number")(v, at))
    if kind is int:
        return _checked(lambda v: isinstance(v, int) and not isinstance(v, bool), "a whole number")
    return _checked(lambda v: isinstance(v, kind), kind.__name__)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _checked(fits: Callable[[Any], bool], want: str) -> Callable[[Any, str], Any]:
    def check(value: Any, at: str) -> Any:
        if not fits(value):
            raise ModelError(f"{at} is {str(value)[:60]!r}, not {want}")
        return value

    return check


def _tuple_builder(args: tuple[Any, ...]) -> Callable[[Any, str], Any]:
    variable = len(args) == 2 and args[1] is Ellipsis
    parts = [_builder(args[0])] if variable else [_builder(a) for a in args]

    def make(value: Any, at: str) -> Any:
        if not isinstance(value, list | tuple) or (not variable and len(value) != len(parts)):
            raise ModelError(f"{at} is {str(value)[:60]!r}, not a list")
        return tuple(parts[0 if variable else i](v, f"{at}[{i}]") for i, v in enumerate(value))

    return make


def _noun_builder(kind: Any) -> Callable[[Any, str], Any]:
    hints = get_type_hints(kind)
    parts = {f.name: _builder(hints[f.name]) for f in fields(kind)}

    def make(value: Any, at: str) -> Any:
        if not isinstance(value, dict):
            raise ModelError(f"{at} is {str(value)[:60]!r}, not an object")
        if unknown := set(value) - set(parts):
            raise ModelError(f"{at} has no field {min(unknown)}")
        try:
            return kind(**{name: parts[name](v, f"{at}.{name}") for name, v in value.items()})
        except TypeError as error:
            raise ModelError(f"{at}: {error}") from error

    return make
