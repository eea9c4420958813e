"""Where a second reader is asked: an OpenAI-compatible endpoint, checked before anything is sent."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import fields
from urllib.parse import SplitResult, urlsplit

from headwater.errors import SettingsError
from headwater.model import noun

KEY_VARIABLE = "HEADWATER_READER_KEY"
LONGEST_NAME = 200


@noun
class Endpoint:
    """An endpoint and how far to go along with it. The key itself stands in the environment only; here is the name of its variable."""

    base_url: str
    """Up to and without `/chat/completions`, as in `http://127.0.0.1:8080/v1`; plain http only to this machine."""
    model: str
    key_variable: str = KEY_VARIABLE
    timeout: float = 120.0
    """Seconds that one answer may take, from connecting to its last byte."""
    retries: int = 2
    """Further tries where the endpoint is not reached, is busy, or fails."""
    pause: float = 1.0
    """Seconds before the first further try; doubled before each one after."""
    parallel: int = 4
    """Articles asked for at the same time."""
    max_request_chars: int = 12_000
    """Code points of text sent in one request; a longer article is sent in pieces."""
    max_requests: int = 16
    """Requests for one article; what is left of a longer one is read by the rules."""
    max_answer_bytes: int = 4_000_000
    patience: int = 3
    """Articles in a row without any answer, after which the endpoint is asked no more."""

    def __post_init__(self) -> None:
        for f in fields(self):
            value, seconds = getattr(self, f.name), f.name in ("timeout", "pause")
            if f.name in ("base_url", "model", "key_variable"):
                continue
            least = 0 if f.name in ("pause", "retries") else 1e-3 if seconds else 1
            fits = isinstance(value, int | float if seconds else int) and not isinstance(value, bool)
            if not fits or not least <= value <= 1e9:
                raise SettingsError(
                    f"second reader: {f.name} is {value!r}, not a {'' if seconds else 'whole '}number {'from 0' if not least else 'above 0'}"
                )
        if not self.model.strip() or len(self.model) > LONGEST_NAME or not self.model.isprintable():
            raise SettingsError(f"second reader: {self.model[:40]!r} is no model's name")
        address(self)


@noun
class Address:
    """Where to connect, and the path to post to."""

    host: str
    port: int
    path: str
    secure: bool

    @property
    def shown(self) -> str:
        """Return host and port, as failures and the ledger name the endpoint."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def address(endpoint: Endpoint) -> Address:
    """Return where an endpoint is; raises SettingsError for anything but https, or http to this machine."""
    parts, port = _split(endpoint.base_url)
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host:
        raise SettingsError("second reader: the address must begin with https:// (or http:// for a server on this machine)")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        # an address is written into the ledger; a key has no place in it
        raise SettingsError("second reader: the address may hold no user, password, query or fragment; a key belongs into the environment")
    if parts.scheme == "http" and not is_loopback(host):
        raise SettingsError(f"second reader: {host} is not this machine: plain http would send the reports readable by anyone; use https")
    if not _plain(host) or not _plain(parts.path):
        raise SettingsError("second reader: the address holds spaces or characters that an address cannot hold")
    secure = parts.scheme == "https"
    return Address(host=host, port=port or (443 if secure else 80), path=f"{parts.path.rstrip('/')}/chat/completions", secure=secure)


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise SettingsError("second reader: the address is none (as in https://example.org/v1)") from None
    return parts, port


def _plain(text: str) -> bool:
    return text.isascii() and all("!" <= c <= "~" for c in text)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def key(endpoint: Endpoint) -> str | None:
    """Return the key from the environment, None where there is none; raises SettingsError, without showing it, for one that no header can hold."""
    found = os.environ.get(endpoint.key_variable, "").strip()
    if found and not _plain(found):
        raise SettingsError(f"second reader: what {endpoint.key_variable} holds is no key: it has spaces or characters that are not ASCII")
    return found or None


def made_by(endpoint: Endpoint) -> str:
    """Return what statements are marked with: this step, the model, and where it was asked."""
    return f"extract/second/1 ({endpoint.model.strip()} at {address(endpoint).shown})"
