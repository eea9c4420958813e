"""A language model's endpoint for tests: answers, or misbehaves, as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Call"], None]


@dataclass
class Call:
    """One request, and the ways to answer it."""

    handler: BaseHTTPRequestHandler
    request: dict[str, Any]

    @property
    def paragraphs(self) -> list[dict[str, Any]]:
        """Return the paragraphs that were sent."""
        rows: list[dict[str, Any]] = json.loads(self.request["messages"][-1]["content"])["paragraphs"]
        return rows

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """Send a whole reply; underscores of header names are hyphens."""
        self.handler.send_response(status)
        named = {"Content-Type": "application/json", "Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
        for name, value in named.items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def raw(self, sent: bytes) -> None:
        """Send bytes and nothing around them."""
        self.handler.wfile.write(sent)

    def message(self, content: object, finish: str = "stop", **more: object) -> None:
        """Send a chat completion."""
        reply = {"choices": [{"index": 0, "message": {"role": "assistant", "content": content, **more}, "finish_reason": finish}]}
        self.send(200, json.dumps(reply).encode())

    def statements(self, *said: dict[str, Any]) -> None:
        """Send a well-formed answer."""
        self.message(json.dumps({"statements": said}))


@dataclass
class Stub:
    """A running endpoint: where it is, and what it was asked."""

    url: str
    calls: list[Call] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients hang up on misbehaviour, as they should."""


@contextmanager
def serving(behave: Behaviour) -> Iterator[Stub]:
    """Serve on a free port of 127.0.0.1 for as long as the block runs."""
    stub = Stub("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            call = Call(self, json.loads(self.rfile.read(size)))
            stub.calls.append(call)
            self.close_connection = True
            behave(call)

        do_GET = do_POST  # noqa: N815 - the name that http.server asks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()


def said(paragraph: int, content: str, **more: Any) -> dict[str, Any]:
    """Return a statement as a model would write it; what is not given is null or empty."""
    empty: dict[str, Any] = {"source": None, "cue": None, "speaker": None, "channel": None, "relays": [], "assertions": []}
    return {"paragraph": paragraph, "content": content, **empty, **more}


def asserted(text: str, **more: Any) -> dict[str, Any]:
    """Return an assertion as a model would write it."""
    return {"text": text, "status": None, "stance": None, "hedge": None, "times": [], "places": [], "figures": [], **more}
