"""Serve a dossier's pages on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable

import uvicorn

from headwater.errors import SetupError
from headwater.present.web.app import build
from headwater.present.web.shelf import Dossier

DEFAULT_PORT = 8765


def serve(
    dossier: Dossier,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    on_ready: Callable[[str], None] = lambda _address: None,
    hosts: Iterable[str] = (),
) -> None:
    """Serve until interrupted; port 0 takes any free one, and `on_ready` is told the address. Raises SetupError where the port is taken."""
    listener = _listen(host, port)
    name, number = listener.getsockname()[:2]
    address = f"http://[{name}]:{number}/" if ":" in name else f"http://{name}:{number}/"
    app = build(dossier, hosts=(*hosts, host))
    server = _Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False, timeout_graceful_shutdown=2))
    server.ready = lambda: on_ready(address)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # uvicorn raises the signal it was stopped by once more when it has shut down
    finally:
        listener.close()


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        if self.started:
            self.ready()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # elsewhere this would let two servers share the port
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise SetupError(f"cannot serve on {host}:{port}: {getattr(error, 'strerror', None) or error}") from error
    return listener
