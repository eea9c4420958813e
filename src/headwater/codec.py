"""JSON, and nothing else: nouns to plain data and back.

Every other room passes nouns; only this file knows how they look as JSON. Opening a dossier reads hundreds of thousands of nouns, so that
the builders are made once a class and check a field without calling anything where its type is right.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from headwater.errors import ModelError

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Misfit(Exception):
    """A value that does not fit; `path` grows while it travels outwards."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason)
        self.reason, self.path = reason, path


def plain(value: Any) -> Any:
    """Return a noun as dicts, lists and scalars, its fields in their order."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(v) for name, v in _as_dict(value).items()}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    return value


def dumps(value: Any, *, plain_ascii: bool = False) -> str:
    """Return a noun, or plain data, as one line of JSON that UTF-8, or any encoding, can hold; raises ModelError for a number that is not finite."""
    return _encoded(_ASCII if plain_ascii else _ENCODER, value)


def compact(value: Any) -> str:
    """Return a noun as `dumps` does, leaving out fields that have their default: much shorter, and `loads` reads it as well."""
    return _encoded(_COMPACT, value)


def _encoded(encoder: json.JSONEncoder, value: Any) -> str:
    try:
        line = encoder.encode(value)
    except ValueError as error:
        raise ModelError(f"{type(value).__name__} holds a number that JSON cannot: {error}") from error
    # a lone surrogate, as broken input holds them, has no bytes in UTF-8
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


def loads(kind: type[T], line: str) -> T:
    """Return the noun that a line of JSON holds; raises ModelError where it does not fit."""
    return build(kind, _decode(line))


def loads_all(kind: type[T], lines: Sequence[str]) -> list[T]:
    """Return the nouns of many lines of JSON, faster than one by one; raises ModelError where one does not fit."""
    data = _decode(f"[{','.join(lines)}]")
    if len(data) != len(lines):  # a line that is several values would shift all others
        raise ModelError(f"{len(lines)} lines hold {len(data)} {kind.__name__}s")
    return [build(kind, d) for d in data]


def build(kind: type[T], data: Any) -> T:
    """Return a noun from plain data; a missing field takes its default, an unknown one or a wrong type is a ModelError."""
    try:
        result: T = _builder(cast("Any", kind))(data)
    except _Misfit as misfit:
        raise ModelError(f"{kind.__name__}{misfit.path}{misfit.reason}") from None
    return result


def _refuse(constant: str) -> NoReturn:
    raise ModelError(f"not JSON: {constant} is no number")


def _decode(line: str) -> Any:
    try:
        return _DECODER.decode(line)
    except RecursionError as error:
        raise ModelError("not JSON: nested too deeply") from error
    except ModelError:
        raise
    except ValueError as error:  # a JSONDecodeError, or a whole number of thousands of digits
        raise ModelError(f"not JSON: {error}") from error


@cache
def _getter(kind: type) -> Callable[[Any], dict[str, Any]]:
    names = [f.name for f in fields(kind)]
    if len(names) == 1:
        return lambda value: {names[0]: getattr(value, names[0])}
    get = attrgetter(*names)
    return lambda value: dict(zip(names, get(value), strict=True))


def _as_dict(value: Any) -> dict[str, Any]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is no noun")
    return _getter(type(value))(value)


@cache
def _lean_getter(kind: type) -> Callable[[Any], dict[str, Any]]:
    names = [f.name for f in fields(kind)]
    if len(names) == 1:
        return _getter(kind)
    get = attrgetter(*names)
    # MISSING, for a field without a default, is no field's value
    defaults = [f.default for f in fields(kind)]
    return lambda value: {name: v for name, v, default in zip(names, get(value), defaults, strict=True) if v is not default}


def _as_lean_dict(value: Any) -> dict[str, Any]:
    known = _LEAN.get(type(value))
    if known is None:
        if not is_dataclass(value) or isinstance(value, type):
            raise TypeError(f"{type(value).__name__} is no noun")
        known = _LEAN[type(value)] = _lean_getter(type(value))
    return known(value)


_LEAN: dict[type, Callable[[Any], dict[str, Any]]] = {}
"""The getters of the classes met so far: called for every noun within a noun, so that nothing is looked at twice."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_as_dict)
_ASCII = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False, default=_as_dict)
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_as_lean_dict)
_DECODER = json.JSONDecoder(parse_constant=_refuse)


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _noun_builder(kind)
    if origin is Literal:
        return _checked(lambda v: isinstance(v, str) and v in args, f"one of {', '.join(map(str, args))}")
    if origin in (Union, types.UnionType):
        inner = _builder(next(a for a in args if a is not type(None)))
        return lambda v: None if v is None else inner(v)
    if origin is tuple:
        return _tuple_builder(args)
    if kind is float:
        return lambda v: float(_check_number(v))
    if kind is int:
        return _checked(lambda v: isinstance(v, int) and not isinstance(v, bool), "a whole number")
    return _checked(lambda v: isinstance(v, kind), kind.__name__)


def _checked(fits: Callable[[Any], bool], want: str) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not fits(value):
            raise _Misfit(f" is {str(value)[:60]!r}, not {want}")
        return value

    return check


_check_number = _checked(lambda v: isinstance(v, int | float) and not isinstance(v, bool) and abs(v) < float("inf"), "a number")


def _tuple_builder(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    variable = len(args) == 2 and args[1] is Ellipsis
    parts = [_builder(args[0])] if variable else [_builder(a) for a in args]

    def make(value: Any) -> Any:
        if not isinstance(value, list | tuple) or (not variable and len(value) != len(parts)):
            raise _Misfit(f" is {str(value)[:60]!r}, not a list")
        done: list[Any] = []
        try:
            for i, v in enumerate(value):
                done.append(parts[0 if variable else i](v))
        except _Misfit as misfit:
            misfit.path = f"[{len(done)}]{misfit.path}"
            raise
        return tuple(done)

    return make


def _exact(hint: Any) -> object:
    """Return the one type that needs no further look, or something that is no value's type."""
    plain_types = [a for a in (get_args(hint) or (hint,)) if a is not type(None)]
    return plain_types[0] if len(plain_types) == 1 and plain_types[0] in (str, int, bool) and get_origin(hint) is not tuple else None


def _noun_builder(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    parts = {f.name: _builder(hints[f.name]) for f in fields(kind)}
    exact = {f.name: _exact(hints[f.name]) for f in fields(kind)}

    def make(value: Any) -> Any:
        if type(value) is not dict:
            raise _Misfit(f" is {str(value)[:60]!r}, not an object")
        name = ""
        filled = {}
        try:
            for name, v in value.items():
                filled[name] = v if type(v) is exact[name] else parts[name](v)
        except _Misfit as misfit:
            misfit.path = f".{name}{misfit.path}"
            raise
        except KeyError:
            raise _Misfit(f" has no field {name}") from None
        try:
            return kind(**filled)
        except TypeError as error:
            raise _Misfit(f": {error}") from error

    return make
