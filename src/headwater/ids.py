"""Identifiers made from content, so that the same input has the same id in every dossier and in every order of adding."""

from __future__ import annotations

import hashlib

LENGTH = 20
"""Hexadecimal digits kept of a SHA-256 digest: 80 bits, a collision among 10^9 ids has odds of about 10^-6."""

SEPARATOR = "\x1f"


def sha256(content: bytes) -> str:
    """Return the full SHA-256 digest of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Return `prefix-digest` over the parts in their order; None and "" differ."""
    joined = SEPARATOR.join("\x00" if p is None else str(p) for p in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:LENGTH]}"
