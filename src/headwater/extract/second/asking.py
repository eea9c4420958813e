"""Ask an endpoint about some paragraphs: what is sent, how often, and when to stop asking."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from headwater.extract.page import Passage
from headwater.extract.second import endpoint as where
from headwater.extract.second.answer import Answer, read_answer, said_in, schema
from headwater.extract.second.endpoint import Endpoint
from headwater.extract.second.exchange import Reply, post
from headwater.extract.second.refusal import Refusal, quoted

Numbered = tuple[int, Passage]
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
MISFIT = frozenset({400, 415, 422})
"""What endpoints say to options that they do not know."""
RUNGS = 3
"""Requests from the most to the least exacting: schema and temperature, schema alone, neither. The answer is checked all the same."""


@dataclass(slots=True)
class Line:
    """What one run knows of its endpoint; shared by threads."""

    rung: int = 0
    unanswered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answered(self, rung: int) -> None:
        """Note an answer, and which request it was to."""
        with self.lock:
            self.rung, self.unanswered = rung, 0

    def failed(self) -> None:
        """Note an article for which the endpoint gave no answer at all."""
        with self.lock:
            self.unanswered += 1


def ask(endpoint: Endpoint, line: Line, text: str, passages: Sequence[Numbered], language: str | None) -> Answer:
    """Return the endpoint's answer about some paragraphs; raises Refusal."""
    if line.unanswered >= endpoint.patience:
        raise Refusal(f"not asked: the endpoint gave no answer {endpoint.patience} times in a row", silent=True)
    messages = [{"role": "system", "content": instructions()}, {"role": "user", "content": _as_data(text, passages, language)}]
    first = line.rung
    for rung in range(first, RUNGS):
        try:
            reply = _persistently(endpoint, _body(endpoint, messages, rung))
        except Refusal as refusal:
            if refusal.plainer and rung < RUNGS - 1:
                continue
            raise
        line.answered(rung)
        return read_answer(said_in(reply.body))
    raise AssertionError(first)


@cache
def instructions() -> str:
    """Return what the model is told."""
    return resources.files(__package__).joinpath("instructions.txt").read_text("utf-8")


def _as_data(text: str, passages: Sequence[Numbered], language: str | None) -> str:
    """Return the paragraphs as one JSON object: whatever stands in them cannot end it."""
    rows = [{"paragraph": n, "kind": p.kind, "text": text[p.low : p.high]} for n, p in passages]
    return json.dumps({"language": language, "paragraphs": rows}, ensure_ascii=True)


def _body(endpoint: Endpoint, messages: list[dict[str, str]], rung: int) -> bytes:
    request: dict[str, Any] = {"model": endpoint.model.strip(), "messages": messages, "stream": False}
    if rung < 1:
        request["temperature"] = 0
    if rung < 2:
        request["response_format"] = {"type": "json_schema", "json_schema": {"name": "statements", "strict": True, "schema": schema()}}
    return json.dumps(request, ensure_ascii=True).encode("ascii")


def _persistently(endpoint: Endpoint, body: bytes) -> Reply:
    pause = endpoint.pause
    for left in range(endpoint.retries, -1, -1):
        try:
            return _accepted(post(endpoint, body, where.key(endpoint)))
        except Refusal as refusal:
            if not refusal.again or not left:
                raise
            time.sleep(max(pause, refusal.wait))
        pause *= 2
    raise AssertionError(endpoint.retries)


def _accepted(reply: Reply) -> Reply:
    """Return a reply that succeeded; raises Refusal for any other status."""
    if reply.status == http.client.OK:
        return reply
    name = f"{reply.status} {http.client.responses.get(reply.status, '')}".rstrip()
    if 300 <= reply.status < 400:
        raise Refusal(f"the endpoint sends elsewhere ({name}), and is not followed", silent=True)
    if reply.status in (401, 403):
        # what such a reply says may hold the key, or a part of it
        raise Refusal(f"the endpoint does not let us in ({name}): is the key in the environment right?", silent=True)
    raise Refusal(
        f"the endpoint answers {name}{_message(reply.body)}",
        silent=True,
        again=reply.status in AGAIN,
        plainer=reply.status in MISFIT,
        wait=reply.wait,
    )


def _message(body: bytes) -> str:
    """Return what an error's body says, where it says it as OpenAI-compatible endpoints do."""
    try:
        said = json.loads(body[:20_000].decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ""
    error = said.get("error") if isinstance(said, dict) else None
    words = error.get("message") if isinstance(error, dict) else error
    return f": {quoted(words)}" if isinstance(words, str) and words.strip() else ""
