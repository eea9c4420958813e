"""One request and its reply over HTTP/1.1: bounded in time and size, no redirects, no proxies, nothing kept."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress

from headwater.extract.second.endpoint import Address, Endpoint, address
from headwater.extract.second.refusal import Refusal
from headwater.model import noun

PIECE = 65_536
LONGEST_WAIT = 30.0
"""Seconds that an endpoint may ask to wait; it is not waited longer."""


@noun
class Reply:
    """What came back: status, the seconds it asks to wait, and the body."""

    status: int
    wait: float
    body: bytes


def post(endpoint: Endpoint, body: bytes, key: str | None) -> Reply:
    """Post JSON and return the reply; raises Refusal where none comes in time, or one that is too large."""
    at = address(endpoint)
    deadline = time.monotonic() + endpoint.timeout
    connection = _connection(at, endpoint.timeout)
    try:
        reply = _exchange(connection, at, body, _headers(key), (deadline, endpoint.max_answer_bytes))
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        if time.monotonic() >= deadline:
            raise _late(endpoint) from error
        raise _unreached(at, error, endpoint) from error
    except Refusal as refusal:
        if refusal.again and time.monotonic() >= deadline:
            raise _late(endpoint) from refusal
        raise
    finally:
        connection.close()
    if time.monotonic() >= deadline:
        raise _late(endpoint)
    return reply


def _connection(at: Address, timeout: float) -> http.client.HTTPConnection:
    if at.secure:
        return http.client.HTTPSConnection(at.host, at.port, timeout=timeout, context=ssl.create_default_context())
    return http.client.HTTPConnection(at.host, at.port, timeout=timeout)


def _headers(key: str | None) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity", "Connection": "close"}
    return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def _exchange(connection: http.client.HTTPConnection, at: Address, body: bytes, headers: dict[str, str], limits: tuple[float, int]) -> Reply:
    deadline, most = limits
    connection.connect()
    # A timeout of a socket begins anew with each byte; a reply that drips is cut off from beside.
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection.sock])
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", at.path, body=body, headers=headers)
        with connection.getresponse() as response:
            wait = _seconds(response.getheader("Retry-After"))
            if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
                raise Refusal("the endpoint compressed its answer, which it was asked not to do", silent=True)
            return Reply(status=response.status, wait=wait, body=_body(response, most))
    finally:
        watch.cancel()


def _body(response: http.client.HTTPResponse, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise Refusal(f"the answer is larger than {most:,} bytes")
    if response.length:
        raise Refusal("the answer breaks off before its end", silent=True, again=True)
    return b"".join(pieces)


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        # not the TLS socket's own, which would take the session away from under the thread that reads
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _seconds(written: str | None) -> float:
    return min(float(written), LONGEST_WAIT) if written and written.isascii() and written.isdigit() and len(written) < 7 else 0.0


def _late(endpoint: Endpoint) -> Refusal:
    return Refusal(f"no whole answer within {endpoint.timeout:g} seconds", silent=True, again=True)


def _unreached(at: Address, error: Exception, endpoint: Endpoint) -> Refusal:
    if isinstance(error, TimeoutError):
        return _late(endpoint)
    if isinstance(error, ConnectionRefusedError):
        return Refusal(f"nothing answers at {at.shown}: connection refused", silent=True, again=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Refusal(f"the certificate of {at.shown} is not to be trusted: {error.verify_message}", silent=True)
    if isinstance(error, socket.gaierror):
        return Refusal(f"the host {at.host} is not known", silent=True)
    what = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return Refusal(f"the exchange with {at.shown} broke off: {what}", silent=True, again=True)
