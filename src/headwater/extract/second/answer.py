"""What a second reader is asked for and may answer: the nouns of an answer, and the JSON schema made from them."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from headwater import codec
from headwater.errors import ModelError
from headwater.extract.second.refusal import Refusal
from headwater.model import Stance, Status, noun

MAX_STATEMENTS = 150
"""Statements taken from one answer."""
MAX_STRINGS = 60
"""Strings that one statement may hold."""


@noun
class Pointed:
    """Words that stand in another paragraph."""

    paragraph: int
    text: str


@noun
class Proposition:
    """One checkable proposition, in the article's own words."""

    text: str
    status: Status | None
    stance: Stance | None
    hedge: str | None
    times: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]


@noun
class Said:
    """One statement, in the article's own words; `source`, `cue` and `speaker` are null where the article speaks in its own voice."""

    paragraph: int
    content: str
    source: str | None
    cue: str | None
    speaker: Pointed | None
    channel: str | None
    relays: tuple[str, ...]
    assertions: tuple[Proposition, ...]


@noun
class Answer:
    """All statements of the paragraphs that were sent."""

    statements: tuple[Said, ...]


def read_answer(content: str) -> Answer:
    """Return what the model wrote as nouns; raises Refusal where it is not JSON, or not of the shape asked for."""
    try:
        return codec.loads(Answer, _unfenced(content))
    except ModelError as error:
        raise Refusal(f"the answer is not what was asked for: {str(error)[:200]}") from error


def _unfenced(content: str) -> str:
    """Return JSON without the code fence that models like to put around it."""
    bare = content.strip()
    if bare.startswith("```") and bare.endswith("```") and "\n" in bare:
        return bare[bare.index("\n") : -3].strip()
    return bare


def strings(said: Said) -> int:
    """Return how many strings a statement holds."""
    return 5 + len(said.relays) + sum(2 + len(a.times) + len(a.places) + len(a.figures) for a in said.assertions)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, of the kind that strict structured output takes."""
    return _schema(Answer)


def _schema(kind: Any) -> dict[str, Any]:
    origin, args = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)]
        return {"type": "object", "properties": {n: _schema(hints[n]) for n in names}, "required": names, "additionalProperties": False}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(next(a for a in args if a is not type(None))), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0])}
    if origin is Literal:
        return {"type": "string", "enum": list(args)}
    return {"type": "integer" if kind is int else "string"}


def said_in(body: bytes) -> str:
    """Return what the model wrote, from a chat completion; raises Refusal where it declined, was cut off, or the reply is no completion."""
    try:
        reply = json.loads(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refusal("the reply is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Refusal("the reply is not JSON") from error
    choices = reply.get("choices") if isinstance(reply, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise Refusal("the reply is no chat completion")
    if message.get("refusal"):
        raise Refusal("the model declined to answer")
    if choice.get("finish_reason") == "length":
        raise Refusal("the answer was cut off at the model's greatest length")
    if choice.get("finish_reason") == "content_filter":
        raise Refusal("the endpoint withheld the answer (content filter)")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise Refusal("the model answered nothing")
    return content
